// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/forecast_report.h"
#include "tests/support/temp_workspace.h"

using namespace millrace;
using namespace millrace::test;

namespace {

/// Now is 2026-01-01; a boss with two reps.
struct ForecastWorld : TempWorkspace
{
    RecordId boss = create(u"user", {{"name", QStringLiteral("Boss")}});
    RecordId ann = create(u"user", {{"name", QStringLiteral("Ann")}, {"manager", boss.toString()}});
    RecordId bob = create(u"user", {{"name", QStringLiteral("Bob")}, {"manager", boss.toString()}});

    RecordId deal(const RecordId &owner, const char *stageName, const char *amount, const char *expected,
                  const char *category = nullptr)
    {
        Edit edit = creation(u"opportunity", {{"name", QStringLiteral("deal")},
                                              {"pipeline", pipeline()},
                                              {"owner", owner.toString()},
                                              {"amount", QString::fromLatin1(amount)},
                                              {"reason", QStringLiteral("price")},
                                              {"stage", stage(QString::fromLatin1(stageName)).toString()}});
        const EntityPtr def = entity(u"opportunity");
        if (*expected)
            edit.with(*def, u"expected_close", Value(QDate::fromString(QString::fromLatin1(expected), Qt::ISODate)));
        if (category)
            edit.with(*def, u"forecast_category", Value(QString::fromLatin1(category)));
        return commit({edit}).ids.front();
    }
    /// Was in the first stage for ten days, some time in the last year, then won or lost.
    void past(const RecordId &owner, int daysAgo, bool won)
    {
        const EntityPtr def = entity(u"opportunity");
        Edit edit = creation(u"opportunity", {{"name", QStringLiteral("past")},
                                              {"pipeline", pipeline()},
                                              {"owner", owner.toString()},
                                              {"amount", QStringLiteral("10 CNY")},
                                              {"reason", QStringLiteral("price")},
                                              {"stage", stage(QStringLiteral("Qualification")).toString()}});
        edit.at = Instant{clock.now().us - (daysAgo + 10) * 86'400'000'000LL};
        const Instant end{clock.now().us - daysAgo * 86'400'000'000LL};
        edit.steps.push_back({def->field(u"stage")->index,
                              Value(stage(won ? QStringLiteral("Won") : QStringLiteral("Lost"))), end, true});
        edit.steps.push_back({def->field(u"close_date")->index, Value(end.toDateTime().date()), end, true});
        commit({edit});
    }
    ForecastReport forecast(ForecastQuery query = {}) const
    {
        return must(forecastReport(*workspace, session(), query));
    }
    static const ForecastReportLine &line(const ForecastReport &report, const RecordId &person)
    {
        for (const ForecastReportLine &line : report.lines)
            if (line.person == person)
                return line;
        FAIL("no such line");
        return report.lines.front();
    }
};

} // namespace

TEST_CASE("a forecast takes the quarter's opportunities by category, from rep to manager", "[forecast]")
{
    ForecastWorld world;
    world.deal(world.ann, "Won", "100 CNY", "2026-01-01");
    world.deal(world.ann, "Negotiation", "20 CNY", "2026-02-01");           // commit by its stage
    world.deal(world.ann, "Qualification", "5 CNY", "2026-03-31");          // pipeline
    world.deal(world.bob, "Proposal", "3 CNY", "2025-12-01");               // best case, overdue
    world.deal(world.bob, "Negotiation", "7 CNY", "2026-02-01", "omitted"); // said otherwise
    world.deal(world.bob, "Negotiation", "9 CNY", "2026-04-01");            // next quarter
    world.deal(world.bob, "Proposal", "9 CNY", "");
    const ForecastReport report = world.forecast();
    CHECK(report.quarter == QDate(2026, 1, 1));
    CHECK(report.total.closed == 10'000);
    CHECK(report.total.line(ForecastCategory::Commit) == 12'000);
    CHECK(report.total.line(ForecastCategory::BestCase) == 12'300);
    CHECK(report.total.line(ForecastCategory::Pipeline) == 12'800);
    CHECK(report.withoutDate == 1);
    CHECK(report.openDeals == 6);
    CHECK(report.uncategorised.empty());
    CHECK(world.line(report, world.boss).team.line(ForecastCategory::Pipeline) == 12'800);
    CHECK(world.line(report, world.boss).own.deals == 0);
    CHECK(world.line(report, world.ann).manager == world.boss);
    CHECK(world.line(report, world.bob).own.line(ForecastCategory::BestCase) == 300);
    CHECK(report.isFewDeals());
    ForecastQuery next;
    next.quarter = QDate(2026, 5, 5);
    CHECK(world.forecast(next).total.line(ForecastCategory::Commit) == 900);
}

TEST_CASE("an override with its reason stands in the roll-up, and can be taken back", "[forecast]")
{
    ForecastWorld world;
    world.deal(world.ann, "Negotiation", "20 CNY", "2026-02-01");
    world.create(u"forecast_entry", {{"person", world.boss.toString()},
                                     {"period", QStringLiteral("2026-01-01")},
                                     {"amount", QStringLiteral("12 CNY")},
                                     {"reason", QStringLiteral("Ann is too hopeful")}});
    ForecastReport report = world.forecast();
    CHECK(report.called[0] == 1'200);
    CHECK(report.called[1] == 2'000);
    CHECK(world.line(report, world.boss).overrides[0]->reason == QStringLiteral("Ann is too hopeful"));
    CHECK(world.line(report, world.boss).team.line(ForecastCategory::Commit) == 2'000);
    CHECK_FALSE(world.tryCommit({world.creation(u"forecast_entry", {{"person", world.boss.toString()},
                                                                    {"period", QStringLiteral("2026-01-01")},
                                                                    {"amount", QStringLiteral("1 CNY")}})}));
    must(world->undo(world.session(), must(world->lastUndoable(world.session()))));
    report = world.forecast();
    CHECK(report.called[0] == 2'000);
}

TEST_CASE("an open stage in no category is warned of, and its opportunities are counted as missing", "[forecast]")
{
    ForecastWorld world;
    world.deal(world.ann, "Proposal", "20 CNY", "2026-02-01");
    const EntityPtr def = world.entity(u"stage");
    Edit edit = Edit::update(def, world.stage(QStringLiteral("Proposal")));
    edit.with(*def, u"forecast_category", Value());
    const CommitReceipt receipt = world.commit({edit});
    REQUIRE(receipt.warnings.size() == 1);
    CHECK(receipt.warnings[0].rule == QStringLiteral("stage_uncategorised"));
    const ForecastReport report = world.forecast();
    REQUIRE(report.uncategorised.size() == 1);
    CHECK(report.uncategorised[0].name == QStringLiteral("Proposal"));
    CHECK(report.uncategorisedDeals == 1);
    CHECK(report.total.line(ForecastCategory::Pipeline) == 0);
}

TEST_CASE("the band comes from what became of past opportunities, and repeats", "[forecast]")
{
    ForecastWorld world;
    for (int i = 0; i < 60; ++i)
        world.past(world.ann, 95 + 4 * i, i % 2 == 0);
    for (int i = 0; i < 20; ++i)
        world.deal(world.bob, "Qualification", "100 CNY", "2026-02-01");
    const ForecastReport report = world.forecast();
    CHECK(report.closedDeals == 60);
    CHECK_FALSE(report.isFewDeals());
    // Twenty of 100 at one half: about 1,000, and rarely below 600; besides a few new ones of 10, what won ones were
    // worth.
    const ForecastBand band = world.line(report, world.bob).teamBand;
    CHECK(band.middle > 85'000);
    CHECK(band.middle < 125'000);
    CHECK(band.low > 50'000);
    CHECK(band.low < band.middle);
    CHECK(band.high < 170'000);
    CHECK(world.line(report, world.boss).teamBand.mean > band.mean);
    CHECK(world.forecast().band.low == report.band.low);
    ForecastQuery other;
    other.seed = 2;
    CHECK(world.forecast(other).band.mean != report.band.mean);
}

TEST_CASE("what has no amount, or one of nothing, is expected to bring what won ones brought", "[forecast]")
{
    ForecastWorld world;
    for (int i = 0; i < 60; ++i)
        world.past(world.ann, 95 + 4 * i, true);
    for (int i = 0; i < 10; ++i)
        world.deal(world.bob, "Qualification", "0 CNY", "2026-02-01");
    // Ten that are nearly sure to be won, each like the past ones of 10.
    const ForecastBand band = world.line(world.forecast(), world.bob).ownBand;
    CHECK(band.low >= 8'000);
    CHECK(band.middle <= 14'000);
}

TEST_CASE("kept forecasts are records, and are held against what came when the quarter is over", "[forecast]")
{
    ForecastWorld world;
    const RecordId deal = world.deal(world.ann, "Negotiation", "20 CNY", "2026-02-01");
    const ForecastReport report = world.forecast();
    const RecordId operation = must(keepForecast(*world, world.session(), report));
    CHECK(world.count("forecast_snapshot") == 3); // company, boss, Ann
    CHECK(must(forecastAccuracy(*world, world.session())).outcomes.empty());
    world.tick(40 * 86'400);
    world.commit({world.change(u"opportunity", deal,
                               {{"stage", world.stage(QStringLiteral("Won")).toString()},
                                {"close_date", QStringLiteral("2026-02-10")},
                                {"amount", QStringLiteral("25 CNY")}})});
    world.tick(60 * 86'400);
    const ForecastAccuracy accuracy = must(forecastAccuracy(*world, world.session()));
    REQUIRE(accuracy.outcomes.size() == 3);
    for (const ForecastOutcome &outcome : accuracy.outcomes) {
        CHECK(outcome.actual == 2'500);
        CHECK(outcome.called == 2'000);
        CHECK(outcome.daysBefore == 89);
        CHECK(outcome.low == report.band.low);
    }
    REQUIRE(accuracy.scores.size() == 3);
    CHECK(*accuracy.scores[0].calledBias == Approx(-0.2));
    CHECK(accuracy.names.value(world.ann) == QStringLiteral("Ann"));
    must(world->undo(world.session(), operation));
    CHECK(must(forecastAccuracy(*world, world.session())).outcomes.empty());
}
