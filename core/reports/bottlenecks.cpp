// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/bottlenecks.h"

#include <algorithm>
#include <cmath>

namespace millrace {

std::vector<Bottleneck> bottlenecks(const Funnel &funnel)
{
    constexpr std::int64_t enough = 30;
    std::int64_t allLeft = 0;
    std::int64_t allAdvanced = 0;
    for (const FunnelStage &stage : funnel.stages) {
        allLeft += stage.entered - stage.open;
        allAdvanced += stage.advanced;
    }
    std::vector<Bottleneck> found;
    for (std::size_t i = 0; i < funnel.stages.size(); ++i) {
        const FunnelStage &stage = funnel.stages[i];
        const std::int64_t left = stage.entered - stage.open;
        const std::int64_t otherLeft = allLeft - left;
        if (left < enough || otherLeft < enough || !stage.conversion || !stage.high)
            continue;
        const double elsewhere = double(allAdvanced - stage.advanced) / double(otherLeft);
        if (*stage.high >= elsewhere)
            continue;
        const auto heldUp = std::int64_t(std::llround(double(left) * elsewhere)) - stage.advanced;
        found.push_back({i, *stage.conversion, *stage.high, elsewhere, heldUp});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Bottleneck &a, const Bottleneck &b) { return a.heldUp > b.heldUp; });
    return found;
}

} // namespace millrace
