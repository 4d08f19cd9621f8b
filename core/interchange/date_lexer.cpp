// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/date_lexer.h"

namespace millrace::interchange {

namespace {

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

} // namespace

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

} // namespace millrace::interchange
