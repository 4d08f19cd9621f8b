// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/record/timeline_view.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>

namespace millrace {

namespace {

bool canBeDone(const TimelineRow &row)
{
    return row.entry.entity && row.entry.entity->timeline.state >= 0;
}

} // namespace

TimelineView::TimelineView(LiveData &data, QWidget *parent)
    : QListView(parent), m_data(data), m_model(new TimelineModel(data, this))
{
    setObjectName(QStringLiteral("timeline"));
    setModel(m_model);
    setItemDelegate(new TimelineDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Adjust);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    connect(this, &QListView::doubleClicked, this, [this](const QModelIndex &index) {
        if (!m_model->rowAt(index.row()).entry.isChanges())
            activate(index.row());
    });
    retranslate();
}

void TimelineView::retranslate()
{
    setAccessibleName(tr("Timeline"));
}

void TimelineView::activate(int row)
{
    if (row < 0 || row >= m_model->rowCount({}))
        return;
    const TimelineRow &line = m_model->rowAt(row);
    if (line.kind != TimelineRow::Kind::Entry)
        return;
    if (line.entry.isChanges())
        m_model->toggle(row);
    else
        Q_EMIT openRequested(line.entry.entity->key, line.entry.id);
}

void TimelineView::toggleDone(int row)
{
    if (row < 0 || row >= m_model->rowCount({}) || !canBeDone(m_model->rowAt(row)) || !m_data.isEditable())
        return;
    const TimelineEntry &entry = m_model->rowAt(row).entry;
    const bool ends = !entry.done;
    m_model->setDone(row, ends, [this, ends, title = entry.title](const Result<CommitReceipt> &receipt) {
        if (!receipt)
            Q_EMIT failed(receipt.error());
        else if (ends)
            Q_EMIT completed(title, receipt->operation);
    });
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().isValid() ? currentIndex().row() : -1;
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        activate(row);
    else if (event->key() == Qt::Key_Space)
        toggleDone(row);
    else
        QListView::keyPressEvent(event);
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (!index.isValid() || event->button() != Qt::LeftButton)
        return;
    const TimelineRow &row = m_model->rowAt(index.row());
    if (row.kind != TimelineRow::Kind::Entry)
        return;
    if (row.entry.isChanges())
        m_model->toggle(index.row());
    else if (canBeDone(row) &&
             TimelineDelegate::checkRect(visualRect(index), font()).adjusted(-4, -4, 4, 4).contains(event->pos()))
        toggleDone(index.row());
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = byMouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid() || m_model->rowAt(index.row()).kind != TimelineRow::Kind::Entry)
        return;
    const int row = index.row();
    const TimelineEntry entry = m_model->rowAt(row).entry;
    const bool writable = m_data.isEditable();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("timelineMenu"));
    menu->setAccessibleName(tr("Timeline"));
    if (entry.isChanges()) {
        menu->addAction(m_model->rowAt(row).unfolded ? tr("Fold the changes") : tr("Show the changes"), this,
                        [this, row] { m_model->toggle(row); });
    } else {
        menu->addAction(tr("Open"), this, [this, row] { activate(row); });
        if (canBeDone(m_model->rowAt(row)) && writable)
            menu->addAction(entry.done ? tr("Open again") : tr("Mark as done"), this, [this, row] { toggleDone(row); });
        if (entry.entity->timeline.pinned >= 0 && writable)
            menu->addAction(entry.pinned ? tr("Take the pin off") : tr("Pin to the top"), this,
                            [this, row, pinned = !entry.pinned] { m_model->setPinned(row, pinned); });
        menu->addAction(tr("Copy the text"), this, [entry] {
            QApplication::clipboard()->setText(entry.text.isEmpty() ? entry.title : entry.title + u'\n' + entry.text);
        });
        const bool own = entry.author == m_data.session().actor;
        if (writable && own && entry.entity->authored)
            menu->addAction(tr("Change the comment"), this, [this, entry] { Q_EMIT editRequested(entry.id); });
        if (writable && (own || !entry.entity->authored))
            menu->addAction(tr("Delete to the bin"), this,
                            [this, entry] { Q_EMIT deleteRequested(entry.entity->key, entry.id); });
    }
    menu->popup(byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).center()));
}

} // namespace millrace
