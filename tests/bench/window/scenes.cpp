// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/desk.h"
#include "ui/shell/command_palette.h"
#include "ui/views/board/board_page.h"
#include "ui/views/board/board_view.h"
#include "ui/views/record/record_page.h"
#include "ui/views/record/timeline_panel.h"
#include "ui/views/table/record_table.h"
#include "ui/views/table/table_page.h"

#include <QLineEdit>
#include <QListView>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

namespace millrace::bench {

namespace {

using Steps = std::vector<std::function<void()>>;

Steps repeated(int times, const std::function<void()> &step)
{
    return Steps(size_t(times), step);
}

void turnWheel(QAbstractScrollArea *area, int notches)
{
    QWidget *viewport = area->viewport();
    const QPointF at = viewport->rect().center();
    QWheelEvent event(at, viewport->mapToGlobal(at), {}, QPoint(0, -120 * notches), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(viewport, &event);
}

/// Keys as they come from a keyboard, Han as an input method commits them.
Steps typing(QLineEdit *field, const QString &text)
{
    Steps steps;
    for (const QChar letter : text)
        steps.emplace_back([field, letter] {
            if (letter.unicode() < 128) {
                QTest::keyClick(field, letter.toLatin1());
                return;
            }
            QInputMethodEvent event;
            event.setCommitString(QString(letter));
            QApplication::sendEvent(field, &event);
        });
    return steps;
}

Steps erasing(QLineEdit *field, qsizetype letters)
{
    return repeated(int(letters), [field] { QTest::keyClick(field, Qt::Key_Backspace); });
}

TablePage *listOf(Desk &desk, const char *id)
{
    desk.prepare([&] { desk.window().openPage({QString::fromLatin1(id), {}}); });
    return qobject_cast<TablePage *>(desk.window().currentPage());
}

/// Down and up a list by wheel, keys and the bar, as one looks for something.
void scrollThrough(Desk &desk, TablePage *list, const QString &name)
{
    RecordTable *table = list->table();
    desk.act(name + QStringLiteral(": scrolling by wheel"), repeated(60, [table] { turnWheel(table, 3); }));
    desk.act(name + QStringLiteral(": scrolling by keys"),
             repeated(40, [table] { QTest::keyClick(table, Qt::Key_PageDown); }));
    Steps jumps;
    for (int step = 0; step <= 40; ++step)
        jumps.emplace_back([table, step] {
            QScrollBar *bar = table->verticalScrollBar();
            bar->setSliderPosition(int(qint64(bar->maximum()) * (step * 17 % 41) / 40));
        });
    desk.act(name + QStringLiteral(": dragging the scroll bar"), jumps);
    desk.act(name + QStringLiteral(": to the end and back"),
             {[table] { QTest::keyClick(table, Qt::Key_End, Qt::ControlModifier); },
              [table] { QTest::keyClick(table, Qt::Key_Home, Qt::ControlModifier); }});
}

void typeInto(Desk &desk, TablePage *list, const QString &name)
{
    auto *field = static_cast<QLineEdit *>(list->searchField());
    desk.prepare([field] { field->setFocus(); });
    for (const QString &text :
         {QStringLiteral("hong"), QStringLiteral("上海"), QStringLiteral("s"), QStringLiteral("a b c")}) {
        desk.act(name + QStringLiteral(": typing \"%1\" in the search").arg(text), typing(field, text));
        desk.act(name + QStringLiteral(": taking \"%1\" back").arg(text), erasing(field, text.size()));
    }
}

void orderAndFilter(Desk &desk, TablePage *list, const QString &name, const QStringList &filters)
{
    desk.act(name + QStringLiteral(": ordering by the first column"),
             {[list] { list->orderBy(0, false, false); }, [list] { list->orderBy(0, false, true); }});
    for (const QString &filter : filters)
        desk.act(name + QStringLiteral(": filtering ") + filter, {[list, filter] { list->setFilterText(filter); }});
    desk.act(name + QStringLiteral(": no filter any more"), {[list] { list->setFilterText({}); }});
    desk.act(name + QStringLiteral(": grouping"),
             {[list] { list->groupBy(list->model()->columns().value(2)); }, [list] { list->groupBy({}); }});
    desk.act(name + QStringLiteral(": marking everything"),
             {[list] { QTest::keyClick(list->table(), Qt::Key_A, Qt::ControlModifier); },
              [list] { list->table()->clearSelection(); }});
}

void moveMouse(CardList *from, QPoint globalPlace, QEvent::Type type)
{
    const QPointF local = from->viewport()->mapFromGlobal(QPointF(globalPlace));
    const bool moves = type == QEvent::MouseMove;
    QMouseEvent event(type, local, QPointF(globalPlace), moves ? Qt::NoButton : Qt::LeftButton,
                      type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(from->viewport(), &event);
}

void dragOnBoard(Desk &desk)
{
    desk.act(QStringLiteral("board: opening"), {[&] { desk.window().openPage({QStringLiteral("board"), {}}); }});
    auto *page = qobject_cast<BoardPage *>(desk.window().currentPage());
    if (!page || page->board()->columns().size() < 3)
        return;
    BoardView *board = page->board();
    int cards = 0;
    for (BoardColumnView *column : board->columns())
        cards += column->cards()->rowCount();
    const QString name = QStringLiteral("board of %1 cards").arg(cards);
    CardList *first = board->columns()[0]->list();
    desk.act(name + QStringLiteral(": scrolling a column"), repeated(40, [first] { turnWheel(first, 2); }));
    desk.act(name + QStringLiteral(": walking by keys"),
             repeated(20, [first] { QTest::keyClick(first, Qt::Key_Down); }));
    desk.prepare([first] { first->scrollToTop(); });

    const QPoint grip = first->visualRect(first->cards()->index(1)).center();
    const QPoint from = first->viewport()->mapToGlobal(grip);
    CardList *target = board->columns()[2]->list();
    const QPoint to = target->viewport()->mapToGlobal(target->viewport()->rect().center());
    const QPoint edge = target->viewport()->mapToGlobal(QPoint(40, target->viewport()->height() - 10));
    Steps drag{[first, from] { moveMouse(first, from, QEvent::MouseButtonPress); }};
    for (int step = 1; step <= 40; ++step)
        drag.emplace_back([first, at = from + (to - from) * step / 40] { moveMouse(first, at, QEvent::MouseMove); });
    for (int step = 1; step <= 20; ++step)
        drag.emplace_back([first, at = to + (edge - to) * step / 20] { moveMouse(first, at, QEvent::MouseMove); });
    desk.act(name + QStringLiteral(": dragging a card over columns and at the edge"), drag);
    desk.act(name + QStringLiteral(": letting it fall"), {[first, to] {
                 moveMouse(first, to, QEvent::MouseMove);
                 moveMouse(first, to, QEvent::MouseButtonRelease);
             }});
}

/// The customer with the longest timeline among the first ones.
RecordId busiestCustomer(Desk &desk)
{
    AggregateQuery query;
    query.entity = QStringLiteral("activity");
    query.groups = {FieldPath::of(u"customer")};
    query.measures = {{Measure::Kind::Count, {}}};
    const Workspace &workspace = desk.data().workspace();
    const auto groups = workspace.aggregate(desk.data().session(), query);
    RecordId busiest;
    std::int64_t most = -1;
    if (groups)
        for (const AggregateSet::Line &line : groups->lines)
            if (const auto *id = line.groups.front().as<RecordId>(); id && line.exact.front().value_or(0) > most) {
                most = *line.exact.front();
                busiest = *id;
            }
    return busiest;
}

void openRecords(Desk &desk)
{
    const RecordId id = busiestCustomer(desk);
    desk.act(QStringLiteral("record: opening the one with the longest timeline"),
             {[&] { desk.window().openPage(recordPageAddress(QStringLiteral("customer"), id)); }});
    auto *page = qobject_cast<RecordPage *>(desk.window().currentPage());
    if (!page)
        return;
    if (auto *timeline = page->timeline()->findChild<QAbstractScrollArea *>())
        desk.act(QStringLiteral("record: scrolling the timeline"),
                 repeated(40, [timeline] { turnWheel(timeline, 3); }));
    desk.act(QStringLiteral("record: writing a follow-up"), [page] {
        Steps steps{[page] { page->writeFollowUp(); }};
        for (const char letter : {'c', 'a', 'l', 'l', 'e', 'd'})
            steps.emplace_back([letter] {
                if (QWidget *focus = QApplication::focusWidget())
                    QTest::keyClick(focus, letter);
            });
        return steps;
    }());
}

void editCell(Desk &desk, TablePage *list)
{
    RecordTable *table = list->table();
    desk.act(QStringLiteral("customers: editing a cell"),
             {[list, table] {
                  table->setCurrentIndex(list->model()->index(3, 0));
                  QTest::keyClick(table, Qt::Key_F2);
              },
              [] {
                  if (auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget()))
                      QTest::keyClick(editor, 'x');
              },
              [] {
                  if (QWidget *editor = QApplication::focusWidget())
                      QTest::keyClick(editor, Qt::Key_Return);
              }});
    desk.act(QStringLiteral("customers: undo"), {[&] { Q_EMIT desk.window().undoRequested(); }});
}

} // namespace

void workOnCompany(Desk &desk)
{
    for (const char *round : {"first", "again"})
        for (const char *id :
             {"today", "contacts", "opportunities", "activities", "tasks", "board", "funnel", "customers"})
            desk.act(QStringLiteral("opening %1, %2").arg(QLatin1String(id), QLatin1String(round)), {[&] {
                         desk.window().openPage({QString::fromLatin1(id), {}});
                     }});
    TablePage *customers = listOf(desk, "customers");
    scrollThrough(desk, customers, QStringLiteral("customers"));
    desk.act(QStringLiteral("customers: walking with the record beside"),
             repeated(20, [customers] { QTest::keyClick(customers->table(), Qt::Key_Down); }));
    typeInto(desk, customers, QStringLiteral("customers"));
    orderAndFilter(desk, customers, QStringLiteral("customers"),
                   {QStringLiteral("level = \"a\""), QStringLiteral("name ~ \"海\" and owner is not empty"),
                    QStringLiteral("has no activity (at within last 30 days)")});
    editCell(desk, customers);
    TablePage *opportunities = listOf(desk, "opportunities");
    scrollThrough(desk, opportunities, QStringLiteral("opportunities"));
    typeInto(desk, opportunities, QStringLiteral("opportunities"));
    openRecords(desk);
    dragOnBoard(desk);
    CommandPalette *palette = desk.window().palettePanel();
    desk.act(QStringLiteral("palette: opening"), {[palette] { palette->open(); }});
    desk.act(QStringLiteral("palette: typing"), typing(palette->field(), QStringLiteral("shanghai")));
    desk.prepare([palette] { palette->close(); });
}

void workOnMillion(Desk &desk)
{
    TablePage *customers = listOf(desk, "customers");
    const QString name = QStringLiteral("%1 customers").arg(customers->model()->rowCount());
    scrollThrough(desk, customers, name);
    typeInto(desk, customers, name);
    orderAndFilter(desk, customers, name, {QStringLiteral("level = \"a\"")});
}

} // namespace millrace::bench
