// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/cell_block.h"
#include "ui/models/record_table_model.h"
#include "ui/models/row_order.h"

#include <QTableView>

namespace millrace {

class FrozenColumn;
class RecordDelegate;
class RecordHeader;

/// A record list as a spreadsheet: any block of cells can be marked, row numbers mark whole rows, the first column may
/// stay in sight, F2 edits, Enter goes down and Tab on to the next cell with its editor open.
class RecordTable : public QTableView
{
    Q_OBJECT

public:
    RecordTable(RecordTableModel &model, QWidget *parent);

    RecordHeader *recordHeader() const { return m_header; }
    void setFirstFrozen(bool frozen);
    bool isFirstFrozen() const { return m_frozenWanted; }
    QTableView *frozenPart() const;

    /// The rows that hold a marked cell, as stretches from the top on.
    std::vector<RowRange> markedRows() const;
    qint64 markedRowCount() const;
    /// Their row numbers.
    std::vector<quint32> markedNumbers() const;
    /// The marked cells; with none, the current one.
    CellBlock markedCells() const;
    /// Opens the editor of a cell and puts the refused value and the reason into it.
    void editAgain(const QModelIndex &index, const Value &value, const QString &reason);
    bool edit(const QModelIndex &index, EditTrigger trigger, QEvent *event) override;
    using QTableView::edit;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

Q_SIGNALS:
    /// Enter on a row.
    void openRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void changeEvent(QEvent *event) override;
    void updateGeometries() override;

private:
    void placeFrozen();
    void attachFrozen(bool attached);
    void showFrozenColumn();
    void moveOn(int rows, int columns, bool editing);
    RecordTableModel &m_records;
    RecordHeader *m_header;
    FrozenColumn *m_frozen;
    bool m_frozenWanted = true;
    bool m_placing = false;
};

} // namespace millrace
