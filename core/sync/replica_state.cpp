// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/replica_state.h"

#include "core/sync/codec_json.h"
#include "core/workspace/sync_door.h"

namespace millrace {

namespace {
constexpr const char *metaState = "sync_state";
constexpr const char *metaSeenSeq = "sync_seen_seq";
constexpr const char *metaSeenH = "sync_seen_h";
} // namespace

Result<ReplicaState> ReplicaState::load(Database &database)
{
    MILLRACE_ASSIGN(const QString text, sync_door::meta(database, metaState));
    ReplicaState state;
    if (text.isEmpty())
        return state;
    sync_codec::Members members(QJsonDocument::fromJson(text.toUtf8()).object());
    state.database = members.id("database");
    state.environment = members.text("env");
    state.client = members.id("client");
    state.install = members.id("install");
    state.user = members.id("user");
    state.localPerson = members.id("local_person", false);
    state.cursor = members.point("cursor");
    state.top = members.point("top");
    state.common = members.point("common");
    state.generation = members.number("generation");
    state.sweep = members.flag("sweep");
    state.catchingUp = members.flag("catching_up");
    // A file of an older program says nothing of it: its first sync is long over.
    state.complete = !members.has("complete") || members.flag("complete");
    state.policy = members.text("policy");
    state.scopes = members.texts("scopes");
    state.hidden = members.lists("hidden");
    state.narrowed = members.lists("narrowed", false);
    state.backupSeq = members.number("backup_seq");
    state.lastSuccess = members.moment("last_success");
    state.divergedCount = int(members.number("diverged"));
    state.repairedRoots = int(members.number("repaired"));
    if (!members.ok())
        return fail(ErrorCode::WorkspaceCorrupt, {QString(), QStringLiteral("what it knows of its server is damaged")});
    return state;
}

Result<void> ReplicaState::save(Database &db) const
{
    QJsonObject json{{QStringLiteral("database"), database.toString()},
                     {QStringLiteral("env"), environment},
                     {QStringLiteral("client"), client.toString()},
                     {QStringLiteral("install"), install.toString()},
                     {QStringLiteral("user"), user.toString()},
                     {QStringLiteral("cursor"), sync_codec::toJson(cursor)},
                     {QStringLiteral("top"), sync_codec::toJson(top)},
                     {QStringLiteral("common"), sync_codec::toJson(common)},
                     {QStringLiteral("generation"), qint64(generation)},
                     {QStringLiteral("sweep"), sweep},
                     {QStringLiteral("catching_up"), catchingUp},
                     {QStringLiteral("complete"), complete},
                     {QStringLiteral("policy"), policy},
                     {QStringLiteral("scopes"), QJsonArray::fromStringList(scopes)},
                     {QStringLiteral("hidden"), sync_codec::toJson(hidden)},
                     {QStringLiteral("narrowed"), sync_codec::toJson(narrowed)},
                     {QStringLiteral("backup_seq"), qint64(backupSeq)},
                     {QStringLiteral("last_success"), momentText(lastSuccess)},
                     {QStringLiteral("diverged"), divergedCount},
                     {QStringLiteral("repaired"), repairedRoots}};
    if (!localPerson.isNull())
        json.insert(QStringLiteral("local_person"), localPerson.toString());
    MILLRACE_TRY(
        sync_door::setMeta(db, metaState, QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact))));
    // The journal stamps every commit with how far its author had read.
    MILLRACE_TRY(sync_door::setMeta(db, metaSeenSeq, QString::number(cursor.seq)));
    return sync_door::setMeta(db, metaSeenH, QString::fromLatin1(cursor.h));
}

} // namespace millrace
