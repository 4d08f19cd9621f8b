// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QDateTime>
#include <QString>
#include <QStringView>
#include <QTime>
#include <QTimeZone>

#include <optional>
#include <span>

namespace millrace {

/// How a date of three numbers is to be read where it does not begin with a four-digit year or name its month.
enum class DateOrder { YearMonthDay, DayMonthYear, MonthDayYear };

/// How the dates of one column are written.
struct DateFormat
{
    DateOrder order = DateOrder::YearMonthDay;
    int yearDigits = 0;       ///< 2 or 4 where a format string says so; 0: either
    bool excelSerial = false; ///< numbers are days since 1899-12-30, as Excel stores them

    bool operator==(const DateFormat &) const = default;
};

/// A date, with the time and the offset from UTC where the text has them.
struct DateCell
{
    QDate date;
    std::optional<QTime> time;
    std::optional<int> offsetSeconds;
};

/// What a whole column says about its dates. Empty cells do not count.
struct ColumnDateFormat
{
    DateFormat format;
    bool ambiguous = false;     ///< day-month and month-day both fit every cell; format has day-month
    bool contradictory = false; ///< no order fits every cell; format has the one that fits most
    qint64 dates = 0;           ///< cells that are dates in this format
    qint64 unreadable = 0;      ///< cells that are not
    qint64 withTime = 0;
    QString example; ///< the first cell that can be read in both orders
};

/// Guesses how a column writes its dates, fed with its cells in any order; constant memory. A four-digit year settles
/// where the year is; a two-digit year is last; then the order counts that every cell allows.
class DateColumnGuess
{
public:
    void add(QStringView cell);
    ColumnDateFormat result() const;

private:
    qint64 m_settled = 0; // year first, named month or labelled: reads the same in every order
    qint64 m_dayFirst = 0;
    qint64 m_monthFirst = 0;
    qint64 m_either = 0; // counted in both
    qint64 m_unreadable = 0;
    qint64 m_withTime = 0;
    QString m_example;
};

ColumnDateFormat guessDateFormat(std::span<const QStringView> cells);

/// A format string as mapping files have it: "dd-mm-yy", "m/d/yyyy", "yyyy-mm-dd", "yyyy年m月d日", "excel". The letters
/// give the order and the year's digits; separators and a time part are free. Nothing for anything else.
std::optional<DateFormat> dateFormatFromPattern(QStringView pattern);

/// Reads a cell: numbers divided by - / . or spaces, 年月日, English and Chinese month names, weekday names skipped,
/// eight digits, then perhaps a time (24 h, or AM/PM/上午/下午) with Z or an offset. Two-digit years mean 1970 to 2069.
/// Nothing for what is no date, lies outside the years 1000 to 2999, or does not fit the format.
std::optional<DateCell> parseDateCell(QStringView text, const DateFormat &format = {});

/// The date of parseDateCell, whatever time follows.
std::optional<QDate> parseDate(QStringView text, const DateFormat &format = {});

/// A moment: a time without an offset is of `zone`, a date without a time is its midnight there.
std::optional<QDateTime> parseDateTime(QStringView text, const DateFormat &format, const QTimeZone &zone);

namespace interchange {

/// Full-width digits, letters and signs as ASCII, other white space as spaces, trimmed.
QString narrowed(QStringView text);

} // namespace interchange

} // namespace millrace
