// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/funnel_report.h"
#include "core/sales/funnel_wall_clock.h"
#include "tests/core/workspace/random_life.h"

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

TEST_CASE("slices by any field come from one reading and agree with one funnel per filter", "[funnel][slices]")
{
    FunnelWorld world;
    const RecordId field = world.create(u"custom_field", {{"entity", QStringLiteral("opportunity")},
                                                          {"key", QStringLiteral("x_0123456789abc")},
                                                          {"type", QStringLiteral("text")},
                                                          {"label", QStringLiteral("Channel")}});
    REQUIRE_FALSE(field.isNull());
    const RecordId hot = world.create(u"tag", {{"name", QStringLiteral("hot")}});
    const RecordId old = world.create(u"tag", {{"name", QStringLiteral("old")}});
    const RecordId east =
        world.create(u"customer", {{"name", QStringLiteral("Acme")}, {"region", QStringLiteral("East")}});
    const RecordId a = world.deal("a", {{"Qualification", 1}, {"Needs analysis", 2}, {"Lost", 9}});
    const RecordId b = world.deal("b", {{"Qualification", 1}, {"Proposal", 4}});
    world.deal("c", {{"Qualification", 3}});
    const EntityPtr def = world.entity(u"opportunity");
    world.commit(
        {Edit::update(def, a)
             .with(*def, u"tags", Value(RecordIds::of({hot, old})))
             .with(*def, u"x_0123456789abc", Value(QStringLiteral("web"))),
         Edit::update(def, b).with(*def, u"customer", Value(east)).with(*def, u"tags", Value(RecordIds::of({hot})))});
    FunnelQuery query;
    query.slices = {FieldPath::of(u"owner"),           FieldPath::of(u"customer.region"), FieldPath::of(u"tags"),
                    FieldPath::of(u"x_0123456789abc"), FieldPath::of(u"amount"),          FieldPath::of(u"stage")};
    const FunnelReport report = must(funnelReport(*world, world.session(), query));
    REQUIRE(report.slices.size() == 6);
    const auto entered = [&](size_t slice, const char *key, size_t stage) {
        for (const auto &[group, funnel] : report.slices[slice].groups)
            if (group == QString::fromUtf8(key))
                return funnel.stages[stage].entered;
        return std::int64_t(-1);
    };
    CHECK(report.slices[0].name == QStringLiteral("owner"));
    CHECK(report.slices[0].groups.size() == 1);
    CHECK(entered(1, "East", 2) == 1);
    CHECK(entered(1, "", 0) == 2);
    CHECK(entered(2, "hot", 0) == 2);
    CHECK(entered(2, "old", 0) == 1);
    CHECK(entered(2, "", 0) == 1);
    CHECK(entered(3, "web", 1) == 1);
    CHECK(entered(4, "10.00 CNY", 0) == 3);
    CHECK(entered(5, "Lost", 0) == 1);
    // Each slice parts the same funnel; an opportunity with two tags counts in both.
    for (const size_t slice : {0u, 1u, 3u, 4u, 5u}) {
        std::int64_t sum = 0;
        for (const auto &[group, funnel] : report.slices[slice].groups)
            sum += funnel.stages[0].entered;
        CHECK(sum == report.total.stages[0].entered);
    }
    FunnelQuery tagged;
    tagged.filter = must(parseFilter(u"tags = \"hot\""));
    CHECK(world.funnel(tagged).stages[0].entered == 2);
    query.slices = {FieldPath::of(u"customer.nonsense")};
    CHECK(funnelReport(*world, world.session(), query).error().code == ErrorCode::UnknownField);
}

TEST_CASE("overall conversion is that of the opportunities that are decided", "[funnel]")
{
    FunnelWorld world;
    world.deal("won", {{"Qualification", 1}, {"Proposal", 31}, {"Won", 41}}, "30 CNY");
    world.deal("lost", {{"Qualification", 1}, {"Proposal", 5}, {"Qualification", 8}, {"Lost", 20}}, "20 CNY");
    world.deal("lost too", {{"Qualification", 2}, {"Lost", 20}});
    world.deal("open", {{"Qualification", 3}, {"Needs analysis", 4}}, "7 CNY");
    const Funnel funnel = world.funnel();
    CHECK(funnel.opportunities == 4);
    CHECK(funnel.stillOpen == 1);
    CHECK(funnel.conversion == Approx(1.0 / 3));
    CHECK(*funnel.low < 1.0 / 3);
    CHECK(funnel.stages[0].enteredValue == 3000 + 2 * 2000 + 1000 + 700);
    CHECK(funnel.stages[0].lostValue == 3000);
    CHECK(funnel.stages[1].value == 700);
}

TEST_CASE("in the bin from one day to another it is gone in between, and only then", "[funnel][as-of]")
{
    FunnelWorld world;
    const RecordId id = world.deal("open", {{"Qualification", 1}});
    world.tick();
    const Instant before = world.clock.now();
    world.tick();
    world.commit({Edit::remove(QStringLiteral("opportunity"), id)});
    world.tick();
    const Instant between = world.clock.now();
    world.tick();
    world.commit({Edit::restore(QStringLiteral("opportunity"), id)});
    const auto openAt = [&](Instant moment) {
        FunnelQuery query;
        query.asOf = moment;
        return world.funnel(query).stages[0].open;
    };
    CHECK(openAt(before) == 1);
    CHECK(openAt(between) == 0);
    CHECK(openAt(world.clock.now()) == 1);
}

namespace {

/// All numbers of a report as text, so that two can be compared at a glance.
std::string numbersOf(const FunnelReport &report)
{
    QStringList lines;
    const auto add = [&](const QString &key, const Funnel &funnel) {
        for (const FunnelStage &stage : funnel.stages)
            if (stage.entered > 0 || funnel.won > 0)
                lines << QStringLiteral("%1/%2: %3 %4 %5 %6 %7 %8 %9")
                                 .arg(key, stage.name)
                                 .arg(stage.entered)
                                 .arg(stage.advanced)
                                 .arg(stage.back)
                                 .arg(stage.lost)
                                 .arg(stage.moved)
                                 .arg(stage.open)
                                 .arg(stage.value) +
                             QStringLiteral(" %1 %2 %3")
                                 .arg(stage.unconverted)
                                 .arg(stage.medianDays.value_or(-1))
                                 .arg(funnel.won);
    };
    add(QStringLiteral("total"), report.total);
    for (const FunnelSlice &slice : report.slices)
        for (const auto &[key, funnel] : slice.groups)
            add(slice.name + u'=' + key, funnel);
    return lines.join(u'\n').toStdString();
}

FunnelQuery slicedQuery()
{
    FunnelQuery query;
    query.slices = {FieldPath::of(u"customer.name"), FieldPath::of(u"amount")};
    return query;
}

} // namespace

TEST_CASE("the funnel as known at a moment is that of a copy set aside then, through import, undo and restore",
          "[funnel][as-of]")
{
    for (std::uint64_t seed = 51; seed <= 53; ++seed) {
        TempWorkspace ws(seed);
        RandomLife life(ws, seed);
        std::vector<std::pair<Instant, std::string>> aside;
        for (int i = 0; i < 70; ++i) {
            life.step();
            if (i % 9 == 4)
                life.importSome();
            if (i % 10 == 9)
                aside.emplace_back(ws.clock.now(), numbersOf(must(funnelReport(*ws, ws.session(), slicedQuery()))));
        }
        for (const auto &[moment, numbers] : aside) {
            FunnelQuery query = slicedQuery();
            query.knownAt = moment;
            CHECK(numbersOf(must(funnelReport(*ws, ws.session(), query))) == numbers);
        }
        CHECK(aside.back().second.size() > 100);
    }
}

TEST_CASE("the funnel as of a moment is that of a copy set aside then where nothing was dated back", "[funnel][as-of]")
{
    TempWorkspace ws(61);
    std::mt19937_64 random(61);
    const auto below = [&](int n) { return int(random() % std::uint64_t(n)); };
    const QStringList stages{QStringLiteral("Qualification"), QStringLiteral("Needs analysis"),
                             QStringLiteral("Proposal"), QStringLiteral("Won"), QStringLiteral("Lost")};
    std::vector<RecordId> deals;
    std::vector<std::pair<Instant, std::string>> aside;
    for (int i = 0; i < 160; ++i) {
        ws.tick(1 + below(200'000));
        const RecordId id = deals.empty() ? RecordId() : deals[size_t(below(int(deals.size())))];
        switch (deals.empty() ? 0 : below(6)) {
        case 0:
        case 1:
            deals.push_back(ws.create(u"opportunity", {{"name", QString::number(i)},
                                                       {"pipeline", ws.pipeline()},
                                                       {"reason", QStringLiteral("price")},
                                                       {"amount", QStringLiteral("%1 CNY").arg(1 + below(5))},
                                                       {"stage", ws.stage(stages[below(2)]).toString()}}));
            break;
        case 2:
            (void)ws.tryCommit({Edit::remove(QStringLiteral("opportunity"), id)});
            break;
        case 3:
            (void)ws.tryCommit({Edit::restore(QStringLiteral("opportunity"), id)});
            break;
        case 4:
            (void)ws.tryCommit(
                {ws.change(u"opportunity", id, {{"amount", QStringLiteral("%1 CNY").arg(1 + below(5))}})});
            break;
        default:
            (void)ws.tryCommit({ws.change(u"opportunity", id, {{"stage", ws.stage(stages[below(5)]).toString()}})});
        }
        if (i % 20 == 19)
            aside.emplace_back(ws.clock.now(), numbersOf(must(funnelReport(*ws, ws.session(), slicedQuery()))));
    }
    for (const auto &[moment, numbers] : aside) {
        FunnelQuery query = slicedQuery();
        query.asOf = moment;
        CHECK(numbersOf(must(funnelReport(*ws, ws.session(), query))) == numbers);
    }
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
