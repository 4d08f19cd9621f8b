// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/target_edit.h"
#include "tests/support/temp_workspace.h"

using namespace millrace;
using namespace millrace::test;

namespace {

/// Now is 2026-01-01; Ann in East, Bob nowhere.
struct TargetWorld : TempWorkspace
{
    RecordId east = create(u"department", {{"name", QStringLiteral("East")}});
    RecordId ann = withDepartment("Ann", east);
    RecordId bob = create(u"user", {{"name", QStringLiteral("Bob")}});
    RecordId won = create(u"metric", {{"name", QStringLiteral("Won amount")},
                                      {"entity", QStringLiteral("opportunity")},
                                      {"filter", QStringLiteral("stage.kind = \"won\"")},
                                      {"measure", QStringLiteral("sum")},
                                      {"field", QStringLiteral("amount")},
                                      {"date_field", QStringLiteral("close_date")}});

    RecordId withDepartment(const char *name, const RecordId &department)
    {
        const EntityPtr def = entity(u"user");
        Edit edit = creation(u"user", {{"name", QString::fromLatin1(name)}});
        edit.with(*def, u"department", Value(department));
        return commit({edit}).ids.front();
    }
    RecordId sold(const RecordId &owner, const char *amount, const char *day)
    {
        return create(u"opportunity", {{"name", QStringLiteral("sold")},
                                       {"pipeline", pipeline()},
                                       {"owner", owner.toString()},
                                       {"amount", QString::fromLatin1(amount)},
                                       {"close_date", QString::fromLatin1(day)},
                                       {"stage", stage(QStringLiteral("Won")).toString()}});
    }
    void target(const char *field, const RecordId &subject, const char *period, const char *span, const char *value)
    {
        create(u"target", {{"metric", won.toString()},
                           {field, subject.toString()},
                           {"period", QString::fromLatin1(period)},
                           {"span", QString::fromLatin1(span)},
                           {"value", QString::fromLatin1(value)}});
    }
    TargetReport report(TargetQuery query = {}) const { return must(targetReport(*workspace, session(), query)); }
    static const TargetRow &row(const TargetReport &report, const RecordId &id)
    {
        for (const TargetRow &row : report.rows)
            if (row.subject.id == id)
                return row;
        FAIL("no such row");
        return report.rows.front();
    }
    static TargetFigure figure(const TargetReport &report, const RecordId &id, const char16_t *period)
    {
        return row(report, id).figures.at(*targetPeriodFromText(QString::fromUtf16(period)));
    }
};

} // namespace

TEST_CASE("a metric sums what people won in each month, in the base currency", "[targets]")
{
    TargetWorld world;
    const RecordId usd =
        must(world->idsTitled(world.session(), QStringLiteral("currency"), QStringLiteral("USD"))).at(0);
    world.create(
        u"rate",
        {{"currency", usd.toString()}, {"date", QStringLiteral("2026-01-01")}, {"value", QStringLiteral("7")}});
    world.sold(world.ann, "100.50 CNY", "2026-01-31");
    world.sold(world.ann, "10 USD", "2026-02-01");
    world.sold(world.bob, "7 CNY", "2026-02-28");
    world.sold(world.bob, "7 CNY", "2025-12-31");
    world.sold(world.bob, "3 EUR", "2026-03-01");
    const RecordId open = world.sold(world.bob, "1000 CNY", "2026-01-01");
    world.commit(
        {world.change(u"opportunity", open, {{"stage", world.stage(QStringLiteral("Qualification")).toString()}})});
    world.target("person", world.ann, "2026-01-01", "month", "201");
    world.target("team", world.east, "2026-01-01", "quarter", "1000");
    const TargetReport report = world.report();
    CHECK(report.isMoney);
    CHECK(report.metricName == QStringLiteral("Won amount"));
    CHECK(report.unconverted == 1);
    CHECK(world.figure(report, world.ann, u"2026-01").actual == 10'050);
    CHECK(*world.figure(report, world.ann, u"2026-01").attainment() == Approx(0.5));
    CHECK(world.figure(report, world.ann, u"2026-02").actual == 7'000);
    CHECK(world.figure(report, world.east, u"2026Q1").actual == 17'050);
    CHECK(world.figure(report, world.east, u"2026Q1").target() == 100'000);
    CHECK(world.figure(report, world.east, u"2026Q1").differenceOverMembers() == 100'000 - 20'100);
    CHECK(world.figure(report, RecordId(), u"2026").actual == 17'750);
    TargetQuery before;
    before.year = 2025;
    CHECK(world.figure(world.report(before), world.bob, u"2025Q4").actual == 700);
}

TEST_CASE("a metric counts records by the local day of a moment and by any field that names a user", "[targets]")
{
    TargetWorld world;
    const RecordId calls = world.create(u"metric", {{"name", QStringLiteral("Calls")},
                                                    {"entity", QStringLiteral("activity")},
                                                    {"filter", QStringLiteral("kind = \"call\"")},
                                                    {"date_field", QStringLiteral("at")},
                                                    {"person_field", QStringLiteral("created_by")}});
    for (const char *at : {"2026-01-05T10:00:00Z", "2026-01-31T23:30:00Z", "2026-02-01T00:30:00Z"})
        world.create(
            u"activity",
            {{"subject", QStringLiteral("called")}, {"kind", QStringLiteral("call")}, {"at", QString::fromLatin1(at)}});
    world.create(u"activity", {{"subject", QStringLiteral("met")},
                               {"kind", QStringLiteral("meeting")},
                               {"at", QStringLiteral("2026-01-05T10:00:00Z")}});
    TargetQuery query;
    query.metric = calls;
    const TargetReport report = world.report(query);
    CHECK_FALSE(report.isMoney);
    CHECK(world.figure(report, world->person(), u"2026-01").actual == 200);
    CHECK(world.figure(report, world->person(), u"2026-02").actual == 100);
    Session shanghai = world.session();
    shanghai.zone = QTimeZone("Asia/Shanghai");
    const TargetReport there = must(targetReport(*world, shanghai, query));
    CHECK(world.figure(there, world->person(), u"2026-01").actual == 100);
}

TEST_CASE("a closed period keeps its figures, and later edits show as drift", "[targets]")
{
    TargetWorld world;
    const RecordId sold = world.sold(world.ann, "100 CNY", "2026-01-05");
    world.target("person", world.ann, "2026-01-01", "month", "80");
    const TargetPeriod january = *targetPeriodFromText(u"2026-01");
    const RecordId operation = must(closePeriod(*world, world.session(), world.report(), january));
    CHECK(world.count("period_figure") == 3); // company, East, Ann
    world.tick();
    CHECK(world.report().drift(world.row(world.report(), world.ann), january) == 0);
    world.commit({world.change(u"opportunity", sold, {{"amount", QStringLiteral("90 CNY")}})});
    const TargetReport report = world.report();
    CHECK(report.frozen.at({{TargetSubject::Kind::Person, world.ann}, january}).actual == 10'000);
    CHECK(report.frozen.at({{TargetSubject::Kind::Person, world.ann}, january}).target == 8'000);
    CHECK(report.drift(world.row(report, world.ann), january) == -1'000);
    CHECK_FALSE(report.drift(world.row(report, world.bob), january));
    CHECK_FALSE(report.drift(world.row(report, world.ann), *targetPeriodFromText(u"2026-02")));
    must(world->undo(world.session(), operation));
    CHECK(world.report().frozen.empty());
}

TEST_CASE("a metric that cannot be counted is refused, and says which field is wrong", "[targets]")
{
    TargetWorld world;
    const auto rules = [&](const char *field, const char *value) {
        const auto failed =
            world.tryCommit({world.change(u"metric", world.won, {{field, QString::fromLatin1(value)}})});
        REQUIRE_FALSE(failed);
        CHECK(failed.error().code == ErrorCode::ValidationFailed);
        CHECK(world.report().metric == world.won);
        return failed.error().problems.front().field + u'/' + failed.error().problems.front().rule;
    };
    CHECK(rules("entity", "nonsense") == QStringLiteral("entity/unknown_entity"));
    CHECK(rules("filter", "stage =") == QStringLiteral("filter/bad_filter"));
    CHECK(rules("field", "name") == QStringLiteral("field/no_number"));
    CHECK(rules("date_field", "amount") == QStringLiteral("date_field/no_date"));
    CHECK(rules("person_field", "customer") == QStringLiteral("person_field/no_user"));
    CHECK(rules("field", "customer.nothing") == QStringLiteral("field/unknown_field"));
    TempWorkspace empty(3);
    CHECK(targetReport(*empty, empty.session(), {}).error().code == ErrorCode::NotFound);
}

TEST_CASE("targets are set, changed and taken away as one operation, and a closed period stays", "[targets]")
{
    TargetWorld world;
    const TargetSubject ann{TargetSubject::Kind::Person, world.ann}, east{TargetSubject::Kind::Department, world.east};
    const TargetPeriod january = *targetPeriodFromText(u"2026-01"), first = *targetPeriodFromText(u"2026Q1");
    const RecordId made =
        must(setTargets(*world, world.session(), world.report(),
                        {{ann, january, 10'000}, {east, first, 50'000}, {TargetSubject(), first, 1}}));
    CHECK(world.count("target") == 3);
    CHECK(world.figure(world.report(), world.ann, u"2026-01").given == 10'000);
    CHECK(world.figure(world.report(), world.east, u"2026Q1").differenceOverMembers() == 40'000);
    // What is as wanted already is no change.
    CHECK(must(setTargets(*world, world.session(), world.report(), {{ann, january, 10'000}})).isNull());
    must(setTargets(*world, world.session(), world.report(), {{ann, january, 12'000}, {east, first, {}}}));
    CHECK(world.count("target") == 2);
    CHECK(world.figure(world.report(), world.ann, u"2026-01").given == 12'000);
    CHECK_FALSE(world.figure(world.report(), world.east, u"2026Q1").given);
    must(closePeriod(*world, world.session(), world.report(), january));
    const auto refused = setTargets(*world, world.session(), world.report(), {{ann, january, 1}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::InvalidArgument);
    must(world->undo(world.session(), made, LaterEdits::Overwrite));
    CHECK(world.count("target") == 0);
}

TEST_CASE("a year spread evenly over its months makes the year again", "[targets]")
{
    const TargetSubject company;
    const auto sumOf = [](const std::vector<TargetChange> &changes) {
        std::int64_t sum = 0;
        for (const TargetChange &change : changes)
            sum += *change.value;
        return sum;
    };
    const auto year = spreadEvenly(company, *targetPeriodFromText(u"2026"), 100'000'00);
    REQUIRE(year.size() == 12);
    CHECK(sumOf(year) == 100'000'00);
    CHECK(year.front().value == 8'333'00);
    CHECK(year.back().value == 8'334'00);
    CHECK(year.back().period == *targetPeriodFromText(u"2026-12"));
    const auto quarter = spreadEvenly(company, *targetPeriodFromText(u"2026Q2"), 1'001);
    CHECK(sumOf(quarter) == 1'001);
    CHECK(quarter.front().period == *targetPeriodFromText(u"2026-04"));
    CHECK(spreadEvenly(company, *targetPeriodFromText(u"2026-04"), 5).empty());
}

TEST_CASE("the targets of the year before are taken over where there are none yet", "[targets]")
{
    TargetWorld world;
    world.target("person", world.ann, "2025-01-01", "month", "100");
    world.target("person", world.ann, "2025-02-01", "month", "200");
    world.target("team", world.east, "2025-01-01", "year", "900");
    world.target("person", world.ann, "2026-02-01", "month", "250");
    TargetQuery before;
    before.year = 2025;
    const auto changes = likeBefore(world.report(), world.report(before));
    CHECK(changes.size() == 2);
    must(setTargets(*world, world.session(), world.report(), changes));
    CHECK(world.figure(world.report(), world.ann, u"2026-01").given == 10'000);
    CHECK(world.figure(world.report(), world.ann, u"2026-02").given == 25'000);
    CHECK(world.figure(world.report(), world.east, u"2026").given == 90'000);
}
