// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChar>
#include <QStringView>
#include <QTime>

#include <array>
#include <optional>

namespace millrace::interchange {

/// Some digits of a date.
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

/// Takes a narrowed text apart into the parts of a date and its time, whatever their order.
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

} // namespace millrace::interchange
