// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/auth/accounts.h"

#include "app/server/auth/totp.h"
#include "core/base/text/fold.h"
#include "core/store/server_recovery.h"

#include <array>

#include <sodium.h>

namespace millrace::server {

namespace {

using server_accounts::Account;
using server_accounts::Token;

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t day = 24 * 3600 * second;
constexpr std::int64_t idleFor = 30 * day;
constexpr std::int64_t deviceFor = 180 * day;
constexpr std::int64_t touchEvery = 60 * second;
constexpr qsizetype nameLength = 200;
constexpr qsizetype passwordLength = 4096; ///< characters that are looked at in an attempt
constexpr int secretBytes = 20;

tl::unexpected<Error> refused(const char *word, std::int64_t seconds = 0)
{
    QStringList arguments{QString::fromLatin1(word)};
    if (seconds > 0)
        arguments << QString::number(seconds);
    return fail(ErrorCode::NotPermitted, std::move(arguments));
}

tl::unexpected<Error> unacceptable(const char *field, const char *rule)
{
    return fail(ErrorCode::ValidationFailed, {},
                {{QString::fromLatin1(field), QString::fromLatin1(rule), {}, Severity::Error}});
}

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(count));
    return bytes;
}

QByteArray hashed(const QByteArray &text)
{
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), size_t(hash.size()),
                       reinterpret_cast<const unsigned char *>(text.constData()), size_t(text.size()), nullptr, 0);
    return hash;
}

/// 80 random bits: nobody finds one from its hash.
constexpr qsizetype recoveryBytes = 10, recoveryLength = 16, recoveryGroup = 4;

/// A recovery code without what people type between its letters.
QByteArray recoveryLetters(const QString &typed)
{
    QByteArray letters;
    for (const QChar c : typed.left(64))
        if (c.isLetterOrNumber())
            letters += QString(c).toUpper().toUtf8();
    return letters;
}

QByteArray recoveryHash(const RecordId &user, const QByteArray &letters)
{
    return hashed("recovery " + user.toBytes() + letters);
}

} // namespace

Accounts::Accounts(ServerFile &file, Workspace &workspace, PasswordHasher &hasher)
    : m_file(file), m_workspace(workspace), m_hasher(hasher)
{
}

RecordId Accounts::userNamed(const QString &login) const
{
    const auto &people = m_workspace.metadata()->access->chart().people;
    const QString wanted = login.trimmed();
    RecordId folded;
    int several = 0;
    for (auto person = people.begin(); person != people.end() && !wanted.isEmpty(); ++person) {
        if (person->login == wanted)
            return person.key();
        if (foldText(person->login) == foldText(wanted)) {
            folded = person.key();
            ++several;
        }
    }
    return several == 1 ? folded : RecordId();
}

QString Accounts::loginOf(const RecordId &user) const
{
    return m_workspace.metadata()->access->chart().people.value(user).login;
}

bool Accounts::isActive(const RecordId &user) const
{
    const auto &people = m_workspace.metadata()->access->chart().people;
    const auto person = people.constFind(user);
    return person != people.constEnd() && person->active;
}

Accounts::Guard Accounts::guardOf(const QString &login, const QByteArray &remote) const
{
    return {hashed("name " + foldText(login.trimmed()).toUtf8()), hashed("address " + remote)};
}

Result<std::int64_t> Accounts::waitOf(const Guard &guard)
{
    std::int64_t wait = 0;
    const auto look = [&](const QByteArray &key, int freely) -> Result<void> {
        MILLRACE_ASSIGN(const auto attempts, server_accounts::attempts(m_file, key));
        const std::int64_t since = std::max<std::int64_t>((now().us - attempts.lastAt.us) / second, 0);
        if (attempts.failures < freely || since >= windowSeconds)
            return {};
        const std::int64_t doublings = std::min<std::int64_t>(attempts.failures - freely, 6);
        wait = std::max(wait, std::min(std::int64_t(1) << doublings, longestWait) - since);
        return {};
    };
    MILLRACE_TRY(look(guard.name, freeFailures));
    MILLRACE_TRY(look(guard.address, freeFailuresOfAddress));
    return wait;
}

Result<void> Accounts::begin(const Guard &guard)
{
    const std::lock_guard lock(m_attempts);
    MILLRACE_ASSIGN(const std::int64_t wait, waitOf(guard));
    if (wait > 0)
        return refused("locked_out", wait);
    const Instant since{now().us - windowSeconds * second};
    MILLRACE_TRY(server_accounts::addFailure(m_file, guard.name, now(), since));
    return server_accounts::addFailure(m_file, guard.address, now(), since);
}

Result<void> Accounts::takeBack(const Guard &guard)
{
    MILLRACE_TRY(server_accounts::takeBackFailure(m_file, guard.name));
    return server_accounts::takeBackFailure(m_file, guard.address);
}

Result<void> Accounts::checkPassword(const RecordId &user, const QString &password, const Guard &guard,
                                     std::optional<Account> &account)
{
    MILLRACE_TRY(begin(guard));
    MILLRACE_ASSIGN(account, server_accounts::account(m_file, user));
    const bool known = account && isActive(user);
    const auto verdict = m_hasher.verify(known ? account->password : QString(), password.left(passwordLength));
    if (verdict == PasswordHasher::Verdict::Wrong)
        return refused("auth");
    MILLRACE_TRY(takeBack(guard));
    return verdict == PasswordHasher::Verdict::Right ? Result<void>() : refused("busy", 1);
}

Result<Accounts::Issued> Accounts::signIn(const SignIn &attempt)
{
    const Guard guard = guardOf(attempt.login, attempt.remote);
    const RecordId user = userNamed(attempt.login);
    std::optional<Account> account;
    MILLRACE_TRY(checkPassword(user, attempt.password, guard, account));
    if (!account->codeSecret.isEmpty()) {
        if (attempt.code.isEmpty())
            return refused("totp_required");
        MILLRACE_TRY(begin(guard));
        MILLRACE_ASSIGN(const bool fresh, useCode(*account, attempt.code));
        if (!fresh)
            return refused("auth");
        MILLRACE_TRY(takeBack(guard));
    }
    MILLRACE_TRY(server_accounts::clearFailures(m_file, guard.name));
    if (m_hasher.isOutdated(account->password))
        if (const auto renewed = m_hasher.hash(attempt.password))
            MILLRACE_TRY(server_accounts::setPassword(m_file, user, *renewed, account->changedAt));
    Token token;
    token.user = user;
    token.name = attempt.device.left(nameLength);
    token.client = attempt.client.left(nameLength);
    token.scopes = {QStringLiteral("sync"), QStringLiteral("read"), QStringLiteral("write")};
    token.remote = attempt.remote;
    token.expiresAt = {now().us + deviceFor};
    return issue(std::move(token));
}

Result<bool> Accounts::useCode(const Account &account, const QString &code)
{
    if (const auto step = totp::stepOf(account.codeSecret, code, now()))
        return server_accounts::useCodeStep(m_file, account.user, *step);
    const QByteArray typed = recoveryLetters(code);
    return typed.size() == recoveryLength
               ? server_recovery::use(m_file, account.user, recoveryHash(account.user, typed), now())
               : Result<bool>(false);
}

Result<Accounts::Issued> Accounts::issue(Token token)
{
    Issued issued;
    issued.token = "mlr_" + randomBytes(32).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    token.id = m_workspace.ids().next(now());
    token.hash = hashed(issued.token);
    token.createdAt = token.usedAt = now();
    MILLRACE_TRY(server_accounts::putToken(m_file, token));
    issued.user = token.user;
    issued.device = token.id;
    issued.expiresAt = token.expiresAt;
    return issued;
}

Result<Accounts::Issued> Accounts::issue(const RecordId &user, const Grant &grant, const QByteArray &remote)
{
    if (grant.name.trimmed().isEmpty())
        return unacceptable("name", "required");
    if (grant.expiresAt <= now())
        return unacceptable("expires_at", "min");
    Token token;
    token.user = user;
    token.kind = Token::Kind::Program;
    token.name = grant.name.trimmed().left(nameLength);
    token.scopes = grant.scopes;
    token.remote = remote;
    token.expiresAt = grant.expiresAt;
    return issue(std::move(token));
}

Result<Caller> Accounts::callerOf(const QByteArray &bearer)
{
    if (bearer.isEmpty())
        return refused("auth");
    MILLRACE_ASSIGN(const auto token, server_accounts::tokenOf(m_file, hashed(bearer)));
    if (!token)
        return refused("auth");
    const bool device = token->kind == Token::Kind::Device;
    // Who is shut out is told so for as long as the token is known: the replica may come back after months.
    if (token->revokedAt || !isActive(token->user))
        return refused(device ? "device_revoked" : "auth");
    const bool idle = device && now().us - token->usedAt.us >= idleFor;
    if (token->endedAt || idle || now() >= token->expiresAt)
        return refused("auth");
    if (now().us - token->usedAt.us >= touchEvery)
        MILLRACE_TRY(server_accounts::touchToken(m_file, token->id, now()));
    Caller caller;
    caller.user = token->user;
    caller.device = token->id;
    caller.deviceName = token->name;
    caller.clientId = token->client;
    caller.scopes = token->scopes;
    return caller;
}

Result<void> Accounts::signOut(const QByteArray &bearer)
{
    MILLRACE_ASSIGN(const Caller caller, callerOf(bearer));
    MILLRACE_TRY(server_accounts::endToken(m_file, caller.user, caller.device, now(), false));
    return {};
}

Result<std::vector<Token>> Accounts::tokensOf(const RecordId &user)
{
    MILLRACE_ASSIGN(auto tokens, server_accounts::tokensOf(m_file, user));
    const auto longAgo = [&](const std::optional<Instant> &at) { return at && now().us - at->us > idleFor; };
    std::erase_if(tokens, [&](const Token &token) {
        return longAgo(token.endedAt) || longAgo(token.revokedAt) || longAgo(token.expiresAt);
    });
    return tokens;
}

Result<void> Accounts::revoke(const RecordId &user, const RecordId &id)
{
    MILLRACE_ASSIGN(const bool done, server_accounts::endToken(m_file, user, id, now(), true));
    return done ? Result<void>() : fail(ErrorCode::NotFound, {QStringLiteral("device"), id.toString()});
}

Result<std::int64_t> Accounts::revokeAll(const RecordId &user)
{
    return server_accounts::endTokens(m_file, user, {}, now(), true);
}

Result<bool> Accounts::hasPassword(const RecordId &user)
{
    MILLRACE_ASSIGN(const auto account, server_accounts::account(m_file, user));
    return account.has_value();
}

Result<void> Accounts::setPassword(const RecordId &user, const QString &password)
{
    if (!PasswordHasher::isAcceptable(password, loginOf(user)))
        return unacceptable("password", "password");
    const auto hash = m_hasher.hash(password);
    if (!hash)
        return refused("busy", 1);
    return server_accounts::setPassword(m_file, user, *hash, now());
}

Result<void> Accounts::changePassword(const RecordId &user, const QString &old, const QString &password,
                                      const RecordId &kept, const QByteArray &remote)
{
    std::optional<Account> account;
    MILLRACE_TRY(checkPassword(user, old, guardOf(loginOf(user), remote), account));
    MILLRACE_TRY(setPassword(user, password));
    MILLRACE_TRY(server_accounts::endTokens(m_file, user, kept, now(), false));
    return {};
}

Result<Accounts::Enrolment> Accounts::beginCode(const RecordId &user)
{
    MILLRACE_ASSIGN(const auto account, server_accounts::account(m_file, user));
    if (!account)
        return fail(ErrorCode::NotFound, {QStringLiteral("account"), user.toString()});
    // One that holds is only given up by who knows the password.
    if (!account->codeSecret.isEmpty())
        return unacceptable("totp", "unique");
    const QByteArray secret = randomBytes(secretBytes);
    MILLRACE_TRY(server_accounts::setPendingCode(m_file, user, secret));
    return Enrolment{totp::base32(secret), totp::enrolmentUri(secret, QStringLiteral("Millrace"), loginOf(user))};
}

Result<QStringList> Accounts::confirmCode(const RecordId &user, const QString &code)
{
    MILLRACE_ASSIGN(const auto account, server_accounts::account(m_file, user));
    const auto step =
        account && !account->codePending.isEmpty() ? totp::stepOf(account->codePending, code, now()) : std::nullopt;
    if (!step)
        return unacceptable("totp", "input");
    MILLRACE_TRY(server_accounts::confirmCode(m_file, user, *step));
    return renewRecovery(user);
}

Result<QStringList> Accounts::renewRecovery(const RecordId &user)
{
    MILLRACE_ASSIGN(const bool has, hasCode(user));
    if (!has)
        return unacceptable("totp", "required");
    QStringList codes;
    std::vector<QByteArray> hashes;
    for (int i = 0; i < recoveryCodes; ++i) {
        const QString letters = totp::base32(randomBytes(recoveryBytes));
        hashes.push_back(recoveryHash(user, letters.toLatin1()));
        QStringList groups;
        for (qsizetype at = 0; at < letters.size(); at += recoveryGroup)
            groups << letters.mid(at, recoveryGroup);
        codes << groups.join(u'-');
    }
    MILLRACE_TRY(server_recovery::put(m_file, user, hashes));
    return codes;
}

Result<QStringList> Accounts::renewRecovery(const RecordId &user, const QString &password, const QByteArray &remote)
{
    std::optional<Account> account;
    MILLRACE_TRY(checkPassword(user, password, guardOf(loginOf(user), remote), account));
    return renewRecovery(user);
}

Result<std::int64_t> Accounts::recoveryLeft(const RecordId &user)
{
    return server_recovery::left(m_file, user);
}

Result<void> Accounts::resetCode(const RecordId &user)
{
    MILLRACE_TRY(server_accounts::removeCode(m_file, user));
    return server_recovery::put(m_file, user, {});
}

Result<void> Accounts::removeCode(const RecordId &user, const QString &password, const QByteArray &remote)
{
    std::optional<Account> account;
    MILLRACE_TRY(checkPassword(user, password, guardOf(loginOf(user), remote), account));
    return resetCode(user);
}

Result<bool> Accounts::hasCode(const RecordId &user)
{
    MILLRACE_ASSIGN(const auto account, server_accounts::account(m_file, user));
    return account && !account->codeSecret.isEmpty();
}

} // namespace millrace::server
