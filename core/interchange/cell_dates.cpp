// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/cell_dates.h"

#include <array>

namespace millrace {

namespace {

constexpr int earliestYear = 1000;
constexpr int latestYear = 2999;

struct NumberPart
{
    int value = 0;
    int digits = 0;
};

/// A cell taken apart before its order is known.
struct DateParts
{
    std::array<NumberPart, 3> numbers;
    int count = 0;
    int month = 0;         // named, or labelled 月
    int monthPlace = -1;   // how many numbers stood before its name
    bool labelled = false; // 年月日: the numbers are in this order
    std::optional<QTime> time;
    std::optional<int> offset;
};

class DateLexer
{
public:
    explicit DateLexer(QStringView text) : m_text(text) {}

    bool read(DateParts &parts);

private:
    char16_t at(qsizetype ahead = 0) const
    {
        return m_pos + ahead < m_text.size() ? m_text[m_pos + ahead].unicode() : u'\0';
    }
    static bool isDigit(char16_t c) { return c >= u'0' && c <= u'9'; }
    static bool isLetter(char16_t c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); }
    bool done() const { return m_pos >= m_text.size(); }
    bool skipSpaces()
    {
        const qsizetype before = m_pos;
        while (at() == u' ')
            ++m_pos;
        return m_pos > before;
    }
    bool accept(QStringView word)
    {
        if (!m_text.sliced(m_pos).startsWith(word, Qt::CaseInsensitive))
            return false;
        m_pos += word.size();
        return true;
    }
    NumberPart number()
    {
        NumberPart part;
        for (; isDigit(at()); ++m_pos, ++part.digits)
            if (part.digits < 9)
                part.value = part.value * 10 + (at() - u'0');
        return part;
    }
    QStringView word()
    {
        const qsizetype begin = m_pos;
        while (isLetter(at()))
            ++m_pos;
        return m_text.sliced(begin, m_pos - begin);
    }
    bool readWord(DateParts &parts);
    bool readChinese(DateParts &parts);
    bool readSeparator(DateParts &parts);
    bool dateComplete(const DateParts &parts) const { return parts.count + (parts.month ? 1 : 0) == 3; }
    bool readTime(DateParts &parts);
    bool readOffset(DateParts &parts);
    int readHalf();

    QStringView m_text;
    qsizetype m_pos = 0;
    char16_t m_separator = 0;
};

int monthByName(QStringView word)
{
    static constexpr QStringView names[] = {u"january",   u"february", u"march",    u"april",
                                            u"may",       u"june",     u"july",     u"august",
                                            u"september", u"october",  u"november", u"december"};
    if (word.size() < 3)
        return 0;
    if (word.compare(u"sept", Qt::CaseInsensitive) == 0)
        return 9;
    for (int i = 0; i < 12; ++i)
        if (word.compare(names[i], Qt::CaseInsensitive) == 0 ||
            (word.size() == 3 && names[i].startsWith(word, Qt::CaseInsensitive)))
            return i + 1;
    return 0;
}

bool isWeekday(QStringView word)
{
    static constexpr QStringView names[] = {u"monday", u"tuesday",  u"wednesday", u"thursday",
                                            u"friday", u"saturday", u"sunday"};
    for (const QStringView name : names)
        if (word.size() >= 3 && name.startsWith(word, Qt::CaseInsensitive))
            return true;
    return false;
}

bool DateLexer::readWord(DateParts &parts)
{
    const QStringView name = word();
    if (const int month = monthByName(name)) {
        if (parts.month)
            return false;
        parts.month = month;
        parts.monthPlace = parts.count;
        if (at() == u'.')
            ++m_pos;
        return true;
    }
    if (isWeekday(name)) {
        if (at() == u'.')
            ++m_pos;
        return true;
    }
    const bool afterNumber = m_pos - name.size() > 0 && isDigit(m_text[m_pos - name.size() - 1].unicode());
    for (const QStringView ending : {u"st", u"nd", u"rd", u"th"})
        if (afterNumber && name.compare(ending, Qt::CaseInsensitive) == 0)
            return true;
    return false;
}

/// Chinese month names (十二月) and weekdays (星期五, 周五).
bool DateLexer::readChinese(DateParts &parts)
{
    if (accept(u"星期") || accept(u"周") || accept(u"礼拜")) {
        if (QStringView(u"一二三四五六日天").contains(QChar(at()))) {
            ++m_pos;
            return true;
        }
        return false;
    }
    static constexpr QStringView months[] = {u"十二月", u"十一月", u"十月", u"九月", u"八月", u"七月",
                                             u"六月",   u"五月",   u"四月", u"三月", u"二月", u"一月"};
    for (int i = 0; i < 12; ++i)
        if (accept(months[i])) {
            if (parts.month)
                return false;
            parts.month = 12 - i;
            parts.monthPlace = parts.count;
            return true;
        }
    return false;
}

/// What may stand between two parts; numbers must agree on one character.
bool DateLexer::readSeparator(DateParts &parts)
{
    const bool spaces = skipSpaces();
    const char16_t c = at();
    if (parts.count > 0 && (c == u'年' || c == u'月' || c == u'日' || c == u'号')) {
        const int place = c == u'年' ? 1 : c == u'月' ? 2 : 3;
        if (parts.month ? place == 2 : parts.count != place)
            return false;
        parts.labelled = true;
        ++m_pos;
        skipSpaces();
        return true;
    }
    if (at() == u'-' || at() == u'/' || at() == u'.') {
        if (m_separator && m_separator != at())
            return false;
        m_separator = at();
        ++m_pos;
        skipSpaces();
        return true;
    }
    if (at() == u',') {
        ++m_pos;
        skipSpaces();
        return true;
    }
    return spaces || isLetter(at()) || at() > 0x7F || (isDigit(at()) && (parts.month || parts.labelled));
}

bool DateLexer::read(DateParts &parts)
{
    bool first = true;
    while (!done() && !dateComplete(parts)) {
        if (!first && !readSeparator(parts))
            return false;
        first = false;
        if (done())
            break;
        if (isDigit(at())) {
            if (parts.count == 3)
                return false;
            const NumberPart part = number();
            if (part.digits > 8)
                return false;
            if (part.digits == 8) {
                if (parts.count || parts.month)
                    return false;
                parts.numbers = {NumberPart{part.value / 10000, 4}, NumberPart{part.value / 100 % 100, 2},
                                 NumberPart{part.value % 100, 2}};
                parts.count = 3;
                break;
            }
            parts.numbers[size_t(parts.count++)] = part;
        } else if (isLetter(at())) {
            if (!readWord(parts))
                return false;
        } else if (at() != u'年' && at() != u'月' && at() != u'日' && at() != u'号') {
            if (!readChinese(parts))
                return false;
        }
    }
    if (!dateComplete(parts))
        return false;
    if (parts.labelled)
        skipSpaces();
    if (at() == u'日' || at() == u'号' || (at() == u'年' && parts.month)) {
        ++m_pos;
    } else if (at() == u'.' && m_separator == u'.' && m_pos + 1 == m_text.size()) {
        ++m_pos; // "15. 4. 2021." as in several countries
    }
    if (done())
        return true;
    if (at() == u'T' || at() == u't') {
        if (!isDigit(at(1)))
            return false;
        ++m_pos;
    } else {
        if (at() == u',')
            ++m_pos;
        skipSpaces();
        if (isLetter(at()) || accept(u"(")) {
            if (!isWeekday(word()))
                return false;
            accept(u")");
        } else if (at() == u'星' || at() == u'周' || at() == u'礼') {
            if (!readChinese(parts))
                return false;
        }
        skipSpaces();
    }
    return done() || readTime(parts);
}

/// 1 before noon, 2 after, 0 where nothing is said.
int DateLexer::readHalf()
{
    if (accept(u"上午") || accept(u"凌晨") || accept(u"早上") || accept(u"a.m.") || accept(u"am"))
        return 1;
    if (accept(u"下午") || accept(u"晚上") || accept(u"中午") || accept(u"p.m.") || accept(u"pm"))
        return 2;
    return 0;
}

bool DateLexer::readTime(DateParts &parts)
{
    int half = readHalf();
    skipSpaces();
    const NumberPart hour = number();
    if (hour.digits < 1 || hour.digits > 2 || (!accept(u":") && !accept(u"时") && !accept(u"点")))
        return false;
    const NumberPart minute = number();
    if (minute.digits != 2)
        return false;
    NumberPart second;
    int milliseconds = 0;
    if (accept(u"分") || at() == u':') {
        accept(u":");
        if (isDigit(at())) {
            second = number();
            if (second.digits != 2)
                return false;
            accept(u"秒");
        }
        if ((at() == u'.' || at() == u',') && isDigit(at(1))) {
            ++m_pos;
            int weight = 100;
            for (; isDigit(at()); ++m_pos, weight /= 10)
                milliseconds += (at() - u'0') * weight;
        }
    }
    skipSpaces();
    if (!half)
        half = readHalf();
    int hours = hour.value;
    if (half) {
        // 下午 15:00 is written too; "0 PM" and "13 AM" are mistakes.
        if (hours > 12 && half == 1)
            return false;
        if (hours == 12 && half == 1)
            hours = 0;
        else if (hours < 12 && half == 2)
            hours += 12;
    }
    const QTime time(hours, minute.value, second.value, milliseconds);
    if (!time.isValid())
        return false;
    parts.time = time;
    skipSpaces();
    return done() || (readOffset(parts) && done());
}

bool DateLexer::readOffset(DateParts &parts)
{
    if (accept(u"Z") || accept(u"UTC") || accept(u"GMT")) {
        parts.offset = 0;
        if (done())
            return true;
    }
    if (at() != u'+' && at() != u'-')
        return false;
    const int sign = at() == u'-' ? -1 : 1;
    ++m_pos;
    const NumberPart hours = number();
    int minutes = 0;
    int whole = hours.value;
    if (hours.digits == 4) {
        minutes = hours.value % 100;
        whole = hours.value / 100;
    } else if (hours.digits < 1 || hours.digits > 2) {
        return false;
    } else if (accept(u":")) {
        const NumberPart rest = number();
        if (rest.digits != 2)
            return false;
        minutes = rest.value;
    }
    if (whole > 14 || minutes > 59)
        return false;
    parts.offset = sign * (whole * 3600 + minutes * 60);
    return true;
}

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
    DateLexer lexer(narrow);
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
