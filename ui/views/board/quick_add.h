// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/board_report.h"
#include "core/sales/board.h"
#include "ui/forms/field_block.h"

class QPushButton;

namespace millrace {

/// A new record at the foot of a column: its title and the first things that its card shows, and what the stage asks
/// for. Enter saves and stays for the next, Esc closes. What is refused stays typed.
class QuickAdd : public QWidget
{
    Q_OBJECT

public:
    QuickAdd(LiveData &data, std::shared_ptr<const Board> board, const BoardColumn &column, QWidget *parent);

    FieldBlock *block(const QString &field) const;
    void save();

Q_SIGNALS:
    void created(const millrace::RecordId &id, const millrace::RecordId &operation, const QString &title);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void start();
    void retranslate();

    LiveData &m_data;
    std::shared_ptr<const Board> m_board;
    BoardColumn m_column;
    std::vector<FieldBlock *> m_blocks;
    TextLabel *m_summary;
    QPushButton *m_save, *m_close;
    bool m_saving = false;
};

} // namespace millrace
