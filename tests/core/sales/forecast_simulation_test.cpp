// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/draws.h"
#include "core/sales/forecast_simulation.h"
#include "tests/support/catch.h"

#include <array>
#include <cmath>

using namespace millrace;

namespace {

constexpr int stages = 3;
const std::array<int, 1> everybody{0};

/// A company whose truth is known: opportunities come at a steady rate and go through three stages, each with its own
/// chance to go on and its own days; what was decided before `now` is history, the rest is to be forecast.
class SimulatedCompany
{
public:
    /// `growth`: how many times as many come at the end of the quarter as at the beginning of the past.
    SimulatedCompany(std::uint64_t seed, double perDay, double pastDays, double quarter, double growth = 1)
        : m_draws(seed)
    {
        const double most = std::max(1.0, growth);
        const std::int64_t count = m_draws.poisson(perDay * most * (pastDays + quarter));
        for (std::int64_t i = 0; i < count; ++i) {
            const double at = m_draws.share();
            if (m_draws.share() < std::pow(growth, at) / most)
                live(-pastDays + at * (pastDays + quarter), quarter);
        }
        history.stages = stages;
        history.arrivalDays = std::min(pastDays, 365.0);
        std::erase_if(m_arrivals, [&](const auto &arrival) { return arrival.first < -history.arrivalDays; });
        for (auto [at, arrival] : m_arrivals) {
            arrival.ago = -at;
            history.arrivals.push_back(arrival);
        }
        for (double month = -720; month < quarter; month += 30)
            history.months.push_back(month);
    }
    ForecastHistory history;
    std::vector<OpenDeal> open;
    double won = 0; ///< in the quarter, as it turned out

private:
    void live(double at, double quarter)
    {
        static constexpr double chances[stages] = {0.6, 0.55, 0.7};
        static constexpr double days[stages] = {12, 25, 18};
        const auto value = std::int64_t(std::exp(10 + 0.8 * m_draws.normal()));
        if (at <= 0)
            m_arrivals.push_back({at, {0, 0, value, 0}});
        for (int stage = 0; stage < stages; ++stage) {
            const double since = at;
            at += days[stage] * m_draws.gamma(2) / 2;
            const bool goesOn = m_draws.share() < chances[stage];
            const int next = !goesOn ? ForecastHistory::lost : stage + 1 < stages ? stage + 1 : ForecastHistory::won;
            if (since <= 0) {
                if (at > 0)
                    open.push_back({stage, -since, 0, value});
                history.visits.push_back(
                    {stage, std::min(at, 0.0) - since, at > 0 ? ForecastHistory::staying : next, at > 0 ? 0 : -at});
                history.closedDeals += at <= 0 && next < 0 ? 1 : 0;
                if (at <= 0 && next == ForecastHistory::won)
                    history.wonValues.push_back(value);
            }
            if (next == ForecastHistory::won && at > 0 && at <= quarter)
                won += double(value);
            if (next < 0)
                return;
        }
    }

    Draws m_draws;
    std::vector<std::pair<double, ForecastHistory::Arrival>> m_arrivals;
};

struct Coverage
{
    int inside = 0;
    double width = 0; ///< of the band over its mean, on average
};

Coverage coverageOf(int quarters, std::uint64_t seed, double perDay, double pastDays, double growth = 1)
{
    Coverage coverage;
    for (int i = 0; i < quarters; ++i) {
        const SimulatedCompany company(seed + std::uint64_t(i), perDay, pastDays, 90, growth);
        SimulationRequest request;
        request.seed = std::uint64_t(i) + 1;
        request.worlds = 30;
        request.runs = 12;
        request.to = 90;
        const ForecastBand band = simulateForecast(company.history, company.open, request).band(everybody, 0);
        coverage.inside += company.won >= double(band.low) && company.won <= double(band.high) ? 1 : 0;
        coverage.width += double(band.high - band.low) / std::max(1.0, band.mean) / quarters;
    }
    return coverage;
}

} // namespace

TEST_CASE("draws have the moments that they are asked for and repeat", "[forecast]")
{
    Draws draws(3);
    double exponential = 0, normal = 0, squares = 0, gamma = 0, small = 0, poisson = 0, large = 0;
    constexpr int n = 20'000;
    for (int i = 0; i < n; ++i) {
        exponential += draws.exponential() / n;
        const double z = draws.normal();
        normal += z / n;
        squares += z * z / n;
        gamma += draws.gamma(4) / n;
        small += draws.gamma(0.5) / n;
        poisson += double(draws.poisson(2.5)) / n;
        large += double(draws.poisson(70)) / n;
    }
    CHECK(exponential == Approx(1).margin(0.03));
    CHECK(normal == Approx(0).margin(0.03));
    CHECK(squares == Approx(1).margin(0.04));
    CHECK(gamma == Approx(4).margin(0.06));
    CHECK(small == Approx(0.5).margin(0.03));
    CHECK(poisson == Approx(2.5).margin(0.05));
    CHECK(large == Approx(70).margin(0.3));
    CHECK(Draws(9).share() == Draws(9).share());
}

TEST_CASE("a forecast repeats with its seed, and what is certain has no band", "[forecast]")
{
    ForecastHistory history;
    history.stages = 1;
    for (int i = 0; i < 3000; ++i)
        history.visits.push_back({0, 10, ForecastHistory::won});
    const std::vector<OpenDeal> open{{0, 4, 0, 500}, {0, 0, 0, 300}};
    SimulationRequest request;
    request.to = 7;
    const ForecastBand soon = simulateForecast(history, open, request).band(everybody, 1000);
    CHECK(soon.low == 1500);
    CHECK(soon.high == 1500);
    request.to = 20;
    const ForecastRuns later = simulateForecast(history, open, request);
    CHECK(later.band(everybody, 0).middle == 800);
    CHECK(later.chanceOf(everybody, 0, 800) > 0.99);
    CHECK(later.chanceOf(everybody, 0, 801) == 0);
    request.from = 8; // the first one is won on day 6, before the window
    CHECK(simulateForecast(history, open, request).band(everybody, 0).middle == 300);
    CHECK(simulateForecast(history, open, request).band(everybody, 0).mean ==
          simulateForecast(history, open, request).band(everybody, 0).mean);
}

TEST_CASE("an opportunity that has waited long goes the way of those that waited long", "[forecast]")
{
    // Quick ones are won on day 5, slow ones lost on day 50; some are still open on day 20 and count with the slow.
    ForecastHistory history;
    history.stages = 1;
    for (int i = 0; i < 500; ++i) {
        history.visits.push_back({0, 5, ForecastHistory::won, 100 + i * 0.2});
        history.visits.push_back({0, 20, ForecastHistory::staying, 0});
        history.visits.push_back({0, 50, ForecastHistory::lost, 10 + i * 0.02});
    }
    SimulationRequest request;
    request.to = 100;
    request.worlds = 100;
    const auto mean = [&](double days) {
        return simulateForecast(history, {{0, days, 0, 100}}, request).band(everybody, 0).mean;
    };
    CHECK(mean(0) == Approx(100.0 / 3).margin(4));
    CHECK(mean(6) == Approx(0).margin(1));
}

TEST_CASE("the band of eighty percent holds eighty percent of simulated quarters", "[forecast]")
{
    const Coverage much = coverageOf(400, 1000, 0.6, 700);
    INFO("inside " << much.inside << " of 400, width " << much.width);
    CHECK(much.inside >= 300);
    CHECK(much.inside <= 340);
    const Coverage little = coverageOf(200, 5000, 0.12, 220);
    INFO("with little past: inside " << little.inside << " of 200, width " << little.width);
    CHECK(little.inside >= 146);
    CHECK(little.width > 1.5 * much.width);
    const Coverage growing = coverageOf(200, 9000, 0.4, 700, 5);
    INFO("growing: inside " << growing.inside << " of 200, width " << growing.width);
    CHECK(growing.inside >= 146);
    CHECK(growing.inside <= 178);
}
