// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/store/server_file.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace millrace {

/// How people and programs sign in, as it is kept: passwords as hashes, tokens as hashes, failed attempts as numbers.
/// Each call is one turn of the file and whole or not at all; what it means is decided elsewhere. Any thread.
namespace server_accounts {

struct Account
{
    RecordId user;
    QString password; ///< its hash, with how it was made
    Instant changedAt;
    QByteArray codeSecret;  ///< of the second factor; empty where there is none
    QByteArray codePending; ///< one that was shown and not proven yet
    std::int64_t codeStep = 0;
};
Result<std::optional<Account>> account(ServerFile &file, const RecordId &user);
/// Keeps the second factor of an account that is there.
Result<void> setPassword(ServerFile &file, const RecordId &user, const QString &hash, Instant at);
Result<void> setPendingCode(ServerFile &file, const RecordId &user, const QByteArray &secret);
/// The pending secret becomes the one that holds.
Result<void> confirmCode(ServerFile &file, const RecordId &user, std::int64_t step);
Result<void> removeCode(ServerFile &file, const RecordId &user);
/// Uses a step up with all before it: false where that happened already.
Result<bool> useCodeStep(ServerFile &file, const RecordId &user, std::int64_t step);

struct Token
{
    enum class Kind { Device, Program };
    RecordId id;
    RecordId user;
    QByteArray hash;
    Kind kind = Kind::Device;
    QString name;
    QByteArray client; ///< the replica on the device
    QStringList scopes;
    QByteArray remote; ///< whence it was asked for
    Instant createdAt, usedAt, expiresAt;
    std::optional<Instant> endedAt;   ///< signed out
    std::optional<Instant> revokedAt; ///< shut out
    bool isOver() const { return endedAt || revokedAt; }
};
Result<void> putToken(ServerFile &file, const Token &token);
Result<std::optional<Token>> tokenOf(ServerFile &file, const QByteArray &hash);
/// Newest first.
Result<std::vector<Token>> tokensOf(ServerFile &file, const RecordId &user);
Result<void> touchToken(ServerFile &file, const RecordId &id, Instant at);
/// Ends one that is not over; false where the user has none of that id. A revoked one says so to its bearer.
Result<bool> endToken(ServerFile &file, const RecordId &user, const RecordId &id, Instant at, bool revokes);
/// All of a user's that are not over, but one; how many.
Result<std::int64_t> endTokens(ServerFile &file, const RecordId &user, const RecordId &but, Instant at, bool revokes);

struct Attempts
{
    std::int64_t failures = 0;
    Instant lastAt;
};
Result<Attempts> attempts(ServerFile &file, const QByteArray &key);
/// One more; those before `since` are forgotten, everybody's.
Result<void> addFailure(ServerFile &file, const QByteArray &key, Instant at, Instant since);
Result<void> takeBackFailure(ServerFile &file, const QByteArray &key);
Result<void> clearFailures(ServerFile &file, const QByteArray &key);

} // namespace server_accounts

} // namespace millrace
