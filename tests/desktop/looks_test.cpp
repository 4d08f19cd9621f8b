// SPDX-License-Identifier: GPL-3.0-or-later
// What is seen and heard on every page: darkness, contrast, the way of the focus, names, and who may compose text.
#include "tests/desktop/work_desk.h"
#include "tests/support/widget_checks.h"
#include "ui/forms/record_draft.h"
#include "ui/forms/record_form.h"
#include "ui/theme/tokens.h"
#include "ui/views/board/board_page.h"
#include "ui/views/board/board_view.h"
#include "ui/views/board/card_delegate.h"
#include "ui/views/funnel/funnel_page.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QCalendarWidget>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QTimer>

using namespace millrace;
using namespace millrace::test;

namespace {

struct LooksDesk : WorkDesk
{
    LooksDesk()
    {
        const RecordId customer = add("customer", {{"name", QStringLiteral("Harbour Tools")}});
        add("contact", {{"name", QStringLiteral("Ann Lee")}, {"customer", customer.toString()}});
        add("lead", {{"name", QStringLiteral("Ben")}});
        deal(QStringLiteral("Twenty drills"), "Qualification", {{"amount", QStringLiteral("1200")}});
        deal(QStringLiteral("Saws"), "Won", {{"amount", QStringLiteral("800")}});
    }
    void dress(ThemeMode mode)
    {
        Appearance appearance = composition->settings().appearance();
        appearance.mode = mode;
        composition->settings().setAppearance(appearance);
        applySettings(composition->settings(), composition->theme(), composition->translations());
        settle();
    }
    void everyPage(const std::function<void()> &judge)
    {
        for (const PageEntry &page : window().pages()) {
            window().openPage({page.id, {}});
            for (int i = 0; i < 20; ++i)
                QTest::qWait(1);
            if (auto *table = qobject_cast<TablePage *>(window().currentPage()))
                until([&] { return table->model()->hasLoaded() && !table->model()->isLoading(); });
            settle();
            INFO(page.id.toStdString());
            judge();
        }
    }
};

/// The best contrast that any pixel of a text has against its ground, the most common colour there.
double contrastOf(const QImage &picture)
{
    QHash<QRgb, int> colours;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            ++colours[picture.pixel(x, y)];
    }
    QRgb ground = 0;
    int most = 0;
    for (auto colour = colours.cbegin(); colour != colours.cend(); ++colour) {
        if (colour.value() > most) {
            most = colour.value();
            ground = colour.key();
        }
    }
    double best = 1;
    for (auto colour = colours.cbegin(); colour != colours.cend(); ++colour)
        best = std::max(best, contrastRatio(QColor(colour.key()), QColor(ground)));
    return best;
}

} // namespace

TEST_CASE("a switch to dark leaves nothing light on any page and keeps what is being typed")
{
    LooksDesk desk;
    TablePage *page = desk.list("customers");
    page->createNew();
    Program::settle();
    auto *draft = page->findChild<RecordDraft *>();
    REQUIRE(draft);
    auto *name = qobject_cast<QLineEdit *>(draft->block(QStringLiteral("name"))->editor()->input());
    QTest::keyClicks(name, QStringLiteral("half typed"));
    CHECK(checks::shareLighterThan(draft->grab().toImage(), 0xF0) > 0.5);
    desk.dress(ThemeMode::Dark);
    CHECK(name->text() == QStringLiteral("half typed"));
    CHECK(checks::shareLighterThan(draft->grab().toImage(), 0xF0) < 0.01);
    draft->reject();
    desk.everyPage([&] { CHECK(checks::shareLighterThan(desk.window().grab().toImage(), 0xF0) < 0.01); });
    desk.dress(ThemeMode::Light);
    desk.everyPage([&] { CHECK(checks::shareLighterThan(desk.window().grab().toImage(), 0xF0) > 0.2); });
}

TEST_CASE("texts stand out from their ground by 4.5 to 1 as they are drawn, on every page, light and dark")
{
    LooksDesk desk;
    desk.list("customers");
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        desk.dress(mode);
        int judged = 0;
        desk.everyPage([&] {
            const QImage picture = desk.window().grab().toImage();
            for (QWidget *widget : desk.window().findChildren<QWidget *>()) {
                const auto *label = qobject_cast<QLabel *>(widget);
                const auto *button = qobject_cast<QAbstractButton *>(widget);
                const QString text = label ? label->text() : button ? button->text() : QString();
                if (!widget->isVisible() || !widget->isEnabled() || text.trimmed().isEmpty() ||
                    widget->visibleRegion().boundingRect() != widget->rect())
                    continue;
                const QRect place(widget->mapTo(&desk.window(), QPoint(0, 0)), widget->size());
                const double ratio = contrastOf(picture.copy(place));
                INFO(widget->objectName().toStdString()
                     << " \"" << text.toStdString() << "\" " << (mode == ThemeMode::Dark ? "dark" : "light"));
                CHECK(ratio >= 4.5);
                ++judged;
            }
        });
        CHECK(judged >= 30);
    }
    desk.dress(ThemeMode::Light);
}

/// How much of the way round a widget is drawn in the colour of the focus: outside of a button or box, as its own edge
/// of a field.
static double ringShare(QWidget &window, const QWidget &stop)
{
    const QImage image = window.grab().toImage();
    const double ratio = image.devicePixelRatio();
    const QColor accent = Tokens::of(window.palette()).accent;
    const QRect own(stop.mapTo(&window, QPoint(0, 0)), stop.size());
    const QRect outer = own.adjusted(-5, -5, 5, 5);
    const bool outside = qobject_cast<const QAbstractButton *>(&stop) ||
                         (qobject_cast<const QComboBox *>(&stop) && !static_cast<const QComboBox &>(stop).isEditable());
    const QRect from = outside ? outer : own;
    const QRect until = outside ? own : own.adjusted(3, 3, -3, -3);
    const auto isInked = [&](int x, int y) {
        const QPoint at(int(x * ratio), int(y * ratio));
        return image.rect().contains(at) && image.pixelColor(at) == accent;
    };
    int met = 0, all = 0;
    const auto look = [&](QPoint begin, QPoint step) {
        ++all;
        for (QPoint at = begin; from.contains(at) && !until.contains(at); at += step)
            if (isInked(at.x(), at.y())) {
                ++met;
                break;
            }
    };
    for (int x = until.left() + 4; x < until.right() - 4; ++x) {
        look({x, from.top()}, {0, 1});
        look({x, from.bottom()}, {0, -1});
    }
    for (int y = until.top() + 4; y < until.bottom() - 4; ++y) {
        look({from.left(), y}, {1, 0});
        look({from.right(), y}, {-1, 0});
    }
    return all > 0 ? double(met) / all : 0;
}

TEST_CASE("Tab goes through the whole form without a trap, and Shift+Tab back, every stop with its ring")
{
    LooksDesk desk;
    TablePage *page = desk.list("customers");
    page->createNew();
    Program::settle();
    auto *draft = page->findChild<RecordDraft *>();
    REQUIRE(draft);
    QApplication::setActiveWindow(draft);
    QWidget *first = draft->block(QStringLiteral("name"))->editor()->input();
    first->setFocus(Qt::TabFocusReason);
    Program::settle();
    QList<QWidget *> stops;
    QWidget *before = nullptr;
    while (!stops.contains(QApplication::focusWidget())) {
        QWidget *stop = QApplication::focusWidget();
        REQUIRE(stop);
        REQUIRE(draft->isAncestorOf(stop));
        REQUIRE(stop != before);
        INFO(stop->objectName().toStdString() << " (" << stop->metaObject()->className() << ")");
        CHECK(ringShare(*draft, *stop) > 0.6);
        stops << stop;
        before = stop;
        QTest::keyClick(stop, Qt::Key_Tab);
        Program::settle();
    }
    CHECK(stops.size() >= 8);
    CHECK(QApplication::focusWidget() == stops.front());
    for (auto stop = stops.crbegin(); stop != stops.crend(); ++stop) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
        Program::settle();
        CHECK(QApplication::focusWidget() == *stop);
    }
    draft->reject();
}

TEST_CASE("no table, tree or board takes the text of input methods, whatever cell is current")
{
    LooksDesk desk;
    desk.list("customers");
    int judged = 0;
    desk.everyPage([&] {
        for (auto *view : desk.window().findChildren<QAbstractItemView *>()) {
            if (!view->isVisible() || !view->model() || view->focusPolicy() == Qt::NoFocus)
                continue;
            view->setFocus(Qt::TabFocusReason);
            for (int column = 0; column < view->model()->columnCount(view->rootIndex()); ++column) {
                const QModelIndex cell = view->model()->index(0, column, view->rootIndex());
                if (cell.isValid())
                    view->setCurrentIndex(cell);
                INFO(view->objectName().toStdString() << " column " << column);
                CHECK_FALSE(view->testAttribute(Qt::WA_InputMethodEnabled));
                CHECK_FALSE(view->inputMethodQuery(Qt::ImEnabled).toBool());
            }
            ++judged;
        }
    });
    CHECK(judged >= 8);
    // An editor inside a cell does.
    TablePage *page = desk.list("customers");
    page->table()->setFocus();
    page->table()->setCurrentIndex(page->model()->index(0, columnNamed(*page, "name")));
    desk.press(Qt::Key_F2);
    auto *line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    REQUIRE(line);
    CHECK(line->testAttribute(Qt::WA_InputMethodEnabled));
    desk.press(Qt::Key_Escape);
    CHECK(QTest::qWaitFor([&] { return QApplication::focusWidget() == page->table(); }, 5000));
    CHECK_FALSE(page->table()->testAttribute(Qt::WA_InputMethodEnabled));
}

TEST_CASE("a screen reader reads the cells of a table and what a chart shows")
{
    LooksDesk desk;
    TablePage *page = desk.list("customers");
    desk.waitForRows(page, 1);
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(page->table());
    REQUIRE(table);
    REQUIRE(table->tableInterface());
    CHECK(table->tableInterface()->rowCount() == 1);
    QAccessibleInterface *cell = table->tableInterface()->cellAt(0, columnNamed(*page, "name"));
    REQUIRE(cell);
    CHECK(cell->text(QAccessible::Name) == QStringLiteral("Harbour Tools"));
    CHECK(table->tableInterface()->columnDescription(columnNamed(*page, "name")) == QStringLiteral("Name"));
    desk.window().openPage({QStringLiteral("funnel"), {}});
    auto *funnel = qobject_cast<FunnelPage *>(desk.window().currentPage());
    REQUIRE(funnel);
    desk.until([&] { return funnel->report().has_value(); });
    QAccessibleInterface *chart = QAccessible::queryAccessibleInterface(funnel->mainWidget());
    REQUIRE(chart);
    CHECK(chart->text(QAccessible::Description).contains(QStringLiteral("Qualification 1")));
    CHECK(chart->text(QAccessible::Description).contains(QStringLiteral("Won 1")));
}

TEST_CASE("the four states of the next step and a stalled card are told apart without colour")
{
    LooksDesk desk;
    desk.window().openPage({QStringLiteral("board"), {}});
    auto *page = qobject_cast<BoardPage *>(desk.window().currentPage());
    REQUIRE(page);
    desk.until([&] { return page->shownBoard() != nullptr; });
    const BoardView *board = page->board();
    const RecordId any = page->shownBoard()->cards.front().id;
    const auto greyOf = [&](CardStep next, bool stalled) {
        BoardCard card = *board->card(any);
        card.next = next;
        card.stalled = stalled;
        return board->delegate()->picture(card, page, 260).toImage().convertToFormat(QImage::Format_Grayscale8);
    };
    std::vector<QImage> pictures;
    for (const bool stalled : {false, true}) {
        for (const CardStep next : {CardStep::Overdue, CardStep::Today, CardStep::Later, CardStep::None})
            pictures.push_back(greyOf(next, stalled));
    }
    for (size_t i = 0; i < pictures.size(); ++i) {
        for (size_t j = i + 1; j < pictures.size(); ++j) {
            int different = 0;
            for (int y = 0; y < pictures[i].height(); ++y) {
                for (int x = 0; x < pictures[i].width(); ++x)
                    different += std::abs(qGray(pictures[i].pixel(x, y)) - qGray(pictures[j].pixel(x, y))) > 64;
            }
            INFO(i << " and " << j);
            CHECK(different > 20);
        }
    }
}

TEST_CASE("the week of a calendar begins on Monday in both languages")
{
    for (const char *language : {"en", "zh_CN"}) {
        WorkDesk desk(QString::fromLatin1(language));
        TablePage *page = desk.list("opportunities");
        page->createNew();
        Program::settle();
        auto *draft = page->findChild<RecordDraft *>();
        REQUIRE(draft);
        QApplication::setActiveWindow(draft);
        QWidget *date = draft->block(QStringLiteral("expected_close"))->editor()->input();
        date->setFocus();
        bool seen = false;
        // The calendar is a menu of its own event loop.
        QTimer::singleShot(0, [&] {
            QWidget *popup = QApplication::activePopupWidget();
            auto *calendar = popup ? popup->findChild<QCalendarWidget *>() : nullptr;
            seen = calendar && calendar->firstDayOfWeek() == Qt::Monday;
            if (popup)
                popup->close();
        });
        QTest::keyClick(date, Qt::Key_Down, Qt::AltModifier);
        INFO(language);
        CHECK(seen);
        draft->reject();
    }
}
