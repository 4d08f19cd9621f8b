// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/cut_vfs.h"
#include "tests/sync/simulation.h"

#include <QByteArray>

using namespace millrace;
using namespace millrace::test;

namespace {

/// MILLRACE_SYNC_SEEDS=FROM-TO plays others, as many as asked for.
std::pair<std::uint64_t, std::uint64_t> seeds()
{
    const QList<QByteArray> given = qgetenv("MILLRACE_SYNC_SEEDS").split('-');
    if (given.size() == 2)
        return {given[0].toULongLong(), given[1].toULongLong()};
    return {0, 100};
}

} // namespace

TEST_CASE("five people and a server, whatever happens to them", "[sync][simulation]")
{
    CutDisk::install();
    SimulationReport all;
    const auto [from, to] = seeds();
    for (std::uint64_t seed = from; seed < to; ++seed) {
        INFO("seed " << seed);
        const Script script = scriptOf(seed, 120, seed % 4 == 3 ? 8 : 5);
        all.add(Simulation(script).play());
    }
    WARN(to - from << " seeds: " << all.edits << " edits, " << all.steps << " exchanges, " << all.checks
                   << " exact comparisons, " << all.crashes << " kills, " << all.restores << " restores, "
                   << all.rollbacks << " disks rolled back, " << all.policies << " changes of rights, " << all.late
                   << " late pushes, " << all.fields << " fields, " << all.cards << " cards, " << all.quarantined
                   << " kept apart");
    if (to - from >= 100) {
        CHECK(all.checks > 100);
        CHECK(all.cards > 10);
        CHECK(all.quarantined > 10);
        CHECK(all.restores > 10);
    }
}

TEST_CASE("the same seed plays the same lives", "[sync][simulation]")
{
    CutDisk::install();
    const Script script = scriptOf(3, 60);
    const SimulationReport one = Simulation(script).play();
    const SimulationReport two = Simulation(script).play();
    CHECK(one.edits == two.edits);
    CHECK(one.steps == two.steps);
    CHECK(one.cards == two.cards);
}
