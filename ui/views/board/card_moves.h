// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/stage_path.h"
#include "ui/shell/view_context.h"
#include "ui/views/board/gate_dialog.h"

namespace millrace {

/// What a person does to the cards of a board: each is one operation that a notice offers to take back. Before a card
/// comes into a stage, what the stage asks for is asked for; leaving that question changes nothing. UI thread.
class CardMoves : public QObject
{
    Q_OBJECT

public:
    CardMoves(const ViewContext &context, QWidget *owner);

    /// Moves one record, wherever it is shown; goes by itself when that is done or given up.
    static CardMoves *moveOne(const ViewContext &context, QWidget *owner, const RecordAddress &record,
                              const Value &status);

    /// Whatever is asked for then, the cards stay where they are.
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }
    void setBoard(std::shared_ptr<const Board> board) { m_board = std::move(board); }
    /// Into a column or an end; of another pipeline where `pipeline` is not null.
    void move(const std::vector<RecordId> &ids, const BoardColumn &to, const RecordId &pipeline = {});
    void rename(const RecordId &id, const QString &title);
    void remove(const std::vector<RecordId> &ids);
    /// The open question, or null.
    GateDialog *dialog() const { return m_dialog; }

Q_SIGNALS:
    /// Nothing came of it: show the cards where they were.
    void putBack();
    void stored();

private:
    /// What one card lacks before it may go where it is wanted.
    struct Wish
    {
        RecordId id;
        QString title;
        QStringList missing;
    };
    struct Plan
    {
        std::vector<Wish> wishes;
        std::vector<Problem> problems; ///< that no dialog mends
    };
    static Result<Plan> planned(Workspace &workspace, const Session &session, const Board &board,
                                const std::vector<RecordId> &ids, const BoardColumn &to, const RecordId &pipeline);
    void ask(const Plan &plan, const BoardColumn &to, const RecordId &pipeline);
    void commitMove(const Plan &plan, const BoardColumn &to, const RecordId &pipeline);
    void commit(CommitRequest request, const QString &done);
    void tellFailure(const Error &error);

    ViewContext m_context;
    LiveData &m_data;
    QWidget *m_owner;
    std::shared_ptr<const Board> m_board;
    QPointer<GateDialog> m_dialog;
    bool m_readOnly = false;
};

} // namespace millrace
