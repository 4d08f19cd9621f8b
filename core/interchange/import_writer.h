// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/import_draft.h"
#include "core/workspace/operation.h"

#include <QSet>

namespace millrace::interchange {

/// Takes the edits of an import in batches: to an operation, or, for a dry run, only to the checks. What rows need
/// (options, stages, records they refer to) is written before them. One thread.
class ImportWriter
{
public:
    using Verdict = Operation::Verdict;

    /// `operation` null: a dry run, which adds what it would make to `draft` (may be null).
    ImportWriter(Workspace &workspace, Session session, Operation *operation, ImportDraft *draft = nullptr);

    /// A new record that later rows refer to; its id is set. Answers its problems: where they refuse, it is not made.
    std::vector<Problem> need(Edit edit);
    /// A change of a record that was there, which later rows count on.
    void amend(Record record, Edit edit);
    Result<void> create(Edit edit, qint64 tag);
    Result<void> update(Edit edit, qint64 tag);
    /// Sends what is held back and waits until it is written.
    Result<void> settle();
    /// What the checks said of rows since the last call.
    /// Whether an update of that tag said anything that its record did not hold already.
    bool hasChanged(qint64 tag) const { return m_changed.contains(tag); }
    std::vector<Verdict> takeVerdicts() { return std::exchange(m_verdicts, {}); }
    /// As it will be once everything given so far is written.
    const MetadataPtr &metadata() const { return m_metadata; }
    const ImportDraft *draft() const { return m_draft; }
    bool isDry() const { return m_operation == nullptr; }

private:
    struct Tagged
    {
        Edit edit;
        qint64 tag;
    };
    Result<void> flush();
    Result<void> sendNeeds();
    Result<void> sendUpdates();
    Result<void> dropUnchanged(std::vector<Tagged> &updates);
    Result<void> apply(std::vector<Tagged>::iterator begin, std::vector<Tagged>::iterator end);
    Result<void> checkCreations();
    Result<void> checkUpdates();
    Result<void> checkUnique(const Record &record, std::vector<Problem> &problems);
    void noteDrafted(const Record &record);
    std::vector<Problem> checked(const Edit &edit, Record &record) const;

    Workspace &m_workspace;
    Session m_session;
    Operation *m_operation;
    ImportDraft *m_draft;
    MetadataPtr m_metadata;
    std::vector<Edit> m_needs;
    std::vector<Edit> m_creations;
    std::vector<qint64> m_tags;
    std::vector<Tagged> m_updates;
    QSet<qint64> m_changed; ///< tags of updates that change something
    std::vector<Verdict> m_verdicts;
    QHash<std::pair<QString, int>, QHash<QString, RecordId>> m_taken; ///< dry run: values of unique fields
};

} // namespace millrace::interchange
