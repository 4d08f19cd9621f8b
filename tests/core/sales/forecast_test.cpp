// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/forecast.h"
#include "tests/core/sales/funnel_fixture.h"
#include "tests/support/catch.h"

using namespace millrace;
using namespace millrace::funnel_test;
using namespace Qt::StringLiterals;

namespace {

ForecastPerson person(std::uint32_t number, std::uint32_t manager, const QString &name, std::int64_t closed,
                      std::int64_t commit, std::int64_t best, std::int64_t pipeline)
{
    ForecastPerson made{idOf(number), manager ? idOf(manager) : RecordId(), name, {}};
    made.own.closed = closed;
    made.own.open = {commit, best, pipeline, 7};
    made.own.deals = 3;
    return made;
}

const ForecastLine &lineOf(const ForecastRollUp &rollUp, std::uint32_t number)
{
    for (const ForecastLine &line : rollUp.lines)
        if (line.person == idOf(number))
            return line;
    FAIL("no such line");
    return rollUp.lines.front();
}

} // namespace

TEST_CASE("each line of a forecast holds those that are surer, omitted ones are in none", "[forecast]")
{
    const ForecastSums sums = person(1, 0, u"Ann"_s, 100, 20, 3, 5).own;
    CHECK(sums.line(ForecastCategory::Commit) == 120);
    CHECK(sums.line(ForecastCategory::BestCase) == 123);
    CHECK(sums.line(ForecastCategory::Pipeline) == 128);
    CHECK(forecastCategoryOfKey(u"best_case") == ForecastCategory::BestCase);
    CHECK_FALSE(forecastCategoryOfKey(u""));
}

TEST_CASE("people roll up to their managers, and an override stands in the place of what is below", "[forecast]")
{
    const std::vector<ForecastPerson> people{person(1, 0, u"Boss"_s, 0, 10, 0, 0), person(2, 1, u"Lead"_s, 5, 5, 5, 5),
                                             person(3, 2, u"Rep"_s, 100, 20, 3, 5),
                                             person(4, 2, u"Another"_s, 50, 0, 0, 0),
                                             person(5, 0, u"Loner"_s, 1, 1, 1, 1)};
    const ForecastOverride earlier{{}, idOf(2), ForecastCategory::Commit, 999, u"guess"_s, {}, day(1)};
    const ForecastOverride later{{}, idOf(2), ForecastCategory::Commit, 150, u"one is shaky"_s, {}, day(2)};
    const ForecastRollUp rollUp = rollUpForecast(people, {later, earlier});
    REQUIRE(rollUp.lines.size() == 5);
    CHECK(rollUp.lines[0].person == idOf(1));
    CHECK(rollUp.lines[1].person == idOf(2));
    CHECK(rollUp.lines[2].person == idOf(4)); // by name
    CHECK(rollUp.lines[3].level == 2);
    const ForecastLine &lead = lineOf(rollUp, 2);
    CHECK(lead.team.closed == 155);
    CHECK(lead.team.line(ForecastCategory::Commit) == 180);
    CHECK(lead.called[0] == 150);
    CHECK(lead.overrides[0]->reason == u"one is shaky"_s);
    CHECK(lead.called[1] == 188);
    const ForecastLine &boss = lineOf(rollUp, 1);
    CHECK(boss.called[0] == 160);
    CHECK(boss.team.line(ForecastCategory::Commit) == 190);
    CHECK(boss.members.size() == 4);
    CHECK(rollUp.called[0] == 162);
    CHECK(rollUp.total.closed == 156);
    CHECK(rollUp.total.deals == 15);
}

TEST_CASE("managers in a circle lose nobody and count nobody twice", "[forecast]")
{
    const std::vector<ForecastPerson> people{person(1, 2, u"A"_s, 1, 0, 0, 0), person(2, 1, u"B"_s, 2, 0, 0, 0),
                                             person(3, 3, u"C"_s, 4, 0, 0, 0), person(4, 9, u"D"_s, 8, 0, 0, 0)};
    const ForecastRollUp rollUp = rollUpForecast(people, {});
    CHECK(rollUp.lines.size() == 4);
    CHECK(rollUp.total.closed == 15);
}

TEST_CASE("kept forecasts are scored by person and horizon", "[forecast]")
{
    const QDate quarter(2025, 1, 1);
    std::vector<ForecastOutcome> outcomes{{idOf(1), quarter, 80, 100, 60, 90, 130, 100},   // 10 low of 100, inside
                                          {idOf(1), quarter, 65, 150, 110, 140, 170, 100}, // 40 high, outside
                                          {idOf(1), quarter, 10, 100, 90, 100, 110, 100},
                                          {RecordId(), quarter, 10, 0, 0, 0, 0, 0}};
    const auto scores = scoreForecasts(outcomes);
    REQUIRE(scores.size() == 3);
    CHECK(scores[0].person.isNull());
    CHECK_FALSE(scores[0].error);
    const ForecastScore &early = scores[2];
    CHECK(early.horizon == ForecastHorizon::UpTo92);
    CHECK(early.forecasts == 2);
    CHECK(early.inside == 1);
    CHECK(*early.error == Approx(0.25));
    CHECK(*early.bias == Approx(0.15));
    CHECK(*early.calledError == Approx(0.25));
    CHECK(*scores[1].error == Approx(0));
}

TEST_CASE("quarters begin and end on their days", "[forecast]")
{
    CHECK(quarterStart({2024, 2, 29}) == QDate(2024, 1, 1));
    CHECK(quarterStart({2025, 12, 31}) == QDate(2025, 10, 1));
    CHECK(quarterEnd({2024, 1, 1}) == QDate(2024, 3, 31));
    CHECK(forecastHorizon(31) == ForecastHorizon::UpTo60);
}
