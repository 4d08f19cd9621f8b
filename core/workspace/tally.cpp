// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/tally.h"

#include <algorithm>
#include <limits>

namespace millrace {

bool operator<(const Column &a, const Column &b)
{
    if (a.kind != b.kind)
        return a.kind < b.kind;
    return a.kind == Column::Kind::Integer ? a.integer < b.integer : a.bytes < b.bytes;
}

Tally::Tally(const std::vector<Measure> &measures) : m_measures(measures) {}

void Tally::add(const std::vector<Column> &groups, std::span<const TallyCell> cells)
{
    std::vector<State> &states = m_groups[groups];
    states.resize(m_measures.size());
    for (size_t i = 0; i < m_measures.size(); ++i)
        if (cells[i].counts)
            add(states[i], m_measures[i], cells[i]);
}

void Tally::add(State &state, const Measure &measure, const TallyCell &cell) const
{
    ++state.rows;
    state.unconverted += cell.unconverted ? 1 : 0;
    if (cell.value.kind == Column::Kind::Null)
        return;
    ++state.part;
    if (measure.kind == Measure::Kind::Distinct) {
        state.distinct.insert(cell.value);
        return;
    }
    const std::int64_t number = cell.value.integer;
    state.least = state.part == 1 ? number : std::min(state.least, number);
    state.most = state.part == 1 ? number : std::max(state.most, number);
    state.sum.add(number);
    if (measure.kind == Measure::Kind::Median)
        state.values.push_back(number);
}

/// Twice the median; nothing where that leaves 64 bits.
static std::optional<std::int64_t> doubledMedian(std::vector<std::int64_t> values)
{
    if (values.empty())
        return std::nullopt;
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    const std::int64_t upper = *middle;
    const std::int64_t lower = values.size() % 2 == 1 ? upper : *std::max_element(values.begin(), middle);
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
    const bool fits = upper >= 0 ? lower <= most - upper : lower >= least - upper;
    return fits ? std::optional(lower + upper) : std::nullopt;
}

std::optional<std::int64_t> Tally::number(const State &state, const Measure &measure)
{
    const bool ofRows = measure.path.keys.isEmpty() && !measure.days;
    switch (measure.kind) {
    case Measure::Kind::Count:
        return ofRows ? state.rows : state.part;
    case Measure::Kind::Distinct:
        return std::int64_t(state.distinct.size());
    case Measure::Kind::Median:
        return doubledMedian(state.values);
    case Measure::Kind::Sum:
    case Measure::Kind::Average:
        return state.part > 0 ? std::optional(state.sum.total()) : std::nullopt;
    case Measure::Kind::Minimum:
        return state.part > 0 ? std::optional(state.least) : std::nullopt;
    case Measure::Kind::Maximum:
        return state.part > 0 ? std::optional(state.most) : std::nullopt;
    }
    return std::nullopt;
}

void Tally::visit(bool grouped, const std::function<void(const std::vector<Column> &, const Numbers &)> &visit) const
{
    const auto tell = [&](const std::vector<Column> &groups, const std::vector<State> &states) {
        Numbers numbers;
        for (size_t i = 0; i < m_measures.size(); ++i) {
            const Measure &measure = m_measures[i];
            const bool ofRows = measure.path.keys.isEmpty() && !measure.days;
            numbers.exact.push_back(number(states[i], measure));
            numbers.takingPart.push_back(ofRows ? states[i].rows : states[i].part);
            numbers.unconverted.push_back(states[i].unconverted);
        }
        visit(groups, numbers);
    };
    if (!grouped && m_groups.empty())
        tell({}, std::vector<State>(m_measures.size()));
    for (const auto &[groups, states] : m_groups)
        tell(groups, states);
}

} // namespace millrace
