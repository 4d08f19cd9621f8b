// SPDX-License-Identifier: GPL-3.0-or-later
// The bare HTTP library: a client's connection, and the server that its users would write first.
#pragma once

#include "app/server/http/tls_identity.h"

#include <QByteArray>

#include <memory>

namespace millrace::bench {

/// One connection that stays, over TLS, used by one thread. Ends the program where it breaks.
class HttpsLine
{
public:
    explicit HttpsLine(quint16 port);
    ~HttpsLine();

    /// The body of the answer, as it travelled; ends the program where the status is not 200.
    QByteArray post(const QByteArray &path, const QByteArray &token, const QByteArray &body,
                    const QByteArray &acceptEncoding = {});
    qint64 received() const { return m_received; }

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
    qint64 m_received = 0;
};

/// Answers every request with what it was sent, once it is kept in an SQLite file with synchronous=FULL:
/// so many rows in one transaction for each request. A thread for each connection.
class RawEcho
{
public:
    RawEcho(const server::TlsIdentity &identity, const QString &file, int rows);
    ~RawEcho();
    quint16 port() const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace millrace::bench
