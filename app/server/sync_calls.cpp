// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/sync_calls.h"

#include <algorithm>

namespace millrace::server {

namespace {

std::optional<SyncCall> callNamed(const QByteArray &word)
{
    for (const SyncCall call :
         {SyncCall::Hello, SyncCall::Push, SyncCall::Pull, SyncCall::Snapshot, SyncCall::Verify, SyncCall::Presence})
        if (word == syncCallWord(call).toLatin1())
            return call;
    return std::nullopt;
}

/// How long an answer to a pull may be held: nothing in it, and the caller is willing to wait.
int holdSeconds(const QByteArray &body, const QByteArray &answer)
{
    constexpr qsizetype longestEmptyPage = 1024;
    if (answer.size() > longestEmptyPage)
        return 0;
    const auto said = sync_codec::pageAnswer(answer);
    const auto *page = std::get_if<SyncPage>(&said);
    if (!page || page->more || !page->rows.empty() || !page->roots.empty() || !page->history.empty())
        return 0;
    const auto asked = sync_codec::pullRequest(body);
    return asked ? std::clamp(asked->waitSeconds, 0, SyncCalls::longestHoldSeconds) : 0;
}

} // namespace

Response notSignedIn(const Error &error)
{
    if (error.code != ErrorCode::NotPermitted)
        return Response::failure(503, errorWord(error.code), QStringLiteral("The server cannot look that up now."));
    const QString why = error.arguments.value(0);
    Response response =
        Response::failure(401, why.isEmpty() ? QStringLiteral("auth") : why, QStringLiteral("Sign in to go on."));
    response.headers.emplaceBack("WWW-Authenticate", "Bearer");
    return response;
}

std::variant<Caller, Response> admittedTo(TokenCheck &tokens, CallPace *pace, Clock &clock, const Request &request)
{
    auto caller = tokens.callerOf(request.bearer());
    if (!caller)
        return notSignedIn(caller.error());
    if (!caller->scopes.contains(QLatin1String("sync")))
        return Response::failure(403, QStringLiteral("not_permitted"),
                                 QStringLiteral("This token is not good for synchronisation."));
    const int wait = pace ? pace->take(caller->user, clock.now()) : 0;
    if (wait > 0) {
        Response slower =
            Response::failure(429, QStringLiteral("too_many_calls"), QStringLiteral("More slowly, please."));
        slower.headers.emplaceBack("Retry-After", QByteArray::number(wait));
        return slower;
    }
    return std::move(*caller);
}

Site::Answer SyncCalls::answer(const Request &request, const QByteArray &word)
{
    const auto call = callNamed(word);
    if (!call)
        return {Response::failure(404, QStringLiteral("not_found"), QStringLiteral("There is no such call.")), 0};
    if (request.method != "POST") {
        Response refused = Response::failure(405, QStringLiteral("method"), QStringLiteral("This takes POST."));
        refused.headers.emplaceBack("Allow", "POST");
        return {refused, 0};
    }
    const auto admitted = admittedTo(m_tokens, *call == SyncCall::Pull ? nullptr : &m_pace, m_clock, request);
    if (const auto *refused = std::get_if<Response>(&admitted))
        return {*refused, 0};
    const Caller &caller = std::get<Caller>(admitted);
    Response response;
    response.contentType = "application/x-ndjson";
    response.body = m_hub.answer(
        {caller.user, caller.deviceName.isEmpty() ? caller.device.toString() : caller.deviceName}, *call, request.body);
    const int hold = *call == SyncCall::Pull ? holdSeconds(request.body, response.body) : 0;
    return {std::move(response), hold};
}

} // namespace millrace::server
