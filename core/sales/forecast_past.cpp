// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/forecast_past.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace millrace {

namespace {

/// The hazard of what happens to all that are there.
constexpr double certain = 30;
/// Months that a month of long ago counts like: two months back half as much.
constexpr double trendHalfLife = 2;
constexpr double imaginedMonths = 2;
constexpr double backToMean = 0.15;
/// No rate is taken for constant: what came lately counts for more.
constexpr double leastChange = 0.006;

/// A variance from a sum over `count` pieces, from which `error` was not yet taken off.
double shrunkVariance(double sum, double error, double count, double usual)
{
    return std::max(0.0, (sum - error + imaginedMonths * usual) / (count + imaginedMonths));
}

} // namespace

void StageHazards::add(const ForecastHistory::Visit &visit, double since)
{
    // A step that takes no time is watched whenever it is taken.
    if (visit.days <= 0) {
        if (since <= 0 || visit.ended < since)
            m_stays.push_back({visit, -1, 1});
        return;
    }
    const double began = visit.ended + visit.days;
    const double entered = began > since ? began - since : -1;
    if (entered < visit.days)
        m_stays.push_back({visit, entered, 1});
}

void StageHazards::imagine(const ForecastHistory::Visit &visit, double weight)
{
    m_stays.push_back({visit, -1, weight});
}

void StageHazards::finish()
{
    std::stable_sort(m_stays.begin(), m_stays.end(),
                     [](const Stay &a, const Stay &b) { return a.visit.days < b.visit.days; });
    m_byEntry.resize(m_stays.size());
    std::iota(m_byEntry.begin(), m_byEntry.end(), 0);
    std::stable_sort(m_byEntry.begin(), m_byEntry.end(), [this](int a, int b) {
        return m_stays[std::size_t(a)].entered < m_stays[std::size_t(b)].entered;
    });
}

void StageHazards::weigh(Draws *draws)
{
    std::vector<double> weights;
    weights.reserve(m_stays.size());
    for (const Stay &stay : m_stays)
        // Imagined stays have less than one stay's weight.
        weights.push_back(!draws ? stay.weight : stay.weight == 1 ? draws->exponential() : draws->gamma(stay.weight));
    for (Part &part : m_parts)
        part = {};
    std::array<double, 2> sums{}, shares{};
    double watched = 0;
    std::size_t entered = 0;
    for (std::size_t i = 0; i < m_stays.size();) {
        const double days = m_stays[i].visit.days;
        for (; entered < m_byEntry.size() && m_stays[std::size_t(m_byEntry[entered])].entered < days; ++entered)
            watched += weights[std::size_t(m_byEntry[entered])];
        double ended = 0, gone = 0;
        std::size_t after = i;
        for (; after < m_stays.size() && m_stays[after].visit.days == days; ++after) {
            gone += weights[after];
            ended += m_stays[after].visit.next == ForecastHistory::staying ? 0 : weights[after];
        }
        if (ended > 0) {
            const double share = watched > 0 ? ended / watched : 1;
            const double hazard = share < 1 - 1e-12 ? -std::log1p(-share) : certain;
            for (std::size_t k = i; k < after; ++k) {
                const int next = m_stays[k].visit.next;
                if (next == ForecastHistory::staying)
                    continue;
                double &sum = sums[std::size_t(stayEndOf(next))];
                sum += hazard * weights[k] / ended;
                double &shareSum = shares[std::size_t(stayEndOf(next))];
                shareSum += share * weights[k] / ended;
                Part &to = part(stayEndOf(next));
                to.days.push_back(days);
                to.sums.push_back(sum);
                to.shares.push_back(shareSum);
                to.next.push_back(next);
            }
        }
        watched -= gone;
        i = after;
    }
}

double StageHazards::upTo(StayEnd end, double days) const
{
    const Part &of = part(end);
    const auto after = std::upper_bound(of.days.begin(), of.days.end(), days) - of.days.begin();
    return after > 0 ? of.sums[std::size_t(after) - 1] : 0;
}

double StageHazards::sharesUpTo(StayEnd end, double days) const
{
    const Part &of = part(end);
    const auto after = std::upper_bound(of.days.begin(), of.days.end(), days) - of.days.begin();
    return after > 0 ? of.shares[std::size_t(after) - 1] : 0;
}

double StageHazards::on(StayEnd end, double days) const
{
    const Part &of = part(end);
    const auto first = std::size_t(std::lower_bound(of.days.begin(), of.days.end(), days) - of.days.begin());
    return upTo(end, days) - (first > 0 ? of.sums[first - 1] : 0);
}

StageHazards::Ending StageHazards::at(StayEnd end, double hazard) const
{
    const Part &of = part(end);
    const auto found = std::size_t(std::lower_bound(of.sums.begin(), of.sums.end(), hazard) - of.sums.begin());
    const std::size_t place = std::min(found, of.sums.size() - 1);
    return {of.days[place], of.next[place]};
}

std::pair<double, double> StageHazards::expectedAndSeen(StayEnd kind, double begin, double end) const
{
    double expected = 0, seen = 0;
    for (const Stay &stay : m_stays) {
        if (stay.weight != 1)
            continue;
        const double to = -stay.visit.ended, from = to - stay.visit.days;
        const double first = std::max(begin, from), last = std::min(end, to);
        if (last < first)
            continue;
        expected += sharesUpTo(kind, last - from) - sharesUpTo(kind, first - from);
        const bool ends = stay.visit.next != ForecastHistory::staying && stay.visit.days > 0;
        seen += ends && stayEndOf(stay.visit.next) == kind && to >= begin && to < end ? 1 : 0;
    }
    return {expected, seen};
}

MonthEffects::MonthEffects(const std::vector<Seen> &months)
{
    const double count = double(months.size());
    double squares = 0, errors = 0;
    std::array<double, 3> sum{}, many{}, variance{};
    for (const Seen &month : months) {
        squares += month.ratio * month.ratio - month.variance;
        errors += 2 * month.variance * month.variance;
        sum[std::size_t(month.place)] += month.ratio;
        variance[std::size_t(month.place)] += month.variance;
        ++many[std::size_t(month.place)];
    }
    const double error = 2 * std::sqrt(errors);
    const double all = shrunkVariance(squares, error, count, usualVariance);

    // By the place in the quarter: what months of one place have in common beyond what they differ by.
    double within = 0, free = 0;
    for (const Seen &month : months) {
        const auto place = std::size_t(month.place);
        if (many[place] < 2)
            continue;
        const double apart = month.ratio - sum[place] / many[place];
        within += apart * apart - month.variance * (many[place] - 1) / many[place];
        free += (many[place] - 1) / many[place];
    }
    const double apart = shrunkVariance(within, error, free, usualVariance);
    const double between = std::max(0.0, all - apart);
    for (std::size_t place = 0; place < 3; ++place) {
        if (many[place] == 0 || between == 0) {
            m_placeVariance[place] = between;
            continue;
        }
        const double noise = (apart + variance[place] / many[place]) / many[place];
        const double trust = between / (between + noise);
        m_placeMean[place] = trust * sum[place] / many[place];
        m_placeVariance[place] = between * (1 - trust);
    }

    // Of what is left a part lasts from month to month, the other is each month's own.
    double left = 0, own = 0, before = 0;
    double weights = 0, squaredWeights = 0, trend = 0, noise = 0;
    for (std::size_t i = 0; i < months.size(); ++i) {
        const double rest = months[i].ratio - m_placeMean[std::size_t(months[i].place)];
        left += rest * rest - months[i].variance;
        if (i > 0)
            own += ((rest - before) * (rest - before) - months[i].variance - months[i - 1].variance) / 2;
        before = rest;
        const double weight = std::pow(0.5, double(months.size() - 1 - i) / trendHalfLife);
        weights += weight;
        squaredWeights += weight * weight;
        trend += weight * rest;
        noise += weight * weight * months[i].variance;
    }
    const double remaining = shrunkVariance(left, error, count, usualVariance);
    m_ownVariance = std::min(remaining, shrunkVariance(own, error, std::max(0.0, count - 1), usualVariance / 2));
    m_trendVariance = remaining - m_ownVariance;
    if (months.empty() || m_trendVariance == 0)
        return;
    noise = (m_ownVariance * squaredWeights + noise) / (weights * weights);
    const double trust = m_trendVariance / (m_trendVariance + noise);
    m_trend = trust * trend / weights;
    m_trendVariance *= 1 - trust;
}

std::vector<double> MonthEffects::draw(const std::vector<int> &places, Draws &draws) const
{
    const double trend = m_trend + std::sqrt(m_trendVariance) * draws.normal();
    std::array<double, 3> ofPlace;
    for (std::size_t i = 0; i < 3; ++i)
        ofPlace[i] = m_placeMean[i] + std::sqrt(m_placeVariance[i]) * draws.normal();
    std::vector<double> factors;
    for (const int place : places)
        factors.push_back(std::exp(trend + ofPlace[std::size_t(place)] + std::sqrt(m_ownVariance) * draws.normal()));
    return factors;
}

ArrivalRate::ArrivalRate(const ForecastHistory &history)
{
    const double all = double(history.arrivals.size()) + 0.5;
    m_mean = std::log(all / std::max(1.0, history.arrivalDays));
    m_count = all - 0.5;
    m_spans = std::max(1.0, history.arrivalDays) / span;
    const auto spans = std::size_t(history.arrivalDays / span);
    if (spans == 0) {
        m_change = MonthEffects::usualVariance;
        return;
    }
    std::vector<double> came(spans, 0.5); // oldest first
    for (const ForecastHistory::Arrival &arrival : history.arrivals)
        if (const auto ago = std::size_t(std::max(0.0, arrival.ago) / span); ago < spans)
            came[spans - 1 - ago] += 1;
    double squares = 0, errors = 0;
    for (std::size_t i = 1; i < spans; ++i) {
        const double step = std::log(came[i] / came[i - 1]);
        const double noise = 1 / came[i] + 1 / came[i - 1];
        squares += step * step - noise;
        errors += 2 * noise * noise;
    }
    m_change = std::max(leastChange, (squares - 2 * std::sqrt(errors) + MonthEffects::usualVariance) / double(spans));
    // What is to be forgotten each month so that the weight of the last one is that of a level that changes so much.
    const double noisy = m_change * double(history.arrivals.size()) / double(spans);
    const double last = (std::sqrt(noisy * noisy + 4 * noisy) - noisy) / 2;
    m_count = m_spans = 0;
    for (const double inSpan : came) {
        m_count = (1 - last) * m_count + inSpan - 0.5;
        m_spans = (1 - last) * m_spans + 1;
    }
}

std::vector<double> ArrivalRate::draw(std::size_t spans, Draws &draws) const
{
    std::vector<double> rates;
    double level = std::log(draws.gamma(m_count + 0.5) / m_spans / span);
    for (std::size_t i = 0; i < spans; ++i) {
        level = m_mean + (1 - backToMean) * (level - m_mean) + std::sqrt(m_change) * draws.normal() - m_change / 2;
        rates.push_back(std::exp(level));
    }
    return rates;
}

} // namespace millrace
