// SPDX-License-Identifier: GPL-3.0-or-later
// Where a value comes from, as a colleague's workstation knows it.
#include "core/workspace/audit.h"
#include "core/workspace/sync_door.h"
#include "tests/sync/sync_world.h"

using namespace millrace;
using namespace millrace::test;

namespace {

/// The commits that gave a field its values, on one workstation.
std::vector<HistoryCommit> commitsOf(const Workspace &workspace, const RecordId &id, const char *field)
{
    std::vector<HistoryCommit> found;
    for (const HistoryCommit &commit :
         must(workspace.history(workspace.session(), QStringLiteral("customer"), id)).commits)
        if (std::any_of(commit.changes.begin(), commit.changes.end(), [&](const HistoryChange &change) {
                return change.field == QLatin1String(field) && !change.was.isEmpty();
            }))
            found.push_back(commit);
    return found;
}

} // namespace

TEST_CASE("a colleague reads who changed a value, on which device and how", "[sync][provenance]")
{
    SyncWorld world(2);
    world.scopes.people[0].range = TableOfScopes::All;
    world.scopes.people[1].range = TableOfScopes::All;
    world.settleAll();
    const RecordId firm = world.customer(0, QStringLiteral("Acme"));
    world.set(0, "customer", firm, "city", QStringLiteral("Ulm"));
    world.settleAll();
    CommitRequest import;
    import.origin = Origin::Import;
    import.label = QStringLiteral("import");
    import.cause = QStringLiteral("sha256:1234");
    const EntityPtr customers = world[0]->catalog()->entity(u"customer");
    import.edits = {Edit::update(customers, firm).with(*customers, u"city", Value(QStringLiteral("Bonn")))};
    must(world[0]->commit(world[0]->session(), std::move(import)));
    world.settleAll();
    world.setOnServer("customer", firm, "city", QStringLiteral("Köln"));
    world.settleAll();

    const auto there = commitsOf(*world[1].workspace, firm, "city");
    REQUIRE(there.size() == 2);
    CHECK(there[0].origin == Origin::Remote);
    CHECK(there[0].madeAs == Origin::Import);
    CHECK(there[0].cause == QStringLiteral("sha256:1234"));
    CHECK(there[0].actor == world[0].user);
    CHECK_FALSE(there[0].device.isEmpty());
    CHECK_FALSE(there[0].here);
    // The server did this by itself.
    CHECK(there[1].madeAs == Origin::Local);
    CHECK(there[1].device.isEmpty());
    CHECK_FALSE(there[1].here);
    const auto here = commitsOf(*world[0].workspace, firm, "city");
    REQUIRE(here.size() == 2);
    CHECK(here[0].here);
    CHECK(here[0].madeAs == Origin::Import);
    // The server itself tells them apart as well.
    const auto onServer = commitsOf(world.server(), firm, "city");
    REQUIRE(onServer.size() == 2);
    CHECK(onServer[0].device == there[0].device);
    CHECK_FALSE(onServer[0].here);
    CHECK(onServer[1].here);
    world.requireEqual();
}

TEST_CASE("a further device of a person learns on which other one he did what", "[sync][provenance]")
{
    SyncWorld world(1);
    world.scopes.people[0].range = TableOfScopes::All;
    world.settleAll();
    const RecordId firm = world.customer(0, QStringLiteral("Acme"));
    world.set(0, "customer", firm, "city", QStringLiteral("Ulm"));
    world.set(0, "customer", firm, "city", QStringLiteral("Bonn"));
    world.settleAll();
    const size_t second = world.addBlank(world[0].user);
    world.settleAll();
    const auto there = commitsOf(*world[second].workspace, firm, "city");
    REQUIRE(there.size() == 1);
    CHECK_FALSE(there[0].device.isEmpty());
    CHECK(there[0].madeAs == Origin::Local);
}

TEST_CASE("what an older server told of a commit stays what it was", "[sync][provenance]")
{
    using namespace sync_door;
    CHECK(madeAs(QString()).origin == Origin::Remote);
    CHECK(madeAs(QStringLiteral("0192f6d4-0000-7000-8000-000000000001")).origin == Origin::Remote);
    const MadeAs rule = madeAs(remoteCause(Origin::Rule, QStringLiteral("mutation:7")));
    CHECK(rule.origin == Origin::Rule);
    CHECK(rule.cause == QStringLiteral("mutation:7"));
    CHECK(madeAs(remoteCause(Origin::Local, {})).origin == Origin::Local);
    CHECK(madeAs(remoteCause(Origin::Local, {})).cause.isEmpty());
}

TEST_CASE("the first sync counts what is here until everything is, and is over then for good", "[sync][first]")
{
    SyncWorld world(1);
    world.scopes.people[0].range = TableOfScopes::All;
    world.settleAll();
    for (int i = 0; i < 30; ++i)
        world.customer(0, QStringLiteral("Firm %1").arg(i));
    world.settleAll();
    CHECK(must(SyncEngine::statusOf(*world[0].workspace)).state.complete);
    const size_t fresh = world.addBlank(world[0].user);
    REQUIRE(must(world[fresh].engine->join()) == SyncEngine::Outcome::Progress);
    SyncEngine::Limits limits;
    limits.rows = 4;
    world[fresh].engine->setLimits(limits);
    SyncEngine::Status status = must(SyncEngine::statusOf(*world[fresh].workspace));
    REQUIRE_FALSE(status.state.complete);
    // Nothing can be written before it is known who writes.
    const Result<CommitReceipt> early = world.tryEdit(
        fresh, {Edit::create(world[fresh]->catalog()->entity(u"tag"))
                    .with(*world[fresh]->catalog()->entity(u"tag"), u"name", Value(QStringLiteral("too early")))});
    REQUIRE_FALSE(early);
    REQUIRE(early.error().problems.size() == 1);
    CHECK(early.error().problems[0].rule == QStringLiteral("before_first_sync"));
    std::int64_t here = 0;
    bool grew = false;
    for (int step = 0; step < 400 && !status.state.complete; ++step) {
        must(world[fresh].engine->step());
        status = must(SyncEngine::statusOf(*world[fresh].workspace));
        grew = grew || (here > 0 && status.here > here);
        here = std::max(here, status.here);
    }
    CHECK(grew);
    CHECK(here > 30);
    CHECK(status.state.complete);
    // What comes later is no first sync again.
    world.customer(0, QStringLiteral("Late"));
    world.settle(0);
    must(world[fresh].engine->step());
    CHECK(must(SyncEngine::statusOf(*world[fresh].workspace)).state.complete);
    world.edit(fresh, {Edit::create(world[fresh]->catalog()->entity(u"tag"))
                           .with(*world[fresh]->catalog()->entity(u"tag"), u"name", Value(QStringLiteral("now")))});
}
