// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/codec.h"
#include "core/sync/codec_json.h"

namespace millrace::sync_codec {

namespace {

constexpr std::pair<SyncRefusal::Code, const char *> refusalWords[] = {
    {SyncRefusal::Code::Diverged, "diverged"},
    {SyncRefusal::Code::WrongDatabase, "wrong_database"},
    {SyncRefusal::Code::Policy, "policy"},
    {SyncRefusal::Code::Resync, "resync"},
    {SyncRefusal::Code::Upgrade, "upgrade"},
    {SyncRefusal::Code::Forked, "forked"},
    {SyncRefusal::Code::Gap, "gap"},
    {SyncRefusal::Code::BadRequest, "bad_request"},
    {SyncRefusal::Code::ServerError, "server_error"},
};

QJsonObject refusalJson(const SyncRefusal &refusal)
{
    QJsonObject json;
    for (const auto &[code, word] : refusalWords)
        if (code == refusal.code)
            json.insert(QStringLiteral("code"), QString::fromLatin1(word));
    json.insert(QStringLiteral("common"), toJson(refusal.common));
    json.insert(QStringLiteral("head"), toJson(refusal.head));
    if (refusal.code == SyncRefusal::Code::Policy) {
        json.insert(QStringLiteral("policy"), refusal.policy);
        json.insert(QStringLiteral("scopes"), QJsonArray::fromStringList(refusal.scopes));
        json.insert(QStringLiteral("hidden"), toJson(refusal.hidden));
        json.insert(QStringLiteral("narrowed"), toJson(refusal.narrowed));
    }
    if (!refusal.detail.isEmpty())
        json.insert(QStringLiteral("detail"), refusal.detail);
    return json;
}

std::optional<SyncRefusal> refusalOf(const QJsonObject &json)
{
    Members members(json);
    SyncRefusal refusal;
    const QString word = members.text("code");
    bool known = false;
    for (const auto &[code, name] : refusalWords)
        if (word == QLatin1String(name)) {
            refusal.code = code;
            known = true;
        }
    refusal.common = members.point("common");
    refusal.head = members.point("head");
    refusal.detail = members.text("detail", false);
    if (refusal.code == SyncRefusal::Code::Policy) {
        refusal.policy = members.text("policy");
        refusal.scopes = members.texts("scopes");
        refusal.hidden = members.lists("hidden");
        refusal.narrowed = members.lists("narrowed", false);
    }
    return known && members.ok() ? std::optional(refusal) : std::nullopt;
}

QJsonObject ending(const SyncTrailer &trailer)
{
    return {{QStringLiteral("end"), true}, {QStringLiteral("trailer"), toJson(trailer)}};
}

QJsonArray rowJson(const SyncRow &row)
{
    QJsonArray json{row.entity, row.id.toString(), row.root.toString(), qint64(row.seq), QString::fromLatin1(row.rev)};
    if (!row.gone)
        json.append(row.fields);
    return json;
}

std::optional<SyncRow> rowOf(const QJsonArray &json)
{
    const auto id = idFrom(json.at(1));
    const auto root = idFrom(json.at(2));
    if (json.size() < 5 || json.size() > 6 || !json.at(0).isString() || !id || !root || !json.at(3).isDouble())
        return std::nullopt;
    SyncRow row{json.at(0).toString(), *id, *root, json.at(3).toInteger(), json.at(4).toString().toLatin1(),
                json.size() == 5,      {}};
    if (!row.gone && !json.at(5).isObject())
        return std::nullopt;
    row.fields = json.at(5).toObject();
    return row;
}

QJsonArray changeJson(const SyncChange &change)
{
    return {change.entity,
            change.record.toString(),
            change.root.toString(),
            change.field,
            change.was,
            change.now,
            change.at ? QJsonValue(momentText(*change.at)) : QJsonValue(),
            (change.atKnown ? 0 : 1) | (change.past ? 2 : 0)};
}

std::optional<SyncChange> changeOf(const QJsonArray &json)
{
    const auto record = idFrom(json.at(1));
    const auto root = idFrom(json.at(2));
    if (json.size() != 8 || !json.at(0).isString() || !record || !root || !json.at(3).isString())
        return std::nullopt;
    SyncChange change;
    change.entity = json.at(0).toString();
    change.record = *record;
    change.root = *root;
    change.field = json.at(3).toString();
    change.was = json.at(4);
    change.now = json.at(5);
    if (json.at(6).isString()) {
        change.at = momentFromText(json.at(6).toString());
        if (!change.at)
            return std::nullopt;
    }
    const int flags = json.at(7).toInt();
    change.atKnown = !(flags & 1);
    change.past = flags & 2;
    return change;
}

QJsonObject commitJson(const SyncCommit &commit)
{
    QJsonArray changes;
    for (const SyncChange &change : commit.changes)
        changes.append(changeJson(change));
    QJsonObject json{{QStringLiteral("commit"), commit.uuid.toString()},
                     {QStringLiteral("operation"), commit.operation.toString()},
                     {QStringLiteral("seq"), qint64(commit.seq)},
                     {QStringLiteral("at"), momentText(commit.recordedAt)},
                     {QStringLiteral("label"), commit.label},
                     {QStringLiteral("cause"), commit.cause},
                     {QStringLiteral("changes"), changes}};
    if (!commit.actor.isNull())
        json.insert(QStringLiteral("actor"), commit.actor.toString());
    if (commit.origin != Origin::Remote)
        json.insert(QStringLiteral("origin"), int(commit.origin));
    if (!commit.install.isNull()) {
        json.insert(QStringLiteral("install"), commit.install.toString());
        json.insert(QStringLiteral("device"), commit.device);
    }
    return json;
}

std::optional<SyncCommit> commitOf(const QJsonObject &json)
{
    Members members(json);
    SyncCommit commit;
    commit.uuid = members.id("commit");
    commit.operation = members.id("operation");
    commit.seq = members.number("seq");
    commit.recordedAt = members.moment("at");
    commit.label = members.text("label");
    commit.cause = members.text("cause");
    commit.actor = members.id("actor", false);
    if (members.has("origin")) {
        const std::int64_t origin = members.number("origin");
        if (origin >= 0 && origin <= int(Origin::Admin))
            commit.origin = Origin(origin);
    }
    commit.install = members.id("install", false);
    commit.device = members.text("device", false);
    for (const QJsonValue &value : members.array("changes")) {
        auto change = changeOf(value.toArray());
        if (!change)
            return std::nullopt;
        commit.changes.push_back(std::move(*change));
    }
    return members.ok() ? std::optional(std::move(commit)) : std::nullopt;
}

/// The lines of an answer, or the refusal that stands in its place.
struct Read
{
    std::vector<QJsonValue> lines;
    std::optional<SyncRefusal> refusal;
    bool ok = false;
};

Read read(const QByteArray &body)
{
    Read answer;
    auto all = lines(body);
    if (!all)
        return answer;
    answer.lines = std::move(*all);
    const QJsonObject last = answer.lines.back().toObject();
    answer.ok = true;
    if (last.contains(QLatin1String("refused"))) {
        answer.refusal = refusalOf(last.value(QLatin1String("refused")).toObject());
        answer.ok = answer.refusal.has_value();
    }
    return answer;
}

} // namespace

QByteArray encode(const SyncRefusal &refusal)
{
    return line(QJsonObject{{QStringLiteral("end"), true}, {QStringLiteral("refused"), refusalJson(refusal)}});
}

QByteArray encode(const HelloAnswer &answer)
{
    QJsonObject json = ending(answer.trailer);
    json.insert(QStringLiteral("database"), answer.database.toString());
    json.insert(QStringLiteral("env"), answer.environment);
    json.insert(QStringLiteral("user"), answer.user.toString());
    json.insert(QStringLiteral("currency"), answer.currency);
    return line(json);
}

QByteArray encode(const PushAnswer &answer)
{
    QByteArray body;
    for (const SyncVerdict &verdict : answer.verdicts)
        body += line(toJson(verdict));
    QJsonObject json = ending(answer.trailer);
    if (answer.stopped)
        json.insert(QStringLiteral("stopped"), refusalJson(*answer.stopped));
    return body + line(json);
}

QByteArray encode(const SyncPage &page)
{
    QByteArray body;
    for (const SyncRoot &root : page.roots) {
        QJsonObject json{{QStringLiteral("root"), root.id.toString()},
                         {QStringLiteral("scopes"), QJsonArray::fromStringList(root.scopes)}};
        if (root.moved)
            json.insert(QStringLiteral("moved"), true);
        body += line(json);
    }
    for (const SyncCommit &commit : page.history)
        body += line(commitJson(commit));
    for (const SyncRow &row : page.rows)
        body += line(rowJson(row));
    QJsonObject json = ending(page.trailer);
    json.insert(QStringLiteral("next"), toJson(page.next));
    json.insert(QStringLiteral("more"), page.more);
    if (!page.after.isNull())
        json.insert(QStringLiteral("after"), page.after.toString());
    return body + line(json);
}

QByteArray encode(const VerifyAnswer &answer)
{
    QJsonArray buckets;
    for (const int bucket : answer.buckets)
        buckets.append(bucket);
    QJsonArray roots;
    for (const RecordId &root : answer.roots)
        roots.append(root.toString());
    QJsonObject json = ending(answer.trailer);
    json.insert(QStringLiteral("compared"), answer.compared);
    json.insert(QStringLiteral("buckets"), buckets);
    json.insert(QStringLiteral("roots"), roots);
    return line(json);
}

Answer<HelloAnswer> helloAnswer(const QByteArray &body)
{
    const Read answer = read(body);
    if (!answer.ok)
        return {};
    if (answer.refusal)
        return *answer.refusal;
    Members members(answer.lines.back().toObject());
    HelloAnswer hello;
    hello.database = members.id("database");
    hello.environment = members.text("env");
    hello.user = members.id("user");
    hello.currency = members.text("currency");
    hello.trailer = trailerOf(members);
    if (!members.ok())
        return {};
    return hello;
}

Answer<PushAnswer> pushAnswer(const QByteArray &body)
{
    const Read answer = read(body);
    if (!answer.ok)
        return {};
    if (answer.refusal)
        return *answer.refusal;
    PushAnswer push;
    for (size_t i = 0; i + 1 < answer.lines.size(); ++i) {
        auto verdict = verdictFromJson(answer.lines[i].toObject());
        if (!verdict)
            return {};
        push.verdicts.push_back(std::move(*verdict));
    }
    Members members(answer.lines.back().toObject());
    if (members.has("stopped")) {
        push.stopped = refusalOf(members.object("stopped"));
        if (!push.stopped)
            return {};
    }
    push.trailer = trailerOf(members);
    if (!members.ok())
        return {};
    return push;
}

Answer<SyncPage> pageAnswer(const QByteArray &body)
{
    const Read answer = read(body);
    if (!answer.ok)
        return {};
    if (answer.refusal)
        return *answer.refusal;
    SyncPage page;
    for (size_t i = 0; i + 1 < answer.lines.size(); ++i) {
        const QJsonValue &value = answer.lines[i];
        if (value.isArray()) {
            auto row = rowOf(value.toArray());
            if (!row)
                return {};
            page.rows.push_back(std::move(*row));
            continue;
        }
        const QJsonObject object = value.toObject();
        if (object.contains(QLatin1String("commit"))) {
            auto commit = commitOf(object);
            if (!commit)
                return {};
            page.history.push_back(std::move(*commit));
            continue;
        }
        Members members(object);
        page.roots.push_back({members.id("root"), members.texts("scopes"), members.flag("moved")});
        if (!members.ok())
            return {};
    }
    Members members(answer.lines.back().toObject());
    page.next = members.point("next");
    page.more = members.flag("more");
    page.after = members.id("after", false);
    page.trailer = trailerOf(members);
    if (!members.ok())
        return {};
    return page;
}

Answer<VerifyAnswer> verifyAnswer(const QByteArray &body)
{
    const Read answer = read(body);
    if (!answer.ok)
        return {};
    if (answer.refusal)
        return *answer.refusal;
    Members members(answer.lines.back().toObject());
    VerifyAnswer verify;
    verify.compared = members.flag("compared");
    for (const QJsonValue &bucket : members.array("buckets"))
        verify.buckets.push_back(bucket.toInt(-1));
    for (const QJsonValue &root : members.array("roots")) {
        const auto id = idFrom(root);
        if (!id)
            return {};
        verify.roots.push_back(*id);
    }
    verify.trailer = trailerOf(members);
    if (!members.ok())
        return {};
    return verify;
}

} // namespace millrace::sync_codec
