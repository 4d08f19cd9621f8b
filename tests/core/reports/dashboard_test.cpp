// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/dashboard_library.h"
#include "core/reports/dashboard_tile_run.h"
#include "tests/support/temp_workspace.h"

using namespace millrace;
using namespace millrace::test;

namespace {

using Kind = DashboardTile::Kind;

/// Now is 2026-01-01; Ann sells.
struct DashboardWorld : TempWorkspace
{
    RecordId ann = create(u"user", {{"name", QStringLiteral("Ann")}});

    RecordId deal(const RecordId &owner, const char *stageName, const char *amount)
    {
        return create(u"opportunity", {{"name", QStringLiteral("deal")},
                                       {"pipeline", pipeline()},
                                       {"owner", owner.toString()},
                                       {"reason", QStringLiteral("price")},
                                       {"close_date", QStringLiteral("2026-01-01")},
                                       {"amount", QString::fromLatin1(amount)},
                                       {"stage", stage(QString::fromLatin1(stageName)).toString()}});
    }
    static DashboardTile tile(Kind kind, const char *report, QStringList figures = {},
                              QHash<QString, QString> parameters = {})
    {
        DashboardTile made;
        made.key = QStringLiteral("t");
        made.kind = kind;
        made.report = QString::fromLatin1(report);
        made.figures = std::move(figures);
        made.parameters = std::move(parameters);
        return made;
    }
    TileAnswer run(const DashboardTile &tile, std::optional<Instant> asOf = {}, const Filter &filter = {},
                   const char *filterEntity = "opportunity") const
    {
        return must(runTile(*workspace, session(), {tile, asOf, QString::fromLatin1(filterEntity), filter}));
    }
    std::int64_t money(const TileAnswer &answer) const
    {
        const auto figure = figureOf(answer);
        REQUIRE(figure);
        return figure->value.valueOr<Money>().minor;
    }
};

CommitNotice noticeOf(const char *entity)
{
    CommitNotice notice;
    notice.records.insert(QString::fromLatin1(entity), {});
    return notice;
}

} // namespace

TEST_CASE("every ready dashboard can be read, and every tile of it be counted", "[dashboards]")
{
    DashboardWorld world;
    world.deal(world.ann, "Won", "100 CNY");
    world.deal(world.ann, "Qualification", "50 CNY");
    world.create(u"metric", {{"name", QStringLiteral("Won amount")},
                             {"entity", QStringLiteral("opportunity")},
                             {"filter", QStringLiteral("stage.kind = \"won\"")},
                             {"measure", QStringLiteral("sum")},
                             {"field", QStringLiteral("amount")},
                             {"date_field", QStringLiteral("close_date")}});
    const DashboardShelf shelf = must(readDashboards(*world, world.session()));
    REQUIRE(shelf.dashboards.size() == readyDashboards().size());
    for (const DashboardEntry &entry : shelf.dashboards) {
        CHECK(entry.isReady());
        CHECK(tilesFromJson(tilesToJson(entry.tiles)) == entry.tiles);
        for (const DashboardTile &tile : entry.tiles) {
            INFO(entry.key.toStdString() << " " << tile.key.toStdString());
            const TileAnswer answer = world.run(tile);
            CHECK((answer.table || answer.funnel || answer.targets));
            if (tile.kind == Kind::Figure)
                CHECK(figureOf(answer).has_value());
        }
    }
}

TEST_CASE("a changed ready dashboard becomes a record that stands for it, until that is undone", "[dashboards]")
{
    DashboardWorld world;
    DashboardEntry entry = must(readDashboards(*world, world.session())).dashboards.front();
    entry.name = QStringLiteral("Mine");
    entry.tiles.pop_back();
    world.commit({editOfDashboard(entry, *world->catalog())});
    DashboardShelf shelf = must(readDashboards(*world, world.session()));
    CHECK(shelf.dashboards.size() == readyDashboards().size());
    CHECK(shelf.dashboards.front().name == QStringLiteral("Mine"));
    CHECK(shelf.dashboards.front().key == entry.key);
    CHECK(shelf.dashboards.front().tiles == entry.tiles);
    CHECK_FALSE(shelf.dashboards.front().isReady());
    must(world->undo(world.session(), must(world->lastUndoable(world.session()))));
    shelf = must(readDashboards(*world, world.session()));
    CHECK(shelf.dashboards.front().isReady());
    entry.key.clear();
    entry.id = {};
    world.commit({editOfDashboard(entry, *world->catalog())});
    CHECK(must(readDashboards(*world, world.session())).dashboards.back().name == QStringLiteral("Mine"));
}

TEST_CASE("who leads people gets their dashboard, who leads all the company's, others their own", "[dashboards]")
{
    DashboardWorld world;
    const RecordId lead = world.create(u"user", {{"name", QStringLiteral("Lead")}});
    const RecordId boss = world.create(u"user", {{"name", QStringLiteral("Boss")}});
    world.commit({world.change(u"user", world.ann, {{"manager", lead.toString()}})});
    world.commit({world.change(u"user", lead, {{"manager", boss.toString()}})});
    const auto of = [&](const RecordId &person) {
        Session session = world.session();
        session.actor = person;
        return must(dashboardForSession(*world, session));
    };
    CHECK(of(world.ann) == QStringLiteral("seller"));
    CHECK(of(lead) == QStringLiteral("manager"));
    CHECK(of(boss) == QStringLiteral("company"));
}

TEST_CASE("a figure is that of all groups, of the words' day and reader, and as of any moment", "[dashboards]")
{
    DashboardWorld world;
    world.deal(world.ann, "Qualification", "100 CNY");
    world.deal(world->person(), "Proposal", "40 CNY");
    const DashboardTile all = world.tile(Kind::Figure, "pipeline-by-stage", {QStringLiteral("value")});
    CHECK(world.money(world.run(all)) == 14'000);
    const DashboardTile mine = world.tile(Kind::Figure, "pipeline-by-stage", {QStringLiteral("value")},
                                          {{QStringLiteral("owner"), QStringLiteral("@me")}});
    CHECK(world.money(world.run(mine)) == 4'000);
    const Instant then = world.clock.now();
    world.tick(3600);
    world.deal(world.ann, "Qualification", "7 CNY");
    CHECK(world.money(world.run(all)) == 14'700);
    CHECK(world.money(world.run(all, then)) == 14'000);
    const Session session = world.session();
    CHECK(tileParameter(QStringLiteral("@quarter"), session, QDate(2026, 5, 20)) == QStringLiteral("2026-04-01"));
    CHECK(tileParameter(QStringLiteral("@month"), session, QDate(2026, 5, 20)) == QStringLiteral("2026-05-01"));
    CHECK(tileParameter(QStringLiteral("@week"), session, QDate(2026, 5, 20)) == QStringLiteral("2026-05-18"));
    CHECK(tileParameter(QStringLiteral("@year"), session, QDate(2026, 5, 20)) == QStringLiteral("2026-01-01"));
    CHECK(tileParameter(QStringLiteral("East"), session, QDate(2026, 5, 20)) == QStringLiteral("East"));
    // Of a list the number of its records.
    const auto listed = figureOf(world.run(world.tile(Kind::Figure, "without-next-step")));
    REQUIRE(listed);
    CHECK(listed->value.valueOr<std::int64_t>() == 3);
}

TEST_CASE("a condition of the dashboard narrows the tiles of its entity and no others", "[dashboards]")
{
    DashboardWorld world;
    world.deal(world.ann, "Qualification", "100 CNY");
    world.deal(world->person(), "Proposal", "40 CNY");
    world.create(u"customer", {{"name", QStringLiteral("A")}});
    const Filter ann = Filter::compare(u"owner", CompareOp::Equal, world.ann.toString());
    const TileAnswer narrowed =
        world.run(world.tile(Kind::Figure, "pipeline-by-stage", {QStringLiteral("value")}), {}, ann);
    CHECK(narrowed.narrowed);
    CHECK(world.money(narrowed) == 10'000);
    const TileAnswer customers = world.run(world.tile(Kind::Figure, "new-customers-by-month"), {}, ann);
    CHECK_FALSE(customers.narrowed);
    CHECK(customers.table->records == 1);
    DashboardTile funnel = world.tile(Kind::Funnel, "");
    CHECK(world.run(funnel, {}, ann).funnel->total.stages.front().open == 1);
    CHECK(world.run(funnel).funnel->total.stages.front().open == 1);
    CHECK(world.run(funnel, {}, Filter::compare(u"owner", CompareOp::Equal, world->person().toString()))
              .funnel->total.stages.front()
              .open == 0);
}

TEST_CASE("only commits of what a tile counts make it count anew", "[dashboards]")
{
    DashboardWorld world;
    world.deal(world.ann, "Qualification", "100 CNY");
    const TileAnswer pipeline = world.run(world.tile(Kind::Chart, "pipeline-by-industry"));
    CHECK(concerns(noticeOf("opportunity"), pipeline));
    CHECK(concerns(noticeOf("customer"), pipeline)); // by whose industry it groups
    CHECK(concerns(noticeOf("stage"), pipeline));
    CHECK_FALSE(concerns(noticeOf("activity"), pipeline));
    CHECK_FALSE(concerns(noticeOf("dashboard"), pipeline));
    CHECK(concerns(noticeOf("activity"), world.run(world.tile(Kind::Table, "stalled"))));
    CHECK(concerns(noticeOf("task"), world.run(world.tile(Kind::Table, "without-next-step"))));
    CHECK_FALSE(concerns(noticeOf("opportunity"), world.run(world.tile(Kind::Table, "overdue-tasks"))));
    CHECK(concerns(noticeOf("stage"), world.run(world.tile(Kind::Funnel, ""))));
    CommitNotice everything;
    everything.everything = true;
    CHECK(concerns(everything, pipeline));
}

TEST_CASE("a tile of targets waits for the first metric", "[dashboards]")
{
    DashboardWorld world;
    const TileAnswer answer = world.run(DashboardWorld::tile(Kind::Target, ""));
    CHECK_FALSE(answer.targets.has_value());
    CHECK(concerns(noticeOf("metric"), answer));
}

TEST_CASE("a figure takes the colour of the lowest threshold that it lies below", "[dashboards]")
{
    DashboardTile tile;
    tile.thresholds = {{QStringLiteral("35"), QStringLiteral("warning")},
                       {QStringLiteral("20"), QStringLiteral("danger")}};
    const auto colour = [&](Value value) { return thresholdColour(tile, {std::move(value), {}, false, 0, 0}); };
    CHECK(colour(Value(Decimal{199, 1})) == QStringLiteral("danger"));
    CHECK(colour(Value(Decimal{200, 1})) == QStringLiteral("warning"));
    CHECK(colour(Value(std::int64_t(34))) == QStringLiteral("warning"));
    CHECK(colour(Value(std::int64_t(35))).isEmpty());
    CHECK(colour(Value(Money{1'999, *CurrencyCode::fromString(u"CNY")})) == QStringLiteral("danger"));
    CHECK(colour(Value()).isEmpty());
}

TEST_CASE("a tile of a report that is gone says so", "[dashboards]")
{
    DashboardWorld world;
    const auto answer = runTile(*world, world.session(), {world.tile(Kind::Chart, "no-such-report"), {}, {}, {}});
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == ErrorCode::NotFound);
}
