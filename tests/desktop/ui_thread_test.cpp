// SPDX-License-Identifier: GPL-3.0-or-later
// The window's own thread reads a page at a time, whatever the base holds.
#include "core/interchange/generate.h"
#include "core/store/database.h"
#include "tests/desktop/program.h"
#include "ui/forms/record_form.h"
#include "ui/views/table/table_page.h"

#include <QTableView>

using namespace millrace;
using namespace millrace::test;

namespace {

/// More rows than this are not a page.
constexpr std::int64_t pageRows = 600;

struct FullDesk : Program
{
    FullDesk()
    {
        options.locale = QStringLiteral("en");
        start();
        window().resize(1366, 768);
        GenerateOptions company;
        company.customers = 1500;
        company.contacts = 3000;
        company.opportunities = 3000;
        company.activities = 4000;
        company.tasks = 1500;
        Workspace &workspace = composition->data()->workspace();
        must(generate(workspace, company));
        settle();
        takeDearestStatement();
    }
    void rest()
    {
        for (int i = 0; i < 30; ++i)
            QTest::qWait(2);
        if (auto *page = qobject_cast<TablePage *>(window().currentPage()))
            REQUIRE(QTest::qWaitFor([&] { return page->model()->hasLoaded() && !page->model()->isLoading(); }, 20000));
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

TEST_CASE("the window's thread reads no more than a page for anything that is shown")
{
    FullDesk desk;
    for (const PageEntry &page : desk.window().pages()) {
        desk.window().openPage({page.id, {}});
        desk.judge(("opening " + page.id.toStdString()).c_str());
    }
    desk.window().openPage({QStringLiteral("customers"), {}});
    auto *page = qobject_cast<TablePage *>(desk.window().currentPage());
    REQUIRE(page);
    desk.rest();
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
    page->model()->edit(some, page->model()->entity()->field(u"name")->index, Value(QStringLiteral("Renamed")));
    desk.judge("an edit and what it brings with it");
    desk.window().openPage({QStringLiteral("record"), QStringLiteral("customer/") + some.toString()});
    desk.judge("opening a record's page");
    Q_EMIT desk.window().undoRequested();
    desk.judge("undo");
}
