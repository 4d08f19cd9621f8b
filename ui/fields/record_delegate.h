// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/live_data.h"

#include <QStyledItemDelegate>

namespace millrace {

/// Cells of a RecordTableModel: choices as coloured chips, empty cells as a quiet dash, and the editor of the field's
/// type. What is no value keeps the editor open, with the reason below it.
class RecordDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    RecordDelegate(LiveData &data, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    LiveData &m_data;
};

} // namespace millrace
