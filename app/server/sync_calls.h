// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/api/call_pace.h"
#include "app/server/http/site.h"
#include "core/sync/hub.h"

#include <variant>

namespace millrace::server {

/// The calls of synchronisation under /api/v1/sync/: POST with the bytes that the hub takes, answered with those that
/// it gives. Worker threads.
class SyncCalls
{
public:
    SyncCalls(Hub &hub, TokenCheck &tokens, Clock &clock, const CallPace::Rate &pace = {200, 1000})
        : m_hub(hub), m_tokens(tokens), m_clock(clock), m_pace(pace)
    {
    }

    /// What follows /api/v1/sync/ names the call.
    Site::Answer answer(const Request &request, const QByteArray &word);

    static constexpr int longestHoldSeconds = 25;

private:
    Hub &m_hub;
    TokenCheck &m_tokens;
    Clock &m_clock;
    CallPace m_pace; ///< of everything but pulls, which are asked again with every commit
};

/// Who asks, where his token is good for synchronisation and he does not ask too often; else what he is told. `pace`:
/// null where he may ask as often as he likes.
std::variant<Caller, Response> admittedTo(TokenCheck &tokens, CallPace *pace, Clock &clock, const Request &request);

/// The answer to somebody whose token is not taken.
Response notSignedIn(const Error &error);

} // namespace millrace::server
