// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/widget_checks.h"
#include "tests/ui/views/desk.h"
#include "ui/fields/field_editor.h"
#include "ui/views/table/column_chooser.h"
#include "ui/views/table/record_header.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QScrollBar>
#include <QToolButton>

using namespace millrace;
using namespace millrace::test;

TEST_CASE("hidden and moved columns and widths are there again at the next start, reached without a right click")
{
    ListDesk desk;
    desk.customer(QStringLiteral("Alpha"));
    {
        auto page = desk.page();
        waitForRows(*page, 1);
        page->findChild<QToolButton *>(QStringLiteral("listColumns"))->click();
        auto *chooser = page->findChild<ColumnChooser *>();
        REQUIRE(chooser);
        CHECK(checks::unnamedWidgets(chooser) == QStringList());
        const auto itemOf = [&](const QString &key) {
            for (int row = 0; row < chooser->list()->count(); ++row) {
                if (chooser->list()->item(row)->data(Qt::UserRole).toString() == key)
                    return row;
            }
            return -1;
        };
        chooser->list()->item(itemOf(QStringLiteral("phone")))->setCheckState(Qt::Unchecked);
        CHECK_FALSE(page->model()->columns().contains(QStringLiteral("phone")));
        chooser->list()->setCurrentRow(itemOf(QStringLiteral("owner")));
        for (int steps = 0; steps < 100 && chooser->list()->currentRow() > 0; ++steps)
            QTest::keyClick(chooser, Qt::Key_Up, Qt::AltModifier);
        CHECK(page->model()->columns().front() == QStringLiteral("owner"));
        chooser->search()->setText(QStringLiteral("credit"));
        int visible = 0;
        for (int row = 0; row < chooser->list()->count(); ++row)
            visible += chooser->list()->isRowHidden(row) ? 0 : 1;
        CHECK(visible == 1);
        chooser->close();
        page->table()->setColumnWidth(1, 277);
    }
    auto page = desk.page();
    waitForRows(*page, 1);
    CHECK(page->model()->columns().front() == QStringLiteral("owner"));
    CHECK_FALSE(page->model()->columns().contains(QStringLiteral("phone")));
    CHECK(std::abs(page->table()->columnWidth(1) - 277) <= 1);
}

TEST_CASE("a dragged heading moves its column and the last column cannot be taken away")
{
    ListDesk desk;
    desk.customer(QStringLiteral("Alpha"));
    auto page = desk.page();
    waitForRows(*page, 1);
    page->table()->setCurrentIndex(page->model()->index(0, 2));
    const QStringList before = page->model()->columns();
    page->table()->recordHeader()->moveSection(3, 0);
    QStringList expected = before;
    expected.move(3, 0);
    REQUIRE(QTest::qWaitFor([&] { return page->model()->columns() == expected; }, 3000));
    CHECK(page->table()->recordHeader()->visualIndex(0) == 0);
    CHECK(page->model()->fieldAt(page->table()->currentIndex().column()).key == before[2]);

    ListLayout one = page->listLayout();
    one.setFields({QStringLiteral("name")});
    page->setListLayout(one);
    page->openColumnChooser();
    auto *chooser = page->findChild<ColumnChooser *>();
    REQUIRE(chooser);
    chooser->list()->setCurrentRow(0);
    chooser->list()->item(0)->setCheckState(Qt::Unchecked);
    CHECK(page->model()->columns() == QStringList{QStringLiteral("name")});
    CHECK(chooser->list()->item(0)->checkState() == Qt::Checked);
}

TEST_CASE("a list is ordered by several columns and says so")
{
    ListDesk desk;
    desk.customer(QStringLiteral("Beta"), {{"level", QStringLiteral("a")}});
    desk.customer(QStringLiteral("Gamma"), {{"level", QStringLiteral("b")}});
    desk.customer(QStringLiteral("Alpha"), {{"level", QStringLiteral("b")}});
    auto page = desk.page();
    waitForRows(*page, 3);
    const auto waitFor = [&](const QStringList &names) {
        REQUIRE(QTest::qWaitFor([&] { return !page->model()->isLoading() && shownIn(*page, "name") == names; }, 5000));
    };
    RecordHeader *header = page->table()->recordHeader();
    Q_EMIT header->orderRequested(columnOf(*page, "level"), false);
    Q_EMIT header->orderRequested(columnOf(*page, "level"), false);
    Q_EMIT header->orderRequested(columnOf(*page, "name"), true);
    waitFor({QStringLiteral("Alpha"), QStringLiteral("Gamma"), QStringLiteral("Beta")});
    CHECK(page->model()->sortRank(columnOf(*page, "level")) == -1);
    CHECK(page->model()->sortRank(columnOf(*page, "name")) == 2);
    const QString footer = page->findChild<QLabel *>(QStringLiteral("listFooter"))->text();
    CHECK(footer.contains(QStringLiteral("Level ↓, Name ↑")));
    // Without an index too.
    Q_EMIT header->orderRequested(columnOf(*page, "phone"), false);
    waitFor({QStringLiteral("Beta"), QStringLiteral("Gamma"), QStringLiteral("Alpha")});
}

TEST_CASE("Chinese and Latin names stand together in the order of their readings")
{
    ListDesk desk;
    for (const char *name : {"重庆啤酒", "Zoo", "阿里", "鑫晟", "Alice"})
        desk.customer(QString::fromUtf8(name));
    auto page = desk.page();
    waitForRows(*page, 5);
    page->orderBy(columnOf(*page, "name"), false);
    REQUIRE(QTest::qWaitFor([&] { return !page->model()->isLoading(); }, 5000));
    CHECK(shownIn(*page, "name") == QStringList{QStringLiteral("阿里"), QStringLiteral("Alice"),
                                                QStringLiteral("重庆啤酒"), QStringLiteral("鑫晟"),
                                                QStringLiteral("Zoo")});
}

TEST_CASE("a block of cells is copied with and without headings")
{
    ListDesk desk;
    for (const char *name : {"C", "B", "A"})
        desk.customer(QString::fromLatin1(name), {{"phone", QStringLiteral("13800138000")}});
    auto page = desk.page();
    waitForRows(*page, 3);
    mark(*page, 0, 0, 2, 2);
    page->table()->setFocus();
    QTest::keyClick(page->table(), Qt::Key_C, Qt::ControlModifier);
    auto lines = cellsOfText(QApplication::clipboard()->text());
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].size() == 3);
    CHECK(lines[0].contains(QStringLiteral("A")));
    page->copyMarked(true);
    lines = cellsOfText(QApplication::clipboard()->text());
    REQUIRE(lines.size() == 4);
    CHECK(lines[0][0] == QStringLiteral("Name"));
}

TEST_CASE("long blocks are copied beside the window and the sum of marked cells is told")
{
    ListDesk desk;
    std::vector<Edit> edits;
    for (int i = 0; i < 450; ++i)
        edits.push_back(desk.workspace.creation(
            u"customer", {{"name", QStringLiteral("N%1").arg(i)}, {"employees", QStringLiteral("2")}}));
    desk.workspace.commit(std::move(edits));
    auto page = desk.page();
    waitForRows(*page, 450);
    ListLayout layout = page->listLayout();
    layout.setFields({QStringLiteral("name"), QStringLiteral("employees")});
    page->setListLayout(layout);
    QSignalSpy told(page.get(), &Page::selectionSummaryChanged);
    page->table()->selectAll();
    CHECK(page->table()->markedRowCount() == 450);
    page->copyMarked(false);
    REQUIRE(QTest::qWaitFor([&] { return !desk.toasts.empty(); }, 10000));
    CHECK(cellsOfText(QApplication::clipboard()->text()).size() == 450);
    mark(*page, 0, 1, 449, 1);
    REQUIRE(QTest::qWaitFor(
        [&] { return !told.isEmpty() && told.last().first().toString().contains(QStringLiteral("Sum 900")); }, 10000));
    CHECK(told.last().first().toString().contains(QStringLiteral("Average 2")));
}

TEST_CASE("an editor that holds nonsense stays open with the reason below it and Esc brings the old value back")
{
    ListDesk desk;
    const RecordId id = desk.customer(QStringLiteral("Alpha"), {{"email", QStringLiteral("a@example.com")}});
    desk.customer(QStringLiteral("Beta"));
    auto page = desk.page();
    waitForRows(*page, 2);
    ListLayout layout = page->listLayout();
    layout.setFields({QStringLiteral("name"), QStringLiteral("email"), QStringLiteral("city")});
    page->setListLayout(layout);
    page->table()->setFocus();
    page->table()->setCurrentIndex(page->model()->index(1, 1));
    QTest::keyClick(page->table(), Qt::Key_F2);
    auto *editor = page->table()->findChild<FieldEditor *>(QStringLiteral("editor.email"));
    REQUIRE(editor);
    auto *line = qobject_cast<QLineEdit *>(editor->input());
    REQUIRE(line);
    line->selectAll();
    QTest::keyClicks(line, QStringLiteral("abc"));
    QTest::keyClick(line, Qt::Key_Return);
    auto *reason = page->table()->viewport()->findChild<QLabel *>(QStringLiteral("cellProblem"));
    REQUIRE(reason);
    CHECK(reason->isVisible());
    CHECK(reason->geometry().top() >= editor->geometry().bottom());
    CHECK(page->table()->findChild<FieldEditor *>(QStringLiteral("editor.email")) == editor);
    QTest::keyClick(line, Qt::Key_Escape);
    REQUIRE(QTest::qWaitFor(
        [&] { return !page->table()->viewport()->findChild<QLabel *>(QStringLiteral("cellProblem")); }, 3000));
    CHECK(desk.workspace.text(u"customer", id, "email") == QStringLiteral("a@example.com"));
}

TEST_CASE("Tab goes on with the next cell's editor and Enter down")
{
    ListDesk desk;
    desk.customer(QStringLiteral("Beta"));
    const RecordId id = desk.customer(QStringLiteral("Alpha"));
    auto page = desk.page();
    waitForRows(*page, 2);
    ListLayout layout = page->listLayout();
    layout.setFields({QStringLiteral("name"), QStringLiteral("email"), QStringLiteral("city")});
    page->setListLayout(layout);
    page->table()->setFocus();
    page->table()->setCurrentIndex(page->model()->index(0, 1));
    QTest::keyClick(page->table(), Qt::Key_F2);
    auto *first = page->table()->findChild<FieldEditor *>(QStringLiteral("editor.email"));
    REQUIRE(first);
    QTest::keyClicks(first->input(), QStringLiteral("x@example.com"));
    QTest::keyClick(first->input(), Qt::Key_Tab);
    REQUIRE(
        QTest::qWaitFor([&] { return page->table()->findChild<FieldEditor *>(QStringLiteral("editor.city")); }, 3000));
    auto *second = page->table()->findChild<FieldEditor *>(QStringLiteral("editor.city"));
    QTest::keyClicks(second->input(), QStringLiteral("Wuhan"));
    QTest::keyClick(second->input(), Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return page->table()->currentIndex().row() == 1; }, 3000));
    CHECK(page->table()->currentIndex().column() == 2);
    REQUIRE(
        QTest::qWaitFor([&] { return desk.workspace.text(u"customer", id, "city") == QStringLiteral("Wuhan"); }, 5000));
    CHECK(desk.workspace.text(u"customer", id, "email") == QStringLiteral("x@example.com"));
}

TEST_CASE("what the store refuses comes back into the cell with the reason")
{
    ListDesk desk;
    desk.customer(QStringLiteral("Alpha"), {{"credit_code", QStringLiteral("91350100M000100Y43")}});
    desk.customer(QStringLiteral("Beta"));
    auto page = desk.page();
    waitForRows(*page, 2);
    ListLayout layout = page->listLayout();
    layout.setFields({QStringLiteral("name"), QStringLiteral("parent")});
    page->setListLayout(layout);
    const RecordId beta = page->model()->idAt(0);
    // A company cannot be its own parent, which only the store finds out.
    const FieldDef &parent = page->model()->fieldAt(1);
    page->table()->setFocus();
    page->model()->edit(beta, parent.index, RecordId::fromString(u"00000000-0000-7000-8000-000000000001").value());
    REQUIRE(QTest::qWaitFor(
        [&] { return page->table()->viewport()->findChild<QLabel *>(QStringLiteral("cellProblem")) != nullptr; },
        5000));
    CHECK_FALSE(page->table()->viewport()->findChild<QLabel *>(QStringLiteral("cellProblem"))->text().isEmpty());
}

TEST_CASE("the first column stays in sight while the others scroll")
{
    ListDesk desk;
    desk.customer(QStringLiteral("Alpha"));
    auto page = desk.page();
    waitForRows(*page, 1);
    ListLayout layout = page->listLayout();
    QStringList all;
    for (const FieldDef *field : listableFields(*page->model()->entity()))
        all << field->key;
    layout.setFields(all);
    page->setListLayout(layout);
    QScrollBar *bar = page->table()->horizontalScrollBar();
    REQUIRE(QTest::qWaitFor([&] { return bar->maximum() > 0; }, 3000));
    bar->setValue(0);
    CHECK_FALSE(page->table()->frozenPart()->isVisible());
    bar->setValue(bar->maximum());
    CHECK(page->table()->frozenPart()->isVisible());
    CHECK(page->table()->frozenPart()->columnWidth(0) == page->table()->columnWidth(0));
    CHECK(page->table()->frozenPart()->selectionModel() == page->table()->selectionModel());
    bar->setValue(0);
    CHECK_FALSE(page->table()->frozenPart()->isVisible());
    // What is not seen keeps no rows.
    CHECK(page->table()->frozenPart()->model() == nullptr);
    bar->setValue(bar->maximum());
    // Its first column is edited where it is seen.
    page->table()->setFocus();
    page->table()->setCurrentIndex(page->model()->index(0, 1));
    bar->setValue(bar->maximum());
    page->table()->selectionModel()->setCurrentIndex(page->model()->index(0, 0), QItemSelectionModel::NoUpdate);
    page->table()->setColumnWidth(0, 150);
    CHECK(page->table()->frozenPart()->columnWidth(0) == 150);
    page->table()->setFirstFrozen(false);
    CHECK_FALSE(page->table()->frozenPart()->isVisible());
}

TEST_CASE("the record beside the list follows Alt and the arrows and says its place")
{
    ListDesk desk;
    for (const char *name : {"C", "B", "A"})
        desk.customer(QString::fromLatin1(name));
    auto page = desk.page();
    waitForRows(*page, 3);
    REQUIRE(QTest::qWaitFor([&] { return page->table()->currentIndex().isValid(); }, 3000));
    auto *place = page->findChild<QLabel *>(QStringLiteral("recordPosition"));
    REQUIRE(place);
    CHECK(place->text() == QStringLiteral("1 / 3"));
    desk.commands.action(QStringLiteral("list.customer.next"))->trigger();
    CHECK(place->text() == QStringLiteral("2 / 3"));
    desk.commands.action(QStringLiteral("list.customer.previous"))->trigger();
    CHECK(place->text() == QStringLiteral("1 / 3"));
    CHECK(desk.commands.problems() == QStringList());
    page->hide();
    CHECK(desk.commands.action(QStringLiteral("list.customer.next")) == nullptr);
}

TEST_CASE("a heading's menu orders, hides and puts in front")
{
    ListDesk desk;
    desk.customer(QStringLiteral("Alpha"));
    auto page = desk.page();
    waitForRows(*page, 1);
    const auto choose = [&](const char *field, const char *action) {
        QMenu *menu = page->columnMenu(columnOf(*page, field));
        auto *found = menu->findChild<QAction *>(QString::fromLatin1(action));
        REQUIRE(found);
        found->trigger();
        delete menu;
    };
    choose("phone", "columnFirst");
    CHECK(page->model()->columns().front() == QStringLiteral("phone"));
    choose("phone", "hideColumn");
    CHECK_FALSE(page->model()->columns().contains(QStringLiteral("phone")));
    choose("name", "sortDown");
    CHECK(page->model()->sortRank(columnOf(*page, "name")) == -1);
    choose("name", "freezeFirst");
    CHECK_FALSE(page->listLayout().firstFrozen);
}
