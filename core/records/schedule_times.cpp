// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/schedule_times.h"

#include <algorithm>
#include <array>

namespace millrace {

namespace {

constexpr std::array rhythmWords{u"daily", u"weekly", u"monthly"};

Instant momentOf(const ScheduleRhythm &rhythm, QDate day, const QTimeZone &zone)
{
    const QDateTime wall(day, QTime(rhythm.minute / 60, rhythm.minute % 60), zone);
    if (wall.isValid())
        return Instant::fromDateTime(wall);
    // The hour is left out: as many minutes after midnight as it would be.
    return Instant{Instant::fromDateTime(day.startOfDay(zone)).us + rhythm.minute * 60'000'000LL};
}

/// The day of the rhythm in the week or month that a day lies in.
QDate dayIn(const ScheduleRhythm &rhythm, QDate day)
{
    switch (rhythm.every) {
    case ScheduleRhythm::Every::Day:
        break;
    case ScheduleRhythm::Every::Week:
        return day.addDays(std::clamp(rhythm.day, 1, 7) - day.dayOfWeek());
    case ScheduleRhythm::Every::Month:
        return QDate(day.year(), day.month(), std::clamp(rhythm.day, 1, day.daysInMonth()));
    }
    return day;
}

QDate stepped(const ScheduleRhythm &rhythm, QDate day, int steps)
{
    switch (rhythm.every) {
    case ScheduleRhythm::Every::Day:
        return day.addDays(steps);
    case ScheduleRhythm::Every::Week:
        return dayIn(rhythm, day.addDays(7 * steps));
    case ScheduleRhythm::Every::Month:
        break;
    }
    return dayIn(rhythm, QDate(day.year(), day.month(), 1).addMonths(steps));
}

} // namespace

std::optional<ScheduleRhythm::Every> rhythmOfWord(QStringView word)
{
    const auto found = std::find(rhythmWords.begin(), rhythmWords.end(), word);
    if (found == rhythmWords.end())
        return std::nullopt;
    return ScheduleRhythm::Every(found - rhythmWords.begin());
}

QString rhythmWord(ScheduleRhythm::Every every)
{
    return QString::fromUtf16(rhythmWords[std::size_t(every)]);
}

std::vector<ScheduledTime> timesDue(const ScheduleRhythm &rhythm, Instant last, Instant now, const QTimeZone &zone,
                                    int most)
{
    const Instant after = std::min(last, now);
    std::vector<ScheduledTime> due;
    // Backwards from the period after now: the times of neighbouring periods never change places.
    QDate day = stepped(rhythm, dayIn(rhythm, now.toDateTime(zone).date()), 1);
    for (;; day = stepped(rhythm, day, -1)) {
        const Instant at = momentOf(rhythm, day, zone);
        if (!(after < at) || int(due.size()) >= most)
            break;
        if (!(now < at))
            due.push_back({day, at});
    }
    std::reverse(due.begin(), due.end());
    return due;
}

ScheduledTime nextTime(const ScheduleRhythm &rhythm, Instant after, const QTimeZone &zone)
{
    QDate day = stepped(rhythm, dayIn(rhythm, after.toDateTime(zone).date()), -1);
    for (;; day = stepped(rhythm, day, 1)) {
        const Instant at = momentOf(rhythm, day, zone);
        if (after < at)
            return {day, at};
    }
}

} // namespace millrace
