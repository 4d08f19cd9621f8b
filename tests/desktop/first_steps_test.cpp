// SPDX-License-Identifier: GPL-3.0-or-later
// The checklist of the first start: ticked by what was really done, put away and taken out again.
#include "tests/desktop/program.h"
#include "tests/support/widget_checks.h"
#include "ui/shell/command_palette.h"

#include <QDialog>
#include <QPushButton>

using namespace millrace;
using namespace millrace::test;

namespace {

struct Beginner : Program
{
    void start()
    {
        options.welcome = true;
        Program::start();
        window().resize(1366, 768);
        QSignalSpy started(composition.get(), &Composition::started);
        button("welcomeSkip")->click();
        REQUIRE((started.count() > 0 || started.wait(30000)));
        settle();
        REQUIRE(steps());
        REQUIRE(steps()->isShown());
    }
    FirstSteps *steps() { return composition->firstSteps(); }
    bool done(const char *id) { return steps()->list()->isDone(QString::fromLatin1(id)); }
    void commit(Edit edit, Origin origin = Origin::Local)
    {
        Workspace &workspace = composition->data()->workspace();
        CommitRequest request;
        request.label = QStringLiteral("create");
        request.origin = origin;
        request.edits.push_back(std::move(edit));
        QSignalSpy looked(steps(), &FirstSteps::looked);
        must(workspace.commit(workspace.session(), std::move(request)));
        REQUIRE((looked.count() > 0 || looked.wait(10000)));
    }
    Edit create(QStringView entity, QStringView field, const Value &value)
    {
        const EntityPtr def = composition->data()->catalog()->entity(entity);
        return Edit::create(def).with(*def, field, value);
    }
};

} // namespace

TEST_CASE("the first steps stand beside the pages after the first start and tick by what is done")
{
    Beginner program;
    program.start();
    CHECK(program.steps()->list()->isVisible());
    CHECK(checks::unnamedWidgets(&program.window()) == QStringList());
    CHECK(checks::tabOrderBreaks(&program.window()) == QStringList());
    CHECK_FALSE(program.done("customer"));
    program.commit(program.create(u"customer", u"name", Value(QStringLiteral("Acme"))), Origin::Rule);
    CHECK_FALSE(program.done("customer"));
    program.commit(program.create(u"customer", u"name", Value(QStringLiteral("Beta"))));
    CHECK(program.done("customer"));
    CHECK_FALSE(program.done("followUp"));
    program.commit(program.create(u"activity", u"subject", Value(QStringLiteral("Call"))));
    CHECK(program.done("followUp"));

    // A card moved on.
    Workspace &workspace = program.composition->data()->workspace();
    Query query;
    query.entity = QStringLiteral("opportunity");
    query.limit = 1;
    const RecordId deal = must(workspace.rows(workspace.session(), query)).rows.at(0).id;
    const Record record = must(workspace.record(workspace.session(), QStringLiteral("opportunity"), deal));
    const EntityPtr def = record.entity();
    const RecordId pipeline = record.value(def->field(u"pipeline")->index).valueOr<RecordId>();
    RecordId other;
    for (const Record &stage : workspace.metadata()->stagesOf(pipeline)) {
        if (stage.id() != record.value(def->field(u"stage")->index).valueOr<RecordId>() && other.isNull())
            other = stage.id();
    }
    program.commit(Edit::update(def, deal).with(*def, u"stage", Value(other)));
    CHECK(program.done("move"));

    program.window().palettePanel()->open();
    CHECK(program.done("palette"));
    program.window().palettePanel()->close();
    program.answer = program.folder.filePath(QStringLiteral("copy.millrace"));
    program.steps()->list()->button(QStringLiteral("copy"))->click();
    REQUIRE(QTest::qWaitFor([&] { return program.done("copy"); }, 20000));
    CHECK_FALSE(program.done("import"));
}

TEST_CASE("each step begins the real thing")
{
    Beginner program;
    program.start();
    const auto choose = [&](const char *id) { program.steps()->list()->button(QString::fromLatin1(id))->click(); };
    choose("move");
    CHECK(program.window().currentPageId() == QStringLiteral("board"));
    choose("import");
    CHECK(program.window().currentPageId() == QStringLiteral("import"));
    choose("palette");
    CHECK(program.window().palettePanel()->isVisible());
    program.window().palettePanel()->close();
    choose("customer");
    CHECK(program.window().currentPageId() == QStringLiteral("customers"));
    CHECK(program.window().currentPage()->findChild<QDialog *>(QStringLiteral("recordDraft")));
}

TEST_CASE("the first steps are put away for good, and come back from the Help menu with their ticks")
{
    Beginner program;
    program.start();
    program.window().palettePanel()->open();
    program.window().palettePanel()->close();
    program.button("checklistClose")->click();
    CHECK_FALSE(program.steps()->isShown());
    program.stop();
    program.options.welcome = false;
    static_cast<Program &>(program).start();
    CHECK_FALSE(program.steps()->isShown());
    program.composition->commands().action(QStringLiteral("help.firstSteps"))->trigger();
    REQUIRE(program.steps()->isShown());
    CHECK(program.done("palette"));
    CHECK_FALSE(program.done("copy"));
    program.stop();
    static_cast<Program &>(program).start();
    CHECK(program.steps()->isShown());
    program.composition->commands().action(QStringLiteral("settings.chinese"))->trigger();
    Program::settle();
    CHECK(checks::latinTexts(program.steps()->list(), {QStringLiteral("Ctrl"), QStringLiteral("Right")}) ==
          QStringList());
    program.composition->commands().action(QStringLiteral("settings.english"))->trigger();
}
