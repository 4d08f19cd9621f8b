// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/layout.h"
#include "core/store/record_store.h"
#include "core/workspace/ask.h"

namespace millrace {

namespace {

RowColumn columnOf(const FieldPath &path, const BoundPath &bound)
{
    return {path, bound.entities.back(), &bound.field()};
}

std::vector<RowColumn> columnsOf(const Query &query, const BoundQuery &bound)
{
    std::vector<RowColumn> columns;
    for (size_t i = 0; i < bound.columns.size(); ++i) {
        const FieldPath path = query.fields.empty() ? FieldPath{{bound.columns[i].field().key}} : query.fields[i];
        columns.push_back(columnOf(path, bound.columns[i]));
    }
    return columns;
}

/// The id goes with every row; it is asked for once, behind the wanted columns.
std::vector<BoundPath> withId(const BoundQuery &bound)
{
    std::vector<BoundPath> columns = bound.columns;
    columns.push_back({{bound.selection.entity}, {&bound.selection.entity->at(system_field::Id)}});
    return columns;
}

} // namespace

Result<RowSet> Workspace::rows(const Session &session, const Query &query) const
{
    MILLRACE_TRY(permit(session, Action::See, query.entity));
    if (query.asOf || query.knownAt)
        return rowsAsOf(session, query);
    const MetadataPtr snapshot = metadata();
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    MILLRACE_ASSIGN(const BoundQuery bound, bindQuery(*this, session, *m_policy, *lease, snapshot, query));
    RowSet answer;
    answer.columns = columnsOf(query, bound);
    const std::vector<BoundPath> columns = withId(bound);
    MILLRACE_ASSIGN(const CompiledQuery compiled,
                    compileRows(bound.selection, columns, bound.sort, query.limit, query.offset));
    MILLRACE_ASSIGN(Statement statement, lease->prepare(compiled.sql));
    MILLRACE_TRY(bindAll(statement, compiled.bindings));
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return answer;
        answer.rows.push_back(readRow(statement, compiled, int(columns.size()) - 1));
    }
}

Result<void> Workspace::forEachRow(const Session &session, const Query &query,
                                   const std::function<bool(const Row &)> &visit) const
{
    MILLRACE_TRY(permit(session, Action::See, query.entity));
    if (query.asOf || query.knownAt) {
        MILLRACE_ASSIGN(const RowSet answer, rowsAsOf(session, query));
        for (const Row &row : answer.rows)
            if (!visit(row))
                break;
        return {};
    }
    const MetadataPtr snapshot = metadata();
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    MILLRACE_ASSIGN(const BoundQuery bound, bindQuery(*this, session, *m_policy, *lease, snapshot, query));
    const std::vector<BoundPath> columns = withId(bound);
    MILLRACE_ASSIGN(const CompiledQuery compiled,
                    compileRows(bound.selection, columns, bound.sort, query.limit, query.offset));
    MILLRACE_ASSIGN(Statement statement, lease->prepare(compiled.sql));
    MILLRACE_TRY(bindAll(statement, compiled.bindings));
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row || !visit(readRow(statement, compiled, int(columns.size()) - 1)))
            return {};
    }
}

Result<void> Workspace::forEachStoredRow(const Session &session, const Query &query,
                                         const std::function<bool(std::span<const StoredCell>)> &visit) const
{
    std::vector<StoredCell> cells;
    if (query.asOf || query.knownAt)
        return forEachRow(session, query, [&](const Row &row) {
            cells.clear();
            for (const Value &value : row.cells)
                cells.push_back({false, {}, value});
            return visit(cells);
        });
    MILLRACE_TRY(permit(session, Action::See, query.entity));
    const MetadataPtr snapshot = metadata();
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    MILLRACE_ASSIGN(const BoundQuery bound, bindQuery(*this, session, *m_policy, *lease, snapshot, query));
    MILLRACE_ASSIGN(const CompiledQuery compiled,
                    compileRows(bound.selection, bound.columns, bound.sort, query.limit, query.offset));
    MILLRACE_ASSIGN(Statement statement, lease->prepare(compiled.sql));
    MILLRACE_TRY(bindAll(statement, compiled.bindings));
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return {};
        readStoredRow(statement, compiled, cells);
        if (!visit(cells))
            return {};
    }
}

Result<std::vector<quint32>> Workspace::numbers(const Session &session, const Query &query,
                                                const Progress &progress) const
{
    MILLRACE_TRY(permit(session, Action::See, query.entity));
    const MetadataPtr snapshot = metadata();
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    MILLRACE_ASSIGN(const BoundQuery bound, bindQuery(*this, session, *m_policy, *lease, snapshot, query));
    // The order of the numbers themselves is made here: SQLite would walk the table for it.
    const bool ownOrder = bound.sort.empty() && query.limit < 0 && query.offset == 0;
    MILLRACE_ASSIGN(const CompiledQuery compiled,
                    ownOrder ? compileUnorderedNumbers(bound.selection)
                             : compileNumbers(bound.selection, bound.sort, query.limit, query.offset));
    MILLRACE_ASSIGN(Statement statement, lease->prepare(compiled.sql));
    MILLRACE_TRY(bindAll(statement, compiled.bindings));
    std::vector<quint32> numbers;
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            break;
        numbers.push_back(quint32(statement.number(0)));
        if ((numbers.size() & 4095) == 0 && progress.isCancelled())
            return fail(ErrorCode::Cancelled);
    }
    if (ownOrder)
        std::sort(numbers.begin(), numbers.end(), std::greater<>());
    return numbers;
}

Result<RowSet> Workspace::rowsByNumber(const Session &session, const QString &entity,
                                       const std::vector<quint32> &numbers, const std::vector<FieldPath> &fields) const
{
    MILLRACE_TRY(permit(session, Action::See, entity));
    const MetadataPtr snapshot = metadata();
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    Query query;
    query.entity = entity;
    query.fields = fields;
    query.rows = Query::Rows::All;
    MILLRACE_ASSIGN(BoundQuery bound, bindQuery(*this, session, *m_policy, *lease, snapshot, query));
    const std::vector<std::int64_t> wanted(numbers.begin(), numbers.end());
    bound.selection.also.push_back(numberedAmong(wanted));
    RowSet answer;
    answer.columns = columnsOf(query, bound);
    const std::vector<BoundPath> columns = withId(bound);
    MILLRACE_ASSIGN(const CompiledQuery compiled, compileRows(bound.selection, columns, {}));
    MILLRACE_ASSIGN(Statement statement, lease->prepare(compiled.sql));
    MILLRACE_TRY(bindAll(statement, compiled.bindings));
    QHash<quint32, size_t> positions;
    answer.rows.resize(numbers.size());
    for (size_t i = 0; i < numbers.size(); ++i)
        positions.insert(numbers[i], i);
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return answer;
        Row read = readRow(statement, compiled, int(columns.size()) - 1);
        const size_t position = positions.value(read.no);
        answer.rows[position] = std::move(read);
    }
}

Result<qint64> Workspace::count(const Session &session, const Query &query) const
{
    MILLRACE_TRY(permit(session, Action::See, query.entity));
    if (query.asOf || query.knownAt) {
        Query all = query;
        all.limit = -1;
        all.offset = 0;
        MILLRACE_ASSIGN(const RowSet answer, rowsAsOf(session, all));
        return qint64(answer.rows.size());
    }
    const MetadataPtr snapshot = metadata();
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    MILLRACE_ASSIGN(const BoundQuery bound, bindQuery(*this, session, *m_policy, *lease, snapshot, query));
    MILLRACE_ASSIGN(const CompiledQuery compiled, compileCount(bound.selection));
    MILLRACE_ASSIGN(Statement statement, lease->prepare(compiled.sql));
    MILLRACE_TRY(bindAll(statement, compiled.bindings));
    MILLRACE_ASSIGN(const bool row, statement.step());
    return row ? statement.number(0) : 0;
}

Result<Record> Workspace::record(const Session &session, const QString &entityKey, const RecordId &id) const
{
    MILLRACE_TRY(permit(session, Action::See, entityKey));
    const EntityPtr entity = catalog()->entity(entityKey);
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    MILLRACE_ASSIGN(auto stored, record_store::load(*lease, entity, id));
    // A merged record lives on in the one it became.
    for (int step = 0; stored && step < 16; ++step) {
        const auto *into = stored->record.value(system_field::MergedInto).as<RecordId>();
        if (!into)
            break;
        MILLRACE_ASSIGN(stored, record_store::load(*lease, entity, *into));
    }
    if (!stored)
        return fail(ErrorCode::NotFound, {entityKey, id.toString()});
    return std::move(stored->record);
}

Result<QHash<RecordId, QString>> Workspace::titles(const Session &session, const QString &entityKey,
                                                   const std::vector<RecordId> &ids) const
{
    MILLRACE_TRY(permit(session, Action::See, entityKey));
    const EntityPtr entity = catalog()->entity(entityKey);
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    QHash<RecordId, QString> titles;
    for (const RecordId &id : ids) {
        if (titles.contains(id))
            continue;
        MILLRACE_ASSIGN(const auto stored, record_store::load(*lease, entity, id));
        if (stored)
            titles.insert(id, stored->record.title());
    }
    return titles;
}

Result<std::vector<RecordId>> Workspace::idsTitled(const Session &session, const QString &entity,
                                                   const QString &title) const
{
    MILLRACE_TRY(permit(session, Action::See, entity));
    const MetadataPtr snapshot = metadata();
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    return askContext(*this, session, *lease, snapshot).titled(*snapshot->catalog->entity(entity), title);
}

} // namespace millrace
