// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/forecast_past.h"
#include "tests/support/catch.h"

#include <cmath>

using namespace millrace;

namespace {

double mean(const std::vector<double> &values)
{
    double sum = 0;
    for (const double value : values)
        sum += value / double(values.size());
    return sum;
}

/// The factor that a coming month of that place in its quarter gets, on average.
double factorOf(const MonthEffects &effects, int place)
{
    Draws draws(5);
    double sum = 0;
    for (int i = 0; i < 4000; ++i)
        sum += std::log(effects.draw({place}, draws).front()) / 4000;
    return std::exp(sum);
}

double spreadOf(const MonthEffects &effects, int place)
{
    Draws draws(5);
    double sum = 0, squares = 0;
    for (int i = 0; i < 4000; ++i) {
        const double factor = std::log(effects.draw({place}, draws).front());
        sum += factor / 4000;
        squares += factor * factor / 4000;
    }
    return std::sqrt(squares - sum * sum);
}

} // namespace

TEST_CASE("a stay counts for as long as it was watched, whatever became of it", "[forecast]")
{
    // Ten began together: four went on after 10 days, two were lost after 20, four still go on after 30.
    StageHazards hazards;
    for (int i = 0; i < 4; ++i) {
        hazards.add({0, 10, ForecastHistory::won, 20}, 100);
        hazards.add({0, 30, ForecastHistory::staying, 0}, 100);
    }
    for (int i = 0; i < 2; ++i)
        hazards.add({0, 20, ForecastHistory::lost, 10}, 100);
    hazards.finish();
    hazards.weigh(nullptr);
    // What Kaplan and Meier say: 6 of 10 remain after 10 days, two thirds of them after 20.
    CHECK(std::exp(-hazards.upTo(StayEnd::On, 10)) == Approx(0.6));
    CHECK(std::exp(-hazards.upTo(StayEnd::Lost, 30)) == Approx(2.0 / 3));
    CHECK(hazards.upTo(StayEnd::Lost, 19) == 0);
    CHECK(hazards.whole(StayEnd::On) == hazards.upTo(StayEnd::On, 10));
    CHECK(hazards.at(StayEnd::On, 0.3).days == 10);
    CHECK(hazards.at(StayEnd::Lost, 0.1).next == ForecastHistory::lost);
}

TEST_CASE("what was open before anybody recorded ends says nothing of how soon they come", "[forecast]")
{
    // In every ten days one of two ends. For a year nothing was recorded, then twenty days were watched.
    StageHazards watched, whole;
    for (int i = 0; i < 200; ++i) {
        const ForecastHistory::Visit ends{0, 365 + 10.0 * (1 + i % 2), ForecastHistory::won, 20 - 10.0 * (1 + i % 2)};
        const ForecastHistory::Visit stays{0, 365 + 20, ForecastHistory::staying, 0};
        for (StageHazards *hazards : {&watched, &whole}) {
            hazards->add(i % 4 == 3 ? stays : ends, hazards == &watched ? 20 : 1000);
            hazards->add({0, 5, i % 4 == 3 ? ForecastHistory::staying : ForecastHistory::won, i % 4 == 3 ? 0.0 : 6.0},
                         hazards == &watched ? 20 : 1000);
        }
    }
    for (StageHazards *hazards : {&watched, &whole}) {
        hazards->finish();
        hazards->weigh(nullptr);
    }
    // Of 200 young ones that were watched three quarters went on by their fifth day. The old ones passed that day too,
    // but nobody looked.
    CHECK(std::exp(-watched.upTo(StayEnd::On, 5)) == Approx(0.25));
    CHECK(std::exp(-whole.upTo(StayEnd::On, 5)) == Approx(1 - 150.0 / 400));
}

TEST_CASE("a last month of the quarter in which more is won is expected again, a steady past is left alone",
          "[forecast]")
{
    std::vector<MonthEffects::Seen> seasonal, steady;
    for (int i = 0; i < 12; ++i) {
        seasonal.push_back({i % 3, std::log(i % 3 == 2 ? 1.5 : 0.8), 0.002});
        steady.push_back({i % 3, (i % 2 ? 0.04 : -0.04), 0.002});
    }
    const MonthEffects season(seasonal), even(steady);
    CHECK(factorOf(season, 2) == Approx(1.5).epsilon(0.12));
    CHECK(factorOf(season, 0) == Approx(0.8).epsilon(0.08));
    CHECK(factorOf(even, 2) == Approx(1).epsilon(0.04));
    CHECK(spreadOf(even, 2) < 0.1);
    // Of nothing that was seen months may differ by what is usual.
    CHECK(factorOf(MonthEffects(), 1) == Approx(1).epsilon(0.03));
    CHECK(spreadOf(MonthEffects(), 1) == Approx(std::sqrt(MonthEffects::usualVariance)).epsilon(0.1));
}

TEST_CASE("what changed lately and lasts goes on, what one month brought alone does not", "[forecast]")
{
    std::vector<MonthEffects::Seen> lasting, once;
    for (int i = 0; i < 18; ++i) {
        lasting.push_back({i % 3, std::log(i < 9 ? 1.4 : 0.7), 0.002});
        once.push_back({i % 3, std::log(i == 16 ? 2.0 : 1.0), 0.002});
    }
    CHECK(factorOf(MonthEffects(lasting), 0) < 0.8);
    CHECK(factorOf(MonthEffects(once), 0) > 0.9);
    CHECK(factorOf(MonthEffects(once), 0) < 1.2);
}

TEST_CASE("new ones come as they came lately, and the nearer to their mean the further ahead", "[forecast]")
{
    ForecastHistory growing, steady;
    growing.arrivalDays = steady.arrivalDays = 360;
    Draws draws(3);
    for (int month = 0; month < 12; ++month) {
        for (int i = 0; i < 20 * (12 - month); ++i)
            growing.arrivals.push_back({0, 0, {}, 30.0 * month + 30 * draws.share()});
        for (int i = 0; i < 130; ++i)
            steady.arrivals.push_back({0, 0, {}, 30.0 * month + 30 * draws.share()});
    }
    std::vector<double> first, third, even;
    const ArrivalRate growingRate(growing), steadyRate(steady);
    for (int i = 0; i < 2000; ++i) {
        const std::vector<double> rates = growingRate.draw(3, draws);
        first.push_back(rates[0]);
        third.push_back(rates[2]);
        even.push_back(steadyRate.draw(3, draws)[1]);
    }
    const double all = double(growing.arrivals.size()) / growing.arrivalDays; // 4.3 a day, and 8 in the last month
    CHECK(mean(first) > 1.4 * all);
    CHECK(mean(third) < mean(first));
    CHECK(mean(third) > 1.1 * all);
    CHECK(mean(even) == Approx(130.0 / 30).epsilon(0.05));
}
