// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/date_bucket.h"

#include "core/records/bound_filter_values.h"

#include <array>

namespace millrace {

namespace {

constexpr std::array unitNames{"", "day", "week", "month", "quarter", "year"};
constexpr std::int64_t dayUs = 86'400'000'000;

std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

} // namespace

QString dateUnitName(DateUnit unit)
{
    return QString::fromLatin1(unitNames[size_t(unit)]);
}

std::optional<DateUnit> dateUnitNamed(QStringView name)
{
    for (size_t i = 0; i < unitNames.size(); ++i)
        if (name == QLatin1String(unitNames[i]))
            return DateUnit(i);
    return std::nullopt;
}

QDate bucketStart(QDate day, DateUnit unit, int firstMonth)
{
    // Months since the beginning of the year that the day belongs to.
    const int within = (day.month() - firstMonth + 12) % 12;
    const QDate month(day.year(), day.month(), 1);
    switch (unit) {
    case DateUnit::None:
    case DateUnit::Day:
        break;
    case DateUnit::Week:
        return day.addDays(1 - day.dayOfWeek());
    case DateUnit::Month:
        return month;
    case DateUnit::Quarter:
        return month.addMonths(-(within % 3));
    case DateUnit::Year:
        return month.addMonths(-within);
    }
    return day;
}

QDate bucketEnd(QDate start, DateUnit unit)
{
    switch (unit) {
    case DateUnit::None:
    case DateUnit::Day:
        break;
    case DateUnit::Week:
        return start.addDays(7);
    case DateUnit::Month:
        return start.addMonths(1);
    case DateUnit::Quarter:
        return start.addMonths(3);
    case DateUnit::Year:
        return start.addMonths(12);
    }
    return start.addDays(1);
}

DayBuckets::DayBuckets(DateUnit unit, int firstMonth, const QTimeZone &zone)
    : m_unit(unit), m_firstMonth(firstMonth), m_zone(zone)
{
}

std::int64_t DayBuckets::ofDay(std::int64_t day)
{
    if (m_unit == DateUnit::None || m_unit == DateUnit::Day)
        return day;
    if (m_hasLast && day == m_lastDay)
        return m_lastStart;
    auto known = m_starts.constFind(day);
    if (known == m_starts.constEnd())
        known = m_starts.insert(day, daysSinceEpoch(bucketStart(dayFromEpoch(day), m_unit, m_firstMonth)));
    m_lastDay = day;
    m_lastStart = *known;
    m_hasLast = true;
    return m_lastStart;
}

std::int64_t DayBuckets::ofMoment(std::int64_t us)
{
    return ofDay(dayOfMoment(us));
}

DayBuckets::Turn DayBuckets::turnOf(std::int64_t utcDay) const
{
    Turn turn;
    turn.before = daysSinceEpoch(dayOf({utcDay * dayUs}, m_zone));
    const std::int64_t after = daysSinceEpoch(dayOf({utcDay * dayUs + dayUs - 1}, m_zone));
    turn.plain = after - turn.before <= 1;
    turn.at = after == turn.before ? utcDay * dayUs + dayUs : startOfDay(dayFromEpoch(after), m_zone).us;
    // A clock that is set back over midnight shows the old day twice.
    turn.plain = turn.plain && daysSinceEpoch(dayOf({turn.at - 1}, m_zone)) == turn.before;
    return turn;
}

std::int64_t DayBuckets::dayOfMoment(std::int64_t us)
{
    const std::int64_t utcDay = floorDiv(us, dayUs);
    auto known = m_turns.constFind(utcDay);
    if (known == m_turns.constEnd())
        known = m_turns.insert(utcDay, turnOf(utcDay));
    if (!known->plain)
        return daysSinceEpoch(dayOf({us}, m_zone));
    return us < known->at ? known->before : known->before + 1;
}

} // namespace millrace
