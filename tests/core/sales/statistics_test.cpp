// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/statistics.h"

#include "tests/support/catch.h"

#include <cmath>
#include <random>

using namespace millrace;

TEST_CASE("the Wilson interval agrees with published figures")
{
    // Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3.
    struct Row
    {
        std::int64_t successes, trials;
        double low, high;
    };
    for (const Row &row : {Row{81, 263, 0.2553, 0.3662}, Row{15, 148, 0.0624, 0.1605}, Row{0, 20, 0.0, 0.1611},
                           Row{1, 29, 0.0061, 0.1718}}) {
        const auto interval = wilsonInterval(row.successes, row.trials);
        REQUIRE(interval);
        CHECK(std::abs(interval->low - row.low) < 0.00005);
        CHECK(std::abs(interval->high - row.high) < 0.00005);
    }
}

TEST_CASE("the Wilson interval ends exactly at none and at all")
{
    CHECK(wilsonInterval(0, 7)->low == 0.0);
    CHECK(wilsonInterval(0, 7)->high < 1.0);
    CHECK(wilsonInterval(7, 7)->high == 1.0);
    CHECK(wilsonInterval(7, 7)->low > 0.0);
    CHECK(wilsonInterval(1'000'000'000'000, 1'000'000'000'000)->high == 1.0);
}

TEST_CASE("the Wilson interval of no trials or of counts that are no share is nothing")
{
    CHECK_FALSE(wilsonInterval(0, 0));
    CHECK_FALSE(wilsonInterval(1, 0));
    CHECK_FALSE(wilsonInterval(-1, 4));
    CHECK_FALSE(wilsonInterval(5, 4));
    CHECK_FALSE(wilsonInterval(0, -3));
}

TEST_CASE("the Wilson interval mirrors, contains the share and narrows with more trials")
{
    for (std::int64_t trials = 1; trials <= 60; ++trials) {
        for (std::int64_t successes = 0; successes <= trials; ++successes) {
            const Interval here = *wilsonInterval(successes, trials);
            const Interval mirrored = *wilsonInterval(trials - successes, trials);
            const double share = double(successes) / double(trials);
            CHECK(here.low <= share);
            CHECK(here.high >= share);
            CHECK(std::abs(here.low + mirrored.high - 1) < 1e-12);
            const Interval more = *wilsonInterval(successes * 4, trials * 4);
            CHECK(more.high - more.low < here.high - here.low);
        }
    }
}

TEST_CASE("without censoring the quantiles are those of the sorted stays")
{
    for (int n = 1; n <= 40; ++n) {
        std::vector<Stay> stays;
        for (int i = n; i >= 1; --i)
            stays.push_back({double(i), true});
        const KaplanMeier estimate(stays);
        for (int percent = 1; percent <= 100; ++percent) {
            const int rank = (n * percent + 99) / 100; // the smallest k with k/n >= percent/100
            CHECK(estimate.quantile(percent / 100.0) == std::optional<double>(rank));
        }
    }
}

TEST_CASE("the survival curve agrees with a worked example")
{
    // Freireich et al. 1963, remission in weeks under 6-MP, + = censored:
    // 6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+
    const KaplanMeier estimate({{6, true},   {6, true},   {6, true},   {6, false}, {7, true},   {9, false},
                                {10, true},  {10, false}, {11, false}, {13, true}, {16, true},  {17, false},
                                {19, false}, {20, false}, {22, true},  {23, true}, {25, false}, {32, false},
                                {32, false}, {34, false}, {35, false}});
    CHECK(estimate.survival(5.9) == 1.0);
    CHECK(std::abs(estimate.survival(6) - 0.857143) < 1e-6);
    CHECK(std::abs(estimate.survival(7) - 0.806723) < 1e-6);
    CHECK(std::abs(estimate.survival(12) - 0.752941) < 1e-6);
    CHECK(std::abs(estimate.survival(13) - 0.690196) < 1e-6);
    CHECK(std::abs(estimate.survival(16) - 0.627451) < 1e-6);
    CHECK(std::abs(estimate.survival(22) - 0.537815) < 1e-6);
    CHECK(std::abs(estimate.survival(1000) - 0.448179) < 1e-6);
    CHECK(estimate.quantile(0.5) == std::optional<double>(23));
    CHECK_FALSE(estimate.quantile(0.9));
}

TEST_CASE("at equal times endings come before censorings")
{
    // Both are at risk at day 5: S = 1/2, whatever the order given.
    CHECK(KaplanMeier({{5, false}, {5, true}}).survival(5) == 0.5);
    CHECK(KaplanMeier({{5, true}, {5, false}}).survival(5) == 0.5);
    CHECK(KaplanMeier({{5, true}, {5, false}}).quantile(0.5) == std::optional<double>(5));
    // A censoring before an ending has left the risk set.
    CHECK(KaplanMeier({{4, false}, {5, true}}).survival(5) == 0.0);
}

TEST_CASE("a quantile that is not reached is nothing")
{
    CHECK_FALSE(KaplanMeier({}).quantile(0.5));
    CHECK(KaplanMeier({}).survival(3) == 1.0);
    CHECK_FALSE(KaplanMeier({{1, false}, {2, false}}).quantile(0.01));
    const KaplanMeier half({{1, true}, {2, false}});
    CHECK(half.quantile(0.5) == std::optional<double>(1));
    CHECK_FALSE(half.quantile(0.51));
}

TEST_CASE("stays of no length count")
{
    CHECK(KaplanMeier({{0, true}, {0, true}, {3, true}}).quantile(0.5) == std::optional<double>(0));
    CHECK(KaplanMeier({{0, true}, {3, true}, {3, true}}).quantile(0.5) == std::optional<double>(3));
}

namespace {

/// The definition, word by word, in whole numbers: 1 - S(t) >= num/den.
std::optional<double> slowQuantile(const std::vector<Stay> &stays, long long num, long long den)
{
    for (int t = 0; t <= 12; ++t) {
        long long above = 1; // at most 13 stays: 13! * 10 fits
        long long below = 1;
        for (int at = 0; at <= t; ++at) {
            int risk = 0;
            int left = 0;
            for (const Stay &stay : stays) {
                risk += stay.days >= at ? 1 : 0;
                left += stay.left && stay.days == at ? 1 : 0;
            }
            if (left == 0)
                continue;
            above *= risk - left;
            below *= risk;
        }
        if (above < below && (below - above) * den >= below * num)
            return t;
    }
    return std::nullopt;
}

} // namespace

TEST_CASE("the quantiles agree with exact fractions over random stays")
{
    std::mt19937 random(20240229);
    for (int round = 0; round < 3000; ++round) {
        std::vector<Stay> stays(random() % 14);
        for (Stay &stay : stays)
            stay = {double(random() % 12), random() % 3 != 0};
        const KaplanMeier estimate(stays);
        for (const int tenths : {1, 2, 5, 8, 9, 10})
            CHECK(estimate.quantile(tenths / 10.0) == slowQuantile(stays, tenths, 10));
    }
}

TEST_CASE("the tail of the normal distribution agrees with tables")
{
    CHECK(normalUpperTail(0) == Approx(0.5));
    CHECK(normalUpperTail(1.959963984540054) == Approx(0.025).epsilon(1e-9));
    CHECK(normalUpperTail(-1.6448536269514722) == Approx(0.95).epsilon(1e-9));
}

TEST_CASE("fewer successes: by hand, and nothing to say of empty groups")
{
    // 15 of 50 against 30 of 50: pooled 0.45, standard error sqrt(0.45 * 0.55 * 0.04), less 1/50 for continuity.
    CHECK(*fewerSuccessesChance(15, 50, 30, 50) == Approx(normalUpperTail(0.28 / std::sqrt(0.0099))));
    CHECK(*fewerSuccessesChance(30, 50, 15, 50) > 0.99);
    CHECK(fewerSuccessesChance(5, 5, 7, 7) == 1.0);
    CHECK_FALSE(fewerSuccessesChance(0, 0, 3, 4));
}

TEST_CASE("the log-rank test agrees with a table worked by hand")
{
    // Group: ends at 3 and 5, censored at 6; the others end at 1 and 2, censored at 4.
    const std::vector<Stay> group{{3, true}, {5, true}, {6, false}};
    const std::vector<Stay> all{{1, true}, {2, true}, {3, true}, {4, false}, {5, true}, {6, false}};
    const double expected = 3.0 / 6 + 3.0 / 5 + 3.0 / 4 + 1;
    const double variance = 0.25 + 3.0 / 5 * 2 / 5 + 3.0 / 4 / 4;
    CHECK(*longerStaysChance(group, all) == Approx(normalUpperTail((expected - 2 - 0.5) / std::sqrt(variance))));
    CHECK_FALSE(longerStaysChance(all, all));
    CHECK_FALSE(longerStaysChance({}, {{1, false}}));
}

TEST_CASE("Holm's correction is that of the textbook example")
{
    const std::vector<double> adjusted = holmAdjusted({0.01, 0.04, 0.03, 0.005});
    const std::vector<double> wanted{0.03, 0.06, 0.06, 0.02};
    for (std::size_t i = 0; i < wanted.size(); ++i)
        CHECK(adjusted[i] == Approx(wanted[i]));
    CHECK(holmAdjusted({0.6, 0.9}) == std::vector<double>{1.0, 1.0});
    CHECK(holmAdjusted({}).empty());
}

TEST_CASE("the restricted mean is the area under the curve")
{
    const KaplanMeier stays({{1, true}, {3, true}, {4, false}, {9, true}});
    // 1 up to day 1, 3/4 up to 3, 1/2 up to 9.
    CHECK(stays.restrictedMean(2) == Approx(1.75));
    CHECK(stays.restrictedMean(5) == Approx(1 + 1.5 + 1));
    CHECK(stays.restrictedMean(20) == Approx(1 + 1.5 + 3));
    CHECK(KaplanMeier({}).restrictedMean(7) == Approx(7));
}
