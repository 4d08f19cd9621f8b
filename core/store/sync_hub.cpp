// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sync_hub.h"

#include "core/store/id_list.h"
#include "core/store/journal.h"
#include "core/store/layout.h"

namespace millrace::sync_hub {

Result<void> createTables(Database &database, const Catalog &catalog)
{
    QByteArray sql = R"sql(
        CREATE TABLE IF NOT EXISTS sync_root_scope(scope TEXT, root BLOB, PRIMARY KEY(scope, root)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS sync_root_scope_root ON sync_root_scope(root);
        CREATE TABLE IF NOT EXISTS sync_scope_event(seq INTEGER, root BLOB, scope TEXT,
            PRIMARY KEY(seq, root, scope)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS sync_client(client_id BLOB PRIMARY KEY, install_id BLOB NOT NULL,
            user_id BLOB NOT NULL, last_mid INTEGER NOT NULL, device TEXT, schema INTEGER, last_seen INTEGER)
            WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS sync_mutation(uuid BLOB PRIMARY KEY, client_id BLOB NOT NULL, mid INTEGER NOT NULL,
            user_id BLOB NOT NULL, seq INTEGER NOT NULL, status INTEGER NOT NULL, result TEXT NOT NULL, body TEXT,
            at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS sync_mutation_refused ON sync_mutation(seq) WHERE status = 4;
    )sql";
    for (const EntityPtr &entity : catalog.entities())
        sql += "CREATE INDEX IF NOT EXISTS " + quoted(entity->key + QStringLiteral("__sync_root")) + " ON " +
               quoted(entity->key) + "(root);";
    return database.execute(sql);
}

Result<SyncPoint> head(Database &database)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare("SELECT no, h FROM journal_commit ORDER BY no DESC LIMIT 1"));
    MILLRACE_ASSIGN(const bool row, statement.step());
    return row ? SyncPoint{statement.number(0), placeMark(statement.bytes(1))} : SyncPoint{};
}

Result<QByteArray> mark(Database &database, std::int64_t seq)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare("SELECT h FROM journal_commit WHERE no = ?"));
    statement.bind(1, seq);
    MILLRACE_ASSIGN(const bool row, statement.step());
    return row ? placeMark(statement.bytes(0)) : QByteArray();
}

Result<Instant> momentOf(Database &database, std::int64_t seq)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare("SELECT recorded_at FROM journal_commit WHERE no = ?"));
    statement.bind(1, seq);
    MILLRACE_ASSIGN(const bool row, statement.step());
    return row ? Instant{statement.number(0)} : Instant{};
}

Result<QStringList> scopesOf(Database &database, const RecordId &root)
{
    MILLRACE_ASSIGN(Statement statement,
                    database.prepare("SELECT scope FROM sync_root_scope WHERE root = ? ORDER BY scope"));
    statement.bind(1, root);
    QStringList scopes;
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return scopes;
        scopes << statement.text(0);
    }
}

static Result<void> addEvent(Database &database, std::int64_t seq, const RecordId &root, const QString &scope)
{
    MILLRACE_ASSIGN(
        Statement statement,
        database.prepare("INSERT INTO sync_scope_event(seq, root, scope) VALUES(?, ?, ?) ON CONFLICT DO NOTHING"));
    statement.bind(1, seq).bind(2, root).bind(3, scope);
    return statement.run();
}

Result<bool> setScopes(Database &database, const RecordId &root, const QStringList &scopes, std::int64_t seq)
{
    MILLRACE_ASSIGN(const QStringList before, scopesOf(database, root));
    bool changed = false;
    const auto differ = [&](const QStringList &from, const QStringList &without,
                            const QByteArray &sql) -> Result<void> {
        for (const QString &scope : from) {
            if (without.contains(scope))
                continue;
            changed = true;
            MILLRACE_TRY(addEvent(database, seq, root, scope));
            MILLRACE_ASSIGN(Statement statement, database.prepare(sql));
            statement.bind(1, scope).bind(2, root);
            MILLRACE_TRY(statement.run());
        }
        return {};
    };
    MILLRACE_TRY(differ(before, scopes, "DELETE FROM sync_root_scope WHERE scope = ? AND root = ?"));
    MILLRACE_TRY(
        differ(scopes, before, "INSERT INTO sync_root_scope(scope, root) VALUES(?, ?) ON CONFLICT DO NOTHING"));
    return changed;
}

Result<void> touch(Database &database, const RecordId &root, std::int64_t seq)
{
    MILLRACE_ASSIGN(const QStringList scopes, scopesOf(database, root));
    for (const QString &scope : scopes)
        MILLRACE_TRY(addEvent(database, seq, root, scope));
    return {};
}

Result<std::vector<Event>> events(Database &database, std::int64_t from, std::int64_t to)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare("SELECT seq, root, scope FROM sync_scope_event WHERE seq > ? "
                                                          "AND seq <= ? ORDER BY seq"));
    statement.bind(1, from).bind(2, to);
    std::vector<Event> found;
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return found;
        found.push_back({statement.number(0), statement.id(1), statement.text(2)});
    }
}

Result<void> forgetEvents(Database &database, std::int64_t upTo)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare("DELETE FROM sync_scope_event WHERE seq <= ?"));
    statement.bind(1, upTo);
    return statement.run();
}

Result<std::vector<RecordId>> rootsOf(Database &database, const QString &scope, const RecordId &after, int limit)
{
    const bool every = scope == QLatin1String("*");
    MILLRACE_ASSIGN(Statement statement,
                    database.prepare(every ? "SELECT DISTINCT root FROM sync_root_scope WHERE root > ?1 ORDER BY root "
                                             "LIMIT ?2"
                                           : "SELECT root FROM sync_root_scope WHERE scope = ?3 AND root > ?1 ORDER BY "
                                             "root LIMIT ?2"));
    const QByteArray beginning = after.toBytes();
    statement.bindBlob(1, beginning).bind(2, limit);
    if (!every)
        statement.bind(3, scope);
    std::vector<RecordId> roots;
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return roots;
        roots.push_back(statement.id(0));
    }
}

Result<void> forEachOfRoots(Database &database, const EntityPtr &entity, const std::vector<RecordId> &roots,
                            const std::function<void(Record)> &visit)
{
    const QByteArray sql =
        record_store::selectAll(*entity) + " WHERE root IN " + id_list::marks() + " ORDER BY root, id";
    for (size_t at = 0; at < roots.size(); at += id_list::length) {
        MILLRACE_ASSIGN(Statement statement, database.prepare(sql));
        id_list::bind(statement, 1, roots, at);
        for (;;) {
            MILLRACE_ASSIGN(const bool row, statement.step());
            if (!row)
                break;
            visit(record_store::readRecord(statement, entity, 1));
        }
    }
    return {};
}

Result<std::optional<Client>> client(Database &database, const RecordId &id)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare("SELECT install_id, user_id, last_mid, device, schema, "
                                                          "last_seen FROM sync_client WHERE client_id = ?"));
    statement.bind(1, id);
    MILLRACE_ASSIGN(const bool row, statement.step());
    if (!row)
        return std::optional<Client>();
    return std::optional(Client{id, statement.id(0), statement.id(1), statement.number(2), statement.text(3),
                                int(statement.number(4)), Instant{statement.number(5)}});
}

Result<void> putClient(Database &database, const Client &client)
{
    MILLRACE_ASSIGN(
        Statement statement,
        database.prepare("INSERT INTO sync_client(client_id, install_id, user_id, last_mid, device, schema, "
                         "last_seen) VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT(client_id) DO UPDATE SET "
                         "install_id = excluded.install_id, user_id = excluded.user_id, last_mid = "
                         "excluded.last_mid, device = excluded.device, schema = excluded.schema, "
                         "last_seen = excluded.last_seen"));
    statement.bind(1, client.id).bind(2, client.install).bind(3, client.user).bind(4, client.lastMid);
    statement.bind(5, client.device).bind(6, client.schema).bind(7, client.lastSeen.us);
    return statement.run();
}

static Answered readAnswered(const Statement &row)
{
    return {row.id(0),    row.id(1),    row.number(2),         row.id(3), row.number(4), int(row.number(5)),
            row.bytes(6), row.bytes(7), Instant{row.number(8)}};
}

constexpr const char *selectAnswered =
    "SELECT uuid, client_id, mid, user_id, seq, status, result, body, at FROM sync_mutation ";

Result<std::optional<Answered>> answered(Database &database, const RecordId &uuid)
{
    MILLRACE_ASSIGN(Statement statement, database.prepare(QByteArray(selectAnswered) + "WHERE uuid = ?"));
    statement.bind(1, uuid);
    MILLRACE_ASSIGN(const bool row, statement.step());
    return row ? std::optional(readAnswered(statement)) : std::nullopt;
}

Result<void> putAnswered(Database &database, const Answered &answered)
{
    MILLRACE_ASSIGN(Statement statement,
                    database.prepare("INSERT INTO sync_mutation(uuid, client_id, mid, user_id, seq, status, result, "
                                     "body, at) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    statement.bind(1, answered.uuid).bind(2, answered.client).bind(3, answered.mid).bind(4, answered.user);
    statement.bind(5, answered.seq).bind(6, answered.status).bindUtf8(7, answered.result);
    answered.body.isEmpty() ? statement.bindNull(8) : statement.bindUtf8(8, answered.body);
    statement.bind(9, answered.at.us);
    return statement.run();
}

Result<std::vector<Answered>> quarantine(Database &database)
{
    MILLRACE_ASSIGN(Statement statement,
                    database.prepare(QByteArray(selectAnswered) + "WHERE status = 4 ORDER BY seq"));
    std::vector<Answered> found;
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return found;
        found.push_back(readAnswered(statement));
    }
}

Result<bool> changedByOthers(Database &database, int entity, const RecordId &record, std::optional<int> field,
                             std::int64_t seen, const RecordId &install)
{
    QByteArray sql = "SELECT 1 FROM journal_change c JOIN journal_commit k ON k.no = c.commit_no WHERE c.entity = ?1 "
                     "AND c.record = ?2 AND c.commit_no > ?3 AND k.client_id <> ?4 AND c.past = 0";
    if (field)
        sql += " AND (c.field = ?5 OR c.field = -1)";
    MILLRACE_ASSIGN(Statement statement, database.prepare(sql + " LIMIT 1"));
    statement.bind(1, entity).bind(2, record).bind(3, seen).bind(4, install);
    if (field)
        statement.bind(5, *field);
    return statement.step();
}

} // namespace millrace::sync_hub
