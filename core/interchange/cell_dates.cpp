// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/cell_dates.h"

#include "core/interchange/date_lexer.h"

namespace millrace {

using interchange::DateParts;
using interchange::NumberPart;

namespace {

constexpr int earliestYear = 1000;
constexpr int latestYear = 2999;

std::optional<int> fullYear(const NumberPart &part)
{
    if (part.digits == 4)
        return part.value;
    if (part.digits == 2)
        return part.value >= 70 ? 1900 + part.value : 2000 + part.value;
    return std::nullopt;
}

QDate checkedDate(const NumberPart &year, int month, const NumberPart &day, int yearDigits)
{
    const auto full = fullYear(year);
    if (!full || day.digits > 2 || *full < earliestYear || *full > latestYear)
        return {};
    if (yearDigits == 4 && year.digits != 4)
        return {};
    return QDate(*full, month, day.value);
}

QDate monthNumber(const NumberPart &year, const NumberPart &month, const NumberPart &day, int yearDigits)
{
    return month.digits > 2 ? QDate() : checkedDate(year, month.value, day, yearDigits);
}

/// Whether the parts read the same in every order: the year is first, or the month is named.
bool settled(const DateParts &parts)
{
    return parts.month || parts.labelled || parts.numbers[0].digits == 4;
}

QDate dateOf(const DateParts &parts, DateOrder order, int yearDigits)
{
    const auto &[a, b, c] = parts.numbers;
    if (parts.month) {
        // "2021 Apr 15", "2021年四月15日"; else the year is the last of the two.
        if (a.digits == 4 || (parts.labelled && parts.monthPlace == 1))
            return checkedDate(a, parts.month, b, yearDigits);
        return checkedDate(b, parts.month, a, yearDigits);
    }
    if (settled(parts))
        return monthNumber(a, b, c, yearDigits);
    switch (order) {
    case DateOrder::YearMonthDay:
        return yearDigits == 2 ? monthNumber(a, b, c, yearDigits) : QDate();
    case DateOrder::DayMonthYear:
        return monthNumber(c, b, a, yearDigits);
    case DateOrder::MonthDayYear:
        return monthNumber(c, a, b, yearDigits);
    }
    return {};
}

std::optional<DateParts> takeApart(QStringView text)
{
    if (text.size() < 6 || text.size() > 64)
        return std::nullopt;
    const QString narrow = interchange::narrowed(text);
    DateParts parts;
    interchange::DateLexer lexer(narrow);
    if (!lexer.read(parts))
        return std::nullopt;
    return parts;
}

/// Excel counts from 1900-01-01 = 1 and believes that 1900 was a leap year: 60 is no day.
std::optional<DateCell> excelSerialCell(QStringView text)
{
    bool good = false;
    const double serial = interchange::narrowed(text).toDouble(&good);
    if (!good || !(serial >= 1) || serial >= 401769 || (serial >= 60 && serial < 61))
        return std::nullopt;
    const qint64 days = qint64(serial);
    DateCell cell;
    cell.date = QDate(1899, 12, serial < 60 ? 31 : 30).addDays(days);
    const int milliseconds = int((serial - double(days)) * 86'400'000.0 + 0.5);
    if (milliseconds > 0) {
        // Excel's own rounding to the second
        const int seconds = qMin((milliseconds + 500) / 1000, 86'399);
        cell.time = QTime(0, 0).addSecs(seconds);
    }
    return cell;
}

} // namespace

QString interchange::narrowed(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    QString result(trimmed.size(), Qt::Uninitialized);
    for (qsizetype i = 0; i < trimmed.size(); ++i) {
        const QChar c = trimmed[i];
        const char16_t u = c.unicode();
        if (u >= 0xFF01 && u <= 0xFF5E)
            result[i] = QChar(u - 0xFEE0);
        else if (u == 0x2212)
            result[i] = u'-';
        else
            result[i] = c.isSpace() ? QChar(u' ') : c;
    }
    return result;
}

void DateColumnGuess::add(QStringView cell)
{
    if (cell.trimmed().isEmpty())
        return;
    const auto parts = takeApart(cell);
    if (!parts) {
        ++m_unreadable;
        return;
    }
    if (settled(*parts)) {
        if (!dateOf(*parts, DateOrder::YearMonthDay, 0).isValid()) {
            ++m_unreadable;
            return;
        }
        ++m_settled;
    } else {
        const bool dayFirst = dateOf(*parts, DateOrder::DayMonthYear, 0).isValid();
        const bool monthFirst = dateOf(*parts, DateOrder::MonthDayYear, 0).isValid();
        if (!dayFirst && !monthFirst) {
            ++m_unreadable;
            return;
        }
        m_dayFirst += dayFirst;
        m_monthFirst += monthFirst;
        if (dayFirst && monthFirst) {
            ++m_either;
            // 5/5/2021 is the same day both ways and tells nothing.
            if (m_example.isEmpty() && parts->numbers[0].value != parts->numbers[1].value)
                m_example = cell.trimmed().toString();
        }
    }
    m_withTime += parts->time.has_value();
}

ColumnDateFormat DateColumnGuess::result() const
{
    ColumnDateFormat column;
    column.withTime = m_withTime;
    column.unreadable = m_unreadable;
    const qint64 numeric = m_dayFirst + m_monthFirst - m_either;
    if (numeric == 0) {
        column.dates = m_settled;
        return column;
    }
    const bool monthFirst = m_monthFirst > m_dayFirst;
    const qint64 fitting = monthFirst ? m_monthFirst : m_dayFirst;
    column.format.order = monthFirst ? DateOrder::MonthDayYear : DateOrder::DayMonthYear;
    column.dates = m_settled + fitting;
    column.unreadable += numeric - fitting;
    column.contradictory = fitting < numeric;
    column.ambiguous = m_dayFirst == m_monthFirst && !m_example.isEmpty();
    column.example = m_example;
    return column;
}

ColumnDateFormat guessDateFormat(std::span<const QStringView> cells)
{
    DateColumnGuess guess;
    for (const QStringView cell : cells)
        guess.add(cell);
    return guess.result();
}

std::optional<DateFormat> dateFormatFromPattern(QStringView pattern)
{
    const QString text = interchange::narrowed(pattern).toLower();
    if (text == u"excel" || text == u"serial")
        return DateFormat{DateOrder::YearMonthDay, 0, true};
    QString order;
    int letters[3] = {0, 0, 0}; // y m d
    for (const QChar c : text) {
        if (c == u'h' || c == u't')
            break;
        const qsizetype which = QStringView(u"ymd").indexOf(c);
        if (which < 0) {
            if (c.isLetter() && !QStringView(u"年月日号").contains(c))
                return std::nullopt;
            continue;
        }
        if (letters[which]++ > 0) {
            if (order.back() != c)
                return std::nullopt;
        } else {
            order.append(c);
        }
    }
    if ((letters[0] != 2 && letters[0] != 4) || letters[1] < 1 || letters[1] > 4 || letters[2] < 1 || letters[2] > 2)
        return std::nullopt;
    DateFormat format;
    format.yearDigits = letters[0];
    if (order == u"ymd")
        format.order = DateOrder::YearMonthDay;
    else if (order == u"dmy")
        format.order = DateOrder::DayMonthYear;
    else if (order == u"mdy")
        format.order = DateOrder::MonthDayYear;
    else
        return std::nullopt;
    return format;
}

std::optional<DateCell> parseDateCell(QStringView text, const DateFormat &format)
{
    if (format.excelSerial)
        if (auto cell = excelSerialCell(text))
            return cell;
    const auto parts = takeApart(text);
    if (!parts)
        return std::nullopt;
    const QDate date = dateOf(*parts, format.order, format.yearDigits);
    if (!date.isValid())
        return std::nullopt;
    return DateCell{date, parts->time, parts->offset};
}

std::optional<QDate> parseDate(QStringView text, const DateFormat &format)
{
    const auto cell = parseDateCell(text, format);
    return cell ? std::optional(cell->date) : std::nullopt;
}

std::optional<QDateTime> parseDateTime(QStringView text, const DateFormat &format, const QTimeZone &zone)
{
    const auto cell = parseDateCell(text, format);
    if (!cell)
        return std::nullopt;
    const QTime time = cell->time.value_or(QTime(0, 0));
    const QDateTime moment = cell->offsetSeconds ? QDateTime(cell->date, time, Qt::OffsetFromUTC, *cell->offsetSeconds)
                                                 : QDateTime(cell->date, time, zone);
    return moment.isValid() ? std::optional(moment) : std::nullopt;
}

} // namespace millrace
