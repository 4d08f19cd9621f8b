// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/committer.h"

#include "core/records/validate.h"
#include "core/store/search_index.h"

namespace millrace {

/// Records that hang on this one: those whose deciding rooting reference names it.
Result<std::vector<std::pair<EntityPtr, RecordId>>> Committer::childrenOf(const Record &record)
{
    std::vector<std::pair<EntityPtr, RecordId>> found;
    for (const Catalog::Incoming &incoming : m_metadata->catalog->incoming(record.entity()->key)) {
        const FieldDef &field = incoming.entity->at(incoming.field);
        if (!field.root)
            continue;
        MILLRACE_ASSIGN(const auto ids,
                        record_store::children(m_database, *incoming.entity, field, record.id(), record.root()));
        for (const RecordId &id : ids) {
            MILLRACE_ASSIGN(const auto child, record_store::load(m_database, incoming.entity, id));
            if (!child)
                continue;
            for (const int index : incoming.entity->rootFields())
                if (const auto *parent = child->record.value(index).as<RecordId>()) {
                    if (*parent == record.id())
                        found.emplace_back(incoming.entity, id);
                    break;
                }
        }
    }
    return found;
}

Result<void> Committer::bin(const EntityPtr &entity, StoredRecord stored, bool cascade, std::vector<Problem> &problems)
{
    Record &record = stored.record;
    if (record.isDeleted())
        return {};
    std::vector<Problem> found;
    if (cascade)
        MILLRACE_TRY(checkInUse(record, found));
    problems.insert(problems.end(), found.begin(), found.end());
    if (refuses(found))
        return {};
    if (entity->searched)
        MILLRACE_TRY(search_index::remove(m_database, *entity, stored.no, search_index::textOf(record)));
    record.set(system_field::DeletedAt, m_now);
    record.set(system_field::Version, m_version);
    MILLRACE_TRY(record_store::update(m_database, stored.no, record, {system_field::DeletedAt, system_field::Version},
                                      baseAmounts()));
    m_changes.push_back(changeRow(record, change_kind::Binned));
    note(record, QStringLiteral("deleted_at"));
    m_targets.remove(record.id());
    if (!cascade)
        return {};
    MILLRACE_ASSIGN(const auto children, childrenOf(record));
    for (const auto &[childEntity, id] : children) {
        MILLRACE_ASSIGN(auto child, record_store::load(m_database, childEntity, id));
        if (child)
            MILLRACE_TRY(bin(childEntity, std::move(*child), true, problems));
        if (++m_records >= 500)
            MILLRACE_TRY(flush());
    }
    return {};
}

Result<void> Committer::restore(const EntityPtr &entity, StoredRecord stored, bool cascade,
                                std::vector<Problem> &problems)
{
    Record &record = stored.record;
    if (!record.isDeleted())
        return {};
    const Value deletedAt = record.value(system_field::DeletedAt);
    // Something that was made unique meanwhile may stand in the way.
    std::vector<int> set;
    for (const FieldDef &field : entity->fields)
        if (field.unique && !record.value(field.index).isEmpty())
            set.push_back(field.index);
    std::vector<Problem> found;
    if (cascade && !record.value(system_field::MergedInto).isEmpty())
        found.push_back({{}, QStringLiteral("merged"), {record.title()}, Severity::Error});
    MILLRACE_TRY(checkUnique(record, set, found));
    problems.insert(problems.end(), found.begin(), found.end());
    if (refuses(found))
        return {};
    record.set(system_field::DeletedAt, Value());
    record.set(system_field::Version, m_version);
    MILLRACE_TRY(record_store::update(m_database, stored.no, record, {system_field::DeletedAt, system_field::Version},
                                      baseAmounts()));
    if (entity->searched)
        MILLRACE_TRY(search_index::add(m_database, *entity, stored.no, search_index::textOf(record)));
    m_changes.push_back(changeRow(record, change_kind::Restored));
    note(record, QStringLiteral("deleted_at"));
    m_targets.remove(record.id());
    if (!cascade)
        return {};
    // What went to the bin along with it carries the same moment.
    MILLRACE_ASSIGN(const auto children, childrenOf(record));
    for (const auto &[childEntity, id] : children) {
        MILLRACE_ASSIGN(auto child, record_store::load(m_database, childEntity, id));
        if (child && child->record.value(system_field::DeletedAt) == deletedAt)
            MILLRACE_TRY(restore(childEntity, std::move(*child), true, problems));
        if (++m_records >= 500)
            MILLRACE_TRY(flush());
    }
    return {};
}

Result<void> Committer::retract(const EntityPtr &entity, StoredRecord stored)
{
    const Record &record = stored.record;
    if (entity->searched && !record.isDeleted())
        MILLRACE_TRY(search_index::remove(m_database, *entity, stored.no, search_index::textOf(record)));
    MILLRACE_TRY(record_store::remove(m_database, *entity, stored.no));
    ChangeRow change = changeRow(record, change_kind::Retracted);
    change.was = encodedRecord(record, m_dictionary);
    m_changes.push_back(std::move(change));
    note(record, {});
    m_targets.remove(record.id());
    return {};
}

Result<void> Committer::reroot(const EntityPtr &entity, const RecordId &parent, const RecordId &oldRoot)
{
    // Children still carry the old root; look for them there.
    Record probe(entity, parent);
    probe.set(system_field::Root, oldRoot);
    MILLRACE_ASSIGN(const auto children, childrenOf(probe));
    for (const auto &[childEntity, id] : children) {
        MILLRACE_ASSIGN(auto child, record_store::load(m_database, childEntity, id));
        if (!child)
            continue;
        MILLRACE_ASSIGN(const RecordId root, rootOf(child->record));
        const RecordId was = child->record.root();
        if (root == was)
            continue;
        child->record.set(system_field::Root, root);
        child->record.set(system_field::Version, m_version);
        MILLRACE_TRY(record_store::update(m_database, child->no, child->record,
                                          {system_field::Root, system_field::Version}, baseAmounts()));
        journal(child->record, system_field::Root, was, root);
        m_targets.insert(id, {root, child->record.isDeleted()});
        MILLRACE_TRY(reroot(childEntity, id, was));
        if (++m_records >= 500)
            MILLRACE_TRY(flush());
    }
    return {};
}

} // namespace millrace
