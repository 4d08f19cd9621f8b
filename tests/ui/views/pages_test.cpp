// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_strings.h"
#include "tests/support/widget_checks.h"
#include "tests/ui/views/page_parts.h"
#include "ui/charts/widgets/chart_view.h"
#include "ui/views/funnel/funnel_page.h"
#include "ui/views/search/record_provider.h"
#include "ui/views/table/record_table.h"
#include "ui/views/table/table_page.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace millrace;
using namespace millrace::test;

namespace {

/// The parts that pages are given, over an empty workspace.
struct Desk : PageParts
{
    RecordId opportunity(const QString &name, const QString &stage, const QString &reason = {})
    {
        Edit edit = workspace.creation(u"opportunity", {{"name", name},
                                                        {"pipeline", workspace.pipeline()},
                                                        {"stage", workspace.stage(stage).toString()},
                                                        {"expected_close", QStringLiteral("2026-03-01")},
                                                        {"amount", QStringLiteral("100")}});
        if (!reason.isEmpty())
            edit.with(*workspace.entity(u"opportunity"), u"reason", Value(reason));
        return workspace.commit({edit}).ids.front();
    }
};

void waitFor(TablePage &page, int rows)
{
    REQUIRE(QTest::qWaitFor(
        [&] { return page.model()->hasLoaded() && !page.model()->isLoading() && page.model()->rowCount() == rows; },
        10000));
}

} // namespace

TEST_CASE("an empty list, a search without answers and a full list are three different things")
{
    Desk desk;
    TablePage page(desk.context, QStringLiteral("customer"), nullptr);
    page.resize(1100, 700);
    page.show();
    waitFor(page, 0);
    CHECK(page.emptyKind() == 1);
    desk.workspace.create(u"customer", {{"name", QStringLiteral("重庆啤酒")}});
    waitFor(page, 1);
    CHECK(page.emptyKind() == 0);
    auto *search = static_cast<QLineEdit *>(page.searchField());
    search->setText(QStringLiteral("zzz"));
    waitFor(page, 0);
    CHECK(page.emptyKind() == 2);
    search->setText(QStringLiteral("cqpj"));
    waitFor(page, 1);
    CHECK(checks::unnamedWidgets(&page) == QStringList());
    CHECK(desk.commands.problems() == QStringList());
}

TEST_CASE("a list that is opened gives the keyboard to its rows, also where they come late")
{
    Desk desk;
    desk.workspace.create(u"customer", {{"name", QStringLiteral("Alpha")}});
    QWidget window;
    TablePage page(desk.context, QStringLiteral("customer"), &window);
    page.resize(1100, 700);
    // The window has no focus of its own yet when the program starts.
    page.mainWidget()->setFocus(Qt::OtherFocusReason);
    waitFor(page, 1);
    CHECK(window.focusWidget() == page.table());
    window.show();
    QApplication::setActiveWindow(&window);
    page.searchField()->setFocus();
    page.model()->reload();
    waitFor(page, 1);
    CHECK(window.focusWidget() == page.searchField());
}

TEST_CASE("counts are written with thousands separators in both languages")
{
    Translations translations;
    for (const QString &language : Translations::languages()) {
        translations.use(language);
        CHECK(QCoreApplication::translate("millrace::TablePage", "%Ln found", nullptr, 8800)
                  .contains(QStringLiteral("8,800")));
        CHECK(QCoreApplication::translate("millrace::TablePage", "%Ln record(s)", nullptr, 1234567)
                  .contains(QStringLiteral("1,234,567")));
    }
    translations.use("en");
}

TEST_CASE("a filter that cannot be read is explained and the list stays")
{
    Desk desk;
    desk.workspace.create(u"customer", {{"name", QStringLiteral("Alpha")}});
    desk.workspace.create(u"customer", {{"name", QStringLiteral("Beta")}});
    TablePage page(desk.context, QStringLiteral("customer"), nullptr);
    page.show();
    waitFor(page, 2);
    page.setFilterText(QStringLiteral("name = \"Alpha\""));
    waitFor(page, 1);
    page.setFilterText(QStringLiteral("name = and"));
    auto *problem = page.findChild<QLabel *>(QStringLiteral("listFilterProblem"));
    REQUIRE(problem);
    CHECK(problem->isVisible());
    CHECK(page.model()->rowCount() == 1);
    page.setFilterText(QStringLiteral("nosuch = 1"));
    REQUIRE(QTest::qWaitFor([&] { return page.model()->error().has_value(); }, 5000));
    CHECK(problem->text().contains(QStringLiteral("nosuch")));
    page.setFilterText({});
    waitFor(page, 2);
    CHECK_FALSE(problem->isVisible());
}

TEST_CASE("what is deleted goes to the bin and undo brings it back")
{
    Desk desk;
    desk.workspace.create(u"customer", {{"name", QStringLiteral("Alpha")}});
    desk.workspace.create(u"customer", {{"name", QStringLiteral("Beta")}});
    TablePage page(desk.context, QStringLiteral("customer"), nullptr);
    page.show();
    waitFor(page, 2);
    page.table()->selectAll();
    page.deleteSelected();
    waitFor(page, 0);
    CHECK(desk.workspace.count("customer", {}, Query::Rows::Bin) == 2);
    REQUIRE(QTest::qWaitFor([&] { return !desk.toasts.empty(); }, 5000));
    REQUIRE(desk.toasts.front().action);
    desk.toasts.front().action();
    waitFor(page, 2);
}

TEST_CASE("a number of the funnel lists exactly its records")
{
    Desk desk;
    for (int i = 0; i < 7; ++i)
        desk.opportunity(QStringLiteral("Q%1").arg(i), QStringLiteral("Qualification"));
    for (int i = 0; i < 3; ++i)
        desk.opportunity(QStringLiteral("W%1").arg(i), QStringLiteral("Won"));
    const RecordId moved = desk.opportunity(QStringLiteral("moved"), QStringLiteral("Qualification"));
    desk.workspace.tick();
    desk.workspace.commit({desk.workspace.change(
        u"opportunity", moved, {{"stage", desk.workspace.stage(QStringLiteral("Proposal")).toString()}})});
    desk.workspace.tick();
    FunnelPage funnel(desk.context, QStringLiteral("opportunities"), nullptr);
    funnel.resize(1100, 700);
    funnel.show();
    REQUIRE(QTest::qWaitFor([&] { return funnel.report().has_value(); }, 10000));
    CHECK(checks::unnamedWidgets(&funnel) == QStringList());
    CHECK(funnel.chart()->accessibleName().contains(QStringLiteral("Won 3")));
    TablePage list(desk.context, QStringLiteral("opportunity"), nullptr);
    list.show();
    waitFor(list, 11);
    QSignalSpy asked(&funnel, &Page::openRequested);
    const auto listed = [&](int count) {
        REQUIRE(asked.count() == 1);
        list.goTo(asked.takeFirst().first().value<PageAddress>().place);
        waitFor(list, count);
    };
    funnel.drill(0);
    CHECK(funnel.report()->total.stages[0].entered == 8);
    listed(8);
    CHECK(list.breadcrumb().size() == 2);
    funnel.chart()->setCurrent({0, int(funnel.report()->total.stages.size())});
    QTest::keyClick(funnel.chart(), Qt::Key_Return);
    listed(3);
    list.goTo({});
    waitFor(list, 11);
}

TEST_CASE("the palette finds a Chinese name by its initials")
{
    Desk desk;
    desk.workspace.create(u"customer", {{"name", QStringLiteral("重庆啤酒")}});
    RecordProvider provider(desk.data, {{QStringLiteral("customer"), QStringLiteral("customers")}});
    std::vector<PaletteItem> found;
    bool answered = false;
    provider.query(QStringLiteral("cqpj"), PaletteScope::Everything, 10, [&](std::vector<PaletteItem> items) {
        found = std::move(items);
        answered = true;
    });
    REQUIRE(QTest::qWaitFor([&] { return answered; }, 5000));
    REQUIRE(found.size() == 1);
    CHECK(found.front().title == QStringLiteral("重庆啤酒"));
    QSignalSpy opened(&provider, &RecordProvider::openRequested);
    found.front().run(OpenMode::Here);
    CHECK(opened.count() == 1);
}
