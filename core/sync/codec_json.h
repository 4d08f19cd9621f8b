// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/moment_text.h"
#include "core/sync/messages.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace millrace::sync_codec {

/// Reads the members of one object and remembers whether one was missing or of a wrong kind: asked once, at the end.
class Members
{
public:
    explicit Members(QJsonObject json) : m_json(std::move(json)) {}

    bool ok() const { return m_ok; }
    bool has(const char *key) const { return m_json.contains(QLatin1String(key)); }
    QJsonValue raw(const char *key) const { return m_json.value(QLatin1String(key)); }
    std::int64_t number(const char *key, std::int64_t least = 0);
    QString text(const char *key, bool needed = true);
    bool flag(const char *key);
    QJsonArray array(const char *key, bool needed = true);
    QJsonObject object(const char *key, bool needed = true);
    RecordId id(const char *key, bool needed = true);
    SyncPoint point(const char *key, bool needed = true);
    Instant moment(const char *key);
    std::optional<Instant> maybeMoment(const char *key);
    QStringList texts(const char *key);
    QHash<QString, QStringList> lists(const char *key, bool needed = true);
    void refuse() { m_ok = false; }

private:
    QJsonObject m_json;
    bool m_ok = true;
};

QJsonObject toJson(const SyncPoint &point);
QJsonObject toJson(const QHash<QString, QStringList> &lists);
QString toText(const std::optional<Instant> &moment);
std::optional<RecordId> idFrom(const QJsonValue &value);
QByteArray line(const QJsonObject &object);
QByteArray line(const QJsonArray &array);
/// The lines of an answer as JSON values; nothing where a line is no JSON or the last one is not the end.
std::optional<std::vector<QJsonValue>> lines(const QByteArray &body);
std::optional<QJsonObject> objectOf(const QByteArray &body);
QJsonObject toJson(const SyncTrailer &trailer);
SyncTrailer trailerOf(Members &members);

} // namespace millrace::sync_codec
