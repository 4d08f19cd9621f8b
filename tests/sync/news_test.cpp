// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/comment.h"
#include "core/schema/builtin/notification.h"
#include "tests/sync/sync_world.h"

using namespace millrace;
using namespace millrace::test;

TEST_CASE("a comment made offline is told once, by the server, to the colleague it names", "[sync][news]")
{
    SyncWorld world(2);
    world.scopes.people[0].range = TableOfScopes::All;
    world.scopes.people[1].range = TableOfScopes::All;
    world.settleAll();
    const RecordId firm = world.customer(0, QStringLiteral("Acme"));
    world.settleAll();
    const EntityPtr comments = world[0]->catalog()->entity(comment::entityKey());
    world[0].peer->offline = true;
    world.edit(0, {Edit::create(comments)
                       .with(*comments, comment::body, QStringLiteral("please look"))
                       .with(*comments, comment::mentions, RecordIds{{world.scopes.people[1].id}})
                       .with(*comments, u"customer", Value(firm))});
    CHECK(world.count(*world[0].workspace, "notification") == 0);
    world[0].peer->offline = false;
    world[0].peer->loseReply = true;
    CHECK(must(world[0].engine->step()) == SyncEngine::Outcome::Unreachable);
    world.settleAll();
    world.settleAll();
    CHECK(world.count(world.server(), "notification") == 1);
    CHECK(world.count(*world[1].workspace, "notification", QStringLiteral("kind = \"mention\"")) == 1);
    CHECK(world.count(*world[1].workspace, "comment") == 1);
    world.requireEqual();
}
