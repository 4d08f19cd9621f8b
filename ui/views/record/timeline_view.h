// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/timeline_model.h"

#include <QListView>
#include <QStyledItemDelegate>

namespace millrace {

/// Draws the lines of a timeline; heights follow the width of the view and the size of the text.
class TimelineDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// The box that marks something as done, within the row's rectangle.
    static QRect checkRect(const QRect &row, const QFont &font);

private:
    void paintEntry(QPainter *painter, const QStyleOptionViewItem &option, const TimelineRow &row) const;
};

/// The list of a timeline. Enter or a double click opens an entry or unfolds changes, Space marks a task done, the menu
/// key offers all of it.
class TimelineView : public QListView
{
    Q_OBJECT

public:
    explicit TimelineView(LiveData &data, QWidget *parent = nullptr);
    TimelineModel *timeline() const { return m_model; }
    void activate(int row);
    void toggleDone(int row);
    void retranslate();

Q_SIGNALS:
    void openRequested(const QString &entity, const millrace::RecordId &id);
    /// A comment of one's own is taken up again.
    void editRequested(const millrace::RecordId &comment);
    void deleteRequested(const QString &entity, const millrace::RecordId &id);
    /// An entry was brought to its end: what comes next?
    void completed(const QString &title, const millrace::RecordId &operation);
    void failed(const millrace::Error &error);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    LiveData &m_data;
    TimelineModel *m_model;
};

} // namespace millrace
