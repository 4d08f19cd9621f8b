// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

#include <QDateTime>
#include <QTimeZone>

#include <compare>
#include <cstdint>
#include <random>

namespace millrace {

/// A moment: microseconds since 1970-01-01 00:00 UTC.
struct Instant
{
    std::int64_t us = 0;

    static Instant fromDateTime(const QDateTime &time) { return {time.toMSecsSinceEpoch() * 1000}; }
    QDateTime toDateTime(const QTimeZone &zone = QTimeZone::utc()) const
    {
        return QDateTime::fromMSecsSinceEpoch(us >= 0 ? us / 1000 : (us - 999) / 1000, zone);
    }
    auto operator<=>(const Instant &) const = default;
};

/// The wall clock as a seam: the core never asks the system for the time.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual Instant now() = 0;
};

/// A clock that stands still until it is set; for tests, `--now` and the generator.
class FixedClock : public Clock
{
public:
    explicit FixedClock(Instant now) : m_now(now) {}
    Instant now() override { return m_now; }
    void set(Instant now) { m_now = now; }

private:
    Instant m_now;
};

/// Randomness and identities as a seam.
class IdSource
{
public:
    virtual ~IdSource() = default;
    /// 64 random bits; called on the writer's thread and on preparing threads alike, so implementations lock.
    virtual std::uint64_t random() = 0;
    /// A UUID version 7 of the given moment.
    RecordId next(Instant now);
};

/// The same numbers for the same seed (a 64-bit Mersenne twister); not thread-safe beyond its lock's fairness.
class SeededIdSource : public IdSource
{
public:
    explicit SeededIdSource(std::uint64_t seed) : m_engine(seed) {}
    std::uint64_t random() override { return m_engine(); }

private:
    std::mt19937_64 m_engine;
};

} // namespace millrace
