// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ratio.h"

#include "core/base/money.h"

#include <limits>
#include <numeric>

namespace millrace {

namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

} // namespace

std::optional<std::int64_t> addedExactly(std::int64_t a, std::int64_t b)
{
    const bool fits = b >= 0 ? a <= most - b : a >= least - b;
    return fits ? std::optional(a + b) : std::nullopt;
}

std::optional<std::int64_t> multipliedExactly(std::int64_t a, std::int64_t b)
{
    if (a == 0 || b == 0)
        return 0;
    // The one number without an opposite is left out of the ratios altogether.
    if (a == least || b == least)
        return std::nullopt;
    const std::int64_t product = std::int64_t(std::uint64_t(a) * std::uint64_t(b));
    const bool fits = product != least && product / b == a && (product < 0) == ((a < 0) != (b < 0));
    return fits ? std::optional(product) : std::nullopt;
}

std::int64_t powerOfTen(int exponent)
{
    std::int64_t power = 1;
    for (int i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

std::optional<Ratio> Ratio::of(std::int64_t upper, std::int64_t lower)
{
    if (lower == 0 || upper == least || lower == least)
        return std::nullopt;
    const std::int64_t divisor = std::gcd(upper, lower) * (lower < 0 ? -1 : 1);
    Ratio ratio;
    ratio.m_upper = upper / divisor;
    ratio.m_lower = lower / divisor;
    return ratio;
}

std::optional<Ratio> Ratio::plus(const Ratio &other) const
{
    const std::int64_t shared = std::gcd(m_lower, other.m_lower);
    const auto a = multipliedExactly(m_upper, other.m_lower / shared);
    const auto b = multipliedExactly(other.m_upper, m_lower / shared);
    const auto upper = a && b ? addedExactly(*a, *b) : std::nullopt;
    const auto lower = multipliedExactly(m_lower / shared, other.m_lower);
    return upper && lower ? of(*upper, *lower) : std::nullopt;
}

std::optional<Ratio> Ratio::minus(const Ratio &other) const
{
    const auto opposite = of(-other.m_upper, other.m_lower);
    return opposite ? plus(*opposite) : std::nullopt;
}

std::optional<Ratio> Ratio::times(const Ratio &other) const
{
    // Crosswise first, so that the products stay small.
    const auto a = of(m_upper, other.m_lower);
    const auto b = of(other.m_upper, m_lower);
    if (!a || !b)
        return std::nullopt;
    const auto upper = multipliedExactly(a->m_upper, b->m_upper);
    const auto lower = multipliedExactly(a->m_lower, b->m_lower);
    return upper && lower ? of(*upper, *lower) : std::nullopt;
}

std::optional<Ratio> Ratio::over(const Ratio &other) const
{
    const auto inverse = of(other.m_lower, other.m_upper);
    return inverse ? times(*inverse) : std::nullopt;
}

std::optional<std::int64_t> Ratio::rounded(int scale) const
{
    return mulDivHalfEven(m_upper, powerOfTen(scale), m_lower);
}

std::strong_ordering Ratio::operator<=>(const Ratio &other) const
{
    // Whole parts first, then what is left, as long division goes: no product can overflow.
    Ratio a = *this, b = other;
    bool turned = false;
    for (;;) {
        const auto floor = [](const Ratio &r) { return r.m_upper / r.m_lower - (r.m_upper % r.m_lower < 0 ? 1 : 0); };
        const std::int64_t wholeA = floor(a), wholeB = floor(b);
        if (wholeA != wholeB)
            return (wholeA < wholeB) != turned ? std::strong_ordering::less : std::strong_ordering::greater;
        const std::int64_t restA = a.m_upper - wholeA * a.m_lower, restB = b.m_upper - wholeB * b.m_lower;
        if (restA == 0 || restB == 0) {
            if (restA == restB)
                return std::strong_ordering::equal;
            return (restA == 0) != turned ? std::strong_ordering::less : std::strong_ordering::greater;
        }
        a.m_upper = a.m_lower;
        a.m_lower = restA;
        b.m_upper = b.m_lower;
        b.m_lower = restB;
        turned = !turned;
    }
}

} // namespace millrace
