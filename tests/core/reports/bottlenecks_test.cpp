// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/bottlenecks.h"
#include "core/sales/statistics.h"
#include "tests/support/catch.h"

using namespace millrace;

namespace {

/// A funnel of stages given as (left, advanced, still open).
Funnel funnelOf(std::initializer_list<std::array<std::int64_t, 3>> stages)
{
    Funnel funnel;
    for (const auto &[left, advanced, open] : stages) {
        FunnelStage stage;
        stage.entered = left + open;
        stage.open = open;
        stage.advanced = advanced;
        stage.lost = left - advanced;
        if (left > 0) {
            const Interval interval = *wilsonInterval(advanced, left);
            stage.conversion = double(advanced) / double(left);
            stage.low = interval.low;
            stage.high = interval.high;
        }
        funnel.stages.push_back(stage);
    }
    return funnel;
}

} // namespace

TEST_CASE("A stage that lets far fewer on than the others is a bottleneck", "[bottleneck]")
{
    const auto found = bottlenecks(funnelOf({{200, 160, 10}, {160, 40, 25}, {100, 80, 0}}));
    REQUIRE(found.size() == 1);
    CHECK(found[0].stage == 1);
    CHECK(found[0].conversion == Approx(0.25));
    CHECK(found[0].elsewhere == Approx(240.0 / 300.0));
    CHECK(found[0].heldUp == 160 * 240 / 300 - 40);
    CHECK(found[0].high < found[0].elsewhere);
}

TEST_CASE("What is still open in a stage says nothing about it", "[bottleneck]")
{
    CHECK(bottlenecks(funnelOf({{100, 80, 0}, {100, 78, 900}})).empty());
}

TEST_CASE("A difference that chance explains is no bottleneck", "[bottleneck]")
{
    CHECK(bottlenecks(funnelOf({{40, 30, 0}, {40, 27, 0}, {40, 31, 0}})).empty());
    CHECK(bottlenecks(funnelOf({{100, 50, 0}, {100, 50, 0}})).empty());
}

TEST_CASE("Fewer than thirty that left, here or elsewhere, are too few to say", "[bottleneck]")
{
    CHECK(bottlenecks(funnelOf({{300, 270, 0}, {29, 1, 0}})).empty());
    CHECK(bottlenecks(funnelOf({{29, 28, 0}, {300, 30, 0}})).empty());
    CHECK(bottlenecks(funnelOf({{300, 270, 0}, {30, 1, 0}})).size() == 1);
    CHECK(bottlenecks(funnelOf({{0, 0, 12}})).empty());
    CHECK(bottlenecks(Funnel{}).empty());
}

TEST_CASE("The stage that holds most up comes first", "[bottleneck]")
{
    const auto found = bottlenecks(funnelOf({{1000, 900, 0}, {50, 5, 0}, {400, 120, 0}, {800, 760, 0}}));
    REQUIRE(found.size() == 2);
    CHECK(found[0].stage == 2);
    CHECK(found[1].stage == 1);
    CHECK(found[0].heldUp > found[1].heldUp);
}
