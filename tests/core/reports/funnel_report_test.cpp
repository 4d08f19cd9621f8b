// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/funnel_report.h"
#include "core/sales/funnel_wall_clock.h"
#include "tests/support/temp_workspace.h"

using namespace millrace;
using namespace millrace::test;

namespace {

struct FunnelWorld : TempWorkspace
{
    Instant day(int n) const { return {1'735'689'600'000'000 + n * 86'400'000'000LL}; } // from 2025-01-01
    RecordId deal(const char *name, std::initializer_list<std::pair<const char *, int>> stages,
                  const char *amount = "10 CNY")
    {
        const EntityPtr def = entity(u"opportunity");
        const auto first = stages.begin();
        Edit edit = creation(u"opportunity", {{"name", QString::fromUtf8(name)},
                                              {"pipeline", pipeline()},
                                              {"amount", QString::fromLatin1(amount)},
                                              {"expected_close", QStringLiteral("2025-12-31")},
                                              {"reason", QStringLiteral("price")},
                                              {"stage", stage(QString::fromLatin1(first->first)).toString()}});
        edit.at = day(first->second);
        for (auto it = std::next(first); it != stages.end(); ++it)
            edit.steps.push_back(
                {def->field(u"stage")->index, Value(stage(QString::fromLatin1(it->first))), day(it->second), true});
        return commit({edit}).ids.front();
    }
    Funnel funnel(FunnelQuery query = {}) const { return must(funnelReport(*workspace, session(), query)).total; }
};

} // namespace

TEST_CASE("the funnel is counted from the journal's dated steps", "[funnel]")
{
    FunnelWorld world;
    world.deal("won", {{"Qualification", 1}, {"Needs analysis", 11}, {"Proposal", 31}, {"Won", 41}});
    world.deal("lost", {{"Qualification", 1}, {"Proposal", 5}, {"Lost", 20}});
    const RecordId open = world.deal("open", {{"Qualification", 3}, {"Needs analysis", 4}});
    FunnelQuery query;
    query.members = true;
    const Funnel funnel = world.funnel(query);
    REQUIRE(funnel.stages.size() == 4);
    CHECK(funnel.stages[0].entered == 3);
    CHECK(funnel.stages[0].advanced == 3);
    CHECK(funnel.stages[1].entered == 2);
    CHECK(funnel.stages[1].skipped == 1);
    CHECK(funnel.stages[1].open == 1);
    CHECK(funnel.stages[2].lost == 1);
    CHECK(funnel.won == 1);
    CHECK(funnel.lost == 1);
    CHECK(funnel.wonValue == 1000);
    CHECK(funnel.membersOf(1, FunnelPart::Open) == std::vector<RecordId>{open});
}

TEST_CASE("the funnel as of a day shows it as it stood", "[funnel][as-of]")
{
    FunnelWorld world;
    world.deal("won", {{"Qualification", 1}, {"Needs analysis", 11}, {"Won", 41}});
    FunnelQuery query;
    query.mode = FunnelMode::Stock;
    query.asOf = world.day(0);
    CHECK(world.funnel(query).stages[0].open == 0);
    query.asOf = world.day(5);
    CHECK(world.funnel(query).stages[0].open == 1);
    query.asOf = world.day(20);
    CHECK(world.funnel(query).stages[1].open == 1);
    CHECK(world.funnel(query).won == 0);
    query.asOf = world.day(50);
    CHECK(world.funnel(query).won == 1);
}

TEST_CASE("what is thrown away has moved, and stands again where it was when it is restored", "[funnel]")
{
    FunnelWorld world;
    const RecordId id = world.deal("open", {{"Qualification", 1}});
    CHECK(world.funnel().stages[0].open == 1);
    world.commit({Edit::remove(QStringLiteral("opportunity"), id)});
    CHECK(world.funnel().stages[0].moved == 1);
    CHECK(world.funnel().stages[0].open == 0);
    world.tick();
    world.commit({Edit::restore(QStringLiteral("opportunity"), id)});
    CHECK(world.funnel().stages[0].open == 1);
}

TEST_CASE("an undone creation leaves no trace in the funnel", "[funnel][undo]")
{
    FunnelWorld world;
    world.deal("open", {{"Qualification", 1}});
    world.tick();
    must(world->undo(world.session(), must(world->lastUndoable(world.session()))));
    CHECK(world.funnel().stages[0].entered == 0);
}

TEST_CASE("groups and filters narrow the funnel and the groups add up to the total", "[funnel]")
{
    FunnelWorld world;
    const RecordId acme =
        world.create(u"customer", {{"name", QStringLiteral("Acme")}, {"region", QStringLiteral("East")}});
    const RecordId a = world.deal("a", {{"Qualification", 1}, {"Needs analysis", 2}});
    world.deal("b", {{"Qualification", 1}});
    world.commit({world.change(u"opportunity", a, {{"customer", acme.toString()}})});
    FunnelQuery query;
    query.by = FieldPath::of(u"customer");
    const FunnelReport report = must(funnelReport(*world, world.session(), query));
    REQUIRE(report.groups.size() == 2);
    CHECK(report.groups[0].first.isEmpty());
    CHECK(report.groups[1].first == QStringLiteral("Acme"));
    CHECK(report.groups[0].second.stages[0].entered + report.groups[1].second.stages[0].entered ==
          report.total.stages[0].entered);
    FunnelQuery filtered;
    filtered.filter = must(parseFilter(u"customer.region = \"East\""));
    CHECK(world.funnel(filtered).stages[0].entered == 1);
    filtered.filter = must(parseFilter(u"nonsense = 1"));
    CHECK(funnelReport(*world, world.session(), filtered).error().code == ErrorCode::UnknownField);
}
