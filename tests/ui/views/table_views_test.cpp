// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/widget_checks.h"
#include "tests/ui/views/desk.h"
#include "ui/forms/filter_chips.h"
#include "ui/views/table/record_header.h"
#include "ui/views/table/view_tabs.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

using namespace millrace;
using namespace millrace::test;

namespace {

struct ThreeCustomers : ListDesk
{
    ThreeCustomers()
    {
        customer(QStringLiteral("Alpha"), {{"level", QStringLiteral("a")}});
        customer(QStringLiteral("Beta"), {{"level", QStringLiteral("a")}, {"phone", QStringLiteral("13800138000")}});
        customer(QStringLiteral("Gamma"), {{"level", QStringLiteral("b")}});
    }
};

void waitForView(TablePage &page, const QString &name)
{
    REQUIRE(QTest::qWaitFor([&] { return page.view().name == name; }, 5000));
}

} // namespace

TEST_CASE("a view keeps filter, order and columns over a restart, says when it is shown otherwise, and goes back")
{
    ThreeCustomers desk;
    {
        auto page = desk.page();
        waitForRows(*page, 3);
        CHECK_FALSE(page->viewTabs()->isChanged());
        page->setFilter(must(parseFilter(u"level = \"a\"")));
        waitForRows(*page, 2);
        CHECK(page->viewTabs()->isChanged());
        page->orderBy(columnOf(*page, "name"), false, true);
        ListLayout layout = page->listLayout();
        layout.setFields({QStringLiteral("name"), QStringLiteral("level"), QStringLiteral("phone")});
        page->setListLayout(layout);
        page->saveViewAs(QStringLiteral("A asleep"), false);
        waitForView(*page, QStringLiteral("A asleep"));
        CHECK_FALSE(page->viewTabs()->isChanged());
    }
    auto page = desk.page();
    CHECK(page->view().name == QStringLiteral("A asleep"));
    waitForRows(*page, 2);
    CHECK(shownIn(*page, "name") == QStringList{QStringLiteral("Beta"), QStringLiteral("Alpha")});
    CHECK(page->model()->columns().size() == 3);
    page->orderBy(columnOf(*page, "name"), false, false);
    CHECK(page->viewTabs()->isChanged());
    CHECK(page->viewTabs()->textOf(page->view().key).startsWith(QStringLiteral("●")));
    auto *revert = page->viewTabs()->findChild<QToolButton *>(QStringLiteral("viewRevert"));
    CHECK(revert->isVisible());
    revert->click();
    CHECK_FALSE(page->viewTabs()->isChanged());
    REQUIRE(QTest::qWaitFor([&] { return !page->model()->isLoading(); }, 5000));
    CHECK(shownIn(*page, "name").front() == QStringLiteral("Beta"));
    // A width is this machine's own and no change of the view.
    page->table()->setColumnWidth(1, 222);
    CHECK_FALSE(page->viewTabs()->isChanged());
    page->setFilter({});
    page->saveView();
    REQUIRE(QTest::qWaitFor([&] { return !page->viewTabs()->isChanged(); }, 5000));
    CHECK(page->view().filter.isEverything());
    CHECK(desk.workspace.count("saved_view") == 1);
}

TEST_CASE("a deleted view falls back to everything and undo brings it back as a tab")
{
    ThreeCustomers desk;
    auto page = desk.page();
    waitForRows(*page, 3);
    const int scenes = page->viewTabs()->bar()->count();
    page->setFilter(must(parseFilter(u"level = \"b\"")));
    page->saveViewAs(QStringLiteral("B"), true);
    waitForView(*page, QStringLiteral("B"));
    CHECK(page->viewTabs()->bar()->count() == scenes + 1);
    page->removeView();
    waitForRows(*page, 3);
    CHECK(page->viewTabs()->bar()->count() == scenes);
    REQUIRE(QTest::qWaitFor([&] { return !desk.toasts.empty(); }, 5000));
    desk.toasts.front().action();
    REQUIRE(QTest::qWaitFor([&] { return page->viewTabs()->bar()->count() == scenes + 1; }, 5000));
}

TEST_CASE("scenes are offered where the entity has an owner, and tabs count what they find")
{
    ThreeCustomers desk;
    auto page = desk.page();
    waitForRows(*page, 3);
    page->showView(QStringLiteral("unowned"));
    const qint64 unowned = desk.workspace.count("customer", QStringLiteral("owner is empty"));
    waitForRows(*page, int(unowned));
    page->showView(QStringLiteral("mine"));
    const qint64 mine = desk.workspace.count("customer", QStringLiteral("owner = me"));
    waitForRows(*page, int(mine));
    REQUIRE(QTest::qWaitFor(
        [&] {
            return page->viewTabs()->textOf(QStringLiteral("unowned")).endsWith(QString::number(unowned)) &&
                   page->viewTabs()->textOf(QStringLiteral("mine")).endsWith(QString::number(mine));
        },
        5000));
    desk.customer(QStringLiteral("Delta"), {{"level", QStringLiteral("b")}});
    REQUIRE(QTest::qWaitFor(
        [&] { return page->viewTabs()->textOf(QStringLiteral("new")).endsWith(QStringLiteral("4")); }, 5000));
    // A unit of the catalog has no owner.
    CHECK(listScenes(*desk.workspace.entity(u"tag"), *desk.data.catalog()).size() <
          listScenes(*desk.workspace.entity(u"customer"), *desk.data.catalog()).size());
}

TEST_CASE("ready-made lists over related records are in the menu, and tabs while they are shown")
{
    ThreeCustomers desk;
    auto page = desk.page();
    waitForRows(*page, 3);
    auto *menu = page->viewTabs()->findChild<QToolButton *>(QStringLiteral("viewMenu"))->menu();
    const auto offered = [&] {
        Q_EMIT menu->aboutToShow();
        QHash<QString, QAction *> found;
        for (QAction *action : menu->actions())
            found.insert(action->text(), action);
        return found;
    };
    const int tabs = page->viewTabs()->bar()->count();
    CHECK_FALSE(page->viewTabs()->textOf(QStringLiteral("uncontacted30")).isEmpty());
    for (const char *name : {"Unchanged for 30 days", "With an open opportunity", "Never had an opportunity"})
        CHECK(offered().contains(QString::fromLatin1(name)));
    REQUIRE(offered().contains(QStringLiteral("Fewer than 2 contacts")));
    offered().value(QStringLiteral("Fewer than 2 contacts"))->trigger();
    CHECK(page->viewTabs()->bar()->count() == tabs + 1);
    CHECK(filterToText(page->model()->query().filter) == QStringLiteral("count contact < 2"));
    CHECK_FALSE(offered().contains(QStringLiteral("Fewer than 2 contacts")));
    page->viewTabs()->bar()->setCurrentIndex(0);
    CHECK(page->viewTabs()->bar()->count() == tabs);
    waitForRows(*page, 3);
    CHECK(page->model()->query().filter.isEverything());
}

TEST_CASE("chips, header funnels and filter text are one filter")
{
    ThreeCustomers desk;
    auto page = desk.page();
    waitForRows(*page, 3);
    auto *line = page->findChild<QLineEdit *>(QStringLiteral("listFilter"));
    page->setFilterText(QStringLiteral("level = \"a\" and phone is empty"));
    waitForRows(*page, 1);
    REQUIRE(page->chips()->chipCount() == 2);
    for (auto *cross : page->chips()->findChildren<QToolButton *>(QStringLiteral("chipRemove"))) {
        if (cross->accessibleName().contains(QStringLiteral("Phone"))) {
            cross->click();
            break;
        }
    }
    waitForRows(*page, 2);
    CHECK(line->text() == QStringLiteral("level = \"a\""));
    page->chips()->edit(FieldPath{{QStringLiteral("name")}}, {});
    auto *panel = page->chips()->findChild<ConditionPanel *>();
    REQUIRE(panel);
    panel->findChild<QLineEdit *>(QStringLiteral("conditionText"))->setText(QStringLiteral("Bet"));
    waitForRows(*page, 1);
    panel->close();
    CHECK(checks::unnamedWidgets(page.get()) == QStringList());
    page->findChild<QToolButton *>(QStringLiteral("chipClear"))->click();
    waitForRows(*page, 3);
    CHECK(line->text().isEmpty());
}

TEST_CASE("a list of exactly some records is narrowed by no view")
{
    ThreeCustomers desk;
    auto page = desk.page();
    waitForRows(*page, 3);
    page->showView(QStringLiteral("unowned"));
    RecordSet set;
    set.title = QStringLiteral("Two");
    for (int row = 0; row < 2 && row < page->model()->rowCount(); ++row)
        set.ids.push_back(page->model()->idAt(row));
    page->showView(QStringLiteral("all"));
    waitForRows(*page, 3);
    set.ids = {page->model()->idAt(0), page->model()->idAt(1)};
    page->setFilter(must(parseFilter(u"level = \"zzz\"")));
    page->goTo(desk.sets.add(set));
    waitForRows(*page, 2);
    CHECK_FALSE(page->viewTabs()->isChanged());
    page->goTo({});
    waitForRows(*page, 3);
}

TEST_CASE("a view with a filter that this program cannot read shows everything")
{
    ThreeCustomers desk;
    desk.workspace.create(u"saved_view", {{"name", QStringLiteral("Odd")},
                                          {"entity", QStringLiteral("customer")},
                                          {"filter", QStringLiteral("nosuch = 1")},
                                          {"sort", QStringLiteral("-name,nosuch")}});
    const auto views =
        must(savedListViews(*desk.workspace, desk.workspace.session(), *desk.workspace.entity(u"customer")));
    REQUIRE(views.size() == 1);
    CHECK(views[0].filter.isEverything());
    CHECK(sortToText(views[0].sort) == QStringLiteral("-name"));
    CHECK(views[0].layout.fields() == ListLayout::standard(*desk.workspace.entity(u"customer")).fields());
}
