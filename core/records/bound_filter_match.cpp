// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/fold.h"
#include "core/base/text/phone.h"
#include "core/records/bound_filter.h"
#include "core/records/bound_filter_values.h"

#include <algorithm>

namespace millrace {

const Record *holderOf(const BoundPath &path, const Record &record, const RecordLookup &lookup)
{
    const Record *at = &record;
    for (size_t i = 0; i + 1 < path.steps.size() && at; ++i) {
        const RecordId *id = at->value(path.steps[i]->index).as<RecordId>();
        at = id && lookup.record ? lookup.record(*path.entities[i + 1], *id) : nullptr;
    }
    return at;
}

namespace {

bool holds(CompareOp op, std::strong_ordering order)
{
    switch (op) {
    case CompareOp::Equal:
        return order == 0;
    case CompareOp::NotEqual:
        return order != 0;
    case CompareOp::Less:
        return order < 0;
    case CompareOp::LessOrEqual:
        return order <= 0;
    case CompareOp::Greater:
        return order > 0;
    case CompareOp::GreaterOrEqual:
        return order >= 0;
    case CompareOp::Contains:
        break;
    }
    return false;
}

bool comparisonHolds(const BoundFilter &filter, const Value &value)
{
    const FieldDef &field = filter.field();
    const Value &wanted = filter.values.front();
    const QString *text = value.as<QString>();
    if (filter.values.size() > 1)
        return value == wanted || (text && parsePhone(*text).e164 == filter.values[1].valueOr<QString>());
    const bool ordering = filter.op != CompareOp::Equal && filter.op != CompareOp::NotEqual;
    if (ordering && text && hasSortKey(field)) {
        const int order = sortKeyOf(field, *text).compare(sortKeyOf(field, wanted.valueOr<QString>()));
        return holds(filter.op, order <=> 0);
    }
    return holds(filter.op, compareValues(value, wanted));
}

bool setHas(const Value &set, const Value &wanted)
{
    if (const auto *ids = set.as<RecordIds>())
        return ids->contains(wanted.valueOr<RecordId>());
    if (const auto *choices = set.as<Choices>())
        return choices->keys.contains(wanted.valueOr<QString>());
    return false;
}

/// `value` is not empty; of Money the base amount.
bool filledHolds(const BoundFilter &filter, const Value &value)
{
    const auto isAny = [&](auto test) { return std::any_of(filter.values.begin(), filter.values.end(), test); };
    switch (filter.kind) {
    case BoundFilter::Kind::Compare:
        return comparisonHolds(filter, value);
    case BoundFilter::Kind::AnyOf:
        return isAny([&](const Value &wanted) { return value == wanted; });
    case BoundFilter::Kind::SetHas:
        return isAny([&](const Value &wanted) { return setHas(value, wanted); });
    case BoundFilter::Kind::Contains:
        return foldText(value.valueOr<QString>()).contains(filter.folded);
    case BoundFilter::Kind::Range:
        return (filter.values[0].isEmpty() || compareValues(value, filter.values[0]) >= 0) &&
               (filter.values[1].isEmpty() || compareValues(value, filter.values[1]) < 0);
    case BoundFilter::Kind::Everything:
    case BoundFilter::Kind::Nothing:
    case BoundFilter::Kind::And:
    case BoundFilter::Kind::Or:
    case BoundFilter::Kind::Not:
    case BoundFilter::Kind::Empty:
    case BoundFilter::Kind::Related:
        break;
    }
    return false;
}

bool leafHolds(const BoundFilter &filter, const Record &record, const RecordLookup &lookup)
{
    const Record *holder = holderOf(filter, record, lookup);
    const FieldDef &field = filter.field();
    Value value = holder ? holder->value(field.index) : Value();
    if (filter.kind == BoundFilter::Kind::Empty)
        return value.isEmpty();
    if (value.isEmpty())
        return filter.kind == BoundFilter::Kind::Compare && filter.op == CompareOp::NotEqual;
    if (field.type == FieldType::Money) {
        const auto base = lookup.baseAmount ? lookup.baseAmount(*holder, field) : std::nullopt;
        if (!base)
            return false;
        value = *base;
    }
    return filledHolds(filter, value);
}

/// The number that a record adds to a sum, or its value that may be the least or greatest.
Value measuredOf(const BoundPath &path, const Record &record, const RecordLookup &lookup)
{
    const Record *holder = holderOf(path, record, lookup);
    const Value value = holder ? holder->value(path.field().index) : Value();
    if (value.isEmpty() || path.field().type != FieldType::Money)
        return value;
    const auto base = lookup.baseAmount ? lookup.baseAmount(*holder, path.field()) : std::nullopt;
    return base ? Value(*base) : Value();
}

Value measureOf(const BoundFilter &filter, const std::vector<const Record *> &records, const RecordLookup &lookup)
{
    if (filter.measure == Filter::Measure::Count)
        return std::int64_t(records.size());
    const BoundPath &path = filter.children[2];
    const bool wantsLeast = filter.measure == Filter::Measure::Min;
    ExactSum sum;
    Value best;
    for (const Record *record : records) {
        const Value value = measuredOf(path, *record, lookup);
        if (value.isEmpty())
            continue;
        if (filter.measure == Filter::Measure::Sum) {
            const auto *decimal = value.as<Decimal>();
            const auto *duration = value.as<Duration>();
            sum.add(decimal ? decimal->units : duration ? duration->seconds : value.valueOr<std::int64_t>());
        } else if (best.isEmpty() || (wantsLeast ? compareValues(value, best) < 0 : compareValues(value, best) > 0)) {
            best = value;
        }
    }
    return filter.measure == Filter::Measure::Sum ? valueOfUnits(path.field(), sum.total()) : best;
}

} // namespace

bool holdsFor(const BoundFilter &test, const Value &value)
{
    const auto part = [&value](const BoundFilter &child) { return holdsFor(child, value); };
    switch (test.kind) {
    case BoundFilter::Kind::Everything:
        return true;
    case BoundFilter::Kind::Nothing:
    case BoundFilter::Kind::Related:
        return false;
    case BoundFilter::Kind::And:
        return std::all_of(test.children.begin(), test.children.end(), part);
    case BoundFilter::Kind::Or:
        return std::any_of(test.children.begin(), test.children.end(), part);
    case BoundFilter::Kind::Not:
        return !part(test.children.front());
    case BoundFilter::Kind::Empty:
        return value.isEmpty();
    case BoundFilter::Kind::Compare:
    case BoundFilter::Kind::AnyOf:
    case BoundFilter::Kind::Contains:
    case BoundFilter::Kind::SetHas:
    case BoundFilter::Kind::Range:
        break;
    }
    if (value.isEmpty())
        return test.kind == BoundFilter::Kind::Compare && test.op == CompareOp::NotEqual;
    return filledHolds(test, value);
}

static bool relatedHolds(const BoundFilter &filter, const Record &record, const RecordLookup &lookup)
{
    std::vector<const Record *> related;
    if (lookup.related)
        related = lookup.related(*filter.entities.front(), filter.field(), record.id());
    std::erase_if(related, [&](const Record *child) {
        return child->isDeleted() || !matches(filter.children.front(), *child, lookup);
    });
    if (filter.measure == Filter::Measure::Has)
        return !related.empty();
    return holdsFor(filter.children[1], measureOf(filter, related, lookup));
}

bool matches(const BoundFilter &filter, const Record &record, const RecordLookup &lookup)
{
    const auto child = [&](const BoundFilter &part) { return matches(part, record, lookup); };
    switch (filter.kind) {
    case BoundFilter::Kind::Everything:
        return true;
    case BoundFilter::Kind::Nothing:
        return false;
    case BoundFilter::Kind::And:
        return std::all_of(filter.children.begin(), filter.children.end(), child);
    case BoundFilter::Kind::Or:
        return std::any_of(filter.children.begin(), filter.children.end(), child);
    case BoundFilter::Kind::Not:
        return !child(filter.children.front());
    case BoundFilter::Kind::Compare:
    case BoundFilter::Kind::AnyOf:
    case BoundFilter::Kind::Empty:
    case BoundFilter::Kind::Contains:
    case BoundFilter::Kind::SetHas:
    case BoundFilter::Kind::Range:
        break;
    case BoundFilter::Kind::Related:
        return relatedHolds(filter, record, lookup);
    }
    return leafHolds(filter, record, lookup);
}

Value valueAt(const BoundPath &path, const Record &record, const RecordLookup &lookup)
{
    const Record *holder = holderOf(path, record, lookup);
    return holder ? holder->value(path.field().index) : Value();
}

} // namespace millrace
