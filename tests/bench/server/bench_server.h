// SPDX-License-Identifier: GPL-3.0-or-later
// The server in this process over a base, and workstations that speak to it as they would from afar.
#pragma once

#include "app/server/log.h"
#include "app/server/service.h"
#include "core/sync/http_peer.h"
#include "core/sync/session.h"
#include "tests/bench/figure.h"
#include "tests/bench/server/https_line.h"

#include <QTemporaryDir>

namespace millrace::bench {

/// Everybody is let in who names himself by number: signing in is measured nowhere here.
class OpenDoor : public server::TokenCheck, public server::SignInDoor
{
public:
    std::vector<RecordId> people;
    static QByteArray token(int person) { return QByteArray::number(person); }

    Result<server::Caller> callerOf(const QByteArray &bearer) override;
    server::Response answer(const server::Request &request) override;
};

class BenchServer
{
public:
    /// Serves the workspace at a path, which is written to.
    BenchServer(const QString &path, int people);

    Workspace &workspace() { return *m_workspace; }
    quint16 port() const { return m_service->listener().port(); }
    const server::TlsIdentity &identity() const { return m_identity; }
    ServerAddress address() const;
    Hub &hub() { return m_service->hub(); }
    /// So many records of the base, the oldest first.
    std::vector<RecordId> customers(int count) const;

private:
    QTemporaryDir m_folder;
    SystemClock m_clock;
    SystemIdSource m_ids;
    std::unique_ptr<Workspace> m_workspace;
    OpenDoor m_door;
    server::Log m_log;
    server::TlsIdentity m_identity;
    std::unique_ptr<server::Service> m_service;
};

/// A workstation that only sends: edits of customers that nobody else touches, as its engine would put them.
class Sender
{
public:
    Sender(BenchServer &server, int person);

    /// A push of so many mutations, each of `fields` of the next customer.
    QByteArray push(const std::vector<RecordId> &customers, int mutations, const QStringList &fields);
    /// Sends it; ends the program where not all of it is taken.
    void send(const QByteArray &body, int mutations);
    HttpsLine &line() { return m_line; }
    const QByteArray &token() const { return m_token; }
    const SyncHead &head() const { return m_head; }

private:
    HttpsLine m_line;
    QByteArray m_token;
    SystemClock m_clock;
    SystemIdSource m_ids;
    SyncHead m_head;
    SyncPoint m_seen;
    std::int64_t m_mid = 0;
    size_t m_next = 0;
};

/// A workstation with a file of its own.
class Station
{
public:
    Station(Bench &bench, BenchServer &server, int person, const QString &file);

    Workspace &workspace() { return *m_workspace; }
    HttpPeer &peer() { return *m_peer; }
    /// Exchanges until there is nothing left.
    void catchUp();

private:
    SystemClock m_clock;
    SystemIdSource m_ids;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<HttpPeer> m_peer;
};

} // namespace millrace::bench
