// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/funnel_wall_clock.h"

#include <algorithm>
#include <limits>

namespace millrace {

namespace {

QTimeZone usableZone(const QTimeZone &zone)
{
    return zone.isValid() ? zone : QTimeZone::utc();
}

} // namespace

Instant firstInstantOf(QDate day, const QTimeZone &zone)
{
    return Instant::fromDateTime(day.startOfDay(usableZone(zone)));
}

Instant lastInstantOf(QDate day, const QTimeZone &zone)
{
    return {firstInstantOf(day.addDays(1), zone).us - 1};
}

FunnelWallClock::FunnelWallClock(const QTimeZone &given)
{
    const QTimeZone zone = usableZone(given);
    const QDateTime begin(QDate(1900, 1, 1), QTime(0, 0), QTimeZone::utc());
    m_segments.push_back({std::numeric_limits<std::int64_t>::min(), zone.offsetFromUtc(begin) * 1'000'000LL});
    if (!zone.hasTransitions())
        return;
    const QDateTime end(QDate(2200, 1, 1), QTime(0, 0), QTimeZone::utc());
    for (const QTimeZone::OffsetData &change : zone.transitions(begin, end))
        m_segments.push_back({Instant::fromDateTime(change.atUtc).us, change.offsetFromUtc * 1'000'000LL});
}

std::int64_t FunnelWallClock::localUs(Instant instant) const
{
    const bool sameSegment = m_segments[m_last].from <= instant.us &&
                             (m_last + 1 == m_segments.size() || instant.us < m_segments[m_last + 1].from);
    if (!sameSegment) {
        const auto after = std::upper_bound(m_segments.begin(), m_segments.end(), instant.us,
                                            [](std::int64_t us, const Segment &segment) { return us < segment.from; });
        m_last = std::size_t(after - m_segments.begin()) - 1;
    }
    return instant.us + m_segments[m_last].offset;
}

double FunnelWallClock::days(Instant begin, Instant end) const
{
    constexpr double usPerDay = 24.0 * 3600 * 1'000'000;
    return double(std::max<std::int64_t>(0, localUs(end) - localUs(begin))) / usPerDay;
}

} // namespace millrace
