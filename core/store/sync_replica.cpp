// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sync_replica.h"

namespace millrace::sync_replica {

namespace {

constexpr int keptSamples = 64;

// A commit that was made here: what came from the server has origin 6.
constexpr const char *ownCommits = "origin <> 6";

QString joined(const QStringList &scopes)
{
    return scopes.isEmpty() ? QString() : u'|' + scopes.join(u'|') + u'|';
}

Root readRoot(const Statement &row)
{
    return {row.id(0), row.text(1).split(u'|', Qt::SkipEmptyParts), row.number(2) != 0, row.number(3), row.number(4)};
}

Row readRow(const Statement &row)
{
    Row read{int(row.number(0)), row.id(1), row.id(2), row.number(3), row.bytes(4), row.number(5), std::nullopt};
    if (!row.isNull(6))
        read.base = row.bytes(6);
    return read;
}

template <class T, class Read> Result<std::vector<T>> all(Statement &statement, const Read &read)
{
    std::vector<T> found;
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return found;
        found.push_back(read(statement));
    }
}

constexpr const char *selectRoot = "SELECT root, scopes, full, generation, history_seq FROM sync_root ";
constexpr const char *selectRow = "SELECT entity, id, root, seq, rev, generation, base FROM sync_row ";

Result<std::vector<Outgoing>> outgoing(Database &database, const QByteArray &where, std::int64_t value, int limit)
{
    struct Found
    {
        std::int64_t no, mid, state, ackSeq;
    };
    std::vector<Found> found;
    {
        MILLRACE_ASSIGN(Statement statement,
                        database.prepare("SELECT k.no, o.mid, k.state, k.ack_seq FROM journal_commit k LEFT JOIN "
                                         "sync_out o ON o.no = k.no WHERE " +
                                         QByteArray(ownCommits) + " AND " + where + " ORDER BY k.no LIMIT ?2"));
        statement.bind(1, value).bind(2, limit);
        MILLRACE_ASSIGN(found, all<Found>(statement, [](const Statement &row) {
                            return Found{row.number(0), row.number(1), row.number(2), row.number(3)};
                        }));
    }
    std::vector<Outgoing> commits;
    for (const Found &one : found) {
        MILLRACE_ASSIGN(const auto commit, journal::commitByNo(database, one.no));
        commits.push_back({commit.value_or(CommitRow{}), one.mid, SendState(one.state), one.ackSeq});
    }
    return commits;
}

} // namespace

Result<void> createTables(Database &database)
{
    return database.execute(R"sql(
        CREATE TABLE IF NOT EXISTS sync_root(root BLOB PRIMARY KEY, scopes TEXT NOT NULL, full INTEGER NOT NULL,
            generation INTEGER NOT NULL, history_seq INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS sync_root_wanted ON sync_root(root) WHERE full = 0;
        CREATE TABLE IF NOT EXISTS sync_row(entity INTEGER, id BLOB, root BLOB NOT NULL, seq INTEGER NOT NULL,
            rev BLOB NOT NULL, generation INTEGER NOT NULL, base BLOB, PRIMARY KEY(entity, id)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS sync_row_root ON sync_row(root);
        CREATE TABLE IF NOT EXISTS sync_job(scope TEXT PRIMARY KEY, after BLOB) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS sync_sample(seq INTEGER PRIMARY KEY, h BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS sync_out(no INTEGER PRIMARY KEY, mid INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS journal_commit_uuid ON journal_commit(uuid);
        CREATE INDEX IF NOT EXISTS journal_commit_waiting ON journal_commit(no) WHERE origin <> 6 AND state IN (0, 5);
        CREATE INDEX IF NOT EXISTS journal_commit_answered ON journal_commit(ack_seq) WHERE origin <> 6 AND state = 1;
    )sql");
}

Result<std::optional<Root>> root(Database &database, const RecordId &id)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare(QByteArray(selectRoot) + "WHERE root = ?"));
    statement.bind(1, id);
    MILLRACE_ASSIGN(const bool row, statement.step());
    return row ? std::optional(readRoot(statement)) : std::nullopt;
}

Result<void> putRoot(Database &database, const Root &root)
{
    MILLRACE_ASSIGN(Statement statement,
                    database.prepare("INSERT OR REPLACE INTO sync_root(root, scopes, full, generation, history_seq) "
                                     "VALUES(?, ?, ?, ?, ?)"));
    statement.bind(1, root.id).bind(2, joined(root.scopes)).bind(3, root.full ? 1 : 0);
    statement.bind(4, root.generation).bind(5, root.historySeq);
    return statement.run();
}

Result<void> removeRoot(Database &database, const RecordId &id)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare("DELETE FROM sync_root WHERE root = ?"));
    statement.bind(1, id);
    return statement.run();
}

Result<std::vector<Root>> roots(Database &database)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare(selectRoot));
    return all<Root>(statement, readRoot);
}

Result<std::vector<Root>> rootsToFetch(Database &database, int limit)
{
    // A scope that is being fetched brings its roots after the place where it stands by itself.
    MILLRACE_ASSIGN(Statement statement,
                    database.prepare(QByteArray(selectRoot) +
                                     "WHERE full = 0 AND NOT EXISTS (SELECT 1 FROM sync_job j WHERE "
                                     "instr(sync_root.scopes, '|' || j.scope || '|') > 0 AND "
                                     "(j.after IS NULL OR j.after < sync_root.root)) ORDER BY root LIMIT ?"));
    statement.bind(1, limit);
    return all<Root>(statement, readRoot);
}

Result<void> refetchAllRoots(Database &database)
{
    return database.execute("UPDATE sync_root SET full = 0");
}

Result<std::optional<Row>> row(Database &database, int entity, const RecordId &id)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare(QByteArray(selectRow) + "WHERE entity = ? AND id = ?"));
    statement.bind(1, entity).bind(2, id);
    MILLRACE_ASSIGN(const bool found, statement.step());
    return found ? std::optional(readRow(statement)) : std::nullopt;
}

Result<void> putRow(Database &database, const Row &row)
{
    MILLRACE_ASSIGN(Statement statement,
                    database.prepare("INSERT OR REPLACE INTO sync_row(entity, id, root, seq, rev, generation, base) "
                                     "VALUES(?, ?, ?, ?, ?, ?, ?)"));
    statement.bind(1, row.entity).bind(2, row.id).bind(3, row.root).bind(4, row.seq).bindBlob(5, row.rev);
    statement.bind(6, row.generation);
    row.base ? statement.bindBlob(7, *row.base) : statement.bindNull(7);
    return statement.run();
}

Result<void> removeRow(Database &database, int entity, const RecordId &id)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare("DELETE FROM sync_row WHERE entity = ? AND id = ?"));
    statement.bind(1, entity).bind(2, id);
    return statement.run();
}

Result<std::int64_t> rowCount(Database &database)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare("SELECT count(*) FROM sync_row"));
    MILLRACE_TRY(statement.step());
    return statement.number(0);
}

Result<std::vector<Row>> rowsOf(Database &database, const RecordId &root)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare(QByteArray(selectRow) + "WHERE root = ?"));
    statement.bind(1, root);
    return all<Row>(statement, readRow);
}

Result<void> forEachRow(Database &database, const std::function<void(const Row &)> &visit)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare(selectRow));
    for (;;) {
        MILLRACE_ASSIGN(const bool found, statement.step());
        if (!found)
            return {};
        visit(readRow(statement));
    }
}

Result<std::vector<Job>> jobs(Database &database)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare("SELECT scope, after FROM sync_job ORDER BY scope"));
    return all<Job>(statement, [](const Statement &row) {
        return Job{row.text(0), row.isNull(1) ? RecordId() : row.id(1)};
    });
}

Result<void> putJob(Database &database, const Job &job)
{
    MILLRACE_ASSIGN(Statement statement,
                    database.prepare("INSERT OR REPLACE INTO sync_job(scope, after) VALUES(?, ?)"));
    statement.bind(1, job.scope).bind(2, job.after);
    return statement.run();
}

Result<void> removeJob(Database &database, const QString &scope)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare("DELETE FROM sync_job WHERE scope = ?"));
    statement.bind(1, scope);
    return statement.run();
}

Result<void> removeJobs(Database &database)
{
    return database.execute("DELETE FROM sync_job");
}

Result<std::vector<SyncPoint>> samples(Database &database)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare("SELECT seq, h FROM sync_sample ORDER BY seq DESC"));
    return all<SyncPoint>(statement, [](const Statement &row) { return SyncPoint{row.number(0), row.bytes(1)}; });
}

Result<void> addSample(Database &database, const SyncPoint &point)
{
    if (point.seq == 0)
        return {};
    {
        MILLRACE_ASSIGN(Statement statement,
                        database.prepare("INSERT OR REPLACE INTO sync_sample(seq, h) VALUES(?, ?)"));
        statement.bind(1, point.seq).bindBlob(2, point.h);
        MILLRACE_TRY(statement.run());
    }
    MILLRACE_ASSIGN(const std::int64_t count, database.scalar("SELECT count(*) FROM sync_sample"));
    if (count <= keptSamples)
        return {};
    // Every second one of the older half goes, so that what is left grows sparser with age.
    return database.execute("DELETE FROM sync_sample WHERE seq IN (SELECT seq FROM (SELECT seq, row_number() OVER "
                            "(ORDER BY seq) AS place FROM sync_sample) WHERE place <= 32 AND place % 2 = 0)");
}

Result<void> removeSamples(Database &database)
{
    return database.execute("DELETE FROM sync_sample");
}

Result<std::vector<Outgoing>> number(Database &database, int limit)
{
    MILLRACE_ASSIGN(auto commits, outgoing(database, "k.state IN (0, 5) AND ?1 = 0", 0, limit));
    MILLRACE_ASSIGN(std::int64_t last, database.scalar("SELECT max(mid) FROM sync_out"));
    for (Outgoing &one : commits) {
        if (one.mid > 0)
            continue;
        one.mid = ++last;
        MILLRACE_ASSIGN(Statement statement, database.prepare("INSERT INTO sync_out(no, mid) VALUES(?, ?)"));
        statement.bind(1, one.commit.no).bind(2, one.mid);
        MILLRACE_TRY(statement.run());
    }
    return commits;
}

Result<std::int64_t> waiting(Database &database)
{
    return database.scalar("SELECT count(*) FROM journal_commit WHERE origin <> 6 AND state IN (0, 5)");
}

Result<std::optional<Outgoing>> own(Database &database, const RecordId &uuid)
{
    std::int64_t no = 0;
    {
        MILLRACE_ASSIGN(Statement statement,
                        database.prepare("SELECT no FROM journal_commit WHERE uuid = ? AND " + QByteArray(ownCommits)));
        statement.bind(1, uuid);
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return std::optional<Outgoing>();
        no = statement.number(0);
    }
    MILLRACE_ASSIGN(auto found, outgoing(database, "k.no = ?1", no, 1));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

Result<void> answer(Database &database, std::int64_t no, SendState state, std::int64_t ackSeq, Instant at,
                    const QByteArray &result)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare("UPDATE journal_commit SET state = ?, ack_seq = ?, ack_at = "
                                                          "?, result = ? WHERE no = ?"));
    statement.bind(1, int(state)).bind(2, ackSeq).bind(3, at.us).bindUtf8(4, result).bind(5, no);
    return statement.run();
}

Result<void> setState(Database &database, std::int64_t no, SendState state)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare("UPDATE journal_commit SET state = ? WHERE no = ?"));
    statement.bind(1, int(state)).bind(2, no);
    return statement.run();
}

Result<std::vector<Outgoing>> answeredUpTo(Database &database, std::int64_t seq)
{
    return outgoing(database, "k.state = 1 AND k.ack_seq <= ?1", seq, 10'000);
}

Result<void> sendAgain(Database &database)
{
    return database.execute("UPDATE journal_commit SET state = CASE state WHEN 1 THEN 0 ELSE 5 END WHERE origin <> 6 "
                            "AND state IN (1, 2, 3); DELETE FROM sync_out");
}

Result<void> keep(Database &database, std::int64_t backupSeq, Instant safeBefore, Instant longBefore)
{
    MILLRACE_ASSIGN(Statement statement,
                    database.prepare("UPDATE journal_commit SET state = 4 WHERE origin <> 6 AND state = 3 AND "
                                     "((ack_seq <= ? AND ack_at < ?) OR ack_at < ?)"));
    statement.bind(1, backupSeq).bind(2, safeBefore.us).bind(3, longBefore.us);
    return statement.run();
}

Result<std::vector<ChangeRow>> shownOver(Database &database, int entity, const RecordId &record)
{
    std::vector<std::int64_t> numbers;
    {
        MILLRACE_ASSIGN(Statement statement,
                        database.prepare("SELECT DISTINCT c.commit_no FROM journal_change c JOIN journal_commit k ON "
                                         "k.no = c.commit_no WHERE c.entity = ? AND c.record = ? AND k.state IN (0, 1) "
                                         "AND k.origin <> 6"));
        statement.bind(1, entity).bind(2, record);
        MILLRACE_ASSIGN(numbers, all<std::int64_t>(statement, [](const Statement &row) { return row.number(0); }));
    }
    std::vector<ChangeRow> shown;
    if (numbers.empty())
        return shown;
    MILLRACE_ASSIGN(const auto life, journal::changesOfRecord(database, entity, record));
    for (const ChangeRow &change : life)
        if (std::find(numbers.begin(), numbers.end(), change.commitNo) != numbers.end())
            shown.push_back(change);
    return shown;
}

Result<std::vector<std::pair<std::int64_t, bool>>> numbersOf(Database &database, const RecordId &uuid)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare("SELECT no, origin FROM journal_commit WHERE uuid = ?"));
    statement.bind(1, uuid);
    return all<std::pair<std::int64_t, bool>>(
        statement, [](const Statement &row) { return std::pair(row.number(0), row.number(1) == 6); });
}

Result<std::vector<Refused>> refused(Database &database)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare("SELECT no, result FROM journal_commit WHERE origin <> 6 AND "
                                                          "state = 2 ORDER BY no"));
    std::vector<std::pair<std::int64_t, QByteArray>> found;
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            break;
        found.emplace_back(statement.number(0), statement.bytes(1));
    }
    std::vector<Refused> answer;
    for (const auto &[no, result] : found) {
        MILLRACE_ASSIGN(const auto commit, journal::commitByNo(database, no));
        answer.push_back({commit.value_or(CommitRow{}), result});
    }
    return answer;
}

} // namespace millrace::sync_replica
