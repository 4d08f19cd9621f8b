// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sync_replica.h"
#include "core/sync/messages.h"
#include "core/sync/replica_state.h"
#include "core/workspace/committer.h"

#include <QSet>

#include <map>

namespace millrace {

/// A workstation's tables while one answer of the server is applied to them: inside one transaction of the writer, all
/// of the answer or nothing. What the person sees is always the server's version with his own unanswered edits over it.
/// Every change is journaled as a commit of origin Remote, so that the journal still rebuilds every record.
class Replica
{
public:
    Replica(Committer &committer, ReplicaState &state, CurrencyCode currency, Instant now);

    Result<void> applyPull(const SyncPage &page);
    /// `scope`: the job that the page belongs to; empty for roots that were named.
    Result<void> applySnapshot(const SyncPage &page, const QString &scope, const std::vector<RecordId> &named);
    Result<void> applyPolicy(const SyncRefusal &policy);
    /// `at`: by the server's clock, which alone counts how long an edit is kept.
    Result<void> applyVerdicts(const std::vector<SyncVerdict> &verdicts, Instant at);
    /// The server has lost something, or forgotten too much: everything is fetched anew; where `resend`, everything
    /// that is kept goes out again under a new name.
    Result<void> startAgain(const SyncRefusal &refusal, bool resend, IdSource &ids);
    /// Another copy of this file has spoken in its name.
    Result<void> takeNewName(IdSource &ids);
    /// Roots that a verification found wrong.
    Result<void> refetch(const std::vector<RecordId> &roots);
    /// Writes what is still gathered and the state; the last call.
    Result<void> finish(const SyncTrailer *trailer);

    /// Whether something left the file for good.
    bool hasForgotten() const { return !m_scrubbed.isEmpty(); }
    /// Digests of the contents that belonged to what left.
    const QStringList &forgottenContents() const { return m_forgottenContents; }
    Result<void> addScopeJobs(const QStringList &scopes);

private:
    using Key = std::pair<QString, RecordId>;
    Database &database() { return m_committer.database(); }
    Result<void> applyRoots(const std::vector<SyncRoot> &roots, bool whole);
    Result<void> applyHistory(const SyncPage &page);
    Result<void> applyRows(const std::vector<SyncRow> &rows);
    Result<void> put(const SyncRow &row);
    Result<void> forgetting(int entity);
    Result<void> removeFromRoot(const sync_replica::Row &row);
    Result<void> purge(const RecordId &root);
    Result<void> forget(const std::vector<sync_replica::Row> &rows);
    Result<void> settle();
    Result<void> endShowing(const std::vector<sync_replica::Outgoing> &ended, SendState state);
    Result<void> show(const EntityPtr &entity, const RecordId &id, const Record &base);
    Result<void> sweepIfDone();
    Result<void> hide(const QHash<QString, QStringList> &fields);
    Result<void> narrow(const QHash<QString, QStringList> &narrowed);
    Result<void> rememberContent(const sync_replica::Row &row);
    Result<void> liftExtra();
    Result<void> forgetHidden(const EntityPtr &entity, const QStringList &fields);

    /// The server's version of a record; null where it has none. `derived`: worked out from one's own changes.
    Result<Record> baseOf(const EntityPtr &entity, const RecordId &id, bool &derived);
    Record decoded(const EntityPtr &entity, const RecordId &id, const QByteArray &base) const;
    QByteArray encoded(const Record &record) const;
    /// Journals what makes `before` into `after`, under the time and the hand that the server names.
    void gather(const EntityPtr &entity, const RecordId &id, const Record &before, const Record &after);
    Result<void> flush();
    ChangeRow changeOf(const EntityPtr &entity, const RecordId &id, const RecordId &root, int field) const;

    Committer &m_committer;
    ReplicaState &m_state;
    CurrencyCode m_currency;
    Instant m_now;
    /// Changes that wait to be written, by (when, who): one commit each. Those to the bin come after the others.
    std::map<std::tuple<bool, std::int64_t, RecordId>, std::vector<ChangeRow>> m_gathered;
    QSet<RecordId> m_gatheredRecords;
    size_t m_gatheredChanges = 0;
    QStringList m_scrubbed; ///< entities of which something left the file
    QStringList m_forgottenContents;
    std::vector<std::pair<int, RecordId>> m_forget; ///< records whose values leave the journal
};

/// Which record is meant, and as what it stands in the tables.
struct ShownRecord
{
    EntityPtr entity;
    RecordId id;
    const Record *standing = nullptr;
    Instant now;
};
/// A record with one's own changes over it, as the person sees it; null where there is none.
Record withShown(Record base, const std::vector<ChangeRow> &shown, const ShownRecord &meant, const Dictionary &numbers);
/// A record with one's own changes taken back.
Record withoutShown(Record now, const std::vector<ChangeRow> &shown, const Dictionary &numbers);

} // namespace millrace
