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

/// Where the row that the statement stands at has its place in the order.
RowMark markOf(const Statement &statement, const CompiledQuery &compiled, size_t keys, quint32 no)
{
    RowMark mark;
    mark.no = no;
    for (size_t i = 0; i < keys; ++i)
        mark.values.push_back(statement.column(compiled.marks + int(i)));
    return mark;
}

/// The id goes with every row; it is asked for once, behind the wanted columns.
std::vector<BoundPath> withId(const BoundQuery &bound)
{
    std::vector<BoundPath> columns = bound.columns;
    columns.push_back({{bound.selection.entity}, {&bound.selection.entity->at(system_field::Id)}});
    return columns;
}

/// Everything is gathered; of a page it depends on how much is seen.
Result<ScopeUse> pageUse(const Sight &sight, const Query &query)
{
    constexpr qint64 page = 2'000;
    if (query.limit < 0 || query.limit + query.offset > page || sight.isEverything())
        return ScopeUse::Gather;
    MILLRACE_ASSIGN(const EntityPtr entity, sight.metadata()->catalog->require(query.entity));
    return sight.useFor(*entity);
}

} // namespace

Result<RowSet> Workspace::rows(const Session &session, const Query &query) const
{
    if (query.asOf || query.knownAt)
        return rowsAsOf(session, query);
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    const Sight sight = sightOf(session, *lease);
    MILLRACE_TRY(sight.permit(Action::See, query.entity));
    MILLRACE_ASSIGN(const ScopeUse use, pageUse(sight, query));
    MILLRACE_ASSIGN(const BoundQuery bound, bindQuery(*this, session, sight, query, use));
    RowSet answer;
    answer.columns = columnsOf(query, bound);
    const std::vector<BoundPath> columns = withId(bound);
    const PageBounds page{query.limit, query.offset, query.after, query.limit > 0};
    MILLRACE_ASSIGN(const CompiledQuery compiled, compileRows(bound.selection, columns, bound.sort, page));
    MILLRACE_ASSIGN(Statement statement, lease->prepare(compiled.sql));
    MILLRACE_TRY(bindAll(statement, compiled.bindings));
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return answer;
        answer.rows.push_back(readRow(statement, compiled, int(columns.size()) - 1));
        if (qint64(answer.rows.size()) == query.limit)
            answer.last = markOf(statement, compiled, bound.sort.size(), answer.rows.back().no);
        bound.mask(answer.rows.back());
    }
}

Result<void> Workspace::forEachRow(const Session &session, const Query &query,
                                   const std::function<bool(const Row &)> &visit) const
{
    if (query.asOf || query.knownAt) {
        MILLRACE_ASSIGN(const RowSet answer, rowsAsOf(session, query));
        for (const Row &row : answer.rows)
            if (!visit(row))
                break;
        return {};
    }
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    const Sight sight = sightOf(session, *lease);
    MILLRACE_TRY(sight.permit(Action::See, query.entity));
    MILLRACE_ASSIGN(const BoundQuery bound, bindQuery(*this, session, sight, query, ScopeUse::Gather));
    const std::vector<BoundPath> columns = withId(bound);
    MILLRACE_ASSIGN(const CompiledQuery compiled,
                    compileRows(bound.selection, columns, bound.sort, {query.limit, query.offset, query.after}));
    MILLRACE_ASSIGN(Statement statement, lease->prepare(compiled.sql));
    MILLRACE_TRY(bindAll(statement, compiled.bindings));
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return {};
        Row read = readRow(statement, compiled, int(columns.size()) - 1);
        bound.mask(read);
        if (!visit(read))
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
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    const Sight sight = sightOf(session, *lease);
    MILLRACE_TRY(sight.permit(Action::See, query.entity));
    MILLRACE_ASSIGN(const BoundQuery bound, bindQuery(*this, session, sight, query, ScopeUse::Gather));
    MILLRACE_ASSIGN(const CompiledQuery compiled,
                    compileRows(bound.selection, bound.columns, bound.sort, {query.limit, query.offset, query.after}));
    MILLRACE_ASSIGN(Statement statement, lease->prepare(compiled.sql));
    MILLRACE_TRY(bindAll(statement, compiled.bindings));
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return {};
        readStoredRow(statement, compiled, cells);
        bound.mask(cells);
        if (!visit(cells))
            return {};
    }
}

Result<std::vector<quint32>> Workspace::numbers(const Session &session, const Query &query,
                                                const Progress &progress) const
{
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    const Sight sight = sightOf(session, *lease);
    MILLRACE_TRY(sight.permit(Action::See, query.entity));
    MILLRACE_ASSIGN(const BoundQuery bound, bindQuery(*this, session, sight, query, ScopeUse::Gather));
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
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    const Sight sight = sightOf(session, *lease);
    MILLRACE_TRY(sight.permit(Action::See, entity));
    Query query;
    query.entity = entity;
    query.fields = fields;
    query.rows = Query::Rows::All;
    MILLRACE_ASSIGN(BoundQuery bound, bindQuery(*this, session, sight, query, ScopeUse::Probe));
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
        bound.mask(read);
        const size_t position = positions.value(read.no);
        answer.rows[position] = std::move(read);
    }
}

Result<qint64> Workspace::count(const Session &session, const Query &query) const
{
    if (query.asOf || query.knownAt) {
        Query all = query;
        all.limit = -1;
        all.offset = 0;
        MILLRACE_ASSIGN(const RowSet answer, rowsAsOf(session, all));
        return qint64(answer.rows.size());
    }
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    const Sight sight = sightOf(session, *lease);
    MILLRACE_TRY(sight.permit(Action::See, query.entity));
    MILLRACE_ASSIGN(const BoundQuery bound, bindQuery(*this, session, sight, query, ScopeUse::Gather));
    MILLRACE_ASSIGN(const CompiledQuery compiled, compileCount(bound.selection));
    MILLRACE_ASSIGN(Statement statement, lease->prepare(compiled.sql));
    MILLRACE_TRY(bindAll(statement, compiled.bindings));
    MILLRACE_ASSIGN(const bool row, statement.step());
    return row ? statement.number(0) : 0;
}

Result<Record> Workspace::record(const Session &session, const QString &entityKey, const RecordId &id) const
{
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    const Sight sight = sightOf(session, *lease);
    MILLRACE_TRY(sight.permit(Action::See, entityKey));
    const EntityPtr entity = sight.metadata()->catalog->entity(entityKey);
    MILLRACE_ASSIGN(auto stored, record_store::load(*lease, entity, id));
    // A merged record lives on in the one it became.
    for (int step = 0; stored && step < 16; ++step) {
        const auto *into = stored->record.value(system_field::MergedInto).as<RecordId>();
        if (!into)
            break;
        MILLRACE_ASSIGN(stored, record_store::load(*lease, entity, *into));
    }
    if (stored && !sight.isEverything()) {
        MILLRACE_ASSIGN(const bool seen, sight.sees(*entity, stored->record.id()));
        if (!seen)
            stored.reset();
        else
            sight.veil(stored->record);
    }
    if (!stored)
        return fail(ErrorCode::NotFound, {entityKey, id.toString()});
    return std::move(stored->record);
}

Result<QHash<RecordId, QString>> Workspace::titles(const Session &session, const QString &entityKey,
                                                   const std::vector<RecordId> &ids) const
{
    MILLRACE_ASSIGN(const EntityPtr entity, catalog()->require(entityKey));
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    const Sight sight = sightOf(session, *lease);
    QHash<RecordId, QString> titles;
    for (const RecordId &id : ids) {
        if (titles.contains(id))
            continue;
        MILLRACE_ASSIGN(auto stored, record_store::load(*lease, entity, id));
        if (!stored)
            continue;
        MILLRACE_ASSIGN(const bool seen, sight.isEverything() ? Result<bool>(true) : sight.sees(*entity, id));
        titles.insert(id, seen ? stored->record.title() : restrictedTitle());
    }
    return titles;
}

Result<std::vector<RecordId>> Workspace::idsTitled(const Session &session, const QString &entity,
                                                   const QString &title) const
{
    MILLRACE_ASSIGN(const ReaderLease lease, reader());
    MILLRACE_TRY(lease.hold());
    const Sight sight = sightOf(session, *lease);
    MILLRACE_TRY(sight.permit(Action::See, entity));
    return askContext(*this, session, sight).titled(*sight.metadata()->catalog->entity(entity), title);
}

} // namespace millrace
