// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/moment_text.h"

#include <QDate>

namespace millrace {

int digitsAt(QStringView text, qsizetype at, int count)
{
    if (at + count > text.size())
        return -1;
    int number = 0;
    for (qsizetype i = at; i < at + count; ++i) {
        const char16_t c = text[i].unicode();
        if (c < u'0' || c > u'9')
            return -1;
        number = number * 10 + (c - u'0');
    }
    return number;
}

namespace {

bool hasCharAt(QStringView text, qsizetype at, char16_t wanted)
{
    return at < text.size() && text[at].unicode() == wanted;
}

/// Seconds east of UTC of "Z", "+08:00", "+0800" or "+08", which must be all of the text.
std::optional<int> zoneOffset(QStringView zone)
{
    if (zone == QStringView(u"Z") || zone == QStringView(u"z"))
        return 0;
    if (!hasCharAt(zone, 0, u'+') && !hasCharAt(zone, 0, u'-'))
        return std::nullopt;
    const int hours = digitsAt(zone, 1, 2);
    int minutes = 0;
    if (zone.size() > 3) {
        const qsizetype at = hasCharAt(zone, 3, u':') ? 4 : 3;
        minutes = digitsAt(zone, at, 2);
        if (zone.size() != at + 2)
            return std::nullopt;
    }
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
        return std::nullopt;
    const int seconds = hours * 3600 + minutes * 60;
    return zone.front() == u'-' ? -seconds : seconds;
}

} // namespace

QString momentText(Instant time)
{
    constexpr std::int64_t second = 1'000'000;
    std::int64_t seconds = time.us / second;
    std::int64_t fraction = time.us % second;
    if (fraction < 0) {
        fraction += second;
        --seconds;
    }
    QString text = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
    if (fraction != 0) {
        const QString digits = QString::number(fraction).rightJustified(6, u'0');
        text += u'.' + (fraction % 1000 == 0 ? digits.left(3) : digits);
    }
    return text + u'Z';
}

std::optional<Instant> momentFromText(QStringView text)
{
    const QDate date(digitsAt(text, 0, 4), digitsAt(text, 5, 2), digitsAt(text, 8, 2));
    const bool separated = hasCharAt(text, 4, u'-') && hasCharAt(text, 7, u'-') && hasCharAt(text, 13, u':') &&
                           (hasCharAt(text, 10, u'T') || hasCharAt(text, 10, u't') || hasCharAt(text, 10, u' '));
    const int hours = digitsAt(text, 11, 2);
    const int minutes = digitsAt(text, 14, 2);
    if (!date.isValid() || !separated || hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
        return std::nullopt;
    qsizetype at = 16;
    int seconds = 0;
    std::int64_t fraction = 0;
    if (hasCharAt(text, at, u':')) {
        seconds = digitsAt(text, at + 1, 2);
        if (seconds < 0 || seconds > 59)
            return std::nullopt;
        at += 3;
        if (hasCharAt(text, at, u'.')) {
            ++at;
            int places = 0;
            for (; digitsAt(text, at, 1) >= 0; ++at)
                if (++places <= 6)
                    fraction = fraction * 10 + digitsAt(text, at, 1);
            if (places == 0)
                return std::nullopt;
            for (; places < 6; ++places)
                fraction *= 10;
        }
    }
    const auto offset = zoneOffset(text.mid(at));
    if (!offset)
        return std::nullopt;
    const std::int64_t days = QDate(1970, 1, 1).daysTo(date);
    return Instant{(days * 86400 + hours * 3600 + minutes * 60 + seconds - *offset) * 1'000'000 + fraction};
}

} // namespace millrace
