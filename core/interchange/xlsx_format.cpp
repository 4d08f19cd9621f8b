// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/xlsx_format.h"

#include "core/interchange/row_builder.h"

#include <QDate>
#include <QTime>

#include <algorithm>
#include <cmath>

namespace millrace::interchange {

namespace {

using Kind = XlsxNumberFormat::Kind;

constexpr double lastSerial = 2'958'466; // 9999-12-31 and its hours
constexpr qint64 dayMilliseconds = 86'400'000;

/// The first section of a format code, without what is only shown: quoted and escaped text, fill and space characters,
/// colours and locales.
QString bareCode(QStringView code, bool *elapsed, CurrencyCode *currency)
{
    QString bare;
    for (qsizetype i = 0; i < code.size(); ++i) {
        const QChar c = code[i].toLower();
        if (c == u';')
            break;
        if (c == u'"') {
            const qsizetype end = code.indexOf(u'"', i + 1);
            i = end < 0 ? code.size() : end;
        } else if (c == u'\\' || c == u'_' || c == u'*') {
            ++i;
        } else if (c == u'[') {
            const qsizetype end = code.indexOf(u']', i + 1);
            const QStringView inside = code.mid(i + 1, end < 0 ? -1 : end - i - 1);
            const auto isLetter = [&](QLatin1Char letter) {
                return !inside.isEmpty() &&
                       std::all_of(inside.begin(), inside.end(), [&](QChar each) { return each.toLower() == letter; });
            };
            if (isLetter(QLatin1Char('h')) || isLetter(QLatin1Char('m')) || isLetter(QLatin1Char('s')))
                *elapsed = true;
            if (inside.startsWith(u'$') && currency->isEmpty())
                *currency = CurrencyCode::fromString(inside.mid(1, inside.indexOf(u'-') - 1)).value_or(CurrencyCode());
            i = end < 0 ? code.size() : end;
        } else {
            bare += c;
        }
    }
    return bare;
}

QString timeText(qint64 milliseconds, bool fractions)
{
    const QTime time = QTime::fromMSecsSinceStartOfDay(int(milliseconds));
    return time.toString(fractions && time.msec() ? QStringLiteral("HH:mm:ss.zzz") : QStringLiteral("HH:mm:ss"));
}

std::optional<QString> serialText(double serial, const XlsxNumberFormat &format, bool epoch1904)
{
    const bool duration = format.kind == Kind::Duration;
    if (!std::isfinite(serial) || serial < 0 || serial >= lastSerial)
        return std::nullopt;
    // Excel stores a sum of binary fractions; what is shown is rounded to the second.
    const double unit = format.fractions ? 1.0 : 1000.0;
    const qint64 total = qint64(std::llround(serial * double(dayMilliseconds) / unit)) * qint64(unit);
    const qint64 day = total / dayMilliseconds;
    const qint64 rest = total % dayMilliseconds;
    if (duration) {
        const qint64 seconds = total / 1000;
        return QStringLiteral("%1:%2:%3")
            .arg(seconds / 3600)
            .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'))
            .arg(seconds % 60, 2, 10, QLatin1Char('0'));
    }
    if (day == 0 && (format.kind == Kind::Time || (rest != 0 && !epoch1904)))
        return timeText(rest, format.fractions);
    if (day == 0 && !epoch1904)
        return std::nullopt;
    QString date;
    if (epoch1904)
        date = QDate(1904, 1, 1).addDays(day).toString(Qt::ISODate);
    else if (day == 60)
        date = QStringLiteral("1900-02-29"); // Excel's own: no calendar has it
    else
        date = QDate(1899, 12, day < 60 ? 31 : 30).addDays(day).toString(Qt::ISODate);
    if (rest == 0 && format.kind == Kind::Date)
        return date;
    return date + u' ' + timeText(rest, format.fractions);
}

} // namespace

XlsxNumberFormat xlsxBuiltinFormat(int id)
{
    XlsxNumberFormat format;
    if (id == 9 || id == 10)
        format.kind = Kind::Percent;
    else if ((id >= 18 && id <= 21) || id == 32 || id == 33 || (id >= 55 && id <= 56))
        format.kind = id == 55 || id == 56 ? Kind::Date : Kind::Time;
    else if (id == 45 || id == 46)
        format.kind = id == 45 ? Kind::Time : Kind::Duration;
    else if (id == 47)
        format = {Kind::Time, 0, true};
    else if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
        format.kind = Kind::Date;
    return format;
}

XlsxNumberFormat xlsxFormatOfCode(QStringView code)
{
    XlsxNumberFormat format;
    bool elapsed = false;
    CurrencyCode currency;
    QString bare = bareCode(code, &elapsed, &currency);
    if (bare.contains(u"general"))
        return format;
    const bool halves = bare.contains(u"am/pm") || bare.contains(u"a/p");
    bare.remove(QStringLiteral("am/pm")).remove(QStringLiteral("a/p"));
    format.fractions = bare.contains(u"s.0");
    const bool day = bare.contains(u'y') || bare.contains(u'd');
    const bool hours = bare.contains(u'h') || bare.contains(u's') || halves;
    if (elapsed)
        format.kind = Kind::Duration;
    else if (day || (bare.contains(u'm') && !hours))
        format.kind = Kind::Date;
    else if (hours)
        format.kind = Kind::Time;
    else if (bare.contains(u'%'))
        format.kind = Kind::Percent;
    else if (bare.size() > 1 && bare.size() < 30 && bare.count(u'0') == bare.size())
        format = {Kind::Padded, quint8(bare.size()), false};
    if (format.kind == Kind::Plain)
        format.currency = currency;
    return format;
}

std::optional<QString> xlsxPlainNumber(const QString &stored)
{
    const QString text = stored.trimmed();
    const QStringView digits = text.startsWith(u'-') ? QStringView(text).mid(1) : QStringView(text);
    const bool whole = !digits.isEmpty() && digits.size() <= 40 &&
                       std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (whole)
        return text;
    bool number = false;
    const double value = text.toDouble(&number);
    if (!number || !std::isfinite(value) || std::abs(value) > 1e100 || (value != 0 && std::abs(value) < 1e-100))
        return std::nullopt;
    const QString scientific = QString::number(value, 'e', 14);
    const qsizetype at = scientific.indexOf(u'e');
    return shiftedNumber(scientific.left(at), scientific.mid(at + 1).toInt());
}

std::optional<QString> xlsxShown(const QString &stored, const XlsxNumberFormat &format, bool epoch1904)
{
    std::optional<QString> plain = xlsxPlainNumber(stored);
    if (!plain)
        return plain;
    switch (format.kind) {
    case Kind::Plain:
        return format.currency.isEmpty() ? *plain : *plain + u' ' + format.currency.toString();
    case Kind::Percent:
        return shiftedNumber(*plain, 2) + u'%';
    case Kind::Padded:
        if (!plain->startsWith(u'-') && !plain->contains(u'.'))
            return plain->rightJustified(format.width, u'0');
        break;
    case Kind::Date:
    case Kind::Time:
    case Kind::Duration:
        if (auto shown = serialText(stored.trimmed().toDouble(), format, epoch1904))
            return shown;
        break;
    }
    return plain;
}

QString xlsxUnescaped(QString text)
{
    for (qsizetype at = text.indexOf(u"_x"); at >= 0; at = text.indexOf(u"_x", at + 1)) {
        if (at + 6 >= text.size() || text[at + 6] != u'_')
            continue;
        bool hexadecimal = false;
        const ushort unit = QStringView(text).mid(at + 2, 4).toUShort(&hexadecimal, 16);
        if (!hexadecimal)
            continue;
        text.replace(at, 7, unit == u'\r' ? QStringLiteral("\n") : QString(QChar(unit)));
    }
    return text;
}

XlsxCellPlace xlsxCellPlace(QStringView reference)
{
    XlsxCellPlace place;
    int column = 0;
    qsizetype i = 0;
    for (; i < reference.size() && i < 4; ++i) {
        const ushort c = reference[i].toUpper().unicode();
        if (c < u'A' || c > u'Z')
            break;
        column = column * 26 + (c - u'A' + 1);
    }
    place.column = column - 1;
    bool number = false;
    const qint64 row = reference.mid(i).toLongLong(&number);
    place.row = number && row > 0 ? row : 0;
    return place;
}

} // namespace millrace::interchange
