// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"
#include "tests/support/widget_checks.h"
#include "ui/forms/follow_up_composer.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDir>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <cstdio>

using namespace millrace;
using namespace millrace::test;

namespace {

constexpr const char *childPath = "MILLRACE_TEST_CHILD_WORKSPACE", *childRecord = "MILLRACE_TEST_CHILD_RECORD";

struct WritingDesk
{
    TempWorkspace workspace;
    RecordId customer = workspace.create(u"customer", {{"name", QStringLiteral("Alpha")}});
    RecordId person =
        workspace.create(u"contact", {{"name", QStringLiteral("李雷")}, {"customer", customer.toString()}});
    LiveData data{*workspace, QStringLiteral("en")};
    DraftStore drafts{workspace.path()};
    FollowUpComposer composer{data, drafts};

    WritingDesk() { composer.resize(600, 300); }
    void show(QStringView entity, const RecordId &id)
    {
        composer.showRecord(workspace.record(entity, id));
        REQUIRE_FALSE(composer.isHidden());
    }
    Record only(QStringView entity)
    {
        Query query;
        query.entity = entity.toString();
        const RowSet rows = must(workspace->rows(workspace.session(), query));
        REQUIRE(rows.rows.size() == 1);
        return workspace.record(entity, rows.rows.front().id);
    }
};

} // namespace

TEST_CASE("a follow-up and its next step are one operation, undone at once")
{
    WritingDesk desk;
    desk.show(u"contact", desk.person);
    CHECK_FALSE(desk.composer.isOpen());
    desk.composer.begin();
    CHECK(checks::unnamedWidgets(&desk.composer) == QStringList());
    QTest::keyClicks(desk.composer.text(), QStringLiteral("Talked about the price"));
    QTest::keyClick(desk.composer.text(), Qt::Key_Return);
    QTest::keyClicks(desk.composer.text(), QStringLiteral("Wants ten per cent off"));
    desk.composer.kind()->setCurrentIndex(desk.composer.kind()->findData(QStringLiteral("visit")));
    desk.composer.nextStep()->button(NextStepStrip::tomorrow)->click();
    QSignalSpy saved(&desk.composer, &FollowUpComposer::saved);
    QTest::keyClick(desk.composer.text(), Qt::Key_Return, Qt::ControlModifier);
    if (saved.isEmpty() && !saved.wait(5000))
        desk.composer.save();
    REQUIRE(QTest::qWaitFor([&] { return saved.count() == 1; }, 10000));
    CHECK(saved.front().at(1).toBool());

    const Record activity = desk.only(u"activity");
    CHECK(activity.title() == QStringLiteral("Talked about the price"));
    CHECK(desk.workspace.text(u"activity", activity.id(), "body").endsWith(QStringLiteral("ten per cent off")));
    CHECK(desk.workspace.text(u"activity", activity.id(), "kind") == QStringLiteral("visit"));
    CHECK(desk.workspace.text(u"activity", activity.id(), "customer") == desk.customer.toString());
    CHECK(desk.workspace.text(u"activity", activity.id(), "contact") == desk.person.toString());
    CHECK(activity.root() == desk.customer);
    const Record task = desk.only(u"task");
    CHECK(task.title() == QStringLiteral("Follow up: 李雷"));
    CHECK(desk.workspace.text(u"task", task.id(), "due").startsWith(QStringLiteral("2026-01-02T09:00")));
    CHECK(desk.workspace.text(u"task", task.id(), "reminder_at").startsWith(QStringLiteral("2026-01-02T09:00")));

    CHECK(desk.composer.text()->toPlainText().isEmpty());
    CHECK_FALSE(desk.composer.isOpen());
    CHECK(desk.drafts.keys().isEmpty());
    must(desk.workspace->undo(desk.workspace.session(), saved.front().front().value<RecordId>()));
    CHECK(desk.workspace.count("activity") == 0);
    CHECK(desk.workspace.count("task") == 0);
    desk.workspace.requireSound();
}

TEST_CASE("no next step wants a reason, and another day one that can be read")
{
    WritingDesk desk;
    desk.show(u"customer", desk.customer);
    desk.composer.begin();
    desk.composer.text()->setPlainText(QStringLiteral("They closed the shop"));
    NextStepStrip &next = *desk.composer.nextStep();
    next.button(NextStepStrip::none)->click();
    desk.composer.save();
    CHECK_FALSE(next.problem().isEmpty());
    CHECK(desk.workspace.count("activity") == 0);
    next.button(NextStepStrip::otherDay)->click();
    auto *day = next.findChild<QLineEdit *>(QStringLiteral("nextDay"));
    day->setText(QStringLiteral("no such day"));
    CHECK_FALSE(next.problem().isEmpty());
    day->setText(QStringLiteral("+5d"));
    CHECK(next.problem().isEmpty());
    CHECK(next.step().day == QDate(2026, 1, 6));
    next.button(NextStepStrip::nextMonday)->click();
    CHECK(next.step().day == QDate(2026, 1, 5));
    next.button(NextStepStrip::none)->click();
    next.findChild<QLineEdit *>(QStringLiteral("nextReason"))->setText(QStringLiteral("closed"));
    QSignalSpy saved(&desk.composer, &FollowUpComposer::saved);
    desk.composer.save();
    REQUIRE(QTest::qWaitFor([&] { return saved.count() == 1; }, 10000));
    CHECK_FALSE(saved.front().at(1).toBool());
    CHECK(desk.workspace.text(u"activity", desk.only(u"activity").id(), "no_next_step") == QStringLiteral("closed"));
    CHECK(desk.workspace.count("task") == 0);
}

TEST_CASE("a step taken or left keeps the draft of each record apart, Escape too")
{
    WritingDesk desk;
    desk.show(u"customer", desk.customer);
    desk.composer.begin();
    QTest::keyClicks(desk.composer.text(), QStringLiteral("about Alpha"));
    QTest::keyClick(desk.composer.text(), Qt::Key_Escape);
    CHECK_FALSE(desk.composer.isOpen());
    desk.show(u"contact", desk.person);
    CHECK(desk.composer.text()->toPlainText().isEmpty());
    desk.composer.begin();
    QTest::keyClicks(desk.composer.text(), QStringLiteral("about Li"));
    desk.show(u"customer", desk.customer);
    CHECK(desk.composer.text()->toPlainText() == QStringLiteral("about Alpha"));
    CHECK(desk.composer.isOpen());
    CHECK(desk.drafts.keys().size() == 2);
    desk.composer.discard();
    CHECK(desk.drafts.keys() == QStringList{FollowUpComposer::draftKey(QStringLiteral("contact"), desk.person)});
    desk.composer.showRecord(Record());
    CHECK(desk.composer.isHidden());
}

TEST_CASE("a long first line is cut for the subject and kept whole in the text")
{
    TempWorkspace workspace;
    const RecordId id = workspace.create(u"customer", {{"name", QStringLiteral("Alpha")}});
    const QString line(500, u'长');
    const auto edits = followUpEdits(*workspace->catalog(), workspace.record(u"customer", id), {line, {}, {}}, {},
                                     workspace.clock.now(), QTimeZone::utc());
    const CommitReceipt receipt = workspace.commit(edits);
    CHECK(workspace.text(u"activity", receipt.ids.front(), "body") == line);
    CHECK(workspace.text(u"activity", receipt.ids.front(), "subject").size() == 200);
}

TEST_CASE("a follow-up goes through its draft's form unchanged")
{
    const FollowUp written{QStringLiteral("你好\nsecond"),
                           QStringLiteral("call"),
                           {NextStep::Kind::Planned, QDate(2026, 2, 3), QStringLiteral("send"), QStringLiteral("no")}};
    const FollowUp back = followUpFrom(toJson(written));
    CHECK(back.text == written.text);
    CHECK(back.kind == written.kind);
    CHECK(back.next == written.next);
    CHECK(followUpFrom({}).next.kind == NextStep::Kind::Undecided);
}

// What the test below starts as a process of its own: it types, tells when the draft is stored, and waits to be killed.
TEST_CASE("a child that types a follow-up", "[.child]")
{
    const QString path = qEnvironmentVariable(childPath);
    const auto id = RecordId::fromString(qEnvironmentVariable(childRecord));
    REQUIRE(id);
    FixedClock clock(Instant{1'767'225'600'000'000});
    SharedIds ids(7);
    const auto workspace = must(Workspace::open(path, Workspace::Access::Write, clock, ids));
    LiveData data(*workspace, QStringLiteral("en"));
    DraftStore drafts(path);
    FollowUpComposer composer(data, drafts);
    composer.showRecord(must(workspace->record(data.session(), QStringLiteral("customer"), *id)));
    composer.begin();
    QObject::connect(&drafts, &DraftStore::stored, [](const QString &) {
        std::puts("stored");
        std::fflush(stdout);
    });
    composer.text()->setPlainText(QStringLiteral("Half a sentence, 还没有说完"));
    CHECK_FALSE(QTest::qWaitFor([] { return false; }, 60000));
}

TEST_CASE("what is typed is there again after the program was killed")
{
    TempWorkspace workspace;
    const RecordId id = workspace.create(u"customer", {{"name", QStringLiteral("Alpha")}});
    workspace.workspace.reset();
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(childPath), workspace.path());
    environment.insert(QString::fromLatin1(childRecord), id.toString());
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("a child that types a follow-up")});
    QByteArray told;
    REQUIRE(QTest::qWaitFor(
        [&] {
            told += child.readAllStandardOutput();
            return told.contains("stored");
        },
        30000));
    child.kill();
    REQUIRE(child.waitForFinished(10000));
    CHECK(child.exitStatus() == QProcess::CrashExit);

    workspace.reopen();
    LiveData data(*workspace, QStringLiteral("en"));
    DraftStore drafts(workspace.path());
    FollowUpComposer composer(data, drafts);
    composer.showRecord(workspace.record(u"customer", id));
    REQUIRE(QTest::qWaitFor([&] { return drafts.hasLoaded(); }, 10000));
    CHECK(drafts.keys() == QStringList{FollowUpComposer::draftKey(QStringLiteral("customer"), id)});
    CHECK(composer.text()->toPlainText() == QStringLiteral("Half a sentence, 还没有说完"));
    CHECK(composer.isOpen());
    CHECK(workspace.count("activity") == 0);
    QSignalSpy saved(&composer, &FollowUpComposer::saved);
    composer.save();
    REQUIRE(QTest::qWaitFor([&] { return saved.count() == 1; }, 10000));
    drafts.flush();
    CHECK(QDir(drafts.folder()).isEmpty());
    workspace.requireSound();
}
