// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/fold.h"
#include "core/base/text/han.h"
#include "core/base/text/name_units.h"
#include "core/base/text/pinyin.h"

#include <algorithm>

namespace millrace {
namespace {

using text::NameUnit;

constexpr qsizetype comparedUnits = 200;

// The first byte of every element. Han characters are their syllable's letters and one closing byte, so they stand
// among Latin names and before a longer word that begins alike; ü sorts as u with closing bytes of its own (lu, lü,
// luan).
constexpr char endByte = 0x00;
constexpr char toneByte = 0x00;   // + tone 1..5
constexpr char umlautByte = 0x05; // + tone 1..5
constexpr char spaceByte = 0x0b;
constexpr char numberByte = 0x10;          // + count of digits, up to 31
constexpr char letterByte = char(0x80);    // + plane, then the code point: letters of other scripts
constexpr char unreadHanByte = char(0xa0); // + plane
constexpr char signByte = char(0xc0);      // + plane
constexpr char astralHanByte = char(0xff);

void addCodePoint(QByteArray &key, char first, char32_t c)
{
    key += char(first + char(c >> 16));
    key += char(c >> 8);
    key += char(c);
}

void addHan(QByteArray &key, std::uint16_t reading, char32_t c)
{
    if (!reading) {
        addCodePoint(key, unreadHanByte, c);
        return;
    }
    char closing = toneByte;
    for (const char *letter = text::syllable(reading); *letter; ++letter) {
        if (*letter == 'v')
            closing = umlautByte;
        key += *letter == 'v' ? 'u' : *letter;
    }
    key += char(closing + text::tone(reading));
    if (c > 0xffff) {
        key += astralHanByte;
        key += char(c >> 16);
    }
    key += char(c >> 8);
    key += char(c);
}

/// A number by value: its length without leading zeros, then its digits. Whether it had leading zeros.
template <class DigitAt> bool addNumber(QByteArray &key, qsizetype size, DigitAt digitAt)
{
    qsizetype zeros = 0;
    while (zeros + 1 < size && digitAt(zeros) == 0)
        ++zeros;
    const qsizetype digits = size - zeros;
    key += char(numberByte + std::min<qsizetype>(digits, 31));
    if (digits >= 31)
        addCodePoint(key, 0, char32_t(digits));
    for (qsizetype i = zeros; i < size; ++i)
        key += char('0' + digitAt(i));
    return zeros > 0;
}

/// Whether anything but the bytes written here distinguishes the letters from others that sort alike.
bool addWord(QByteArray &key, QStringView word)
{
    bool lossy = false;
    for (qsizetype i = 0; i < word.size();) {
        const char32_t c = text::codePointAt(word, i);
        i += text::codeUnits(c);
        if (c < 0x80) {
            key += char(c);
            continue;
        }
        const QString parts = QChar::decomposition(c);
        const char16_t base = parts.isEmpty() ? u'\0' : parts[0].toLower().unicode();
        if (base >= u'a' && base <= u'z') {
            key += char(base);
            lossy = true;
        } else if (QChar::isMark(c)) {
            lossy = true;
        } else {
            addCodePoint(key, letterByte, c);
        }
    }
    return lossy;
}

/// The order of texts that differ only in case: lower case first, decided by the first difference.
void addCase(QByteArray &key, const char16_t *letters, qsizetype size)
{
    const qsizetype begin = key.size();
    qsizetype last = begin;
    for (qsizetype i = 0; i < size; i += 6) {
        char bits = char(0x80);
        for (qsizetype k = i; k < std::min(i + 6, size); ++k)
            if (letters[k] >= u'A' && letters[k] <= u'Z')
                bits |= char(0x20 >> (k - i));
        key += bits;
        if (bits != char(0x80))
            last = key.size();
    }
    key.truncate(last);
}

/// Keys of plain ASCII names, which need neither folding nor tables; false for any other text.
bool addAsciiName(QByteArray &key, QStringView name)
{
    const char16_t *c = name.utf16();
    const qsizetype size = name.size();
    for (qsizetype i = 0; i < size; ++i)
        if (c[i] > 0x7e || c[i] < 0x20 || (c[i] == u' ' && (i == 0 || i + 1 == size || c[i - 1] == u' ')))
            return false;
    bool capitals = false;
    for (qsizetype i = 0; i < size;) {
        if (c[i] >= u'a' && c[i] <= u'z') {
            key += char(c[i++]);
        } else if (c[i] >= u'A' && c[i] <= u'Z') {
            key += char(c[i++] + 32);
            capitals = true;
        } else if (c[i] >= u'0' && c[i] <= u'9') {
            qsizetype end = i + 1;
            while (end < size && c[end] >= u'0' && c[end] <= u'9')
                ++end;
            if (addNumber(key, end - i, [&](qsizetype k) { return c[i + k] - u'0'; }))
                return false;
            i = end;
        } else if (c[i] == u' ') {
            key += spaceByte;
            ++i;
        } else {
            addCodePoint(key, signByte, c[i++]);
        }
    }
    if (capitals) {
        key += endByte;
        addCase(key, c, size);
    }
    return true;
}

} // namespace

QByteArray sortKey(QStringView text, NameKind kind)
{
    const QStringView compared = text.left(comparedUnits);
    QByteArray key;
    key.reserve(compared.size() * 7 + 16);
    if (addAsciiName(key, compared))
        return key;
    key.truncate(0);
    const QString folded = foldText(compared);
    bool lossy = folded != compared;
    for (const NameUnit &unit : text::nameUnits(folded, kind, INT_MAX).units) {
        const QStringView piece = QStringView(folded).mid(unit.begin, unit.length);
        switch (unit.kind) {
        case NameUnit::Kind::Han:
            addHan(key, unit.reading, text::codePointAt(piece, 0));
            break;
        case NameUnit::Kind::Word:
            lossy = addWord(key, piece) || lossy;
            break;
        case NameUnit::Kind::Number: {
            QVarLengthArray<int, 32> digits;
            for (qsizetype i = 0; i < piece.size();) {
                const char32_t c = text::codePointAt(piece, i);
                lossy = lossy || c > 0x7f;
                digits.append(std::max(0, QChar::digitValue(c)));
                i += text::codeUnits(c);
            }
            lossy = addNumber(key, digits.size(), [&](qsizetype k) { return digits[k]; }) || lossy;
            break;
        }
        case NameUnit::Kind::Space:
            key += spaceByte;
            break;
        case NameUnit::Kind::Sign:
            addCodePoint(key, signByte, text::codePointAt(piece, 0));
            break;
        }
    }
    if (lossy) {
        // Sorts behind the differences of case only, and apart from every other spelling.
        key += endByte;
        key += astralHanByte;
        for (const QChar c : compared) {
            key += char(c.unicode() >> 8);
            key += char(c.unicode());
        }
    }
    key.squeeze();
    return key;
}

} // namespace millrace
