// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>

namespace millrace {

/// Seeded draws that are the same on every machine (the standard library's distributions are not). One thread.
class Draws
{
public:
    explicit Draws(std::uint64_t seed) : m_engine(seed) {}

    /// In [0, 1).
    double share() { return double(m_engine() >> 11) * 0x1p-53; }
    std::size_t below(std::size_t n) { return std::size_t(share() * double(n)); }
    /// With mean 1.
    double exponential();
    double normal();
    /// With mean `shape` (Marsaglia and Tsang, ACM TOMS 26 (2000) 363-372); 0 for a shape of 0 or less.
    double gamma(double shape);
    std::int64_t poisson(double mean);

private:
    std::mt19937_64 m_engine;
};

} // namespace millrace
