// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/report_definition.h"
#include "core/workspace/workspace.h"

namespace millrace {

/// A column of a report. `field` says how its values are shown, aligned and written (a synthetic definition, but for
/// groups and lists that of the field itself).
struct ReportColumn
{
    enum class Role { Group, Measure, Computed, Field };
    /// Of a comparison: the figure, what it was before, the difference, and the difference as a share of what it was.
    enum class Side { Now, Before, Change, Share };

    Role role = Role::Group;
    Side side = Side::Now;
    size_t at = 0;  ///< which group, measure, computed column or list field of the definition
    int pivot = -1; ///< place in ReportTable::pivots; -1 = over all of them
    QString key;
    QString label; ///< as in the definition; empty = made of the key or the field
    FieldDef field;
    bool percent = false;  ///< the values are per cent: 25 for a quarter
    bool additive = false; ///< the totals row is the sum of the lines
};

/// A row of a report. Cells stand in the order of ReportTable::columns; an empty value where there is no figure.
struct ReportRow
{
    enum class Kind { Line, Subtotal, Others, Total };
    Kind kind = Kind::Line;
    std::vector<Value> groups; ///< of a line all, of a subtotal the first
    std::vector<Value> cells;
    qint64 records = 0;     ///< behind the row
    qint64 unconverted = 0; ///< amounts without a rate among them, which are in no figure
    RecordId record;        ///< lists: the record itself
};

/// Amounts that no rate converts, by their own currency: they are listed apart and never added.
struct UnconvertedAmount
{
    QString measure; ///< key
    Money sum;
    qint64 records = 0;
};

/// The answer to a report: numbers, and what is needed to show them and to find the records behind them. A value.
struct ReportTable
{
    ReportDefinition definition;
    EntityPtr entity;
    CurrencyCode currency; ///< of all amounts
    std::vector<ReportColumn> columns;
    std::vector<ReportRow> rows;               ///< lines with their subtotals, others, totals
    std::vector<const FieldDef *> groupFields; ///< of the groups, then of the pivot; `entity`'s catalog holds them
    std::vector<EntityPtr> groupEntities;
    std::vector<Value> pivots;       ///< the values that stand as columns
    QHash<RecordId, QString> titles; ///< of the records that groups refer to
    std::vector<UnconvertedAmount> unconverted;
    qint64 records = 0;                 ///< that the report is about, each once
    qint64 lines = 0;                   ///< rows of the kind Line and Others
    Instant asOf;                       ///< the moment of the state that was read
    bool isPast = false;                ///< asked as of or as known at a moment
    QDate today;                        ///< what ages count from
    Query base;                         ///< the records of the whole report
    Query before;                       ///< of a comparison: those of the earlier time
    std::vector<Filter> measureFilters; ///< by measure, parameters filled in
    int shiftMonths = 0, shiftDays = 0; ///< of a comparison of periods: how far the earlier groups were moved on

    bool hasPivot() const { return definition.pivot.has_value(); }
    int firstFigure() const; ///< the first column that is no group

    /// The records behind a cell, exactly: those that its row, its pivot column and its measure's condition leave, and
    /// for a measure of a field those that have a value there. Of a computed figure those of the row and the pivot.
    /// Measures of days name all records that meet their condition.
    Query recordsBehind(size_t row, size_t column) const;
    /// The condition that a value of a group stands for; `group` counts the groups and then the pivot.
    Filter groupFilter(size_t group, const Value &value) const;
    /// The value that was moved onto this one to be compared.
    Value movedBack(size_t group, const Value &value) const;
};

/// How a report is asked for, beside its definition.
struct ReportAsk
{
    QHash<QString, QString> parameters; ///< by key, as typed
    Filter filter = {};                 ///< a further condition
    std::optional<Instant> asOf = {};
    std::optional<Instant> knownAt = {};
};

/// Runs a report. Exact: no figure is a double; amounts in base currency, each value rounded once, half to even. One
/// statement per level of groups where SQL can and one for all levels where every figure can be added up; medians and
/// days are read row by row. No cap on rows. Not for the UI thread. Errors: those of checkReport and Workspace's
/// readings; InvalidArgument for a parameter that does not fit; Cancelled.
Result<ReportTable> runReport(const Workspace &workspace, const Session &session, const ReportDefinition &definition,
                              const ReportAsk &ask = {}, const Progress &progress = {});

} // namespace millrace
