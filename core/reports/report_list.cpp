// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/report_list.h"

#include "core/base/ratio.h"
#include "core/records/bound_filter.h"

#include <map>

namespace millrace {

namespace {

constexpr qint64 rowsBetweenReports = 1024;

bool canBeAdded(FieldType type)
{
    return type == FieldType::Integer || type == FieldType::Decimal || type == FieldType::Money ||
           type == FieldType::Duration;
}

/// What is read for a column: a reference is shown by the title of its record.
Result<FieldPath> shownPath(const FieldPath &path, const Catalog &catalog, const EntityDef &entity)
{
    MILLRACE_ASSIGN(const BoundPath bound, bindPath(path, catalog, entity));
    const FieldDef &field = bound.field();
    const EntityPtr target = field.type == FieldType::Reference ? catalog.entity(field.target) : nullptr;
    FieldPath shown = path;
    if (target && !target->titleFields.empty())
        shown.keys << target->at(target->titleFields.front()).key;
    return shown;
}

Value sumOf(const FieldDef &field, std::int64_t units, CurrencyCode currency)
{
    if (field.type == FieldType::Money)
        return Money{units, currency};
    if (field.type == FieldType::Decimal)
        return Decimal{units, field.scale};
    return field.type == FieldType::Duration ? Value(Duration{units}) : Value(units);
}

Result<void> addTotals(const Workspace &workspace, const Session &session, ReportTable &table,
                       const std::vector<FieldPath> &paths, const Progress &progress)
{
    AggregateQuery query;
    query.entity = table.base.entity;
    query.filter = table.base.filter;
    query.asOf = table.base.asOf;
    query.knownAt = table.base.knownAt;
    query.measures.push_back({Measure::Kind::Count, {}});
    std::vector<size_t> places;
    for (size_t i = 0; i < table.columns.size(); ++i)
        if (canBeAdded(table.columns[i].field.type)) {
            query.measures.push_back({Measure::Kind::Sum, paths[i]});
            places.push_back(i);
        }
    MILLRACE_ASSIGN(const AggregateSet sums, workspace.aggregate(session, query, progress));
    if (sums.lines.empty())
        return {};
    const AggregateSet::Line &line = sums.lines.front();
    ReportRow total;
    total.kind = ReportRow::Kind::Total;
    total.cells.resize(table.columns.size());
    total.records = line.exact[0].value_or(0);
    for (size_t i = 0; i < places.size(); ++i) {
        total.unconverted = std::max<qint64>(total.unconverted, line.unconverted[i + 1]);
        if (const auto &sum = line.exact[i + 1])
            total.cells[places[i]] = sumOf(table.columns[places[i]].field, *sum, table.currency);
    }
    table.records = total.records;
    table.rows.push_back(std::move(total));
    return {};
}

} // namespace

Result<ReportTable> runList(const Workspace &workspace, const Session &session, ReportTable table,
                            const Progress &progress)
{
    const CatalogPtr catalog = workspace.catalog();
    Query query = table.base;
    query.sort = table.definition.listSort;
    for (size_t i = 0; i < table.definition.list.size(); ++i) {
        MILLRACE_ASSIGN(const FieldPath path, shownPath(table.definition.list[i], *catalog, *table.entity));
        MILLRACE_ASSIGN(const BoundPath named, bindPath(table.definition.list[i], *catalog, *table.entity));
        MILLRACE_ASSIGN(const BoundPath bound, bindPath(path, *catalog, *table.entity));
        query.fields.push_back(path);
        ReportColumn column;
        column.role = ReportColumn::Role::Field;
        column.at = i;
        column.key = table.definition.list[i].toString();
        column.field = bound.field();
        // The heading is that of the reference, not that of its title.
        column.field.key = named.field().key;
        column.field.label = named.field().label;
        column.field.labelZh = named.field().labelZh;
        column.field.custom = named.field().custom;
        column.additive = canBeAdded(column.field.type);
        table.columns.push_back(std::move(column));
    }
    MILLRACE_TRY(workspace.forEachRow(session, query, [&](const Row &row) {
        ReportRow line;
        line.cells = row.cells;
        line.records = 1;
        line.record = row.id;
        table.rows.push_back(std::move(line));
        if (++table.lines % rowsBetweenReports == 0)
            progress.step(table.lines, 0);
        return !progress.isCancelled();
    }));
    if (progress.isCancelled())
        return fail(ErrorCode::Cancelled);
    table.records = table.lines;
    if (table.definition.totals)
        MILLRACE_TRY(addTotals(workspace, session, table, query.fields, progress));
    return table;
}

Result<void> addUnconverted(const Workspace &workspace, const Session &session, ReportTable &table, size_t measure)
{
    const ReportMeasure &asked = table.definition.measures[measure];
    const QString path = asked.path.toString();
    const Number zero{QStringLiteral("0")};
    Query query = table.base;
    // An amount without a rate is neither below nor above anything.
    query.filter = Filter::all({table.base.filter, table.measureFilters[measure], Filter::empty(path, true),
                                Filter::negation(Filter::compare(path, CompareOp::Less, zero)),
                                Filter::negation(Filter::compare(path, CompareOp::GreaterOrEqual, zero))});
    query.fields = {asked.path};
    std::map<CurrencyCode, UnconvertedAmount> found;
    MILLRACE_TRY(workspace.forEachRow(session, query, [&](const Row &row) {
        const auto *money = row.cells.front().as<Money>();
        if (!money)
            return true;
        UnconvertedAmount &amount = found[money->currency];
        amount.measure = asked.key;
        amount.sum.currency = money->currency;
        amount.sum.minor = addedExactly(amount.sum.minor, money->minor).value_or(amount.sum.minor);
        ++amount.records;
        return true;
    }));
    for (const auto &[currency, amount] : found)
        table.unconverted.push_back(amount);
    return {};
}

} // namespace millrace
