// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/content_calls.h"
#include "app/server/http/listener.h"
#include "app/server/sync_calls.h"

#include <atomic>
#include <functional>

namespace millrace::server {

/// The whole site: says which part answers which address.
///
///   GET /healthz             anybody: whether the server serves
///   GET /metrics             the bearer of the token for measurements: figures in the text form of Prometheus
///   /api/v1/session          signing in and out
///   /api/v1/sync/contents    what attachments hold
///   /api/v1/sync/CALL        synchronisation
///   /api/v1/...              everything else
class Front : public Site
{
public:
    struct Parts
    {
        Workspace &workspace;
        Hub &hub;
        TokenCheck &tokens;
        SignInDoor &door;
        Answerer &api;
        QByteArray metricsToken;           ///< empty: nobody gets the figures
        CallPace::Rate pace = {200, 1000}; ///< of synchronisation, for one user
        std::function<qint64()> backupAge; ///< seconds; below 0 where there never was a backup
        ContentDesk::Options contents = {};
    };
    explicit Front(Parts parts)
        : m_parts(std::move(parts)), m_sync(m_parts.hub, m_parts.tokens, m_parts.workspace.clock(), m_parts.pace),
          m_contents(m_parts.workspace, m_parts.tokens, m_parts.workspace.clock(), m_parts.pace, m_parts.contents)
    {
    }

    std::optional<Response> refusal(const Request &head) override;
    Answer answer(const Request &request) override;

    /// Whose counts the figures show; the listener is made after the site that it serves.
    void setListener(const Listener *listener) { m_listener = listener; }

private:
    Response health() const;
    Response metrics(const Request &request) const;

    Parts m_parts;
    SyncCalls m_sync;
    ContentCalls m_contents;
    std::atomic<const Listener *> m_listener{nullptr};
    std::array<std::atomic<qint64>, 6> m_calls{}; ///< by SyncCall
};

} // namespace millrace::server
