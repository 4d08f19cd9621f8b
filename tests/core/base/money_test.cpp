// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/money.h"

#include "tests/support/catch.h"

#include <QRandomGenerator>

#include <limits>
#include <vector>

using namespace millrace;

namespace {

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();

CurrencyCode currency(const char *code)
{
    return CurrencyCode::fromString(QString::fromUtf8(code)).value();
}

Decimal decimal(const char *text, int scale)
{
    return Decimal::fromString(QString::fromUtf8(text), scale).value();
}

/// A natural number as digits to base 2^16, lowest first; slow and simple on purpose.
using Digits = std::vector<std::uint32_t>;

Digits digitsOf(std::int64_t value)
{
    std::uint64_t rest = value < 0 ? 0 - std::uint64_t(value) : std::uint64_t(value);
    Digits digits;
    for (; rest; rest >>= 16)
        digits.push_back(rest & 0xffff);
    return digits;
}

Digits product(const Digits &a, const Digits &b)
{
    Digits digits(a.size() + b.size() + 1);
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::uint64_t carry = 0;
        for (std::size_t k = 0; k < b.size() || carry; ++k) {
            const std::uint64_t sum = digits[i + k] + std::uint64_t(a[i]) * (k < b.size() ? b[k] : 0) + carry;
            digits[i + k] = sum & 0xffff;
            carry = sum >> 16;
        }
    }
    return digits;
}

int compared(Digits a, Digits b)
{
    const std::size_t size = std::max(a.size(), b.size());
    a.resize(size);
    b.resize(size);
    for (std::size_t i = size; i-- > 0;)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return 0;
}

/// Whether |2ab - 2cq| <= |c| and, on a tie, q is even: what rounding half to even means, without dividing.
bool isRounded(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t q)
{
    Digits exact = product(product(digitsOf(a), digitsOf(b)), {2});
    Digits answer = product(product(digitsOf(c), digitsOf(q)), {2});
    Digits larger = compared(exact, answer) >= 0 ? exact : answer;
    Digits smaller = compared(exact, answer) >= 0 ? answer : exact;
    smaller.resize(larger.size());
    std::int64_t borrow = 0;
    for (std::size_t i = 0; i < larger.size(); ++i) {
        std::int64_t digit = std::int64_t(larger[i]) - (i < smaller.size() ? smaller[i] : 0) - borrow;
        borrow = digit < 0;
        larger[i] = std::uint32_t(digit + (borrow << 16));
    }
    const int distance = compared(larger, digitsOf(c));
    const bool negative = (a < 0) != (b < 0) ? c > 0 : c < 0;
    const bool signRight = q == 0 || (q < 0) == negative;
    return signRight && (distance < 0 || (distance == 0 && q % 2 == 0));
}

} // namespace

TEST_CASE("A currency code is three letters in upper case")
{
    CHECK(currency("cny").toString() == "CNY");
    CHECK(currency("CNY") == currency("Cny"));
    CHECK(CurrencyCode().isEmpty());
    CHECK(CurrencyCode().toString() == "");
    for (const char *text : {"", "CN", "CNYX", "C1Y", "元元元"})
        CHECK_FALSE(CurrencyCode::fromString(QString::fromUtf8(text)));
}

TEST_CASE("Currencies know their decimals")
{
    CHECK(currency("CNY").minorDigits() == 2);
    CHECK(currency("JPY").minorDigits() == 0);
    CHECK(currency("KWD").minorDigits() == 3);
    CHECK(currency("XXX").minorDigits() == 2);
    CHECK(CurrencyCode().minorDigits() == 2);
}

TEST_CASE("Amounts are written with the decimals of their currency")
{
    CHECK(Money{123450, currency("CNY")}.amountText() == "1234.50");
    CHECK(Money{-5, currency("CNY")}.amountText() == "-0.05");
    CHECK(Money{0, currency("CNY")}.amountText() == "0.00");
    CHECK(Money{1234, currency("JPY")}.amountText() == "1234");
    CHECK(Money{1, currency("KWD")}.amountText() == "0.001");
    CHECK(Money{lowest, currency("CNY")}.amountText() == "-92233720368547758.08");
}

TEST_CASE("Amounts are read exactly or not at all")
{
    const auto minor = [](const char *text, const char *code) {
        const auto money = Money::fromAmountText(QString::fromUtf8(text), currency(code));
        return money ? std::to_string(money->minor) : std::string("none");
    };
    CHECK(minor("1234.5", "CNY") == "123450");
    CHECK(minor("1234", "CNY") == "123400");
    CHECK(minor("+.5", "CNY") == "50");
    CHECK(minor("-0.05", "CNY") == "-5");
    CHECK(minor("1.500", "CNY") == "150");
    CHECK(minor("1.505", "CNY") == "none");
    CHECK(minor("1.5", "JPY") == "none");
    CHECK(minor("1.0", "JPY") == "1");
    CHECK(minor("92233720368547758.07", "CNY") == std::to_string(highest));
    CHECK(minor("92233720368547758.08", "CNY") == "none");
    CHECK(minor("92233720368547759", "CNY") == "none");
    for (const char *text : {"", "-", ".", "1,000", "1e3", "1.2.3", " 1", "１", "--1", "1-"})
        CHECK(minor(text, "CNY") == "none");
}

TEST_CASE("What is written is read back")
{
    QRandomGenerator random(2);
    for (int i = 0; i < 5000; ++i) {
        const std::int64_t units = std::int64_t(random.generate64()) >> random.bounded(64);
        if (units == lowest)
            continue;
        const Decimal value{units, random.bounded(10)};
        CHECK(Decimal::fromString(value.toString(), value.scale) == value);
    }
    CHECK(decimal("0.30", 1) == Decimal{3, 1});
    CHECK_FALSE(Decimal::fromString(u"0.31", 1));
    CHECK(decimal("6.8", 6).toString() == "6.800000");
}

TEST_CASE("Multiplying and dividing rounds half to even")
{
    CHECK(mulDivHalfEven(5, 1, 2) == 2);
    CHECK(mulDivHalfEven(7, 1, 2) == 4);
    CHECK(mulDivHalfEven(-5, 1, 2) == -2);
    CHECK(mulDivHalfEven(-7, 1, 2) == -4);
    CHECK(mulDivHalfEven(7, -1, -2) == 4);
    CHECK(mulDivHalfEven(8, 1, 3) == 3);
    CHECK(mulDivHalfEven(0, highest, 3) == 0);
    CHECK(mulDivHalfEven(highest, highest, highest) == highest);
    CHECK(mulDivHalfEven(lowest, 1, 2) == lowest / 2);
    CHECK(mulDivHalfEven(highest, 1000000, 1000000) == highest);
}

TEST_CASE("Multiplying and dividing refuses what has no answer")
{
    CHECK_FALSE(mulDivHalfEven(1, 1, 0));
    CHECK_FALSE(mulDivHalfEven(highest, 2, 1));
    CHECK_FALSE(mulDivHalfEven(highest, highest, 1));
    CHECK_FALSE(mulDivHalfEven(lowest, lowest, 1));
    CHECK_FALSE(mulDivHalfEven(lowest, -1, 1));
}

TEST_CASE("Multiplying and dividing agrees with long arithmetic")
{
    QRandomGenerator random(4);
    const auto number = [&random] { return std::int64_t(random.generate64()) >> random.bounded(64); };
    int answered = 0;
    for (int i = 0; i < 20000; ++i) {
        const std::int64_t a = number(), b = number(), c = number();
        const auto q = mulDivHalfEven(a, b, c);
        if (!q) {
            const bool outside = c == 0 || compared(product(product(digitsOf(a), digitsOf(b)), {2}),
                                                    product(product(digitsOf(c), digitsOf(highest)), {2})) > 0;
            CHECK(outside);
            continue;
        }
        ++answered;
        if (!isRounded(a, b, c, *q))
            FAIL_CHECK(a << " * " << b << " / " << c << " = " << *q);
    }
    CHECK(answered > 8000);
    for (std::int64_t a = -40; a <= 40; ++a)
        for (std::int64_t c = -12; c <= 12; ++c)
            if (c != 0 && !isRounded(a, 3, c, mulDivHalfEven(a, 3, c).value()))
                FAIL_CHECK(a << " * 3 / " << c);
}

TEST_CASE("Amounts are converted by the rate of major units")
{
    const CurrencyCode cny = currency("CNY");
    CHECK(converted({10000, currency("USD")}, cny, decimal("7.1234", 6)) == Money{71234, cny});
    CHECK(converted({1000, currency("JPY")}, cny, decimal("0.0485", 6)) == Money{4850, cny});
    CHECK(converted({1500, currency("KWD")}, cny, decimal("23", 6)) == Money{3450, cny});
    CHECK(converted({100, cny}, currency("JPY"), decimal("20.5", 6)) == Money{20, currency("JPY")});
    CHECK(converted({100, cny}, currency("KWD"), decimal("0.0435", 6)) == Money{44, currency("KWD")});
    CHECK(converted({123, cny}, cny, decimal("9", 0)) == Money{123, cny});
    CHECK(converted({-10000, currency("USD")}, cny, decimal("7.1234", 6)) == Money{-71234, cny});
}

TEST_CASE("A conversion that overflows is refused")
{
    CHECK_FALSE(converted({highest, currency("USD")}, currency("CNY"), decimal("7.1", 6)));
    CHECK_FALSE(converted({1, currency("USD")}, currency("CNY"), Decimal{1, 30}));
    CHECK_FALSE(converted({1, currency("JPY")}, currency("KWD"), Decimal{highest, 0}));
}
