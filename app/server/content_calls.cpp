// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/content_calls.h"

#include "app/server/sync_calls.h"
#include "core/sync/content_peer.h"

namespace millrace::server {

namespace {

Response notAllowed(const char *methods)
{
    Response refused =
        Response::failure(405, QStringLiteral("method"), QStringLiteral("There is no such method here."));
    refused.headers.emplaceBack("Allow", methods);
    return refused;
}

Response failed(const Error &error)
{
    return Response::failure(error.code == ErrorCode::DiskFull ? 507 : 503, errorWord(error.code),
                             QStringLiteral("The storage does not take that now."));
}

Response told(const ContentDesk::Answer &answer)
{
    Response response;
    response.body = content_codec::encode(answer);
    return response;
}

} // namespace

Response ContentCalls::answer(const Request &request)
{
    const auto admitted = admittedTo(m_tokens, &m_pace, m_clock, request);
    if (const auto *refused = std::get_if<Response>(&admitted))
        return *refused;
    const RecordId user = std::get<Caller>(admitted).user;
    const QByteArray rest = request.path.mid(qsizetype(qstrlen(root)));
    if (rest.isEmpty())
        return request.method == "POST" ? offered(user, request) : notAllowed("POST");
    const auto attachment = RecordId::fromString(QString::fromLatin1(rest.mid(1)));
    if (!rest.startsWith('/') || !attachment)
        return Response::failure(404, QStringLiteral("not_found"), QStringLiteral("There is no such content."));
    if (request.method != "GET" && request.method != "PUT")
        return notAllowed("GET, PUT");
    return moved(user, *attachment, request);
}

Response ContentCalls::offered(const RecordId &user, const Request &request)
{
    const auto ids = content_codec::attachments(request.body);
    if (!ids)
        return Response::failure(400, QStringLiteral("bad_request"), QStringLiteral("That is no list of attachments."));
    const auto offered = m_desk.offered(user, *ids);
    if (!offered)
        return failed(offered.error());
    Response response;
    response.body = content_codec::encode(*offered);
    return response;
}

Response ContentCalls::moved(const RecordId &user, const RecordId &attachment, const Request &request)
{
    bool isNumber = false;
    const qint64 offset = request.query.queryItemValue(QStringLiteral("offset")).toLongLong(&isNumber);
    if (!isNumber || offset < 0)
        return Response::failure(400, QStringLiteral("bad_request"), QStringLiteral("The offset is no number."));
    const auto answer = request.method == "PUT" ? m_desk.write(user, attachment, offset, request.body)
                                                : m_desk.read(user, attachment, offset);
    if (!answer)
        return failed(answer.error());
    if (request.method == "PUT" || answer->status != ContentDesk::Status::Done)
        return told(*answer);
    Response response;
    response.contentType = "application/octet-stream";
    response.headers.emplaceBack("Content-Total", QByteArray::number(answer->size));
    response.body = answer->bytes;
    return response;
}

} // namespace millrace::server
