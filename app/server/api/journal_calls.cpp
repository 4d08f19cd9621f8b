// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/api/calls.h"
#include "app/server/api/page_cursor.h"
#include "core/schema/moment_text.h"
#include "core/workspace/record_json.h"

#include <QJsonDocument>

namespace millrace::server {

namespace {

QJsonObject entryDocument(const FeedEntry &entry, const Metadata &metadata)
{
    QJsonObject document = commitDocument(entry.commit, metadata);
    document.insert(QStringLiteral("seq"), qint64(entry.commit.no));
    document.insert(QStringLiteral("entity"), entry.entity->key);
    document.insert(QStringLiteral("id"), entry.id.toString());
    return document;
}

/// The entities of the parameter, or all that the token reads; empty = all.
Result<QStringList> entitiesAsked(const ApiCall &call)
{
    QStringList entities = call.text("entity").split(u',', Qt::SkipEmptyParts);
    if (entities.isEmpty() && !call.scopes().readsAll()) {
        for (const EntityPtr &entity : call.catalog()->entities())
            if (call.scopes().reads(entity->key))
                entities << entity->key;
        if (entities.isEmpty())
            return fail(ErrorCode::NotPermitted, {QString(), QStringLiteral("token")});
        return entities;
    }
    for (const QString &entity : entities) {
        MILLRACE_TRY(call.catalog()->require(entity));
        if (!call.scopes().reads(entity))
            return fail(ErrorCode::NotPermitted, {entity, QStringLiteral("token")});
    }
    return entities;
}

} // namespace

Result<Response> followChanges(ApiCall &call)
{
    FeedQuery query;
    MILLRACE_ASSIGN(const qint64 limit, call.number("limit", 200, 1, 1000));
    query.limit = int(limit);
    MILLRACE_ASSIGN(query.entities, entitiesAsked(call));
    if (call.text("cursor") == QLatin1String("end")) {
        MILLRACE_ASSIGN(const JournalPlace end, call.workspace().journalEnd());
        return documentAnswer({{QStringLiteral("changes"), QJsonArray()},
                               {QStringLiteral("next"), textOf(end)},
                               {QStringLiteral("more"), false}});
    }
    const auto place = placeFrom(call.text("cursor"));
    if (!place)
        return misused(QCoreApplication::translate("server", "the cursor does not belong to this list"));
    query.after = *place;
    const auto feed = call.workspace().changesAfter(call.session(), query);
    if (!feed && feed.error().code == ErrorCode::NotFound)
        return Response::failure(
            410, QStringLiteral("cursor_gone"),
            QCoreApplication::translate("server", "The server was restored to another state: read everything anew."));
    if (!feed)
        return fail(feed.error());
    QJsonArray changes;
    for (const FeedEntry &entry : feed->entries)
        changes.append(entryDocument(entry, *call.workspace().metadata()));
    return documentAnswer({{QStringLiteral("changes"), changes},
                           {QStringLiteral("next"), textOf(feed->next)},
                           {QStringLiteral("more"), feed->more}});
}

Result<Response> listCommits(ApiCall &call)
{
    if (!call.scopes().readsAll())
        return fail(ErrorCode::NotPermitted, {QString(), QStringLiteral("token")});
    MILLRACE_ASSIGN(const qint64 limit, call.number("limit", 50, 1, 200));
    MILLRACE_ASSIGN(const auto operations, call.workspace().operations(call.session(), int(limit)));
    QJsonArray commits;
    for (const OperationSummary &each : operations)
        commits.append(
            QJsonObject{{QStringLiteral("commit"), each.operation.toString()},
                        {QStringLiteral("recorded_at"), momentText(each.recordedAt)},
                        {QStringLiteral("actor"), each.actor.isNull() ? QJsonValue() : each.actor.toString()},
                        {QStringLiteral("origin"), originWord(each.origin)},
                        {QStringLiteral("label"), each.label},
                        {QStringLiteral("cause"), each.cause},
                        {QStringLiteral("undone"), each.undone}});
    return documentAnswer({{QStringLiteral("commits"), commits}});
}

Result<Response> undoCommit(ApiCall &call)
{
    if (!call.scopes().writesAll())
        return fail(ErrorCode::NotPermitted, {QString(), QStringLiteral("token")});
    static const QHash<QString, LaterEdits> words{{QStringLiteral("block"), LaterEdits::Block},
                                                  {QStringLiteral("keep"), LaterEdits::Keep},
                                                  {QStringLiteral("overwrite"), LaterEdits::Overwrite}};
    MILLRACE_ASSIGN(const RecordId operation, call.id("commit"));
    MILLRACE_ASSIGN(const QJsonObject body, call.body());
    const QString later = body[QStringLiteral("later")].toString(QStringLiteral("block"));
    if (!words.contains(later))
        return misused(QCoreApplication::translate("server", "“later” is block, keep or overwrite"));
    MILLRACE_ASSIGN(const UndoReceipt receipt, call.workspace().undo(call.session(), operation, words.value(later)));
    QJsonObject document{
        {QStringLiteral("commit"), receipt.operation.isNull() ? QJsonValue() : receipt.operation.toString()},
        {QStringLiteral("undone"), receipt.blocked ? 0 : receipt.undone},
        {QStringLiteral("of"), operation.toString()},
        {QStringLiteral("touched_later"), touchedDocument(receipt.touchedLater)}};
    if (!receipt.blocked)
        return documentAnswer(document);
    const Error blocked{ErrorCode::UndoBlocked, {QString::number(receipt.touchedLater.size())}, {}};
    const Response failure = failureAnswer(blocked, nullptr, call.catalog(), call.session().locale);
    document.insert(QStringLiteral("error"), QJsonDocument::fromJson(failure.body)[QStringLiteral("error")]);
    return documentAnswer(document, failure.status);
}

} // namespace millrace::server
