// SPDX-License-Identifier: GPL-3.0-or-later
// A server in this process, behind real TLS on a port of its own, and what talks to it.
#pragma once

#include "app/server/log.h"
#include "app/server/service.h"
#include "core/base/platform/system_clock.h"
#include "core/sync/http_peer.h"
#include "core/sync/membership.h"
#include "core/sync/session.h"
#include "tests/support/temp_workspace.h"

#include <QSslSocket>

#include <map>
#include <set>

namespace millrace::test {

/// Who may come in, as a table; other addresses of the API answer with what they were asked.
class DoorTable : public server::TokenCheck, public server::SignInDoor
{
public:
    void admit(const QString &login, const RecordId &user);
    /// A token that was not asked for at the door.
    QByteArray tokenOf(const RecordId &user, const QStringList &scopes = {QStringLiteral("sync")});
    void revoke(const RecordId &user);
    void forget(const RecordId &user);
    int askedFor() const;

    Result<server::Caller> callerOf(const QByteArray &bearer) override;
    server::Response answer(const server::Request &request) override;
    static QString password() { return QStringLiteral("correct horse"); }

private:
    mutable std::mutex m_mutex;
    std::map<QString, RecordId> m_people;
    std::map<QByteArray, server::Caller> m_tokens;
    std::set<QByteArray> m_revoked;
    int m_asked = 0;
};

class Echo : public server::Answerer
{
public:
    server::Response answer(const server::Request &request) override;
};

/// The lines that the server told its operator.
class KeptLog
{
public:
    explicit KeptLog(Clock &clock)
        : log(clock, [this](const QByteArray &line) {
              const std::lock_guard lock(m_mutex);
              m_lines.append(line);
          })
    {
    }
    QByteArray lines() const
    {
        const std::lock_guard lock(m_mutex);
        return m_lines;
    }

private:
    mutable std::mutex m_mutex;
    QByteArray m_lines;

public:
    server::Log log;
};

class House
{
public:
    explicit House(server::Listener::Options options = {}, std::uint64_t seed = 1,
                   server::CallPace::Rate pace = {200, 1000});
    ~House();

    TempWorkspace server; ///< of the seed
    DoorTable door;
    Echo api;
    KeptLog log;
    std::unique_ptr<server::Service> service;
    server::TlsIdentity identity;
    QTemporaryDir folder;

    /// Stops; starts again on the same port.
    void stop();
    void start();
    /// Another key from now on; takes a start.
    void changeIdentity();

    quint16 port() const { return m_options.port; }
    ServerAddress address() const;
    /// A user of the server's workspace who may sign in.
    RecordId person(const QString &login);

private:
    server::Listener::Options m_options;
    server::CallPace::Rate m_pace;
};

/// A workstation of somebody at a house.
class Desk
{
public:
    Desk(House &house, const QString &login, const QString &file = QStringLiteral("desk.millrace"));

    QTemporaryDir folder;
    SystemClock clock;
    SharedIds ids;
    std::unique_ptr<SecretStore> secrets;
    std::unique_ptr<Workspace> workspace;

    membership::Joining joining;
    QString path;
    std::unique_ptr<HttpPeer> peer();
    SyncStanding sync();
    RecordId customer(const QString &name);
    void set(const RecordId &id, const QString &field, const QString &text);
    QString text(const RecordId &id, const QString &field) const;
    qint64 customers() const;
};

qint64 customersOf(const Workspace &workspace);

/// A connection that says what it is told to, byte for byte.
class RawLine
{
public:
    explicit RawLine(quint16 port);

    void send(const QByteArray &bytes);
    struct Reply
    {
        int status = 0; ///< 0: the connection ended without one
        QByteArray head;
        QByteArray body;
        QByteArray header(const QByteArray &lowerName) const;
    };
    /// The next answer; one to HEAD has no body.
    Reply reply(bool hasBody = true);
    /// Waits for the end of the connection; false where the other side leaves it open for a minute.
    bool ends();

    static QByteArray request(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                              const QByteArray &more = {});

    QSslSocket socket;

private:
    bool readUntil(const std::function<bool()> &enough);
    QByteArray m_received;
};

} // namespace millrace::test
