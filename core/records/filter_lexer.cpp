// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/filter_lexer.h"

#include "core/records/filter_words.h"

namespace millrace {

static bool isWordStart(char16_t c)
{
    return c == u'_' || QChar(c).isLetter();
}

static bool isWordPart(char16_t c)
{
    return isWordStart(c) || (c >= u'0' && c <= u'9');
}

static FilterToken badToken(qsizetype position, const char *expected)
{
    FilterToken token;
    token.kind = FilterToken::Kind::Bad;
    token.position = position;
    token.text = QString::fromLatin1(expected);
    return token;
}

char16_t FilterLexer::charAt(qsizetype at) const
{
    if (at >= m_text.size())
        return 0;
    const char16_t c = m_text[at].unicode();
    if (c >= 0xff01 && c <= 0xff5e)
        return char16_t(c - 0xfee0);
    switch (c) {
    case u'　':
        return u' ';
    case u'。':
        return u'.';
    case u'、':
        return u',';
    default:
        return c;
    }
}

bool FilterLexer::digitAt(qsizetype at) const
{
    const char16_t c = charAt(at);
    return c >= u'0' && c <= u'9';
}

QString FilterLexer::narrow(qsizetype from, qsizetype to) const
{
    QString text;
    for (qsizetype i = from; i < to; ++i)
        text += QChar(charAt(i));
    return text;
}

FilterToken FilterLexer::next()
{
    while (m_at < m_text.size() && QChar(charAt(m_at)).isSpace())
        ++m_at;
    const qsizetype start = m_at;
    FilterToken token;
    token.position = start;
    if (start >= m_text.size())
        return token;
    // Quotes are told apart as typed: a full-width one is closed by its own kind.
    switch (m_text[start].unicode()) {
    case u'"':
        return quoted(start, u"\"");
    case u'＂':
        return quoted(start, u"＂");
    case u'“':
    case u'”':
        return quoted(start, u"”“");
    case u'「':
        return quoted(start, u"」");
    default:
        break;
    }
    if (digitAt(start) || (charAt(start) == u'-' && digitAt(start + 1)))
        return number(start);
    if (!isWordStart(charAt(start)))
        return sign(start);
    while (m_at < m_text.size() && isWordPart(charAt(m_at)))
        ++m_at;
    token.kind = FilterToken::Kind::Word;
    token.text = narrow(start, m_at);
    return token;
}

FilterToken FilterLexer::quoted(qsizetype start, QStringView closers)
{
    FilterToken token;
    token.kind = FilterToken::Kind::Text;
    token.position = start;
    for (m_at = start + 1; m_at < m_text.size(); ++m_at) {
        const QChar c = m_text[m_at];
        if (closers.contains(c)) {
            ++m_at;
            return token;
        }
        const bool escapes =
            c == u'\\' && m_at + 1 < m_text.size() &&
            (m_text[m_at + 1] == u'\\' || m_text[m_at + 1] == u'"' || closers.contains(m_text[m_at + 1]));
        token.text += escapes ? m_text[++m_at] : c;
    }
    return badToken(m_at, "closing quote");
}

FilterToken FilterLexer::number(qsizetype start)
{
    qsizetype end = start + (charAt(start) == u'-' ? 1 : 0);
    while (digitAt(end))
        ++end;
    if (end - start == 4 && charAt(end) == u'-' && digitAt(end + 1))
        return dateOrMoment(start);
    if (charAt(end) == u'.' && digitAt(end + 1)) {
        ++end;
        while (digitAt(end))
            ++end;
    }
    int shift = 0;
    m_at = end;
    for (qsizetype at = end; shift < 32; ++at) {
        const char16_t c = charAt(at);
        if (QChar(c).isSpace())
            continue;
        if (c == u'万' || c == u'萬')
            shift += 4;
        else if (c == u'亿' || c == u'億')
            shift += 8;
        else
            break;
        m_at = at + 1;
    }
    FilterToken token;
    token.position = start;
    token.kind = FilterToken::Kind::Number;
    token.text = plainNumber(narrow(start, end), shift).value_or(Number{}).text;
    return token;
}

FilterToken FilterLexer::dateOrMoment(qsizetype start)
{
    FilterToken token;
    token.position = start;
    token.kind = FilterToken::Kind::Date;
    token.date = QDate::fromString(narrow(start, start + 10), Qt::ISODate);
    m_at = start + 10;
    if (!token.date.isValid() || digitAt(m_at))
        return badToken(start, "date");
    const char16_t separator = charAt(m_at);
    const bool spaced = separator == u' ' && digitAt(m_at + 1) && digitAt(m_at + 2) && charAt(m_at + 3) == u':';
    if (separator != u'T' && separator != u't' && !spaced)
        return token;
    qsizetype zone = ++m_at;
    while (digitAt(zone) || charAt(zone) == u':' || charAt(zone) == u'.')
        ++zone;
    qsizetype end = zone;
    if (charAt(end) == u'Z' || charAt(end) == u'z') {
        ++end;
    } else if (charAt(end) == u'+' || charAt(end) == u'-') {
        ++end;
        while (digitAt(end) || charAt(end) == u':')
            ++end;
    } else {
        return badToken(zone, zone == m_at ? "time" : "zone");
    }
    const auto moment = momentFromText(narrow(start, end));
    if (!moment)
        return badToken(start, "time");
    m_at = end;
    token.kind = FilterToken::Kind::Moment;
    token.moment = *moment;
    return token;
}

FilterToken FilterLexer::sign(qsizetype start)
{
    FilterToken token;
    token.kind = FilterToken::Kind::Sign;
    token.position = start;
    const char16_t c = charAt(start);
    m_at = start + 1;
    if (c == u'≥')
        token.text = QStringLiteral(">=");
    else if (c == u'≤')
        token.text = QStringLiteral("<=");
    else if (c == u'≠')
        token.text = QStringLiteral("!=");
    else {
        token.text = QChar(c);
        if ((c == u'<' || c == u'>' || c == u'!') && charAt(start + 1) == u'=') {
            token.text += u'=';
            ++m_at;
        }
    }
    return token;
}

} // namespace millrace
