// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/board/card_list.h"

#include "ui/views/board/card_delegate.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>

namespace millrace {

CardList::CardList(CardModel *model, CardDelegate *delegate, QWidget *parent)
    : QListView(parent), m_model(model), m_delegate(delegate)
{
    setModel(model);
    setItemDelegate(delegate);
    setUniformItemSizes(true);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    viewport()->setAutoFillBackground(false);
    viewport()->setAttribute(Qt::WA_Hover);
    connect(model, &CardModel::modelAboutToBeReset, this, [this] {
        m_keptCurrent = currentCard() ? currentCard()->id : RecordId();
        m_keptSelection = selectedIds();
        m_keptPlace = verticalScrollBar()->value();
    });
    connect(model, &CardModel::modelReset, this, [this] {
        QItemSelection kept;
        for (const RecordId &id : m_keptSelection)
            if (const int row = m_model->rowOf(id); row >= 0)
                kept.select(m_model->index(row), m_model->index(row));
        selectionModel()->select(kept, QItemSelectionModel::ClearAndSelect);
        if (const int row = m_model->rowOf(m_keptCurrent); row >= 0)
            selectionModel()->setCurrentIndex(m_model->index(row), QItemSelectionModel::NoUpdate);
        doItemsLayout();
        verticalScrollBar()->setValue(m_keptPlace);
    });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &CardList::selectionTouched);
}

const BoardCard *CardList::currentCard() const
{
    return currentIndex().isValid() ? m_model->cardAt(currentIndex().row()) : nullptr;
}

std::vector<RecordId> CardList::selectedIds() const
{
    QModelIndexList rows = selectionModel()->selectedIndexes();
    std::sort(rows.begin(), rows.end());
    std::vector<RecordId> ids;
    for (const QModelIndex &index : rows)
        if (const BoardCard *card = m_model->cardAt(index.row()))
            ids.push_back(card->id);
    return ids;
}

void CardList::selectCard(const RecordId &id)
{
    if (const int row = m_model->rowOf(id); row >= 0) {
        setCurrentIndex(m_model->index(row));
        scrollTo(m_model->index(row));
    }
}

void CardList::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    const BoardCard *card = index.isValid() ? m_model->cardAt(index.row()) : nullptr;
    m_pressed = card && event->button() == Qt::LeftButton ? card->id : RecordId();
    m_pressedAt = event->pos();
    m_dragging = false;
    // A press on one of several selected cards may begin to drag them all; only a click leaves this one alone.
    m_clickSelects = card && event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier &&
                     selectionModel()->isSelected(index);
    if (m_clickSelects) {
        setFocus(Qt::MouseFocusReason);
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        event->accept();
        return;
    }
    QListView::mousePressEvent(event);
}

void CardList::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragging) {
        Q_EMIT dragMoved(event->globalPosition().toPoint());
        return;
    }
    if (!m_pressed.isNull() && (event->buttons() & Qt::LeftButton)) {
        if ((event->pos() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance()) {
            m_dragging = true;
            Q_EMIT dragStarted(m_pressed, event->globalPosition().toPoint());
        }
        return;
    }
    QListView::mouseMoveEvent(event);
}

void CardList::mouseReleaseEvent(QMouseEvent *event)
{
    const bool dragged = std::exchange(m_dragging, false);
    const RecordId pressed = std::exchange(m_pressed, RecordId());
    if (dragged) {
        setState(NoState);
        Q_EMIT dragDropped(event->globalPosition().toPoint());
        return;
    }
    if (m_clickSelects && event->button() == Qt::LeftButton) {
        selectCard(pressed);
        return;
    }
    QListView::mouseReleaseEvent(event);
}

void CardList::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QModelIndex index = indexAt(event->pos());
    if (const BoardCard *card = index.isValid() ? m_model->cardAt(index.row()) : nullptr)
        Q_EMIT opened(card->id);
}

void CardList::keyPressEvent(QKeyEvent *event)
{
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (plain) {
            Q_EMIT sideRequested(event->key() == Qt::Key_Left ? -1 : 1);
            return;
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (const BoardCard *card = currentCard(); card && plain) {
            Q_EMIT opened(card->id);
            return;
        }
        break;
    default:
        break;
    }
    QListView::keyPressEvent(event);
}

void CardList::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid() || !m_model->cardAt(index.row()))
        return;
    if (!selectionModel()->isSelected(index))
        setCurrentIndex(index);
    Q_EMIT menuRequested(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

void CardList::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model->rowCount() > 0 && event->reason() != Qt::MouseFocusReason)
        setCurrentIndex(m_model->index(0));
    Q_EMIT currentCardChanged();
}

void CardList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    Q_EMIT currentCardChanged();
}

void CardList::rename(const QString &accessibleName)
{
    const BoardCard *card = currentCard();
    if (!card || m_title)
        return;
    scrollTo(currentIndex());
    m_renaming = card->id;
    m_title = new QLineEdit(card->title, viewport());
    m_title->setObjectName(QStringLiteral("cardTitle"));
    m_title->setAccessibleName(accessibleName);
    QRect place = m_delegate->titleLine(visualRect(currentIndex()), font());
    const int height = m_title->sizeHint().height();
    place.setTop(place.center().y() - height / 2);
    place.setHeight(height);
    m_title->setGeometry(place);
    m_title->selectAll();
    m_title->installEventFilter(this);
    m_title->show();
    m_title->setFocus(Qt::OtherFocusReason);
}

void CardList::closeRename(bool keep)
{
    if (!m_title)
        return;
    QLineEdit *line = std::exchange(m_title, nullptr);
    line->removeEventFilter(this);
    const bool hadFocus = line->hasFocus();
    const QString title = line->text().trimmed();
    line->hide();
    line->deleteLater();
    if (hadFocus)
        setFocus(Qt::OtherFocusReason);
    if (keep && !title.isEmpty())
        Q_EMIT renamed(m_renaming, title);
}

bool CardList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_title)
        return QListView::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) {
            closeRename(key != Qt::Key_Escape);
            return true;
        }
    } else if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return false;
    } else if (event->type() == QEvent::FocusOut && !QApplication::activePopupWidget()) {
        closeRename(true);
    }
    return false;
}

void CardList::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        scheduleDelayedItemsLayout();
}

} // namespace millrace
