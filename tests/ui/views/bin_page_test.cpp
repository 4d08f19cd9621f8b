// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/widget_checks.h"
#include "tests/ui/views/view_desk.h"
#include "ui/views/bin/bin_page.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace millrace;
using namespace millrace::test;

namespace {

QString cellOf(const BinPage &page, int row, int column)
{
    return page.model()->index(row, column).data().toString();
}

} // namespace

TEST_CASE("the bin lists what was deleted by itself, with who and when and what went along")
{
    ViewDesk desk;
    BinPage page(desk.context, nullptr);
    page.resize(1000, 600);
    page.show();
    REQUIRE(until([&] { return page.model()->hasLoaded(); }));
    CHECK(page.state() == 1);
    const RecordId first = desk.customer(QStringLiteral("Alpha"));
    desk.workspace.create(u"contact", {{"name", QStringLiteral("One")}, {"customer", first.toString()}});
    const RecordId early =
        desk.workspace.create(u"contact", {{"name", QStringLiteral("Early")}, {"customer", first.toString()}});
    desk.activity(first, QStringLiteral("Call"), QStringLiteral("2025-12-20T09:00:00Z"));
    desk.workspace.commit({Edit::remove(QStringLiteral("contact"), early)});
    desk.workspace.tick(7200);
    desk.workspace.commit({Edit::remove(QStringLiteral("customer"), first)});
    REQUIRE(until([&] { return page.model()->rowCount() == 2; }));
    CHECK(page.state() == 0);
    CHECK(checks::unnamedWidgets(&page) == QStringList());
    CHECK(checks::clippedTexts(&page) == QStringList());
    CHECK(cellOf(page, 0, BinModel::Name) == QStringLiteral("Alpha"));
    CHECK(cellOf(page, 0, BinModel::Type) == QStringLiteral("Customer"));
    CHECK(cellOf(page, 0, BinModel::Along) == QStringLiteral("2"));
    CHECK(cellOf(page, 0, BinModel::When) == QStringLiteral("just now"));
    const QString person = desk.workspace->metadata()->users.value(desk.workspace->person());
    CHECK(cellOf(page, 0, BinModel::By) == person);
    CHECK(cellOf(page, 1, BinModel::Name) == QStringLiteral("Early"));
    CHECK(cellOf(page, 1, BinModel::When) == QStringLiteral("2 h ago"));

    SECTION("restoring brings back what went along, and only that; undo puts it back")
    {
        page.table()->selectRow(0);
        QTest::keyClick(page.table(), Qt::Key_Return);
        REQUIRE(until([&] { return page.model()->rowCount() == 1; }));
        CHECK(desk.workspace.count("customer") == 1);
        CHECK(desk.workspace.count("contact") == 1);
        CHECK(desk.workspace.count("activity") == 1);
        REQUIRE(until([&] { return !desk.toasts.empty(); }));
        CHECK(desk.toasts.back().text.contains(u'1'));
        desk.toasts.back().action();
        REQUIRE(until([&] { return page.model()->rowCount() == 2; }));
        CHECK(desk.workspace.count("customer") == 0);
        CHECK(desk.workspace.count("contact") == 0);
    }
    SECTION("a name is found, and nothing found is not an empty bin")
    {
        auto *search = static_cast<QLineEdit *>(page.searchField());
        search->setText(QStringLiteral("arly"));
        REQUIRE(until([&] { return page.model()->rowCount() == 1; }));
        CHECK(cellOf(page, 0, BinModel::Name) == QStringLiteral("Early"));
        search->setText(QStringLiteral("zzz"));
        REQUIRE(until([&] { return page.state() == 2; }));
        search->clear();
        REQUIRE(until([&] { return page.state() == 0 && page.model()->rowCount() == 2; }));
    }
    SECTION("a deleted record can be looked at")
    {
        page.table()->selectRow(0);
        QSignalSpy opened(&page, &Page::openRequested);
        page.findChild<QPushButton *>(QStringLiteral("binOpen"))->click();
        REQUIRE(opened.count() == 1);
        CHECK(opened.front().front().value<PageAddress>().place == QStringLiteral("customer/") + first.toString());
    }
}

TEST_CASE("a long bin is read a page at a time, the latest first")
{
    ViewDesk desk;
    std::vector<Edit> edits;
    for (int i = 0; i < 130; ++i)
        edits.push_back(desk.workspace.creation(u"customer", {{"name", QStringLiteral("C%1").arg(i)}}));
    const CommitReceipt made = desk.workspace.commit(std::move(edits));
    std::vector<Edit> removals;
    for (const RecordId &id : made.ids)
        removals.push_back(Edit::remove(QStringLiteral("customer"), id));
    desk.workspace.commit(std::move(removals));
    desk.workspace.tick();
    const RecordId last = desk.customer(QStringLiteral("Last"));
    desk.workspace.commit({Edit::remove(QStringLiteral("customer"), last)});
    BinModel model(desk.data);
    model.reload();
    REQUIRE(until([&] { return model.hasLoaded(); }));
    CHECK(model.rowCount() == BinModel::pageSize);
    CHECK(model.line(0).id == last);
    REQUIRE(model.canFetchMore({}));
    model.fetchMore({});
    REQUIRE(until([&] { return model.rowCount() == 131; }));
    CHECK_FALSE(model.canFetchMore({}));
}
