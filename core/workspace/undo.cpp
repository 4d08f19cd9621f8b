// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/operation.h"
#include "core/workspace/prepare.h"
#include "core/workspace/readers.h"
#include "core/workspace/sight.h"
#include "core/workspace/writer.h"

#include <QSet>

#include <algorithm>
#include <map>

namespace millrace {

namespace {

/// What an operation did to one record, first and last.
struct RecordTrace
{
    EntityPtr entity;
    RecordId id;
    bool created = false;
    bool retracted = false;
    bool binned = false; ///< the last of bin and restore was bin
    bool restored = false;
    QByteArray retractedRecord;
    struct FieldTrace
    {
        QByteArray was; ///< before the first change
        QByteArray now; ///< after the last change
    };
    std::vector<std::pair<int, FieldTrace>> fields; ///< by dictionary number, in order of first change
};

class Tracer
{
public:
    Tracer(const Catalog &catalog, const Dictionary &dictionary) : m_catalog(catalog), m_dictionary(dictionary) {}

    void add(const ChangeRow &change)
    {
        RecordTrace &trace = traceOf(change);
        if (!trace.entity)
            return;
        ++count;
        switch (change.field) {
        case change_kind::Created:
            trace.created = true;
            return;
        case change_kind::Retracted:
            trace.retracted = true;
            trace.retractedRecord = change.was;
            return;
        case change_kind::Binned:
            trace.binned = !trace.restored;
            trace.restored = false;
            return;
        case change_kind::Restored:
            trace.restored = !trace.binned;
            trace.binned = false;
            return;
        default:
            break;
        }
        if (change.past)
            return;
        for (auto &[field, values] : trace.fields)
            if (field == change.field) {
                values.now = change.now;
                return;
            }
        trace.fields.push_back({change.field, {change.was, change.now}});
    }

    std::vector<RecordTrace> traces; ///< in order of first change
    qint64 count = 0;

private:
    RecordTrace &traceOf(const ChangeRow &change)
    {
        const auto found = m_positions.constFind(change.record);
        if (found != m_positions.constEnd())
            return traces[*found];
        m_positions.insert(change.record, traces.size());
        traces.push_back({});
        traces.back().entity = m_catalog.entity(m_dictionary.entityKey(change.entity));
        traces.back().id = change.record;
        return traces.back();
    }

    const Catalog &m_catalog;
    const Dictionary &m_dictionary;
    QHash<RecordId, size_t> m_positions;
};

/// Whether others' changes since these commits began left the record otherwise than they found it. What was taken back
/// meanwhile counts for nothing.
bool isLeftOtherwise(const std::vector<ChangeRow> &life, const QSet<qint64> &commits)
{
    std::map<int, RecordTrace::FieldTrace> fields;
    bool begun = false, binned = false;
    for (const ChangeRow &change : life) {
        const bool own = commits.contains(change.commitNo);
        begun = begun || own;
        if (own || !begun)
            continue;
        if (change.field == change_kind::Created || change.field == change_kind::Retracted || change.past)
            return true;
        if (change.field == change_kind::Binned || change.field == change_kind::Restored) {
            binned = change.field == change_kind::Binned;
            continue;
        }
        const auto [known, isFirst] = fields.try_emplace(change.field, change.was, change.now);
        if (!isFirst)
            known->second.now = change.now;
    }
    return binned || std::any_of(fields.begin(), fields.end(), [](const auto &field) {
               return !(decodedValue(field.second.was) == decodedValue(field.second.now));
           });
}

/// Puts creations before everything else, each after those that it refers to: a load may have written them in any
/// order.
void makeReferredFirst(std::vector<Edit> &edits)
{
    const auto rest =
        std::stable_partition(edits.begin(), edits.end(), [](const Edit &e) { return e.kind == Edit::Kind::Create; });
    const size_t count = size_t(rest - edits.begin());
    QHash<RecordId, size_t> positions;
    for (size_t i = 0; i < count; ++i)
        positions.insert(edits[i].id, i);
    const auto referred = [&](const Edit &edit) {
        std::vector<size_t> found;
        const auto add = [&](const RecordId &id) {
            if (const auto it = positions.constFind(id); it != positions.constEnd())
                found.push_back(*it);
        };
        for (const FieldEdit &field : edit.fields) {
            if (const auto *id = field.now.as<RecordId>())
                add(*id);
            else if (const auto *ids = field.now.as<RecordIds>())
                std::for_each(ids->ids.begin(), ids->ids.end(), add);
        }
        return found;
    };
    // Depth first, without recursion: chains of parents can be long. Records that refer to each other stay as they are.
    std::vector<size_t> order;
    std::vector<bool> met(count, false);
    struct Open
    {
        size_t edit;
        std::vector<size_t> referred;
        size_t next = 0;
    };
    std::vector<Open> open;
    for (size_t i = 0; i < count; ++i) {
        if (met[i])
            continue;
        met[i] = true;
        open.push_back({i, referred(edits[i])});
        while (!open.empty()) {
            Open &top = open.back();
            if (top.next == top.referred.size()) {
                order.push_back(top.edit);
                open.pop_back();
            } else if (const size_t next = top.referred[top.next++]; !met[next]) {
                met[next] = true;
                open.push_back({next, referred(edits[next])});
            }
        }
    }
    std::vector<Edit> ordered;
    ordered.reserve(edits.size());
    for (const size_t i : order)
        ordered.push_back(std::move(edits[i]));
    std::move(rest, edits.end(), std::back_inserter(ordered));
    edits = std::move(ordered);
}

} // namespace

Result<UndoReceipt> Workspace::undo(const Session &session, const RecordId &operation, LaterEdits later,
                                    const Progress &progress)
{
    if (!m_writer)
        return fail(ErrorCode::WorkspaceReadOnly, {m_path});
    return undoHere(session, operation, later, false, progress);
}

Result<UndoReceipt> Workspace::undoHere(const Session &session, const RecordId &operation, LaterEdits later,
                                        bool takeBack, const Progress &progress)
{
    UndoReceipt receipt;
    const MetadataPtr snapshot = metadata();
    const Dictionary numbers = dictionary();
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    MILLRACE_ASSIGN(const auto commits, journal::commitsOf(*lease, operation));
    if (commits.empty())
        return fail(ErrorCode::NotFound, {QStringLiteral("operation"), operation.toString()});
    if (commits.front().operationState == OperationState::TakenBack)
        return fail(ErrorCode::NotFound, {QStringLiteral("operation"), operation.toString()});

    Tracer tracer(*snapshot->catalog, numbers);
    QSet<qint64> own;
    for (const CommitRow &commit : commits) {
        own.insert(commit.no);
        MILLRACE_ASSIGN(const auto changes, journal::changesOf(*lease, commit.no));
        for (const ChangeRow &change : changes)
            tracer.add(change);
    }

    // What is not seen any more is not undone either, and nothing is said of it.
    const Sight sight = sightOf(session, *lease);
    if (!takeBack && !sight.isEverything())
        for (const RecordTrace &trace : tracer.traces) {
            MILLRACE_ASSIGN(const bool seen, !trace.entity || trace.retracted ? Result<bool>(true)
                                                                              : sight.sees(*trace.entity, trace.id));
            if (!seen)
                return fail(ErrorCode::NotPermitted);
        }

    // Inverse edits, last record first, so that what was made later goes before what it refers to.
    std::vector<Edit> edits;
    const auto touched = [&](const RecordTrace &trace, const Record &record, const QString &field) {
        receipt.touchedLater.push_back({trace.entity->key, trace.id, record.title(), field});
    };
    QSet<RecordId> leaving;
    for (const RecordTrace &trace : tracer.traces)
        if (trace.created && !trace.retracted)
            leaving.insert(trace.id);

    // References that the operation itself set go back with it.
    QSet<std::pair<RecordId, QString>> ownReferences;
    for (const RecordTrace &trace : tracer.traces)
        if (trace.entity && !trace.created)
            for (const auto &[number, values] : trace.fields)
                ownReferences.insert({trace.id, numbers.fieldKey(number)});

    // Records that hang on a leaving one or point to it, and stay, would dangle: one scan per incoming reference.
    QSet<RecordId> pointedTo;
    if (!takeBack) {
        QSet<QString> entities;
        for (const RecordTrace &trace : tracer.traces)
            if (trace.entity && trace.created && !trace.retracted)
                entities.insert(trace.entity->key);
        for (const QString &entity : entities)
            for (const Catalog::Incoming &incoming : snapshot->catalog->incoming(entity)) {
                const FieldDef &field = incoming.entity->at(incoming.field);
                // What somebody was told of it, or that he watches it, holds nothing.
                if (incoming.entity->personal || field.type != FieldType::Reference ||
                    (field.system && field.index != system_field::Owner))
                    continue;
                MILLRACE_TRY(record_store::forEachReference(
                    *lease, *incoming.entity, field, [&](const RecordId &holder, const RecordId &target) {
                        if (leaving.contains(target) && !leaving.contains(holder) &&
                            !ownReferences.contains({holder, field.key}))
                            pointedTo.insert(target);
                    }));
            }
    }

    for (auto it = tracer.traces.rbegin(); it != tracer.traces.rend(); ++it) {
        const RecordTrace &trace = *it;
        if (!trace.entity || (trace.created && trace.retracted))
            continue;
        MILLRACE_ASSIGN(const auto stored, record_store::load(*lease, trace.entity, trace.id));
        if (trace.retracted) {
            if (stored) {
                touched(trace, stored->record, {});
                continue;
            }
            const Record record = decodedRecord(trace.retractedRecord, trace.entity, trace.id, numbers);
            Edit edit = Edit::create(trace.entity);
            edit.id = trace.id;
            for (const FieldDef &field : trace.entity->fields)
                if (!isDerivedField(field.index) && !record.value(field.index).isEmpty())
                    edit.fields.push_back({field.index, record.value(field.index), std::nullopt, true});
            // The steps of its life stay where they were; the new row says only that it is back.
            MILLRACE_ASSIGN(const auto life,
                            journal::changesOfRecord(*lease, numbers.entityNumber(trace.entity->key), trace.id));
            for (const ChangeRow &change : life)
                if (change.field == change_kind::Created) {
                    edit.at = change.at;
                    edit.atKnown = change.atKnown;
                    break;
                }
            edits.push_back(std::move(edit));
            continue;
        }
        if (!stored)
            continue;
        if (trace.created) {
            MILLRACE_ASSIGN(const auto life,
                            journal::changesOfRecord(*lease, numbers.entityNumber(trace.entity->key), trace.id));
            const bool edited = isLeftOtherwise(life, own) || pointedTo.contains(trace.id);
            if (edited && !takeBack) {
                touched(trace, stored->record, {});
                if (later != LaterEdits::Overwrite)
                    continue;
                // Somebody worked with it: to the bin, where it can be had back, not out of the table.
                Edit edit = Edit::remove(trace.entity->key, trace.id);
                edit.cascade = false;
                edits.push_back(std::move(edit));
                continue;
            }
            Edit edit = Edit::remove(trace.entity->key, trace.id);
            edit.kind = Edit::Kind::Retract;
            edits.push_back(std::move(edit));
            continue;
        }
        if (trace.binned || trace.restored) {
            if (stored->record.isDeleted() != trace.binned) {
                touched(trace, stored->record, {});
                if (later != LaterEdits::Overwrite)
                    continue;
            } else {
                Edit edit = trace.binned ? Edit::restore(trace.entity->key, trace.id)
                                         : Edit::remove(trace.entity->key, trace.id);
                edit.cascade = false;
                edits.push_back(std::move(edit));
            }
        }
        Edit edit = Edit::update(trace.entity, trace.id);
        edit.cascade = false;
        for (const auto &[number, values] : trace.fields) {
            const FieldDef *field = trace.entity->field(numbers.fieldKey(number));
            if (!field || isDerivedField(field->index))
                continue;
            if (!(stored->record.value(field->index) == decodedValue(values.now))) {
                touched(trace, stored->record, field->key);
                if (later != LaterEdits::Overwrite)
                    continue;
            }
            edit.fields.push_back({field->index, decodedValue(values.was), std::nullopt, true});
        }
        if (!edit.fields.empty())
            edits.push_back(std::move(edit));
    }
    if (std::any_of(edits.begin(), edits.end(), [](const Edit &e) { return e.kind == Edit::Kind::Create; }))
        makeReferredFirst(edits);

    if (!receipt.touchedLater.empty() && later == LaterEdits::Block && !takeBack) {
        receipt.blocked = true;
        return receipt;
    }

    CommitRequest request;
    request.label = takeBack ? QStringLiteral("take_back") : QStringLiteral("undo");
    request.origin = Origin::Undo;
    request.cause = operation.toString();
    request.edits = std::move(edits);
    const qint64 total = qint64(request.edits.size());
    if (progress.isCancelled())
        return fail(ErrorCode::Cancelled);
    progress.step(0, total);
    const Instant now = m_clock.now();
    MILLRACE_ASSIGN(const CommitReceipt done, m_writer->transact([&](Committer &committer) -> Result<CommitReceipt> {
        auto applied = committer.apply(request, takeBack ? Author::program(session) : Author::of(session), now);
        if (!applied)
            return applied;
        if (takeBack)
            MILLRACE_TRY(committer.endOperation(operation, OperationState::TakenBack));
        return applied;
    }));
    progress.step(total, total);
    receipt.operation = done.lastCommit > 0 ? done.operation : RecordId();
    receipt.undone = tracer.count;
    return receipt;
}

} // namespace millrace
