// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/merge.h"

#include <QSet>

#include <algorithm>

namespace millrace {

namespace {

Error refusal(const QString &rule, const QString &title)
{
    return {ErrorCode::ValidationFailed, {}, {{{}, rule, {title}, Severity::Error}}};
}

bool isMerged(const FieldDef &field)
{
    return (!field.system || field.index == system_field::Owner) && !field.retired;
}

/// Who made or changed a record is history and stays.
bool isRepointed(const FieldDef &field)
{
    return field.isReference() && !field.target.isEmpty() &&
           (!field.system || field.index == system_field::Owner || field.index == system_field::Department);
}

void join(Record &result, const FieldDef &field, const Value &offered)
{
    const Value &held = result.value(field.index);
    if (held.isEmpty()) {
        result.set(field.index, offered);
        return;
    }
    const auto *has = held.as<RecordIds>();
    const auto *more = offered.as<RecordIds>();
    if (has && more) {
        std::vector<RecordId> all = has->ids;
        all.insert(all.end(), more->ids.begin(), more->ids.end());
        result.set(field.index, RecordIds::of(std::move(all)));
    }
}

/// A value in which every id of `gone` stands as `kept`.
Value repointed(const Value &value, const QSet<RecordId> &gone, const RecordId &kept)
{
    if (const auto *id = value.as<RecordId>())
        return gone.contains(*id) ? Value(kept) : value;
    if (const auto *ids = value.as<RecordIds>()) {
        std::vector<RecordId> all;
        for (const RecordId &id : ids->ids)
            all.push_back(gone.contains(id) ? kept : id);
        return RecordIds::of(std::move(all));
    }
    return value;
}

using Repoint = std::function<void(const EntityPtr &entity, const RecordId &holder, int field, const Value &held)>;

/// Visits every reference to one of the records, also of records in the bin.
Result<void> forEachReferring(const Workspace &workspace, const Session &session, const QString &entity,
                              const QSet<RecordId> &targets, const Repoint &visit)
{
    for (const Catalog::Incoming &incoming : workspace.catalog()->incoming(entity)) {
        const FieldDef &field = incoming.entity->at(incoming.field);
        if (!isRepointed(field))
            continue;
        QSet<RecordId> seen;
        for (const RecordId &target : targets) {
            Query query;
            query.entity = incoming.entity->key;
            query.rows = Query::Rows::All;
            query.filter = Filter::compare(field.key, CompareOp::Equal, target.toString());
            query.fields = {{{field.key}}};
            MILLRACE_TRY(workspace.forEachRow(session, query, [&](const Row &row) {
                // A set may name several of them.
                if (!seen.contains(row.id))
                    visit(incoming.entity, row.id, field.index, row.cells.front());
                seen.insert(row.id);
                return true;
            }));
        }
    }
    return {};
}

/// Edits of the records that refer to the others, one a record.
Result<std::vector<Edit>> referringEdits(const Workspace &workspace, const Session &session, const MergePlan &plan,
                                         qint64 &count)
{
    const EntityPtr entity = plan.result.entity();
    QSet<RecordId> gone, all;
    for (const Record &record : plan.records)
        all.insert(record.id());
    gone = all;
    gone.remove(plan.result.id());
    std::vector<Edit> edits;
    QHash<RecordId, size_t> positions;
    MILLRACE_TRY(forEachReferring(workspace, session, entity->key, gone,
                                  [&](const EntityPtr &holder, const RecordId &id, int field, const Value &held) {
                                      // What the merged records themselves refer to is a matter of the result.
                                      if (all.contains(id))
                                          return;
                                      const auto found = positions.constFind(id);
                                      if (found == positions.constEnd()) {
                                          positions.insert(id, edits.size());
                                          edits.push_back(Edit::update(holder, id));
                                          edits.back().cascade = false;
                                      }
                                      Edit &edit = found == positions.constEnd() ? edits.back() : edits[*found];
                                      edit.fields.push_back({field, repointed(held, gone, plan.result.id()), {}, true});
                                      ++count;
                                  }));
    return edits;
}

} // namespace

Result<MergePlan> planMerge(const Workspace &workspace, const Session &session, const QString &entityKey,
                            const RecordId &keep, const std::vector<RecordId> &others)
{
    MergePlan plan;
    QSet<RecordId> known;
    std::vector<RecordId> ids{keep};
    ids.insert(ids.end(), others.begin(), others.end());
    for (const RecordId &id : ids) {
        MILLRACE_ASSIGN(Record record, workspace.record(session, entityKey, id));
        if (record.isDeleted())
            return fail(refusal(QStringLiteral("in_bin"), record.title()));
        if (known.contains(record.id()))
            continue;
        known.insert(record.id());
        plan.records.push_back(std::move(record));
    }
    if (plan.records.size() < 2)
        return fail(refusal(QStringLiteral("merge_few"), plan.records.front().title()));
    plan.result = plan.records.front();
    for (size_t i = 1; i < plan.records.size(); ++i)
        for (const FieldDef &field : plan.result.entity()->fields)
            if (const Value &offered = plan.records[i].value(field.index); isMerged(field) && !offered.isEmpty())
                join(plan.result, field, offered);
    // None of them is its own parent afterwards.
    for (const FieldDef &field : plan.result.entity()->fields)
        if (const auto *id = plan.result.value(field.index).as<RecordId>(); id && !field.system && known.contains(*id))
            plan.result.set(field.index, Value());
    MILLRACE_TRY(referringEdits(workspace, session, plan, plan.referring));
    return plan;
}

Result<MergeReceipt> merge(Workspace &workspace, const Session &session, const MergePlan &plan)
{
    MergeReceipt receipt;
    const EntityPtr entity = plan.result.entity();
    CommitRequest request;
    request.label = QStringLiteral("merge");
    request.origin = Origin::Merge;
    MILLRACE_ASSIGN(request.edits, referringEdits(workspace, session, plan, receipt.moved));
    // The others go before the kept one takes their values: some of these may not stand twice.
    for (size_t i = 1; i < plan.records.size(); ++i) {
        Edit into = Edit::update(entity, plan.records[i].id());
        into.fields.push_back({system_field::MergedInto, plan.result.id(), {}, true});
        request.edits.push_back(std::move(into));
        Edit gone = Edit::remove(entity->key, plan.records[i].id());
        gone.cascade = false;
        request.edits.push_back(std::move(gone));
    }
    Edit kept = Edit::update(entity, plan.result.id());
    for (const FieldDef &field : entity->fields)
        if (isMerged(field) && !(plan.result.value(field.index) == plan.records.front().value(field.index)))
            kept.fields.push_back({field.index, plan.result.value(field.index), {}, true});
    if (!kept.fields.empty())
        request.edits.push_back(std::move(kept));
    MILLRACE_ASSIGN(receipt.commit, workspace.commit(session, std::move(request)));
    return receipt;
}

Result<UndoReceipt> unmerge(Workspace &workspace, const Session &session, const RecordId &operation)
{
    MILLRACE_ASSIGN(const std::optional<Origin> origin, workspace.originOf(session, operation));
    if (!origin)
        return fail(ErrorCode::NotFound, {QStringLiteral("operation"), operation.toString()});
    if (*origin != Origin::Merge)
        return fail(refusal(QStringLiteral("not_a_merge"), operation.toString()));
    return workspace.undo(session, operation, LaterEdits::Keep);
}

} // namespace millrace
