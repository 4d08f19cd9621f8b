// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/report_groups.h"

namespace millrace {

int ReportTable::firstFigure() const
{
    return definition.isList() ? 0 : int(definition.groups.size());
}

Filter ReportTable::groupFilter(size_t group, const Value &value) const
{
    const ReportGroup &asked = group < definition.groups.size() ? definition.groups[group] : *definition.pivot;
    return filterOfGroup(asked, *groupFields[group], currency, today, value);
}

Value ReportTable::movedBack(size_t group, const Value &value) const
{
    const ReportGroup &asked = group < definition.groups.size() ? definition.groups[group] : *definition.pivot;
    const auto *day = value.as<QDate>();
    if (!day || asked.unit == DateUnit::None || !(asked.path == definition.comparison.path))
        return value;
    const bool byMonths = shiftMonths > 0 && asked.unit != DateUnit::Day && asked.unit != DateUnit::Week;
    return byMonths ? day->addMonths(-shiftMonths) : day->addDays(-shiftDays);
}

Query ReportTable::recordsBehind(size_t row, size_t column) const
{
    const ReportRow &asked = rows[row];
    const ReportColumn &shown = columns[column];
    const bool earlier = shown.side == ReportColumn::Side::Before;
    Query query = earlier ? before : base;
    const auto place = [&](size_t group, const Value &value) {
        return groupFilter(group, earlier ? movedBack(group, value) : value);
    };
    std::vector<Filter> all{query.filter};
    if (!asked.record.isNull())
        all.push_back(Filter::compare(u"id", CompareOp::Equal, asked.record.toString()));
    for (size_t i = 0; i < asked.groups.size(); ++i)
        all.push_back(place(i, asked.groups[i]));
    if (asked.kind == ReportRow::Kind::Others)
        for (const ReportRow &other : rows)
            if (!other.groups.empty())
                all.push_back(Filter::negation(place(0, other.groups.front())));
    if (shown.pivot >= 0)
        all.push_back(place(definition.groups.size(), pivots[size_t(shown.pivot)]));
    if (shown.role == ReportColumn::Role::Measure) {
        all.push_back(measureFilters[shown.at]);
        const ReportMeasure &measure = definition.measures[shown.at];
        if (!measure.path.keys.isEmpty())
            all.push_back(Filter::empty(measure.path.toString(), true));
    }
    query.filter = Filter::all(std::move(all));
    return query;
}

} // namespace millrace
