// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/journal.h"

#include "core/schema/codec.h"
#include "core/store/id_list.h"
#include "core/store/journal_chain.h"

#include <limits>

namespace millrace {

namespace {

constexpr const char *commitColumns =
    "SELECT no, uuid, operation, mid, client_id, actor, recorded_at, origin, cause, label, schema, operation_state, h, "
    "seen_seq, seen_h "
    "FROM journal_commit ";
constexpr const char *changeColumns =
    "SELECT position, entity, record, root, field, was, now, at, at_known, past, salt, digest FROM journal_change ";

CommitRow readCommit(const Statement &row)
{
    CommitRow commit;
    commit.no = row.number(0);
    commit.uuid = row.id(1);
    commit.operation = row.id(2);
    commit.mid = row.number(3);
    commit.clientId = row.id(4);
    commit.actor = row.id(5);
    commit.recordedAt = {row.number(6)};
    commit.origin = Origin(row.number(7));
    commit.cause = row.text(8);
    commit.label = row.text(9);
    commit.schema = int(row.number(10));
    if (!row.isNull(11))
        commit.operationState = OperationState(row.number(11));
    commit.h = row.bytes(12);
    commit.seenSeq = row.number(13);
    commit.seenH = row.bytes(14);
    return commit;
}

void readChange(const Statement &row, ChangeRow &change)
{
    change.commitNo = row.number(0) >> 16;
    change.ord = int(row.number(0) & 0xffff);
    change.entity = int(row.number(1));
    change.record = row.id(2);
    change.root = row.id(3);
    change.field = int(row.number(4));
    change.was = row.bytes(5);
    change.now = row.bytes(6);
    change.at = row.isNull(7) ? std::nullopt : std::optional(Instant{row.number(7)});
    change.atKnown = row.number(8) != 0;
    change.past = row.number(9) != 0;
    change.salt = row.number(10);
    change.digest = row.bytes(11);
    change.valueDigest.clear();
}

Result<void> visitChanges(Statement &statement, const std::function<bool(const ChangeRow &)> &visit)
{
    ChangeRow change;
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return {};
        readChange(statement, change);
        if (!visit(change))
            return {};
    }
}

/// Reads rows in the order of a number, so many at a time as the database holds in memory.
class InPortions
{
public:
    /// `sql` takes the first number and how many.
    InPortions(Database &database, QByteArray sql, std::int64_t from)
        : m_database(database), m_sql(std::move(sql)), m_next(from), m_most(database.rowsAtOnce())
    {
    }

    /// The row that column 0 numbers, or null at the end; valid until the next call.
    Result<const Statement *> next()
    {
        for (;;) {
            if (!m_statement) {
                MILLRACE_ASSIGN(Statement statement, m_database.prepare(m_sql));
                m_statement.emplace(std::move(statement));
                m_statement->bind(1, m_next).bind(2, m_most);
                m_rows = 0;
            }
            MILLRACE_ASSIGN(const bool row, m_statement->step());
            if (row) {
                ++m_rows;
                m_next = m_statement->number(0) + 1;
                return &*m_statement;
            }
            if (m_rows < m_most)
                return nullptr;
            m_statement.reset();
        }
    }

private:
    Database &m_database;
    QByteArray m_sql;
    std::int64_t m_next;
    std::int64_t m_most;
    std::int64_t m_rows = 0;
    std::optional<Statement> m_statement;
};

/// All changes from a position on.
class ChangesInOrder
{
public:
    ChangesInOrder(Database &database, std::int64_t from)
        : m_rows(database, QByteArray(changeColumns) + "WHERE position >= ? ORDER BY position LIMIT ?", from)
    {
    }
    /// Null at the end; valid until the next call.
    Result<const ChangeRow *> next()
    {
        MILLRACE_ASSIGN(const Statement *const row, m_rows.next());
        if (!row)
            return nullptr;
        readChange(*row, m_change);
        return &m_change;
    }

private:
    InPortions m_rows;
    ChangeRow m_change;
};

} // namespace

Result<JournalWriter> JournalWriter::open(Database &database, const RecordId &clientId)
{
    JournalWriter writer;
    writer.m_clientId = clientId;
    MILLRACE_TRY(writer.rewind(database));
    return writer;
}

Result<void> JournalWriter::rewind(Database &database)
{
    m_lastNo = 0;
    m_lastMid = 0;
    m_lastH = QByteArray(32, '\0');
    MILLRACE_ASSIGN(Statement last, database.prepare("SELECT no, mid, h FROM journal_commit ORDER BY no DESC LIMIT 1"));
    MILLRACE_ASSIGN(const bool row, last.step());
    if (row) {
        m_lastNo = last.number(0);
        m_lastMid = last.number(1);
        m_lastH = last.bytes(2);
    }
    return rereadSeen(database);
}

Result<void> JournalWriter::rereadSeen(Database &database)
{
    const auto meta = [&](const char *key) -> Result<QByteArray> {
        MILLRACE_ASSIGN(Statement statement, database.prepare("SELECT value FROM meta WHERE key = ?"));
        statement.bind(1, QString::fromLatin1(key));
        MILLRACE_ASSIGN(const bool row, statement.step());
        return row ? statement.bytes(0) : QByteArray();
    };
    MILLRACE_ASSIGN(const QByteArray seq, meta("sync_seen_seq"));
    MILLRACE_ASSIGN(m_seenH, meta("sync_seen_h"));
    m_follows = !seq.isEmpty();
    m_seenSeq = seq.toLongLong();
    return {};
}

Result<void> JournalWriter::append(Database &database, CommitRow &commit, std::vector<ChangeRow> &changes)
{
    if (changes.size() > 65536)
        return fail(ErrorCode::Internal, {QStringLiteral("a commit of more than 65,536 changes")});
    commit.no = m_lastNo + 1;
    commit.mid = m_lastMid + 1;
    if (commit.clientId.isNull())
        commit.clientId = m_clientId;
    if (commit.origin != Origin::Remote) {
        commit.seenSeq = m_seenSeq;
        commit.seenH = m_seenH;
    }
    for (size_t i = 0; i < changes.size(); ++i) {
        changes[i].commitNo = commit.no;
        changes[i].ord = int(i);
    }
    commit.h = chainValue(m_lastH, commit, changes);

    MILLRACE_ASSIGN(
        Statement insertCommit,
        database.prepare("INSERT INTO journal_commit(no, uuid, operation, mid, client_id, actor, recorded_at, "
                         "origin, cause, label, schema, operation_state, h, seen_seq, seen_h) "
                         "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
    insertCommit.bind(1, commit.no).bind(2, commit.uuid).bind(3, commit.operation).bind(4, commit.mid);
    insertCommit.bind(5, commit.clientId)
        .bind(6, commit.actor)
        .bind(7, commit.recordedAt.us)
        .bind(8, int(commit.origin));
    insertCommit.bind(9, commit.cause).bind(10, commit.label).bind(11, commit.schema);
    if (commit.operationState)
        insertCommit.bind(12, int(*commit.operationState));
    else
        insertCommit.bindNull(12);
    insertCommit.bindBlob(13, commit.h).bind(14, commit.seenSeq);
    commit.seenH.isEmpty() ? insertCommit.bindNull(15) : insertCommit.bindBlob(15, commit.seenH);
    MILLRACE_TRY(insertCommit.run());

    MILLRACE_ASSIGN(Statement insertChange,
                    database.prepare("INSERT INTO journal_change(position, entity, record, root, field, was, now, at, "
                                     "at_known, past, salt) VALUES(?,?,?,?,?,?,?,?,?,?,?)"));
    for (const ChangeRow &change : changes) {
        insertChange.bind(1, commit.no << 16 | change.ord).bind(2, change.entity).bind(3, change.record);
        insertChange.bind(4, change.root).bind(5, change.field);
        change.was.isEmpty() ? insertChange.bindNull(6) : insertChange.bindBlob(6, change.was);
        change.now.isEmpty() ? insertChange.bindNull(7) : insertChange.bindBlob(7, change.now);
        change.at ? insertChange.bind(8, change.at->us) : insertChange.bindNull(8);
        insertChange.bind(9, change.atKnown ? 1 : 0).bind(10, change.past ? 1 : 0).bind(11, change.salt);
        MILLRACE_TRY(insertChange.run());
    }
    m_lastNo = commit.no;
    m_lastMid = commit.mid;
    m_lastH = commit.h;
    return {};
}

Result<void> JournalWriter::setOperationState(Database &database, const RecordId &operation, OperationState state)
{
    MILLRACE_ASSIGN(Statement update, database.prepare("UPDATE journal_commit SET operation_state = ? WHERE no = "
                                                       "(SELECT min(no) FROM journal_commit WHERE operation = ?)"));
    update.bind(1, int(state)).bind(2, operation);
    return update.run();
}

Result<bool> JournalWriter::knows(Database &database, const RecordId &operation)
{
    MILLRACE_ASSIGN(Statement found, database.prepare("SELECT 1 FROM journal_commit WHERE operation = ? LIMIT 1"));
    found.bind(1, operation);
    return found.step();
}

namespace journal {

Result<std::int64_t> lastNumber(Database &database)
{
    return database.scalar("SELECT no FROM journal_commit ORDER BY no DESC LIMIT 1");
}

Result<std::optional<CommitRow>> commitByNo(Database &database, std::int64_t no)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare(QByteArray(commitColumns) + "WHERE no = ?"));
    statement.bind(1, no);
    MILLRACE_ASSIGN(const bool row, statement.step());
    return row ? std::optional(readCommit(statement)) : std::nullopt;
}

Result<std::vector<CommitRow>> commitsOf(Database &database, const RecordId &operation)
{
    MILLRACE_ASSIGN(Statement statement,
                    database.prepare(QByteArray(commitColumns) + "WHERE operation = ? ORDER BY no"));
    statement.bind(1, operation);
    std::vector<CommitRow> commits;
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return commits;
        commits.push_back(readCommit(statement));
    }
}

Result<std::vector<RecordId>> openOperations(Database &database)
{
    MILLRACE_ASSIGN(
        Statement statement,
        database.prepare("SELECT operation FROM journal_commit WHERE operation_state = 0 ORDER BY no DESC"));
    std::vector<RecordId> operations;
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return operations;
        operations.push_back(statement.id(0));
    }
}

Result<std::vector<ChangeRow>> changesOf(Database &database, std::int64_t commitNo)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare(QByteArray(changeColumns) +
                                                          "WHERE position >= ? AND position < ? ORDER BY position"));
    statement.bind(1, commitNo << 16).bind(2, (commitNo + 1) << 16);
    std::vector<ChangeRow> changes;
    MILLRACE_TRY(visitChanges(statement, [&](const ChangeRow &change) {
        changes.push_back(change);
        return true;
    }));
    return changes;
}

Result<std::vector<ChangeRow>> changesOfRecord(Database &database, int entity, const RecordId &record)
{
    MILLRACE_ASSIGN(Statement statement,
                    database.prepare(QByteArray(changeColumns) + "WHERE entity = ? AND record = ? ORDER BY position"));
    statement.bind(1, entity).bind(2, record);
    std::vector<ChangeRow> changes;
    MILLRACE_TRY(visitChanges(statement, [&](const ChangeRow &change) {
        changes.push_back(change);
        return true;
    }));
    return changes;
}

Result<void> forEachChangeOf(Database &database, int entity, const std::vector<RecordId> &records,
                             const std::function<void(const ChangeRow &)> &visit)
{
    const QByteArray sql =
        QByteArray(changeColumns) + "WHERE entity = ? AND record IN " + id_list::marks() + " ORDER BY record, position";
    for (size_t at = 0; at < records.size(); at += id_list::length) {
        MILLRACE_ASSIGN(Statement statement, database.prepare(sql));
        statement.bind(1, entity);
        id_list::bind(statement, 2, records, at);
        MILLRACE_TRY(visitChanges(statement, [&](const ChangeRow &change) {
            visit(change);
            return true;
        }));
    }
    return {};
}

Result<void> forEachChange(Database &database, const std::function<bool(const ChangeRow &)> &visit,
                           std::int64_t fromCommit)
{
    ChangesInOrder changes(database, fromCommit << 16);
    for (;;) {
        MILLRACE_ASSIGN(const ChangeRow *const change, changes.next());
        if (!change || !visit(*change))
            return {};
    }
}

Result<void> forEachChangeOfEntity(Database &database, int entity, const std::vector<int> &fields,
                                   const std::function<bool(const ChangeRow &)> &visit)
{
    QByteArray wanted = "field < 0";
    for (const int field : fields)
        wanted += " OR field = " + QByteArray::number(field);
    MILLRACE_ASSIGN(Statement statement, database.prepare(QByteArray(changeColumns) + "WHERE entity = ? AND (" +
                                                          wanted + ") ORDER BY entity, record, position"));
    statement.bind(1, entity);
    return visitChanges(statement, visit);
}

Result<void> forget(Database &database, int entity, const RecordId &record)
{
    MILLRACE_ASSIGN(const auto life, changesOfRecord(database, entity, record));
    for (const ChangeRow &change : life) {
        if (change.was.isEmpty() && change.now.isEmpty())
            continue;
        MILLRACE_ASSIGN(const auto commit, commitByNo(database, change.commitNo));
        const bool remote = commit && commit->origin == Origin::Remote;
        MILLRACE_ASSIGN(
            Statement statement,
            database.prepare("UPDATE journal_change SET digest = ?, was = NULL, now = ? WHERE position = ?"));
        const QByteArray digest = change.digest.isEmpty() ? changeDigest(change) : change.digest;
        statement.bindBlob(1, digest);
        remote || change.now.isEmpty() ? statement.bindNull(2) : statement.bindBlob(2, change.now);
        statement.bind(3, change.commitNo << 16 | change.ord);
        MILLRACE_TRY(statement.run());
    }
    return {};
}

Result<void> forEachLightChange(Database &database, int entity, const std::vector<int> &fields,
                                const std::function<bool(const LightChange &)> &visit)
{
    QByteArray wanted = "field < 0";
    for (const int field : fields)
        wanted += " OR field = " + QByteArray::number(field);
    MILLRACE_ASSIGN(
        Statement statement,
        database.prepare("SELECT position, record, root, field, now, at, at_known, past FROM journal_change "
                         "WHERE entity = ? AND (" +
                         wanted + ") ORDER BY entity, record, position"));
    statement.bind(1, entity);
    LightChange change;
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return {};
        change.commitNo = statement.number(0) >> 16;
        change.record = statement.id(1);
        change.root = statement.id(2);
        change.field = int(statement.number(3));
        change.now = statement.blob(4);
        change.at = statement.isNull(5) ? std::nullopt : std::optional(Instant{statement.number(5)});
        change.atKnown = statement.number(6) != 0;
        change.past = statement.number(7) != 0;
        if (!visit(change))
            return {};
    }
}

Result<std::optional<std::int64_t>> firstAlteredCommit(Database &database,
                                                       const std::function<bool(std::int64_t)> &step)
{
    constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
    InPortions commits(database, QByteArray(commitColumns) + "WHERE no >= ? ORDER BY no LIMIT ?", lowest);
    ChangesInOrder changes(database, lowest);
    QByteArray previous(32, '\0');
    std::int64_t expected = 1;
    MILLRACE_ASSIGN(const ChangeRow *ahead, changes.next());
    std::vector<ChangeRow> own;
    for (;;) {
        MILLRACE_ASSIGN(const Statement *const row, commits.next());
        if (!row)
            break;
        const CommitRow commit = readCommit(*row);
        // A missing or doubled number, or changes that belong to no commit, are alterations too.
        if (commit.no != expected || (ahead && ahead->commitNo < commit.no))
            return std::optional<std::int64_t>(expected);
        own.clear();
        while (ahead && ahead->commitNo == commit.no) {
            own.push_back(*ahead);
            MILLRACE_ASSIGN(ahead, changes.next());
        }
        if (chainValue(previous, commit, own) != commit.h)
            return std::optional<std::int64_t>(commit.no);
        previous = commit.h;
        ++expected;
        if (step && !step(commit.no))
            return fail(ErrorCode::Cancelled);
    }
    if (ahead)
        return std::optional<std::int64_t>(ahead->commitNo);
    return std::optional<std::int64_t>();
}

} // namespace journal

} // namespace millrace
