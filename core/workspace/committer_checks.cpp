// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/committer.h"

#include "core/store/layout.h"

#include <algorithm>

namespace millrace {

/// The checks of a new record that need the store, of the fields that have no problem yet.
Result<void> Committer::checkCreation(const Record &record, std::vector<Problem> &problems)
{
    const EntityDef &entity = *record.entity();
    std::vector<int> set;
    for (const FieldDef &field : entity.fields) {
        const bool named = std::any_of(problems.begin(), problems.end(),
                                       [&](const Problem &problem) { return problem.field == field.key; });
        if (!named && !record.value(field.index).isEmpty() && !isDerivedField(field.index))
            set.push_back(field.index);
    }
    MILLRACE_TRY(checkReferences(record, set, problems));
    MILLRACE_TRY(checkUnique(record, set, problems));
    MILLRACE_ASSIGN(const auto taken, record_store::target(m_database, entity, record.id()));
    if (taken)
        problems.push_back({QStringLiteral("id"), QStringLiteral("unique"), {record.id().toString()}, Severity::Error});
    return {};
}

Result<void> Committer::checkReferences(const Record &record, const std::vector<int> &changed,
                                        std::vector<Problem> &problems)
{
    const EntityDef &entity = *record.entity();
    for (const int index : changed) {
        const FieldDef &field = entity.at(index);
        if (!field.isReference() || field.target.isEmpty())
            continue;
        const EntityPtr target = m_metadata->catalog->entity(field.target);
        std::vector<RecordId> wanted;
        if (const auto *id = record.value(index).as<RecordId>())
            wanted.push_back(*id);
        else if (const auto *ids = record.value(index).as<RecordIds>())
            wanted = ids->ids;
        for (const RecordId &id : wanted) {
            // An actor or owner may come from a file that has other users; a reference to itself cannot be looked up
            // yet.
            if (id == record.id() && field.target == entity.key) {
                if (field.key != QLatin1String("created_by") && field.key != QLatin1String("owner"))
                    problems.push_back({field.key, QStringLiteral("self_reference"), {}, Severity::Error});
                continue;
            }
            auto known = m_targets.constFind(id);
            if (known == m_targets.constEnd()) {
                MILLRACE_ASSIGN(const auto found, record_store::target(m_database, *target, id));
                if (!found) {
                    problems.push_back({field.key, QStringLiteral("reference"), {id.toString()}, Severity::Error});
                    continue;
                }
                known = m_targets.insert(id, *found);
            }
            // What is not seen is not there: the answer must not tell the two apart.
            MILLRACE_ASSIGN(const bool seen, isSeen(*target, id));
            if (!seen) {
                problems.push_back({field.key, QStringLiteral("reference"), {id.toString()}, Severity::Error});
                continue;
            }
            // Who made a record is no matter of choice.
            if (known->deleted && field.key != QLatin1String("created_by"))
                problems.push_back({field.key, QStringLiteral("reference_in_bin"), {id.toString()}, Severity::Warning});
        }
    }
    return {};
}

Result<void> Committer::checkUnique(const Record &record, const std::vector<int> &changed,
                                    std::vector<Problem> &problems)
{
    for (const int index : changed) {
        const FieldDef &field = record.entity()->at(index);
        if (!field.unique || record.value(index).isEmpty())
            continue;
        MILLRACE_ASSIGN(const auto ids,
                        record_store::idsWhere(m_database, *record.entity(), field, record.value(index), 2));
        for (const RecordId &id : ids)
            if (id != record.id()) {
                problems.push_back(
                    {field.key, QStringLiteral("unique"), {valueToText(field, record.value(index))}, Severity::Error});
                break;
            }
    }
    return {};
}

Result<void> Committer::checkInUse(const Record &record, std::vector<Problem> &problems)
{
    for (const Catalog::Incoming &incoming : m_metadata->catalog->incoming(record.entity()->key)) {
        const FieldDef &field = incoming.entity->at(incoming.field);
        if (!field.required || field.root)
            continue;
        MILLRACE_ASSIGN(const auto users,
                        record_store::idsWhere(m_database, *incoming.entity, field, record.id(), 100));
        if (!users.empty())
            problems.push_back({{},
                                QStringLiteral("in_use"),
                                {record.title(), incoming.entity->key, QString::number(users.size())},
                                Severity::Error});
    }
    return {};
}

Result<RecordId> Committer::rootOf(const Record &record)
{
    const EntityDef &entity = *record.entity();
    for (const int index : entity.rootFields()) {
        const auto *parent = record.value(index).as<RecordId>();
        if (!parent)
            continue;
        const auto known = m_targets.constFind(*parent);
        if (known != m_targets.constEnd())
            return known->root;
        const EntityPtr target = m_metadata->catalog->entity(entity.at(index).target);
        MILLRACE_ASSIGN(const auto found, record_store::target(m_database, *target, *parent));
        if (!found)
            continue;
        m_targets.insert(*parent, *found);
        return found->root;
    }
    return record.id();
}

Result<bool> Committer::laterStepKnown(const Record &record, const FieldEdit &edit)
{
    const EntityDef &entity = *record.entity();
    const int number = m_dictionary.fieldNumber(entity.key, entity.at(edit.field).key);
    MILLRACE_ASSIGN(const auto changes,
                    journal::changesOfRecord(m_database, m_dictionary.entityNumber(entity.key), record.id()));
    for (const ChangeRow &change : changes) {
        if (change.field != number && change.field != change_kind::Created)
            continue;
        if (change.at && *change.at > *edit.at)
            return true;
        if (!change.at) {
            MILLRACE_ASSIGN(const auto commit, journal::commitByNo(m_database, change.commitNo));
            // The creation says since when the present value holds only where it has one.
            const bool speaks = change.field == number || !record.value(edit.field).isEmpty();
            if (commit && speaks && commit->recordedAt > *edit.at && change.field == number)
                return true;
        }
    }
    return false;
}

Result<void> Committer::rewriteBaseAmounts()
{
    for (const EntityPtr &entity : m_metadata->catalog->entities())
        for (const FieldDef &field : entity->fields) {
            if (field.type != FieldType::Money)
                continue;
            const QStringList names = columnNames(field);
            MILLRACE_ASSIGN(Statement foreign, m_database.prepare(record_store::selectAll(*entity) + " WHERE " +
                                                                  quoted(names[1]) + " <> ?"));
            MILLRACE_ASSIGN(Statement write, m_database.prepare("UPDATE " + quoted(entity->key) + " SET " +
                                                                quoted(names[2]) + " = ? WHERE no = ?"));
            foreign.bind(1, m_metadata->rates.base.toString());
            for (;;) {
                MILLRACE_ASSIGN(const bool row, foreign.step());
                if (!row)
                    break;
                const Record record = record_store::readRecord(foreign, entity, 1);
                const auto base = m_metadata->baseAmount(record, field);
                base ? write.bind(1, *base) : write.bindNull(1);
                write.bind(2, foreign.number(0));
                MILLRACE_TRY(write.run());
            }
        }
    m_notice.everything = true;
    m_notice.records.clear();
    return {};
}

} // namespace millrace
