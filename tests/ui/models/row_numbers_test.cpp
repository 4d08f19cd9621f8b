// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "ui/models/row_numbers.h"

#include <algorithm>
#include <numeric>
#include <random>

using namespace millrace;

namespace {

void checkSame(const std::vector<quint32> &numbers)
{
    const RowNumbers kept(numbers);
    REQUIRE(kept.size() == numbers.size());
    CHECK(kept.empty() == numbers.empty());
    CHECK(kept.all() == numbers);
    bool same = true;
    for (size_t row = 0; row < numbers.size(); ++row)
        same = same && kept[row] == numbers[row] && kept.rowOf(numbers[row]) == int(row);
    CHECK(same);
    if (numbers.size() > 3)
        CHECK(kept.part(1, 2) == std::vector<quint32>(numbers.begin() + 1, numbers.begin() + 3));
}

} // namespace

TEST_CASE("row numbers are what they were, in whatever order")
{
    checkSame({});
    checkSame({7});
    checkSame({1, 2});
    checkSame({2, 1});
    checkSame({0, 4'294'967'295u, 1});
    checkSame({5, 4, 3, 9, 10, 11, 2, 1});
    std::vector<quint32> numbers(5000);
    std::iota(numbers.begin(), numbers.end(), 10);
    checkSame(numbers);
    std::reverse(numbers.begin(), numbers.end());
    checkSame(numbers);
    numbers.erase(numbers.begin() + 100, numbers.begin() + 120);
    numbers.erase(numbers.begin() + 3000);
    checkSame(numbers);
    std::shuffle(numbers.begin(), numbers.end(), std::mt19937(3));
    checkSame(numbers);
}

TEST_CASE("a number that is not there has no row")
{
    std::vector<quint32> numbers(100);
    std::iota(numbers.begin(), numbers.end(), 10);
    numbers.erase(numbers.begin() + 50);
    const RowNumbers stretches(numbers);
    for (const quint32 number : {0u, 9u, 60u, 110u, 4'000'000'000u})
        CHECK(stretches.rowOf(number) == -1);
    std::shuffle(numbers.begin(), numbers.end(), std::mt19937(3));
    CHECK(RowNumbers(numbers).rowOf(60) == -1);
    CHECK(RowNumbers().rowOf(1) == -1);
}

TEST_CASE("a million rows in the order of their making take next to nothing, and four megabytes at the most")
{
    std::vector<quint32> numbers(1'000'000);
    std::iota(numbers.rbegin(), numbers.rend(), 1);
    CHECK(RowNumbers(numbers).bytes() < 1000);
    for (size_t i = 0; i < numbers.size(); i += 1000)
        numbers[i] = quint32(2'000'000 + i);
    CHECK(RowNumbers(numbers).bytes() < 50'000);
    std::shuffle(numbers.begin(), numbers.end(), std::mt19937(3));
    CHECK(RowNumbers(numbers).bytes() == 4'000'000);
}
