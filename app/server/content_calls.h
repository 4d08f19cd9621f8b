// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/api/call_pace.h"
#include "app/server/exchange.h"
#include "core/sync/content_desk.h"

namespace millrace::server {

/// What attachments hold, piece by piece, for devices that bear a token for synchronisation:
///
///   POST /api/v1/sync/contents {"ids":[..]}       {"missing":[..],"unknown":[..]}: what is to be sent
///   GET  /api/v1/sync/contents/ID?offset=N        200 with the next bytes, or the status as JSON
///   PUT  /api/v1/sync/contents/ID?offset=N        the next bytes; how far it has come as JSON
///
/// Any worker thread.
class ContentCalls : public Answerer
{
public:
    ContentCalls(Workspace &workspace, TokenCheck &tokens, Clock &clock, CallPace::Rate pace,
                 ContentDesk::Options options)
        : m_desk(workspace, options), m_tokens(tokens), m_clock(clock), m_pace(pace)
    {
    }

    Response answer(const Request &request) override;
    static constexpr const char *root = "/api/v1/sync/contents";

private:
    Response offered(const RecordId &user, const Request &request);
    Response moved(const RecordId &user, const RecordId &attachment, const Request &request);

    ContentDesk m_desk;
    TokenCheck &m_tokens;
    Clock &m_clock;
    CallPace m_pace;
};

} // namespace millrace::server
