// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/statistics.h"

#include <algorithm>
#include <cmath>

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

} // namespace millrace
