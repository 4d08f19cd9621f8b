// SPDX-License-Identifier: GPL-3.0-or-later
// The page of reports in the real window, worked with by keys.
#include "tests/desktop/work_desk.h"
#include "tests/support/widget_checks.h"
#include "ui/charts/widgets/chart_view.h"
#include "ui/shell/preferences.h"
#include "ui/shell/print_preview.h"
#include "ui/views/reports/report_builder.h"
#include "ui/views/reports/report_gallery.h"
#include "ui/views/reports/report_view.h"
#include "ui/views/reports/reports_page.h"

#include <QTableView>
#include <QTreeWidget>

using namespace millrace;
using namespace millrace::test;

namespace {

struct ReportsAtWork : WorkDesk
{
    ReportsPage *page = nullptr;

    ReportsAtWork()
    {
        for (int i = 0; i < 3; ++i)
            deal(QStringLiteral("Won %1").arg(i), "Won",
                 {{"amount", QStringLiteral("100")},
                  {"close_date", QStringLiteral("2025-03-04")},
                  {"source", "website"}});
        deal(
            QStringLiteral("Lost"), "Lost",
            {{"reason", QStringLiteral("price")}, {"close_date", QStringLiteral("2025-03-04")}, {"source", "website"}});
        window().openPage({QStringLiteral("reports"), {}});
        page = qobject_cast<ReportsPage *>(window().currentPage());
        REQUIRE(page);
        until([&] { return page->gallery()->shownCount() > 0; });
    }
    void speak(const char *language)
    {
        composition->settings().setLanguageWish(QString::fromLatin1(language));
        applySettings(composition->settings(), composition->theme(), composition->translations());
        settle();
    }
};

} // namespace

TEST_CASE("a report is found, read, drilled into and come back to without the mouse")
{
    ReportsAtWork desk;
    desk.page->searchField()->setFocus();
    desk.type(QStringLiteral("win rate by source"));
    desk.press(Qt::Key_Down);
    CHECK(QApplication::focusWidget() == desk.page->gallery()->list());
    desk.press(Qt::Key_Return);
    ReportView *view = desk.page->view();
    desk.until([&] { return view->table() && view->table()->records == 4 && view->chart()->isVisible(); });
    CHECK(desk.window().currentPage()->breadcrumb() == QStringList{"Reports", "Win rate by source"});
    view->tableView()->setFocus();
    view->tableView()->setCurrentIndex(view->tableView()->model()->index(0, 1)); // website, won
    desk.press(Qt::Key_Return);
    auto *list = qobject_cast<TablePage *>(desk.window().currentPage());
    REQUIRE(list);
    desk.waitForRows(list, 3);
    desk.press(Qt::Key_Left, Qt::AltModifier);
    CHECK(desk.window().currentPage() == desk.page);
    CHECK(desk.page->place() == QStringLiteral("win-rate-by-source"));
    view->chart()->setFocus();
    desk.press(Qt::Key_Return);
    list = qobject_cast<TablePage *>(desk.window().currentPage());
    REQUIRE(list);
    // A rate is about all that ended.
    desk.waitForRows(list, 4);
}

TEST_CASE("an open report and its builder change their language where they stand, and nothing is cut at 150 per cent")
{
    ReportsAtWork desk;
    desk.page->goTo(QStringLiteral("win-rate-by-source"));
    desk.until([&] { return desk.page->view()->table() && !desk.page->view()->runner()->isRunning(); });
    desk.page->edit();
    REQUIRE(desk.page->builder());
    const auto judge = [&] {
        desk.until([&] { return !desk.page->view()->runner()->isRunning(); });
        CHECK(checks::clippedTexts(desk.page) == QStringList());
        CHECK(checks::unnamedWidgets(desk.page) == QStringList());
        CHECK(checks::tabOrderBreaks(desk.page) == QStringList());
    };
    for (const char *language : {"zh_CN", "en"}) {
        desk.speak(language);
        for (const int scale : {100, 150}) {
            INFO(language << " " << scale);
            Appearance appearance = desk.composition->settings().appearance();
            appearance.fontScale = scale;
            desk.composition->settings().setAppearance(appearance);
            applySettings(desk.composition->settings(), desk.composition->theme(), desk.composition->translations());
            Program::settle();
            judge();
        }
        if (qstrcmp(language, "en") == 0)
            CHECK(checks::hanTexts(desk.page) == QStringList());
    }
    Appearance plain = desk.composition->settings().appearance();
    plain.fontScale = 100;
    desk.composition->settings().setAppearance(plain);
    applySettings(desk.composition->settings(), desk.composition->theme(), desk.composition->translations());
}

TEST_CASE("a report is printed with its chart as it is shown")
{
    ReportsAtWork desk;
    CHECK_FALSE(desk.page->canPrint());
    desk.page->goTo(QStringLiteral("win-rate-by-source"));
    desk.until([&] { return desk.page->canPrint() && desk.page->view()->table()->records == 4; });
    desk.page->view()->setChartKind(ReportChart::None);
    std::optional<Printout> paper;
    desk.page->makePrintout([&](Printout made) { paper = std::move(made); });
    REQUIRE(paper);
    CHECK_FALSE(paper->chart.has_value());
    desk.page->view()->setChartKind(ReportChart::Column);
    desk.page->makePrintout([&](Printout made) { paper = std::move(made); });
    REQUIRE(paper->chart.has_value());
    CHECK(paper->chart->kind == ChartData::Kind::Column);
    PrintPreview preview(*paper, &desk.window());
    CHECK(preview.pageCount() == 1);
}
