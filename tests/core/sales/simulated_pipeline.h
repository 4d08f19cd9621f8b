// SPDX-License-Identifier: GPL-3.0-or-later
// Seeded pipelines whose truth is known: every stage alike, or one place that is leaky and slow.
#pragma once

#include "core/sales/bottlenecks.h"
#include "tests/core/sales/funnel_fixture.h"

#include <cmath>
#include <random>

namespace millrace::funnel_test {

/// Five people, four stages, 600 opportunities over a year, some still open at its end.
class SimulatedPipeline
{
public:
    explicit SimulatedPipeline(std::uint64_t seed) : m_random(seed) {}

    void plantStage(int stage) { m_stage = stage; }
    void plantGroup(int stage, int group)
    {
        m_stage = stage;
        m_group = group;
    }
    Funnel total()
    {
        run();
        return m_funnel.total;
    }
    FunnelSlice slice()
    {
        run();
        return {QStringLiteral("owner"), m_funnel.groups};
    }

private:
    static constexpr int opportunities = 600;
    static constexpr int groups = 5;
    static constexpr double lastDay = 365;

    double share() { return double(m_random() >> 11) * 0x1p-53; }
    bool isPlanted(int stage, int group) const { return stage == m_stage && (m_group < 0 || group == m_group); }

    OpportunityCourse next(std::uint32_t number, int group)
    {
        const RecordId open[] = {stageA, stageB, stageC, stageD};
        double at = share() * lastDay;
        OpportunityCourse made = course(number, {step(at, open[0])}, std::int64_t(1000 * std::exp(3 * share())));
        made.groups = {QString::number(group)};
        for (int stage = 0; stage < 4; ++stage) {
            const bool planted = isPlanted(stage, group);
            at += -std::log(1 - share()) * (planted ? 26 : 13);
            if (at > lastDay)
                break;
            const bool advanced = share() < (planted ? 0.45 : 0.8);
            made.steps.push_back(step(at, !advanced ? stageLost : stage == 3 ? stageWon : open[stage + 1]));
            if (!advanced)
                break;
        }
        return made;
    }
    void run()
    {
        if (m_done)
            return;
        m_done = true;
        FunnelRequest asked = request(lastDay);
        asked.members = false;
        asked.evidence = true;
        GroupedFunnelCounter counter(asked);
        for (std::uint32_t i = 0; i < opportunities; ++i)
            counter.add(next(i, int(i % groups)));
        m_funnel = counter.finish();
    }

    std::mt19937_64 m_random;
    int m_stage = -1;
    int m_group = -1;
    bool m_done = false;
    GroupedFunnel m_funnel;
};

} // namespace millrace::funnel_test
