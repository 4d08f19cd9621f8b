// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/formats.h"

#include <QHash>
#include <QStringList>

#include <array>
#include <cmath>
#include <span>

namespace millrace::formats {

namespace {

constexpr std::array<const char *, 12> shortMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<const char *, 12> longMonths = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
constexpr std::array<const char *, 7> weekDays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                  "Friday", "Saturday", "Sunday"};

QString twoDigits(int number)
{
    return QStringLiteral("%1").arg(number, 2, 10, QChar(u'0'));
}

QString isoDate(QDate day)
{
    return QStringLiteral("%1-%2-%3")
        .arg(day.year(), 4, 10, QChar(u'0'))
        .arg(twoDigits(day.month()), twoDigits(day.day()));
}

/// A number with `decimals` digits behind the point, without the zeros at its end where `trimmed`.
QString rounded(double number, int decimals, bool trimmed)
{
    QString text = QString::number(number, 'f', decimals);
    if (trimmed && text.contains(u'.')) {
        while (text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(u'.'))
            text.chop(1);
    }
    return text;
}

} // namespace

QString grouped(const QString &plainNumber)
{
    const qsizetype first = plainNumber.startsWith(u'-') ? 1 : 0;
    qsizetype point = plainNumber.indexOf(u'.');
    if (point < 0)
        point = plainNumber.size();
    QString text = plainNumber;
    for (qsizetype at = point - 3; at > first; at -= 3)
        text.insert(at, u',');
    return text;
}

QString integer(std::int64_t number)
{
    return grouped(QString::number(number));
}

QString percent(double share)
{
    return rounded(share * 100, 1, false) + u'%';
}

QString amountOfDays(double days)
{
    return rounded(days, days < 10 ? 1 : 0, true);
}

QString currencySign(CurrencyCode currency)
{
    const QString code = currency.toString();
    static const QHash<QString, QString> signs = {
        {QStringLiteral("CNY"), QStringLiteral("¥")},   {QStringLiteral("USD"), QStringLiteral("US$")},
        {QStringLiteral("HKD"), QStringLiteral("HK$")}, {QStringLiteral("EUR"), QStringLiteral("€")},
        {QStringLiteral("GBP"), QStringLiteral("£")},   {QStringLiteral("TWD"), QStringLiteral("NT$")},
        {QStringLiteral("KRW"), QStringLiteral("₩")},   {QStringLiteral("AUD"), QStringLiteral("A$")},
        {QStringLiteral("CAD"), QStringLiteral("C$")},  {QStringLiteral("SGD"), QStringLiteral("S$")}};
    const auto sign = signs.constFind(code);
    return sign != signs.constEnd() ? *sign : code.isEmpty() ? QString() : code + u' ';
}

QString moneyNumber(const Money &amount)
{
    return grouped(amount.amountText());
}

QString money(const Money &amount)
{
    QString number = moneyNumber(amount);
    const bool negative = number.startsWith(u'-');
    if (negative)
        number.remove(0, 1);
    return (negative ? QStringLiteral("-") : QString()) + currencySign(amount.currency) + number;
}

QString moneyCompact(const Money &amount, bool chinese)
{
    const double major = double(amount.minor) / std::pow(10.0, amount.currency.minorDigits());
    const double size = std::abs(major);
    const QString sign = (major < 0 ? QStringLiteral("-") : QString()) + currencySign(amount.currency);
    if (chinese) {
        if (size >= 1e8)
            return sign + rounded(size / 1e8, 2, false) + QStringLiteral("亿");
        if (size >= 1e4)
            return sign + rounded(size / 1e4, 1, true) + QStringLiteral("万");
        return money(amount);
    }
    if (size >= 1e9)
        return sign + rounded(size / 1e9, 1, true) + u'B';
    if (size >= 1e6)
        return sign + rounded(size / 1e6, 1, true) + u'M';
    if (size >= 1e3)
        return sign + rounded(size / 1e3, 1, true) + u'K';
    return money(amount);
}

QString compact(double number, bool chinese)
{
    struct Unit
    {
        double size;
        int decimals;
        bool trimmed;
        const char16_t *name;
    };
    static constexpr Unit han[] = {{1e8, 2, false, u"亿"}, {1e4, 1, true, u"万"}};
    static constexpr Unit latin[] = {{1e9, 1, true, u"B"}, {1e6, 1, true, u"M"}, {1e3, 1, true, u"K"}};
    const double size = std::abs(number);
    const auto units = chinese ? std::span<const Unit>(han) : std::span<const Unit>(latin);
    if (size >= 1e4)
        for (const Unit &unit : units)
            // What is rounded up to the next unit is written in it.
            if (size >= unit.size * 0.99995)
                return rounded(number / unit.size, unit.decimals, unit.trimmed) + QString::fromUtf16(unit.name);
    return grouped(rounded(number, 2, true));
}

QString date(QDate day, bool chinese)
{
    if (!day.isValid())
        return {};
    if (chinese)
        return isoDate(day);
    return QStringLiteral("%1 %2 %3")
        .arg(day.day())
        .arg(QLatin1String(shortMonths[size_t(day.month() - 1)]))
        .arg(day.year());
}

QString dayOfYear(QDate day, bool chinese)
{
    if (!day.isValid())
        return {};
    if (chinese)
        return QStringLiteral("%1月%2日").arg(day.month()).arg(day.day());
    return QStringLiteral("%1 %2").arg(day.day()).arg(QLatin1String(shortMonths[size_t(day.month() - 1)]));
}

QString longDate(QDate day, bool chinese)
{
    if (!day.isValid())
        return {};
    if (chinese) {
        static const QString days = QStringLiteral("一二三四五六日");
        return QStringLiteral("%1年%2月%3日 星期%4")
            .arg(day.year())
            .arg(day.month())
            .arg(day.day())
            .arg(days[day.dayOfWeek() - 1]);
    }
    return QStringLiteral("%1, %2 %3 %4")
        .arg(QLatin1String(weekDays[size_t(day.dayOfWeek() - 1)]))
        .arg(day.day())
        .arg(QLatin1String(longMonths[size_t(day.month() - 1)]))
        .arg(day.year());
}

QString timeOfDay(Instant moment, const QTimeZone &zone)
{
    const QTime time = moment.toDateTime(zone).time();
    return twoDigits(time.hour()) + u':' + twoDigits(time.minute());
}

QString dateTime(Instant moment, const QTimeZone &zone, bool chinese)
{
    const QDate day = moment.toDateTime(zone).date();
    return date(day, chinese) + (chinese ? QStringLiteral(" ") : QStringLiteral(", ")) + timeOfDay(moment, zone);
}

QString relative(Instant moment, Instant now, const QTimeZone &zone, bool chinese)
{
    const std::int64_t seconds = (now.us - moment.us) / 1'000'000;
    if (seconds >= 0 && seconds < 60)
        return chinese ? QStringLiteral("刚刚") : QStringLiteral("just now");
    if (seconds >= 0 && seconds < 3600)
        return (chinese ? QStringLiteral("%1 分钟前") : QStringLiteral("%1 min ago")).arg(seconds / 60);
    if (seconds >= 0 && seconds < 86400)
        return (chinese ? QStringLiteral("%1 小时前") : QStringLiteral("%1 h ago")).arg(seconds / 3600);
    const QDate day = moment.toDateTime(zone).date();
    if (day.year() != now.toDateTime(zone).date().year())
        return dateTime(moment, zone, chinese);
    const QString time = timeOfDay(moment, zone);
    if (chinese)
        return twoDigits(day.month()) + u'-' + twoDigits(day.day()) + u' ' + time;
    return QStringLiteral("%1 %2, %3").arg(day.day()).arg(QLatin1String(shortMonths[size_t(day.month() - 1)]), time);
}

QString duration(Duration length, bool chinese)
{
    const std::int64_t seconds = std::abs(length.seconds);
    QStringList parts;
    if (seconds >= 3600)
        parts << (chinese ? QStringLiteral("%1 小时") : QStringLiteral("%1 h")).arg(seconds / 3600);
    if (seconds % 3600 >= 60)
        parts << (chinese ? QStringLiteral("%1 分") : QStringLiteral("%1 min")).arg(seconds % 3600 / 60);
    if (seconds % 60 != 0 || parts.isEmpty())
        parts << (chinese ? QStringLiteral("%1 秒") : QStringLiteral("%1 s")).arg(seconds % 60);
    return (length.seconds < 0 ? QStringLiteral("-") : QString()) + parts.join(u' ');
}

} // namespace millrace::formats
