// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <cstdint>
#include <span>

namespace millrace::generating {

/// Random numbers whose every draw is the same on every machine: integers only, no library distributions.
class Chance
{
public:
    /// Neighbouring seeds begin far apart: a step of the state must not lead from one to the other.
    explicit Chance(std::uint64_t seed) : m_state(mixed(mixed(seed) + 0x1234567u)) {}

    std::uint64_t next()
    {
        m_state += 0x9e3779b97f4a7c15u;
        return mixed(m_state);
    }
    /// 0 .. n - 1; n >= 1.
    std::int64_t below(std::int64_t n) { return std::int64_t((next() >> 1) % std::uint64_t(n)); }
    std::int64_t between(std::int64_t first, std::int64_t last) { return first + below(last - first + 1); }
    bool percent(int share) { return below(100) < share; }
    template <class T> const T &pick(std::span<const T> from) { return from[size_t(below(std::int64_t(from.size())))]; }
    template <class T, size_t n> const T &pick(const T (&from)[n]) { return from[size_t(below(n))]; }
    /// About log-normal with the given median and a sigma of about 0.9, drawn from its quantiles.
    std::int64_t skewed(std::int64_t median)
    {
        // exp(0.9 z) at z of the quantiles 0.2 %, 6.25 %, 12.5 % ... 93.75 %, 99.8 %, in thousandths.
        static constexpr std::int64_t quantiles[] = {75,   252,  355,  450,  545,  644,  751,  868,  1000,
                                                     1152, 1332, 1553, 1835, 2220, 2817, 3968, 13300};
        const std::int64_t at = below(16 * 1024);
        const std::int64_t low = quantiles[at / 1024];
        const std::int64_t high = quantiles[at / 1024 + 1];
        return median * (low * 1024 + (high - low) * (at % 1024)) / 1024 / 1000;
    }

private:
    static std::uint64_t mixed(std::uint64_t x)
    {
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
        return x ^ (x >> 31);
    }

    std::uint64_t m_state;
};

} // namespace millrace::generating
