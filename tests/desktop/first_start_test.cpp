// SPDX-License-Identifier: GPL-3.0-or-later
// The first start, the sample company and its end, links from outside, one window for a workspace.
#include "app/desktop/parts/deep_link.h"
#include "app/desktop/parts/sign_in_dialog.h"
#include "tests/desktop/program.h"
#include "tests/support/widget_checks.h"
#include "ui/forms/record_form.h"
#include "ui/shell/banner.h"
#include "ui/views/board/board_page.h"
#include "ui/views/record/record_page.h"
#include "ui/views/table/table_page.h"
#include "ui/views/today/today_page.h"
#include "ui/views/welcome/welcome_page.h"

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QThread>
#include <QTimer>

#include <future>

using namespace millrace;
using namespace millrace::test;

namespace {

struct FirstStart : Program
{
    FirstStart() { options.welcome = true; }
    WelcomePage *welcome()
    {
        auto *page = window().findChild<WelcomePage *>(QStringLiteral("welcomePage"));
        REQUIRE(page);
        return page;
    }
    void finish(const char *button)
    {
        QSignalSpy started(composition.get(), &Composition::started);
        this->button(button)->click();
        REQUIRE((started.count() > 0 || started.wait(30000)));
        settle();
        REQUIRE(composition->isOpen());
    }
    qint64 count(const char *entity)
    {
        Query query;
        query.entity = QString::fromLatin1(entity);
        return must(composition->data()->workspace().count(composition->data()->session(), query));
    }
    void waitForSample(bool there)
    {
        REQUIRE(QTest::qWaitFor([&] { return composition->sample()->isThere() == there; }, 20000));
    }
};

} // namespace

TEST_CASE("the first start asks in three short pages, in the language chosen on the first")
{
    FirstStart program;
    program.start();
    REQUIRE_FALSE(program.composition->isOpen());
    WelcomePage *page = program.welcome();
    CHECK(page->isVisible());
    CHECK(page->stepCount() == 3);
    // Enter leads on from the first moment.
    REQUIRE(program.window().focusWidget());
    CHECK(page->isAncestorOf(program.window().focusWidget()));
    QTest::keyClick(program.window().focusWidget(), Qt::Key_Return);
    CHECK(page->step() == 1);
    program.button("welcomeBack")->click();
    CHECK(page->step() == 0);
    CHECK(checks::hanTexts(page).isEmpty());
    program.button("welcomeChinese")->click();
    Program::settle();
    CHECK(page->isVisible());
    CHECK(page->step() == 0);
    CHECK(page->findChild<QLabel *>() != nullptr);
    CHECK(checks::hanTexts(page).size() > 2);
    for (int step = 0; step < 3; ++step) {
        CHECK(page->step() == step);
        CHECK(checks::clippedTexts(page) == QStringList());
        CHECK(checks::unnamedWidgets(page) == QStringList());
        CHECK(checks::tabOrderBreaks(page) == QStringList());
        if (step < 2)
            program.button("welcomeNext")->click();
        Program::settle();
    }
    program.button("welcomeBack")->click();
    CHECK(page->step() == 1);
    program.button("welcomeEnglish")->click();
    CHECK_FALSE(QFile::exists(program.options.workspace));
}

TEST_CASE("an empty workspace is made as it was asked for and opened again at the next start")
{
    FirstStart program;
    program.start();
    program.button("welcomeNext")->click();
    program.window().findChild<QLineEdit *>(QStringLiteral("welcomeCompany"))->setText(QStringLiteral("Acme / 东方"));
    program.window().findChild<QLineEdit *>(QStringLiteral("welcomePerson"))->setText(QStringLiteral("Lin"));
    program.window().findChild<QComboBox *>(QStringLiteral("welcomeCurrency"))->setCurrentText(QStringLiteral("EUR"));
    program.button("welcomeNext")->click();
    program.button("welcomeBlank")->click();
    program.finish("welcomeNext");
    const QString path = program.folder.filePath(QStringLiteral("Acme 东方.millrace"));
    CHECK(program.composition->workspacePath() == path);
    CHECK(program.composition->data()->workspace().baseCurrency().toString() == QStringLiteral("EUR"));
    CHECK(program.count("customer") == 0);
    const auto person = must(
        program.composition->data()->workspace().record(program.composition->data()->session(), QStringLiteral("user"),
                                                        program.composition->data()->workspace().person()));
    CHECK(person.title() == QStringLiteral("Lin"));
    CHECK(program.composition->settings().lastWorkspace() == path);
    CHECK(program.window().currentPageId() == QStringLiteral("today"));
}

TEST_CASE("skipping begins with the sample company; removing it takes the sample alone and can be undone")
{
    FirstStart program;
    program.start();
    program.finish("welcomeSkip");
    program.waitForSample(true);
    CHECK(program.window().banner()->isVisible());
    CHECK(program.window().banner()->message().what.contains(QStringLiteral("sample company")));
    REQUIRE(program.count("customer") == 40);
    auto *today = qobject_cast<TodayPage *>(program.window().currentPage());
    REQUIRE(today);
    REQUIRE(QTest::qWaitFor([&] { return today->agenda().has_value(); }, 10000));
    CHECK(today->agenda()->overdue.count > 0);
    CHECK(today->agenda()->today.count > 0);

    // One customer of one's own, and one of the sample that is worked with.
    auto &workspace = program.composition->data()->workspace();
    const Session session = program.composition->data()->session();
    const EntityPtr customer = workspace.catalog()->entity(u"customer");
    CommitRequest mine;
    mine.label = QStringLiteral("create");
    mine.edits.push_back(Edit::create(customer));
    mine.edits.back().with(*customer, u"name", Value(QStringLiteral("My own")));
    must(workspace.commit(session, std::move(mine)));
    program.button("removeSample")->click();
    program.waitForSample(false);
    CHECK(program.count("customer") == 1);
    CHECK(program.count("opportunity") == 0);
    CHECK(program.count("task") == 0);
    CHECK_FALSE(program.window().banner()->isVisible());
    CHECK_FALSE(program.composition->commands().action(QStringLiteral("sample.remove"))->isEnabled());
    int empty = 0;
    for (const char *page : {"contacts", "leads", "opportunities", "products", "activities", "tasks"}) {
        program.window().openPage({QString::fromLatin1(page), {}});
        auto *list = qobject_cast<TablePage *>(program.window().currentPage());
        REQUIRE(list);
        REQUIRE(QTest::qWaitFor([&] { return list->model()->hasLoaded() && list->emptyKind() == 1; }, 10000));
        for (const QPushButton *button : list->findChildren<QPushButton *>(QStringLiteral("emptyButton")))
            empty += button->isVisible() && !button->text().isEmpty() ? 1 : 0;
    }
    CHECK(empty == 6);
    program.window().openPage({QStringLiteral("board"), {}});
    auto *board = qobject_cast<BoardPage *>(program.window().currentPage());
    REQUIRE(board);
    CHECK(QTest::qWaitFor([&] { return board->emptyKind() == 1; }, 10000));

    // It was itself an undo, so what takes it back is redo (as does the toast's button).
    QAction *redo = program.composition->commands().action(QStringLiteral("edit.redo"));
    REQUIRE(QTest::qWaitFor([&] { return redo->isEnabled(); }, 10000));
    redo->trigger();
    program.waitForSample(true);
    CHECK(program.count("customer") == 41);
    CHECK(program.composition->commands().action(QStringLiteral("sample.remove"))->isEnabled());
}

TEST_CASE("a workspace that cannot be made is explained, not lost in silence")
{
    FirstStart program;
    QFile inTheWay(program.folder.filePath(QStringLiteral("file")));
    REQUIRE(inTheWay.open(QIODevice::WriteOnly));
    program.options.workspace = program.folder.filePath(QStringLiteral("file/none.millrace"));
    program.start();
    program.button("welcomeSkip")->click();
    REQUIRE(QTest::qWaitFor(
        [&] {
            auto *page = program.window().findChild<QWidget *>(QStringLiteral("errorPage"));
            return page && page->isVisible();
        },
        10000));
    CHECK_FALSE(program.composition->isOpen());
}

TEST_CASE("a link leads to a record or a page, and back again")
{
    const QHash<QString, QString> pages{{QStringLiteral("customer"), QStringLiteral("customers")}};
    const QString id = QStringLiteral("0192f6d4-0000-7000-8000-000000000001");
    const QString link = QStringLiteral("millrace://record/customer/") + id;
    const auto address = addressOfLink(link, pages);
    REQUIRE(address);
    CHECK(*address == recordPageAddress(QStringLiteral("customer"), *RecordId::fromString(id)));
    CHECK(linkOfAddress(*address, pages) == link);
    CHECK(linkOfAddress({QStringLiteral("customers"), QStringLiteral("record:") + id}, pages) == link);
    CHECK(addressOfLink(QStringLiteral("millrace://view/funnel"), pages) == PageAddress{QStringLiteral("funnel"), {}});
    CHECK(linkOfAddress({QStringLiteral("funnel"), {}}, pages) == QStringLiteral("millrace://view/funnel"));
    const PageAddress board{QStringLiteral("board"), QStringLiteral("客户 a/b")};
    CHECK(addressOfLink(linkOfAddress(board, pages), pages) == board);
    for (const char *bad :
         {"millrace://record/customer/nonsense", "millrace://record/shoe/0192f6d4-0000-7000-8000-000000000001",
          "millrace://record", "millrace://view", "http://view/funnel", "millrace:", ""})
        CHECK_FALSE(addressOfLink(QString::fromLatin1(bad), pages).has_value());
    CHECK(isDeepLink(QStringLiteral("millrace://view/x")));
    CHECK_FALSE(isDeepLink(QStringLiteral("sales/millrace.millrace")));
}

TEST_CASE("the program begins where a link leads, says when it leads nowhere, and can tell where it is")
{
    Program program;
    RecordId id;
    {
        TempWorkspace made;
        id = made.create(u"customer", {{"name", QStringLiteral("Acme")}});
        must(made->backup(program.options.workspace));
    }
    program.options.link = QStringLiteral("millrace://record/customer/") + id.toString();
    program.start();
    CHECK(program.window().currentPageId() == QStringLiteral("record"));
    auto *page = qobject_cast<RecordPage *>(program.window().currentPage());
    REQUIRE(page);
    CHECK(page->form()->recordId() == id);
    program.composition->commands().action(QStringLiteral("go.copyLink"))->trigger();
    CHECK(QApplication::clipboard()->text() == program.options.link);
    program.composition->follow(QStringLiteral("millrace://view/funnel"));
    CHECK(program.window().currentPageId() == QStringLiteral("funnel"));
    program.composition->follow(QStringLiteral("millrace://view/nowhere"));
    CHECK(program.window().currentPageId() == QStringLiteral("funnel"));
    CHECK(program.window().toasts()->history().front().toast.text.contains(QStringLiteral("nowhere")));
}

TEST_CASE("a second start hands its link to the first and ends")
{
    Program program;
    program.options.alone = true;
    const QString key = SingleInstance::keyOf(program.options.workspace);
    CHECK_FALSE(SingleInstance::handOver(key, QStringLiteral("millrace://view/funnel")));
    program.start();
    const QString made = SingleInstance::keyOf(program.options.workspace);
    // The other start is another program; here it is another thread, while this one answers.
    auto second = std::async(std::launch::async, [made] {
        return SingleInstance::handOver(made, QStringLiteral("millrace://view/funnel"));
    });
    REQUIRE(QTest::qWaitFor([&] { return program.window().currentPageId() == QStringLiteral("funnel"); }, 10000));
    CHECK(second.get());
    CHECK_FALSE(
        SingleInstance::handOver(SingleInstance::keyOf(program.folder.filePath(QStringLiteral("other.millrace"))), {}));
    program.stop();
    CHECK_FALSE(SingleInstance::handOver(made, {}));
}

TEST_CASE("the probe is told when the first page has its data, whichever page that is")
{
    for (const char *page : {"today", "customers", "board", "funnel", "bin"}) {
        Program program;
        program.options.page = QString::fromLatin1(page);
        program.options.probe = program.folder.filePath(QStringLiteral("probe.json"));
        program.start();
        INFO(page);
        CHECK(QTest::qWaitFor(
            [&] {
                QFile file(program.options.probe);
                return file.open(QIODevice::ReadOnly) && file.readAll().contains("\"ready\":");
            },
            10000));
        REQUIRE(QTest::qWaitFor(
            [&] {
                QFile file(program.options.probe);
                return file.open(QIODevice::ReadOnly) &&
                       !file.readAll().trimmed().split('\n').back().contains("\"ready\":null");
            },
            10000));
    }
}

TEST_CASE("the first start offers to join a team; whoever turns back there is where he was")
{
    FirstStart program;
    program.start();
    program.button("welcomeNext")->click();
    program.button("welcomeNext")->click();
    program.button("welcomeTeam")->click();
    bool asked = false;
    // The dialog waits; it is answered from within.
    QTimer::singleShot(0, qApp, [&] {
        auto *dialog = qobject_cast<SignInDialog *>(QApplication::activeModalWidget());
        asked = dialog && dialog->windowTitle() == QStringLiteral("Join a team") && !dialog->password()->isVisible() &&
                checks::unnamedWidgets(dialog).isEmpty() && checks::clippedTexts(dialog).isEmpty();
        if (dialog)
            dialog->reject();
    });
    program.button("welcomeNext")->click();
    Program::settle();
    CHECK(asked);
    CHECK(program.welcome()->isVisible());
    CHECK(program.button("welcomeNext")->isEnabled());
    CHECK_FALSE(program.composition->isOpen());
    CHECK_FALSE(QFile::exists(program.options.workspace));
    // The rest of the first start is still to be had.
    program.button("welcomeBlank")->click();
    program.finish("welcomeNext");
    CHECK(program.count("customer") == 0);
}
