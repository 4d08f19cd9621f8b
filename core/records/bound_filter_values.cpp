// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/bound_filter_values.h"

#include "core/base/text/pinyin.h"

#include <limits>

namespace millrace {

ExactUnits unitsOf(const Number &number, int scale)
{
    const QStringView text = number.text;
    const bool negative = text.startsWith(u'-');
    constexpr auto largest = std::uint64_t(std::numeric_limits<std::int64_t>::max());
    const std::uint64_t limit = negative ? largest + 1 : largest;
    std::uint64_t units = 0;
    bool exact = true;
    bool afterPoint = false;
    int missing = scale;
    const auto append = [&](std::uint64_t digit) {
        if (units > (limit - digit) / 10)
            return false;
        units = units * 10 + digit;
        return true;
    };
    for (qsizetype i = negative ? 1 : 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (c == u'.') {
            afterPoint = true;
        } else if (afterPoint && missing == 0) {
            exact = exact && c == u'0';
        } else {
            if (!append(std::uint64_t(c - u'0')))
                return {0, false, negative ? -1 : 1};
            missing -= afterPoint ? 1 : 0;
        }
    }
    for (; missing > 0; --missing)
        if (!append(0))
            return {0, false, negative ? -1 : 1};
    if (!negative)
        return {std::int64_t(units), exact, 0};
    if (!exact && units == limit)
        return {0, false, -1};
    // Unsigned negation first: the smallest number has no positive twin.
    return {std::int64_t(0 - units) - (exact ? 0 : 1), exact, 0};
}

Value valueOfUnits(const FieldDef &field, std::int64_t units)
{
    if (field.type == FieldType::Decimal)
        return Decimal{units, field.scale};
    return field.type == FieldType::Duration ? Value(Duration{units}) : Value(units);
}

std::int64_t ExactSum::total() const
{
    const std::int64_t high = m_high + std::int64_t(m_low >> 32);
    constexpr std::int64_t reach = std::int64_t(1) << 31;
    if (high >= reach)
        return std::numeric_limits<std::int64_t>::max();
    if (high < -reach)
        return std::numeric_limits<std::int64_t>::min();
    return high * (std::int64_t(1) << 32) + std::int64_t(m_low & 0xffffffffu);
}

Instant startOfDay(QDate date, const QTimeZone &zone)
{
    return Instant::fromDateTime(date.startOfDay(zone));
}

QDate dayOf(Instant moment, const QTimeZone &zone)
{
    return moment.toDateTime(zone).date();
}

static QDate plusUnits(QDate date, int count, Period::Unit unit)
{
    switch (unit) {
    case Period::Unit::Days:
        return date.addDays(count);
    case Period::Unit::Weeks:
        return date.addDays(7 * qint64(count));
    case Period::Unit::Months:
        return date.addMonths(count);
    case Period::Unit::Quarters:
        return date.addMonths(3 * count);
    case Period::Unit::Years:
        return date.addYears(count);
    }
    return date;
}

static QDate firstDayOf(Period::Unit unit, QDate today, Qt::DayOfWeek weekStart)
{
    switch (unit) {
    case Period::Unit::Days:
        return today;
    case Period::Unit::Weeks:
        return today.addDays(-((today.dayOfWeek() - int(weekStart) + 7) % 7));
    case Period::Unit::Months:
        return QDate(today.year(), today.month(), 1);
    case Period::Unit::Quarters:
        return QDate(today.year(), (today.month() - 1) / 3 * 3 + 1, 1);
    case Period::Unit::Years:
        return QDate(today.year(), 1, 1);
    }
    return today;
}

std::pair<QDate, QDate> daysOf(const Period &period, QDate today, Qt::DayOfWeek weekStart)
{
    switch (period.which) {
    case Period::Which::Last:
        return {plusUnits(today, -period.count, period.unit).addDays(1), today.addDays(1)};
    case Period::Which::Next:
        return {today, plusUnits(today, period.count, period.unit)};
    case Period::Which::This: {
        const QDate first = firstDayOf(period.unit, today, weekStart);
        return {first, plusUnits(first, 1, period.unit)};
    }
    }
    return {today, today};
}

QByteArray sortKeyOf(const FieldDef &field, const QString &text)
{
    return sortKey(text, field.nameOf == NameOf::Person ? NameKind::Person : NameKind::Plain);
}

} // namespace millrace
