// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/json_reader.h"

#include <cstring>

namespace millrace::interchange {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

tl::unexpected<Error> JsonReader::refuse(const char *what) const
{
    return m_input.refuse({QStringLiteral("bad_json"), QString::number(m_line), QString::number(m_lineBytes + 1),
                           QString::fromLatin1(what)});
}

/// Makes sure that there is a current byte; false at the end of the text.
Result<bool> JsonReader::available()
{
    while (m_input.size() == 0) {
        if (m_input.atEnd())
            return false;
        MILLRACE_TRY(m_input.extend());
    }
    return true;
}

Result<void> JsonReader::skipSpace()
{
    for (;;) {
        const char *p = m_input.data();
        const char *const end = p + m_input.size();
        const char *lineBegin = p - m_lineBytes;
        for (; p < end; ++p) {
            if (*p == '\n') {
                ++m_line;
                lineBegin = p + 1;
            } else if (*p != ' ' && *p != '\t' && *p != '\r') {
                break;
            }
        }
        m_lineBytes = p - lineBegin;
        m_input.consume(p - m_input.data());
        if (p < end)
            return {};
        MILLRACE_ASSIGN(const bool more, available());
        if (!more)
            return {};
    }
}

void JsonReader::markToken()
{
    m_tokenLine = m_line;
    m_tokenColumn = m_lineBytes + 1;
}

void JsonReader::afterValue()
{
    m_expect = m_open.empty() ? Expect::Done : Expect::CommaOrEnd;
    m_valueLine = m_line;
}

Result<JsonToken> JsonReader::next()
{
    for (;;) {
        MILLRACE_TRY(skipSpace());
        markToken();
        if (m_input.size() == 0) {
            if (m_expect == Expect::Done)
                return JsonToken::End;
            return refuse("end");
        }
        const char c = current();
        switch (m_expect) {
        case Expect::Done:
            if (!m_lines || m_line == m_valueLine)
                return refuse("trailing");
            m_expect = Expect::Value;
            break;
        case Expect::CommaOrEnd:
            if (c == '}' || c == ']')
                return close(c);
            if (c != ',')
                return refuse("comma");
            advance(1);
            m_expect = m_open.back() == '{' ? Expect::Key : Expect::Value;
            break;
        case Expect::Colon:
            if (c != ':')
                return refuse("colon");
            advance(1);
            m_expect = Expect::Value;
            break;
        case Expect::FirstKey:
            if (c == '}')
                return close(c);
            m_expect = Expect::Key;
            break;
        case Expect::Key:
            if (c != '"')
                return refuse("key");
            MILLRACE_TRY(readString());
            m_expect = Expect::Colon;
            return JsonToken::Key;
        case Expect::FirstElement:
            if (c == ']')
                return close(c);
            m_expect = Expect::Value;
            break;
        case Expect::Value:
            return value();
        }
    }
}

Result<JsonToken> JsonReader::value()
{
    const char c = current();
    switch (c) {
    case '{':
    case '[':
        return open(c);
    case '"':
        MILLRACE_TRY(readString());
        afterValue();
        return JsonToken::String;
    case 't':
        return readWord("true", JsonToken::True);
    case 'f':
        return readWord("false", JsonToken::False);
    case 'n':
        return readWord("null", JsonToken::Null);
    }
    if (c == '-' || isDigit(c))
        return readNumber();
    return refuse("value");
}

Result<JsonToken> JsonReader::open(char kind)
{
    if (m_open.size() >= size_t(maxDepth))
        return refuse("depth");
    m_open.push_back(kind);
    advance(1);
    m_expect = kind == '{' ? Expect::FirstKey : Expect::FirstElement;
    return kind == '{' ? JsonToken::BeginObject : JsonToken::BeginArray;
}

Result<JsonToken> JsonReader::close(char kind)
{
    if (m_open.empty() || m_open.back() != (kind == '}' ? '{' : '['))
        return refuse("comma");
    m_open.pop_back();
    advance(1);
    afterValue();
    return kind == '}' ? JsonToken::EndObject : JsonToken::EndArray;
}

Result<void> JsonReader::readString()
{
    m_text.resize(0);
    advance(1);
    for (;;) {
        MILLRACE_ASSIGN(const bool more, available());
        if (!more)
            return refuse("end");
        const char *const begin = m_input.data();
        const char *const end = begin + m_input.size();
        const char *p = begin;
        while (p < end && *p != '"' && *p != '\\' && uchar(*p) >= 0x20)
            ++p;
        m_text.append(begin, p - begin);
        advance(p - begin);
        if (m_text.size() > maxCellBytes)
            return refuse("too_large");
        if (p == end)
            continue;
        if (*p == '"') {
            advance(1);
            return {};
        }
        if (*p != '\\')
            return refuse("control_character");
        advance(1);
        MILLRACE_TRY(readEscape());
    }
}

Result<void> JsonReader::readEscape()
{
    MILLRACE_ASSIGN(const bool more, available());
    if (!more)
        return refuse("end");
    const char c = current();
    if (c != 'u') {
        static constexpr char names[] = "\"\\/bfnrt";
        static constexpr char values[] = "\"\\/\b\f\n\r\t";
        const char *found = c ? std::strchr(names, c) : nullptr;
        if (!found)
            return refuse("escape");
        m_text.append(values[found - names]);
        advance(1);
        return {};
    }
    advance(1);
    MILLRACE_ASSIGN(char32_t point, readHex());
    while (QChar::isHighSurrogate(point)) {
        while (m_input.size() < 2 && !m_input.atEnd())
            MILLRACE_TRY(m_input.extend());
        if (m_input.size() < 2 || m_input.data()[0] != '\\' || m_input.data()[1] != 'u')
            break;
        advance(2);
        MILLRACE_ASSIGN(const char32_t second, readHex());
        if (QChar::isLowSurrogate(second)) {
            point = QChar::surrogateToUcs4(char16_t(point), char16_t(second));
            break;
        }
        ++m_replaced;
        appendCodePoint(m_text, 0xFFFD);
        point = second;
    }
    if (point == 0 || QChar::isSurrogate(point)) {
        ++m_replaced;
        point = 0xFFFD;
    }
    appendCodePoint(m_text, point);
    return {};
}

Result<char32_t> JsonReader::readHex()
{
    while (m_input.size() < 4 && !m_input.atEnd())
        MILLRACE_TRY(m_input.extend());
    char32_t value = 0;
    for (int i = 0; i < 4; ++i) {
        if (m_input.size() == 0)
            return refuse("end");
        const char c = current();
        const int digit = isDigit(c)             ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0)
            return refuse("escape");
        value = value << 4 | char32_t(digit);
        advance(1);
    }
    return value;
}

Result<JsonToken> JsonReader::readNumber()
{
    m_text.resize(0);
    for (;;) {
        MILLRACE_ASSIGN(const bool more, available());
        if (!more)
            break;
        const char c = current();
        if (!isDigit(c) && c != '-' && c != '+' && c != '.' && c != 'e' && c != 'E')
            break;
        m_text.append(c);
        advance(1);
        if (m_text.size() > maxCellBytes)
            return refuse("too_large");
    }
    const char *p = m_text.constData(); // ends with NUL, which is no digit
    const auto digits = [&p] {
        const char *const begin = p;
        while (isDigit(*p))
            ++p;
        return p > begin;
    };
    if (*p == '-')
        ++p;
    bool good = *p == '0' ? bool(++p) : digits();
    if (good && *p == '.') {
        ++p;
        good = digits();
    }
    if (good && (*p == 'e' || *p == 'E')) {
        ++p;
        if (*p == '-' || *p == '+')
            ++p;
        good = digits();
    }
    if (!good || p != m_text.constData() + m_text.size())
        return refuse("number");
    afterValue();
    return JsonToken::Number;
}

Result<JsonToken> JsonReader::readWord(const char *word, JsonToken token)
{
    for (const char *p = word; *p; ++p) {
        MILLRACE_ASSIGN(const bool more, available());
        if (!more || current() != *p)
            return refuse("value");
        advance(1);
    }
    afterValue();
    return token;
}

} // namespace millrace::interchange
