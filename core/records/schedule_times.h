// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QDate>

#include <optional>
#include <vector>

namespace millrace {

/// When something is to be done again and again: at a minute of the wall clock, every day, on a day of the week (1 =
/// Monday) or on a day of the month; where a month is shorter, on its last day.
struct ScheduleRhythm
{
    enum class Every { Day, Week, Month };
    Every every = Every::Week;
    int day = 1;
    int minute = 0; ///< of the day

    bool operator==(const ScheduleRhythm &) const = default;
};
std::optional<ScheduleRhythm::Every> rhythmOfWord(QStringView word);
QString rhythmWord(ScheduleRhythm::Every every);

/// One of its times: the day that it belongs to, and the moment. The day names it: whatever clocks and zones do, a day
/// has one.
struct ScheduledTime
{
    QDate day;
    Instant at;
    bool operator==(const ScheduledTime &) const = default;
};

/// The times after `last` and not after `now`, oldest first, at most the latest `most` of them. A `last` that lies
/// after `now` was noted by a clock that was wrong, and counts as now. An hour that a zone leaves out is that many
/// minutes later, one that it has twice counts the first time.
std::vector<ScheduledTime> timesDue(const ScheduleRhythm &rhythm, Instant last, Instant now, const QTimeZone &zone,
                                    int most);
/// The first time after a moment.
ScheduledTime nextTime(const ScheduleRhythm &rhythm, Instant after, const QTimeZone &zone);

} // namespace millrace
