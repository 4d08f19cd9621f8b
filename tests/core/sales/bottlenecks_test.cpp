// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/bottlenecks.h"
#include "tests/core/sales/simulated_pipeline.h"
#include "tests/support/catch.h"

using namespace millrace;
using namespace millrace::funnel_test;

namespace {

/// A funnel of stages given as (left, advanced, still open); whoever left did so after two days, was watched for 100.
Funnel funnelOf(std::initializer_list<std::array<std::int64_t, 3>> stages, double days = 2)
{
    Funnel funnel;
    std::vector<StageEvidence> evidence;
    for (const auto &[left, advanced, open] : stages) {
        FunnelStage stage;
        stage.entered = left + open;
        stage.open = open;
        stage.advanced = advanced;
        stage.lost = left - advanced;
        funnel.stages.push_back(stage);
        StageEvidence &made = evidence.emplace_back();
        made.untilAdvanced.assign(std::size_t(advanced), {days, true});
        made.untilAdvanced.insert(made.untilAdvanced.end(), std::size_t(left - advanced + open), {100, false});
    }
    funnel.evidence = std::make_shared<const std::vector<StageEvidence>>(std::move(evidence));
    return funnel;
}

} // namespace

TEST_CASE("a stage that lets far fewer on than the others is a bottleneck", "[bottleneck]")
{
    const BottleneckFindings findings = findBottlenecks(funnelOf({{200, 160, 0}, {160, 40, 0}, {100, 80, 0}}));
    REQUIRE(findings.found.size() == 1);
    const Bottleneck &found = findings.found[0];
    CHECK(found.stage == 1);
    CHECK(found.base == BottleneckBase::OtherStages);
    CHECK(found.conversion == Approx(0.25));
    CHECK(found.baseConversion == Approx(240.0 / 300.0));
    CHECK(found.heldUp == 160 * 240 / 300 - 40);
    CHECK(found.lessOften);
    CHECK(found.chance < 0.001);
    CHECK(findings.tests == 6);
    // Whoever went on did so after two days, which is the horizon: nobody is later than that.
    CHECK(found.delayDays == Approx(0));
}

TEST_CASE("a stage that all pass, but later, is a bottleneck too", "[bottleneck]")
{
    Funnel funnel = funnelOf({{100, 100, 0}, {100, 100, 0}});
    std::vector<StageEvidence> evidence = *funnel.evidence;
    evidence[1].untilAdvanced.assign(100, {12, true});
    funnel.evidence = std::make_shared<const std::vector<StageEvidence>>(evidence);
    const BottleneckFindings findings = findBottlenecks(funnel);
    REQUIRE(findings.found.size() == 1);
    CHECK(findings.found[0].stage == 1);
    CHECK(findings.found[0].later);
    CHECK_FALSE(findings.found[0].lessOften);
    CHECK(findings.found[0].delayDays == Approx(10));
    CHECK(findings.found[0].moneyDays == Approx(1000)); // no amounts: each visit weighs one
}

TEST_CASE("what is still open in a stage says nothing about how many go on", "[bottleneck]")
{
    Funnel funnel = funnelOf({{100, 80, 0}, {100, 78, 0}});
    funnel.stages[1].entered += 900;
    funnel.stages[1].open += 900;
    CHECK(findBottlenecks(funnel).found.empty());
}

TEST_CASE("a difference that chance explains is no bottleneck", "[bottleneck]")
{
    CHECK(findBottlenecks(funnelOf({{40, 30, 0}, {40, 27, 0}, {40, 31, 0}})).found.empty());
    CHECK(findBottlenecks(funnelOf({{100, 50, 0}, {100, 50, 0}})).found.empty());
}

TEST_CASE("fewer than thirty that left, here or elsewhere, are too few to say", "[bottleneck]")
{
    const BottleneckFindings few = findBottlenecks(funnelOf({{300, 270, 0}, {29, 1, 0}}));
    CHECK(few.found.empty());
    CHECK(few.tests == 0);
    REQUIRE(few.tooFew.size() == 2);
    CHECK(few.tooFew[1].stage == 1);
    CHECK(few.tooFew[1].left == 29);
    CHECK(findBottlenecks(funnelOf({{29, 28, 0}, {300, 30, 0}})).found.empty());
    CHECK(findBottlenecks(funnelOf({{300, 270, 0}, {30, 1, 0}})).found.size() == 1);
    CHECK(findBottlenecks(funnelOf({{0, 0, 12}})).found.empty());
    CHECK(findBottlenecks(Funnel{}).found.empty());
}

TEST_CASE("where the most money waits longest comes first", "[bottleneck]")
{
    Funnel funnel = funnelOf({{1000, 900, 0}, {400, 120, 0}, {100, 30, 0}, {800, 760, 0}}, 10);
    std::vector<StageEvidence> evidence = *funnel.evidence;
    for (Stay &stay : evidence[0].untilAdvanced)
        stay.days = stay.left ? 1 : stay.days;
    for (std::size_t i = 0; i < evidence.size(); ++i) {
        evidence[i].valued = funnel.stages[i].entered;
        evidence[i].value = funnel.stages[i].entered * (i == 2 ? 100'000 : 100);
    }
    funnel.evidence = std::make_shared<const std::vector<StageEvidence>>(evidence);
    const auto found = findBottlenecks(funnel).found;
    REQUIRE(found.size() >= 2);
    CHECK(found[0].stage == 2);
    CHECK(found[0].value == 10'000'000);
    CHECK(std::any_of(found.begin(), found.end(), [](const Bottleneck &one) { return one.stage == 1; }));
    CHECK(std::is_sorted(found.begin(), found.end(),
                         [](const Bottleneck &a, const Bottleneck &b) { return a.moneyDays > b.moneyDays; }));
}

TEST_CASE("a group is held against the same stage of the other groups", "[bottleneck]")
{
    FunnelSlice slice;
    slice.name = QStringLiteral("owner");
    // Every stage has a rate of its own; only B's second stage is below that of the others.
    slice.groups = {{QStringLiteral("A"), funnelOf({{100, 90, 0}, {100, 60, 0}})},
                    {QStringLiteral("B"), funnelOf({{100, 88, 0}, {100, 25, 0}})},
                    {QStringLiteral("C"), funnelOf({{100, 91, 0}, {100, 62, 0}})}};
    const auto findings = findBottlenecks(funnelOf({{300, 269, 0}, {300, 147, 0}}), {slice});
    std::vector<Bottleneck> ofGroups;
    for (const Bottleneck &one : findings.found)
        if (one.slice == 0)
            ofGroups.push_back(one);
    REQUIRE(ofGroups.size() == 1);
    CHECK(ofGroups[0].group == QStringLiteral("B"));
    CHECK(ofGroups[0].stage == 1);
    CHECK(ofGroups[0].baseConversion == Approx(0.61));
    CHECK(findings.tests == 2 * 2 + 2 * 6);
}

TEST_CASE("with an earlier funnel each stage is held against itself", "[bottleneck]")
{
    const Funnel before = funnelOf({{200, 180, 0}, {200, 100, 0}});
    const Funnel now = funnelOf({{200, 178, 0}, {200, 60, 0}});
    const auto found = findBottlenecks(now, {}, &before).found;
    REQUIRE(found.size() == 1);
    CHECK(found[0].stage == 1);
    CHECK(found[0].base == BottleneckBase::Earlier);
    CHECK(found[0].baseConversion == Approx(0.5));
    CHECK(findBottlenecks(before, {}, &before).found.empty());
}

TEST_CASE("over a thousand pipelines a planted bottleneck is found and nothing is made up", "[bottleneck]")
{
    constexpr int seeds = 1000;
    int foundStage = 0;
    int foundGroup = 0;
    int falseAlarms = 0;
    for (int seed = 0; seed < seeds; ++seed) {
        const auto bottleneck = [](const BottleneckFindings &findings, int slice) -> const Bottleneck * {
            for (const Bottleneck &one : findings.found)
                if ((one.slice < 0) == (slice < 0))
                    return &one;
            return nullptr;
        };
        SimulatedPipeline even(std::uint64_t(seed) + 1);
        falseAlarms += findBottlenecks(even.total(), {even.slice()}).found.empty() ? 0 : 1;

        SimulatedPipeline stage(std::uint64_t(seed) + 10'001);
        stage.plantStage(2);
        const auto inStage = findBottlenecks(stage.total(), {stage.slice()});
        const Bottleneck *first = bottleneck(inStage, -1);
        foundStage += first && first->stage == 2 ? 1 : 0;

        SimulatedPipeline group(std::uint64_t(seed) + 20'001);
        group.plantGroup(1, 3);
        const auto inGroup = findBottlenecks(group.total(), {group.slice()});
        first = bottleneck(inGroup, 0);
        foundGroup += first && first->stage == 1 && first->group == QStringLiteral("3") ? 1 : 0;
    }
    INFO("stage " << foundStage << ", group " << foundGroup << ", false alarms " << falseAlarms);
    CHECK(foundStage >= 950);
    CHECK(foundGroup >= 950);
    CHECK(falseAlarms <= 50);
}
