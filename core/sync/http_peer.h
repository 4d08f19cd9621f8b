// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/content_peer.h"
#include "core/sync/server_address.h"

#include <QJsonObject>

#include <atomic>
#include <mutex>

namespace millrace {

/// What a device says to be let in.
struct SignIn
{
    QString login;
    QString password;
    QString code; ///< of the second factor; may be empty
    QString device;
    QString replica;
};
struct SignInAnswer
{
    enum class Kind {
        SignedIn,
        Refused,     ///< name or password
        CodeNeeded,  ///< the second factor is missing or wrong
        LockedOut,   ///< too many attempts: come back after `retryAfterMs`
        Unreachable, ///< `trouble` says why
    };
    Kind kind = Kind::Unreachable;
    SyncReply::Trouble trouble = SyncReply::Trouble::Network;
    QString reason; ///< technical words for the log
    int retryAfterMs = 0;
    QByteArray token;
    RecordId user;
    RecordId device;
};

/// What the API said to a call about the person himself.
struct AccountAnswer
{
    int status = 0; ///< 0: unreachable, and `trouble` says why
    SyncReply::Trouble trouble = SyncReply::Trouble::Network;
    QString code; ///< of what was refused: "auth", "locked_out", "validation_failed" ...
    QJsonObject body;
    bool isGood() const { return status >= 200 && status < 300; }
};

/// A server over HTTPS (TLS 1.2 and later). On every new connection it must prove its certificate: against the pin that
/// was agreed on where there is one, else against the system's authorities; otherwise nothing is said to it. What is
/// not a whole answer of a Millrace server is no answer. Bodies travel in zstd; redirections are not followed. Asked
/// and destroyed on one thread, which need have neither an event loop nor made it; abort() and the counts from any.
class HttpPeer : public SyncPeer, public ContentPeer
{
public:
    /// `token`: empty where the device is yet to sign in.
    HttpPeer(ServerAddress address, QByteArray token);
    ~HttpPeer() override;

    /// Lets a device in; waits for the answer.
    SignInAnswer signIn(const SignIn &attempt);
    /// Ends the session that the token opens; false where the server did not hear of it.
    bool signOut();
    /// Asks the API about the person himself: an address under /api/v1/session; waits for the answer.
    AccountAnswer account(const char *method, const char *path, const QJsonObject &body = {});

    SyncReply ask(SyncCall call, const QByteArray &body) override;
    void abort() override;

    ContentReply offer(const std::vector<RecordId> &attachments) override;
    ContentReply fetch(const RecordId &attachment, qint64 offset) override;
    ContentReply send(const RecordId &attachment, qint64 offset, const QByteArray &piece) override;
    void giveUp() override { abort(); }

    /// Bodies as they travelled, in bytes.
    qint64 sent() const { return m_sent; }
    qint64 received() const { return m_received; }

    /// How long nothing may come before a connection counts as broken.
    void setSilence(int milliseconds) { m_silenceMs = milliseconds; }

private:
    class Line;
    struct Content;
    Content content(const QByteArray &method, const QByteArray &path, qint64 offset, const QByteArray &body);
    ServerAddress m_address;
    QByteArray m_token;
    std::unique_ptr<Line> m_line;
    std::atomic<qint64> m_sent{0}, m_received{0};
    std::atomic<int> m_silenceMs{45'000};
};

/// How a server proves itself, looked at without saying anything to it.
struct ServerProof
{
    bool reached = false;
    bool trusted = false; ///< by the system's authorities, for that name
    QString fingerprint;  ///< of its public key
    QString reason;       ///< technical words where it was not reached
};
ServerProof proofOf(const QUrl &url);

} // namespace millrace
