// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/codec_json.h"

namespace millrace::sync_codec {

namespace {

QJsonValue parsed(const QByteArray &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (document.isObject())
        return document.object();
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue();
}

bool isPlace(const QByteArray &h)
{
    return h.isEmpty() || (h.size() == 16 && QByteArray::fromHex(h).toHex() == h);
}

} // namespace

std::int64_t Members::number(const char *key, std::int64_t least)
{
    const QJsonValue value = raw(key);
    constexpr std::int64_t most = std::int64_t(1) << 53;
    const std::int64_t number = value.toInteger(-1);
    if (!value.isDouble() || double(number) != value.toDouble() || number < least || number >= most) {
        m_ok = false;
        return least;
    }
    return number;
}

QString Members::text(const char *key, bool needed)
{
    const QJsonValue value = raw(key);
    if (!value.isString() && (needed || has(key)))
        m_ok = false;
    return value.toString();
}

bool Members::flag(const char *key)
{
    const QJsonValue value = raw(key);
    if (has(key) && !value.isBool())
        m_ok = false;
    return value.toBool();
}

QJsonArray Members::array(const char *key, bool needed)
{
    const QJsonValue value = raw(key);
    if (!value.isArray() && (needed || has(key)))
        m_ok = false;
    return value.toArray();
}

QJsonObject Members::object(const char *key, bool needed)
{
    const QJsonValue value = raw(key);
    if (!value.isObject() && (needed || has(key)))
        m_ok = false;
    return value.toObject();
}

RecordId Members::id(const char *key, bool needed)
{
    if (!needed && !has(key))
        return {};
    const auto id = idFrom(raw(key));
    if (!id)
        m_ok = false;
    return id.value_or(RecordId());
}

SyncPoint Members::point(const char *key, bool needed)
{
    if (!needed && !has(key))
        return {};
    Members inner(object(key));
    SyncPoint point;
    point.seq = inner.number("seq");
    point.h = inner.text("h").toLatin1();
    if (!inner.ok() || !isPlace(point.h))
        m_ok = false;
    return point;
}

Instant Members::moment(const char *key)
{
    const auto moment = momentFromText(text(key));
    if (!moment)
        m_ok = false;
    return moment.value_or(Instant());
}

std::optional<Instant> Members::maybeMoment(const char *key)
{
    return has(key) ? std::optional(moment(key)) : std::nullopt;
}

QStringList Members::texts(const char *key)
{
    QStringList list;
    for (const QJsonValue &value : array(key)) {
        if (!value.isString())
            m_ok = false;
        list << value.toString();
    }
    return list;
}

QHash<QString, QStringList> Members::lists(const char *key, bool needed)
{
    QHash<QString, QStringList> lists;
    const QJsonObject json = object(key, needed);
    for (auto it = json.begin(); it != json.end(); ++it) {
        QStringList &list = lists[it.key()]; // empty ones count
        for (const QJsonValue &value : it.value().toArray())
            list << value.toString();
    }
    return lists;
}

QJsonObject toJson(const QHash<QString, QStringList> &lists)
{
    QJsonObject json;
    for (auto it = lists.begin(); it != lists.end(); ++it)
        json.insert(it.key(), QJsonArray::fromStringList(it.value()));
    return json;
}

QJsonObject toJson(const SyncPoint &point)
{
    return {{QStringLiteral("seq"), qint64(point.seq)}, {QStringLiteral("h"), QString::fromLatin1(point.h)}};
}

QString toText(const std::optional<Instant> &moment)
{
    return moment ? momentText(*moment) : QString();
}

std::optional<RecordId> idFrom(const QJsonValue &value)
{
    return value.isString() ? RecordId::fromString(value.toString()) : std::nullopt;
}

QByteArray line(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray line(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<QJsonObject> objectOf(const QByteArray &body)
{
    const QJsonValue value = parsed(body);
    return value.isObject() ? std::optional(value.toObject()) : std::nullopt;
}

std::optional<std::vector<QJsonValue>> lines(const QByteArray &body)
{
    if (!body.endsWith('\n'))
        return std::nullopt;
    std::vector<QJsonValue> found;
    for (qsizetype at = 0; at < body.size();) {
        const qsizetype end = body.indexOf('\n', at);
        QJsonValue value = parsed(QByteArray::fromRawData(body.constData() + at, end - at));
        if (value.isUndefined() || value.isNull())
            return std::nullopt;
        found.push_back(std::move(value));
        at = end + 1;
    }
    if (found.empty() || !found.back().toObject().value(QLatin1String("end")).toBool())
        return std::nullopt;
    return found;
}

QJsonObject toJson(const SyncTrailer &trailer)
{
    return {{QStringLiteral("top"), toJson(trailer.top)},
            {QStringLiteral("now"), momentText(trailer.now)},
            {QStringLiteral("backup_seq"), qint64(trailer.backupSeq)}};
}

SyncTrailer trailerOf(Members &members)
{
    Members inner(members.object("trailer"));
    SyncTrailer trailer;
    trailer.top = inner.point("top");
    trailer.now = inner.moment("now");
    trailer.backupSeq = inner.number("backup_seq");
    if (!inner.ok())
        members.refuse();
    return trailer;
}

} // namespace millrace::sync_codec
