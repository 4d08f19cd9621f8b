// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/query_compiler.h"

#include "core/store/layout.h"

#include <algorithm>
#include <limits>

namespace millrace {

namespace {

constexpr int maxJoins = 60;

void appendAll(std::vector<Column> &to, const std::vector<Column> &from)
{
    to.insert(to.end(), from.begin(), from.end());
}

/// Whether an index of the entity's own may narrow what the filter asks for.
bool mayNarrow(const BoundFilter &filter)
{
    using Kind = BoundFilter::Kind;
    if (filter.kind == Kind::And || filter.kind == Kind::Or)
        return std::any_of(filter.children.begin(), filter.children.end(), mayNarrow);
    return filter.kind == Kind::Compare || filter.kind == Kind::AnyOf || filter.kind == Kind::Range ||
           filter.kind == Kind::Empty;
}

/// " WHERE ..." or nothing. `tableOrder`: the order of the rows is all the same. Every index is one of live records,
/// and SQLite walks an arbitrary one of them to leave out a handful in the bin, fetching each row from another page;
/// the plus keeps it to the table where no index could serve the filter.
QByteArray whereText(const RowSelection &set, JoinPlan &joins, std::vector<Column> &bindings, bool tableOrder = false)
{
    QList<QByteArray> parts;
    const bool scan =
        tableOrder && set.also.empty() && set.filter.kind != BoundFilter::Kind::Everything && !mayNarrow(set.filter);
    if (set.rows != Query::Rows::All)
        parts << (scan ? "+" : "") + joins.root() + ".\"deleted_at\" IS " +
                     (set.rows == Query::Rows::Live ? "NULL" : "NOT NULL");
    if (set.filter.kind != BoundFilter::Kind::Everything)
        parts << compileCondition(set.filter, joins, bindings);
    if (const QByteArray seen = joins.visibleAt(*set.entity, joins.root()); !seen.isEmpty())
        parts << seen;
    for (const SqlCondition &condition : set.also) {
        parts << "(" + condition.sql + ")";
        appendAll(bindings, condition.bindings);
    }
    return parts.isEmpty() ? QByteArray() : " WHERE " + parts.join(" AND ");
}

/// What a statement is put together from; question marks stand in this order.
struct Parts
{
    QByteArray select;
    QByteArray where;
    QByteArray tail;
};

Result<CompiledQuery> assembled(const RowSelection &set, const JoinPlan &joins, const Parts &parts, CompiledQuery query)
{
    if (joins.joins() > maxJoins)
        return fail(ErrorCode::InvalidArgument, {set.entity->key, QStringLiteral("references")});
    query.sql = "SELECT " + parts.select + " FROM " + quoted(set.entity->key) + " AS " + joins.root() + joins.text() +
                parts.where + parts.tail;
    return query;
}

/// Bound, not written: a limit that SQLite can see makes it prefer a scan with a small sorter to the index.
QByteArray limitText(qint64 limit, qint64 offset, std::vector<Column> &bindings)
{
    if (limit < 0 && offset <= 0)
        return {};
    bindings.push_back({Column::Kind::Integer, limit < 0 ? std::numeric_limits<std::int64_t>::max() : limit, {}});
    bindings.push_back({Column::Kind::Integer, offset, {}});
    return " LIMIT ? OFFSET ?";
}

bool isSummable(FieldType type)
{
    return type == FieldType::Integer || type == FieldType::Decimal || type == FieldType::Money ||
           type == FieldType::Duration;
}

/// The column that is counted, summed and grouped: of Money the base amount.
QByteArray measuredColumn(const BoundPath &path, JoinPlan &joins)
{
    const FieldDef &field = path.field();
    return joins.column(path, field.type == FieldType::Money ? orderColumn(field) : field.key);
}

/// "CASE WHEN condition THEN value END"; the value alone where there is no condition. Its question marks are bound as
/// often as it is written.
QByteArray where(const BoundFilter &condition, const QByteArray &value, JoinPlan &joins, std::vector<Column> &bindings)
{
    if (condition.kind == BoundFilter::Kind::Everything)
        return value;
    return "CASE WHEN " + compileCondition(condition, joins, bindings) + " THEN " + value + " END";
}

Result<QByteArray> measureFunction(const SqlMeasure &measure)
{
    const FieldDef &field = measure.path.field();
    switch (measure.kind) {
    case SqlMeasure::Kind::Count:
        return QByteArray("COUNT(");
    case SqlMeasure::Kind::CountDistinct:
        return QByteArray("COUNT(DISTINCT ");
    case SqlMeasure::Kind::Sum:
        if (!isSummable(field.type))
            return fail(ErrorCode::InvalidArgument, {field.key, QStringLiteral("sum")});
        return QByteArray("SUM(");
    case SqlMeasure::Kind::Min:
    case SqlMeasure::Kind::Max:
        if (!fieldTypeInfo(field.type).ordered)
            return fail(ErrorCode::InvalidArgument, {field.key, QStringLiteral("order")});
        return QByteArray(measure.kind == SqlMeasure::Kind::Min ? "MIN(" : "MAX(");
    }
    return QByteArray("COUNT(");
}

Result<QByteArray> measureText(const SqlMeasure &measure, JoinPlan &joins, std::vector<Column> &bindings)
{
    if (measure.path.steps.empty()) {
        if (measure.kind != SqlMeasure::Kind::Count)
            return fail(ErrorCode::InvalidArgument, {QStringLiteral("measure")});
        if (measure.where.kind == BoundFilter::Kind::Everything)
            return QByteArray("COUNT(*), NULL, 0");
        return "COUNT(" + where(measure.where, "1", joins, bindings) + "), NULL, 0";
    }
    const FieldDef &field = measure.path.field();
    const QByteArray column = measuredColumn(measure.path, joins);
    MILLRACE_ASSIGN(const QByteArray function, measureFunction(measure));
    const auto of = [&](const QByteArray &value) { return where(measure.where, value, joins, bindings) + ")"; };
    const bool money = field.type == FieldType::Money;
    QByteArray text = function + of(column);
    if (measure.kind == SqlMeasure::Kind::Count && !money)
        return text + ", NULL, 0";
    text += ", COUNT(" + of(column) + ", ";
    if (!money)
        return text + "0";
    text += "COUNT(" + of(joins.column(measure.path, field.key)) + " - COUNT(" + of(column);
    return text;
}

QByteArray groupText(const GroupKey &group, JoinPlan &joins, std::vector<Column> &bindings)
{
    const QByteArray column = measuredColumn(group.path, joins);
    if (group.unit != DateUnit::None) {
        const bool moment = group.path.field().type == FieldType::DateTime;
        bindings.push_back({Column::Kind::Integer, std::int64_t(group.unit), {}});
        bindings.push_back({Column::Kind::Integer, group.firstMonth, {}});
        bindings.push_back(moment ? Column{Column::Kind::Text, 0, group.zone} : Column());
        return "millrace_bucket(" + column + ", ?, ?, ?)";
    }
    if (group.bounds.empty())
        return column;
    QByteArray text = "CASE WHEN " + column + " IS NULL THEN NULL";
    for (size_t i = 0; i < group.bounds.size(); ++i) {
        std::vector<Column> columns;
        appendColumns(group.path.field(), group.bounds[i], {}, columns);
        bindings.push_back(std::move(columns.front()));
        text += " WHEN " + column + " < ? THEN " + QByteArray::number(qulonglong(i));
    }
    return text + " ELSE " + QByteArray::number(qulonglong(group.bounds.size())) + " END";
}

Result<void> appendGroups(const std::vector<GroupKey> &groups, JoinPlan &joins, CompiledQuery &query,
                          QList<QByteArray> &select)
{
    for (const GroupKey &group : groups) {
        const FieldDef &field = group.path.field();
        const bool ofDays = field.type == FieldType::Date || field.type == FieldType::DateTime;
        if ((field.type == FieldType::Money && group.bounds.empty()) || (group.unit != DateUnit::None && !ofDays))
            return fail(ErrorCode::InvalidArgument, {field.key, QStringLiteral("group")});
        query.columns.push_back({group.path, int(select.size()), 1});
        select << groupText(group, joins, query.bindings);
    }
    return {};
}

} // namespace

SqlCondition numberedAmong(std::span<const std::int64_t> numbers)
{
    QByteArray json = "[";
    for (const std::int64_t number : numbers)
        json += (json.size() > 1 ? "," : "") + QByteArray::number(qint64(number));
    return {"t.\"no\" IN (SELECT CAST(value AS BIGINT) FROM json_each(?))", {{Column::Kind::Text, 0, json + "]"}}};
}

Result<CompiledQuery> compileRows(const RowSelection &set, const std::vector<BoundPath> &columns,
                                  const std::vector<BoundSort> &sort, const PageBounds &page)
{
    CompiledQuery query;
    JoinPlan joins(set.visible);
    Parts parts;
    parts.select = joins.root() + ".\"no\"";
    int next = 1;
    for (const BoundPath &path : columns) {
        const FieldDef &field = path.field();
        // The sort key is for ordering alone.
        const int count = columnCount(field) - (hasSortKey(field) ? 1 : 0);
        for (const QString &name : columnNames(field).first(count))
            parts.select += ", " + joins.column(path, name);
        query.columns.push_back({path, next, count});
        next += count;
    }
    if (page.marked) {
        query.marks = next;
        for (const BoundSort &key : sort)
            parts.select += ", " + orderTerm(key, joins);
    }
    parts.where = whereText(set, joins, query.bindings);
    if (page.after) {
        const auto behind = compileBehind(*page.after, sort, joins, query.bindings);
        if (!behind)
            return fail(ErrorCode::InvalidArgument, {QStringLiteral("after")});
        parts.where += (parts.where.isEmpty() ? " WHERE " : " AND ") + *behind;
    }
    parts.tail = " ORDER BY " + compileOrder(sort, joins) + limitText(page.limit, page.offset, query.bindings);
    return assembled(set, joins, parts, std::move(query));
}

Result<CompiledQuery> compileNumbers(const RowSelection &set, const std::vector<BoundSort> &sort, qint64 limit,
                                     qint64 offset)
{
    return compileRows(set, {}, sort, {limit, offset});
}

Result<CompiledQuery> compileUnorderedNumbers(const RowSelection &set)
{
    CompiledQuery query;
    JoinPlan joins(set.visible);
    Parts parts;
    parts.select = joins.root() + ".\"no\"";
    parts.where = whereText(set, joins, query.bindings);
    return assembled(set, joins, parts, std::move(query));
}

Result<CompiledQuery> compileCount(const RowSelection &set)
{
    CompiledQuery query;
    JoinPlan joins(set.visible);
    Parts parts;
    parts.select = "COUNT(*)";
    parts.where = whereText(set, joins, query.bindings, true);
    return assembled(set, joins, parts, std::move(query));
}

Result<CompiledQuery> compileAggregate(const RowSelection &set, const std::vector<GroupKey> &groups,
                                       const std::vector<SqlMeasure> &measures)
{
    CompiledQuery query;
    JoinPlan joins(set.visible);
    Parts parts;
    QList<QByteArray> select;
    MILLRACE_TRY(appendGroups(groups, joins, query, select));
    QList<QByteArray> positions;
    for (qsizetype i = 1; i <= select.size(); ++i)
        positions << QByteArray::number(i);
    for (const SqlMeasure &measure : measures) {
        MILLRACE_ASSIGN(const QByteArray text, measureText(measure, joins, query.bindings));
        select << text;
    }
    if (select.isEmpty())
        return fail(ErrorCode::InvalidArgument, {set.entity->key, QStringLiteral("measure")});
    parts.select = select.join(", ");
    parts.where = whereText(set, joins, query.bindings);
    if (!positions.isEmpty())
        parts.tail =
            " GROUP BY " + positions.join(", ") + " ORDER BY " + positions.join(" NULLS FIRST, ") + " NULLS FIRST";
    return assembled(set, joins, parts, std::move(query));
}

Result<CompiledQuery> compileTallyRows(const RowSelection &set, const std::vector<GroupKey> &groups,
                                       const std::vector<TallyInput> &inputs)
{
    CompiledQuery query;
    JoinPlan joins(set.visible);
    Parts parts;
    QList<QByteArray> select{joins.root() + ".\"id\""};
    MILLRACE_TRY(appendGroups(groups, joins, query, select));
    const auto columnOf = [&](const BoundPath &path) {
        return path.steps.empty() ? QByteArray("NULL") : measuredColumn(path, joins);
    };
    for (const TallyInput &input : inputs) {
        select << (input.where.kind == BoundFilter::Kind::Everything
                       ? QByteArray("1")
                       : compileCondition(input.where, joins, query.bindings));
        select << columnOf(input.path);
        const bool money = !input.path.steps.empty() && input.path.field().type == FieldType::Money;
        select << (money ? joins.column(input.path, input.path.field().key) + " IS NOT NULL" : QByteArray("0"));
        select << columnOf(input.second);
    }
    parts.select = select.join(", ");
    parts.where = whereText(set, joins, query.bindings);
    return assembled(set, joins, parts, std::move(query));
}

} // namespace millrace
