// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/name_units.h"

#include "core/base/text/han.h"

#include <algorithm>

namespace millrace::text {
namespace {

NameUnit::Kind unitKind(char32_t c)
{
    using Kind = NameUnit::Kind;
    if (c < 0x80) {
        if (c >= U'a' && c <= U'z')
            return Kind::Word;
        if (c >= U'0' && c <= U'9')
            return Kind::Number;
        return c == U' ' ? Kind::Space : (c >= U'A' && c <= U'Z') ? Kind::Word : Kind::Sign;
    }
    if (isHan(c))
        return Kind::Han;
    if (QChar::isDigit(c))
        return Kind::Number;
    return QChar::isLetterOrNumber(c) || QChar::isMark(c) ? Kind::Word : Kind::Sign;
}

/// Gives the next characters the readings of a listed word.
void addListed(NameUnits &out, int begin, const std::uint16_t *wordReadings, int size)
{
    for (int k = 0; k < size; ++k)
        out.units.append({begin + k, 1, wordReadings[k], NameUnit::Kind::Han, true});
    out.hasHan = true;
}

} // namespace

NameUnits nameUnits(QStringView folded, NameKind kind, int limit)
{
    NameUnits out;
    const int size = int(std::min<qsizetype>(folded.size(), 1 << 20));
    int i = 0;
    if (kind == NameKind::Person) {
        out.surnameRow = surnameAt(folded);
        if (out.surnameRow >= 0) {
            const int begin = surnameStarts[out.surnameRow];
            out.surnameUnits = surnameStarts[out.surnameRow + 1] - begin;
            addListed(out, 0, surnameReadings + begin, out.surnameUnits);
            i = out.surnameUnits;
        }
    }
    while (i < size && out.units.size() < limit) {
        const char32_t c = codePointAt(folded, i);
        const NameUnit::Kind unit = unitKind(c);
        if (unit == NameUnit::Kind::Han) {
            const int phrase = phraseAt(folded.mid(i));
            if (phrase >= 0) {
                const int length = phraseStarts[phrase + 1] - phraseStarts[phrase];
                addListed(out, i, phraseReadings + phraseStarts[phrase], length);
                i += length;
                continue;
            }
            NameUnit han{i, codeUnits(c), usualReading(c), unit, false};
            if (c == 0x3005 && !out.units.isEmpty())
                han.reading = out.units.last().reading;
            out.hasHan = out.hasHan || han.reading;
            out.units.append(han);
            i += han.length;
            continue;
        }
        const int begin = i;
        i += codeUnits(c);
        if (unit == NameUnit::Kind::Word || unit == NameUnit::Kind::Number)
            while (i < size) {
                const char32_t next = codePointAt(folded, i);
                if (unitKind(next) != unit)
                    break;
                i += codeUnits(next);
            }
        out.units.append({begin, i - begin, 0, unit, false});
    }
    return out;
}

} // namespace millrace::text
