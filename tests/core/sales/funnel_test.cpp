// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/funnel.h"

#include "tests/core/sales/funnel_fixture.h"
#include "tests/support/catch.h"

#include <limits>
#include <random>

using namespace millrace;
using namespace Qt::StringLiterals;
using namespace millrace::funnel_test;

namespace {

bool holdsIdentity(const Funnel &funnel)
{
    for (const FunnelStage &stage : funnel.stages)
        if (stage.entered != stage.advanced + stage.back + stage.lost + stage.moved + stage.open)
            return false;
    return true;
}

} // namespace

TEST_CASE("funnel: the open stages of the pipeline, in their order")
{
    const Funnel funnel = count(request(), {});
    REQUIRE(funnel.stages.size() == 4);
    CHECK(funnel.stages[0].id == stageA);
    CHECK(funnel.stages[1].name == u"B"_s);
    CHECK(funnel.stages[3].id == stageD);
    CHECK_FALSE(funnel.stages[0].conversion);
    CHECK_FALSE(funnel.stages[0].low);
    CHECK_FALSE(funnel.stages[0].medianDays);
}

TEST_CASE("funnel: stages of equal order stand by name")
{
    FunnelRequest asked = request();
    for (StageInfo &stage : asked.stages)
        stage.order = 0;
    const Funnel funnel = count(asked, {course(1, {step(1, stageB), step(2, stageA)})});
    CHECK(funnel.stages[0].id == stageA);
    CHECK(funnel.stages[1].back == 1);
}

TEST_CASE("funnel: going on is advanced, staying is open")
{
    const Funnel funnel = count(request(), {course(1, {step(1, stageA), step(4, stageB)})});
    CHECK(funnel.stages[0].entered == 1);
    CHECK(funnel.stages[0].advanced == 1);
    CHECK(funnel.stages[1].open == 1);
    CHECK(funnel.stages[0].conversion == 1.0);
    CHECK(funnel.stages[0].medianDays == 3.0);
    CHECK_FALSE(funnel.stages[1].conversion);
    CHECK_FALSE(funnel.stages[1].medianDays);
}

TEST_CASE("funnel: winning advances and skips the stages between")
{
    const Funnel funnel = count(request(), {course(1, {step(1, stageA), step(4, stageWon)}, 500)});
    CHECK(funnel.stages[0].advanced == 1);
    for (const std::size_t skipped : {1, 2, 3}) {
        CHECK(funnel.stages[skipped].skipped == 1);
        CHECK(funnel.stages[skipped].entered == 0);
    }
    CHECK(funnel.stages[0].skipped == 0);
    CHECK(funnel.won == 1);
    CHECK(funnel.wonValue == 500);
    CHECK(funnel.stages[0].value == 0);
}

TEST_CASE("funnel: a leap skips only what lies between")
{
    const Funnel funnel = count(request(), {course(1, {step(1, stageA), step(4, stageC)})});
    CHECK(funnel.stages[1].skipped == 1);
    CHECK(funnel.stages[2].skipped == 0);
    CHECK(funnel.stages[3].skipped == 0);
}

TEST_CASE("funnel: losing, stepping back, arriving late and coming back skip nothing")
{
    const Funnel funnel = count(
        request(), {course(1, {step(1, stageA), step(2, stageLost)}), course(2, {step(1, stageD), step(2, stageA)}),
                    course(3, {step(1, stageWon)}), course(4, {step(1, stageLost), step(2, stageD)}),
                    course(5, {step(1, otherStage), step(2, stageC)})});
    for (const FunnelStage &stage : funnel.stages)
        CHECK(stage.skipped == 0);
    CHECK(funnel.stages[0].lost == 1);
    CHECK(funnel.stages[3].back == 1);
    CHECK(holdsIdentity(funnel));
}

TEST_CASE("funnel: back and forth is a visit each time, listed once")
{
    const Funnel funnel = count(request(), {course(1, {step(1, stageA), step(2, stageB), step(3, stageA),
                                                       step(4, stageB), step(5, stageA), step(6, stageWon)})});
    CHECK(funnel.stages[0].entered == 3);
    CHECK(funnel.stages[0].advanced == 3);
    CHECK(funnel.stages[1].back == 2);
    CHECK(funnel.stages[1].skipped == 1);
    CHECK(funnel.membersOf(0, FunnelPart::Advanced) == std::vector<RecordId>{idOf(10'001)});
    CHECK(funnel.membersOf(1, FunnelPart::Entered) == std::vector<RecordId>{idOf(10'001)});
}

TEST_CASE("funnel: a step into the same stage is no new visit")
{
    const Funnel funnel =
        count(request(), {course(1, {step(1, stageA, false), step(2, stageA), step(9, stageB), step(9, stageB)})});
    CHECK(funnel.stages[0].entered == 1);
    CHECK(funnel.stages[0].undated == 1);
    CHECK(funnel.stages[1].entered == 1);
}

TEST_CASE("funnel: another pipeline, the bin, a merge and an unknown stage are moved")
{
    OpportunityCourse deleted = course(2, {step(1, stageA)});
    deleted.ended = day(5);
    OpportunityCourse otherByPipeline = course(3, {step(1, stageA)});
    otherByPipeline.steps.push_back({day(5), true, otherPipeline, stageA});
    const Funnel funnel = count(request(), {course(1, {step(1, stageA), step(5, otherStage)}), deleted, otherByPipeline,
                                            course(4, {step(1, stageA), step(5, idOf(999))}),
                                            course(5, {step(1, stageA), step(5, nowhere)})});
    CHECK(funnel.stages[0].moved == 5);
    CHECK(funnel.stages[0].conversion == 0.0);
    CHECK(funnel.stages[0].low == 0.0);
    CHECK(funnel.stages[0].medianDays == 4.0);
    CHECK(funnel.membersOf(0, FunnelPart::Moved).size() == 5);
}

TEST_CASE("funnel: what is back from the bin begins a new visit")
{
    const Funnel funnel = count(request(), {course(1, {step(1, stageA), step(5, nowhere), step(7, stageA)})});
    CHECK(funnel.stages[0].moved == 1);
    CHECK(funnel.stages[0].open == 1);
    CHECK(funnel.reopened == 0);
}

TEST_CASE("funnel: a deleted opportunity is neither won nor lost, and nothing follows its end")
{
    OpportunityCourse deleted = course(1, {step(1, stageA), step(2, stageWon), step(8, stageB)}, 100);
    deleted.ended = day(5);
    const Funnel funnel = count(request(), {deleted});
    CHECK(funnel.won == 0);
    CHECK(funnel.wonValue == 0);
    CHECK(funnel.stages[0].advanced == 1);
    CHECK(funnel.stages[1].entered == 0);
    CHECK(count(request(4), {deleted}).won == 1);
}

TEST_CASE("funnel: leaving won or lost for an open stage is reopening")
{
    const Funnel funnel = count(request(), {course(1, {step(1, stageA), step(2, stageWon), step(3, stageB)}),
                                            course(2, {step(1, stageLost), step(3, stageA), step(4, stageLost)}),
                                            course(3, {step(1, stageLost), step(2, stageWon)}),
                                            course(4, {step(1, stageWon), step(2, nowhere), step(3, stageA)})});
    CHECK(funnel.reopened == 2);
    CHECK(funnel.won == 1);
    CHECK(funnel.lost == 1);
    CHECK(funnel.membersOf(FunnelTotal::Reopened) == std::vector<RecordId>{idOf(10'001), idOf(10'002)});
    CHECK(funnel.membersOf(FunnelTotal::Won) == std::vector<RecordId>{idOf(10'003)});
    CHECK(holdsIdentity(funnel));
}

TEST_CASE("funnel: what happens after the as-of moment has not happened")
{
    const auto only = course(1, {step(1, stageA), step(4, stageB), step(9, stageWon)}, 7);
    CHECK(count(request(0.5), {only}).stages[0].entered == 0);
    const Funnel early = count(request(3.999), {only});
    CHECK(early.stages[0].open == 1);
    CHECK(early.stages[0].value == 7);
    CHECK(early.won == 0);
    const Funnel exactly = count(request(4), {only});
    CHECK(exactly.stages[0].advanced == 1);
    CHECK(exactly.stages[1].open == 1);
    CHECK(count(request(9), {only}).won == 1);

    OpportunityCourse deletedLater = course(2, {step(1, stageA)});
    deletedLater.ended = day(50);
    CHECK(count(request(49), {deletedLater}).stages[0].open == 1);
    CHECK(count(request(50), {deletedLater}).stages[0].moved == 1);
}

TEST_CASE("funnel: open visits tell their value, what lacks an amount and what lacks a rate")
{
    OpportunityCourse unconverted = course(2, {step(1, stageA)});
    unconverted.amount = Money{300, *CurrencyCode::fromString(u"EUR")};
    OpportunityCourse wonUnconverted = course(5, {step(1, stageWon)});
    wonUnconverted.amount = unconverted.amount;
    const Funnel funnel =
        count(request(), {course(1, {step(1, stageA)}, 1000), unconverted, course(3, {step(1, stageA)}),
                          course(4, {step(1, stageWon)}), wonUnconverted, course(6, {step(1, stageA)}, -250)});
    CHECK(funnel.stages[0].value == 750);
    CHECK(funnel.stages[0].unconverted == 1);
    CHECK(funnel.stages[0].withoutAmount == 1);
    CHECK(funnel.wonWithoutAmount == 1);
    CHECK(funnel.wonUnconverted == 1);
    CHECK(funnel.membersOf(0, FunnelPart::Unconverted) == std::vector<RecordId>{idOf(10'002)});
    CHECK(funnel.membersOf(0, FunnelPart::WithoutAmount) == std::vector<RecordId>{idOf(10'003)});
    CHECK(funnel.membersOf(FunnelTotal::WonWithoutAmount) == std::vector<RecordId>{idOf(10'004)});
    CHECK(funnel.membersOf(FunnelTotal::WonUnconverted) == std::vector<RecordId>{idOf(10'005)});
}

TEST_CASE("funnel: values stop at the limits of 64 bits")
{
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    const Funnel funnel = count(request(), {course(1, {step(1, stageA)}, most), course(2, {step(1, stageA)}, 1),
                                            course(3, {step(1, stageWon)}, -most), course(4, {step(1, stageWon)}, -9)});
    CHECK(funnel.stages[0].value == most);
    CHECK(funnel.wonValue == std::numeric_limits<std::int64_t>::min());
}

TEST_CASE("funnel: flow counts the visits begun in the period and follows them on")
{
    FunnelRequest asked = request();
    asked.from = day(10);
    asked.to = day(20);
    const Funnel funnel =
        count(asked, {course(1, {step(9, stageA), step(10, stageB), step(60, stageWon)}, 5),
                      course(2, {step(20, stageA), step(21, stageB)}),
                      course(3, {step(21, stageA), step(22, stageWon)}, 6), course(4, {step(15, stageWon)}, 7),
                      course(5, {step(1, stageLost), step(12, stageA), step(40, stageLost)})});
    CHECK(funnel.stages[0].entered == 2);
    CHECK(funnel.stages[0].advanced == 1);
    CHECK(funnel.stages[0].lost == 1);
    CHECK(funnel.stages[1].entered == 1);
    CHECK(funnel.stages[1].advanced == 1);
    CHECK(funnel.stages[2].skipped == 1);
    CHECK(funnel.reopened == 1);
    CHECK(funnel.won == 1);
    CHECK(funnel.wonValue == 5);
    CHECK(funnel.lost == 1);
    CHECK(funnel.wonInPeriod == 1);
    CHECK(funnel.lostInPeriod == 0);
    CHECK(holdsIdentity(funnel));
}

TEST_CASE("funnel: a period may be open at either end")
{
    const std::vector<OpportunityCourse> courses{course(1, {step(5, stageA)}), course(2, {step(15, stageA)})};
    FunnelRequest asked = request();
    asked.from = day(10);
    CHECK(count(asked, courses).membersOf(0, FunnelPart::Open) == std::vector<RecordId>{idOf(10'002)});
    asked.from.reset();
    asked.to = day(10);
    CHECK(count(asked, courses).membersOf(0, FunnelPart::Open) == std::vector<RecordId>{idOf(10'001)});
}

TEST_CASE("funnel: stock is what stands in each stage, whatever the period")
{
    FunnelRequest asked = request(30);
    asked.mode = FunnelMode::Stock;
    asked.from = day(25);
    asked.to = day(26);
    const Funnel funnel = count(
        asked, {course(1, {step(1, stageA), step(2, stageB)}, 10), course(2, {step(3, stageB), step(40, stageWon)}, 20),
                course(3, {step(1, stageWon)}, 30), course(4, {step(1, stageA), step(2, stageLost)}),
                course(5, {step(1, stageLost), step(2, stageA)})});
    CHECK(funnel.stages[0].entered == 1);
    CHECK(funnel.stages[0].open == 1);
    CHECK(funnel.stages[1].entered == 2);
    CHECK(funnel.stages[1].open == 2);
    CHECK(funnel.stages[1].value == 30);
    CHECK(funnel.stages[1].advanced == 0);
    CHECK(funnel.won == 1);
    CHECK(funnel.lost == 1);
    CHECK(funnel.reopened == 1);
    CHECK_FALSE(funnel.stages[1].conversion);
    CHECK_FALSE(funnel.stages[1].medianDays);
}

TEST_CASE("funnel: visits with an unknown start are counted and not timed")
{
    const Funnel funnel = count(request(), {course(1, {step(1, stageA, false), step(50, stageB)}),
                                            course(2, {step(1, stageA), step(3, stageB)}),
                                            course(3, {step(1, stageA), step(5, stageB, false)})});
    CHECK(funnel.stages[0].entered == 3);
    CHECK(funnel.stages[0].undated == 1);
    CHECK(funnel.stages[0].medianDays == 2.0);
    CHECK(funnel.stages[0].p90Days == 4.0);
    CHECK(funnel.stages[1].undated == 1);
    CHECK(funnel.membersOf(0, FunnelPart::Undated) == std::vector<RecordId>{idOf(10'001)});
}

TEST_CASE("funnel: open visits are censored, not taken for long ones")
{
    std::vector<OpportunityCourse> courses;
    for (std::uint32_t i = 0; i < 10; ++i) {
        courses.push_back(course(i, {step(0, stageA)}));
        if (i < 6)
            courses.back().steps.push_back(step(i + 1, stageLost));
    }
    const Funnel funnel = count(request(), courses);
    CHECK(funnel.stages[0].medianDays == 5.0);
    CHECK_FALSE(funnel.stages[0].p90Days);
}

TEST_CASE("funnel: steps of one moment count in recorded order, steps out of order are sorted")
{
    const Funnel sameMoment = count(request(), {course(1, {step(1, stageA), step(1, stageB), step(1, stageWon)})});
    CHECK(sameMoment.stages[0].advanced == 1);
    CHECK(sameMoment.stages[1].advanced == 1);
    CHECK(sameMoment.stages[0].medianDays == 0.0);

    const Funnel datedBack = count(request(), {course(1, {step(1, stageA), step(9, stageWon), step(5, stageC)})});
    CHECK(datedBack.stages[0].advanced == 1);
    CHECK(datedBack.stages[2].advanced == 1);
    CHECK(datedBack.stages[1].skipped == 1);
    CHECK(datedBack.won == 1);
}

TEST_CASE("funnel: many steps of one moment keep their places while others are sorted")
{
    std::vector<StageStep> steps;
    for (int i = 0; i < 40; ++i)
        steps.push_back(step(5, i % 2 == 0 ? stageA : stageB));
    steps.push_back(step(1, stageC));
    const Funnel funnel = count(request(), {course(1, steps)});
    CHECK(funnel.stages[0].entered == 20);
    CHECK(funnel.stages[0].advanced == 20);
    CHECK(funnel.stages[1].back == 19);
    CHECK(funnel.stages[1].open == 1);
    CHECK(funnel.stages[2].back == 1);
}

TEST_CASE("funnel: without members the numbers are the same and the lists empty")
{
    FunnelRequest asked = request();
    asked.members = false;
    const Funnel funnel = count(asked, {course(1, {step(1, stageA), step(2, stageWon)})});
    CHECK(funnel.stages[0].advanced == 1);
    CHECK(funnel.membersOf(0, FunnelPart::Advanced).empty());
    CHECK(funnel.membersOf(0, FunnelPart::Entered).empty());
    CHECK(funnel.membersOf(FunnelTotal::Won).empty());
    CHECK(count(request(), {}).membersOf(99, FunnelPart::Open).empty());
}

TEST_CASE("funnel: counting may go on after an answer")
{
    FunnelCounter counter(request());
    counter.add(course(1, {step(1, stageA)}));
    const Funnel first = counter.finish();
    counter.add(course(2, {step(1, stageA)}));
    const Funnel second = counter.finish();
    CHECK(first.stages[0].open == 1);
    CHECK(first.membersOf(0, FunnelPart::Open).size() == 1);
    CHECK(second.stages[0].open == 2);
    CHECK(second.membersOf(0, FunnelPart::Entered).size() == 2);
}

TEST_CASE("funnel: groups count their own and the total counts each once")
{
    OpportunityCourse both = course(1, {step(1, stageA), step(2, stageB)}, 10);
    both.groups = {u"East"_s, u"West"_s, u"East"_s};
    OpportunityCourse west = course(2, {step(1, stageA)}, 20);
    west.groups = {u"West"_s};
    OpportunityCourse elsewhere = course(4, {step(1, otherStage)});
    elsewhere.groups = {u"North"_s};
    GroupedFunnelCounter counter(request());
    for (const OpportunityCourse &each : {both, west, course(3, {step(1, stageWon)}, 40), elsewhere})
        counter.add(each);
    const GroupedFunnel funnel = counter.finish();
    REQUIRE(funnel.groups.size() == 3);
    CHECK(funnel.groups[0].first.isEmpty());
    CHECK(funnel.groups[0].second.wonValue == 40);
    CHECK(funnel.groups[1].first == u"East"_s);
    CHECK(funnel.groups[1].second.stages[0].entered == 1);
    CHECK(funnel.groups[2].second.stages[0].entered == 2);
    CHECK(funnel.groups[2].second.membersOf(0, FunnelPart::Open) == std::vector<RecordId>{idOf(10'002)});
    CHECK(funnel.total.stages[0].entered == 2);
    CHECK(funnel.total.stages[1].value == 10);
    CHECK(funnel.total.won == 1);
}

TEST_CASE("wall clock: daylight saving neither adds nor takes a part of a day")
{
    const QTimeZone berlin("Europe/Berlin");
    const FunnelWallClock clock(berlin);
    CHECK(clock.days(firstInstantOf(QDate(2024, 3, 25), berlin), firstInstantOf(QDate(2024, 4, 4), berlin)) == 10.0);
    CHECK(clock.days(firstInstantOf(QDate(2024, 10, 20), berlin), firstInstantOf(QDate(2024, 11, 3), berlin)) == 14.0);
    const Instant noon = Instant::fromDateTime(QDateTime(QDate(2024, 3, 30), QTime(12, 0), berlin));
    const Instant nextNoon = Instant::fromDateTime(QDateTime(QDate(2024, 3, 31), QTime(12, 0), berlin));
    CHECK((nextNoon.us - noon.us) == 23 * 3'600'000'000LL);
    CHECK(clock.days(noon, nextNoon) == 1.0);
    // 02:50 and half an hour later 02:20 on the night the clocks go back.
    const Instant before = Instant::fromDateTime(QDateTime(QDate(2024, 10, 27), QTime(0, 50), QTimeZone::utc()));
    CHECK(clock.days(before, {before.us + 1'800'000'000LL}) == 0.0);
}

TEST_CASE("wall clock: it agrees with the time zone at every moment asked")
{
    for (const char *name : {"Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"}) {
        const QTimeZone zone(name);
        const FunnelWallClock clock(zone);
        std::mt19937_64 random(7);
        for (int i = 0; i < 5000; ++i) {
            const Instant at{std::int64_t(random() % 4'000'000'000ULL) * 1'000'000LL - 1'900'000'000'000'000LL};
            const int offset = zone.offsetFromUtc(at.toDateTime());
            if (clock.localUs(at) != at.us + offset * 1'000'000LL)
                FAIL(name << " at " << at.us);
        }
    }
    CHECK(FunnelWallClock(QTimeZone()).localUs({5}) == 5);
    // The moment of a change itself already has the new offset.
    const Instant spring = Instant::fromDateTime(QDateTime(QDate(2024, 3, 31), QTime(1, 0), QTimeZone::utc()));
    const FunnelWallClock berlin{QTimeZone("Europe/Berlin")};
    CHECK(berlin.localUs(spring) == spring.us + 2 * 3'600'000'000LL);
    CHECK(berlin.localUs({spring.us - 1}) == spring.us - 1 + 3'600'000'000LL);
    CHECK(FunnelWallClock(QTimeZone("Europe/Berlin")).localUs(spring) == spring.us + 2 * 3'600'000'000LL);
}

TEST_CASE("wall clock: a day reaches from its first to its last microsecond")
{
    const QTimeZone shanghai("Asia/Shanghai");
    CHECK(firstInstantOf(QDate(2017, 7, 1), shanghai).us - lastInstantOf(QDate(2017, 6, 30), shanghai).us == 1);
    CHECK(firstInstantOf(QDate(2024, 1, 1), QTimeZone::utc()) == day(0));
    CHECK(firstInstantOf(QDate(2024, 1, 1), shanghai).us == day(0).us - 8 * 3'600'000'000LL);
    const QTimeZone berlin("Europe/Berlin");
    CHECK(lastInstantOf(QDate(2024, 3, 31), berlin).us - firstInstantOf(QDate(2024, 3, 31), berlin).us ==
          23 * 3'600'000'000LL - 1);
}

TEST_CASE("funnel: time in stage is read from the wall in the zone asked for")
{
    const QTimeZone berlin("Europe/Berlin");
    OpportunityCourse overSpring = course(1, {});
    overSpring.steps = {{firstInstantOf(QDate(2024, 3, 20), berlin), true, sales, stageA},
                        {firstInstantOf(QDate(2024, 4, 9), berlin), true, sales, stageB}};
    FunnelRequest asked = request(200);
    asked.zone = berlin;
    CHECK(count(asked, {overSpring}).stages[0].medianDays == 20.0);
    asked.zone = QTimeZone::utc();
    CHECK(count(asked, {overSpring}).stages[0].medianDays < 20.0);
}
