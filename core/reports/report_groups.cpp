// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/report_groups.h"

#include "core/base/text/pinyin.h"
#include "core/records/bound_filter_values.h"
#include "core/schema/builtin/stage.h"

#include <algorithm>
#include <limits>

namespace millrace {

namespace {

int scaleOf(const FieldDef &field, CurrencyCode currency)
{
    return field.type == FieldType::Money ? currency.minorDigits() : field.type == FieldType::Decimal ? field.scale : 0;
}

/// The first days of the ages, the oldest first.
std::vector<QDate> daysOfAges(const ReportGroup &group, QDate today)
{
    std::vector<QDate> days;
    for (auto age = group.ages.rbegin(); age != group.ages.rend(); ++age)
        days.push_back(today.addDays(-*age));
    return days;
}

Filter between(const QString &path, std::optional<Literal> from, std::optional<Literal> to)
{
    std::vector<Filter> both;
    if (from)
        both.push_back(Filter::compare(path, CompareOp::GreaterOrEqual, std::move(*from)));
    if (to)
        both.push_back(Filter::compare(path, CompareOp::Less, std::move(*to)));
    return both.empty() ? Filter::empty(path, true) : Filter::all(std::move(both));
}

/// The edges on both sides of the group at `place`.
template <class Edges> Filter betweenEdges(const QString &path, const Edges &edges, std::int64_t place)
{
    const auto edge = [&](std::int64_t at) -> std::optional<Literal> {
        return at >= 0 && at < std::int64_t(edges.size()) ? std::optional<Literal>(edges[size_t(at)]) : std::nullopt;
    };
    return between(path, edge(place - 1), edge(place));
}

Filter emptyGroup(const ReportGroup &group, const FieldDef &field)
{
    const QString path = group.path.toString();
    if (field.type != FieldType::Money)
        return Filter::empty(path);
    // An amount without a rate is neither below nor above anything.
    const Number zero{QStringLiteral("0")};
    return Filter::all({Filter::negation(Filter::compare(path, CompareOp::Less, zero)),
                        Filter::negation(Filter::compare(path, CompareOp::GreaterOrEqual, zero))});
}

std::optional<Literal> literalOf(const Value &value)
{
    return std::visit(
        Overloaded{[](std::monostate) -> std::optional<Literal> { return std::nullopt; },
                   [](bool yes) -> std::optional<Literal> { return yes; },
                   [](std::int64_t whole) -> std::optional<Literal> { return Number{QString::number(whole)}; },
                   [](const Decimal &decimal) -> std::optional<Literal> { return Number{decimal.toString()}; },
                   [](const Money &) -> std::optional<Literal> { return std::nullopt; },
                   [](const QString &text) -> std::optional<Literal> { return text; },
                   [](QDate day) -> std::optional<Literal> { return day; },
                   [](Instant time) -> std::optional<Literal> { return time; },
                   [](Duration length) -> std::optional<Literal> { return Number{QString::number(length.seconds)}; },
                   [](const RecordId &id) -> std::optional<Literal> { return id.toString(); },
                   [](const RecordIds &) -> std::optional<Literal> { return std::nullopt; },
                   [](const Choices &) -> std::optional<Literal> { return std::nullopt; },
                   [](const Json &) -> std::optional<Literal> { return std::nullopt; }},
        value.variant());
}

} // namespace

Bucket bucketOf(const ReportGroup &group, const FieldDef &field, int firstMonth, CurrencyCode currency, QDate today,
                const QTimeZone &zone)
{
    Bucket bucket;
    bucket.unit = group.unit;
    bucket.firstMonth = firstMonth;
    for (const QString &edge : group.edges)
        bucket.bounds.push_back(valueOfUnits(field, unitsOf(Number{edge}, scaleOf(field, currency)).floor));
    for (const QDate day : daysOfAges(group, today))
        bucket.bounds.push_back(field.type == FieldType::Date ? Value(day) : Value(startOfDay(day, zone)));
    return bucket;
}

Filter filterOfGroup(const ReportGroup &group, const FieldDef &field, CurrencyCode currency, QDate today,
                     const Value &value)
{
    const QString path = group.path.toString();
    if (value.isEmpty())
        return emptyGroup(group, field);
    if (group.unit != DateUnit::None) {
        const QDate start = value.valueOr<QDate>();
        return between(path, start, bucketEnd(start, group.unit));
    }
    const std::int64_t place = value.valueOr<std::int64_t>();
    if (!group.ages.empty())
        return betweenEdges(path, daysOfAges(group, today), std::int64_t(group.ages.size()) - place);
    if (!group.edges.isEmpty()) {
        std::vector<Number> edges;
        for (const QString &edge : group.edges) {
            // As the bounds were rounded.
            const int scale = scaleOf(field, currency);
            edges.push_back({Decimal{unitsOf(Number{edge}, scale).floor, scale}.toString()});
        }
        return betweenEdges(path, edges, place);
    }
    const auto literal = literalOf(value);
    return literal ? Filter::compare(path, CompareOp::Equal, *literal) : Filter::empty(path);
}

GroupOrder::GroupOrder(const FieldDef &field, const Metadata &metadata, const QHash<RecordId, QString> &titles)
    : m_field(field), m_metadata(metadata), m_titles(titles)
{
}

std::vector<Value> GroupOrder::sorted(std::vector<Value> values) const
{
    struct Placed
    {
        std::int64_t order = 0;
        QByteArray key;
        Value value;
    };
    const NameKind kind = m_field.nameOf == NameOf::Person || m_field.target == QLatin1String("user") ? NameKind::Person
                                                                                                      : NameKind::Plain;
    std::vector<Placed> placed;
    for (Value &value : values) {
        Placed one;
        one.order = value.isEmpty() ? std::numeric_limits<std::int64_t>::max() : 0;
        if (const auto *id = value.as<RecordId>()) {
            const auto stage = m_metadata.stages.constFind(*id);
            if (stage != m_metadata.stages.constEnd())
                one.order = stage->value(stage::order).value_or(0);
            one.key = sortKey(m_titles.value(*id), kind);
        } else if (const auto *text = value.as<QString>()) {
            if (m_field.isChoice()) {
                const OptionInfo *option = m_metadata.option(m_field.optionList, *text);
                one.order = option ? option->order : std::numeric_limits<std::int64_t>::max() - 1;
            }
            one.key = sortKey(*text, kind);
        }
        one.value = std::move(value);
        placed.push_back(std::move(one));
    }
    std::stable_sort(placed.begin(), placed.end(), [](const Placed &a, const Placed &b) {
        if (a.order != b.order)
            return a.order < b.order;
        return a.key != b.key ? a.key < b.key : compareValues(a.value, b.value) < 0;
    });
    values.clear();
    for (Placed &one : placed)
        values.push_back(std::move(one.value));
    return values;
}

} // namespace millrace
