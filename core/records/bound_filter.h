// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/query.h"
#include "core/records/record.h"

#include <QTimeZone>

#include <functional>

namespace millrace {

/// Who asks, and when: what "me", "today" and a date's midnight mean. Passed by value into every call.
struct AskContext
{
    RecordId actor;
    Instant now;
    QTimeZone zone = QTimeZone::utc();
    Qt::DayOfWeek weekStart = Qt::Monday;
    CurrencyCode baseCurrency;
    /// Live records of an entity whose title is this text (exact; where none is, without regard to case).
    std::function<std::vector<RecordId>(const EntityDef &, const QString &)> titled;
    /// Keys of the options of a list ("customer.level") whose key or label in either language is this text.
    std::function<QStringList(const QString &, const QString &)> optionNamed;
};

/// A field found in a catalog, through references.
struct BoundPath
{
    std::vector<EntityPtr> entities;     ///< entity of each step of the path; they own what `steps` points to
    std::vector<const FieldDef *> steps; ///< the references to follow, then the field itself

    const FieldDef &field() const { return *steps.back(); }
};

/// How many steps a path may have.
inline constexpr qsizetype maxPathSteps = 8;

/// Errors: UnknownField (no such field, a step that is no single reference with a target, too many steps).
Result<BoundPath> bindPath(const FieldPath &path, const Catalog &catalog, const EntityDef &entity);

/// A filter tied to a catalog: fields found, literals turned into values of the field's type, periods into bounds. The
/// SQL compiler and the evaluator both start here, which is why they agree.
struct BoundFilter : BoundPath
{
    enum class Kind { Everything, Nothing, And, Or, Not, Compare, AnyOf, Empty, Contains, SetHas, Range, Related };

    Kind kind = Kind::Everything;
    /// And, Or: two or more, none of the same kind; Not: one leaf; Related: the condition of the related records and,
    /// but for Has, the test of their measure (its leaves stand for the measure) and a leaf with the path measured.
    std::vector<BoundFilter> children;
    Filter::Measure measure = Filter::Measure::Has; ///< Related: never HasNo
    bool asksRoots = false;                         ///< Related: the records asked for are roots, always
    CompareOp op = CompareOp::Equal;                ///< Compare: never Contains
    /// Compare: one (Phone: the text and, where it is a number, its E.164 form); AnyOf, SetHas: one or more; Range:
    /// [from, to), either may be empty. Of the field's own type, but a Money field has base minor units as integers and
    /// a Reference ids.
    std::vector<Value> values;
    QString folded; ///< Contains: the folded needle, never empty
};

/// How many And and Or may stand within each other once brackets and "not" that decide nothing are gone: SQLite parses
/// no more than about a hundred open symbols.
inline constexpr int maxBoundHeight = 50;

/// Errors: UnknownField; BadFilter {the condition as text, "0", what could be compared: number, text, date, true or
/// false, id, reference to a user, reference; or "related records"
/// where none refer back so, "is empty" where nothing can, "another operator", "fewer brackets"}.
///
/// Meaning, in SQL and in memory alike:
/// - A comparison with an empty field is false, except != which is true; a path whose reference is empty or leads
/// nowhere
///   ends at an empty field. Records in the bin are followed like others. = "" is "is empty", != "" its opposite.
/// - Numbers compare exactly: an integer > 10.5 from 11 on, and = 10.5 never. Duration counts seconds. Money compares
/// base
///   minor units with the number as base major units; without a rate every comparison is false, != too.
/// - Text is equal to the character. < and > follow the stored sort key where the field has one (pinyin order), else
/// code
///   points. ~ is contains on the folded text; an empty needle means "is not empty".
/// - A date against a moment means that whole day in the asker's zone, a moment against a date the day it falls on.
/// - Choices compare by key or label (a text that is neither stands for itself as a key). References compare by id, or
/// by
///   title in quotes (any of several, none = nothing), or "me" where they refer to users; ~ looks into the title's
///   texts. Sets (= ~ in) mean "has", != "has not".
/// - Phone: = is the text as typed or, where the literal is a number, the same number however it is written.
/// - Boolean, Choice, References, Phone and Url have no < and >; json and unknown fields only "is empty".
/// - Related records are the live ones whose reference is this record; the path of a Related filter is that reference.
///   A sum is exact, of Money over the amounts that have a rate, held within 64 bits, and 0 where nothing takes part; a
///   minimum or maximum of nothing is empty.
/// - `last n days` = today and the n-1 days before, `next n days` = today and the n-1 after; a week is 7 days. `last n
///   months` = from the day after (today minus n months) to today, `next n months` = from today to the day before
///   (today plus n months); a quarter is 3 months, a year 12. `this week` begins on the asker's first day; `this` unit
///   is the whole calendar unit. Whole days in the asker's zone.
Result<BoundFilter> bindFilter(const Filter &filter, const Catalog &catalog, const EntityDef &entity,
                               const AskContext &context);

/// The reference of `related` by which its records refer to those of `entity`: the one of that key, or without one the
/// first that is not a system field. Null where there is none.
const FieldDef *referenceTo(const EntityDef &entity, const EntityDef &related, QStringView via = {});

/// How the evaluator sees other records and base amounts.
struct RecordLookup
{
    /// The referenced record, or nullptr where there is none.
    std::function<const Record *(const EntityDef &, const RecordId &)> record;
    /// The records of an entity, binned ones may be among them, whose reference field names the record.
    std::function<std::vector<const Record *>(const EntityDef &, const FieldDef &, const RecordId &)> related;
    /// Base minor units of a Money field of a record, or nothing where no rate governs the day.
    std::function<std::optional<std::int64_t>(const Record &, const FieldDef &)> baseAmount;
};

/// Whether the record is what the filter asks for; the in-memory twin of the compiled SQL.
bool matches(const BoundFilter &filter, const Record &record, const RecordLookup &lookup);

/// The value at the end of a path; empty where a reference on the way is empty or leads nowhere.
Value valueAt(const BoundPath &path, const Record &record, const RecordLookup &lookup);

/// One key of an order, ready for SQL and memory: a reference is already extended to the title fields of its target.
struct BoundSort
{
    BoundPath path;
    bool descending = false;
};
/// Errors: UnknownField.
Result<std::vector<BoundSort>> bindSort(const std::vector<SortKey> &sort, const Catalog &catalog,
                                        const EntityDef &entity);

/// Whether lists order the field by a sort key made on the fly: texts that are not indexed. Indexed ones are ordered by
/// orderColumn, so that the index serves.
bool ordersBySortKey(const FieldDef &field);

/// Puts records that come in the order of their creation (`no`) into the order that the compiled SQL gives: empty
/// values last in both directions, ties by creation in the direction of the last key; newest first without any key.
void sortRecords(std::vector<Record> &records, const std::vector<BoundSort> &sort, const RecordLookup &lookup);

} // namespace millrace
