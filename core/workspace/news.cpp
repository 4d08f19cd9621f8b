// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/news.h"

#include "core/access/mentions.h"
#include "core/records/subject.h"
#include "core/schema/builtin/comment.h"
#include "core/schema/builtin/notification.h"
#include "core/schema/builtin/watch.h"
#include "core/store/layout.h"
#include "core/store/record_store.h"
#include "core/workspace/root_facts.h"
#include "core/workspace/seed.h"

#include <algorithm>
#include <map>

namespace millrace {

namespace {

/// Records given to one person in one commit that are told one by one.
constexpr size_t toldApart = 3;

} // namespace

/// Where something happened, and who may see it.
struct NewsDesk::Place
{
    EntityPtr entity;
    RecordId id;
    RecordFacts facts;
};

NewsDesk::NewsDesk(Database &database, MetadataPtr metadata, Commit commit)
    : m_database(database), m_metadata(std::move(metadata)), m_commit(std::move(commit)),
      m_entity(m_metadata->catalog->entity(notification::entityKey()))
{
}

Result<std::vector<Edit>> NewsDesk::editsOf(const std::vector<News> &news)
{
    for (const News &one : news)
        if (one.kind == News::Kind::Given)
            m_gifts.emplace_back(one.record.value(system_field::Owner).valueOr<RecordId>(), one.record);
    // Who was given a record he watches is told the nearer of the two.
    MILLRACE_TRY(addGifts());
    for (const News &one : news) {
        switch (one.kind) {
        case News::Kind::Commented:
            MILLRACE_TRY(addComment(one));
            break;
        case News::Kind::Changed:
            MILLRACE_TRY(addChange(one.record));
            break;
        case News::Kind::Given:
            break;
        }
    }
    return std::move(m_edits);
}

Result<std::optional<NewsDesk::Place>> NewsDesk::placeOf(const EntityPtr &entity, const RecordId &id)
{
    MILLRACE_ASSIGN(const auto stored, record_store::load(m_database, entity, id));
    if (!stored || stored->record.isDeleted())
        return std::optional<Place>();
    MILLRACE_ASSIGN(auto facts, recordFactsOf(m_database, *m_metadata->catalog, stored->record, m_commit.now));
    return facts ? std::optional(Place{entity, id, std::move(*facts)}) : std::nullopt;
}

bool NewsDesk::hears(const RecordId &user, const Place &place) const
{
    if (user.isNull() || user == m_commit.actor)
        return false;
    const OrgChart &chart = m_metadata->access->chart();
    const auto person = chart.people.constFind(user);
    return person != chart.people.constEnd() && person->active &&
           explainAccess(chart, *m_metadata->access->of(user), Action::See, place.facts).permitted;
}

Result<std::vector<RecordId>> NewsDesk::watchersOf(const Place &place)
{
    std::vector<RecordId> watchers;
    const EntityPtr watch = m_metadata->catalog->entity(watch::entityKey());
    // Who watches a customer hears of its contacts too.
    std::vector<std::pair<QString, RecordId>> watched{{place.entity->key, place.id}};
    if (place.facts.root != place.id)
        watched.emplace_back(place.facts.rootEntity, place.facts.root);
    for (const auto &[entity, id] : watched) {
        const FieldDef *field = watch ? subjectField(*watch, entity) : nullptr;
        if (!field)
            continue;
        MILLRACE_ASSIGN(Statement statement,
                        m_database.prepare("SELECT DISTINCT owner FROM " + quoted(watch->key) + " WHERE " +
                                           quoted(field->key) +
                                           " = ? AND deleted_at IS NULL AND owner IS NOT NULL ORDER BY owner"));
        statement.bind(1, id);
        for (;;) {
            MILLRACE_ASSIGN(const bool row, statement.step());
            if (!row)
                break;
            watchers.push_back(statement.id(0));
        }
    }
    return watchers;
}

Edit NewsDesk::edit(const RecordId &id, const RecordId &user, const char *kind, const QString &entity,
                    std::int64_t records) const
{
    Edit edit = Edit::create(m_entity);
    edit.id = id;
    edit.with(*m_entity, notification::kind, QString::fromLatin1(kind));
    if (!m_commit.actor.isNull())
        edit.with(*m_entity, notification::actor, m_commit.actor);
    edit.with(*m_entity, notification::entity, entity).with(*m_entity, notification::records, records);
    edit.with(*m_entity, m_entity->at(system_field::Owner).key, Value(user));
    return edit;
}

Result<void> NewsDesk::tell(const RecordId &user, const char *kind, const Place &place, const QString &sameness,
                            const RecordId &comment)
{
    if (!hears(user, place))
        return {};
    const RecordId id = seededId(QStringLiteral("news/") + sameness + u'/' + user.toString());
    if (m_made.contains(id))
        return {};
    m_made.insert(id);
    MILLRACE_ASSIGN(const auto known, record_store::load(m_database, m_entity, id));
    if (known)
        return {};
    Edit made = edit(id, user, kind, place.entity->key, 1);
    if (const FieldDef *field = subjectField(*m_entity, place.entity->key))
        made.with(*m_entity, field->key, Value(place.id));
    if (!comment.isNull())
        made.with(*m_entity, notification::comment, comment);
    m_edits.push_back(std::move(made));
    return {};
}

Result<void> NewsDesk::addComment(const News &news)
{
    const Record &comment = news.record;
    const auto subject = subjectOf(comment, *m_metadata->catalog);
    if (!subject)
        return {};
    MILLRACE_ASSIGN(const auto place, placeOf(subject->entity, subject->id));
    if (!place)
        return {};
    // Whoever is newly named is told so, even where he was told of the comment; the others heard of it when it was
    // said.
    const QString sameness = comment.id().toString() + (news.again ? QStringLiteral("/again") : QString());
    for (const RecordId &user : mentionedBy(comment, m_metadata->access->chart()))
        if (std::find(news.told.begin(), news.told.end(), user) == news.told.end())
            MILLRACE_TRY(tell(user, notification::mention, *place, sameness, comment.id()));
    if (news.again)
        return {};
    MILLRACE_ASSIGN(std::vector<RecordId> others, watchersOf(*place));
    others.push_back(place->facts.owner);
    for (const RecordId &user : others)
        MILLRACE_TRY(tell(user, notification::commented, *place, sameness, comment.id()));
    return {};
}

Result<void> NewsDesk::addChange(const Record &record)
{
    MILLRACE_ASSIGN(const auto place, placeOf(record.entity(), record.id()));
    if (!place)
        return {};
    MILLRACE_ASSIGN(const auto watchers, watchersOf(*place));
    const QString sameness = m_commit.operation.toString() + u'/' + record.id().toString();
    for (const RecordId &user : watchers)
        MILLRACE_TRY(tell(user, notification::changed, *place, sameness));
    return {};
}

/// A few are told one by one, many as a number that grows with the operation.
Result<void> NewsDesk::addGifts()
{
    const bool leaves = m_commit.label == QLatin1String("hand_over");
    const char *kind = leaves ? notification::handedOver : notification::assigned;
    std::map<std::pair<RecordId, QString>, std::vector<Place>> gifts;
    for (const auto &[user, record] : m_gifts) {
        MILLRACE_ASSIGN(auto place, placeOf(record.entity(), record.id()));
        if (place && hears(user, *place))
            gifts[{user, record.entity()->key}].push_back(std::move(*place));
    }
    for (const auto &[whom, places] : gifts) {
        const auto &[user, entity] = whom;
        const QString group = m_commit.operation.toString() + u'/' + entity;
        const RecordId id = seededId(QStringLiteral("news/") + group + u'/' + user.toString());
        MILLRACE_ASSIGN(const auto known, record_store::load(m_database, m_entity, id));
        if (known) {
            const std::int64_t before = known->record.value(notification::records).value_or(0);
            m_edits.push_back(Edit::update(m_entity, id)
                                  .with(*m_entity, notification::records, before + std::int64_t(places.size())));
        } else if (places.size() > toldApart) {
            m_edits.push_back(edit(id, user, kind, entity, std::int64_t(places.size())));
        } else {
            for (const Place &place : places)
                MILLRACE_TRY(tell(user, kind, place, m_commit.operation.toString() + u'/' + place.id.toString()));
        }
    }
    return {};
}

std::vector<RecordId> mentionedBy(const Record &comment, const OrgChart &chart)
{
    std::vector<RecordId> people = comment.value(comment::mentions).value_or(RecordIds()).ids;
    for (const Mention &mention : mentionsIn(comment.value(comment::body).value_or(QString()), chart))
        if (std::find(people.begin(), people.end(), mention.who) == people.end())
            people.push_back(mention.who);
    return people;
}

} // namespace millrace
