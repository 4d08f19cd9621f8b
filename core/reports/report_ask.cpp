// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/bound_filter_values.h"
#include "core/reports/report_list.h"
#include "core/reports/report_run.h"
#include "core/sales/funnel_wall_clock.h"

#include <algorithm>

namespace millrace {

namespace {

/// The periods that are compared, as conditions, and how far they are apart.
void setPeriods(ReportTable &table)
{
    const ReportComparison &comparison = table.definition.comparison;
    auto [from, to] = daysOf(comparison.period, table.today);
    if (comparison.from.isValid()) {
        from = comparison.from;
        to = comparison.to.addDays(1);
    }
    QDate earlier = from, earlierEnd = to;
    const int shift = comparison.shift;
    const bool byDays = comparison.unit == DateUnit::Day || comparison.unit == DateUnit::Week;
    if (byDays) {
        const int days = comparison.unit == DateUnit::Week ? 7 * shift : shift;
        earlier = from.addDays(-days);
        earlierEnd = to.addDays(-days);
    } else {
        table.shiftMonths = shift * (comparison.unit == DateUnit::Month     ? 1
                                     : comparison.unit == DateUnit::Quarter ? 3
                                                                            : 12);
        earlier = from.addMonths(-table.shiftMonths);
        earlierEnd = to.addMonths(-table.shiftMonths);
    }
    table.shiftDays = int(earlier.daysTo(from));
    const QString path = comparison.path.toString();
    const auto within = [&path](QDate first, QDate end) {
        return Filter::all(
            {Filter::compare(path, CompareOp::GreaterOrEqual, first), Filter::compare(path, CompareOp::Less, end)});
    };
    table.before.filter = Filter::all({table.base.filter, within(earlier, earlierEnd)});
    table.base.filter = Filter::all({table.base.filter, within(from, to)});
}

Result<ReportTable> preparedTable(const Workspace &workspace, const Session &session,
                                  const ReportDefinition &definition, const ReportAsk &ask)
{
    const CatalogPtr catalog = workspace.catalog();
    MILLRACE_TRY(checkReport(definition, *catalog));
    for (auto given = ask.parameters.begin(); given != ask.parameters.end(); ++given)
        if (std::none_of(definition.parameters.begin(), definition.parameters.end(),
                         [&](const ReportParameter &parameter) { return parameter.key == given.key(); }))
            return fail(ErrorCode::InvalidArgument,
                        {QStringLiteral("parameter"), given.key(), QStringLiteral("a parameter of the report")});
    ReportTable table;
    table.definition = definition;
    table.entity = catalog->entity(definition.entity);
    table.currency = workspace.baseCurrency();
    table.isPast = ask.asOf || ask.knownAt;
    table.asOf = ask.knownAt ? *ask.knownAt : ask.asOf.value_or(workspace.clock().now());
    table.today = dayOf(table.asOf, session.zone);
    table.base.entity = definition.entity;
    table.base.asOf = ask.asOf;
    table.base.knownAt = ask.knownAt;
    MILLRACE_ASSIGN(const Filter own, withParameters(definition.filter, definition, ask.parameters));
    table.base.filter = Filter::all({own, ask.filter});
    for (const ReportMeasure &measure : definition.measures) {
        MILLRACE_ASSIGN(Filter where, withParameters(measure.where, definition, ask.parameters));
        table.measureFilters.push_back(std::move(where));
    }
    table.before = table.base;
    if (definition.comparison.kind == ReportComparison::Kind::Period) {
        setPeriods(table);
    } else if (definition.comparison.kind == ReportComparison::Kind::Moment) {
        table.before.knownAt.reset();
        table.before.asOf = lastInstantOf(QDate::fromString(definition.comparison.moment, Qt::ISODate), session.zone);
    }
    std::vector<ReportGroup> groups = definition.groups;
    if (definition.pivot)
        groups.push_back(*definition.pivot);
    for (const ReportGroup &group : groups) {
        MILLRACE_ASSIGN(const BoundPath path, bindPath(group.path, *catalog, *table.entity));
        table.groupFields.push_back(&path.field());
        table.groupEntities.push_back(path.entities.back());
    }
    return table;
}

} // namespace

Result<ReportTable> runReport(const Workspace &workspace, const Session &session, const ReportDefinition &definition,
                              const ReportAsk &ask, const Progress &progress)
{
    MILLRACE_ASSIGN(ReportTable table, preparedTable(workspace, session, definition, ask));
    if (definition.isList())
        return runList(workspace, session, std::move(table), progress);
    MILLRACE_ASSIGN(Figures figures, Figures::of(definition, *workspace.catalog(), table.currency));
    return runGroups(workspace, session, std::move(table), std::move(figures), progress);
}

} // namespace millrace
