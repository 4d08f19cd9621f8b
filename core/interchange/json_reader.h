// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/interchange/text_input.h"

#include <QByteArray>

#include <vector>

namespace millrace::interchange {

enum class JsonToken {
    BeginObject,
    EndObject,
    BeginArray,
    EndArray,
    Key,    ///< text() is the name
    String, ///< text() is the value
    Number, ///< text() is the number exactly as written
    True,
    False,
    Null,
    End, ///< nothing follows
};

/// RFC 8259, strict, token by token over a TextInput that has begun and keeps NUL (which is refused); memory holds one
/// block and one string. In lines mode further values may follow, each on a line of its own. Nesting is limited to 200
/// levels. Every refusal is FileFormat (file, "bad_json", line, column in bytes, what): "value", "string", "escape",
/// "control_character", "number", "comma", "colon", "key", "depth", "too_large", "trailing", "end".
class JsonReader
{
public:
    static constexpr int maxDepth = 200;

    explicit JsonReader(TextInput &input, bool lines = false) : m_input(input), m_lines(lines) {}

    Result<JsonToken> next();
    const QByteArray &text() const { return m_text; }
    /// Where the token began, from 1.
    qint64 line() const { return m_tokenLine; }
    qint64 column() const { return m_tokenColumn; }
    int depth() const { return int(m_open.size()); }
    /// Escapes that are no character (a lone surrogate) or NUL, given as U+FFFD.
    qint64 replacedEscapes() const { return m_replaced; }

private:
    enum class Expect { Value, FirstElement, FirstKey, Key, Colon, CommaOrEnd, Done };

    Result<bool> available();
    Result<void> skipSpace();
    Result<JsonToken> value();
    Result<JsonToken> open(char kind);
    Result<JsonToken> close(char kind);
    Result<void> readString();
    Result<void> readEscape();
    Result<char32_t> readHex();
    Result<JsonToken> readNumber();
    Result<JsonToken> readWord(const char *word, JsonToken token);
    void markToken();
    void afterValue();
    char current() const { return *m_input.data(); }
    void advance(qsizetype bytes)
    {
        m_input.consume(bytes);
        m_lineBytes += bytes;
    }
    tl::unexpected<Error> refuse(const char *what) const;

    TextInput &m_input;
    bool m_lines;
    Expect m_expect = Expect::Value;
    std::vector<char> m_open; // '{' or '['
    QByteArray m_text;
    qint64 m_line = 1;
    qint64 m_lineBytes = 0; // before the current byte in its line
    qint64 m_tokenLine = 1;
    qint64 m_tokenColumn = 1;
    qint64 m_valueLine = 0; // where the last top value ended
    qint64 m_replaced = 0;
};

} // namespace millrace::interchange
