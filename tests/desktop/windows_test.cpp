// SPDX-License-Identifier: GPL-3.0-or-later
// Places beside each other: tabs over a restart, and more windows onto one workspace.
#include "core/schema/builtin/task.h"
#include "tests/desktop/program.h"
#include "tests/support/widget_checks.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/notice_panel.h"
#include "ui/shell/palette_model.h"
#include "ui/shell/tab_strip.h"
#include "ui/shell/top_strip.h"
#include "ui/views/record/record_page.h"
#include "ui/views/table/record_table.h"
#include "ui/views/table/table_page.h"

#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QTreeWidget>

using namespace millrace;
using namespace millrace::test;

namespace {

struct Windows : Program
{
    RecordId create(QStringView entity, std::vector<std::pair<QStringView, Value>> values)
    {
        Workspace &workspace = composition->data()->workspace();
        const EntityPtr def = workspace.catalog()->entity(entity);
        CommitRequest request;
        request.label = QStringLiteral("create");
        request.edits.push_back(Edit::create(def));
        for (const auto &[field, value] : values)
            request.edits.back().with(*def, field, value);
        return must(workspace.commit(workspace.session(), std::move(request))).ids.front();
    }
    RecordId customer(const char *name) { return create(u"customer", {{u"name", Value(QString::fromUtf8(name))}}); }
    TablePage *list()
    {
        auto *page = qobject_cast<TablePage *>(window().currentPage());
        REQUIRE(page);
        REQUIRE(QTest::qWaitFor([&] { return page->model()->hasLoaded() && page->model()->rowCount() > 0; }, 10000));
        settle();
        return page;
    }
};

} // namespace

TEST_CASE("tabs with their records come back at the next start, for each workspace its own")
{
    Windows program;
    program.start();
    const RecordId acme = program.customer("Acme");
    program.window().openPage({QStringLiteral("customers"), {}});
    program.window().openBeside(recordPageAddress(QStringLiteral("customer"), acme));
    program.window().openBeside({QStringLiteral("funnel"), {}});
    program.window().showTab(1);
    program.stop();

    program.start();
    CHECK(program.window().tabCount() == 3);
    CHECK(program.window().currentTab() == 1);
    auto *record = qobject_cast<RecordPage *>(program.window().currentPage());
    REQUIRE(record);
    CHECK(record->title() == QStringLiteral("Acme"));
    auto *strip = program.window().findChild<TabStrip *>(QStringLiteral("tabStrip"));
    CHECK(strip->tabText(0) == QStringLiteral("Customers"));
    CHECK(strip->tabText(2) == QStringLiteral("Funnel"));
    program.stop();

    program.options.workspace = program.folder.filePath(QStringLiteral("other.millrace"));
    program.start();
    CHECK(program.window().tabCount() == 1);
    program.stop();

    // A page asked for at the start is the only one.
    program.options.workspace = program.folder.filePath(QStringLiteral("company.millrace"));
    program.options.page = QStringLiteral("bin");
    program.start();
    CHECK(program.window().tabCount() == 1);
    CHECK(program.window().currentPageId() == QStringLiteral("bin"));
}

TEST_CASE("the program begins with the page that was chosen for it")
{
    Windows program;
    program.start();
    program.window().openPage({QStringLiteral("bin"), {}});
    program.composition->settings().setStartPage(QStringLiteral("customers"));
    program.stop();
    program.start();
    CHECK(program.window().currentPageId() == QStringLiteral("customers"));
}

TEST_CASE("Ctrl+Enter on a row opens it in a tab, Shift+Enter in a window of its own that works by itself")
{
    Windows program;
    program.start();
    const RecordId acme = program.customer("Acme");
    program.window().openPage({QStringLiteral("customers"), {}});
    TablePage *list = program.list();
    list->table()->setFocus();
    list->table()->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list->table(), Qt::Key_Return, Qt::ControlModifier);
    CHECK(program.window().tabCount() == 2);
    CHECK(program.window().currentPageId() == QStringLiteral("record"));
    program.window().showTab(0);
    list->table()->setFocus();
    QTest::keyClick(list->table(), Qt::Key_Return, Qt::ShiftModifier);
    REQUIRE(program.composition->besides().size() == 1);
    WorkspaceWindow &beside = *program.composition->besides().front();
    CHECK(program.window().currentPageId() == QStringLiteral("customers"));
    CHECK(beside.window().currentPageId() == QStringLiteral("record"));
    CHECK(beside.window().windowTitle().contains(QStringLiteral("Acme")));
    CHECK(beside.window().currentPage()->currentRecord() == RecordAddress{QStringLiteral("customer"), acme});
    CHECK(beside.commands().problems() == QStringList());
    // Commands act on the window that they are asked in.
    beside.commands().action(QStringLiteral("page.funnel"))->trigger();
    CHECK(beside.window().currentPageId() == QStringLiteral("funnel"));
    CHECK(program.window().currentPageId() == QStringLiteral("customers"));
    beside.window().close();
    REQUIRE(QTest::qWaitFor([&] { return program.composition->besides().empty(); }, 5000));
    program.composition->commands().action(QStringLiteral("tab.window"))->trigger();
    CHECK(program.composition->besides().size() == 1);
}

TEST_CASE("a due reminder stands behind the bell until its work is done")
{
    Windows program;
    program.options.now = Instant{1'773'136'800'000'000};
    program.start();
    auto *bell = program.window().findChild<BellButton *>(QStringLiteral("topBell"));
    REQUIRE(bell);
    CHECK(bell->waiting() == 0);
    const Instant past{1'773'136'800'000'000 - 3'600'000'000};
    const RecordId call = program.create(
        u"task",
        {{u"subject", Value(QStringLiteral("Call"))}, {u"due", Value(past)}, {task::reminderAt.name(), Value(past)}});
    REQUIRE(QTest::qWaitFor([&] { return bell->waiting() == 1; }, 10000));
    bell->click();
    NoticePanel *panel = program.window().notices();
    REQUIRE(panel->isVisible());
    CHECK(checks::unnamedWidgets(panel) == QStringList());
    QTest::keyClick(panel->list(), Qt::Key_Return);
    CHECK(program.window().currentPage()->currentRecord() == RecordAddress{QStringLiteral("task"), call});
    Workspace &workspace = program.composition->data()->workspace();
    CommitRequest request;
    request.label = QStringLiteral("edit");
    const EntityPtr task = workspace.catalog()->entity(u"task");
    request.edits.push_back(Edit::update(task, call).with(*task, u"status", Value(QStringLiteral("done"))));
    must(workspace.commit(workspace.session(), std::move(request)));
    REQUIRE(QTest::qWaitFor([&] { return bell->waiting() == 0; }, 10000));
}

TEST_CASE("a settings file that cannot be read is told of once, and settings travel in a file")
{
    Windows program;
    QDir().mkpath(program.options.profile);
    QFile broken(QDir(program.options.profile).filePath(QStringLiteral("settings.ini")));
    REQUIRE(broken.open(QIODevice::WriteOnly));
    broken.write("]]] [[[\nno settings\n");
    broken.close();
    program.start();
    const auto told = [&] {
        QStringList texts;
        for (const Told &one : program.window().toasts()->history())
            texts << one.toast.text;
        return texts.join(u'\n');
    };
    CHECK(told().contains(QStringLiteral("settings.ini.bad")));
    program.answer = program.folder.filePath(QStringLiteral("kept.ini"));
    Q_EMIT program.window().settingsExportRequested();
    CHECK(QFile::exists(program.answer));
    program.composition->settings().setShortMoney(false);
    Q_EMIT program.window().settingsImportRequested();
    CHECK(program.composition->settings().shortMoney());
    CHECK(told().contains(QStringLiteral("Settings imported")));
    program.stop();
    program.start();
    CHECK_FALSE(told().contains(QStringLiteral("settings.ini.bad")));
}

TEST_CASE("lists, records and the funnel are put on paper as they are shown")
{
    Windows program;
    program.start();
    const RecordId acme = program.customer("Acme");
    program.customer("Zeta");
    std::optional<Printout> paper;
    const auto print = [&] {
        paper.reset();
        REQUIRE(program.window().currentPage()->canPrint());
        program.window().currentPage()->makePrintout([&](Printout printout) { paper = std::move(printout); });
        REQUIRE(QTest::qWaitFor([&] { return paper.has_value(); }, 10000));
    };
    program.window().openPage({QStringLiteral("leads"), {}});
    REQUIRE_FALSE(program.window().currentPage()->canPrint());
    program.composition->commands().action(QStringLiteral("file.print"))->trigger();
    CHECK(program.window().toasts()->history().front().toast.text ==
          QStringLiteral("There is nothing to print here yet"));
    program.window().openPage({QStringLiteral("customers"), {}});
    TablePage *list = program.list();
    REQUIRE(QTest::qWaitFor([&] { return list->model()->rowCount() == 2; }, 10000));
    list->setFilterText(QStringLiteral("name ~ \"Ac\""));
    REQUIRE(QTest::qWaitFor([&] { return list->model()->rowCount() == 1 && !list->model()->isLoading(); }, 10000));
    print();
    CHECK(paper->title.startsWith(QStringLiteral("Customers")));
    CHECK(int(paper->columns.size()) == list->model()->columnCount());
    REQUIRE(paper->rows.size() == 1);
    CHECK(paper->rows.front().contains(QStringLiteral("Acme")));
    CHECK(paper->notes.join(u'\n').contains(QStringLiteral("Ac")));
    CHECK(program.composition->commands().action(QStringLiteral("file.print"))->isEnabled());

    program.window().openPage(recordPageAddress(QStringLiteral("customer"), acme));
    print();
    CHECK(paper->title == QStringLiteral("Acme"));
    CHECK(std::any_of(paper->rows.begin(), paper->rows.end(), [](const QStringList &row) {
        return row == QStringList{QStringLiteral("Name"), QStringLiteral("Acme")};
    }));

    program.window().openPage({QStringLiteral("funnel"), {}});
    REQUIRE(QTest::qWaitFor([&] { return program.window().currentPage()->canPrint(); }, 10000));
    print();
    CHECK(paper->chart.has_value());
    CHECK_FALSE(paper->rows.empty());
    program.window().openPage({QStringLiteral("today"), {}});
    CHECK_FALSE(program.composition->commands().action(QStringLiteral("file.print"))->isEnabled());
}

TEST_CASE("the palette makes what it does not find, and goes into the actions of what it finds")
{
    Windows program;
    program.start();
    program.customer("Acme");
    program.window().openPage({QStringLiteral("customers"), {}});
    CommandPalette *palette = program.window().palettePanel();
    palette->open(QStringLiteral("acme"));
    const auto current = [&] {
        const PaletteItem *item = palette->model()->item(palette->currentRow());
        return item ? item->title : QString();
    };
    const bool found = QTest::qWaitFor([&] { return current() == QStringLiteral("Acme"); }, 10000);
    INFO("offered first: " << current().toStdString());
    REQUIRE(found);
    QTest::keyClick(palette->field(), Qt::Key_Tab);
    CHECK(palette->steps() == QStringList{QStringLiteral("Acme")});
    CHECK(current() == QStringLiteral("Open"));
    QTest::keyClicks(palette->field(), QStringLiteral("transfer"));
    CHECK(current() == QStringLiteral("Transfer to…"));
    QTest::keyClick(palette->field(), Qt::Key_Return);
    CHECK(palette->steps().size() == 2);
    REQUIRE(
        QTest::qWaitFor([&] { return !current().isEmpty() && current() != QStringLiteral("Transfer to…"); }, 10000));
    QTest::keyClick(palette->field(), Qt::Key_Backspace);
    CHECK(palette->steps().size() == 1);
    palette->open(QStringLiteral("nobody of this name"));
    REQUIRE(QTest::qWaitFor([&] { return current().startsWith(QStringLiteral("New: ")); }, 10000));
    palette->close();
}
