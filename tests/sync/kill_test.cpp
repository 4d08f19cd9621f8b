// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/cut_vfs.h"
#include "tests/sync/sync_world.h"

using namespace millrace;
using namespace millrace::test;

TEST_CASE("a station killed at any write of an exchange goes on from its file (F1, F3)", "[sync][faults]")
{
    CutDisk::install();
    for (int writes = 0; writes < 60; writes += 3) {
        SyncWorld world(2, std::uint64_t(writes) + 5);
        world.scopes.people[0].range = world.scopes.people[1].range = TableOfScopes::All;
        world.settleAll();
        const RecordId id = world.customer(0, QStringLiteral("Acme"));
        world.set(0, "customer", id, "city", QStringLiteral("Wuhan"));
        world.settle(0);
        {
            const CutDisk disk(world[1].path, writes);
            for (int i = 0; i < 4; ++i)
                static_cast<void>(world[1].engine->step());
            world.closeStation(1);
        }
        world.openStation(1);
        world.settleAll();
        INFO("killed after " << writes << " writes");
        world.requireEqual();
    }
}

TEST_CASE("a server killed at any write of a push has all of it or nothing (F4, F24)", "[sync][faults][file]")
{
    CutDisk::install();
    for (int writes = 0; writes < 30; writes += 3) {
        SyncWorld world(1, std::uint64_t(writes) + 5);
        world.settleAll();
        for (int i = 0; i < 3; ++i)
            world.customer(0, QStringLiteral("Customer %1").arg(i));
        {
            const CutDisk disk(world.server().path(), writes);
            static_cast<void>(world[0].engine->step());
            static_cast<void>(world[0].engine->step());
            world.closeServer();
        }
        world.reopenServer();
        world.settleAll();
        INFO("killed after " << writes << " writes");
        CHECK(world.count(world.server(), "customer") == 3);
        world.requireEqual();
    }
}
