// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/board/board_drag.h"

#include "ui/theme/tokens.h"
#include "ui/views/board/board_view.h"
#include "ui/views/board/card_delegate.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>

namespace millrace {

namespace {

constexpr int edge = 48;
constexpr int scrollEveryMs = 16;

/// How far to scroll for a pointer at `at` between `from` and `to`: the nearer to an edge, the faster.
int edgeStep(int at, int from, int to)
{
    if (at < from + edge)
        return -std::clamp((from + edge - at) / 3, 2, 24);
    if (at > to - edge)
        return std::clamp((at - to + edge) / 3, 2, 24);
    return 0;
}

/// The card with further ones behind it and their number.
QPixmap ghostPicture(const QPixmap &card, int count, const QWidget *like)
{
    const Tokens &tokens = Tokens::of(like->palette());
    const qreal ratio = card.devicePixelRatio();
    const QSize size = card.deviceIndependentSize().toSize();
    const int behind = count > 1 ? 6 : 0;
    QPixmap drawing((size + QSize(behind, behind)) * ratio);
    drawing.setDevicePixelRatio(ratio);
    drawing.fill(Qt::transparent);
    QPainter painter(&drawing);
    painter.setRenderHint(QPainter::Antialiasing);
    if (behind > 0) {
        painter.setPen(tokens.accent);
        painter.setBrush(tokens.surface);
        painter.drawRoundedRect(QRectF(CardDelegate::frame(QRect(QPoint(behind, behind), size))), space::cardRadius,
                                space::cardRadius);
    }
    painter.setOpacity(0.94);
    painter.drawPixmap(0, 0, card);
    painter.setOpacity(1);
    if (count > 1) {
        const QString text = QString::number(count);
        QFont font = like->font();
        font.setBold(true);
        const QFontMetrics metrics(font);
        const int height = metrics.height() + space::xs;
        const int width = std::max(height, metrics.horizontalAdvance(text) + 2 * space::s);
        const QRect badge(size.width() - width - space::s, 0, width, height);
        painter.setFont(font);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.accent);
        painter.drawRoundedRect(badge, height / 2.0, height / 2.0);
        painter.setPen(tokens.onAccent);
        painter.drawText(badge, Qt::AlignCenter, text);
    }
    return drawing;
}

} // namespace

BoardDrag::BoardDrag(BoardView &board) : QObject(&board), m_board(board), m_timer(new QTimer(this))
{
    m_timer->setInterval(scrollEveryMs);
    connect(m_timer, &QTimer::timeout, this, &BoardDrag::scrollAtEdges);
}

void BoardDrag::begin(const RecordId &grabbed, std::vector<RecordId> ids, QPoint globalPlace)
{
    const int from = m_board.columnOf(grabbed);
    const BoardCard *card = m_board.card(grabbed);
    if (!card || isActive())
        return;
    m_grabbed = grabbed;
    m_ids = std::move(ids);
    CardList *list = m_board.columns()[size_t(from)]->list();
    const QRect place = list->visualRect(list->cards()->index(list->cards()->rowOf(grabbed)));
    m_grip = globalPlace - list->viewport()->mapToGlobal(place.topLeft());
    m_ghost = new QLabel(&m_board);
    m_ghost->setObjectName(QStringLiteral("dragGhost"));
    m_ghost->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_ghost->setPixmap(
        ghostPicture(m_board.delegate()->picture(*card, list, place.width()), int(m_ids.size()), &m_board));
    m_ghost->adjustSize();
    m_board.dropBar()->show();
    m_board.dropBar()->raise();
    m_ghost->show();
    qApp->installEventFilter(this);
    m_timer->start();
    move(globalPlace);
}

int BoardDrag::columnAt(QPoint globalPlace) const
{
    if (!m_board.viewport()->rect().contains(m_board.viewport()->mapFromGlobal(globalPlace)))
        return -1;
    for (size_t i = 0; i < m_board.columns().size(); ++i) {
        const BoardColumnView *column = m_board.columns()[i];
        if (column->rect().contains(column->mapFromGlobal(globalPlace)))
            return int(i);
    }
    return -1;
}

void BoardDrag::aim(QPoint globalPlace)
{
    const int zone = m_board.dropBar()->zoneAt(globalPlace);
    m_board.dropBar()->setTarget(zone);
    const int column = zone >= 0 ? -1 : columnAt(globalPlace);
    if (column == m_column)
        return;
    for (size_t i = 0; i < m_board.columns().size(); ++i) {
        m_board.columns()[i]->setTarget(int(i) == column);
        if (int(i) != column)
            m_board.columns()[i]->cards()->setGap(-1);
    }
    m_column = column;
    const BoardCard *card = m_board.card(m_grabbed);
    if (column < 0 || !card || m_board.columnOf(m_grabbed) == column)
        return;
    CardModel *cards = m_board.columns()[size_t(column)]->cards();
    cards->setGap(cards->landingRow(*card));
    m_board.columns()[size_t(column)]->list()->scrollTo(cards->index(cards->gap()));
}

void BoardDrag::move(QPoint globalPlace)
{
    if (!isActive())
        return;
    m_place = globalPlace;
    m_ghost->move(m_board.mapFromGlobal(globalPlace - m_grip));
    m_ghost->raise();
    aim(globalPlace);
}

void BoardDrag::scrollAtEdges()
{
    if (!isActive())
        return;
    const QPoint at = m_board.viewport()->mapFromGlobal(m_place);
    QScrollBar *across = m_board.horizontalScrollBar();
    const int before = across->value();
    if (m_board.dropBar()->zoneAt(m_place) < 0)
        across->setValue(before + edgeStep(at.x(), 0, m_board.viewport()->width()));
    if (m_column >= 0) {
        CardList *list = m_board.columns()[size_t(m_column)]->list();
        const int y = list->viewport()->mapFromGlobal(m_place).y();
        QScrollBar *down = list->verticalScrollBar();
        down->setValue(down->value() + edgeStep(y, 0, list->viewport()->height()));
    }
    if (across->value() != before)
        aim(m_place);
}

void BoardDrag::drop(QPoint globalPlace)
{
    if (!isActive())
        return;
    aim(globalPlace);
    const int zone = m_board.dropBar()->zoneAt(globalPlace);
    const int column = m_column;
    const std::vector<RecordId> ids = m_ids;
    const DropBar::Zone dropped = zone >= 0 ? m_board.dropBar()->zones()[size_t(zone)] : DropBar::Zone{};
    finish();
    Q_EMIT ended(true);
    if (zone >= 0) {
        switch (dropped.kind) {
        case DropBar::Kind::End:
            Q_EMIT m_board.moveAsked(ids, dropped.end);
            break;
        case DropBar::Kind::Pipeline:
            Q_EMIT m_board.pipelineAsked(ids, globalPlace);
            break;
        case DropBar::Kind::Delete:
            Q_EMIT m_board.deleteAsked(ids);
            break;
        }
    } else if (column >= 0) {
        const BoardColumn to = m_board.columns()[size_t(column)]->column();
        Q_EMIT m_board.moveAsked(ids, to);
    }
}

void BoardDrag::cancel()
{
    if (!isActive())
        return;
    finish();
    Q_EMIT ended(false);
}

void BoardDrag::finish()
{
    qApp->removeEventFilter(this);
    m_timer->stop();
    delete std::exchange(m_ghost, nullptr);
    m_board.dropBar()->hide();
    for (BoardColumnView *column : m_board.columns()) {
        column->setTarget(false);
        column->cards()->setGap(-1);
    }
    m_column = -1;
}

bool BoardDrag::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
        if (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
            event->accept();
            if (event->type() == QEvent::KeyPress)
                cancel();
            return event->type() == QEvent::KeyPress;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace millrace
