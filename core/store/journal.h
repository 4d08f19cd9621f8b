// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/edit.h"
#include "core/store/dictionary.h"

#include <functional>

namespace millrace {

/// Field numbers of the change rows that concern a whole record.
namespace change_kind {
inline constexpr int Created = -1; ///< now = the whole record
inline constexpr int Binned = -2;
inline constexpr int Restored = -3;
inline constexpr int Retracted = -4; ///< the row left the table; was = the whole record
} // namespace change_kind

/// One row of journal_change. `was` and `now` are in the compact codec; for Created and Retracted a whole record.
struct ChangeRow
{
    std::int64_t commitNo = 0;
    int ord = 0;
    int entity = 0;
    RecordId record;
    RecordId root;
    int field = 0;
    QByteArray was;
    QByteArray now;
    std::optional<Instant> at;
    bool atKnown = true;
    bool past = false;
    std::int64_t salt = 0;
    QByteArray digest;      ///< only where the values were erased
    QByteArray valueDigest; ///< not stored; filled by whoever has already computed it
};

/// Progress of the operation whose first commit a row is.
enum class OperationState { Open = 0, Done = 1, TakenBack = 2 };

/// A change as readings of the past want it: without what only the chain and undo need. `now` lasts as long as the
/// visit.
struct LightChange
{
    std::int64_t commitNo = 0;
    RecordId record;
    RecordId root;
    int field = 0;
    QByteArrayView now;
    std::optional<Instant> at;
    bool atKnown = true;
    bool past = false;
};

/// One row of journal_commit.
struct CommitRow
{
    std::int64_t no = 0;
    RecordId uuid;
    RecordId operation;
    std::int64_t mid = 0;
    RecordId clientId;
    RecordId actor;
    Instant recordedAt;
    Origin origin = Origin::Local;
    QString cause;
    QString label;
    int schema = 0;
    std::int64_t seenSeq = 0; ///< how far the author had synced; 0 in a workspace of its own
    QByteArray seenH;
    std::optional<OperationState> operationState; ///< first commits only
    QByteArray h;
};

/// SHA-256 over the salt and both values of a change; what stays when a value is legally erased.
QByteArray changeDigest(const ChangeRow &change);

/// The journal's writing half; one per workspace, on the writer's thread, inside the caller's transaction.
class JournalWriter
{
public:
    /// Reads where the chain stands.
    static Result<JournalWriter> open(Database &database, const RecordId &clientId);

    /// Appends one commit with its changes (at most 65,536): numbers, chain value and positions are filled in.
    Result<void> append(Database &database, CommitRow &commit, std::vector<ChangeRow> &changes);
    Result<void> setOperationState(Database &database, const RecordId &operation, OperationState state);
    /// Whether an operation has a commit already.
    Result<bool> knows(Database &database, const RecordId &operation);
    /// After a rollback: what was appended since the transaction began does not exist.
    Result<void> rewind(Database &database);
    /// How far a server had been read is stamped on every commit that is made here.
    Result<void> rereadSeen(Database &database);
    /// Whether the file follows a server.
    bool follows() const { return m_follows; }
    std::int64_t lastNo() const { return m_lastNo; }
    const QByteArray &lastH() const { return m_lastH; }

private:
    RecordId m_clientId;
    std::int64_t m_lastNo = 0;
    std::int64_t m_lastMid = 0;
    QByteArray m_lastH;
    bool m_follows = false;
    std::int64_t m_seenSeq = 0;
    QByteArray m_seenH;
};

/// The journal's reading half, on any connection.
namespace journal {

/// Of the newest commit; 0 where there is none.
Result<std::int64_t> lastNumber(Database &database);
Result<std::optional<CommitRow>> commitByNo(Database &database, std::int64_t no);
/// Commits of an operation in order; empty where there is none.
Result<std::vector<CommitRow>> commitsOf(Database &database, const RecordId &operation);
/// Operations that were begun and neither finished nor taken back.
Result<std::vector<RecordId>> openOperations(Database &database);
Result<std::vector<ChangeRow>> changesOf(Database &database, std::int64_t commitNo);
/// All changes of a record in (commit, ord) order.
Result<std::vector<ChangeRow>> changesOfRecord(Database &database, int entity, const RecordId &record);
/// Visits the changes of some records of an entity, those of each in (commit, ord) order.
Result<void> forEachChangeOf(Database &database, int entity, const std::vector<RecordId> &records,
                             const std::function<void(const ChangeRow &)> &visit);
/// Visits all changes in order until the visitor answers false.
Result<void> forEachChange(Database &database, const std::function<bool(const ChangeRow &)> &visit,
                           std::int64_t fromCommit = 0);
/// Visits changes of one entity grouped by record, in order within each; columns `was` of other fields than `fields`
/// are skipped by the database itself. Created, Binned, Restored and Retracted rows are always visited.
Result<void> forEachChangeOfEntity(Database &database, int entity, const std::vector<int> &fields,
                                   const std::function<bool(const ChangeRow &)> &visit);

/// Empties the values of a record's changes that came from a server, and what it had shown where the change was made
/// here; the digests stay, so the chain still holds.
Result<void> forget(Database &database, int entity, const RecordId &record);
/// The same for readings of the past.
Result<void> forEachLightChange(Database &database, int entity, const std::vector<int> &fields,
                                const std::function<bool(const LightChange &)> &visit);

/// Recomputes the whole chain; answers the number of the first commit that was altered, or nothing.
Result<std::optional<std::int64_t>> firstAlteredCommit(Database &database,
                                                       const std::function<bool(std::int64_t)> &step);

} // namespace journal

} // namespace millrace
