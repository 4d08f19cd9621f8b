// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/bound_filter_values.h"
#include "core/workspace/answers.h"

#include <functional>
#include <map>
#include <set>
#include <span>

namespace millrace {

/// The order in which SQLite groups: nothing, numbers, texts by their bytes, bytes.
bool operator<(const Column &a, const Column &b);

/// What one row gives to one measure.
struct TallyCell
{
    bool counts = false; ///< the measure's condition holds
    Column value;        ///< Null: the row has none
    bool unconverted = false;
};

/// Groups rows that come one by one and computes what SQL does and what it cannot: the in-memory twin of an aggregate,
/// which the same test holds against it. One thread.
class Tally
{
public:
    explicit Tally(const std::vector<Measure> &measures);

    /// `groups` as stored columns; one cell per measure.
    void add(const std::vector<Column> &groups, std::span<const TallyCell> cells);

    struct Numbers
    {
        std::vector<std::optional<std::int64_t>> exact; ///< see AggregateSet::Line
        std::vector<std::int64_t> takingPart;
        std::vector<std::int64_t> unconverted;
    };
    /// Visits the groups in order; without groups (`groups` of every row empty) there is always one.
    void visit(bool grouped, const std::function<void(const std::vector<Column> &, const Numbers &)> &visit) const;

private:
    struct State
    {
        std::int64_t rows = 0; ///< for which the condition holds
        std::int64_t part = 0; ///< of them with a value
        std::int64_t unconverted = 0;
        ExactSum sum;
        std::int64_t least = 0;
        std::int64_t most = 0;
        std::vector<std::int64_t> values; ///< Median
        std::set<Column> distinct;        ///< Distinct
    };
    void add(State &state, const Measure &measure, const TallyCell &cell) const;
    static std::optional<std::int64_t> number(const State &state, const Measure &measure);

    std::vector<Measure> m_measures;
    std::map<std::vector<Column>, std::vector<State>> m_groups;
};

} // namespace millrace
