// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/search_index.h"
#include "core/workspace/committer.h"
#include "core/workspace/replay.h"

namespace millrace {

namespace {

/// A record on its way through a commit that was made elsewhere.
struct Course
{
    EntityPtr entity;
    std::optional<StoredRecord> before;
    Record now;
};

} // namespace

Result<void> Committer::replayCommit(CommitRow commit, std::vector<ChangeRow> changes)
{
    for (ChangeRow &change : changes)
        change.salt = std::int64_t(m_ids.random());
    if (commit.uuid.isNull())
        commit.uuid = m_ids.next(commit.recordedAt);
    if (commit.operation.isNull())
        commit.operation = commit.uuid;
    MILLRACE_TRY(m_journal.append(m_database, commit, changes));
    std::vector<RecordId> order;
    QHash<RecordId, Course> courses;
    for (const ChangeRow &change : changes) {
        if (change.past)
            continue;
        auto found = courses.find(change.record);
        if (found == courses.end()) {
            const EntityPtr entity = m_metadata->catalog->entity(m_dictionary.entityKey(change.entity));
            if (!entity)
                continue;
            MILLRACE_ASSIGN(auto stored, record_store::load(m_database, entity, change.record));
            Record now = stored ? stored->record : Record();
            found = courses.insert(change.record, {entity, std::move(stored), std::move(now)});
            order.push_back(change.record);
        }
        replayChange(found->now, change, found->entity, m_dictionary, commit.recordedAt, commit.actor);
        if (change.field >= 0 && !found->now.isNull())
            note(found->now, m_dictionary.fieldKey(change.field));
    }
    for (const RecordId &id : order) {
        const Course &course = courses[id];
        MILLRACE_TRY(store(course.entity, course.before, course.now));
    }
    return {};
}

/// Makes the row of a record what it is to be, with all that hangs on it in the tables.
Result<void> Committer::store(const EntityPtr &entity, const std::optional<StoredRecord> &before, const Record &now)
{
    if (!before && now.isNull())
        return {};
    const Record &any = now.isNull() ? before->record : now;
    note(any, {});
    m_targets.remove(any.id());
    const bool wasFound = before && entity->searched && !before->record.isDeleted();
    const bool isFound = !now.isNull() && entity->searched && !now.isDeleted();
    if (before && now.isNull()) {
        if (wasFound)
            MILLRACE_TRY(search_index::remove(m_database, *entity, before->no, search_index::textOf(before->record)));
        return record_store::remove(m_database, *entity, before->no);
    }
    std::int64_t no = before ? before->no : 0;
    bool sought = !before;
    if (!before) {
        MILLRACE_ASSIGN(no, nextNumber(*entity));
        MILLRACE_TRY(record_store::insert(m_database, *entity, no, record_store::columnsOf(now, baseAmounts())));
    } else {
        std::vector<int> changed;
        for (const FieldDef &field : entity->fields)
            if (!(before->record.value(field.index) == now.value(field.index))) {
                changed.push_back(field.index);
                sought = sought || field.searchable || field.index == system_field::DeletedAt;
            }
        for (const FieldDef &field : entity->fields)
            if (field.type == FieldType::Money &&
                std::find(changed.begin(), changed.end(), field.index) == changed.end())
                changed.push_back(field.index);
        MILLRACE_TRY(record_store::update(m_database, no, now, changed, baseAmounts()));
    }
    if (wasFound && (sought || !isFound))
        MILLRACE_TRY(search_index::remove(m_database, *entity, no, search_index::textOf(before->record)));
    if (isFound && (sought || !wasFound))
        MILLRACE_TRY(search_index::add(m_database, *entity, no, search_index::textOf(now)));
    return {};
}

Result<std::int64_t> Committer::appendEmpty(CommitRow commit)
{
    if (commit.uuid.isNull())
        commit.uuid = m_ids.next(commit.recordedAt);
    if (commit.operation.isNull())
        commit.operation = commit.uuid;
    std::vector<ChangeRow> none;
    MILLRACE_TRY(m_journal.append(m_database, commit, none));
    return m_journal.lastNo();
}

Result<void> Committer::scrub(const QStringList &entities)
{
    for (const QString &key : entities)
        if (const EntityPtr entity = m_metadata->catalog->entity(key); entity && entity->searched)
            MILLRACE_TRY(search_index::scrub(m_database, *entity));
    return m_database.overwriteRemoved(false);
}

Result<void> Committer::settleMetadata()
{
    return m_metadataTouched ? afterMetadata() : Result<void>();
}

} // namespace millrace
