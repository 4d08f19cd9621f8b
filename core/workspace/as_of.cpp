// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/ask.h"
#include "core/workspace/prepare.h"
#include "core/workspace/replay.h"

#include <algorithm>
#include <map>
#include <memory>

namespace millrace {

namespace {

/// One change with both its times, as replay needs it.
struct TimedChange
{
    ChangeRow change;
    Instant recordedAt;
    Instant at() const { return change.at.value_or(recordedAt); }
};

/// Recorded times of commits: read once, asked for every change.
class CommitTimes
{
public:
    static Result<CommitTimes> load(Database &database)
    {
        CommitTimes times;
        MILLRACE_ASSIGN(Statement statement, database.prepare("SELECT no, recorded_at, actor FROM journal_commit"));
        for (;;) {
            MILLRACE_ASSIGN(const bool row, statement.step());
            if (!row)
                return times;
            times.m_times.insert(statement.number(0), {{statement.number(1)}, statement.id(2)});
        }
    }
    Instant at(std::int64_t commit) const { return m_times.value(commit).first; }
    RecordId actor(std::int64_t commit) const { return m_times.value(commit).second; }

private:
    QHash<std::int64_t, std::pair<Instant, RecordId>> m_times;
};

/// The changes that count at a moment, in the order in which they are replayed; empty where the record was not there.
///
/// Recorded time: all changes recorded up to then, in (commit, ord) order. Business time: all changes by (at, commit,
/// ord), as far as the moment; a record that was retracted never was, and one that came back was there all along, so
/// retraction and re-creation are left out as a pair.
std::vector<const TimedChange *> replayOrder(const std::vector<TimedChange> &life, const AsOf &moment)
{
    std::vector<const TimedChange *> order;
    if (moment.recorded) {
        for (const TimedChange &change : life)
            if (change.recordedAt <= moment.moment && !change.change.past)
                order.push_back(&change);
        return order;
    }
    const TimedChange *created = nullptr;
    bool present = false;
    for (const TimedChange &change : life) {
        if (change.change.field == change_kind::Created) {
            created = created ? created : &change;
            present = true;
        } else if (change.change.field == change_kind::Retracted) {
            present = false;
        }
    }
    if (!created || !present || created->at() > moment.moment)
        return order;
    order.push_back(created);
    const size_t first = order.size();
    for (const TimedChange &change : life)
        if (change.change.field != change_kind::Created && change.change.field != change_kind::Retracted &&
            change.at() <= moment.moment)
            order.push_back(&change);
    std::stable_sort(order.begin() + std::ptrdiff_t(first), order.end(),
                     [](const TimedChange *a, const TimedChange *b) { return a->at() < b->at(); });
    return order;
}

Record replayed(const std::vector<const TimedChange *> &order, const EntityPtr &entity, const Dictionary &numbers,
                const CommitTimes &times)
{
    Record record;
    for (const TimedChange *change : order)
        replayChange(record, change->change, entity, numbers, change->recordedAt, times.actor(change->change.commitNo));
    return record;
}

Result<std::vector<Record>> replayEntity(Database &database, const EntityPtr &entity, const Dictionary &numbers,
                                         const AsOf &moment)
{
    MILLRACE_ASSIGN(const CommitTimes times, CommitTimes::load(database));
    std::vector<int> all;
    for (const FieldDef &field : entity->fields)
        all.push_back(numbers.fieldNumber(entity->key, field.key));
    std::vector<Record> records;
    std::vector<TimedChange> life;
    const auto finish = [&] {
        if (life.empty())
            return;
        const auto order = replayOrder(life, moment);
        Record record = replayed(order, entity, numbers, times);
        if (!record.isNull())
            records.push_back(std::move(record));
        life.clear();
    };
    MILLRACE_TRY(
        journal::forEachChangeOfEntity(database, numbers.entityNumber(entity->key), all, [&](const ChangeRow &change) {
            if (!life.empty() && life.front().change.record != change.record)
                finish();
            life.push_back({change, times.at(change.commitNo)});
            return true;
        }));
    finish();
    return records;
}

} // namespace

Result<std::vector<Record>> Workspace::recordsAsOf(const Session &session, const QString &entityKey,
                                                   const AsOf &moment) const
{
    MILLRACE_TRY(permit(session, Action::See, entityKey));
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    return replayEntity(*lease, catalog()->entity(entityKey), dictionary(), moment);
}

Result<RowSet> Workspace::rowsAsOf(const Session &session, const Query &query) const
{
    const AsOf moment{query.knownAt ? *query.knownAt : *query.asOf, query.knownAt.has_value()};
    const MetadataPtr snapshot = metadata();
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    MILLRACE_ASSIGN(const BoundQuery bound, bindQuery(*this, session, *m_policy, *lease, snapshot, query));
    const Dictionary numbers = dictionary();

    // Referenced entities stand as of the same moment; each is replayed once, when a path first asks for it.
    std::map<QString, std::unique_ptr<QHash<RecordId, Record>>> others;
    Result<void> failure;
    RecordLookup lookup;
    const auto allOf = [&](const EntityDef &entity) -> const QHash<RecordId, Record> & {
        auto found = others.find(entity.key);
        if (found == others.end()) {
            found = others.emplace(entity.key, std::make_unique<QHash<RecordId, Record>>()).first;
            auto replayed = replayEntity(*lease, snapshot->catalog->entity(entity.key), numbers, moment);
            if (!replayed)
                failure = fail(replayed.error());
            else
                for (Record &record : *replayed)
                    found->second->insert(record.id(), record);
        }
        return *found->second;
    };
    lookup.record = [&](const EntityDef &entity, const RecordId &id) -> const Record * {
        const QHash<RecordId, Record> &all = allOf(entity);
        const auto record = all.constFind(id);
        return record == all.constEnd() ? nullptr : &*record;
    };
    std::map<std::pair<QString, QString>, QHash<RecordId, std::vector<const Record *>>> children;
    lookup.related = [&](const EntityDef &entity, const FieldDef &via, const RecordId &id) {
        const auto [byParent, isNew] = children.try_emplace({entity.key, via.key});
        if (isNew)
            for (const Record &record : allOf(entity))
                if (const auto *parent = record.value(via.index).as<RecordId>())
                    byParent->second[*parent].push_back(&record);
        return byParent->second.value(id);
    };
    lookup.baseAmount = [&](const Record &record, const FieldDef &field) {
        return snapshot->baseAmount(record, field);
    };

    MILLRACE_ASSIGN(std::vector<Record> records, replayEntity(*lease, bound.selection.entity, numbers, moment));
    std::erase_if(records, [&](const Record &record) {
        const bool wanted = query.rows == Query::Rows::All || record.isDeleted() == (query.rows == Query::Rows::Bin);
        return !wanted || !matches(bound.selection.filter, record, lookup);
    });
    sortRecords(records, bound.sort, lookup);
    MILLRACE_TRY(failure);

    RowSet answer;
    answer.total = qint64(records.size());
    for (size_t i = 0; i < bound.columns.size(); ++i)
        answer.columns.push_back({query.fields.empty() ? FieldPath{{bound.columns[i].field().key}} : query.fields[i],
                                  bound.columns[i].entities.back(), &bound.columns[i].field()});
    const size_t begin = std::min(records.size(), size_t(std::max<qint64>(query.offset, 0)));
    const size_t end = query.limit < 0 ? records.size() : std::min(records.size(), begin + size_t(query.limit));
    for (size_t i = begin; i < end; ++i) {
        Row row;
        row.id = records[i].id();
        for (const BoundPath &path : bound.columns)
            row.cells.push_back(valueAt(path, records[i], lookup));
        answer.rows.push_back(std::move(row));
    }
    MILLRACE_TRY(failure);
    return answer;
}

namespace {

/// Turns the changes of one record after the other into courses.
class CourseReader
{
public:
    static Result<CourseReader> make(Database &database, EntityPtr entity, const Dictionary &numbers,
                                     const QStringList &fields, std::function<bool(const FieldCourse &)> visit)
    {
        CourseReader reader(std::move(entity), numbers, std::move(visit));
        MILLRACE_ASSIGN(reader.m_times, CommitTimes::load(database));
        for (const QString &key : fields) {
            const FieldDef *field = reader.m_entity->field(key);
            if (!field)
                return fail(ErrorCode::UnknownField, {reader.m_entity->key, key});
            reader.m_fields.push_back(numbers.fieldNumber(reader.m_entity->key, key));
            reader.m_indexes.push_back(field->index);
        }
        return reader;
    }
    const std::vector<int> &fields() const { return m_fields; }
    int entityNumber() const { return m_numbers->entityNumber(m_entity->key); }
    /// False once the visitor has had enough.
    bool wantsMore() const { return m_more; }

    bool add(const ChangeRow &change)
    {
        if (!m_life.empty() && m_life.front().change.record != change.record)
            finish();
        m_life.push_back({change, m_times.at(change.commitNo)});
        return m_more;
    }
    void finish()
    {
        if (m_life.empty() || !m_more)
            return;
        static const AsOf always{Instant{std::numeric_limits<std::int64_t>::max()}, false};
        FieldCourse course;
        course.id = m_life.front().change.record;
        const auto order = replayOrder(m_life, always);
        for (const TimedChange *change : order)
            take(*change, course);
        if (!order.empty())
            m_more = m_visit(course);
        m_life.clear();
    }

private:
    CourseReader(EntityPtr entity, const Dictionary &numbers, std::function<bool(const FieldCourse &)> visit)
        : m_entity(std::move(entity)), m_numbers(&numbers), m_visit(std::move(visit))
    {
    }
    void take(const TimedChange &change, FieldCourse &course) const
    {
        const ChangeRow &row = change.change;
        if (row.field == change_kind::Created) {
            course.createdAt = change.at();
            course.createdKnown = row.atKnown;
            const Record first = decodedRecord(row.now, m_entity, course.id, *m_numbers);
            for (const int index : m_indexes)
                if (!first.value(index).isEmpty())
                    course.steps.push_back({change.at(), row.atKnown, index, first.value(index)});
        } else if (row.field == change_kind::Binned) {
            course.endedAt = change.recordedAt;
        } else if (row.field == change_kind::Restored) {
            course.endedAt.reset();
        } else if (std::find(m_fields.begin(), m_fields.end(), row.field) != m_fields.end()) {
            if (const FieldDef *field = m_entity->field(m_numbers->fieldKey(row.field)))
                course.steps.push_back({change.at(), row.atKnown, field->index, decodedValue(row.now)});
        }
    }

    EntityPtr m_entity;
    const Dictionary *m_numbers;
    std::function<bool(const FieldCourse &)> m_visit;
    CommitTimes m_times;
    std::vector<int> m_fields, m_indexes;
    std::vector<TimedChange> m_life;
    bool m_more = true;
};

} // namespace

Result<void> Workspace::forEachCourse(const Session &session, const QString &entityKey, const QStringList &fields,
                                      const std::function<bool(const FieldCourse &)> &visit) const
{
    MILLRACE_TRY(permit(session, Action::See, entityKey));
    const Dictionary numbers = dictionary();
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    MILLRACE_ASSIGN(CourseReader courses,
                    CourseReader::make(*lease, catalog()->entity(entityKey), numbers, fields, visit));
    MILLRACE_TRY(journal::forEachChangeOfEntity(*lease, courses.entityNumber(), courses.fields(),
                                                [&](const ChangeRow &change) { return courses.add(change); }));
    courses.finish();
    return {};
}

Result<void> Workspace::forEachCourse(const Session &session, const QString &entityKey, const QStringList &fields,
                                      const std::function<bool(const FieldCourse &)> &visit,
                                      const std::vector<RecordId> &ids) const
{
    MILLRACE_TRY(permit(session, Action::See, entityKey));
    const Dictionary numbers = dictionary();
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    MILLRACE_ASSIGN(CourseReader courses,
                    CourseReader::make(*lease, catalog()->entity(entityKey), numbers, fields, visit));
    for (const RecordId &id : ids) {
        MILLRACE_ASSIGN(const auto changes, journal::changesOfRecord(*lease, courses.entityNumber(), id));
        for (const ChangeRow &change : changes)
            courses.add(change);
        courses.finish();
        if (!courses.wantsMore())
            break;
    }
    return {};
}

} // namespace millrace
