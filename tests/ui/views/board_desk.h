// SPDX-License-Identifier: GPL-3.0-or-later
// What board and conversion pages are given, over a workspace of a few opportunities.
#pragma once

#include "tests/support/qt_strings.h"
#include "tests/support/widget_checks.h"
#include "tests/ui/views/page_parts.h"
#include "ui/views/board/board_drag.h"
#include "ui/views/board/board_page.h"
#include "ui/views/board/board_view.h"
#include "ui/views/board/card_moves.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

namespace millrace::test {

struct BoardDesk : PageParts
{
    std::unique_ptr<BoardPage> page;

    BoardDesk() { translations.use(QStringLiteral("en")); }

    RecordId deal(const QString &name, const QString &stage, const QString &amount = QStringLiteral("100"))
    {
        Edit edit = workspace.creation(
            u"opportunity",
            {{"name", name}, {"pipeline", workspace.pipeline()}, {"stage", workspace.stage(stage).toString()}});
        if (!amount.isEmpty())
            edit.with(
                *workspace.entity(u"opportunity"), u"amount",
                *valueFromText(*workspace.entity(u"opportunity")->field(u"amount"), amount, workspace->baseCurrency()));
        return workspace.commit({edit}).ids.front();
    }
    void open(QSize size = {1200, 700})
    {
        page = std::make_unique<BoardPage>(
            context,
            std::vector<BoardSource>{{QStringLiteral("opportunity"), QStringLiteral("opportunities")},
                                     {QStringLiteral("lead"), QStringLiteral("leads")}},
            nullptr);
        page->resize(size);
        page->show();
        QApplication::setActiveWindow(page.get());
        waitForBoard([this] { return page->shownBoard() != nullptr; });
    }
    template <class Condition> void waitForBoard(Condition condition) { REQUIRE(QTest::qWaitFor(condition, 10000)); }
    void waitInColumn(const RecordId &id, int column)
    {
        waitForBoard([&] {
            if (!page->shownBoard())
                return false;
            const auto &cards = page->shownBoard()->cards;
            const auto found =
                std::find_if(cards.begin(), cards.end(), [&](const BoardCard &card) { return card.id == id; });
            return found != cards.end() && found->column == column && page->board()->columnOf(id) == column;
        });
    }
    CardList *list(int column) const { return page->board()->columns()[size_t(column)]->list(); }
    QPoint placeOf(const RecordId &id) const
    {
        CardList *at = list(page->board()->columnOf(id));
        return at->visualRect(at->cards()->index(at->cards()->rowOf(id))).center();
    }
    /// Presses on a card and moves to a place in the window of the page, in steps; does not let go.
    void dragTo(const RecordId &id, QPoint globalPlace)
    {
        CardList *from = list(page->board()->columnOf(id));
        const QPoint at = placeOf(id);
        QTest::mousePress(from->viewport(), Qt::LeftButton, Qt::NoModifier, at);
        const QPoint begin = from->viewport()->mapToGlobal(at);
        for (int step = 1; step <= 8; ++step)
            moveMouse(from, begin + (globalPlace - begin) * step / 8);
    }
    static void moveMouse(CardList *from, QPoint globalPlace)
    {
        const QPointF local = from->viewport()->mapFromGlobal(QPointF(globalPlace));
        QMouseEvent event(QEvent::MouseMove, local, QPointF(globalPlace), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(from->viewport(), &event);
    }
    static void letGo(CardList *from, QPoint globalPlace)
    {
        const QPointF local = from->viewport()->mapFromGlobal(QPointF(globalPlace));
        QMouseEvent event(QEvent::MouseButtonRelease, local, QPointF(globalPlace), Qt::LeftButton, Qt::NoButton,
                          Qt::NoModifier);
        QApplication::sendEvent(from->viewport(), &event);
    }
    QPoint middleOf(int column) const
    {
        return list(column)->viewport()->mapToGlobal(list(column)->viewport()->rect().center());
    }
    QString stageOf(const RecordId &id) const
    {
        return must(workspace->titles(workspace.session(), QStringLiteral("stage"),
                                      {*RecordId::fromString(workspace.text(u"opportunity", id, "stage"))}))
            .values()
            .value(0);
    }
    qint64 commits() const { return must(workspace->verify()).commits; }
};

} // namespace millrace::test
