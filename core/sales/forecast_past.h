// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sales/draws.h"
#include "core/sales/forecast_simulation.h"

#include <array>

namespace millrace {

/// What ends a stay: going on (to another open stage, or won) or being lost.
enum class StayEnd { On, Lost };
inline constexpr std::array stayEnds{StayEnd::On, StayEnd::Lost};
inline StayEnd stayEndOf(int next)
{
    return next == ForecastHistory::lost ? StayEnd::Lost : StayEnd::On;
}

/// How the stays in one stage end by the days that they have lasted, as hazards of a period: only what was seen within
/// the last `since` days counts, and a stay that had begun before enters with the days that it had by then (the
/// product-limit estimate under left truncation: Lynden-Bell, MNRAS 155 (1971) 95-118; Tsai, Jewell and Wang,
/// Biometrika 74 (1987) 883-886). So a stay that is still going on counts for as long as it was watched, and what was
/// kept of older times than ends were recorded counts for nothing.
class StageHazards
{
public:
    void add(const ForecastHistory::Visit &visit, double since);
    /// A stay that nobody had, with a part of a real one's weight.
    void imagine(const ForecastHistory::Visit &visit, double weight);
    void finish();
    /// With random weights of the stays; with the real ones where `draws` is null.
    void weigh(Draws *draws);

    /// The hazard summed up over the first `days`.
    double upTo(StayEnd end, double days) const;
    double whole(StayEnd end) const { return part(end).sums.empty() ? 0 : part(end).sums.back(); }
    /// The hazard of that very day.
    double on(StayEnd end, double days) const;
    struct Ending
    {
        double days = 0;
        int next = ForecastHistory::staying;
    };
    /// The stay that ends where the summed hazard comes to `hazard`, which is at most the whole.
    Ending at(StayEnd end, double hazard) const;
    /// What the stays that were watched from `begin` to `end` (days from now, negative) let expect of ends of that
    /// kind, and how many there were. Ends on the first day do not count: they are no matter of time.
    std::pair<double, double> expectedAndSeen(StayEnd kind, double begin, double end) const;

private:
    struct Stay
    {
        ForecastHistory::Visit visit;
        double entered = -1; ///< days that it had lasted when it came under watch
        double weight = 1;
    };
    struct Part
    {
        std::vector<double> days, sums;
        std::vector<double>
            shares; ///< of those watched that ended, summed up: what the ends to be expected are counted by
        std::vector<int> next;
    };
    double sharesUpTo(StayEnd end, double days) const;
    Part &part(StayEnd end) { return m_parts[std::size_t(end)]; }
    const Part &part(StayEnd end) const { return m_parts[std::size_t(end)]; }

    std::vector<Stay> m_stays; ///< by the days that they lasted
    std::vector<int> m_byEntry;
    std::array<Part, 2> m_parts;
};

/// By how much the months differ from what the hazards of the whole period say: by their place in the quarter, by a
/// trend that lasts, and each by itself. Logarithms; variances by moments, with two months of `usualVariance` beside
/// those that were seen, and twice their standard error taken off, so that a steady past is taken for one.
class MonthEffects
{
public:
    static constexpr double usualVariance = 0.03;
    /// A month that was seen: its place in the quarter (0 to 2), the log of seen over expected, the variance of that.
    struct Seen
    {
        int place = 0;
        double ratio = 0;
        double variance = 0;
    };
    MonthEffects() : MonthEffects(std::vector<Seen>{}) {}
    explicit MonthEffects(const std::vector<Seen> &months); ///< oldest first

    /// Factors of coming months by their places in the quarter, as they may be.
    std::vector<double> draw(const std::vector<int> &places, Draws &draws) const;

private:
    std::array<double, 3> m_placeMean{}, m_placeVariance{};
    double m_trend = 0, m_trendVariance = 0;
    double m_ownVariance = 0;
};

/// How many opportunities come a day. What came is forgotten month by month, the faster the more the months differ
/// (counts with a discounted gamma prior: Harvey and Fernandes, J. Business & Economic Statistics 7 (1989) 407-417);
/// the log of the rate goes on changing by as much, and is drawn back to its mean by a part of the distance.
class ArrivalRate
{
public:
    explicit ArrivalRate(const ForecastHistory &history);
    /// Rates a day for spans of `span` days from now on.
    static constexpr double span = 30;
    std::vector<double> draw(std::size_t spans, Draws &draws) const;

private:
    double m_mean = 0;               ///< of the log of the rate a day
    double m_count = 0, m_spans = 0; ///< how many came in how many spans, what is long ago forgotten in part
    double m_change = 0;             ///< variance of the log from span to span
};

} // namespace millrace
