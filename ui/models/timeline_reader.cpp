// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_reader.h"

#include <algorithm>
#include <deque>

namespace millrace {

namespace {

constexpr int openEntries = 50, pinnedEntries = 20;

bool pointsAt(const FieldDef &field, const QString &entity)
{
    return !field.system && !field.retired && field.type == FieldType::Reference && field.target == entity;
}

Filter isState(const EntityDef &entity)
{
    const TimelineFields &line = entity.timeline;
    return line.state < 0 ? Filter() : Filter::compare(entity.at(line.state).key, CompareOp::Equal, line.open);
}

Filter isPinned(const EntityDef &entity)
{
    const TimelineFields &line = entity.timeline;
    return line.pinned < 0 ? Filter() : Filter::compare(entity.at(line.pinned).key, CompareOp::Equal, true);
}

/// Later first; what has no moment comes last.
bool isLater(const TimelineEntry &a, const TimelineEntry &b)
{
    return a.moment && (!b.moment || *a.moment > *b.moment);
}

QDate dayOf(Instant moment, const QTimeZone &zone)
{
    return moment.toDateTime(zone).date();
}

} // namespace

int TimelineEntry::changeCount() const
{
    int count = 0;
    for (const HistoryCommit &commit : commits)
        count += int(commit.changes.size());
    return count;
}

bool TimelineEntry::operator==(const TimelineEntry &other) const
{
    const auto numbers = [](const TimelineEntry &entry) {
        std::vector<std::int64_t> numbers;
        for (const HistoryCommit &commit : entry.commits)
            numbers.push_back(commit.no);
        return numbers;
    };
    return entity == other.entity && id == other.id && moment == other.moment && title == other.title &&
           text == other.text && kind == other.kind && author == other.author && about == other.about &&
           pinned == other.pinned && open == other.open && done == other.done && numbers(*this) == numbers(other);
}

/// Where entries come from: the records of one entity, or (without entity) the record's own changes, all read at once.
struct TimelineReader::Source
{
    EntityPtr entity;
    Filter filter;
    std::deque<TimelineEntry> ready;
    qint64 taken = 0;
    bool atEnd = false;
};

TimelineReader::TimelineReader(const Workspace &workspace, Session session, QString entity, const RecordId &id,
                               TimelineWish wish)
    : m_workspace(workspace), m_session(std::move(session)), m_entity(std::move(entity)), m_id(id),
      m_wish(std::move(wish)), m_catalog(workspace.catalog())
{
}

TimelineReader::~TimelineReader() = default;

std::vector<EntityPtr> TimelineReader::entryEntities(const Catalog &catalog, const QString &entity)
{
    std::vector<EntityPtr> found;
    for (const EntityPtr &candidate : catalog.entities()) {
        if (candidate->timeline.shown && std::any_of(candidate->fields.begin(), candidate->fields.end(),
                                                     [&](const FieldDef &field) { return pointsAt(field, entity); }))
            found.push_back(candidate);
    }
    return found;
}

Result<void> TimelineReader::begin()
{
    MILLRACE_ASSIGN(const Record record, m_workspace.record(m_session, m_entity, m_id));
    const bool isRoot = record.root() == m_id || record.root().isNull();
    for (const EntityPtr &entity : entryEntities(*m_catalog, m_entity)) {
        if (!m_wish.entities.isEmpty() && !m_wish.entities.contains(entity->key))
            continue;
        if (!m_workspace.metadata()->access->of(m_session.actor)->may(Action::See, *entity))
            continue;
        Source source;
        source.entity = entity;
        std::vector<Filter> ways;
        // What hangs on a contact of a customer belongs to the customer's timeline too.
        if (isRoot && !entity->rootFields().empty())
            ways.push_back(
                Filter::compare(entity->at(system_field::Root).key, CompareOp::Equal, Literal(m_id.toString())));
        for (const FieldDef &field : entity->fields) {
            if (pointsAt(field, m_entity) && !(isRoot && field.root))
                ways.push_back(Filter::compare(field.key, CompareOp::Equal, Literal(m_id.toString())));
        }
        source.filter = Filter::any(std::move(ways));
        m_sources.push_back(std::move(source));
    }
    if (m_wish.changes && m_wish.search.isEmpty())
        MILLRACE_TRY(readChanges());
    return {};
}

Result<void> TimelineReader::readChanges()
{
    MILLRACE_ASSIGN(RecordHistory history, m_workspace.history(m_session, m_entity, m_id));
    std::sort(history.commits.begin(), history.commits.end(),
              [](const HistoryCommit &a, const HistoryCommit &b) { return a.no > b.no; });
    Source source;
    source.atEnd = true;
    QHash<QString, std::vector<RecordId>> wanted;
    for (HistoryCommit &commit : history.commits) {
        std::erase_if(commit.changes, [](const HistoryChange &change) { return change.def && change.def->system; });
        const bool creates = !commit.changes.empty() && commit.changes.front().field == QLatin1String("+");
        if (creates)
            commit.changes.resize(1); // its first values are what the form shows
        if (commit.changes.empty())
            continue;
        for (const HistoryChange &change : commit.changes) {
            for (const Value *value : {&change.was, &change.now}) {
                if (const auto *id = value->as<RecordId>(); id && change.def)
                    wanted[change.def->target].push_back(*id);
                if (const auto *ids = value->as<RecordIds>(); ids && change.def)
                    for (const RecordId &id : ids->ids)
                        wanted[change.def->target].push_back(id);
            }
        }
        const bool joins =
            !source.ready.empty() && !creates && source.ready.back().author == commit.actor &&
            dayOf(*source.ready.back().moment, m_session.zone) == dayOf(commit.recordedAt, m_session.zone);
        if (joins) {
            source.ready.back().commits.push_back(std::move(commit));
            continue;
        }
        TimelineEntry entry;
        entry.id = m_id;
        entry.moment = commit.recordedAt;
        entry.author = commit.actor;
        entry.commits.push_back(std::move(commit));
        source.ready.push_back(std::move(entry));
    }
    for (auto entity = wanted.cbegin(); entity != wanted.cend(); ++entity) {
        if (const auto titles = m_workspace.titles(m_session, entity.key(), entity.value()))
            m_titles.insert(*titles);
    }
    m_sources.push_back(std::move(source));
    return {};
}

Result<std::vector<TimelineEntry>> TimelineReader::read(const Source &source, const Filter &narrowed, bool urgentFirst,
                                                        int limit, qint64 offset) const
{
    const EntityDef &entity = *source.entity;
    const TimelineFields &line = entity.timeline;
    const QString time = entity.at(line.time >= 0 ? line.time : int(system_field::CreatedAt)).key;
    Query query;
    query.entity = entity.key;
    query.filter = Filter::all({source.filter, narrowed});
    query.search = m_wish.search;
    query.limit = limit;
    query.offset = offset;
    query.sort = {{FieldPath{{time}}, !urgentFirst}};
    MILLRACE_ASSIGN(const RowSet answer, m_workspace.rows(m_session, query));
    std::vector<TimelineEntry> entries;
    std::vector<int> positions(size_t(entity.fieldCount()), -1);
    for (size_t i = 0; i < answer.columns.size(); ++i)
        positions[size_t(answer.columns[i].field->index)] = int(i);
    static const Value nothing;
    std::vector<std::vector<std::pair<QString, RecordId>>> about;
    QHash<QString, std::vector<RecordId>> wanted;
    for (const Row &row : answer.rows) {
        const auto cell = [&](int field) -> const Value & {
            return field < 0 || positions[size_t(field)] < 0 ? nothing : row.cells[size_t(positions[size_t(field)])];
        };
        TimelineEntry entry;
        entry.entity = source.entity;
        entry.id = row.id;
        if (const auto *moment = cell(line.time >= 0 ? line.time : int(system_field::CreatedAt)).as<Instant>())
            entry.moment = *moment;
        QStringList title;
        for (const int field : entity.titleFields)
            title << cell(field).valueOr<QString>();
        entry.title = title.join(u' ').trimmed();
        entry.text = cell(line.text).valueOr<QString>();
        entry.kind = cell(line.kind).valueOr<QString>();
        entry.author =
            cell(entity.ownable ? int(system_field::Owner) : int(system_field::CreatedBy)).valueOr<RecordId>();
        entry.pinned = cell(line.pinned).valueOr<bool>();
        const QString state = cell(line.state).valueOr<QString>();
        entry.open = line.isOpen(state);
        entry.done = line.state >= 0 && state == line.done;
        about.emplace_back();
        for (const int field : entity.rootFields()) {
            if (const auto *id = cell(field).as<RecordId>(); id && *id != m_id) {
                about.back().emplace_back(entity.at(field).target, *id);
                wanted[entity.at(field).target].push_back(*id);
            }
        }
        entries.push_back(std::move(entry));
    }
    QHash<RecordId, QString> titles;
    for (auto target = wanted.cbegin(); target != wanted.cend(); ++target) {
        MILLRACE_ASSIGN(const auto found, m_workspace.titles(m_session, target.key(), target.value()));
        titles.insert(found);
    }
    for (size_t i = 0; i < entries.size(); ++i) {
        for (const auto &[target, id] : about[i]) {
            if (const QString title = titles.value(id); !title.isEmpty() && target != m_entity)
                entries[i].about << title;
        }
    }
    return entries;
}

Result<void> TimelineReader::refill(Source &source, int count)
{
    if (source.atEnd || !source.ready.empty())
        return {};
    std::vector<Filter> past;
    for (const Filter &apart : {isState(*source.entity), isPinned(*source.entity)}) {
        if (!apart.isEverything())
            past.push_back(Filter::negation(apart));
    }
    MILLRACE_ASSIGN(auto entries, read(source, Filter::all(std::move(past)), false, count, source.taken));
    source.taken += qint64(entries.size());
    source.atEnd = int(entries.size()) < count;
    source.ready.assign(std::make_move_iterator(entries.begin()), std::make_move_iterator(entries.end()));
    return {};
}

Result<TimelinePage> TimelineReader::next(int count)
{
    TimelinePage page;
    if (!m_begun) {
        MILLRACE_TRY(begin());
        m_begun = true;
        for (const Source &source : m_sources) {
            if (!source.entity)
                continue;
            if (const Filter open = isState(*source.entity); !open.isEverything()) {
                MILLRACE_ASSIGN(auto entries, read(source, open, true, openEntries, 0));
                std::move(entries.begin(), entries.end(), std::back_inserter(page.open));
            }
            if (const Filter pinned = isPinned(*source.entity); !pinned.isEverything()) {
                MILLRACE_ASSIGN(auto entries, read(source, pinned, false, pinnedEntries, 0));
                std::move(entries.begin(), entries.end(), std::back_inserter(page.pinned));
            }
        }
        // Without a day it is the least urgent.
        std::stable_sort(page.open.begin(), page.open.end(), [](const TimelineEntry &a, const TimelineEntry &b) {
            return a.moment && (!b.moment || *a.moment < *b.moment);
        });
        page.titles = m_titles;
    }
    while (int(page.entries.size()) < count) {
        Source *latest = nullptr;
        for (Source &source : m_sources) {
            MILLRACE_TRY(refill(source, count));
            if (!source.ready.empty() && (!latest || isLater(source.ready.front(), latest->ready.front())))
                latest = &source;
        }
        if (!latest) {
            page.atEnd = true;
            break;
        }
        page.entries.push_back(std::move(latest->ready.front()));
        latest->ready.pop_front();
    }
    return page;
}

} // namespace millrace
