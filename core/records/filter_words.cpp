// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/filter_words.h"

#include <algorithm>
#include <array>

namespace millrace {

namespace {

struct OpWord
{
    CompareOp op;
    const char *text;
};

constexpr std::array opWords{
    OpWord{CompareOp::Equal, "="},        OpWord{CompareOp::NotEqual, "!="}, OpWord{CompareOp::Less, "<"},
    OpWord{CompareOp::LessOrEqual, "<="}, OpWord{CompareOp::Greater, ">"},   OpWord{CompareOp::GreaterOrEqual, ">="},
    OpWord{CompareOp::Contains, "~"},
};

constexpr std::array unitWords{"days", "weeks", "months", "quarters", "years"};

/// A number of exactly `count` ASCII digits at `at`, or -1.
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

bool charAt(QStringView text, qsizetype at, char16_t wanted)
{
    return at < text.size() && text[at].unicode() == wanted;
}

/// Seconds east of UTC of "Z", "+08:00", "+0800" or "+08", which must be all of the text.
std::optional<int> zoneOffset(QStringView zone)
{
    if (zone == QStringView(u"Z") || zone == QStringView(u"z"))
        return 0;
    if (!charAt(zone, 0, u'+') && !charAt(zone, 0, u'-'))
        return std::nullopt;
    const int hours = digitsAt(zone, 1, 2);
    int minutes = 0;
    if (zone.size() > 3) {
        const qsizetype at = charAt(zone, 3, u':') ? 4 : 3;
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

QString compareOpText(CompareOp op)
{
    return QString::fromLatin1(opWords[size_t(op)].text);
}

std::optional<CompareOp> compareOpNamed(QStringView text)
{
    for (const OpWord &word : opWords)
        if (text == QLatin1String(word.text))
            return word.op;
    return std::nullopt;
}

QString periodUnitText(Period::Unit unit)
{
    return QString::fromLatin1(unitWords[size_t(unit)]);
}

std::optional<Period::Unit> periodUnitNamed(QStringView text)
{
    for (size_t i = 0; i < unitWords.size(); ++i) {
        const QLatin1String word(unitWords[i]);
        if (text.compare(word, Qt::CaseInsensitive) == 0 || text.compare(word.chopped(1), Qt::CaseInsensitive) == 0)
            return Period::Unit(i);
    }
    return std::nullopt;
}

QString periodText(const Period &period)
{
    const QString unit = periodUnitText(period.unit);
    if (period.which == Period::Which::This)
        return QLatin1String("this ") + unit.chopped(1);
    return (period.which == Period::Which::Last ? QLatin1String("last ") : QLatin1String("next ")) +
           QString::number(period.count) + u' ' + unit;
}

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
    if (fraction != 0)
        text += u'.' + QString::number(fraction).rightJustified(6, u'0');
    return text + u'Z';
}

std::optional<Instant> momentFromText(QStringView text)
{
    const QDate date(digitsAt(text, 0, 4), digitsAt(text, 5, 2), digitsAt(text, 8, 2));
    const bool separated = charAt(text, 4, u'-') && charAt(text, 7, u'-') && charAt(text, 13, u':') &&
                           (charAt(text, 10, u'T') || charAt(text, 10, u't') || charAt(text, 10, u' '));
    const int hours = digitsAt(text, 11, 2);
    const int minutes = digitsAt(text, 14, 2);
    if (!date.isValid() || !separated || hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
        return std::nullopt;
    qsizetype at = 16;
    int seconds = 0;
    std::int64_t fraction = 0;
    if (charAt(text, at, u':')) {
        seconds = digitsAt(text, at + 1, 2);
        if (seconds < 0 || seconds > 59)
            return std::nullopt;
        at += 3;
        if (charAt(text, at, u'.')) {
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

std::optional<Number> plainNumber(QStringView text, int shift)
{
    const bool negative = text.startsWith(u'-');
    if (negative)
        text = text.mid(1);
    const qsizetype point = text.indexOf(u'.');
    QString whole = (point < 0 ? text : text.left(point)).toString();
    QString decimals = point < 0 ? QString() : text.mid(point + 1).toString();
    const auto digits = [](const QString &part) {
        return !part.isEmpty() && std::all_of(part.begin(), part.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    };
    if (!digits(whole) || (point >= 0 && !digits(decimals)))
        return std::nullopt;
    whole += decimals.left(shift).leftJustified(shift, u'0');
    decimals = decimals.mid(shift);
    qsizetype zeros = 0;
    while (zeros + 1 < whole.size() && whole[zeros] == u'0')
        ++zeros;
    whole.remove(0, zeros);
    if (!decimals.isEmpty())
        whole += u'.' + decimals;
    return Number{negative ? u'-' + whole : whole};
}

} // namespace millrace
