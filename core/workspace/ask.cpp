// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/ask.h"

#include "core/access/field_mask.h"
#include "core/base/text/fold.h"
#include "core/store/layout.h"
#include "core/store/search_index.h"
#include "core/workspace/label_search.h"

#include <algorithm>
#include <functional>

namespace millrace {

/// Live records that are seen and called so: exactly, and where none is, without regard to case.
static Result<std::vector<RecordId>> idsByTitle(const Sight &sight, const EntityDef &entity, const QString &title)
{
    const FieldDef &field = entity.at(entity.titleFields.front());
    std::vector<Column> columns;
    appendColumns(field, Value(title), {}, columns);
    const RowVisibility visible = sight.rows(ScopeUse::Probe);
    const QByteArray seen = visible ? visible(entity, "t") : QByteArray();
    const QByteArray from = "SELECT t.\"id\" FROM " + quoted(entity.key) + " AS t WHERE t.\"deleted_at\" IS NULL" +
                            (seen.isEmpty() ? QByteArray() : " AND " + seen) + " AND ";
    std::vector<RecordId> ids;
    const auto gather = [&](const QByteArray &where, const std::vector<Column> &bindings) -> Result<void> {
        MILLRACE_ASSIGN(Statement statement, sight.database().prepare(from + where + " LIMIT 10000"));
        MILLRACE_TRY(bindAll(statement, bindings));
        for (;;) {
            MILLRACE_ASSIGN(const bool row, statement.step());
            if (!row)
                return {};
            ids.push_back(statement.id(0));
        }
    };
    // The index of a sorted text is on its sort key: ask by both, so that the index narrows and the text decides.
    const QByteArray exact = "t." + quoted(field.key) + " = ?";
    if (hasSortKey(field))
        MILLRACE_TRY(gather(exact + " AND t." + quoted(orderColumn(field)) + " = ?", {columns[0], columns.back()}));
    else
        MILLRACE_TRY(gather(exact, {columns[0]}));
    if (ids.empty())
        MILLRACE_TRY(gather("millrace_fold(t." + quoted(field.key) + ") = ?",
                            {{Column::Kind::Text, 0, foldText(title).toUtf8()}}));
    return ids;
}

AskContext askContext(const Workspace &workspace, const Session &session, const Sight &sight)
{
    AskContext context;
    context.actor = session.actor;
    context.now = workspace.clock().now();
    context.zone = session.zone;
    context.weekStart = session.weekStart;
    context.baseCurrency = workspace.baseCurrency();
    context.titled = [&sight](const EntityDef &entity, const QString &title) {
        return idsByTitle(sight, entity, title).value_or(std::vector<RecordId>());
    };
    context.optionNamed = [metadata = sight.metadata()](const QString &list, const QString &name) {
        QStringList keys;
        const QString folded = foldText(name);
        for (const OptionInfo &option : metadata->options(list))
            if (option.key == name || foldText(option.label) == folded || foldText(option.labelZh) == folded)
                keys << option.key;
        return keys;
    };
    return context;
}

Result<BoundQuery> bindQuery(const Workspace &workspace, const Session &session, const Sight &sight, const Query &query,
                             ScopeUse use)
{
    BoundQuery bound;
    const Catalog &shown = *sight.policy().shown();
    const Catalog &asked = *sight.policy().asked();
    MILLRACE_ASSIGN(const EntityPtr entity, shown.require(query.entity));
    bound.selection.entity = entity;
    bound.selection.rows = query.rows;
    bound.selection.visible = sight.rows(use);
    if (query.leaves)
        MILLRACE_TRY(sight.permit(Action::Export, entity->key));
    AskContext context = askContext(workspace, session, sight);
    // "The last 30 days" of a moment ago are those before that moment.
    if (query.asOf || query.knownAt)
        context.now = query.asOf ? *query.asOf : *query.knownAt;
    auto filter = bindFilter(query.filter, asked, *entity, context);
    if (!filter)
        return fail(sight.told(filter.error()));
    bound.selection.filter = std::move(*filter);
    auto sort = bindSort(query.sort, asked, *entity);
    if (!sort)
        return fail(sight.told(sort.error()));
    bound.sort = std::move(*sort);
    if (query.fields.empty()) {
        for (const FieldDef &field : entity->fields)
            if (!field.retired)
                bound.columns.push_back({{entity}, {&field}});
    } else {
        for (const FieldPath &path : query.fields) {
            MILLRACE_ASSIGN(BoundPath column, bindPath(path, shown, *entity));
            bound.columns.push_back(std::move(column));
        }
    }
    if (!sight.isEverything()) {
        bool any = false;
        for (const BoundPath &column : bound.columns) {
            bound.masked.push_back(sight.isMasked(column));
            any = any || bound.masked.back();
        }
        if (!any)
            bound.masked.clear();
        if (query.leaves)
            bound.selection.also.push_back(sight.reached(Action::Export, *entity, use));
    }
    if (!query.search.trimmed().isEmpty()) {
        MILLRACE_ASSIGN(const ScopeUse searched, sight.useFor(*entity));
        MILLRACE_ASSIGN(auto numbers,
                        search_index::findAll(sight.database(), *entity, query.search, sight.gate(entity, searched)));
        MILLRACE_ASSIGN(const auto labelled, numbersByLabel(workspace, session, sight, entity->key, query.search));
        if (!labelled.empty()) {
            std::vector<std::int64_t> both;
            std::set_union(numbers.begin(), numbers.end(), labelled.begin(), labelled.end(), std::back_inserter(both),
                           std::greater<>());
            numbers = std::move(both);
        }
        bound.selection.also.push_back(numberedAmong(numbers));
    }
    return bound;
}

void BoundQuery::mask(Row &row) const
{
    for (size_t i = 0; i < masked.size(); ++i)
        if (masked[i])
            row.cells[i] = millrace::masked(columns[i].field(), row.cells[i]);
}

void BoundQuery::mask(std::vector<StoredCell> &cells) const
{
    for (size_t i = 0; i < masked.size(); ++i) {
        if (!masked[i])
            continue;
        StoredCell &cell = cells[i];
        const Value value = cell.isText ? Value(QString::fromUtf8(cell.utf8)).normalised() : cell.value;
        cell = {false, {}, millrace::masked(columns[i].field(), value)};
    }
}

Result<void> bindAll(Statement &statement, const std::vector<Column> &bindings)
{
    for (size_t i = 0; i < bindings.size(); ++i)
        statement.bind(int(i) + 1, bindings[i]);
    return {};
}

static Value valueOf(const Statement &statement, const ResultColumn &result, std::vector<Column> &columns)
{
    // Straight from the page, as texts are.
    if (isStoredAsId(result.path.field().type)) {
        const RecordId id = statement.id(result.first);
        return id.isNull() ? Value() : Value(id);
    }
    columns.clear();
    for (int i = 0; i < result.count; ++i)
        columns.push_back(statement.column(result.first + i));
    return valueFromColumns(result.path.field(), columns);
}

void readStoredRow(const Statement &statement, const CompiledQuery &compiled, std::vector<StoredCell> &cells)
{
    std::vector<Column> columns;
    cells.resize(compiled.columns.size());
    for (size_t i = 0; i < cells.size(); ++i) {
        const ResultColumn &result = compiled.columns[i];
        cells[i].isText = isStoredAsText(result.path.field().type);
        if (cells[i].isText)
            cells[i].utf8 = statement.utf8(result.first);
        else
            cells[i].value = valueOf(statement, result, columns);
    }
}

Row readRow(const Statement &statement, const CompiledQuery &compiled, int idColumn)
{
    Row row;
    row.no = quint32(statement.number(0));
    row.cells.reserve(compiled.columns.size());
    std::vector<Column> columns;
    for (const ResultColumn &result : compiled.columns) {
        if (isStoredAsText(result.path.field().type)) {
            // Straight from the page: the detour over a column would copy each text twice more.
            QString text = statement.text(result.first);
            row.cells.push_back(text.isEmpty() ? Value() : Value(std::move(text)));
            continue;
        }
        row.cells.push_back(valueOf(statement, result, columns));
    }
    if (idColumn >= 0) {
        row.id = row.cells[size_t(idColumn)].valueOr<RecordId>();
        row.cells.erase(row.cells.begin() + idColumn);
    }
    return row;
}

} // namespace millrace
