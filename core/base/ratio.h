// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

namespace millrace {

/// A fraction of two 64-bit integers in lowest terms, the lower one above zero: sums, averages and shares without a
/// rounding in between. Arithmetic answers nothing where a result leaves 64 bits or divides by zero.
class Ratio
{
public:
    Ratio() = default;
    Ratio(std::int64_t whole) : m_upper(whole) {} // NOLINT: whole numbers are ratios
    /// upper / lower; nothing for a lower of zero.
    static std::optional<Ratio> of(std::int64_t upper, std::int64_t lower);

    std::int64_t upper() const { return m_upper; }
    std::int64_t lower() const { return m_lower; }

    std::optional<Ratio> plus(const Ratio &other) const;
    std::optional<Ratio> minus(const Ratio &other) const;
    std::optional<Ratio> times(const Ratio &other) const;
    std::optional<Ratio> over(const Ratio &other) const;
    /// Units of 10^-scale, rounded half to even; scale from 0 to 18.
    std::optional<std::int64_t> rounded(int scale) const;

    bool operator==(const Ratio &) const = default;
    std::strong_ordering operator<=>(const Ratio &other) const;

private:
    std::int64_t m_upper = 0;
    std::int64_t m_lower = 1;
};

/// The sum, or nothing where it leaves 64 bits.
std::optional<std::int64_t> addedExactly(std::int64_t a, std::int64_t b);
/// The product, or nothing where it leaves 64 bits.
std::optional<std::int64_t> multipliedExactly(std::int64_t a, std::int64_t b);
/// 10 to the power of 0 to 18.
std::int64_t powerOfTen(int exponent);

} // namespace millrace
