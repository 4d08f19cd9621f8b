// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/schema/catalog.h"

#include <QJsonObject>
#include <QStringList>

#include <variant>

namespace millrace {

/// A field seen from an entity, through references: {"customer", "region"}.
struct FieldPath
{
    QStringList keys;
    static FieldPath of(QStringView dotted);
    QString toString() const { return keys.join(u'.'); }
    bool operator==(const FieldPath &) const = default;
};

enum class CompareOp { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, Contains };

/// A literal as written: numbers keep their exact text (万 and 亿 already multiplied out), "today" and "me" keep their
/// meaning until the query runs.
struct Today
{
    bool operator==(const Today &) const = default;
};
struct Me
{
    bool operator==(const Me &) const = default;
};
struct Number
{
    QString text; ///< plain decimal: -?[0-9]+(.[0-9]+)?
    bool operator==(const Number &) const = default;
};
using Literal = std::variant<QString, Number, QDate, Instant, bool, Today, Me>;

/// "last 30 days", "next 2 weeks", "this quarter".
struct Period
{
    enum class Which { Last, Next, This };
    enum class Unit { Days, Weeks, Months, Quarters, Years };
    Which which = Which::Last;
    int count = 1;
    Unit unit = Unit::Days;
    bool operator==(const Period &) const = default;
};

/// The filter as people and programs write it: a tree over field paths, independent of any catalog. One AST serves
/// lists, saved views, segments, rules, reports and the API.
struct Filter
{
    enum class Kind { Everything, And, Or, Not, Compare, Empty, In, Within, Related };
    /// What is asked of the records that refer back.
    enum class Measure { Has, HasNo, Count, Sum, Min, Max };

    Kind kind = Kind::Everything;
    /// And, Or: any number; Not: one; Related: which of the related records, then what their measure must be (a leaf
    /// without a path; none for Has and HasNo).
    std::vector<Filter> children;
    FieldPath path;                  ///< the leaves; Related: what Sum, Min and Max measure
    Measure measure = Measure::Has;  ///< Related
    QString related;                 ///< Related: the entity whose records refer back
    QString via;                     ///< Related: by which of its references; empty = its first one that leads here
    CompareOp op = CompareOp::Equal; ///< Compare
    bool negated = false;            ///< Empty: "is not empty"
    std::vector<Literal> literals;   ///< Compare: one; In: any number
    Period period;                   ///< Within

    bool isEverything() const { return kind == Kind::Everything; }
    bool operator==(const Filter &) const = default;

    static Filter compare(QStringView path, CompareOp op, Literal literal);
    static Filter empty(QStringView path, bool negated = false);
    static Filter in(QStringView path, std::vector<Literal> literals);
    static Filter within(QStringView path, const Period &period);
    static Filter negation(Filter child);
    /// "has opportunity (amount > 1)"; `where` Everything = any of them.
    static Filter has(QStringView entity, Filter where);
    static Filter hasNo(QStringView entity, Filter where);
    /// "count contact (...) < 2": `test` is a leaf without a path.
    static Filter counted(QStringView entity, Filter where, Filter test);
    /// And of the children that ask for something; Everything for none, the child for one.
    static Filter all(std::vector<Filter> children);
    /// Or of the children; Everything for none or where a child is Everything, the child for one.
    static Filter any(std::vector<Filter> children);
};

/// How deep brackets and "not" may be nested, in text and in JSON.
inline constexpr int maxFilterDepth = 200;

/// Parses the grammar of the contract and conditions over the records that refer back:
///   "has" ["no"] related | "count" related test | ("sum" | "min" | "max") related test
///   related = entity {"." key} ["via" reference] ["(" or ")"]; test = op literal | "is" .. | "in" .. | "within" ..
/// with a field after the entity for sum, min and max alone: has no activity (at within last 30 days),
/// count contact < 2, sum opportunity.amount (stage.kind = "won") >= 100万.
/// Keywords in any case; a number may be followed by 万 and 亿; full-width digits,
/// operators, quotes and brackets are taken as typed on a Chinese keyboard, so are ≥ ≤ ≠ and 、 between literals. In a
/// quoted text \" and \\ stand for the character, any other backslash for itself. Units of a period in singular too. An
/// empty text is Everything.
///
/// BadFilter: {the text, the position (UTF-16 units from 0), what was expected there}, the latter one of: field,
/// operator, value, number, date, time, zone, unit, empty, period, text, (, ), ",", closing quote, and (or the end),
/// fewer brackets, valid text, entity.
Result<Filter> parseFilter(QStringView text);
/// The text that parses to the same filter: for filters from parseFilter, filterFromJson and the functions of Filter.
QString filterToText(const Filter &filter);
/// {} | {"and":[..]} | {"or":[..]} | {"not":{..}} | {"field":path, "op":"=","value":literal} |
/// {"field":path,"empty":true| false} | {"field":path,"in":[literal..]} | {"field":path,"last"|"next":n,"unit":"days"}
/// | {"field":path,"this":"months"} | {"has"|"has_no"|"count":entity,..} | {"sum"|"min"|"max":"entity.field",..} with
/// "via" and "where" as wanted, and but for has and has_no a condition's own members; literal = "text" | true |
/// {"number":"1.5"} | {"date":".."} | {"time":".."} |
/// {"word":"today"|"me"}.
QJsonObject filterToJson(const Filter &filter);
/// What filterToJson writes; plain JSON numbers are taken too. BadFilter: {the JSON, "0", what was expected}.
Result<Filter> filterFromJson(const QJsonObject &json);

struct SortKey
{
    FieldPath path;
    bool descending = false;
    bool operator==(const SortKey &) const = default;
};
/// "name,-amount,customer.name"; blanks around names and empty parts are ignored.
std::vector<SortKey> parseSort(QStringView text);

/// A place in an order of rows, by the values that decide it: it stays where it is while rows come and go. Only for the
/// same order, and within one file.
struct RowMark
{
    std::vector<Column> values; ///< of the keys of the order, as the store compares them
    quint32 no = 0;
};

/// What rows are wanted. Everything that shows records asks with one of these.
struct Query
{
    QString entity;
    Filter filter;
    QString search;                ///< quick search within the entity, as typed; empty = none
    std::vector<SortKey> sort;     ///< empty = newest first
    std::vector<FieldPath> fields; ///< columns of the answer; empty = all fields of the entity
    qint64 limit = -1;
    qint64 offset = 0;
    std::optional<RowMark> after = {}; ///< only what comes behind that place in the order; not with asOf or knownAt
    bool leaves = false;               ///< the rows leave the program, in a file: the right to export decides too
    enum class Rows { Live, Bin, All } rows = Rows::Live;
    std::optional<Instant> asOf;    ///< business time
    std::optional<Instant> knownAt; ///< recorded time
};

} // namespace millrace
