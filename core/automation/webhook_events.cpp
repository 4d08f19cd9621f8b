// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/webhook_events.h"

#include "core/schema/builtin/webhook.h"
#include "core/workspace/record_json.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>
#include <limits>
#include <map>

namespace millrace {

namespace {

/// A webhook as its record says it.
struct Hook
{
    RecordId id;
    RecordId owner;
    QString entity;
    QStringList events; ///< empty = all
    Filter filter;
};

Session sessionOf(const Workspace &workspace, const RecordId &user)
{
    Session session = workspace.session();
    session.actor = user;
    return session;
}

/// Somebody who sees all webhooks.
Session allSeeing(const Workspace &workspace)
{
    const auto administrators = workspace.metadata()->access->chart().administrators();
    return sessionOf(workspace, administrators.empty() ? workspace.person() : administrators.front());
}

Result<std::vector<Hook>> activeHooks(const Workspace &workspace, const Session &session)
{
    const EntityDef &entity = *workspace.catalog()->entity(webhook::entityKey());
    Query query;
    query.entity = entity.key;
    query.filter = Filter::compare(webhook::active.name(), CompareOp::Equal, true);
    for (const QString &key :
         {webhook::entity.name(), webhook::events.name(), webhook::filter.name(), entity.at(system_field::Owner).key})
        query.fields.push_back({{key}});
    MILLRACE_ASSIGN(const RowSet rows, workspace.rows(session, query));
    const auto &people = workspace.metadata()->access->chart().people;
    std::vector<Hook> hooks;
    for (const Row &row : rows.rows) {
        Hook hook;
        hook.id = row.id;
        hook.entity = row.cells[0].valueOr<QString>();
        hook.events = row.cells[1].valueOr<Choices>().keys;
        hook.owner = row.cells[3].valueOr<RecordId>();
        const auto filter = parseFilter(row.cells[2].valueOr<QString>());
        const auto owner = people.constFind(hook.owner);
        if (!filter || owner == people.constEnd() || !owner->active || !workspace.catalog()->entity(hook.entity))
            continue;
        hook.filter = *filter;
        hooks.push_back(std::move(hook));
    }
    return hooks;
}

/// What a change is called; of several the one that says most.
QString eventOf(const HistoryCommit &commit)
{
    const auto has = [&](const char *field) {
        return std::any_of(commit.changes.begin(), commit.changes.end(),
                           [&](const HistoryChange &change) { return change.field == QLatin1String(field); });
    };
    return QLatin1String(has("-") || has("/") ? webhook::deleted
                         : has("+")           ? webhook::created
                         : has("~")           ? webhook::restored
                                              : webhook::updated);
}

RecordId deliveryOf(const Hook &hook, const FeedEntry &entry)
{
    const QByteArray all = hook.id.toBytes() + QByteArray::number(qlonglong(entry.commit.no)) + entry.id.toBytes();
    std::array<std::uint8_t, 16> bytes{};
    const QByteArray digest = QCryptographicHash::hash(all, QCryptographicHash::Sha256);
    std::copy_n(digest.begin(), bytes.size(), bytes.begin());
    bytes[6] = std::uint8_t((bytes[6] & 0x0f) | 0x80); // a UUID of version 8
    bytes[8] = std::uint8_t((bytes[8] & 0x3f) | 0x80);
    return RecordId(bytes);
}

/// The records of a hook's entries that meet its filter and may leave, as its owner sees them.
Result<QHash<RecordId, QJsonObject>> documentsFor(const Workspace &workspace, const Session &session, const Hook &hook,
                                                  const std::vector<RecordId> &ids)
{
    QHash<RecordId, QJsonObject> documents;
    Query query;
    query.entity = hook.entity;
    query.leaves = true;
    query.rows = Query::Rows::All;
    const QString idKey = workspace.catalog()->entity(hook.entity)->at(system_field::Id).key;
    query.fields = {{{idKey}}};
    constexpr size_t atOnce = 200;
    for (size_t from = 0; from < ids.size(); from += atOnce) {
        std::vector<Literal> named;
        for (size_t i = from; i < std::min(ids.size(), from + atOnce); ++i)
            named.emplace_back(ids[i].toString());
        query.filter = Filter::all({Filter::in(idKey, std::move(named)), hook.filter});
        MILLRACE_ASSIGN(const RowSet rows, workspace.rows(session, query));
        for (const Row &row : rows.rows) {
            MILLRACE_ASSIGN(const Record record, workspace.record(session, hook.entity, row.id));
            documents.insert(row.id, recordDocument(record));
        }
    }
    return documents;
}

Result<void> addEvents(const Workspace &workspace, const Session &session, const Hook &hook, const Feed &feed,
                       std::map<std::int64_t, std::vector<WebhookEvent>> &events)
{
    std::vector<RecordId> ids;
    for (const FeedEntry &entry : feed.entries)
        if (entry.entity->key == hook.entity && std::find(ids.begin(), ids.end(), entry.id) == ids.end())
            ids.push_back(entry.id);
    if (ids.empty())
        return {};
    const auto documents = documentsFor(workspace, session, hook, ids);
    // What its owner may not take out, or ask, is not sent; the others get theirs.
    if (!documents &&
        (documents.error().code == ErrorCode::NotPermitted || documents.error().code == ErrorCode::BadFilter ||
         documents.error().code == ErrorCode::UnknownField))
        return {};
    if (!documents)
        return fail(documents.error());
    for (const FeedEntry &entry : feed.entries) {
        const QString event = eventOf(entry.commit);
        const bool wanted = hook.events.isEmpty() || hook.events.contains(event);
        const auto document = documents->constFind(entry.id);
        const bool retracted = !entry.commit.changes.empty() && entry.commit.changes.back().field == QLatin1String("/");
        const bool gone = retracted && hook.filter.isEverything();
        if (entry.entity->key != hook.entity || !wanted || (document == documents->constEnd() && !gone))
            continue;
        WebhookEvent made;
        made.webhook = hook.id;
        made.id = deliveryOf(hook, entry);
        made.event = hook.entity + u'.' + event;
        QJsonObject body = commitDocument(entry.commit, *workspace.metadata());
        body.insert(QStringLiteral("id"), made.id.toString());
        body.insert(QStringLiteral("event"), made.event);
        body.insert(QStringLiteral("webhook"), hook.id.toString());
        body.insert(QStringLiteral("entity"), hook.entity);
        body.insert(QStringLiteral("record_id"), entry.id.toString());
        body.insert(QStringLiteral("seq"), qint64(entry.commit.no));
        body.insert(QStringLiteral("record"), document == documents->constEnd() ? QJsonValue() : QJsonValue(*document));
        made.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        events[entry.commit.no].push_back(std::move(made));
    }
    return {};
}

} // namespace

Result<WebhookNews> webhookNews(const Workspace &workspace, const JournalPlace &after, int limit)
{
    const Session observer = allSeeing(workspace);
    MILLRACE_ASSIGN(const std::vector<Hook> hooks, activeHooks(workspace, observer));
    WebhookNews news;
    if (hooks.empty()) {
        MILLRACE_ASSIGN(news.next, workspace.journalEnd());
        return news;
    }
    FeedQuery query;
    query.after = after;
    query.limit = limit;
    for (const Hook &hook : hooks)
        query.entities << hook.entity;
    query.entities.removeDuplicates();
    // How far this goes is the same for all; what of it each sees is not.
    MILLRACE_ASSIGN(const Feed all, workspace.changesAfter(observer, query));
    news.next = all.next;
    news.more = all.more;
    if (all.entries.empty())
        return news;
    query.until = all.next.no;
    query.limit = std::numeric_limits<int>::max();
    std::map<RecordId, Feed> feeds;
    std::map<std::int64_t, std::vector<WebhookEvent>> events;
    for (const Hook &hook : hooks) {
        const Session session = sessionOf(workspace, hook.owner);
        auto feed = feeds.find(hook.owner);
        if (feed == feeds.end()) {
            FeedQuery own = query;
            own.entities.clear();
            for (const QString &entity : query.entities)
                if (workspace.metadata()
                        ->access->of(hook.owner)
                        ->may(Action::See, *workspace.catalog()->entity(entity)))
                    own.entities << entity;
            MILLRACE_ASSIGN(Feed read,
                            own.entities.isEmpty() ? Result<Feed>(Feed()) : workspace.changesAfter(session, own));
            feed = feeds.emplace(hook.owner, std::move(read)).first;
        }
        MILLRACE_TRY(addEvents(workspace, session, hook, feed->second, events));
    }
    for (auto &[no, made] : events)
        std::move(made.begin(), made.end(), std::back_inserter(news.events));
    return news;
}

} // namespace millrace
