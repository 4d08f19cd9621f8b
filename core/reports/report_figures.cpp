// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/report_figures.h"

#include "core/records/bound_filter.h"

namespace millrace {

namespace {

FieldDef shownAs(FieldType type, int scale)
{
    FieldDef field;
    field.type = type;
    field.scale = scale;
    return field;
}

/// How a figure of that dimension is shown with so many digits.
FieldDef fieldOf(Dimension dimension, int scale)
{
    switch (dimension) {
    case Dimension::Money:
        return shownAs(FieldType::Money, 0);
    case Dimension::Duration:
        return shownAs(FieldType::Duration, 0);
    case Dimension::Date:
        return shownAs(FieldType::Date, 0);
    case Dimension::Moment:
        return shownAs(FieldType::DateTime, 0);
    case Dimension::Number:
    case Dimension::Days:
        break;
    }
    return scale == 0 ? shownAs(FieldType::Integer, 0) : shownAs(FieldType::Decimal, scale);
}

bool isMean(Measure::Kind kind)
{
    return kind == Measure::Kind::Average || kind == Measure::Kind::Median;
}

} // namespace

Measure measureOf(const ReportMeasure &measure, Filter where)
{
    // In the order of ReportMeasure::Kind.
    constexpr Measure::Kind kinds[] = {Measure::Kind::Count,   Measure::Kind::Sum,     Measure::Kind::Average,
                                       Measure::Kind::Median,  Measure::Kind::Minimum, Measure::Kind::Maximum,
                                       Measure::Kind::Distinct};
    Measure counted;
    counted.kind = kinds[size_t(measure.kind)];
    counted.path = measure.path;
    counted.where = std::move(where);
    if (measure.ofDays())
        counted.days = Measure::Days{measure.from, measure.to};
    return counted;
}

Result<Figures> Figures::of(const ReportDefinition &definition, const Catalog &catalog, CurrencyCode currency)
{
    Figures figures;
    figures.m_currency = currency;
    figures.m_measures = definition.measures.size();
    MILLRACE_ASSIGN(const EntityPtr entity, catalog.require(definition.entity));
    const auto add = [&](Part part, int digits) {
        part.dimension = figureDimension(definition, catalog, part.key).value_or(Dimension::Number);
        if (part.dimension == Dimension::Money)
            part.scale = currency.minorDigits();
        else if (digits >= 0)
            part.scale = digits;
        part.field = fieldOf(part.dimension, part.scale);
        part.field.key = part.key;
        figures.m_places.insert(part.key, figures.m_parts.size());
        figures.m_parts.push_back(std::move(part));
    };
    for (const ReportMeasure &measure : definition.measures) {
        Part part;
        part.key = measure.key;
        part.kind = measureOf(measure).kind;
        const bool counts = part.kind == Measure::Kind::Count || part.kind == Measure::Kind::Distinct;
        if (!measure.path.keys.isEmpty() && !counts) {
            MILLRACE_ASSIGN(const BoundPath path, bindPath(measure.path, catalog, *entity));
            if (path.field().type == FieldType::Decimal) {
                part.scale = path.field().scale;
                part.unit = powerOfTen(part.scale);
            }
        }
        if (isMean(part.kind))
            part.scale = measure.ofDays() ? 1 : part.scale + 2;
        add(std::move(part), isMean(measureOf(measure).kind) ? measure.digits : -1);
    }
    for (const ReportComputed &computed : definition.computed) {
        Part part;
        part.key = computed.key;
        MILLRACE_ASSIGN(part.formula, parseFormula(computed.formula));
        part.percent = computed.percent;
        part.scale = computed.percent ? 1 : 2;
        add(std::move(part), computed.digits);
    }
    return figures;
}

std::optional<Ratio> Figures::measured(size_t figure, const CubeCell *cell) const
{
    const Part &part = m_parts[figure];
    const size_t place = figure + 1; // after the count of records
    if (!cell)
        return part.kind == Measure::Kind::Count || part.kind == Measure::Kind::Distinct ? std::optional(Ratio(0))
                                                                                         : std::nullopt;
    const auto &exact = cell->exact[place];
    if (!exact)
        return std::nullopt;
    std::int64_t divisor = part.unit;
    if (part.kind == Measure::Kind::Average) {
        const auto whole = multipliedExactly(divisor, cell->takingPart[place]);
        return whole ? Ratio::of(*exact, *whole) : std::nullopt;
    }
    if (part.kind == Measure::Kind::Median)
        divisor *= 2;
    return Ratio::of(*exact, divisor);
}

Figures::Numbers Figures::over(size_t figure, const std::vector<const CubeCell *> &rows, const CubeCell *total) const
{
    if (m_parts[figure].formula)
        return evaluated(*m_parts[figure].formula, rows, total);
    Numbers numbers;
    numbers.reserve(rows.size());
    for (const CubeCell *row : rows)
        numbers.push_back(measured(figure, row));
    return numbers;
}

Figures::Numbers Figures::evaluated(const Formula &formula, const std::vector<const CubeCell *> &rows,
                                    const CubeCell *total) const
{
    switch (formula.kind) {
    case Formula::Kind::Number:
        return Numbers(rows.size(), formula.number);
    case Formula::Kind::Figure:
        return over(m_places.value(formula.key), rows, total);
    case Formula::Kind::Total:
        return Numbers(rows.size(), evaluated(formula.children.front(), {total}, total).front());
    case Formula::Kind::Negate: {
        Numbers numbers = evaluated(formula.children.front(), rows, total);
        for (auto &number : numbers)
            number = number ? Ratio(0).minus(*number) : std::nullopt;
        return numbers;
    }
    case Formula::Kind::Running: {
        Numbers numbers = evaluated(formula.children.front(), rows, total);
        std::optional<Ratio> sum = Ratio(0);
        for (auto &number : numbers) {
            if (sum && number)
                sum = sum->plus(*number);
            number = sum;
        }
        return numbers;
    }
    case Formula::Kind::Previous: {
        Numbers numbers = evaluated(formula.children.front(), rows, total);
        if (!numbers.empty()) {
            numbers.insert(numbers.begin(), std::nullopt);
            numbers.pop_back();
        }
        return numbers;
    }
    case Formula::Kind::Add:
    case Formula::Kind::Subtract:
    case Formula::Kind::Multiply:
    case Formula::Kind::Divide:
        break;
    }
    Numbers left = evaluated(formula.children[0], rows, total);
    const Numbers right = evaluated(formula.children[1], rows, total);
    for (size_t i = 0; i < left.size(); ++i) {
        auto &number = left[i];
        if (!number || !right[i])
            number = std::nullopt;
        else if (formula.kind == Formula::Kind::Add)
            number = number->plus(*right[i]);
        else if (formula.kind == Formula::Kind::Subtract)
            number = number->minus(*right[i]);
        else if (formula.kind == Formula::Kind::Multiply)
            number = number->times(*right[i]);
        else
            number = number->over(*right[i]);
    }
    return left;
}

Value Figures::value(size_t figure, const std::optional<Ratio> &number) const
{
    const Part &part = m_parts[figure];
    if (!number)
        return {};
    const auto shown = part.percent ? number->times(Ratio(100)) : number;
    // Amounts are counted in minor units already.
    const int scale = part.dimension == Dimension::Money || part.field.type == FieldType::Integer ? 0 : part.scale;
    const auto units = shown ? shown->rounded(scale) : std::nullopt;
    if (!units)
        return {};
    switch (part.dimension) {
    case Dimension::Money:
        return Money{*units, m_currency};
    case Dimension::Duration:
        return Duration{*units};
    case Dimension::Date:
        return dayFromEpoch(*units);
    case Dimension::Moment:
        return Instant{*units};
    case Dimension::Number:
    case Dimension::Days:
        break;
    }
    return part.field.type == FieldType::Integer ? Value(*units) : Value(Decimal{*units, part.scale});
}

ReportColumn Figures::column(size_t figure) const
{
    const Part &part = m_parts[figure];
    ReportColumn column;
    column.role = part.formula ? ReportColumn::Role::Computed : ReportColumn::Role::Measure;
    column.at = part.formula ? figure - m_measures : figure;
    column.key = part.key;
    column.field = part.field;
    column.percent = part.percent;
    column.additive = !part.formula && (part.kind == Measure::Kind::Count || part.kind == Measure::Kind::Sum);
    return column;
}

} // namespace millrace
