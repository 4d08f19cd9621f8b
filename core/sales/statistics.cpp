// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace millrace {

std::optional<Interval> wilsonInterval(std::int64_t successes, std::int64_t trials)
{
    if (trials <= 0 || successes < 0 || successes > trials)
        return std::nullopt;
    constexpr double z = 1.959963984540054;
    const double n = double(trials);
    const double p = double(successes) / n;
    const double scale = 1 + z * z / n;
    const double centre = (p + z * z / (2 * n)) / scale;
    const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / scale;
    return Interval{successes == 0 ? 0.0 : std::clamp(centre - half, 0.0, 1.0),
                    successes == trials ? 1.0 : std::clamp(centre + half, 0.0, 1.0)};
}

KaplanMeier::KaplanMeier(std::vector<Stay> stays)
{
    std::sort(stays.begin(), stays.end(), [](const Stay &a, const Stay &b) { return a.days < b.days; });
    // Between two censorings the factors telescope to (staying now) / (staying then). One division per run of endings
    // instead of one per ending keeps the estimate an exact ratio where nothing is censored.
    double before = 1;
    std::size_t staying = stays.size();
    std::size_t stayingBefore = staying;
    for (std::size_t i = 0; i < stays.size();) {
        std::size_t next = i;
        std::size_t left = 0;
        for (; next < stays.size() && stays[next].days == stays[i].days; ++next)
            left += stays[next].left ? 1 : 0;
        const std::size_t censored = next - i - left;
        if (left > 0) {
            staying -= left;
            m_falls.push_back({stays[i].days, before * (double(staying) / double(stayingBefore))});
        }
        if (censored > 0) {
            before *= double(staying) / double(stayingBefore);
            staying -= censored;
            stayingBefore = staying;
        }
        i = next;
    }
}

std::optional<double> KaplanMeier::quantile(double q) const
{
    constexpr double tolerance = 1e-9;
    const auto reached = std::partition_point(m_falls.begin(), m_falls.end(),
                                              [q](const Fall &fall) { return 1 - fall.survival < q - tolerance; });
    return reached == m_falls.end() ? std::nullopt : std::optional(reached->days);
}

double KaplanMeier::survival(double days) const
{
    const auto after =
        std::partition_point(m_falls.begin(), m_falls.end(), [days](const Fall &fall) { return fall.days <= days; });
    return after == m_falls.begin() ? 1.0 : std::prev(after)->survival;
}

double KaplanMeier::restrictedMean(double horizon) const
{
    double area = 0;
    double since = 0;
    double height = 1;
    for (const Fall &fall : m_falls) {
        if (fall.days >= horizon)
            break;
        area += height * (fall.days - since);
        since = fall.days;
        height = fall.survival;
    }
    return area + height * std::max(0.0, horizon - since);
}

double normalUpperTail(double z)
{
    return 0.5 * std::erfc(z / std::sqrt(2.0));
}

std::optional<double> fewerSuccessesChance(std::int64_t successes, std::int64_t trials, std::int64_t otherSuccesses,
                                           std::int64_t otherTrials)
{
    if (trials <= 0 || otherTrials <= 0)
        return std::nullopt;
    const double n = double(trials);
    const double m = double(otherTrials);
    const double pooled = double(successes + otherSuccesses) / (n + m);
    const double variance = pooled * (1 - pooled) * (1 / n + 1 / m);
    if (variance <= 0)
        return 1.0;
    const double difference = double(otherSuccesses) / m - double(successes) / n;
    return normalUpperTail((difference - 0.5 * (1 / n + 1 / m)) / std::sqrt(variance));
}

std::optional<double> longerStaysChance(const std::vector<Stay> &group, const std::vector<Stay> &all)
{
    double observed = 0;
    double expected = 0;
    double variance = 0;
    std::size_t mine = 0;
    for (std::size_t i = 0; i < all.size();) {
        const double days = all[i].days;
        const double staying = double(all.size() - i);
        const double stayingMine = double(group.size() - mine);
        double ended = 0;
        for (; i < all.size() && all[i].days == days; ++i)
            ended += all[i].left ? 1 : 0;
        for (; mine < group.size() && group[mine].days <= days; ++mine)
            observed += group[mine].left ? 1 : 0;
        if (ended == 0)
            continue;
        const double share = stayingMine / staying;
        expected += ended * share;
        if (staying > 1)
            variance += ended * share * (1 - share) * (staying - ended) / (staying - 1);
    }
    if (variance <= 0)
        return std::nullopt;
    return normalUpperTail((expected - observed - 0.5) / std::sqrt(variance));
}

std::vector<double> holmAdjusted(const std::vector<double> &chances)
{
    std::vector<std::size_t> order(chances.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return chances[a] < chances[b]; });
    std::vector<double> adjusted(chances.size());
    double largest = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        largest = std::max(largest, std::min(1.0, chances[order[i]] * double(order.size() - i)));
        adjusted[order[i]] = largest;
    }
    return adjusted;
}

} // namespace millrace
