// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QDate>
#include <QHash>

#include <optional>

namespace millrace {

/// What days are brought together to. A week begins on Monday (ISO 8601).
enum class DateUnit { None, Day, Week, Month, Quarter, Year };

/// "day", "week", "month", "quarter", "year"; "" for None.
QString dateUnitName(DateUnit unit);
std::optional<DateUnit> dateUnitNamed(QStringView name);

/// The first day of the unit that holds `day`. Years begin with `firstMonth` (1 to 12) and quarters are counted from
/// it; months and weeks do not depend on it. None: the day itself.
QDate bucketStart(QDate day, DateUnit unit, int firstMonth = 1);
/// The first day after the unit that begins with `start`.
QDate bucketEnd(QDate start, DateUnit unit);

/// Days and moments as the database keeps them (days since 1970, microseconds since 1970 UTC) to the first day of their
/// unit, as days since 1970. Remembers what it worked out, so that a million moments do not ask the time zone a million
/// times. One thread.
class DayBuckets
{
public:
    DayBuckets(DateUnit unit, int firstMonth, const QTimeZone &zone);

    std::int64_t ofDay(std::int64_t day);
    std::int64_t ofMoment(std::int64_t us);
    /// The day that the moment falls on in the zone.
    std::int64_t dayOfMoment(std::int64_t us);

private:
    /// Where the local day changes within one day of UTC.
    struct Turn
    {
        std::int64_t before = 0;
        std::int64_t at = 0;
        bool plain = true; ///< one change at most
    };
    Turn turnOf(std::int64_t utcDay) const;

    DateUnit m_unit;
    int m_firstMonth;
    QTimeZone m_zone;
    QHash<std::int64_t, std::int64_t> m_starts;
    QHash<std::int64_t, Turn> m_turns;
    std::int64_t m_lastDay = 0;
    std::int64_t m_lastStart = 0;
    bool m_hasLast = false;
};

/// 1970-01-01 as a Julian day.
inline constexpr std::int64_t epochJulianDay = 2'440'588;
inline std::int64_t daysSinceEpoch(QDate day)
{
    return day.toJulianDay() - epochJulianDay;
}
inline QDate dayFromEpoch(std::int64_t days)
{
    return QDate::fromJulianDay(days + epochJulianDay);
}

} // namespace millrace
