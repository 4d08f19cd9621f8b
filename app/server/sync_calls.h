// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/http/site.h"
#include "core/sync/hub.h"

namespace millrace::server {

/// The calls of synchronisation under /api/v1/sync/: POST with the bytes that the hub takes, answered with those that
/// it gives. Worker threads.
class SyncCalls
{
public:
    SyncCalls(Hub &hub, TokenCheck &tokens) : m_hub(hub), m_tokens(tokens) {}

    /// What follows /api/v1/sync/ names the call.
    Site::Answer answer(const Request &request, const QByteArray &word);

    static constexpr int longestHoldSeconds = 25;

private:
    Hub &m_hub;
    TokenCheck &m_tokens;
};

/// The answer to somebody whose token is not taken.
Response notSignedIn(const Error &error);

} // namespace millrace::server
