// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/codec_json.h"
#include "core/sync/content_peer.h"

#include <array>

namespace millrace::content_codec {

namespace {

constexpr std::array statuses{"done", "not_found", "not_here", "offset", "damaged", "too_large", "no_room"};
constexpr qsizetype mostAttachments = 1'000;

QJsonArray idsJson(const std::vector<RecordId> &ids)
{
    QJsonArray array;
    for (const RecordId &id : ids)
        array.append(id.toString());
    return array;
}

bool readIds(sync_codec::Members &members, const char *key, std::vector<RecordId> &ids)
{
    const QJsonArray array = members.array(key);
    if (array.size() > mostAttachments)
        return false;
    for (const QJsonValue &value : array) {
        const auto id = sync_codec::idFrom(value);
        if (!id)
            return false;
        ids.push_back(*id);
    }
    return members.ok();
}

} // namespace

QByteArray encode(const std::vector<RecordId> &attachments)
{
    return sync_codec::line(QJsonObject{{QStringLiteral("ids"), idsJson(attachments)}});
}

std::optional<std::vector<RecordId>> attachments(const QByteArray &body)
{
    const auto object = sync_codec::objectOf(body);
    std::vector<RecordId> ids;
    if (!object)
        return std::nullopt;
    sync_codec::Members members(*object);
    return readIds(members, "ids", ids) ? std::optional(ids) : std::nullopt;
}

QByteArray encode(const ContentDesk::Offered &offered)
{
    return sync_codec::line(QJsonObject{{QStringLiteral("missing"), idsJson(offered.missing)},
                                        {QStringLiteral("unknown"), idsJson(offered.unknown)}});
}

std::optional<ContentDesk::Offered> offered(const QByteArray &body)
{
    const auto object = sync_codec::objectOf(body);
    if (!object)
        return std::nullopt;
    sync_codec::Members members(*object);
    ContentDesk::Offered offered;
    const bool whole = readIds(members, "missing", offered.missing) && readIds(members, "unknown", offered.unknown);
    return whole ? std::optional(offered) : std::nullopt;
}

QByteArray encode(const ContentDesk::Answer &answer)
{
    return sync_codec::line(
        QJsonObject{{QStringLiteral("status"), QString::fromLatin1(statuses[size_t(answer.status)])},
                    {QStringLiteral("have"), answer.have},
                    {QStringLiteral("size"), answer.size},
                    {QStringLiteral("limit"), answer.limit},
                    {QStringLiteral("whole"), answer.whole}});
}

std::optional<ContentDesk::Answer> answer(const QByteArray &body)
{
    const auto object = sync_codec::objectOf(body);
    if (!object)
        return std::nullopt;
    sync_codec::Members members(*object);
    ContentDesk::Answer answer;
    const QString status = members.text("status");
    const auto known = std::find(statuses.begin(), statuses.end(), status);
    answer.have = members.number("have");
    answer.size = members.number("size");
    answer.limit = members.number("limit");
    answer.whole = members.flag("whole");
    if (!members.ok() || known == statuses.end())
        return std::nullopt;
    answer.status = ContentDesk::Status(known - statuses.begin());
    return answer;
}

} // namespace millrace::content_codec
