// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/date_bucket.h"
#include "core/records/query.h"
#include "core/records/report_formula.h"

namespace millrace {

/// What rows (or the columns of a pivot) stand for: the values of a field, brought together where that is asked for.
struct ReportGroup
{
    FieldPath path;
    DateUnit unit = DateUnit::None; ///< dates and moments
    QStringList edges = {};     ///< numbers and amounts (major units): ascending; the first group lies below the first
    std::vector<int> ages = {}; ///< dates and moments: by how many days before today; ascending, like {30, 60, 90}
    QString label = {};         ///< empty = the field's own

    bool operator==(const ReportGroup &) const = default;
};

/// A figure that is counted. In the words of Measure (workspace/answers.h), with a name.
struct ReportMeasure
{
    enum class Kind { Count, Sum, Average, Median, Minimum, Maximum, Distinct };
    QString key; ///< names it in formulas and sorts: [a-z][a-z0-9_]*
    QString label = {};
    Kind kind = Kind::Count;
    FieldPath path = {}; ///< all but Count
    QString from = {};   ///< with `to`: days between two marks in the place of a path
    QString to = {};
    Filter where = {};
    int digits = -1; ///< after the point, of averages and medians; -1 = by what is measured
    bool hidden = false;

    bool ofDays() const { return !to.isEmpty(); }
    bool operator==(const ReportMeasure &) const = default;
};

/// A figure that is worked out from the others.
struct ReportComputed
{
    QString key;
    QString label = {};
    QString formula;
    bool percent = false; ///< 0.25 is shown as 25 %
    int digits = -1;      ///< -1 = of percentages 1, of amounts the currency's, else 2
    bool hidden = false;

    bool operator==(const ReportComputed &) const = default;
};

/// What may be said when the report is asked for: "$from" in a filter stands for the value of the parameter "from". A
/// condition over a parameter without a value does not count.
struct ReportParameter
{
    enum class Kind { Text, Number, Date };
    QString key;
    QString label = {};
    Kind kind = Kind::Text;
    QString value = {}; ///< where nothing is said; of dates YYYY-MM-DD or "today"

    bool operator==(const ReportParameter &) const = default;
};

/// The same question of an earlier time, and the difference.
struct ReportComparison
{
    enum class Kind { None, Period, Moment };
    Kind kind = Kind::None;
    FieldPath path = {};      ///< Period: the date that both periods are about
    Period period = {};       ///< Period: the later one
    QDate from = {}, to = {}; ///< Period: the first and last day of the later one, in the place of `period`
    int shift = 1;            ///< Period: the earlier one begins so many units before
    DateUnit unit = DateUnit::Year;
    QString moment = {}; ///< Moment: the day at whose end the earlier state is read

    bool operator==(const ReportComparison &) const = default;
};

/// Bars stand over dates and lie elsewhere; columns always stand. A heat map has the second group or the pivot across,
/// a scatter sets the first figure against the second.
enum class ReportChart { None, Bar, StackedBar, Line, Area, Funnel, Column, Heat, Scatter };

/// A report as data: what is counted of which records, and how it is laid out. With `list` the rows are the records
/// themselves and there are neither groups nor figures.
struct ReportDefinition
{
    QString entity;
    Filter filter;
    std::vector<ReportParameter> parameters = {};
    std::vector<ReportGroup> groups = {}; ///< two at the most
    std::optional<ReportGroup> pivot = {};
    int firstMonth = 1; ///< in which a year begins
    std::vector<ReportMeasure> measures = {};
    std::vector<ReportComputed> computed = {};
    QString sort = {};  ///< key of a figure, with a minus for the largest first; empty = by the groups themselves
    int top = 0;        ///< rows of the first group; 0 = all
    bool others = true; ///< the rest in one row
    bool subtotals = true;
    bool totals = true;
    ReportComparison comparison = {};
    std::vector<FieldPath> list = {};
    std::vector<SortKey> listSort = {};
    ReportChart chart = ReportChart::None;
    QStringList charted = {}; ///< keys of the figures in the chart; empty = the first

    bool isList() const { return !list.empty(); }
    bool operator==(const ReportDefinition &) const = default;
};

inline constexpr int maxReportGroups = 2;

/// The JSON of `report` records (without the entity, which is a field of its own):
/// {"filter":text|filter, "parameters":[{"key","label","type":"text|number|date","value"}],
///  "groups":[{"field","unit":"month","edges":["0","1000"],"ages":[30,60],"label"}], "pivot":{group}, "first_month":4,
///  "measures":[{"key","measure":"count|sum|average|median|min|max|distinct","field","days":["@start","@end"],
///    "where":text|filter,"digits":1,"label","hidden":true}],
///  "computed":[{"key","formula","format":"percent","digits","label","hidden"}], "sort":"-won", "top":10,
///  "others":false, "subtotals":false, "totals":false,
///  "compare":{"field","period":"this quarter","shift":1,"unit":"year"} | {"moment":"2025-01-01"}
///    ("from":day,"to":day in the place of "period"),
///  "list":["subject","owner.name"], "list_sort":"-due",
///  "chart":{"kind":"bar|stacked|line|area|funnel|column|heat|scatter","figures":["won"]}}
QJsonObject reportToJson(const ReportDefinition &definition);
/// InvalidArgument: {"report", where, what was expected}; BadFilter. What is not known is refused.
Result<ReportDefinition> reportFromJson(const QString &entity, const QJsonObject &json);

/// Everything that makes a report impossible whatever the records are: fields that are not there, figures that cannot
/// be added up, formulas whose parts do not go together. UnknownEntity, UnknownField, InvalidArgument: {"report",
/// where, what is wrong}.
Result<void> checkReport(const ReportDefinition &definition, const Catalog &catalog);
/// What a figure of that key counts in; nothing for one that is not there or is wrong.
std::optional<Dimension> figureDimension(const ReportDefinition &definition, const Catalog &catalog,
                                         const QString &key);

/// The filter with the values of parameters in the place of "$key"; `values` go before the parameters' own.
/// InvalidArgument: {"parameter", key, what was expected}.
Result<Filter> withParameters(const Filter &filter, const ReportDefinition &definition,
                              const QHash<QString, QString> &values);

} // namespace millrace
