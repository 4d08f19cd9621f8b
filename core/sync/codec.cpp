// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/codec.h"

#include "core/sync/codec_json.h"

namespace millrace {

QString syncCallWord(SyncCall call)
{
    switch (call) {
    case SyncCall::Hello:
        return QStringLiteral("hello");
    case SyncCall::Push:
        return QStringLiteral("push");
    case SyncCall::Pull:
        return QStringLiteral("pull");
    case SyncCall::Snapshot:
        return QStringLiteral("snapshot");
    case SyncCall::Verify:
        return QStringLiteral("verify");
    case SyncCall::Presence:
        return QStringLiteral("presence");
    }
    return {};
}

namespace sync_codec {

namespace {

constexpr std::pair<SyncOp::Kind, const char *> opWords[] = {
    {SyncOp::Kind::Insert, "insert"},   {SyncOp::Kind::Update, "update"}, {SyncOp::Kind::SetChange, "set"},
    {SyncOp::Kind::Add, "add"},         {SyncOp::Kind::Delete, "delete"}, {SyncOp::Kind::Restore, "restore"},
    {SyncOp::Kind::Retract, "retract"}, {SyncOp::Kind::Event, "event"},
};
constexpr std::pair<SyncVerdict::Status, const char *> statusWords[] = {
    {SyncVerdict::Status::Applied, "applied"},
    {SyncVerdict::Status::Merged, "merged"},
    {SyncVerdict::Status::Held, "held"},
    {SyncVerdict::Status::Rejected, "rejected"},
};

template <class Enum, size_t N> QString wordOf(const std::pair<Enum, const char *> (&words)[N], Enum value)
{
    for (const auto &[candidate, word] : words)
        if (candidate == value)
            return QString::fromLatin1(word);
    return {};
}

template <class Enum, size_t N>
std::optional<Enum> fromWord(const std::pair<Enum, const char *> (&words)[N], const QString &text)
{
    for (const auto &[candidate, word] : words)
        if (text == QLatin1String(word))
            return candidate;
    return std::nullopt;
}

QJsonObject headJson(const SyncHead &head)
{
    QJsonArray samples;
    for (const SyncPoint &point : head.samples)
        samples.append(QJsonArray{qint64(point.seq), QString::fromLatin1(point.h)});
    QJsonObject json{{QStringLiteral("proto"), head.protocol},
                     {QStringLiteral("schema"), head.schema},
                     {QStringLiteral("client"), head.client.toString()},
                     {QStringLiteral("install"), head.install.toString()},
                     {QStringLiteral("top"), toJson(head.top)},
                     {QStringLiteral("policy"), head.policy},
                     {QStringLiteral("samples"), samples}};
    if (!head.database.isNull()) {
        json.insert(QStringLiteral("database"), head.database.toString());
        json.insert(QStringLiteral("env"), head.environment);
    }
    return json;
}

SyncHead headOf(Members &members)
{
    SyncHead head;
    head.protocol = int(members.number("proto", 1));
    head.schema = int(members.number("schema"));
    head.client = members.id("client");
    head.install = members.id("install");
    head.database = members.id("database", false);
    head.environment = members.text("env", false);
    head.top = members.point("top");
    head.policy = members.text("policy");
    for (const QJsonValue &value : members.array("samples")) {
        const QJsonArray pair = value.toArray();
        head.samples.push_back({pair.at(0).toInteger(-1), pair.at(1).toString().toLatin1()});
        if (pair.size() != 2 || head.samples.back().seq < 0)
            members.refuse();
    }
    return head;
}

QJsonObject opJson(const SyncOp &op)
{
    QJsonObject json{{QStringLiteral("op"), wordOf(opWords, op.kind)},
                     {QStringLiteral("e"), op.entity},
                     {QStringLiteral("id"), op.id.toString()}};
    if (!op.set.isEmpty())
        json.insert(QStringLiteral("set"), op.set);
    if (!op.was.isEmpty())
        json.insert(QStringLiteral("was"), op.was);
    if (!op.field.isEmpty())
        json.insert(QStringLiteral("f"), op.field);
    if (!op.added.isEmpty())
        json.insert(QStringLiteral("added"), op.added);
    if (!op.removed.isEmpty())
        json.insert(QStringLiteral("removed"), op.removed);
    if (op.at)
        json.insert(QStringLiteral("at"), momentText(*op.at));
    if (!op.atKnown)
        json.insert(QStringLiteral("at_unknown"), true);
    return json;
}

std::optional<SyncOp> opFromJson(const QJsonObject &json)
{
    Members members(json);
    SyncOp op;
    const auto kind = fromWord(opWords, members.text("op"));
    op.kind = kind.value_or(SyncOp::Kind::Update);
    op.entity = members.text("e");
    op.id = members.id("id");
    op.set = members.object("set", false);
    op.was = members.object("was", false);
    op.field = members.text("f", false);
    op.added = members.array("added", false);
    op.removed = members.array("removed", false);
    op.at = members.maybeMoment("at");
    op.atKnown = !members.flag("at_unknown");
    return kind && members.ok() ? std::optional(op) : std::nullopt;
}

} // namespace

QJsonObject toJson(const SyncMutation &mutation)
{
    QJsonArray ops;
    for (const SyncOp &op : mutation.ops)
        ops.append(opJson(op));
    return {{QStringLiteral("uuid"), mutation.uuid.toString()},
            {QStringLiteral("operation"), mutation.operation.toString()},
            {QStringLiteral("mid"), qint64(mutation.mid)},
            {QStringLiteral("seen"), toJson(mutation.seen)},
            {QStringLiteral("schema"), mutation.schema},
            {QStringLiteral("edited_at"), momentText(mutation.editedAt)},
            {QStringLiteral("origin"), int(mutation.origin)},
            {QStringLiteral("label"), mutation.label},
            {QStringLiteral("cause"), mutation.cause},
            {QStringLiteral("ops"), ops}};
}

std::optional<SyncMutation> mutationFromJson(const QJsonObject &json)
{
    Members members(json);
    SyncMutation mutation;
    mutation.uuid = members.id("uuid");
    mutation.operation = members.id("operation");
    mutation.mid = members.number("mid", 1);
    mutation.seen = members.point("seen");
    mutation.schema = int(members.number("schema"));
    mutation.editedAt = members.moment("edited_at");
    const std::int64_t origin = members.number("origin");
    mutation.origin = Origin(origin);
    mutation.label = members.text("label");
    mutation.cause = members.text("cause");
    for (const QJsonValue &value : members.array("ops")) {
        const auto op = opFromJson(value.toObject());
        if (!op)
            return std::nullopt;
        mutation.ops.push_back(*op);
    }
    // What came from a server is not sent to one.
    if (!members.ok() || origin > int(Origin::Admin) || mutation.origin == Origin::Remote || mutation.uuid.isNull())
        return std::nullopt;
    return mutation;
}

QJsonObject toJson(const SyncVerdict &verdict)
{
    QJsonObject json{{QStringLiteral("uuid"), verdict.uuid.toString()},
                     {QStringLiteral("status"), wordOf(statusWords, verdict.status)},
                     {QStringLiteral("seq"), qint64(verdict.seq)}};
    if (!verdict.why.isEmpty())
        json.insert(QStringLiteral("why"), verdict.why);
    if (!verdict.detail.isEmpty())
        json.insert(QStringLiteral("detail"), verdict.detail);
    QJsonArray conflicts;
    for (const SyncConflict &conflict : verdict.conflicts)
        conflicts.append(QJsonObject{{QStringLiteral("e"), conflict.entity},
                                     {QStringLiteral("id"), conflict.id.toString()},
                                     {QStringLiteral("f"), conflict.field},
                                     {QStringLiteral("card"), conflict.card.toString()}});
    if (!conflicts.isEmpty())
        json.insert(QStringLiteral("conflicts"), conflicts);
    return json;
}

std::optional<SyncVerdict> verdictFromJson(const QJsonObject &json)
{
    Members members(json);
    SyncVerdict verdict;
    verdict.uuid = members.id("uuid");
    const auto status = fromWord(statusWords, members.text("status"));
    verdict.status = status.value_or(SyncVerdict::Status::Rejected);
    verdict.seq = members.number("seq");
    verdict.why = members.text("why", false);
    verdict.detail = members.text("detail", false);
    for (const QJsonValue &value : members.array("conflicts", false)) {
        Members inner(value.toObject());
        verdict.conflicts.push_back({inner.text("e"), inner.id("id"), inner.text("f"), inner.id("card")});
        if (!inner.ok())
            return std::nullopt;
    }
    return status && members.ok() ? std::optional(verdict) : std::nullopt;
}

QByteArray encode(const HelloRequest &request)
{
    QJsonObject json = headJson(request.head);
    json.insert(QStringLiteral("device"), request.device);
    return line(json);
}

QByteArray encode(const PushRequest &request)
{
    QJsonObject json = headJson(request.head);
    QJsonArray mutations;
    for (const SyncMutation &mutation : request.mutations)
        mutations.append(toJson(mutation));
    json.insert(QStringLiteral("common"), toJson(request.common));
    json.insert(QStringLiteral("mutations"), mutations);
    return line(json);
}

QByteArray encode(const PullRequest &request)
{
    QJsonObject json = headJson(request.head);
    json.insert(QStringLiteral("cur"), toJson(request.cursor));
    json.insert(QStringLiteral("limit"), request.limit);
    json.insert(QStringLiteral("wait"), request.waitSeconds);
    return line(json);
}

QByteArray encode(const SnapshotRequest &request)
{
    QJsonObject json = headJson(request.head);
    json.insert(QStringLiteral("limit"), request.limit);
    if (request.scope) {
        json.insert(QStringLiteral("key"), request.key);
        if (!request.after.isNull())
            json.insert(QStringLiteral("after"), request.after.toString());
    } else {
        QJsonArray roots;
        for (const RecordId &root : request.roots)
            roots.append(root.toString());
        json.insert(QStringLiteral("roots"), roots);
    }
    return line(json);
}

QByteArray encode(const VerifyRequest &request)
{
    QJsonObject json = headJson(request.head);
    json.insert(QStringLiteral("cur"), toJson(request.cursor));
    QJsonObject buckets;
    for (auto it = request.buckets.begin(); it != request.buckets.end(); ++it)
        buckets.insert(QString::number(it.key()), it.value());
    json.insert(QStringLiteral("buckets"), buckets);
    if (!request.roots.isEmpty()) {
        QJsonObject roots;
        for (auto it = request.roots.begin(); it != request.roots.end(); ++it)
            roots.insert(it.key().toString(), it.value());
        json.insert(QStringLiteral("roots"), roots);
    }
    return line(json);
}

std::optional<HelloRequest> helloRequest(const QByteArray &body)
{
    const auto json = objectOf(body);
    if (!json)
        return std::nullopt;
    Members members(*json);
    HelloRequest request{headOf(members), members.text("device")};
    return members.ok() ? std::optional(request) : std::nullopt;
}

std::optional<PushRequest> pushRequest(const QByteArray &body)
{
    const auto json = objectOf(body);
    if (!json)
        return std::nullopt;
    Members members(*json);
    PushRequest request;
    request.head = headOf(members);
    request.common = members.point("common");
    for (const QJsonValue &value : members.array("mutations")) {
        auto mutation = mutationFromJson(value.toObject());
        if (!mutation)
            return std::nullopt;
        request.mutations.push_back(std::move(*mutation));
    }
    return members.ok() ? std::optional(std::move(request)) : std::nullopt;
}

std::optional<PullRequest> pullRequest(const QByteArray &body)
{
    const auto json = objectOf(body);
    if (!json)
        return std::nullopt;
    Members members(*json);
    PullRequest request;
    request.head = headOf(members);
    request.cursor = members.point("cur");
    request.limit = int(std::min<std::int64_t>(members.number("limit", 1), 10'000));
    request.waitSeconds = int(std::min<std::int64_t>(members.number("wait"), 60));
    return members.ok() ? std::optional(std::move(request)) : std::nullopt;
}

std::optional<SnapshotRequest> snapshotRequest(const QByteArray &body)
{
    const auto json = objectOf(body);
    if (!json)
        return std::nullopt;
    Members members(*json);
    SnapshotRequest request;
    request.head = headOf(members);
    request.limit = int(std::min<std::int64_t>(members.number("limit", 1), 10'000));
    request.scope = members.has("key");
    if (request.scope) {
        request.key = members.text("key");
        request.after = members.id("after", false);
    } else {
        for (const QJsonValue &value : members.array("roots")) {
            const auto root = idFrom(value);
            if (!root || request.roots.size() >= 1'000)
                return std::nullopt;
            request.roots.push_back(*root);
        }
    }
    return members.ok() ? std::optional(std::move(request)) : std::nullopt;
}

std::optional<VerifyRequest> verifyRequest(const QByteArray &body)
{
    const auto json = objectOf(body);
    if (!json)
        return std::nullopt;
    Members members(*json);
    VerifyRequest request;
    request.head = headOf(members);
    request.cursor = members.point("cur");
    const QJsonObject buckets = members.object("buckets");
    for (auto it = buckets.begin(); it != buckets.end(); ++it)
        request.buckets.insert(it.key().toInt(), it.value().toString());
    const QJsonObject roots = members.object("roots", false);
    for (auto it = roots.begin(); it != roots.end(); ++it) {
        const auto root = RecordId::fromString(it.key());
        if (!root)
            return std::nullopt;
        request.roots.insert(*root, it.value().toString());
    }
    return members.ok() ? std::optional(std::move(request)) : std::nullopt;
}

} // namespace sync_codec

} // namespace millrace
