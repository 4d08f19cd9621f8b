// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/forecast_simulation.h"

#include "core/sales/draws.h"

#include <algorithm>
#include <cmath>

namespace millrace {

namespace {

/// More past visits of a stage than this teach nothing further; the last ones are kept.
constexpr std::size_t enoughPast = 4000;
/// A path that goes in circles for ever is given up.
constexpr int longestPath = 60;
constexpr double imaginedWeight = 0.5;
constexpr double usualDays = 30;

/// Past visits of one stage with the weights of one world.
class StagePast
{
public:
    void add(const ForecastHistory::Visit &visit, double weight) { m_visits.push_back({visit, weight}); }
    void finish()
    {
        if (m_visits.size() > enoughPast)
            m_visits.erase(m_visits.begin(), m_visits.end() - std::ptrdiff_t(enoughPast));
        std::stable_sort(m_visits.begin(), m_visits.end(),
                         [](const Weighed &a, const Weighed &b) { return a.visit.days < b.visit.days; });
        m_sums.resize(m_visits.size() + 1);
    }
    void weigh(Draws &draws)
    {
        // Imagined visits have less than one visit's weight.
        for (std::size_t i = 0; i < m_visits.size(); ++i)
            m_sums[i + 1] =
                m_sums[i] + (m_visits[i].weight == 1 ? draws.exponential() : draws.gamma(m_visits[i].weight));
    }
    /// A visit that lasted longer than `days`; null where none did.
    const ForecastHistory::Visit *longerThan(double days, Draws &draws) const
    {
        for (;;) {
            const auto after = std::upper_bound(m_visits.begin(), m_visits.end(), days,
                                                [](double d, const Weighed &w) { return d < w.visit.days; });
            const auto first = std::size_t(after - m_visits.begin());
            if (first == m_visits.size())
                return nullptr;
            const double mark = m_sums[first] + draws.share() * (m_sums.back() - m_sums[first]);
            const auto found = std::upper_bound(m_sums.begin() + std::ptrdiff_t(first) + 1, m_sums.end(), mark);
            const auto at = std::min(std::size_t(found - m_sums.begin()), m_visits.size()) - 1;
            if (m_visits[at].visit.next != ForecastHistory::staying)
                return &m_visits[at].visit;
            days = m_visits[at].visit.days;
        }
    }

private:
    struct Weighed
    {
        ForecastHistory::Visit visit;
        double weight;
    };
    std::vector<Weighed> m_visits;
    std::vector<double> m_sums;
};

double medianDays(const ForecastHistory &history)
{
    std::vector<double> days;
    for (const auto &visit : history.visits)
        if (visit.next != ForecastHistory::staying)
            days.push_back(visit.days);
    if (days.empty())
        return usualDays;
    std::nth_element(days.begin(), days.begin() + std::ptrdiff_t(days.size() / 2), days.end());
    return std::max(days[days.size() / 2], 1.0);
}

class Simulation
{
public:
    Simulation(const ForecastHistory &history, const std::vector<OpenDeal> &open, const SimulationRequest &request)
        : m_history(history), m_open(open), m_request(request), m_draws(request.seed),
          m_past(std::size_t(history.stages))
    {
        for (const auto &visit : history.visits)
            m_past[std::size_t(visit.stage)].add(visit, 1);
        const double usual = medianDays(history);
        for (int stage = 0; stage < history.stages; ++stage) {
            const int next = stage + 1 < history.stages ? stage + 1 : ForecastHistory::won;
            m_past[std::size_t(stage)].add({stage, usual, next}, imaginedWeight);
            m_past[std::size_t(stage)].add({stage, usual, ForecastHistory::lost}, imaginedWeight);
        }
        for (StagePast &past : m_past)
            past.finish();
        m_values = history.wonValues;
        for (size_t i = 0; history.wonValues.empty() && i < history.arrivals.size(); ++i)
            if (history.arrivals[i].value)
                m_values.push_back(*history.arrivals[i].value);
    }

    ForecastRuns run()
    {
        ForecastRuns runs(m_request.people, m_request.worlds * m_request.runs);
        for (int world = 0; world < m_request.worlds; ++world) {
            for (StagePast &past : m_past)
                past.weigh(m_draws);
            const double rate = m_history.arrivalDays > 0
                                    ? m_draws.gamma(double(m_history.arrivals.size()) + 0.5) / m_history.arrivalDays
                                    : 0;
            for (int i = 0; i < m_request.runs; ++i)
                play(runs, world * m_request.runs + i, rate);
        }
        return runs;
    }

private:
    void play(ForecastRuns &runs, int run, double rate)
    {
        for (const OpenDeal &deal : m_open)
            if (isWon(deal.stage, deal.days, 0))
                runs.won(deal.person, run) += valueOf(deal.value);
        if (m_history.arrivals.empty())
            return;
        for (std::int64_t left = m_draws.poisson(rate * m_request.to); left > 0; --left) {
            const double start = m_draws.share() * m_request.to;
            const auto &like = m_history.arrivals[m_draws.below(m_history.arrivals.size())];
            if (isWon(like.stage, 0, start))
                runs.won(like.person, run) += valueOf(m_history.wonValues.empty() ? like.value : std::nullopt);
        }
    }

    bool isWon(int stage, double days, double now)
    {
        // A step that takes no time at all must not be drawn away by "longer than".
        double already = days > 0 ? days : -1;
        for (int step = 0; step < longestPath; ++step) {
            const auto *like = m_past[std::size_t(stage)].longerThan(already, m_draws);
            if (!like)
                return false;
            now += like->days - std::max(already, 0.0);
            if (now > m_request.to || like->next == ForecastHistory::lost)
                return false;
            if (like->next == ForecastHistory::won)
                return now > m_request.from;
            stage = like->next;
            already = -1;
        }
        return false;
    }

    double valueOf(const std::optional<std::int64_t> &value)
    {
        if (value)
            return double(*value);
        return m_values.empty() ? 0 : double(m_values[m_draws.below(m_values.size())]);
    }

    const ForecastHistory &m_history;
    const std::vector<OpenDeal> &m_open;
    const SimulationRequest &m_request;
    Draws m_draws;
    std::vector<StagePast> m_past;
    std::vector<std::int64_t> m_values;
};

std::int64_t whole(double value)
{
    return std::int64_t(std::llround(std::clamp(value, -9e18, 9e18)));
}

} // namespace

std::vector<double> ForecastRuns::sums(std::span<const int> people, std::int64_t closed) const
{
    std::vector<double> all(m_won.empty() ? 0 : std::size_t(m_runs), double(closed));
    for (const int person : people)
        for (int run = 0; run < m_runs; ++run)
            all[std::size_t(run)] += m_won[std::size_t(person) * std::size_t(m_runs) + std::size_t(run)];
    return all;
}

ForecastBand ForecastRuns::band(std::span<const int> people, std::int64_t closed) const
{
    std::vector<double> all = sums(people, closed);
    if (all.empty())
        return {closed, closed, closed, double(closed)};
    std::sort(all.begin(), all.end());
    const auto at = [&](double share) {
        return whole(all[std::min(all.size() - 1, std::size_t(std::ceil(share * double(all.size()))) - 1)]);
    };
    double sum = 0;
    for (const double one : all)
        sum += one;
    return {at(0.1), at(0.5), at(0.9), sum / double(all.size())};
}

double ForecastRuns::chanceOf(std::span<const int> people, std::int64_t closed, std::int64_t wanted) const
{
    const std::vector<double> all = sums(people, closed);
    const auto reached = std::count_if(all.begin(), all.end(), [&](double sum) { return sum >= double(wanted); });
    return all.empty() ? 0 : double(reached) / double(all.size());
}

ForecastRuns simulateForecast(const ForecastHistory &history, const std::vector<OpenDeal> &open,
                              const SimulationRequest &request)
{
    return Simulation(history, open, request).run();
}

} // namespace millrace
