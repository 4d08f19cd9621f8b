// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/ask.h"
#include "core/workspace/lives.h"

#include <algorithm>
#include <map>
#include <memory>

namespace millrace {

namespace {

/// Applies one change, in the words of replayChange.
void replayTimed(Record &record, const TimedChange &change, const RecordId &id, const EntityPtr &entity,
                 const CommitTimes &times)
{
    bool edited = false;
    if (change.field == change_kind::Created) {
        record = Record(entity, id);
        for (const auto &[index, value] : change.whole)
            record.set(index, value);
        edited = true;
    } else if (change.field == change_kind::Retracted || record.isNull()) {
        record = Record();
        return;
    } else if (change.field == change_kind::Binned) {
        record.set(system_field::DeletedAt, change.recordedAt);
    } else if (change.field == change_kind::Restored) {
        record.set(system_field::DeletedAt, Value());
    } else if (change.index >= 0) {
        record.set(change.index, change.now);
        edited = change.index != system_field::Root;
    }
    record.set(system_field::Root, change.root);
    record.set(system_field::Version, change.commitNo);
    if (edited) {
        record.set(system_field::UpdatedAt, change.recordedAt);
        record.set(system_field::UpdatedBy, times.actor(change.commitNo));
    }
}

/// The records of an entity as of a moment, with the wanted fields alone. Of those that are seen now, as they were
/// then: whoever lost a record lost its past too. `later` receives those that were not there yet but that others may
/// refer to all the same (seenByReference).
Result<std::vector<Record>> replayEntity(const Sight &sight, const WantedFields &wanted, const Dictionary &numbers,
                                         const AsOf &moment, std::vector<Record> *later = nullptr)
{
    Database &database = sight.database();
    const bool everything = sight.isEverything();
    MILLRACE_ASSIGN(const QSet<RecordId> seen, everything ? Result<QSet<RecordId>>() : sight.allSeen(*wanted.entity()));
    MILLRACE_ASSIGN(const CommitTimes times, CommitTimes::load(database));
    std::vector<Record> records;
    RecordId id;
    std::vector<TimedChange> life;
    std::vector<const TimedChange *> order;
    const auto seenAt = [&](const AsOf &when) {
        Record record;
        replayOrder(life, when, order);
        for (const TimedChange *change : order)
            replayTimed(record, *change, id, wanted.entity(), times);
        return record;
    };
    const auto finish = [&] {
        Record record = seenAt(moment);
        std::vector<Record> *found = &records;
        if (record.isNull() && later) {
            record = seenAt(seenByReference(life, moment));
            found = later;
        }
        if (!record.isNull()) {
            sight.veil(record);
            found->push_back(std::move(record));
        }
        life.clear();
    };
    MILLRACE_TRY(journal::forEachLightChange(database, numbers.entityNumber(wanted.entity()->key), wanted.numbers(),
                                             [&](const LightChange &change) {
                                                 if (!life.empty() && id != change.record)
                                                     finish();
                                                 id = change.record;
                                                 if (everything || seen.contains(id))
                                                     life.push_back(wanted.decoded(change, times.at(change.commitNo)));
                                                 return true;
                                             }));
    if (!life.empty())
        finish();
    return records;
}

/// The fields that a bound query looks at, by entity.
class FieldsAsked
{
public:
    FieldsAsked(const Catalog &catalog, const Dictionary &dictionary) : m_catalog(catalog), m_dictionary(dictionary) {}

    void add(const BoundPath &path)
    {
        // What counts related records stands for no field of theirs.
        for (size_t i = 0; i < path.steps.size(); ++i)
            if (path.steps[i]->index >= 0)
                of(path.entities[i]).add(path.steps[i]->index);
    }
    void add(const BoundFilter &filter)
    {
        add(static_cast<const BoundPath &>(filter));
        for (const BoundFilter &child : filter.children)
            add(child);
    }
    WantedFields &of(const EntityPtr &entity)
    {
        const auto found = m_fields.find(entity->key);
        return found != m_fields.end()
                   ? found->second
                   : m_fields.emplace(entity->key, WantedFields(m_catalog.entity(entity->key), m_dictionary))
                         .first->second;
    }

private:
    const Catalog &m_catalog;
    const Dictionary &m_dictionary;
    std::map<QString, WantedFields> m_fields;
};

} // namespace

Result<std::vector<Record>> Workspace::recordsAsOf(const Session &session, const QString &entityKey,
                                                   const AsOf &moment) const
{
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    const Sight sight = sightOf(session, *lease);
    MILLRACE_TRY(sight.permit(Action::See, entityKey));
    const Dictionary numbers = dictionary();
    WantedFields all(sight.metadata()->catalog->entity(entityKey), numbers);
    all.addAll();
    return replayEntity(sight, all, numbers, moment);
}

Result<void> Workspace::readAsOf(const Session &session, const Query &query, bool everyField,
                                 const std::function<Result<void>(AsOfReading &)> &use) const
{
    const AsOf moment{query.knownAt ? *query.knownAt : *query.asOf, query.knownAt.has_value()};
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    const Sight sight = sightOf(session, *lease);
    MILLRACE_TRY(sight.permit(Action::See, query.entity));
    const MetadataPtr snapshot = sight.metadata();
    MILLRACE_ASSIGN(const BoundQuery bound, bindQuery(*this, session, sight, query, ScopeUse::Gather));
    const Dictionary numbers = dictionary();
    FieldsAsked asked(*snapshot->catalog, numbers);
    const auto wantedOf = [&](const EntityPtr &entity) -> const WantedFields & {
        WantedFields &wanted = asked.of(entity);
        if (everyField)
            wanted.addAll();
        return wanted;
    };
    asked.add(bound.selection.filter);
    for (const BoundPath &path : bound.columns)
        asked.add(path);
    for (const BoundSort &sort : bound.sort)
        asked.add(sort.path);

    // Referenced entities stand as of the same moment; each is replayed once, when a path first asks for it.
    struct Others
    {
        QHash<RecordId, Record> there; ///< as of the moment
        QHash<RecordId, Record> later; ///< not there yet: seen by those that refer to them, counted by nobody
    };
    std::map<QString, std::unique_ptr<Others>> others;
    Result<void> failure;
    RecordLookup lookup;
    const auto allOf = [&](const EntityDef &entity) -> const Others & {
        auto found = others.find(entity.key);
        if (found == others.end()) {
            found = others.emplace(entity.key, std::make_unique<Others>()).first;
            std::vector<Record> later;
            auto replayed =
                replayEntity(sight, wantedOf(snapshot->catalog->entity(entity.key)), numbers, moment, &later);
            if (!replayed)
                failure = fail(replayed.error());
            else
                for (Record &record : *replayed)
                    found->second->there.insert(record.id(), record);
            for (Record &record : later)
                found->second->later.insert(record.id(), record);
        }
        return *found->second;
    };
    lookup.record = [&](const EntityDef &entity, const RecordId &id) -> const Record * {
        const Others &all = allOf(entity);
        auto record = all.there.constFind(id);
        if (record != all.there.constEnd())
            return &*record;
        record = all.later.constFind(id);
        return record == all.later.constEnd() ? nullptr : &*record;
    };
    std::map<std::pair<QString, QString>, QHash<RecordId, std::vector<const Record *>>> children;
    lookup.related = [&](const EntityDef &entity, const FieldDef &via, const RecordId &id) {
        const auto [byParent, isNew] = children.try_emplace({entity.key, via.key});
        if (isNew)
            for (const Record &record : allOf(entity).there)
                if (const auto *parent = record.value(via.index).as<RecordId>())
                    byParent->second[*parent].push_back(&record);
        return byParent->second.value(id);
    };
    lookup.baseAmount = [&](const Record &record, const FieldDef &field) {
        return snapshot->baseAmount(record, field);
    };

    MILLRACE_ASSIGN(std::vector<Record> records,
                    replayEntity(sight, wantedOf(bound.selection.entity), numbers, moment));
    std::erase_if(records, [&](const Record &record) {
        const bool wanted = query.rows == Query::Rows::All || record.isDeleted() == (query.rows == Query::Rows::Bin);
        return !wanted || !matches(bound.selection.filter, record, lookup);
    });
    if (query.leaves && !sight.isEverything()) {
        MILLRACE_ASSIGN(const QSet<RecordId> leaving, sight.allReached(Action::Export, *bound.selection.entity));
        std::erase_if(records, [&leaving](const Record &record) { return !leaving.contains(record.id()); });
    }
    AsOfReading reading{sight, bound, std::move(records), lookup};
    MILLRACE_TRY(use(reading));
    return failure;
}

Result<RowSet> Workspace::rowsAsOf(const Session &session, const Query &query) const
{
    RowSet answer;
    MILLRACE_TRY(readAsOf(session, query, false, [&](AsOfReading &reading) -> Result<void> {
        std::vector<Record> &records = reading.records;
        const std::vector<BoundPath> &columns = reading.bound.columns;
        sortRecords(records, reading.bound.sort, reading.lookup);
        answer.total = qint64(records.size());
        for (size_t i = 0; i < columns.size(); ++i)
            answer.columns.push_back({query.fields.empty() ? FieldPath{{columns[i].field().key}} : query.fields[i],
                                      columns[i].entities.back(), &columns[i].field()});
        const size_t begin = std::min(records.size(), size_t(std::max<qint64>(query.offset, 0)));
        const size_t end = query.limit < 0 ? records.size() : std::min(records.size(), begin + size_t(query.limit));
        for (size_t i = begin; i < end; ++i) {
            Row row;
            row.id = records[i].id();
            for (const BoundPath &path : columns)
                row.cells.push_back(valueAt(path, records[i], reading.lookup));
            answer.rows.push_back(std::move(row));
        }
        return {};
    }));
    return answer;
}

} // namespace millrace
