// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/past_rows.h"

#include <algorithm>

namespace millrace {

namespace {

Filter searchedFor(const EntityDef &entity, const QString &text)
{
    std::vector<Filter> anywhere;
    for (const FieldDef &field : entity.fields)
        if (field.searchable && !field.retired && fieldTypeInfo(field.type).text)
            anywhere.push_back(Filter::compare(field.key, CompareOp::Contains, text));
    return Filter::any(std::move(anywhere));
}

} // namespace

Result<RowSet> rowsOfList(const Workspace &workspace, const Session &session, const QString &entity,
                          const std::vector<quint32> &numbers, const std::vector<FieldPath> &fields,
                          const std::optional<PastRows> &past)
{
    if (!past)
        return workspace.rowsByNumber(session, entity, numbers, fields);
    RowSet answer;
    for (const quint32 number : numbers) {
        Row row;
        row.no = number;
        row.cells.resize(fields.size());
        if (const auto found = past->rows.constFind(number); found != past->rows.constEnd()) {
            row.id = found->id;
            for (size_t i = 0; i < fields.size(); ++i)
                if (const qsizetype at = past->fields.indexOf(fields[i].toString()); at >= 0)
                    row.cells[i] = found->cells[size_t(at)];
        }
        answer.rows.push_back(std::move(row));
    }
    return answer;
}

Query pastQuery(const Query &query, const EntityDef &entity)
{
    Query asked = query;
    if (const QString text = asked.search.trimmed(); !text.isEmpty())
        asked.filter = Filter::all({asked.filter, searchedFor(entity, text)});
    asked.search.clear();
    return asked;
}

Result<PastAnswer> readPastRows(const Workspace &workspace, const Session &session, const Query &query,
                                const QStringList &fields, QHash<RecordId, quint32> known)
{
    const CatalogPtr catalog = workspace.catalogFor(session);
    MILLRACE_ASSIGN(const EntityPtr entity, catalog->require(query.entity));
    Query asked = pastQuery(query, *entity);
    asked.fields.clear();
    std::vector<std::pair<size_t, const FieldDef *>> named; // references, and where their titles stand
    for (const QString &key : fields)
        asked.fields.push_back({{key}});
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const FieldDef *field = entity->field(fields[i]);
        const EntityPtr target =
            field && field->type == FieldType::Reference ? catalog->entity(field->target) : nullptr;
        if (!target || target->at(target->titleFields.front()).isReference())
            continue;
        named.emplace_back(size_t(i), field);
        asked.fields.push_back({{field->key, target->at(target->titleFields.front()).key}});
    }
    MILLRACE_ASSIGN(RowSet read, workspace.rows(session, asked));
    if (asked.sort.empty())
        std::stable_sort(read.rows.begin(), read.rows.end(), [](const Row &a, const Row &b) { return b.id < a.id; });
    PastAnswer answer;
    answer.known = std::move(known);
    answer.rows.fields = fields;
    for (Row &row : read.rows) {
        for (size_t i = 0; i < named.size(); ++i)
            if (const auto *id = row.cells[named[i].first].as<RecordId>())
                answer.rows.titles.insert(*id, row.cells[size_t(fields.size()) + i].valueOr<QString>());
        row.cells.resize(size_t(fields.size()));
        auto number = answer.known.constFind(row.id);
        if (number == answer.known.constEnd()) {
            // From the top down, where no row of a file has its number.
            number = answer.known.insert(row.id, 0xFFFFFFFFu - quint32(answer.known.size()));
        }
        answer.numbers.push_back(*number);
        answer.rows.rows.insert(*number, {row.id, std::move(row.cells)});
    }
    return answer;
}

} // namespace millrace
