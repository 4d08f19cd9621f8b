// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ratio.h"
#include "tests/support/catch.h"

#include <limits>
#include <random>

using namespace millrace;

namespace {

Ratio ratio(std::int64_t upper, std::int64_t lower)
{
    return Ratio::of(upper, lower).value();
}

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

} // namespace

TEST_CASE("ratios stand in lowest terms with the sign above", "[ratio]")
{
    CHECK(ratio(6, -4) == ratio(-3, 2));
    CHECK(ratio(6, -4).lower() == 2);
    CHECK(ratio(0, 7) == Ratio(0));
    CHECK_FALSE(Ratio::of(1, 0));
    CHECK(ratio(1, 3).plus(ratio(1, 6)) == ratio(1, 2));
    CHECK(ratio(1, 3).minus(ratio(1, 2)) == ratio(-1, 6));
    CHECK(ratio(2, 3).times(ratio(9, 4)) == ratio(3, 2));
    CHECK(ratio(2, 3).over(ratio(4, 9)) == ratio(3, 2));
    CHECK_FALSE(ratio(2, 3).over(Ratio(0)));
}

TEST_CASE("a ratio is rounded once, half to even", "[ratio]")
{
    CHECK(ratio(1, 3).rounded(3) == 333);
    CHECK(ratio(2, 3).rounded(3) == 667);
    CHECK(ratio(1, 2).rounded(0) == 0);
    CHECK(ratio(3, 2).rounded(0) == 2);
    CHECK(ratio(-5, 2).rounded(0) == -2);
    CHECK(ratio(4238, 6711).times(Ratio(100))->rounded(1) == 632);
}

TEST_CASE("what leaves 64 bits is nothing, never a wrong number", "[ratio]")
{
    CHECK_FALSE(Ratio(most).plus(Ratio(1)));
    CHECK_FALSE(Ratio(most).times(Ratio(2)));
    CHECK(Ratio(most).times(ratio(1, most)) == Ratio(1));
    CHECK_FALSE(multipliedExactly(std::int64_t(1) << 32, std::int64_t(1) << 31));
    CHECK(multipliedExactly(std::int64_t(1) << 31, std::int64_t(1) << 31) == std::int64_t(1) << 62);
    CHECK(multipliedExactly(-3, 5) == -15);
    CHECK_FALSE(addedExactly(-most, -2));
    CHECK_FALSE(Ratio::of(std::numeric_limits<std::int64_t>::min(), 1));
}

TEST_CASE("ratios are in the order of the numbers that they are", "[ratio]")
{
    CHECK(ratio(1, 3) < ratio(1, 2));
    CHECK(ratio(-1, 3) > ratio(-1, 2));
    CHECK(ratio(most - 1, most) < Ratio(1));
    CHECK(ratio(most, most - 1) > Ratio(1));
    CHECK_FALSE(ratio(3, 7) < ratio(3, 7));
    std::mt19937 random(7);
    for (int i = 0; i < 2000; ++i) {
        const auto draw = [&] { return ratio(std::int64_t(random() % 41) - 20, std::int64_t(random() % 20) + 1); };
        const Ratio a = draw(), b = draw();
        const std::int64_t difference = a.upper() * b.lower() - b.upper() * a.lower();
        CHECK((a < b) == (difference < 0));
        CHECK((a == b) == (difference == 0));
    }
}
