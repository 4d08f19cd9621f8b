// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/live_data.h"

#include <QStyledItemDelegate>

namespace millrace {

class FieldEditor;

/// Cells of a RecordTableModel: choices as coloured chips, empty cells as a quiet dash, and the editor of the field's
/// type. What the field cannot hold keeps the editor open, with the reason below it; Esc brings the old value back.
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
    /// Keeps the editor marked with the reason below it until something else is typed.
    void showProblem(FieldEditor *editor, const QString &reason);

Q_SIGNALS:
    /// A cell was finished by key: where the list goes on from it, and whether with an open editor.
    void stepped(int rows, int columns, bool editing);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void paintCell(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void leave(FieldEditor *editor, bool stores);
    /// What is wrong with what the editor holds; empty where it can be stored.
    QString problemOf(const FieldEditor &editor) const;
    LiveData &m_data;
};

} // namespace millrace
