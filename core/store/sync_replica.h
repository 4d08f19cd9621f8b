// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/journal.h"
#include "core/store/sync_point.h"

#include <QStringList>

namespace millrace {

/// Where a commit of a workstation stands with the server: journal_commit.state. Only commits that were made here have
/// one; those that came from the server do not count.
enum class SendState {
    Waiting = 0,  ///< not answered yet; shown over what the server says
    Answered = 1, ///< answered, shown until the data that hold it are here
    Refused = 2,  ///< the server keeps it apart; no longer shown
    Settled = 3,  ///< answered, and what came of it is here
    Kept = 4,     ///< no longer sent again, whatever happens to the server
    Again = 5,    ///< was settled, and goes out once more because the server may have lost it
};

/// The bookkeeping of a workspace that follows a server: the tables beside its records (store/SCHEMA.md). All calls on
/// the writer's thread inside its transaction, but for the readings.
namespace sync_replica {

Result<void> createTables(Database &database);

/// What the workstation knows of a root that its user may see.
struct Root
{
    RecordId id;
    QStringList scopes;
    bool full = false; ///< all its rows are here
    std::int64_t generation = 0;
    std::int64_t historySeq = 0; ///< its history is here up to this commit of the server
};
Result<std::optional<Root>> root(Database &database, const RecordId &id);
Result<void> putRoot(Database &database, const Root &root);
Result<void> removeRoot(Database &database, const RecordId &id);
Result<std::vector<Root>> roots(Database &database);
/// Roots whose rows are to be fetched, at most `limit`.
Result<std::vector<Root>> rootsToFetch(Database &database, int limit);
Result<void> refetchAllRoots(Database &database);

/// The server's version of a row. `base` holds it where edits of one's own are shown over it.
struct Row
{
    int entity = 0;
    RecordId id;
    RecordId root;
    std::int64_t seq = 0;
    QByteArray rev;
    std::int64_t generation = 0;
    std::optional<QByteArray> base;
};
Result<std::optional<Row>> row(Database &database, int entity, const RecordId &id);
Result<void> putRow(Database &database, const Row &row);
Result<void> removeRow(Database &database, int entity, const RecordId &id);
Result<std::int64_t> rowCount(Database &database);
Result<std::vector<Row>> rowsOf(Database &database, const RecordId &root);
Result<void> forEachRow(Database &database, const std::function<void(const Row &)> &visit);

/// Scopes whose roots are being fetched one after another, and how far that is.
struct Job
{
    QString scope;
    RecordId after;
};
Result<std::vector<Job>> jobs(Database &database);
Result<void> putJob(Database &database, const Job &job);
Result<void> removeJob(Database &database, const QString &scope);
Result<void> removeJobs(Database &database);

/// Earlier cursors, newest first: the newest ones and ever fewer of the older.
Result<std::vector<SyncPoint>> samples(Database &database);
Result<void> addSample(Database &database, const SyncPoint &point);
Result<void> removeSamples(Database &database);

/// Commits of one's own in their order, with the numbers that they bear on the wire.
struct Outgoing
{
    CommitRow commit;
    std::int64_t mid = 0; ///< 0: none yet
    SendState state = SendState::Waiting;
    std::int64_t ackSeq = 0;
};
/// Those that wait for an answer, oldest first, each with a number from now on.
Result<std::vector<Outgoing>> number(Database &database, int limit);
Result<std::int64_t> waiting(Database &database);
/// A commit of one's own by its identity.
Result<std::optional<Outgoing>> own(Database &database, const RecordId &uuid);
Result<void> answer(Database &database, std::int64_t no, SendState state, std::int64_t ackSeq, Instant at,
                    const QByteArray &result);
Result<void> setState(Database &database, std::int64_t no, SendState state);
/// Answered commits whose data may be here by now.
Result<std::vector<Outgoing>> answeredUpTo(Database &database, std::int64_t seq);
/// Everything that is still kept goes out again, under new numbers.
Result<void> sendAgain(Database &database);
/// Lets go of what the server will not lose any more.
Result<void> keep(Database &database, std::int64_t backupSeq, Instant safeBefore, Instant longBefore);
/// Changes of one's own on a record that are shown over the server's version, in order.
Result<std::vector<ChangeRow>> shownOver(Database &database, int entity, const RecordId &record);
/// Local numbers of the commits that bear an identity, with whether each came from the server.
Result<std::vector<std::pair<std::int64_t, bool>>> numbersOf(Database &database, const RecordId &uuid);
/// Refused commits with the server's reason.
struct Refused
{
    CommitRow commit;
    QByteArray result;
};
Result<std::vector<Refused>> refused(Database &database);

} // namespace sync_replica

} // namespace millrace
