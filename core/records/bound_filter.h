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
    CurrencyCode baseCurrency;
    /// Live records of an entity whose title is this text (exact; where none is, without regard to case).
    std::function<std::vector<RecordId>(const EntityDef &, const QString &)> titled;
    /// Keys of the options of a list ("customer.level") whose key or label in either language is this text.
    std::function<QStringList(const QString &, const QString &)> optionNamed;
};

/// A filter tied to a catalog: fields found, literals turned into values of the field's type, periods into bounds. The
/// SQL compiler and the evaluator both start here, which is why they agree.
struct BoundFilter
{
    enum class Kind { Everything, Nothing, And, Or, Not, Compare, AnyOf, Empty, Contains, SetHas, Range };

    Kind kind = Kind::Everything;
    std::vector<BoundFilter> children;
    std::vector<EntityPtr> entities;     ///< entity of each step of the path
    std::vector<const FieldDef *> steps; ///< the references to follow, then the field itself
    CompareOp op = CompareOp::Equal;     ///< Compare: never Contains
    std::vector<Value> values; ///< Compare: one; AnyOf, SetHas: any number; Range: [from, to), either may be empty
    QString folded;            ///< Contains: the folded needle

    const FieldDef &field() const { return *steps.back(); }
};

/// Errors: UnknownField, BadFilter (a literal that the field's type cannot be compared with).
///
/// Meaning, in SQL and in memory alike: a comparison with an empty field is false, except != which is true; Money
/// compares base minor units (no rate = false) with the number as base major units; a date literal against a moment
/// means that whole day in the asker's zone; references compare by id, or by title in quotes (any of several);
/// choices by key or label; ~ is contains on the folded text; sets (= and ~ and in) mean "has".
Result<BoundFilter> bindFilter(const Filter &filter, const Catalog &catalog, const EntityDef &entity,
                               const AskContext &context);

/// How the evaluator sees other records and base amounts.
struct RecordLookup
{
    /// The referenced record, or nullptr where there is none.
    std::function<const Record *(const EntityDef &, const RecordId &)> record;
    /// Base minor units of a Money field of a record, or nothing where no rate governs the day.
    std::function<std::optional<std::int64_t>(const Record &, const FieldDef &)> baseAmount;
};

/// Whether the record is what the filter asks for; the in-memory twin of the compiled SQL.
bool matches(const BoundFilter &filter, const Record &record, const RecordLookup &lookup);

} // namespace millrace
