// SPDX-License-Identifier: GPL-3.0-or-later
// The window's own thread reads a page at a time, whatever the base holds, and leaves every writing to others.
#include "core/interchange/generate.h"
#include "core/store/database.h"
#include "tests/desktop/file_spy.h"
#include "tests/desktop/program.h"
#include "ui/forms/record_form.h"
#include "ui/shell/command_palette.h"
#include "ui/views/board/board_page.h"
#include "ui/views/board/board_view.h"
#include "ui/views/import/import_page.h"
#include "ui/views/record/record_page.h"
#include "ui/views/table/table_page.h"

#include <QLineEdit>
#include <QSaveFile>
#include <QTableView>

using namespace millrace;
using namespace millrace::test;

namespace {

/// More rows than this are not a page.
constexpr std::int64_t pageRows = 600;

struct FullDesk : Program
{
    FileSpy spy;

    FullDesk()
    {
        options.locale = QStringLiteral("en");
        start();
        window().resize(1366, 768);
        QApplication::setActiveWindow(&window());
        GenerateOptions company;
        company.customers = 1500;
        company.contacts = 3000;
        company.opportunities = 3000;
        company.activities = 4000;
        company.tasks = 1500;
        Workspace &workspace = composition->data()->workspace();
        must(generate(workspace, company));
        settle();
        forget();
    }
    ~FullDesk() { stop(); }
    static void forget()
    {
        takeDearestStatement();
        FileSpy::takeOwn();
    }
    void rest()
    {
        for (int i = 0; i < 30; ++i)
            QTest::qWait(2);
        REQUIRE(QTest::qWaitFor([&] { return !composition->data()->isAwaiting(); }, 20000));
        settle();
    }
    void judge(const char *what)
    {
        rest();
        const StatementCost dearest = takeDearestStatement();
        INFO(what << ": " << dearest.rows << " rows, " << dearest.scanned << " scanned by "
                  << dearest.sql.toStdString());
        CHECK(dearest.rows <= pageRows);
        CHECK(dearest.scanned <= pageRows);
        const FileSpy::Counts touched = FileSpy::takeOwn();
        CHECK(touched.writes == 0);
        CHECK(touched.flushes == 0);
    }
    TablePage *list(const char *id)
    {
        window().openPage({QString::fromLatin1(id), {}});
        rest();
        auto *page = qobject_cast<TablePage *>(window().currentPage());
        REQUIRE(page);
        return page;
    }
    void type(QWidget *field, const char *text)
    {
        for (const char *letter = text; *letter; ++letter) {
            QTest::keyClick(field, *letter);
            settle();
        }
    }
};

} // namespace

TEST_CASE("the counter of statements sees what a thread reads")
{
    FullDesk desk;
    Workspace &workspace = desk.composition->data()->workspace();
    Query query;
    query.entity = QStringLiteral("customer");
    query.filter = Filter::compare(u"notes", CompareOp::Contains, QStringLiteral("nowhere"));
    must(workspace.count(workspace.session(), query));
    CHECK(takeDearestStatement().scanned >= 1400);
    query.filter = {};
    query.fields = {FieldPath{{QStringLiteral("name")}}};
    must(workspace.rows(workspace.session(), query));
    CHECK(takeDearestStatement().rows >= 1500);
    CHECK(takeDearestStatement().rows == 0);
}

TEST_CASE("the counter of writings sees what a thread writes and flushes")
{
    QTemporaryDir folder;
    const FileSpy spy;
    FixedClock clock{Instant{1'767'225'600'000'000}};
    SeededIdSource ids(1);
    {
        Database::Options options;
        options.path = folder.filePath(QStringLiteral("own.sqlite"));
        options.mode = Database::Mode::Create;
        const auto database = must(Database::open(options));
        must(database->execute("CREATE TABLE t(a); INSERT INTO t VALUES(1);"));
        const FileSpy::Counts touched = FileSpy::takeOwn();
        CHECK(touched.writes > 0);
        CHECK(touched.flushes > 0);
    }
    FileSpy::takeOwn();
    QSaveFile file(folder.filePath(QStringLiteral("plain.txt")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("text");
    REQUIRE(file.commit());
    CHECK((FileSpy::takeOwn().flushes > 0) == FileSpy::seesEveryFlush());
}

TEST_CASE("the window's thread reads no more than a page for anything that is shown")
{
    FullDesk desk;
    for (const char *round : {"opening ", "coming back to "})
        for (const PageEntry &page : desk.window().pages()) {
            desk.window().openPage({page.id, {}});
            desk.judge((round + page.id.toStdString()).c_str());
        }
    TablePage *page = desk.list("customers");
    REQUIRE(page->model()->rowCount() >= 1500);
    const RecordId some = page->model()->idAt(700);

    page->goTo(QStringLiteral("record:") + some.toString());
    REQUIRE(QTest::qWaitFor([&] { return page->form()->recordId() == some; }, 5000));
    desk.judge("showing a record beside the list");
    auto *table = page->findChild<QTableView *>();
    REQUIRE(table);
    for (const int row : {0, 400, 1499, 800}) {
        table->scrollTo(page->model()->index(row, 0));
        desk.judge("scrolling");
    }
    for (const char *filter : {"name ~ \"a\"", "has no activity (at within last 30 days)", "owner = me", ""}) {
        page->setFilter(must(parseFilter(QString::fromLatin1(filter))));
        desk.judge(filter);
    }
    page->model()->setSort({{FieldPath{{QStringLiteral("notes")}}, true}});
    desk.judge("ordering by what has no index");
    for (const char *field : {"level", ""}) {
        page->groupBy(QString::fromLatin1(field));
        desk.judge("grouping");
    }
    QTest::keyClick(table, Qt::Key_A, Qt::ControlModifier);
    desk.judge("marking everything");
    table->clearSelection();
    desk.window().openPage({QStringLiteral("record"), QStringLiteral("customer/") + some.toString()});
    desk.judge("opening a record's page");
    desk.window().openPage({QStringLiteral("board"), QStringLiteral("lead")});
    desk.judge("the board of something else");
}

TEST_CASE("the window's thread reads no more than a page while somebody types")
{
    FullDesk desk;
    TablePage *page = desk.list("customers");
    auto *search = static_cast<QLineEdit *>(page->searchField());
    desk.type(search, "shang hai");
    desk.judge("typing in the search of a list");
    search->clear();
    desk.judge("clearing the search");
    desk.window().palettePanel()->open();
    desk.type(desk.window().palettePanel()->field(), "li 1");
    desk.judge("typing in the palette");
    desk.window().palettePanel()->close();
    page->setFilterText(QStringLiteral("level = \"a\""));
    desk.judge("a filter as text");
}

TEST_CASE("what is saved is written by another thread than the window's")
{
    FullDesk desk;
    TablePage *page = desk.list("customers");
    const RecordId some = page->model()->idAt(700);
    desk.forget();
    page->model()->edit(some, page->model()->entity()->field(u"name")->index, Value(QStringLiteral("Renamed")));
    desk.judge("an edit in the list and what it brings with it");
    Q_EMIT desk.window().undoRequested();
    desk.judge("undo");
    desk.window().openPage({QStringLiteral("record"), QStringLiteral("customer/") + some.toString()});
    desk.judge("the record");
    auto *record = qobject_cast<RecordPage *>(desk.window().currentPage());
    REQUIRE(record);
    record->writeFollowUp();
    if (QWidget *focus = QApplication::focusWidget())
        desk.type(focus, "They called back");
    desk.judge("writing a follow-up, with its draft");

    desk.window().openPage({QStringLiteral("board"), QStringLiteral("opportunity")});
    desk.judge("the board");
    auto *board = qobject_cast<BoardPage *>(desk.window().currentPage());
    REQUIRE(board);
    REQUIRE(board->board()->columns().size() >= 2);
    CardList *first = board->board()->columns()[0]->list();
    REQUIRE(first->cards()->rowCount() > 0);
    const RecordId card = first->cards()->cardAt(0)->id;
    board->board()->setCurrent(card, true);
    Q_EMIT board->board()->moveAsked({card}, board->board()->columns()[1]->column());
    desk.judge("moving a card");
    CHECK(board->board()->columnOf(card) == 1);
}

TEST_CASE("an import reads, checks and writes on other threads than the window's")
{
    FullDesk desk;
    const QString path = desk.folder.filePath(QStringLiteral("new.csv"));
    {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write("Name,City\n");
        for (int i = 0; i < 2000; ++i)
            file.write(QByteArray("Imported company ") + QByteArray::number(i) + ",Shanghai\n");
    }
    desk.window().openPage({QStringLiteral("import"), QStringLiteral("customer")});
    auto *page = qobject_cast<ImportPage *>(desk.window().currentPage());
    REQUIRE(page);
    desk.judge("opening the import");
    page->open(path);
    desk.judge("reading the file");
    for (int step = page->step(); step + 1 < ImportPage::steps; step = page->step()) {
        page->next();
        desk.judge("a step of the import");
        REQUIRE(page->step() == step + 1);
    }
    page->next();
    desk.judge("the import itself");
    CHECK(desk.list("customers")->model()->rowCount() >= 3500);
}
