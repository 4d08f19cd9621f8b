// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text/reading_tables.h"

#include <QChar>
#include <QStringView>

#include <cstdint>

/// What the other files of this folder ask about single Han characters. Read-only after the first call; thread-safe.
namespace millrace::text {

/// Han ideographs of all blocks, the zero 〇 and the repetition mark 々.
inline bool isHan(char32_t c)
{
    if (c < 0x3005)
        return false;
    return (c >= 0x3400 && c <= 0x9fff && (c <= 0x4dbf || c >= 0x4e00)) || c == 0x3005 || c == 0x3007 ||
           (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3fffd);
}

/// The code point at i; a lone surrogate stands for itself.
inline char32_t codePointAt(QStringView text, qsizetype i)
{
    const QChar c = text[i];
    if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
        return QChar::surrogateToUcs4(c, text[i + 1]);
    return c.unicode();
}

inline int codeUnits(char32_t c)
{
    return c > 0xffff ? 2 : 1;
}

/// The form that folding gives a Han character: simplified where it is traditional, else itself.
char32_t simplifiedForm(char32_t c);

/// The usual reading (see reading_tables.h), 0 where none is known.
std::uint16_t usualReading(char32_t c);

/// Rows of the alternatives of a character: [first, last), mostly empty.
struct RowRange
{
    int first = 0;
    int last = 0;
};
RowRange alternativeRows(char32_t c);

/// The longest listed word that stands at the beginning of the text: its first row (surnames may have several), or -1.
int phraseAt(QStringView text);
int surnameAt(QStringView text);

inline const char *syllable(std::uint16_t reading)
{
    return syllables[reading >> 3];
}

inline int tone(std::uint16_t reading)
{
    return reading & 7;
}

} // namespace millrace::text
