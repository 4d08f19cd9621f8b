// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/server_accounts.h"

#include "core/store/database.h"

#include <QStringList>

namespace millrace::server_accounts {

namespace {

std::optional<Instant> maybeMoment(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(Instant{row.number(column)});
}

constexpr const char *tokenColumns = "SELECT id, user, hash, kind, name, client, scopes, remote, created_at, used_at, "
                                     "expires_at, ended_at, revoked_at FROM token ";

Token readToken(const Statement &row)
{
    Token token;
    token.id = row.id(0);
    token.user = row.id(1);
    token.hash = row.bytes(2);
    token.kind = Token::Kind(row.number(3));
    token.name = row.text(4);
    token.client = row.text(5).toUtf8();
    token.scopes = row.text(6).split(u' ', Qt::SkipEmptyParts);
    token.remote = row.text(7).toUtf8();
    token.createdAt = {row.number(8)};
    token.usedAt = {row.number(9)};
    token.expiresAt = {row.number(10)};
    token.endedAt = maybeMoment(row, 11);
    token.revokedAt = maybeMoment(row, 12);
    return token;
}

} // namespace

Result<std::optional<Account>> account(ServerFile &file, const RecordId &user)
{
    const ServerFile::Turn turn(file);
    MILLRACE_ASSIGN(Statement statement, turn->prepare("SELECT password, changed_at, code_secret, code_pending, "
                                                       "code_step FROM account WHERE user = ?"));
    statement.bind(1, user);
    MILLRACE_ASSIGN(const bool row, statement.step());
    if (!row)
        return std::optional<Account>();
    return std::optional(Account{
        user, statement.text(0), {statement.number(1)}, statement.bytes(2), statement.bytes(3), statement.number(4)});
}

Result<void> setPassword(ServerFile &file, const RecordId &user, const QString &hash, Instant at)
{
    const ServerFile::Turn turn(file);
    MILLRACE_ASSIGN(
        Statement statement,
        turn->prepare("INSERT INTO account(user, password, changed_at) VALUES(?1, ?2, ?3) ON CONFLICT(user) "
                      "DO UPDATE SET password = ?2, changed_at = ?3"));
    statement.bind(1, user).bind(2, hash).bind(3, at.us);
    return statement.run();
}

Result<void> setPendingCode(ServerFile &file, const RecordId &user, const QByteArray &secret)
{
    const ServerFile::Turn turn(file);
    MILLRACE_ASSIGN(Statement statement, turn->prepare("UPDATE account SET code_pending = ? WHERE user = ?"));
    statement.bindBlob(1, secret).bind(2, user);
    return statement.run();
}

Result<void> confirmCode(ServerFile &file, const RecordId &user, std::int64_t step)
{
    const ServerFile::Turn turn(file);
    MILLRACE_ASSIGN(Statement statement,
                    turn->prepare("UPDATE account SET code_secret = code_pending, code_pending = NULL, code_step = ? "
                                  "WHERE user = ? AND code_pending IS NOT NULL"));
    statement.bind(1, step).bind(2, user);
    return statement.run();
}

Result<void> removeCode(ServerFile &file, const RecordId &user)
{
    const ServerFile::Turn turn(file);
    MILLRACE_ASSIGN(Statement statement,
                    turn->prepare("UPDATE account SET code_secret = NULL, code_pending = NULL WHERE user = ?"));
    statement.bind(1, user);
    return statement.run();
}

Result<bool> useCodeStep(ServerFile &file, const RecordId &user, std::int64_t step)
{
    const ServerFile::Turn turn(file);
    MILLRACE_ASSIGN(Statement statement,
                    turn->prepare("UPDATE account SET code_step = ?1 WHERE user = ?2 AND code_step < ?1"));
    statement.bind(1, step).bind(2, user);
    MILLRACE_TRY(statement.run());
    return turn->changes() == 1;
}

Result<void> putToken(ServerFile &file, const Token &token)
{
    const ServerFile::Turn turn(file);
    MILLRACE_ASSIGN(Statement statement,
                    turn->prepare("INSERT INTO token(id, user, hash, kind, name, client, scopes, remote, created_at, "
                                  "used_at, expires_at) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    statement.bind(1, token.id).bind(2, token.user).bindBlob(3, token.hash).bind(4, int(token.kind));
    statement.bind(5, token.name).bind(6, QString::fromUtf8(token.client)).bind(7, token.scopes.join(u' '));
    statement.bind(8, QString::fromUtf8(token.remote)).bind(9, token.createdAt.us).bind(10, token.usedAt.us);
    statement.bind(11, token.expiresAt.us);
    return statement.run();
}

Result<std::optional<Token>> tokenOf(ServerFile &file, const QByteArray &hash)
{
    const ServerFile::Turn turn(file);
    MILLRACE_ASSIGN(Statement statement, turn->prepare(QByteArray(tokenColumns) + "WHERE hash = ?"));
    statement.bindBlob(1, hash);
    MILLRACE_ASSIGN(const bool row, statement.step());
    return row ? std::optional(readToken(statement)) : std::nullopt;
}

Result<std::vector<Token>> tokensOf(ServerFile &file, const RecordId &user)
{
    const ServerFile::Turn turn(file);
    MILLRACE_ASSIGN(Statement statement,
                    turn->prepare(QByteArray(tokenColumns) + "WHERE user = ? ORDER BY created_at DESC, id DESC"));
    statement.bind(1, user);
    std::vector<Token> tokens;
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return tokens;
        tokens.push_back(readToken(statement));
    }
}

Result<void> touchToken(ServerFile &file, const RecordId &id, Instant at)
{
    const ServerFile::Turn turn(file);
    MILLRACE_ASSIGN(Statement statement, turn->prepare("UPDATE token SET used_at = ? WHERE id = ?"));
    statement.bind(1, at.us).bind(2, id);
    return statement.run();
}

Result<bool> endToken(ServerFile &file, const RecordId &user, const RecordId &id, Instant at, bool revokes)
{
    const ServerFile::Turn turn(file);
    // Who was signed out can still be shut out: the replica on his device is another matter than his session.
    MILLRACE_ASSIGN(Statement statement,
                    turn->prepare(revokes ? "UPDATE token SET revoked_at = ? WHERE user = ? AND id = ?"
                                          : "UPDATE token SET ended_at = ? WHERE user = ? AND id = ? AND ended_at IS "
                                            "NULL AND revoked_at IS NULL"));
    statement.bind(1, at.us).bind(2, user).bind(3, id);
    MILLRACE_TRY(statement.run());
    return turn->changes() == 1;
}

Result<std::int64_t> endTokens(ServerFile &file, const RecordId &user, const RecordId &but, Instant at, bool revokes)
{
    const ServerFile::Turn turn(file);
    MILLRACE_ASSIGN(
        Statement statement,
        turn->prepare(QByteArray(revokes ? "UPDATE token SET revoked_at = ?" : "UPDATE token SET ended_at = ?") +
                      " WHERE user = ? AND id IS NOT ? AND ended_at IS NULL AND revoked_at IS NULL"));
    statement.bind(1, at.us).bind(2, user).bind(3, but);
    MILLRACE_TRY(statement.run());
    return turn->changes();
}

Result<Attempts> attempts(ServerFile &file, const QByteArray &key)
{
    const ServerFile::Turn turn(file);
    MILLRACE_ASSIGN(Statement statement, turn->prepare("SELECT failures, last_at FROM attempt WHERE key = ?"));
    statement.bindBlob(1, key);
    MILLRACE_ASSIGN(const bool row, statement.step());
    return row ? Attempts{statement.number(0), {statement.number(1)}} : Attempts{};
}

Result<void> addFailure(ServerFile &file, const QByteArray &key, Instant at, Instant since)
{
    const ServerFile::Turn turn(file);
    MILLRACE_TRY(turn->begin());
    Transaction transaction(*turn);
    MILLRACE_ASSIGN(Statement forget, turn->prepare("DELETE FROM attempt WHERE last_at < ?"));
    forget.bind(1, since.us);
    MILLRACE_TRY(forget.run());
    MILLRACE_ASSIGN(Statement count,
                    turn->prepare("INSERT INTO attempt(key, failures, last_at) VALUES(?1, 1, ?2) ON "
                                  "CONFLICT(key) DO UPDATE SET failures = attempt.failures + 1, last_at = ?2"));
    count.bindBlob(1, key).bind(2, at.us);
    MILLRACE_TRY(count.run());
    return transaction.commit();
}

Result<void> takeBackFailure(ServerFile &file, const QByteArray &key)
{
    const ServerFile::Turn turn(file);
    MILLRACE_ASSIGN(Statement statement,
                    turn->prepare("UPDATE attempt SET failures = failures - 1 WHERE key = ? AND failures > 0"));
    statement.bindBlob(1, key);
    return statement.run();
}

Result<void> clearFailures(ServerFile &file, const QByteArray &key)
{
    const ServerFile::Turn turn(file);
    MILLRACE_ASSIGN(Statement statement, turn->prepare("DELETE FROM attempt WHERE key = ?"));
    statement.bindBlob(1, key);
    return statement.run();
}

} // namespace millrace::server_accounts
