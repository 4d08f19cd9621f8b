// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace millrace {

/// What a company's past says about how opportunities go on. Stages and people are numbers that the caller gives out.
struct ForecastHistory
{
    static constexpr int won = -1;
    static constexpr int lost = -2; ///< also moved away, deleted
    static constexpr int staying = -3;

    /// One stay in an open stage: how many days, and where it led; `staying` = it had not ended when last seen.
    struct Visit
    {
        int stage = 0;
        double days = 0;
        int next = staying;
        double ended = 0; ///< days before now; 0 for one that goes on
    };
    /// A new opportunity of the last `arrivalDays` days: where it began, whose it is, what it is worth.
    struct Arrival
    {
        int stage = 0;
        int person = 0;
        std::optional<std::int64_t> value;
        double ago = 0; ///< days before now
    };

    int stages = 0;
    std::vector<Visit> visits;
    std::vector<Arrival> arrivals;
    /// What won opportunities were worth: drawn for won ones whose amount is not known, and for those that are yet to
    /// come (an amount is often set to nothing when an opportunity is lost, so arrivals as a whole would say too
    /// little).
    std::vector<std::int64_t> wonValues;
    double arrivalDays = 0;
    /// First moments of calendar months in days from now, ascending, of the past and to the end of what is asked; where
    /// none are given, months do not differ. `firstPlace`: which month of its quarter the first is (0 to 2).
    std::vector<double> months;
    int firstPlace = 0;
    std::int64_t closedDeals = 0; ///< won or lost: what the answer rests on
};

/// An opportunity that may still be won.
struct OpenDeal
{
    int stage = 0;
    double days = 0; ///< in its stage until now
    int person = 0;
    std::optional<std::int64_t> value; ///< minor units; without one it is drawn
};

struct SimulationRequest
{
    std::uint64_t seed = 1;
    int worlds = 50; ///< drawings of how the past might as well have been
    int runs = 20;   ///< futures in each
    int people = 1;
    double from = 0; ///< a deal counts when it is won in (from, to], in days from now
    double to = 0;
};

/// Three points of the distribution: with 10, 50 and 90 % the sum stays at or below.
struct ForecastBand
{
    std::int64_t low = 0;
    std::int64_t middle = 0;
    std::int64_t high = 0;
    double mean = 0;
};

/// What each run won, by person: a matrix of minor units.
class ForecastRuns
{
public:
    ForecastRuns(int people, int runs) : m_runs(runs), m_won(size_t(people) * size_t(runs), 0) {}

    double &won(int person, int run) { return m_won[size_t(person) * size_t(m_runs) + size_t(run)]; }
    /// The band of several people together; `closed` is added to every run.
    ForecastBand band(std::span<const int> people, std::int64_t closed) const;
    /// The share of runs in which they reach so much.
    double chanceOf(std::span<const int> people, std::int64_t closed, std::int64_t wanted) const;

private:
    std::vector<double> sums(std::span<const int> people, std::int64_t closed) const;
    int m_runs;
    std::vector<double> m_won;
};

/// Below so many closed deals a forecast says that it rests on little.
inline constexpr std::int64_t enoughClosedDeals = 20;

/// Plays the open opportunities, and those that will come, forward again and again. How long an opportunity stays in
/// its stage and where it goes is drawn from the hazards of the time since ends are recorded (StageHazards), times what
/// the months to come make of them (MonthEffects): a last month of a quarter in which more is won and less is lost, a
/// trend, and chance. In each world the past stays get random weights (Rubin, "The Bayesian bootstrap", Ann. Statist. 9
/// (1981) 130-134) beside two imagined ones of every stage, one that went on and one that was lost, so that a short
/// past gives wide bands; the rate of new opportunities goes on from where it stands, and changes as it did
/// (ArrivalRate). The same request gives the same answer.
ForecastRuns simulateForecast(const ForecastHistory &history, const std::vector<OpenDeal> &open,
                              const SimulationRequest &request);

} // namespace millrace
