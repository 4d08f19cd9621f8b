// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/agenda.h"

#include "core/sales/stage_rules.h"
#include "core/schema/builtin/stage.h"

#include <algorithm>

namespace millrace {

namespace {

constexpr int forgottenSteps[] = {7, 15, 30};

/// A record is on its way where its status is a stage.
bool runsThroughStages(const EntityDef &entity)
{
    return entity.statusField >= 0 && entity.at(entity.statusField).target == stage::entityKey();
}

bool isWork(const EntityDef &entity)
{
    return entity.timeline.shown && entity.timeline.state >= 0 && entity.timeline.time >= 0;
}

/// Records of what happened, as against work that is still to be done.
bool tellsOfContacts(const EntityDef &entity)
{
    return entity.timeline.shown && entity.timeline.state < 0 && entity.timeline.time >= 0;
}

FieldPath pathOf(const EntityDef &entity, int field)
{
    return FieldPath{{entity.at(field).key}};
}

/// Whether the asker may see records of the entity and all that a day asks of them. What is kept from him is left out,
/// so that the rest of his day is still there.
bool isReadable(const RolePolicy &policy, const EntityDef &entity)
{
    const auto isAtLeast = [&](int field, FieldAccess access) {
        return field < 0 || policy.field(entity, entity.at(field)) >= access;
    };
    const auto isShown = [&](int field) { return isAtLeast(field, FieldAccess::Masked); };
    const std::vector<int> roots = entity.rootFields();
    return policy.may(Action::See, entity) && isAtLeast(entity.timeline.time, FieldAccess::Read) &&
           isAtLeast(entity.timeline.state, FieldAccess::Read) && isAtLeast(entity.statusField, FieldAccess::Read) &&
           std::all_of(entity.titleFields.begin(), entity.titleFields.end(), isShown) &&
           std::all_of(roots.begin(), roots.end(), isShown);
}

/// What an answer's row says of a record: its title, and the first rooting reference that is set.
class ItemReader
{
public:
    explicit ItemReader(EntityPtr entity) : m_entity(std::move(entity)) {}

    std::vector<FieldPath> fields() const
    {
        std::vector<FieldPath> paths;
        for (const int field : m_entity->titleFields)
            paths.push_back(pathOf(*m_entity, field));
        for (const int field : m_entity->rootFields())
            paths.push_back(pathOf(*m_entity, field));
        if (m_entity->timeline.time >= 0)
            paths.push_back(pathOf(*m_entity, m_entity->timeline.time));
        return paths;
    }

    AgendaItem item(const Row &row) const
    {
        AgendaItem item;
        item.entity = m_entity->key;
        item.id = row.id;
        size_t cell = 0;
        QStringList words;
        for (const int field : m_entity->titleFields) {
            const QString word = valueToText(m_entity->at(field), row.cells[cell++]);
            if (!word.isEmpty())
                words << word;
        }
        item.title = words.join(u' ');
        for (const int field : m_entity->rootFields()) {
            const auto *id = row.cells[cell++].as<RecordId>();
            if (id && item.about.isNull()) {
                item.about = *id;
                item.aboutEntity = m_entity->at(field).target;
            }
        }
        if (m_entity->timeline.time >= 0) {
            if (const auto *moment = row.cells[cell].as<Instant>())
                item.due = *moment;
        }
        return item;
    }

private:
    EntityPtr m_entity;
};

class AgendaReader
{
public:
    AgendaReader(const Workspace &workspace, const Session &session, const AgendaQuery &query, const Progress &progress)
        : m_workspace(workspace), m_session(session), m_query(query), m_progress(progress),
          m_metadata(workspace.metadata()), m_catalog(*m_metadata->catalog)
    {
        m_agenda.day = workspace.clock().now().toDateTime(session.zone).date();
        m_agenda.known = query.parts;
        const auto policy = m_metadata->access->of(session.actor);
        for (const EntityPtr &entity : m_catalog.entities()) {
            if (!isReadable(*policy, *entity))
                continue;
            m_entities.push_back(entity);
            if (isWork(*entity))
                m_work.push_back(entity);
        }
    }

    Result<Agenda> read()
    {
        const AgendaParts parts = m_query.parts;
        for (const EntityPtr &entity : m_work) {
            if (!parts.testFlag(AgendaPart::Work))
                break;
            MILLRACE_TRY(readWork(entity, CompareOp::Less, m_agenda.overdue));
            MILLRACE_TRY(readWork(entity, CompareOp::Equal, m_agenda.today));
        }
        for (const EntityPtr &entity : m_entities) {
            if (parts.testFlag(AgendaPart::Schedule) && entity->timeline.shown && entity->timeline.time >= 0)
                MILLRACE_TRY(readSchedule(entity));
            // Whoever sees no work cannot tell what lacks it.
            if (parts.testFlag(AgendaPart::WithoutSteps) && runsThroughStages(*entity) && !m_work.empty())
                MILLRACE_TRY(readWithoutSteps(entity));
        }
        if (parts.testFlag(AgendaPart::Forgotten))
            MILLRACE_TRY(readForgotten());
        const auto byMoment = [](const AgendaItem &a, const AgendaItem &b) { return a.due < b.due; };
        for (auto *items : {&m_agenda.overdue.items, &m_agenda.today.items, &m_agenda.schedule})
            std::stable_sort(items->begin(), items->end(), byMoment);
        if (int(m_agenda.schedule.size()) > m_query.limit)
            m_agenda.schedule.resize(size_t(m_query.limit));
        MILLRACE_TRY(nameWhatItIsAbout());
        return std::move(m_agenda);
    }

private:
    Filter owned(const EntityDef &entity) const
    {
        if (!m_query.mine || !entity.ownable)
            return {};
        const QString owner = entity.at(system_field::Owner).key;
        return Filter::any({Filter::compare(owner, CompareOp::Equal, Me{}), Filter::empty(owner)});
    }

    Result<void> goOn() const
    {
        if (m_progress.isCancelled())
            return fail(ErrorCode::Cancelled);
        return {};
    }

    Result<void> readWork(const EntityPtr &entity, CompareOp against, AgendaSection &section)
    {
        MILLRACE_TRY(goOn());
        const ItemReader reader(entity);
        Query query;
        query.entity = entity->key;
        query.fields = reader.fields();
        const FieldPath due = pathOf(*entity, entity->timeline.time);
        query.filter = Filter::all({waits(*entity), Filter::compare(due.toString(), against, Today{}), owned(*entity)});
        query.sort = {{due, false}};
        query.limit = m_query.limit;
        MILLRACE_ASSIGN(const RowSet rows, m_workspace.rows(m_session, query));
        for (const Row &row : rows.rows)
            section.items.push_back(reader.item(row));
        MILLRACE_ASSIGN(const qint64 count, m_workspace.count(m_session, query));
        section.count += count;
        return {};
    }

    Result<void> readSchedule(const EntityPtr &entity)
    {
        MILLRACE_TRY(goOn());
        const ItemReader reader(entity);
        const FieldPath time = pathOf(*entity, entity->timeline.time);
        Query query;
        query.entity = entity->key;
        query.fields = reader.fields();
        const bool hasState = entity->timeline.state >= 0;
        if (hasState)
            query.fields.push_back(pathOf(*entity, entity->timeline.state));
        query.filter = Filter::all({Filter::compare(time.toString(), CompareOp::Equal, Today{}), owned(*entity)});
        query.sort = {{time, false}};
        query.limit = m_query.limit;
        MILLRACE_ASSIGN(const RowSet rows, m_workspace.rows(m_session, query));
        for (const Row &row : rows.rows) {
            AgendaItem item = reader.item(row);
            item.done = hasState
                            ? valueToText(entity->at(entity->timeline.state), row.cells.back()) != entity->timeline.open
                            : item.due && *item.due <= m_workspace.clock().now();
            m_agenda.schedule.push_back(std::move(item));
        }
        return {};
    }

    static Filter waits(const EntityDef &entity)
    {
        return Filter::compare(entity.at(entity.timeline.state).key, CompareOp::Equal, entity.timeline.open);
    }

    Result<void> readWithoutSteps(const EntityPtr &entity)
    {
        MILLRACE_TRY(goOn());
        std::vector<Literal> open;
        for (auto it = m_metadata->stages.cbegin(); it != m_metadata->stages.cend(); ++it) {
            if (stageKindOfKey(it->value(stage::kind).value_or(QString())) == StageKind::Open)
                open.emplace_back(it.key().toString());
        }
        std::vector<Filter> wanted{Filter::in(entity->at(entity->statusField).key, std::move(open)), owned(*entity)};
        for (const EntityPtr &work : m_work) {
            for (const FieldDef &field : work->fields) {
                if (field.type != FieldType::Reference || field.system || field.target != entity->key)
                    continue;
                Filter unattended = Filter::hasNo(work->key, waits(*work));
                unattended.via = field.key;
                wanted.push_back(std::move(unattended));
            }
        }
        const ItemReader reader(entity);
        Query query;
        query.entity = entity->key;
        query.fields = reader.fields();
        query.filter = Filter::all(std::move(wanted));
        query.limit = m_query.limit;
        AgendaSection &section = m_agenda.withoutSteps;
        MILLRACE_ASSIGN(const RowSet rows, m_workspace.rows(m_session, query));
        for (const Row &row : rows.rows)
            section.items.push_back(reader.item(row));
        MILLRACE_ASSIGN(const qint64 count, m_workspace.count(m_session, query));
        section.count += count;
        return {};
    }

    /// Contacts count for the root that they belong to; the first rooting reference of what tells of them says whose
    /// silence is worth a word.
    Result<void> readForgotten()
    {
        QHash<RecordId, Instant> last;
        for (const EntityPtr &entity : m_entities) {
            if (!tellsOfContacts(*entity) || entity->rootFields().empty())
                continue;
            MILLRACE_TRY(goOn());
            if (m_agenda.forgottenEntity.isEmpty())
                m_agenda.forgottenEntity = entity->at(entity->rootFields().front()).target;
            AggregateQuery latest;
            latest.entity = entity->key;
            latest.groups = {pathOf(*entity, system_field::Root)};
            latest.measures = {{Measure::Kind::Maximum, pathOf(*entity, entity->timeline.time)}};
            MILLRACE_ASSIGN(const AggregateSet answer, m_workspace.aggregate(m_session, latest));
            for (const AggregateSet::Line &line : answer.lines) {
                const auto *root = line.groups.front().as<RecordId>();
                if (!root || !line.exact.front())
                    continue;
                Instant &known = last[*root];
                known = std::max(known, Instant{*line.exact.front()});
            }
        }
        const auto found = std::find_if(m_entities.begin(), m_entities.end(),
                                        [this](const EntityPtr &one) { return one->key == m_agenda.forgottenEntity; });
        if (found == m_entities.end()) {
            m_agenda.forgottenEntity.clear();
            return {};
        }
        const EntityPtr &entity = *found;
        std::vector<std::pair<Instant, RecordId>> silent;
        Query query;
        query.entity = entity->key;
        query.fields = {pathOf(*entity, system_field::CreatedAt)};
        query.filter = owned(*entity);
        MILLRACE_TRY(m_workspace.forEachRow(m_session, query, [&](const Row &row) {
            const Instant since = std::max(last.value(row.id), row.cells.front().valueOr<Instant>());
            if (daysSince(since) >= forgottenSteps[0])
                silent.emplace_back(since, row.id);
            return !m_progress.isCancelled();
        }));
        MILLRACE_TRY(goOn());
        std::sort(silent.begin(), silent.end());
        for (size_t step = 0; step < std::size(forgottenSteps); ++step) {
            ForgottenStep found{forgottenSteps[step], {}, 0};
            const bool longest = step + 1 == std::size(forgottenSteps);
            for (const auto &[since, id] : silent) {
                const qint64 days = daysSince(since);
                if (days < found.days || (!longest && days >= forgottenSteps[step + 1]))
                    continue;
                if (found.count++ < maxForgotten)
                    found.ids.push_back(id);
            }
            m_agenda.forgotten.push_back(std::move(found));
        }
        return {};
    }

    qint64 daysSince(Instant moment) const { return moment.toDateTime(m_session.zone).date().daysTo(m_agenda.day); }

    Result<void> nameWhatItIsAbout()
    {
        QHash<QString, std::vector<RecordId>> wanted;
        const auto everyItem = [this](auto &&visit) {
            for (AgendaSection *section : {&m_agenda.overdue, &m_agenda.today, &m_agenda.withoutSteps})
                for (AgendaItem &item : section->items)
                    visit(item);
            for (AgendaItem &item : m_agenda.schedule)
                visit(item);
        };
        everyItem([&](const AgendaItem &item) {
            if (!item.about.isNull())
                wanted[item.aboutEntity].push_back(item.about);
        });
        QHash<RecordId, QString> titles;
        for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
            MILLRACE_ASSIGN(const auto found, m_workspace.titles(m_session, it.key(), it.value()));
            titles.insert(found);
        }
        everyItem([&](AgendaItem &item) { item.aboutTitle = titles.value(item.about); });
        return {};
    }

    const Workspace &m_workspace;
    const Session &m_session;
    const AgendaQuery &m_query;
    const Progress &m_progress;
    MetadataPtr m_metadata;
    const Catalog &m_catalog;
    std::vector<EntityPtr> m_entities; ///< those that the asker may read
    std::vector<EntityPtr> m_work;     ///< of them those whose records are work
    Agenda m_agenda;
};

} // namespace

bool Agenda::isEmpty() const
{
    return overdue.count == 0 && today.count == 0 && withoutSteps.count == 0;
}

void Agenda::renew(Agenda read, AgendaParts parts)
{
    day = read.day;
    known |= parts;
    if (parts.testFlag(AgendaPart::Work)) {
        overdue = std::move(read.overdue);
        today = std::move(read.today);
    }
    if (parts.testFlag(AgendaPart::Schedule))
        schedule = std::move(read.schedule);
    if (parts.testFlag(AgendaPart::WithoutSteps))
        withoutSteps = std::move(read.withoutSteps);
    if (parts.testFlag(AgendaPart::Forgotten)) {
        forgottenEntity = std::move(read.forgottenEntity);
        forgotten = std::move(read.forgotten);
    }
}

AgendaParts agendaPartsOf(const CommitNotice &notice, const Catalog &catalog)
{
    if (notice.everything || notice.catalogChanged)
        return wholeAgenda;
    AgendaParts parts;
    // What shows records of an entity.
    const auto shownBy = [](const EntityDef &entity) {
        AgendaParts shown;
        if (isWork(entity))
            shown |= AgendaParts{AgendaPart::Work, AgendaPart::WithoutSteps};
        if (entity.timeline.shown && entity.timeline.time >= 0)
            shown |= AgendaPart::Schedule;
        if (runsThroughStages(entity))
            shown |= AgendaPart::WithoutSteps;
        if (tellsOfContacts(entity))
            shown |= AgendaPart::Forgotten;
        return shown;
    };
    for (auto it = notice.records.cbegin(); it != notice.records.cend(); ++it) {
        const EntityPtr entity = catalog.entity(it.key());
        if (!entity)
            continue;
        parts |= shownBy(*entity);
        if (entity->key == stage::entityKey())
            parts |= AgendaPart::WithoutSteps;
        const QStringList fields = notice.fields.value(it.key());
        const auto touches = [&](int field) { return fields.isEmpty() || fields.contains(entity->at(field).key); };
        const bool renamed = std::any_of(entity->titleFields.begin(), entity->titleFields.end(), touches);
        const bool belongsElsewhere = touches(system_field::Owner) || touches(system_field::DeletedAt);
        for (const EntityPtr &other : catalog.entities())
            for (const int root : other->rootFields()) {
                if (other->at(root).target != entity->key)
                    continue;
                // A line says what it is about; whom nobody spoke to is counted by owner.
                if (renamed)
                    parts |= shownBy(*other) & ~AgendaParts(AgendaPart::Forgotten);
                if (belongsElsewhere && tellsOfContacts(*other))
                    parts |= AgendaPart::Forgotten;
            }
    }
    return parts;
}

std::vector<EntityPtr> workEntities(const Catalog &catalog)
{
    std::vector<EntityPtr> found;
    for (const EntityPtr &entity : catalog.entities()) {
        if (isWork(*entity))
            found.push_back(entity);
    }
    return found;
}

Result<Agenda> readAgenda(const Workspace &workspace, const Session &session, const AgendaQuery &query,
                          const Progress &progress)
{
    return AgendaReader(workspace, session, query, progress).read();
}

} // namespace millrace
