// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/http/packed_site.h"

#include "app/server/http/content_coding.h"
#include "app/server/http/refusals.h"
#include "app/server/log.h"

namespace millrace::server {

namespace {

constexpr qsizetype worthPacking = 512;

void pack(Response &response, const Request &request)
{
    if (response.body.size() < worthPacking)
        return;
    const QByteArray coding = content_coding::chosen(request.header("accept-encoding"));
    const QByteArray packed = content_coding::encode(response.body, coding);
    if (packed.isEmpty() || packed.size() >= response.body.size())
        return;
    response.body = packed;
    response.headers.emplaceBack("Content-Encoding", coding);
}

Response refusalOf(content_coding::Failure failure)
{
    switch (failure) {
    case content_coding::Failure::TooLarge:
        return refusals::tooLarge();
    case content_coding::Failure::Damaged:
        return refusals::badRequest("The body is not what its encoding says.");
    case content_coding::Failure::Unknown:
        break;
    }
    return refusals::unknownCoding();
}

} // namespace

std::optional<Response> PackedSite::refusal(const Request &head)
{
    try {
        return m_site.refusal(head);
    } catch (const std::exception &bug) {
        m_log.say("bug", {{QStringLiteral("why"), QString::fromUtf8(bug.what())}});
        return refusals::bug();
    }
}

Site::Answer PackedSite::answer(const Request &request)
{
    try {
        return answerHere(request);
    } catch (const std::exception &bug) {
        m_log.say("bug", {{QStringLiteral("why"), QString::fromUtf8(bug.what())}});
        return {refusals::bug(), 0};
    }
}

Site::Answer PackedSite::answerHere(const Request &request)
{
    const QByteArray coding = request.header("content-encoding").trimmed().toLower();
    const content_coding::Decoded decoded = content_coding::decode(request.body, coding, m_unpackedBytes);
    if (decoded.failure)
        return {refusalOf(*decoded.failure), 0};
    Request unpacked = request;
    unpacked.body = decoded.body;
    Answer answer = m_site.answer(unpacked);
    pack(answer.response, unpacked);
    return answer;
}

} // namespace millrace::server
