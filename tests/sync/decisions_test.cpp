// SPDX-License-Identifier: GPL-3.0-or-later
// What a person decides about conflicts and about edits that a server did not take.
#include "core/workspace/conflicts.h"
#include "core/workspace/refused_edits.h"
#include "tests/sync/sync_world.h"

using namespace millrace;
using namespace millrace::test;

namespace {

/// Two people who see everything; the second comes back after a long time with other ideas.
struct Disagreement : SyncWorld
{
    RecordId id;
    Disagreement() : SyncWorld(2)
    {
        scopes.people[0].range = scopes.people[1].range = TableOfScopes::All;
        settleAll();
        id = customer(0, QStringLiteral("Acme"));
        set(0, "customer", id, "city", QStringLiteral("Wuhan"));
        settleAll();
    }
    void disagree(const char *field, const QString &first, const QString &late)
    {
        (*this)[1].peer->offline = true;
        set(1, "customer", id, field, late);
        set(0, "customer", id, field, first);
        settle(0);
        tick(3600);
        (*this)[1].peer->offline = false;
        settleAll();
        settleAll();
    }
    std::vector<ConflictCase> open() { return must(openConflicts(*(*this)[1].workspace, (*this)[1]->session())); }
    void decide(const ConflictCase &conflict, ConflictChoice choice)
    {
        must(decideConflicts(*(*this)[1].workspace, (*this)[1]->session(), {{conflict, choice}}));
        settleAll();
    }
    QString on(const char *field) { return text(server(), "customer", id, field); }
};

} // namespace

TEST_CASE("a conflict shows what it was, what each wants and from whom, and keeps the side that is chosen",
          "[sync][decisions]")
{
    Disagreement world;
    world.disagree("city", QStringLiteral("Xian"), QStringLiteral("Ulm"));
    const auto open = world.open();
    REQUIRE(open.size() == 1);
    const ConflictCase &conflict = open.front();
    CHECK(conflict.title == QStringLiteral("Acme"));
    CHECK(conflict.fieldKey == QStringLiteral("city"));
    CHECK(conflict.base == Value(QStringLiteral("Wuhan")));
    CHECK(conflict.mine == Value(QStringLiteral("Ulm")));
    CHECK(conflict.theirs == Value(QStringLiteral("Xian")));
    CHECK(conflict.theirsBy == world.scopes.people[0].id);
    CHECK_FALSE(canKeepBoth(conflict));
    SECTION("mine")
    {
        world.decide(conflict, ConflictChoice::Mine);
        CHECK(world.on("city") == QStringLiteral("Ulm"));
        CHECK(world.isKept(QStringLiteral("Xian")));
    }
    SECTION("the server's")
    {
        world.decide(conflict, ConflictChoice::Theirs);
        CHECK(world.on("city") == QStringLiteral("Xian"));
        CHECK(world.isKept(QStringLiteral("Ulm")));
    }
    SECTION("undone, it waits again")
    {
        const auto receipt =
            must(decideConflicts(*world[1].workspace, world[1]->session(), {{conflict, ConflictChoice::Mine}}));
        CHECK(world.open().empty());
        must(world[1]->undo(world[1]->session(), receipt.operation));
        REQUIRE(world.open().size() == 1);
        CHECK(world.open().front().mine == conflict.mine);
        CHECK(world.open().front().theirs == conflict.theirs);
        return;
    }
    CHECK(world.open().empty());
    CHECK(world.count(world.server(), "conflict", QStringLiteral("state = \"open\"")) == 0);
    world.requireEqual();
}

TEST_CASE("of long texts both are kept where that is chosen", "[sync][decisions]")
{
    Disagreement world;
    world.disagree("notes", QStringLiteral("call on Monday"), QStringLiteral("they moved"));
    const auto open = world.open();
    REQUIRE(open.size() == 1);
    REQUIRE(canKeepBoth(open.front()));
    world.decide(open.front(), ConflictChoice::Both);
    CHECK(world.on("notes") == QStringLiteral("call on Monday\n\nthey moved"));
    world.requireEqual();
}

TEST_CASE("an edit that was refused is told with the reason, and goes through once the right is there",
          "[sync][decisions]")
{
    Disagreement world;
    world.set(1, "customer", world.id, "city", QStringLiteral("Bonn"));
    world.scopes.people[1].range = TableOfScopes::Own;
    world.settleAll();
    const auto refused = must(refusedEdits(*world[1].workspace, world[1]->session()));
    REQUIRE(refused.size() == 1);
    CHECK(refused.front().why == QStringLiteral("forbidden"));
    REQUIRE(refused.front().changes.size() == 1);
    CHECK(refused.front().changes.front().field == QStringLiteral("city"));
    CHECK(refused.front().changes.front().now == Value(QStringLiteral("Bonn")));
    // While the record is away nothing can be done again.
    CHECK_FALSE(tryRefusedAgain(*world[1].workspace, world[1]->session(), refused.front().commit));
    CHECK(must(refusedEdits(*world[1].workspace, world[1]->session())).size() == 1);
    world.scopes.people[1].range = TableOfScopes::All;
    world.settleAll();
    must(tryRefusedAgain(*world[1].workspace, world[1]->session(), refused.front().commit));
    world.settleAll();
    CHECK(world.on("city") == QStringLiteral("Bonn"));
    CHECK(must(refusedEdits(*world[1].workspace, world[1]->session())).empty());
    world.requireEqual();
}

TEST_CASE("a refused edit that is let go leaves the list and stays in the journal", "[sync][decisions]")
{
    Disagreement world;
    world.set(1, "customer", world.id, "city", QStringLiteral("never mind"));
    world.scopes.people[1].range = TableOfScopes::Own;
    world.settleAll();
    const auto refused = must(refusedEdits(*world[1].workspace, world[1]->session()));
    REQUIRE(refused.size() == 1);
    must(letRefusedGo(*world[1].workspace, world[1]->session(), refused.front().commit));
    CHECK(must(refusedEdits(*world[1].workspace, world[1]->session())).empty());
    CHECK_FALSE(letRefusedGo(*world[1].workspace, world[1]->session(), refused.front().commit));
    CHECK(world.isKept(QStringLiteral("never mind")));
    CHECK(must(world[1]->verify()).ok);
}
