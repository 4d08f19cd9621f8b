// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/server_recovery.h"

#include "core/store/database.h"

namespace millrace::server_recovery {

namespace {

/// Files of older servers lack it.
Result<void> ensureTable(Database &database)
{
    return database.execute("CREATE TABLE IF NOT EXISTS recovery_code(user BLOB NOT NULL, hash BLOB NOT NULL, "
                            "used_at INTEGER, PRIMARY KEY(user, hash))");
}

} // namespace

Result<void> put(ServerFile &file, const RecordId &user, const std::vector<QByteArray> &hashes)
{
    const ServerFile::Turn turn(file);
    MILLRACE_TRY(turn->begin());
    Transaction transaction(*turn);
    MILLRACE_TRY(ensureTable(*turn));
    MILLRACE_ASSIGN(Statement forget, turn->prepare("DELETE FROM recovery_code WHERE user = ?"));
    forget.bind(1, user);
    MILLRACE_TRY(forget.run());
    for (const QByteArray &hash : hashes) {
        MILLRACE_ASSIGN(Statement insert, turn->prepare("INSERT INTO recovery_code(user, hash) VALUES(?, ?)"));
        insert.bind(1, user).bindBlob(2, hash);
        MILLRACE_TRY(insert.run());
    }
    return transaction.commit();
}

Result<bool> use(ServerFile &file, const RecordId &user, const QByteArray &hash, Instant at)
{
    const ServerFile::Turn turn(file);
    MILLRACE_TRY(ensureTable(*turn));
    MILLRACE_ASSIGN(Statement statement, turn->prepare("UPDATE recovery_code SET used_at = ? WHERE user = ? AND "
                                                       "hash = ? AND used_at IS NULL"));
    statement.bind(1, at.us).bind(2, user).bindBlob(3, hash);
    MILLRACE_TRY(statement.run());
    return turn->changes() == 1;
}

Result<std::int64_t> left(ServerFile &file, const RecordId &user)
{
    const ServerFile::Turn turn(file);
    MILLRACE_TRY(ensureTable(*turn));
    MILLRACE_ASSIGN(Statement statement,
                    turn->prepare("SELECT count(*) FROM recovery_code WHERE user = ? AND used_at IS NULL"));
    statement.bind(1, user);
    MILLRACE_TRY(statement.step());
    return statement.number(0);
}

} // namespace millrace::server_recovery
