// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/forecast_simulation.h"

#include "core/sales/forecast_past.h"

#include <algorithm>
#include <cmath>

namespace millrace {

namespace {

/// More ends of stays in a stage than this teach nothing further: what was seen before does not count.
constexpr std::size_t enoughEnds = 4000;
constexpr double longestPast = 730;
/// Ends that are older than all but this share of them may be strays.
constexpr std::size_t strayShare = 100;
/// A path that goes in circles for ever is given up.
constexpr int longestPath = 60;
constexpr double imaginedWeight = 0.5;
constexpr double usualDays = 30;
constexpr double fewValues = 10;
/// Less of a month tells nothing of it.
constexpr double leastOfMonth = 10;

double medianDays(const ForecastHistory &history)
{
    std::vector<double> days;
    for (const auto &visit : history.visits)
        if (visit.next != ForecastHistory::staying && visit.days > 0)
            days.push_back(visit.days);
    if (days.empty())
        return usualDays;
    std::nth_element(days.begin(), days.begin() + std::ptrdiff_t(days.size() / 2), days.end());
    return std::max(days[days.size() / 2], 1.0);
}

/// For how many days ends of stays were recorded. What was open before the first end that is known was not watched.
double watchedDays(const ForecastHistory &history)
{
    std::vector<std::vector<double>> ended(std::size_t(history.stages));
    std::vector<double> all;
    for (const auto &visit : history.visits)
        if (visit.next != ForecastHistory::staying && visit.days > 0) {
            ended[std::size_t(visit.stage)].push_back(visit.ended);
            all.push_back(visit.ended);
        }
    if (all.empty())
        return 0;
    const auto nth = [](std::vector<double> &days, std::size_t place) {
        std::nth_element(days.begin(), days.begin() + std::ptrdiff_t(place), days.end());
        return days[place];
    };
    double watched = std::min(nth(all, all.size() - 1 - all.size() / strayShare) + 0.5, longestPast);
    for (std::vector<double> &ofStage : ended)
        if (ofStage.size() > enoughEnds)
            watched = std::min(watched, nth(ofStage, enoughEnds) + 0.5);
    return watched;
}

/// By how much what is still to be won may differ from the values that are known: the width of a kernel over their
/// logarithms (Silverman, "Density Estimation", 1986, 3.28). Of a few values no large one may have been seen yet.
double spreadOf(const std::vector<std::int64_t> &values)
{
    double sum = 0, squares = 0, count = 0;
    for (const std::int64_t value : values) {
        if (value <= 0)
            continue;
        const double log = std::log(double(value));
        sum += log;
        squares += log * log;
        ++count;
    }
    if (count < 2)
        return 0;
    const double variance = std::max(0.0, (squares - sum * sum / count) / (count - 1));
    return 1.06 * std::sqrt(variance) * std::pow(count, -0.2);
}

class Simulation
{
public:
    Simulation(const ForecastHistory &history, const std::vector<OpenDeal> &open, const SimulationRequest &request)
        : m_history(history), m_open(open), m_request(request), m_draws(request.seed),
          m_past(std::size_t(history.stages)), m_rate(history)
    {
        const double watched = watchedDays(history);
        for (const auto &visit : history.visits)
            m_past[std::size_t(visit.stage)].add(visit, watched);
        const double usual = medianDays(history);
        for (int stage = 0; stage < history.stages; ++stage) {
            const int next = stage + 1 < history.stages ? stage + 1 : ForecastHistory::won;
            m_past[std::size_t(stage)].imagine({stage, usual, next}, imaginedWeight);
            m_past[std::size_t(stage)].imagine({stage, usual, ForecastHistory::lost}, imaginedWeight);
        }
        for (StageHazards &past : m_past) {
            past.finish();
            past.weigh(nullptr);
        }
        learnMonths(watched);
        m_values = history.wonValues;
        for (size_t i = 0; history.wonValues.empty() && i < history.arrivals.size(); ++i)
            if (history.arrivals[i].value)
                m_values.push_back(*history.arrivals[i].value);
        m_valueSpread = spreadOf(m_values);
    }

    ForecastRuns run()
    {
        ForecastRuns runs(m_request.people, m_request.worlds * m_request.runs);
        for (int world = 0; world < m_request.worlds; ++world) {
            for (StageHazards &past : m_past)
                past.weigh(&m_draws);
            weighValues();
            for (int i = 0; i < m_request.runs; ++i) {
                for (const StayEnd end : stayEnds)
                    m_factors[std::size_t(end)] = m_effects[std::size_t(end)].draw(m_places, m_draws);
                play(runs, world * m_request.runs + i);
            }
        }
        return runs;
    }

private:
    /// What each month of the past was beside what was to be expected, and the months to come.
    void learnMonths(double watched)
    {
        std::array<std::vector<MonthEffects::Seen>, 2> seen;
        for (std::size_t i = 0; i < m_history.months.size(); ++i) {
            const int place = (m_history.firstPlace + int(i)) % 3;
            const double begin = m_history.months[i];
            const bool isLast = i + 1 == m_history.months.size();
            const double end = isLast ? std::max(m_request.to, begin) : m_history.months[i + 1];
            if (end > 0) {
                m_monthEnds.push_back(end);
                m_places.push_back(place);
            }
            const double from = std::max(begin, -watched), to = std::min(end, 0.0);
            if (to - from < leastOfMonth)
                continue;
            for (const StayEnd kind : stayEnds) {
                double expected = 0, came = 0;
                for (const StageHazards &past : m_past) {
                    const auto [of, in] = past.expectedAndSeen(kind, from, to);
                    expected += of;
                    came += in;
                }
                if (expected >= 1)
                    seen[std::size_t(kind)].push_back(
                        {place, std::log((came + 0.5) / (expected + 0.5)), 1 / (expected + 0.5)});
            }
        }
        if (m_places.empty()) {
            m_monthEnds.push_back(m_request.to);
            m_places.push_back(0);
        }
        for (const StayEnd kind : stayEnds)
            m_effects[std::size_t(kind)] = MonthEffects(seen[std::size_t(kind)]);
    }

    void play(ForecastRuns &runs, int run)
    {
        for (const OpenDeal &deal : m_open)
            if (isWon(deal.stage, deal.days, 0))
                runs.won(deal.person, run) += valueOf(deal.value);
        if (m_history.arrivals.empty())
            return;
        const auto spans = std::size_t(std::ceil(m_request.to / ArrivalRate::span));
        const std::vector<double> rates = m_rate.draw(spans, m_draws);
        for (std::size_t i = 0; i < spans; ++i) {
            const double begin = double(i) * ArrivalRate::span;
            const double length = std::min(ArrivalRate::span, m_request.to - begin);
            for (std::int64_t left = m_draws.poisson(rates[i] * length); left > 0; --left) {
                const double start = begin + m_draws.share() * length;
                const auto &like = m_history.arrivals[m_draws.below(m_history.arrivals.size())];
                if (isWon(like.stage, 0, start))
                    runs.won(like.person, run) += valueOf(m_history.wonValues.empty() ? like.value : std::nullopt);
            }
        }
    }

    /// How the stay ends that has lasted `days` by `now`; staying where it does not within the months.
    StageHazards::Ending endOf(const StageHazards &past, double days, double now)
    {
        // A step that takes no time at all must not be drawn away by "longer than".
        const double already = days > 0 ? days : -1;
        const double began = now - days;
        StageHazards::Ending first{0, ForecastHistory::staying};
        double weight = 0;
        for (const StayEnd kind : stayEnds) {
            double wanted = m_draws.exponential();
            double before = past.upTo(kind, already);
            for (std::size_t month = 0; month < m_monthEnds.size(); ++month) {
                if (m_monthEnds[month] <= now && month + 1 < m_monthEnds.size())
                    continue;
                const double factor = m_factors[std::size_t(kind)][month];
                const double until = past.upTo(kind, m_monthEnds[month] - began);
                const double gained = (until - before) * factor;
                if (gained > 0 && gained >= wanted) {
                    const auto ending = past.at(kind, before + wanted / factor);
                    if (first.next == ForecastHistory::staying || ending.days < first.days) {
                        first = ending;
                        weight = past.on(kind, ending.days) * factor;
                    } else if (ending.days == first.days) {
                        // On the same day either may have been first.
                        const double other = past.on(kind, ending.days) * factor;
                        if (m_draws.share() * (weight + other) >= weight)
                            first = ending;
                    }
                    break;
                }
                wanted -= gained;
                before = until;
            }
        }
        return first;
    }

    bool isWon(int stage, double days, double now)
    {
        for (int step = 0; step < longestPath; ++step) {
            const auto ending = endOf(m_past[std::size_t(stage)], days, now);
            if (ending.next == ForecastHistory::staying)
                return false;
            now += ending.days - days;
            if (now > m_request.to || ending.next == ForecastHistory::lost)
                return false;
            if (ending.next == ForecastHistory::won)
                return now > m_request.from;
            stage = ending.next;
            days = 0;
        }
        return false;
    }

    void weighValues()
    {
        m_valueWeights.resize(m_values.size());
        double sum = 0;
        for (double &weight : m_valueWeights)
            weight = sum += m_draws.exponential();
    }

    double valueOf(const std::optional<std::int64_t> &value)
    {
        if (value)
            return double(*value);
        if (m_values.empty())
            return 0;
        const double mark = m_draws.share() * m_valueWeights.back();
        const auto place =
            std::size_t(std::upper_bound(m_valueWeights.begin(), m_valueWeights.end(), mark) - m_valueWeights.begin());
        const double like = double(m_values[std::min(place, m_values.size() - 1)]);
        // Of many values the mean is known and kept; of a few the large ones that were not seen yet would be missing.
        const double count = double(m_values.size());
        const double shift = m_valueSpread * m_valueSpread / 2 * count / (count + fewValues);
        return m_valueSpread > 0 ? like * std::exp(m_valueSpread * m_draws.normal() - shift) : like;
    }

    const ForecastHistory &m_history;
    const std::vector<OpenDeal> &m_open;
    const SimulationRequest &m_request;
    Draws m_draws;
    std::vector<StageHazards> m_past;
    ArrivalRate m_rate;
    std::array<MonthEffects, 2> m_effects;        ///< by StayEnd
    std::vector<double> m_monthEnds;              ///< of the months to come, in days from now
    std::vector<int> m_places;                    ///< of the same in their quarters
    std::array<std::vector<double>, 2> m_factors; ///< of the same in this future
    std::vector<std::int64_t> m_values;
    double m_valueSpread = 0;
    std::vector<double> m_valueWeights; ///< of the same in this world, summed up
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
