// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/api/call_pace.h"
#include "app/server/api/routes.h"

#include <QSet>

#include <mutex>

namespace millrace::server {

/// Everything under /api/v1/ but synchronisation: finds what is asked, who asks and whether he may, and answers. The
/// same rights and checks as everywhere, for every call is one of the workspace with the caller's session. Any worker
/// thread.
class Api : public SignInDoor
{
public:
    Api(const ApiParts &parts, const CallPace::Rate &rate = {});

    Response answer(const Request &request) override;

    /// For how long a call with a key of its caller's is remembered.
    static constexpr std::int64_t keysLastSeconds = 24 * 3600;

private:
    Result<Response> answerHere(ApiCall &call, const Route &route);
    Result<Response> once(ApiCall &call, const Route &route, const QString &key);
    static Result<void> permit(const ApiCall &call, const Route &route);

    ApiParts m_parts;
    CallPace m_pace;
    std::mutex m_mutex;
    QSet<std::pair<RecordId, QString>> m_underWay; ///< keys
};

} // namespace millrace::server
