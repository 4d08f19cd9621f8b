// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/presence.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace millrace {

namespace {

constexpr qsizetype longestEntity = 100;

QJsonArray toArray(const std::vector<PresenceMark> &marks)
{
    QJsonArray array;
    for (const PresenceMark &mark : marks) {
        QJsonArray one{mark.entity, mark.record.toString()};
        if (!mark.user.isNull())
            one.append(mark.user.toString());
        array.append(one);
    }
    return array;
}

std::optional<std::vector<PresenceMark>> fromArray(const QJsonValue &value, bool withUser)
{
    if (!value.isArray() && !value.isUndefined())
        return std::nullopt;
    std::vector<PresenceMark> marks;
    for (const QJsonValue &one : value.toArray()) {
        const QJsonArray parts = one.toArray();
        const auto record = RecordId::fromString(parts.at(1).toString());
        const auto user = RecordId::fromString(parts.at(2).toString());
        const QString entity = parts.at(0).toString();
        if (!record || entity.isEmpty() || entity.size() > longestEntity || (withUser && !user))
            return std::nullopt;
        marks.push_back({entity, *record, withUser ? *user : RecordId()});
    }
    return marks;
}

} // namespace

namespace sync_codec {

QByteArray encode(const PresenceRequest &request)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("shown"), toArray(request.shown)},
                                     {QStringLiteral("edited"), toArray(request.edited)}})
        .toJson(QJsonDocument::Compact);
}

std::optional<PresenceRequest> presenceRequest(const QByteArray &body)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    auto shown = fromArray(json[QStringLiteral("shown")], false);
    auto edited = fromArray(json[QStringLiteral("edited")], false);
    const auto fits = [](const auto &marks) { return marks && qsizetype(marks->size()) <= PresenceRequest::most; };
    if (!fits(shown) || !fits(edited))
        return std::nullopt;
    return PresenceRequest{std::move(*shown), std::move(*edited)};
}

QByteArray encode(const std::vector<PresenceMark> &marks)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("editing"), toArray(marks)}, {QStringLiteral("end"), true}})
               .toJson(QJsonDocument::Compact) +
           '\n';
}

std::optional<std::vector<PresenceMark>> presenceAnswer(const QByteArray &body)
{
    const QJsonObject json = QJsonDocument::fromJson(body.trimmed()).object();
    return json[QStringLiteral("end")].toBool() && json.contains(QStringLiteral("editing"))
               ? fromArray(json[QStringLiteral("editing")], true)
               : std::nullopt;
}

} // namespace sync_codec

void PresenceBoard::say(const RecordId &user, const QString &device, const std::vector<PresenceMark> &edited,
                        Instant now)
{
    const std::lock_guard lock(m_mutex);
    m_words.removeIf([now](const auto &word) { return now.us - word->said.us > lastsUs; });
    const QString key = user.toString() + u'/' + device;
    if (edited.empty())
        m_words.remove(key);
    else
        m_words.insert(key, {user, edited, now});
}

std::vector<RecordId> PresenceBoard::editorsOf(const QString &entity, const RecordId &record, const RecordId &except,
                                               Instant now) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<RecordId> editors;
    for (const Word &word : m_words) {
        const bool here = std::any_of(word.edited.begin(), word.edited.end(), [&](const PresenceMark &mark) {
            return mark.record == record && mark.entity == entity;
        });
        if (here && word.user != except && now.us - word.said.us <= lastsUs)
            editors.push_back(word.user);
    }
    std::sort(editors.begin(), editors.end());
    editors.erase(std::unique(editors.begin(), editors.end()), editors.end());
    return editors;
}

int PresenceBoard::size() const
{
    const std::lock_guard lock(m_mutex);
    return int(m_words.size());
}

} // namespace millrace
