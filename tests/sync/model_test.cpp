// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/sync/model.h"

using namespace millrace::test;

namespace {

/// How many of the seeds fail.
int failing(Bug bug, std::uint64_t from, std::uint64_t to, int steps = 400)
{
    int count = 0;
    for (std::uint64_t seed = from; seed < to; ++seed)
        if (!playModel(scriptOf(seed, steps), bug).failure.empty())
            ++count;
    return count;
}

} // namespace

TEST_CASE("the model of the protocol keeps every promise", "[sync][model]")
{
    ModelReport all;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const ModelReport report = playModel(scriptOf(seed, 500));
        INFO("seed " << seed);
        REQUIRE(report.failure.empty());
        all.checks += report.checks;
        all.mutations += report.mutations;
        all.conflicts += report.conflicts;
        all.rejected += report.rejected;
        all.restores += report.restores;
        all.rollbacks += report.rollbacks;
    }
    // A world in which nothing happens proves nothing.
    CHECK(all.checks > 10'000);
    CHECK(all.mutations > 30'000);
    CHECK(all.conflicts > 300);
    CHECK(all.rejected > 300);
    CHECK(all.restores > 50);
    CHECK(all.rollbacks > 20);
}

TEST_CASE("the same seed plays the same model", "[sync][model]")
{
    const ModelReport one = playModel(scriptOf(7, 500));
    const ModelReport two = playModel(scriptOf(7, 500));
    CHECK(one.checks == two.checks);
    CHECK(one.mutations == two.mutations);
    CHECK(one.conflicts == two.conflicts);
}

TEST_CASE("every rule that is taken out of the model is missed", "[sync][model]")
{
    CHECK(failing(Bug::NoDedup, 0, 20) > 0);
    CHECK(failing(Bug::NoRetain, 0, 40) > 0);
    CHECK(failing(Bug::Leak, 0, 40) > 0);
    CHECK(failing(Bug::NoHorizon, 0, 60) > 0);
    CHECK(failing(Bug::CursorOnly, 0, 300) > 0);
    CHECK(failing(Bug::Pipelined, 0, 300) > 0);
}
