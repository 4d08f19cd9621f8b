// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <atomic>
#include <mutex>

namespace millrace {

/// Something long that is one thing to the person who did it and to undo. It is open until finish(); if the program
/// dies before that, the next opening takes it back. Used by one thread; must be finished or taken back before it goes.
class Operation
{
public:
    Operation(Workspace &workspace, Session session, QString label, Origin origin, QString cause = {});
    ~Operation();

    /// Applies edits and waits for them.
    Result<CommitReceipt> apply(std::vector<Edit> edits);

    /// Queues creations of one entity, at most 500, prepared here and written beside. Answers the problems of each edit
    /// that was refused by the checks that need no store; `tags` (one per edit) name edits that the store refuses
    /// later.
    struct Verdict
    {
        qint64 tag = 0;
        std::vector<Problem> problems;
        bool refused = false;
    };
    /// Verdicts only for edits with problems.
    std::vector<Verdict> load(std::vector<Edit> edits, const std::vector<qint64> &tags);
    /// Waits for what was queued; verdicts of the store since the last call.
    Result<std::vector<Verdict>> settle();

    /// Makes it final. Nothing was changed = no operation at all; the null id then.
    Result<RecordId> finish();
    /// Undoes everything done so far.
    Result<void> takeBack();

    RecordId id() const { return m_id; }
    qint64 written() const { return m_written; }

private:
    Workspace &m_workspace;
    Session m_session;
    QString m_label;
    QString m_cause;
    Origin m_origin;
    RecordId m_id;
    bool m_begun = false;
    bool m_ended = false;
    std::mutex m_mutex;
    std::vector<Verdict> m_verdicts;
    std::atomic<qint64> m_written = 0;
};

} // namespace millrace
