// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/board/board_view.h"

#include "ui/theme/tokens.h"
#include "ui/views/board/board_drag.h"
#include "ui/views/board/card_delegate.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QToolButton>

namespace millrace {

BoardView::BoardView(QWidget *parent)
    : QScrollArea(parent), m_delegate(new CardDelegate(m_look, this)), m_content(new QWidget(this)),
      m_dropBar(new DropBar(this)), m_drag(new BoardDrag(*this))
{
    setObjectName(QStringLiteral("board"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    auto *row = new QHBoxLayout(m_content);
    row->setContentsMargins(space::l, 0, space::l, space::s);
    row->setSpacing(space::s);
    row->addStretch(1);
    setWidget(m_content);
}

BoardView::~BoardView() = default;

void BoardView::makeColumns(size_t count)
{
    auto *row = static_cast<QHBoxLayout *>(m_content->layout());
    while (m_columns.size() > count) {
        delete m_columns.back();
        m_columns.pop_back();
    }
    while (m_columns.size() < count) {
        const int index = int(m_columns.size());
        auto *column = new BoardColumnView(m_look, m_delegate, m_content);
        row->insertWidget(index, column, 1000);
        m_columns.push_back(column);
        column->setReadOnly(m_readOnly);
        CardList *list = column->list();
        connect(list, &CardList::opened, this, &BoardView::opened);
        connect(list, &CardList::renamed, this, &BoardView::renamed);
        connect(list, &CardList::menuRequested, this, &BoardView::menuAsked);
        connect(list, &CardList::sideRequested, this, [this, index](int direction) { goSideways(index, direction); });
        connect(list, &CardList::currentCardChanged, this, [this, list] {
            if (const BoardCard *card = list->currentCard(); card && list->hasFocus() && !m_filling)
                m_current = card->id;
        });
        connect(list, &CardList::selectionTouched, this, [this, list] { selectionTouchedIn(list); });
        connect(list, &CardList::dragStarted, this, [this](const RecordId &id, QPoint place) {
            if (m_readOnly)
                return;
            std::vector<RecordId> ids = chosen();
            if (std::find(ids.begin(), ids.end(), id) == ids.end())
                ids = {id};
            m_drag->begin(id, ids, place);
        });
        connect(list, &CardList::dragMoved, m_drag, &BoardDrag::move);
        connect(list, &CardList::dragDropped, m_drag, &BoardDrag::drop);
        connect(column, &BoardColumnView::addRequested, this, [this, index] { Q_EMIT addAsked(index); });
    }
    fitColumns();
}

void BoardView::fitColumns()
{
    const int line = fontMetrics().height();
    for (BoardColumnView *column : m_columns) {
        column->setMinimumWidth(std::max(248, 13 * line));
        column->setMaximumWidth(std::max(320, 17 * line));
    }
}

void BoardView::show(std::shared_ptr<const Board> board, const FormatContext &format, CardOrder order,
                     const std::function<bool(const BoardCard &)> &shown)
{
    m_drag->cancel();
    m_filling = true;
    CardList *focused = focusedList();
    m_look.board = std::move(board);
    m_look.format = format;
    m_look.format.titles = m_look.board->titles;
    m_order = order;
    makeColumns(m_look.board->columns.size());
    std::vector<std::vector<BoardCard>> cards(m_columns.size());
    for (const BoardCard &card : m_look.board->cards)
        if (shown(card))
            cards[size_t(card.column)].push_back(card);
    for (size_t i = 0; i < m_columns.size(); ++i)
        m_columns[i]->show(m_look.board->columns[i], std::move(cards[i]), order);
    m_filling = false;
    // The card that had the keyboard keeps it, also where it stands in another column now.
    if (const int column = columnOf(m_current); column >= 0) {
        CardList *list = m_columns[size_t(column)]->list();
        if (!list->currentCard() || list->currentCard()->id != m_current)
            list->selectCard(m_current);
        if (focused && focused != list)
            list->setFocus(Qt::OtherFocusReason);
    }
    Q_EMIT selectionChanged();
}

void BoardView::setCompact(bool compact)
{
    m_look.compact = compact;
    for (BoardColumnView *column : m_columns) {
        column->list()->doItemsLayout();
        column->list()->viewport()->update();
    }
}

void BoardView::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_drag->cancel();
    for (BoardColumnView *column : m_columns)
        column->setReadOnly(readOnly);
}

int BoardView::columnOf(const RecordId &id) const
{
    for (size_t i = 0; i < m_columns.size(); ++i)
        if (m_columns[i]->cards()->rowOf(id) >= 0)
            return int(i);
    return -1;
}

const BoardCard *BoardView::card(const RecordId &id) const
{
    const int column = columnOf(id);
    return column < 0 ? nullptr
                      : m_columns[size_t(column)]->cards()->cardAt(m_columns[size_t(column)]->cards()->rowOf(id));
}

std::vector<RecordId> BoardView::chosen() const
{
    std::vector<RecordId> ids;
    for (const BoardColumnView *column : m_columns) {
        const std::vector<RecordId> more = column->list()->selectedIds();
        ids.insert(ids.end(), more.begin(), more.end());
    }
    if (ids.empty() && columnOf(m_current) >= 0)
        ids.push_back(m_current);
    return ids;
}

CardList *BoardView::focusedList() const
{
    for (BoardColumnView *column : m_columns)
        if (column->list()->hasFocus())
            return column->list();
    return nullptr;
}

void BoardView::setCurrent(const RecordId &id, bool takeFocus)
{
    const int column = columnOf(id);
    if (column < 0)
        return;
    m_current = id;
    CardList *list = m_columns[size_t(column)]->list();
    list->selectCard(id);
    ensureWidgetVisible(m_columns[size_t(column)], space::l, 0);
    if (takeFocus)
        list->setFocus(Qt::OtherFocusReason);
}

void BoardView::moveShown(const std::vector<RecordId> &ids, int target)
{
    const RecordId current = m_current;
    for (const RecordId &id : ids) {
        const BoardCard *found = card(id);
        if (!found || columnOf(id) == target)
            continue;
        BoardCard moved = *found;
        BoardColumnView *from = m_columns[size_t(columnOf(id))];
        from->cards()->removeCard(id);
        from->refreshHeading();
        if (target < 0)
            continue;
        moved.column = target;
        moved.idleDays = 0;
        moved.stalled = false;
        m_columns[size_t(target)]->cards()->insertCard(moved);
    }
    if (target >= 0)
        m_columns[size_t(target)]->refreshHeading();
    if (std::find(ids.begin(), ids.end(), current) != ids.end())
        setCurrent(current, true);
}

void BoardView::goSideways(int from, int direction)
{
    for (int i = from + direction; i >= 0 && i < int(m_columns.size()); i += direction) {
        CardList *list = m_columns[size_t(i)]->list();
        if (list->cards()->cards().empty())
            continue;
        // To the card at the same height, as the eye goes.
        CardList *here = m_columns[size_t(from)]->list();
        const int height = here->visualRect(here->currentIndex()).center().y();
        QModelIndex beside = list->indexAt(QPoint(list->viewport()->width() / 2, height));
        if (!beside.isValid())
            beside = list->cards()->index(list->cards()->rowCount() - 1);
        list->setFocus(Qt::OtherFocusReason);
        list->setCurrentIndex(beside);
        ensureWidgetVisible(m_columns[size_t(i)], space::l, 0);
        return;
    }
}

void BoardView::selectionTouchedIn(CardList *list)
{
    if (m_filling)
        return;
    // One selection for the board: choosing here without Ctrl leaves nothing chosen elsewhere.
    const bool adding = QApplication::keyboardModifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
    if (!adding && list->hasFocus() && !list->selectedIds().empty()) {
        m_filling = true;
        for (BoardColumnView *column : m_columns)
            if (column->list() != list)
                column->list()->clearSelection();
        m_filling = false;
    }
    Q_EMIT selectionChanged();
}

void BoardView::retranslate()
{
    if (!m_look.board)
        return;
    for (BoardColumnView *column : m_columns) {
        column->refreshHeading();
        column->cards()->refresh();
    }
}

void BoardView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    const int height = m_dropBar->sizeHint().height();
    m_dropBar->setGeometry(0, this->height() - height, width(), height);
}

void BoardView::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitColumns();
}

} // namespace millrace
