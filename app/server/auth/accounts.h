// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/auth/password.h"
#include "app/server/exchange.h"
#include "core/store/server_accounts.h"
#include "core/workspace/workspace.h"

namespace millrace::server {

/// Who may come in: passwords, second factors, the tokens of devices and programs. People are the users of the
/// workspace; whoever is disabled there is out at once. Any thread.
///
/// Failures are NotPermitted with a word for what is wrong: "auth", "totp_required", "locked_out" (and the seconds),
/// "busy" (and the seconds), "device_revoked"; ValidationFailed for a new password or name that will not do; NotFound;
/// else those of storage. An unknown name, a disabled user and a wrong password are answered alike, after the same
/// time.
class Accounts : public TokenCheck
{
public:
    Accounts(ServerFile &file, Workspace &workspace, PasswordHasher &hasher);

    struct SignIn
    {
        QString login;
        QString password;
        QString code;
        QString device; ///< the name of the machine
        QByteArray client;
        QByteArray remote;
    };
    /// A token in the clear: shown once, kept nowhere.
    struct Issued
    {
        QByteArray token;
        RecordId user;
        RecordId device;
        Instant expiresAt;
    };
    Result<Issued> signIn(const SignIn &attempt);
    Result<Caller> callerOf(const QByteArray &bearer) override;
    Result<void> signOut(const QByteArray &bearer);

    /// What has a token, newest first; those that are over stay in the list for a while.
    Result<std::vector<server_accounts::Token>> tokensOf(const RecordId &user);
    /// Shuts a device out: its token is good for nothing more, and the replica that it was given to wipes itself when
    /// it hears so. NotFound.
    Result<void> revoke(const RecordId &user, const RecordId &id);
    Result<std::int64_t> revokeAll(const RecordId &user);
    /// A token for a program: for what the scopes say, until a moment.
    struct Grant
    {
        QString name;
        QStringList scopes;
        Instant expiresAt;
    };
    Result<Issued> issue(const RecordId &user, const Grant &grant, const QByteArray &remote);

    /// Whether somebody has a password at all.
    Result<bool> hasPassword(const RecordId &user);
    /// Sets a password without asking for the old one: for administrators.
    Result<void> setPassword(const RecordId &user, const QString &password);
    /// The person's own change; all other sessions end. `kept`: the device that he does it on.
    Result<void> changePassword(const RecordId &user, const QString &old, const QString &password, const RecordId &kept,
                                const QByteArray &remote);

    struct Enrolment
    {
        QString secret; ///< as it is typed
        QString uri;    ///< as it is scanned
    };
    /// A second factor is begun, and holds once a code of it was shown.
    Result<Enrolment> beginCode(const RecordId &user);
    /// Answers its recovery codes; see renewRecovery.
    Result<QStringList> confirmCode(const RecordId &user, const QString &code);
    /// Ten codes that sign in once each where what makes the codes was lost: shown now, kept as hashes alone. Those
    /// from before are dead. ValidationFailed where there is no second factor.
    Result<QStringList> renewRecovery(const RecordId &user);
    /// The person's own wish, for which he knows his password.
    Result<QStringList> renewRecovery(const RecordId &user, const QString &password, const QByteArray &remote);
    Result<std::int64_t> recoveryLeft(const RecordId &user);
    static constexpr int recoveryCodes = 10;
    Result<void> removeCode(const RecordId &user, const QString &password, const QByteArray &remote);
    /// The same without being asked for anything: for administrators, where somebody lost what makes his codes.
    Result<void> resetCode(const RecordId &user);
    Result<bool> hasCode(const RecordId &user);

    /// How attempts are slowed down: after so many failures within the window each further one doubles the wait.
    static constexpr int freeFailures = 5;
    static constexpr int freeFailuresOfAddress = 50;
    static constexpr std::int64_t windowSeconds = 15 * 60;
    static constexpr std::int64_t longestWait = 60;

private:
    struct Guard
    {
        QByteArray name, address;
    };
    Guard guardOf(const QString &login, const QByteArray &remote) const;
    /// Seconds until the next attempt is looked at; 0 = now.
    Result<std::int64_t> waitOf(const Guard &guard);
    /// Counts an attempt as failed before it is looked at, so that many at once are no way around.
    Result<void> begin(const Guard &guard);
    /// It was none.
    Result<void> takeBack(const Guard &guard);
    Result<void> checkPassword(const RecordId &user, const QString &password, const Guard &guard,
                               std::optional<server_accounts::Account> &account);
    Result<Issued> issue(server_accounts::Token token);
    /// Whether that is a code of the second factor that was never used, of the moment or for recovery; it is used up.
    Result<bool> useCode(const server_accounts::Account &account, const QString &code);
    RecordId userNamed(const QString &login) const;
    QString loginOf(const RecordId &user) const;
    bool isActive(const RecordId &user) const;
    Instant now() const { return m_workspace.clock().now(); }

    ServerFile &m_file;
    Workspace &m_workspace;
    PasswordHasher &m_hasher;
    std::mutex m_attempts;
};

} // namespace millrace::server
