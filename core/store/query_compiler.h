// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/date_bucket.h"
#include "core/store/query_condition.h"

namespace millrace {

/// A field in the answer: columns [first, first + count) of a row, for valueFromColumns of the path's field.
struct ResultColumn
{
    BoundPath path;
    int first = 0;
    int count = 0;
};

/// A statement and the values of its question marks, in order.
struct CompiledQuery
{
    QByteArray sql;
    std::vector<Column> bindings;
    std::vector<ResultColumn> columns;
    int marks = -1; ///< the first of the columns with the values of a page's order, where they were asked for
};

/// A further condition over the table `t`, for example the candidates of a search: {"t.\"no\" IN (SELECT ...)", {}}.
struct SqlCondition
{
    QByteArray sql;
    std::vector<Column> bindings;
};
/// The rows of these numbers; the text of the SQL does not depend on them, so the statement is prepared once.
SqlCondition numberedAmong(std::span<const std::int64_t> numbers);

/// Which rows of an entity a query is about.
struct RowSelection
{
    EntityPtr entity;
    Query::Rows rows = Query::Rows::Live;
    BoundFilter filter;
    std::vector<SqlCondition> also;
    RowVisibility visible = {}; ///< of these rows and of all that their paths and conditions lead to
};

/// All of the following answer SQL for SQLite over the tables of core/store/layout.h; millrace_fold and
/// millrace_sortkey must be registered. Literals are always bound. Error: InvalidArgument where more than 60 different
/// references would be followed, which SQLite cannot join, and where a page begins at a place of another order.

/// Where a page begins and ends.
struct PageBounds
{
    qint64 limit = -1;
    qint64 offset = 0;
    std::optional<RowMark> after = {};
    bool marked = false; ///< the rows say where they stand
};

/// Column 0 is `no`, then the wanted fields. Order: see compileOrder; empty values come last in both directions. The
/// first page of a list ordered by one indexed field of its own is read off the index.
Result<CompiledQuery> compileRows(const RowSelection &set, const std::vector<BoundPath> &columns,
                                  const std::vector<BoundSort> &sort, const PageBounds &page = {});
/// `no` alone, in order: what a list model holds.
Result<CompiledQuery> compileNumbers(const RowSelection &set, const std::vector<BoundSort> &sort, qint64 limit = -1,
                                     qint64 offset = 0);
/// The same numbers as they come: from the smallest index that has them, where their own order needs the whole table.
Result<CompiledQuery> compileUnorderedNumbers(const RowSelection &set);
/// One row, one column.
Result<CompiledQuery> compileCount(const RowSelection &set);

/// What rows are grouped by. The value itself (Money: refused); with bounds (ascending, of the field's type; Money:
/// base minor units as integers) the number of bounds that are not above the value, so 0 to bounds.size(); with a unit
/// the first day (since 1970) of the unit that holds the date or moment, moments seen in the zone. An empty value is
/// NULL.
struct GroupKey
{
    BoundPath path;
    std::vector<Value> bounds = {};
    DateUnit unit = DateUnit::None;
    int firstMonth = 1;
    QByteArray zone = {}; ///< IANA name; for moments in units
};

/// What is computed of each group. Count needs no path and then counts rows; with one it counts those not empty. Rows
/// for which `where` does not hold take no part.
struct SqlMeasure
{
    enum class Kind { Count, CountDistinct, Sum, Min, Max };
    Kind kind = Kind::Count;
    BoundPath path = {};
    BoundFilter where = {};
};

/// One row a group, ordered by the group's columns; one row in all without groups. Columns: one per group key
/// (described in `columns`), then three per measure: the number itself, in the units of the field's column, of Money in
/// base minor units (NULL where nothing took part); how many rows took part (an average is the sum over these; NULL:
/// as many as the number itself says); how many Money values had no rate and did not. Further errors: InvalidArgument
/// for a sum of what is no number, a minimum of what has no order. A sum beyond 64 bits fails when it is run.
Result<CompiledQuery> compileAggregate(const RowSelection &set, const std::vector<GroupKey> &groups,
                                       const std::vector<SqlMeasure> &measures);

/// What one measure needs of a row: the fields of its paths (a path without steps: nothing), where `where` holds.
struct TallyInput
{
    BoundPath path = {};
    BoundPath second = {};
    BoundFilter where = {};
};
/// The rows behind an aggregate one by one, for what SQL cannot compute. Columns: the id; one per group key as in
/// compileAggregate; then four per input: whether `where` holds, the path's column (Money: the base amount), whether a
/// Money field is set, the second path's column.
Result<CompiledQuery> compileTallyRows(const RowSelection &set, const std::vector<GroupKey> &groups,
                                       const std::vector<TallyInput> &inputs);

} // namespace millrace
