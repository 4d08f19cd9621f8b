// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/snooze_words.h"

#include <QCoreApplication>
#include <QDateTime>

namespace millrace {

std::vector<SnoozeChoice> snoozeChoices(Instant now, const QTimeZone &zone)
{
    constexpr std::int64_t hourUs = 3'600'000'000;
    const QDate today = now.toDateTime(zone).date();
    const auto morning = [&](const QDate &day) { return Instant::fromDateTime(QDateTime(day, QTime(9, 0), zone)); };
    const auto text = [](const char *source) { return QCoreApplication::translate("text", source); };
    return {{text(QT_TRANSLATE_NOOP("text", "In an hour")), Instant{now.us + hourUs}},
            {text(QT_TRANSLATE_NOOP("text", "Tomorrow at 9:00")), morning(today.addDays(1))},
            {text(QT_TRANSLATE_NOOP("text", "Next Monday at 9:00")), morning(today.addDays(8 - today.dayOfWeek()))}};
}

} // namespace millrace
