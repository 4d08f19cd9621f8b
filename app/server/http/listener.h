// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/http/site.h"
#include "app/server/http/tls_identity.h"

#include <array>
#include <chrono>
#include <memory>

namespace millrace::server {

class Log;

/// Serves a site over HTTPS (TLS 1.2 and later, HTTP/1.1). Connections live on a few threads that never block; the site
/// is asked on worker threads. Everything that a stranger can make large or slow has a limit: heads, bodies, what
/// bodies unpack to, the time for each step, connections, and what may wait for a worker.
class Listener
{
public:
    struct Options
    {
        QString address = QStringLiteral("127.0.0.1");
        quint16 port = 0; ///< 0: one that is free
        TlsIdentity identity;
        int threads = 2;
        int workers = 4;
        int queued = 256; ///< requests that may wait for a worker; more are answered 503
        int connections = 4096;
        int connectionsPerAddress = 1024;
        quint32 headBytes = 16 * 1024;
        qint64 openBodyBytes = 64 * 1024; ///< bodies up to here are read from anybody
        qint64 bodyBytes = 32 * 1024 * 1024;
        qint64 unpackedBytes = 64 * 1024 * 1024;
        qint64 allBodiesBytes = 256 * 1024 * 1024; ///< that are being read at the same time
        std::chrono::milliseconds headTime{10'000};
        std::chrono::milliseconds bodyTime{60'000};
        std::chrono::milliseconds writeTime{120'000};
        std::chrono::milliseconds idleTime{75'000};
        std::chrono::milliseconds lingerTime{2'000};
        std::chrono::milliseconds drainTime{20'000};
    };

    /// Binds and begins to serve. InvalidArgument with the system's reason where the address cannot be had; FileFormat
    /// where the certificate is refused.
    static Result<std::unique_ptr<Listener>> open(Site &site, Log &log, Options options);
    /// Drains.
    virtual ~Listener() = default;

    virtual quint16 port() const = 0;

    /// Those whose answers are held are asked for again. Any thread.
    virtual void news() = 0;
    /// Accepts nobody any more, sends what is held, finishes what is under way, then ends every connection.
    virtual void drain() = 0;

    struct Counts
    {
        qint64 connections = 0; ///< open now
        qint64 held = 0;        ///< answers that wait for news
        qint64 waiting = 0;     ///< requests that wait for a worker
        qint64 accepted = 0;
        qint64 refused = 0;               ///< connections and requests that are malformed or beyond a limit
        std::array<qint64, 6> answered{}; ///< by the first digit of the status
        qint64 bytesIn = 0, bytesOut = 0; ///< bodies as they travelled
    };
    virtual Counts counts() const = 0;
};

} // namespace millrace::server
