// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/ask.h"

#include "core/base/text/fold.h"
#include "core/store/layout.h"
#include "core/store/record_store.h"
#include "core/store/search_index.h"

namespace millrace {

static Result<std::vector<RecordId>> idsByTitle(Database &database, const EntityDef &entity, const QString &title)
{
    constexpr int enough = 10'000;
    const FieldDef &field = entity.at(entity.titleFields.front());
    MILLRACE_ASSIGN(std::vector<RecordId> ids, record_store::idsWhere(database, entity, field, Value(title), enough));
    if (!ids.empty())
        return ids;
    MILLRACE_ASSIGN(Statement statement, database.prepare("SELECT id FROM " + quoted(entity.key) +
                                                          " WHERE deleted_at IS NULL AND millrace_fold(" +
                                                          quoted(field.key) + ") = ? LIMIT 10000"));
    statement.bind(1, foldText(title));
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            return ids;
        ids.push_back(statement.id(0));
    }
}

AskContext askContext(const Workspace &workspace, const Session &session, Database &database,
                      const MetadataPtr &metadata)
{
    AskContext context;
    context.actor = session.actor;
    context.now = workspace.clock().now();
    context.zone = session.zone;
    context.baseCurrency = workspace.baseCurrency();
    context.titled = [&database](const EntityDef &entity, const QString &title) {
        return idsByTitle(database, entity, title).value_or(std::vector<RecordId>());
    };
    context.optionNamed = [metadata](const QString &list, const QString &name) {
        QStringList keys;
        const QString folded = foldText(name);
        for (const OptionInfo &option : metadata->options(list))
            if (option.key == name || foldText(option.label) == folded || foldText(option.labelZh) == folded)
                keys << option.key;
        return keys;
    };
    return context;
}

Result<BoundQuery> bindQuery(const Workspace &workspace, const Session &session, const Policy &policy,
                             Database &database, const MetadataPtr &metadata, const Query &query)
{
    BoundQuery bound;
    const Catalog &catalog = *metadata->catalog;
    MILLRACE_ASSIGN(const EntityPtr entity, catalog.require(query.entity));
    bound.selection.entity = entity;
    bound.selection.rows = query.rows;
    const Filter visible = Filter::all({policy.rows(session, *entity), query.filter});
    AskContext context = askContext(workspace, session, database, metadata);
    // "The last 30 days" of a moment ago are those before that moment.
    if (query.asOf || query.knownAt)
        context.now = query.asOf ? *query.asOf : *query.knownAt;
    MILLRACE_ASSIGN(bound.selection.filter, bindFilter(visible, catalog, *entity, context));
    MILLRACE_ASSIGN(bound.sort, bindSort(query.sort, catalog, *entity));
    if (query.fields.empty()) {
        for (const FieldDef &field : entity->fields)
            if (!field.retired)
                bound.columns.push_back({{entity}, {&field}});
    } else {
        for (const FieldPath &path : query.fields) {
            MILLRACE_ASSIGN(BoundPath column, bindPath(path, catalog, *entity));
            bound.columns.push_back(std::move(column));
        }
    }
    if (!query.search.trimmed().isEmpty()) {
        MILLRACE_ASSIGN(const auto numbers, search_index::findAll(database, *entity, query.search));
        bound.selection.also.push_back(numberedAmong(numbers));
    }
    return bound;
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
