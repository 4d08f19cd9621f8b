// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/widget_checks.h"
#include "tests/ui/views/view_desk.h"
#include "ui/views/targets/attainment_bars.h"
#include "ui/views/targets/targets_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTreeWidget>

using namespace millrace;
using namespace millrace::test;

namespace {

/// Now is 2026-01-01; Ann in East, Bob nowhere; one metric.
struct TargetDesk : ViewDesk
{
    RecordId east = workspace.create(u"department", {{"name", QStringLiteral("East")}});
    RecordId ann, bob = workspace.create(u"user", {{"name", QStringLiteral("Bob")}});
    RecordId won;
    std::unique_ptr<TargetsPage> page;

    explicit TargetDesk(bool withMetric = true)
    {
        Edit edit = workspace.creation(u"user", {{"name", QStringLiteral("Ann")}});
        edit.with(*workspace.entity(u"user"), u"department", Value(east));
        ann = workspace.commit({edit}).ids.front();
        if (withMetric)
            won = workspace.create(u"metric", {{"name", QStringLiteral("Won amount")},
                                               {"entity", QStringLiteral("opportunity")},
                                               {"filter", QStringLiteral("stage.kind = \"won\"")},
                                               {"measure", QStringLiteral("sum")},
                                               {"field", QStringLiteral("amount")},
                                               {"date_field", QStringLiteral("close_date")}});
        page = std::make_unique<TargetsPage>(context, nullptr);
        page->resize(1300, 760);
        andWait([&] { page->show(); });
    }
    void sold(const RecordId &owner, const char *amount, const char *day)
    {
        workspace.create(u"opportunity", {{"name", QStringLiteral("sold")},
                                          {"pipeline", workspace.pipeline()},
                                          {"owner", owner.toString()},
                                          {"amount", QString::fromLatin1(amount)},
                                          {"close_date", QString::fromLatin1(day)},
                                          {"stage", workspace.stage(QStringLiteral("Won")).toString()}});
    }
    template <class Act> void andWait(Act act)
    {
        QSignalSpy shown(page.get(), &TargetsPage::reportShown);
        act();
        REQUIRE(until([&] { return shown.count() > 0; }));
    }
    QModelIndex cell(const char *name, const char16_t *period) const
    {
        const int column = page->grid()->columnOf(*targetPeriodFromText(QString::fromUtf16(period)));
        for (int row = 0; row < page->grid()->rowCount(); ++row)
            if (page->grid()->index(row, 0).data().toString().trimmed() == QLatin1String(name))
                return page->grid()->index(row, column);
        FAIL("no such row");
        return {};
    }
    QString shown(const char *name, const char16_t *period) const { return cell(name, period).data().toString(); }
    void set(const char *name, const char16_t *period, const char *value)
    {
        andWait([&] { CHECK(page->grid()->setData(cell(name, period), QString::fromUtf8(value), Qt::EditRole)); });
    }
    void standOn(const char *name, const char16_t *period) { page->table()->setCurrentIndex(cell(name, period)); }
};

} // namespace

TEST_CASE("a typed target is a record, and sums roll up over members and time", "[targets]")
{
    TargetDesk desk;
    desk.set("Ann", u"2026-01", "12万");
    desk.set("Ann", u"2026-02", "80000");
    desk.set("Bob", u"2026-02", "5,000.50");
    CHECK(desk.workspace.count("target") == 3);
    CHECK(desk.shown("Ann", u"2026-01") == QStringLiteral("120,000"));
    CHECK(desk.shown("Ann", u"2026Q1") == QStringLiteral("200,000"));
    CHECK(desk.shown("East", u"2026Q1") == QStringLiteral("200,000"));
    CHECK(desk.shown("All together", u"2026-02") == QStringLiteral("85,000.50"));
    CHECK(desk.shown("All together", u"2026") == QStringLiteral("205,000.50"));
    CHECK(desk.cell("East", u"2026Q1").data(TargetGridModel::SummedRole).toBool());
    CHECK_FALSE(desk.cell("Ann", u"2026-01").data(TargetGridModel::SummedRole).toBool());
    desk.set("Ann", u"2026-02", "");
    CHECK(desk.workspace.count("target") == 2);
    CHECK(desk.shown("Ann", u"2026-02").isEmpty());
    CHECK_FALSE(desk.page->grid()->setData(desk.cell("Ann", u"2026-03"), QStringLiteral("much"), Qt::EditRole));
    REQUIRE(until([&] { return desk.toasts.back().action != nullptr && !desk.data.isAwaiting(); }));
    desk.toasts.back().action();
    CHECK(until([&] { return desk.shown("Ann", u"2026-02") == QStringLiteral("80,000"); }));
    CHECK(checks::unnamedWidgets(desk.page.get()) == QStringList());
}

TEST_CASE("a department that was given another sum than its members is marked, with both figures", "[targets]")
{
    TargetDesk desk;
    desk.set("Ann", u"2026-01", "100");
    desk.set("East", u"2026-01", "120");
    const QModelIndex cell = desk.cell("East", u"2026-01");
    CHECK(cell.data(TargetGridModel::DifferentRole).toBool());
    CHECK(cell.data(Qt::ToolTipRole).toString().contains(QStringLiteral("Given 120, the members sum up to 100")));
    CHECK_FALSE(desk.cell("Ann", u"2026-01").data(TargetGridModel::DifferentRole).toBool());
}

TEST_CASE("a block from a spreadsheet is pasted as one step; what is no number is left out and told", "[targets]")
{
    TargetDesk desk;
    desk.standOn("Ann", u"2026-01");
    QGuiApplication::clipboard()->setText(QStringLiteral("1,000\t2000\tsoon\t6000\n"));
    desk.andWait([&] { desk.page->pasteClipboard(); });
    CHECK(desk.shown("Ann", u"2026-01") == QStringLiteral("1,000"));
    CHECK(desk.shown("Ann", u"2026-02") == QStringLiteral("2,000"));
    CHECK(desk.shown("Ann", u"2026-03").isEmpty());
    CHECK(desk.shown("Ann", u"2026Q1").contains(QStringLiteral("6,000")));
    REQUIRE(until([&] { return desk.toasts.size() == 2; }));
    CHECK(desk.toasts.front().text.contains(QStringLiteral("1 cell")));
    desk.page->table()->selectionModel()->select(
        QItemSelection(desk.cell("Ann", u"2026-01"), desk.cell("Ann", u"2026Q1")), QItemSelectionModel::ClearAndSelect);
    desk.page->copyMarked();
    CHECK(QGuiApplication::clipboard()->text() == QStringLiteral("1000\t2000\t\t6000"));
    desk.andWait([&] {
        must(desk.workspace->undo(desk.workspace.session(),
                                  must(desk.workspace->lastUndoable(desk.workspace.session()))));
    });
    CHECK(desk.workspace.count("target") == 0);
    // One number goes into everything that is marked.
    desk.page->table()->selectionModel()->select(
        QItemSelection(desk.cell("Ann", u"2026-01"), desk.cell("Ann", u"2026-03")),
        QItemSelectionModel::ClearAndSelect);
    QGuiApplication::clipboard()->setText(QStringLiteral("7"));
    desk.andWait([&] { desk.page->pasteClipboard(); });
    CHECK(desk.shown("Ann", u"2026-03") == QStringLiteral("7"));
    CHECK(desk.shown("Ann", u"2026Q1") == QStringLiteral("21"));
    desk.andWait([&] { desk.page->clearMarked(); });
    CHECK(desk.workspace.count("target") == 0);
}

TEST_CASE("a year is spread over its months, and last year's targets are taken over", "[targets]")
{
    TargetDesk desk;
    desk.set("Ann", u"2026", "1200");
    desk.standOn("Ann", u"2026");
    desk.andWait([&] { desk.page->spread(); });
    CHECK(desk.shown("Ann", u"2026-07") == QStringLiteral("100"));
    CHECK(desk.shown("Ann", u"2026Q3") == QStringLiteral("300"));
    CHECK_FALSE(desk.cell("Ann", u"2026").data(TargetGridModel::DifferentRole).toBool());
    desk.andWait([&] { desk.page->showYear(2027); });
    CHECK(desk.shown("Ann", u"2027-07").isEmpty());
    desk.andWait([&] { desk.page->copyLastYear(); });
    CHECK(desk.shown("Ann", u"2027-07") == QStringLiteral("100"));
    CHECK(desk.shown("Ann", u"2027") == QStringLiteral("1,200"));
}

TEST_CASE("bars show the share of the target beside the share of the time, and people are ranked", "[targets]")
{
    TargetDesk desk;
    desk.set("Ann", u"2026-01", "1000");
    desk.set("Bob", u"2026-01", "100");
    desk.andWait([&] { desk.sold(desk.ann, "250 CNY", "2026-01-01"); });
    desk.andWait([&] { desk.sold(desk.bob, "120 CNY", "2026-01-01"); });
    desk.standOn("Ann", u"2026-01");
    const auto &bars = desk.page->bars()->bars();
    REQUIRE(bars.size() == 4); // company, East, Ann, Bob
    CHECK(bars[2].name == QStringLiteral("Ann"));
    CHECK(bars[2].share == Approx(0.25));
    CHECK(bars[2].words.contains(QStringLiteral("250 of 1,000")));
    CHECK(desk.page->bars()->pace() == Approx(1.0 / 22));
    REQUIRE(desk.page->board()->topLevelItemCount() == 2);
    CHECK(desk.page->board()->topLevelItem(0)->text(1) == QStringLiteral("Bob"));
    CHECK(desk.page->board()->topLevelItem(0)->text(3) == QStringLiteral("120.0%"));
    desk.page->grid()->setShown(TargetGridModel::Shown::Reached);
    CHECK(desk.shown("East", u"2026-01") == QStringLiteral("250"));
    desk.page->grid()->setShown(TargetGridModel::Shown::Share);
    CHECK(desk.shown("Ann", u"2026-01") == QStringLiteral("25.0%"));
    CHECK_FALSE(desk.page->grid()->flags(desk.cell("Ann", u"2026-01")).testFlag(Qt::ItemIsEditable));
}

TEST_CASE("a closed month keeps what it came to and cannot be typed into", "[targets]")
{
    TargetDesk desk;
    desk.set("Ann", u"2026-01", "1000");
    desk.andWait([&] { desk.sold(desk.ann, "250 CNY", "2026-01-01"); });
    desk.standOn("Ann", u"2026-01");
    desk.andWait([&] { desk.page->closePeriod(); });
    const QModelIndex cell = desk.cell("Ann", u"2026-01");
    CHECK(cell.data(TargetGridModel::ClosedRole).toBool());
    CHECK_FALSE(desk.page->grid()->flags(cell).testFlag(Qt::ItemIsEditable));
    desk.andWait([&] { desk.sold(desk.ann, "50 CNY", "2026-01-01"); });
    desk.page->grid()->setShown(TargetGridModel::Shown::Reached);
    CHECK(desk.shown("Ann", u"2026-01") == QStringLiteral("250"));
    CHECK(cell.data(Qt::ToolTipRole).toString().contains(QStringLiteral("Since closing +50")));
    CHECK(desk.page->findChild<QPushButton *>(QStringLiteral("targetClose"))->text().contains(QStringLiteral("again")));
}

TEST_CASE("without a metric the page offers the usual ones", "[targets]")
{
    TargetDesk desk(false);
    CHECK(desk.page->emptyKind() == 1);
    desk.andWait([&] { desk.page->makeUsualMetrics(); });
    CHECK(desk.page->emptyKind() == 0);
    CHECK(desk.workspace.count("metric") == 4);
    CHECK(desk.page->grid()->rowCount() > 1);
}
