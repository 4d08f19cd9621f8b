// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/pinyin.h"

#include "core/base/text/fold.h"
#include "core/base/text/han.h"
#include "core/base/text/name_units.h"

#include <algorithm>
#include <string_view>

namespace millrace {
namespace {

using text::NameUnit;
using text::NameUnits;

constexpr int readUnits = 64;
constexpr std::size_t maximumReadings = 8;
constexpr std::size_t maximumInitials = 32;
constexpr int longestSyllable = 6;

/// The name read as its units say; Latin words give the initials their first letter or, spelt, all of it.
Reading spokenName(QStringView folded, const NameUnits &name, bool spelt)
{
    Reading reading;
    reading.full.reserve(name.units.size() * 6);
    reading.syllables.reserve(name.units.size() * 7);
    reading.initials.reserve(name.units.size());
    for (const NameUnit &unit : name.units) {
        if (unit.kind == NameUnit::Kind::Space || unit.kind == NameUnit::Kind::Sign)
            continue;
        if (!reading.syllables.isEmpty())
            reading.syllables += u'\'';
        if (unit.kind == NameUnit::Kind::Han && unit.reading) {
            const QLatin1String letters(text::syllable(unit.reading));
            reading.full += letters;
            reading.syllables += letters;
            reading.initials += letters[0];
            continue;
        }
        const QStringView word = folded.mid(unit.begin, unit.length);
        reading.full += word;
        reading.syllables += word;
        const bool whole = spelt || unit.kind == NameUnit::Kind::Number;
        reading.initials += whole ? word : word.left(text::codeUnits(text::codePointAt(word, 0)));
    }
    return reading;
}

struct OtherSound
{
    int unit;
    std::uint16_t reading;
};
using OtherSounds = QVarLengthArray<OtherSound, 16>;

bool sameSound(std::uint16_t a, std::uint16_t b)
{
    return (a >> 3) == (b >> 3);
}

/// Readings that single characters may have instead of the chosen ones.
OtherSounds otherSounds(QStringView folded, const NameUnits &name)
{
    OtherSounds others;
    const auto add = [&others, &name](int unit, std::uint16_t reading) {
        if (!reading || sameSound(reading, name.units[unit].reading))
            return;
        for (const OtherSound &known : others)
            if (known.unit == unit && sameSound(known.reading, reading))
                return;
        others.append({unit, reading});
    };
    if (name.surnameRow >= 0) {
        const QStringView surname = folded.left(name.surnameUnits);
        for (int row = name.surnameRow + 1; row < text::surnameCount; ++row) {
            const int begin = text::surnameStarts[row];
            if (QStringView(text::surnameText + begin, text::surnameStarts[row + 1] - begin) != surname)
                break;
            for (int k = 0; k < name.surnameUnits; ++k)
                add(k, text::surnameReadings[begin + k]);
        }
        if (name.surnameUnits == 1)
            add(0, text::usualReading(folded[0].unicode()));
    }
    for (int i = 0; i < name.units.size(); ++i) {
        const NameUnit &unit = name.units[i];
        if (unit.kind != NameUnit::Kind::Han || unit.listed)
            continue;
        const text::RowRange rows = text::alternativeRows(text::codePointAt(folded, unit.begin));
        for (int row = rows.first; row < rows.last; ++row)
            add(i, text::alternativeReadings[row]);
    }
    return others;
}

bool isSyllableBeginning(std::string_view piece)
{
    const auto end = text::syllables + text::syllableCount;
    const auto at = std::lower_bound(text::syllables, end, piece,
                                     [](const char *syllable, std::string_view wanted) { return syllable < wanted; });
    return at != end && std::string_view(*at).substr(0, piece.size()) == piece;
}

/// One letter is an initial, even where it is a syllable too (a, e, o).
bool isWrittenOut(std::string_view piece)
{
    return piece.size() > 1 && std::binary_search(text::syllables, text::syllables + text::syllableCount, piece,
                                                  [](std::string_view a, std::string_view b) { return a < b; });
}

/// Letters and digits of a query, lower case, ü as v; nothing where it holds anything else but separators.
std::string plainQuery(QStringView query)
{
    std::string plain;
    for (const QChar c : foldText(query)) {
        const char16_t unit = c.unicode();
        if ((unit >= u'a' && unit <= u'z') || (unit >= u'0' && unit <= u'9'))
            plain += char(unit);
        else if (unit == u'ü')
            plain += 'v';
        else if (unit != u' ' && unit != u'\'' && unit != u'-')
            return {};
    }
    return plain;
}

bool isDigitChar(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

std::vector<Reading> readings(QStringView folded, NameKind kind)
{
    std::vector<Reading> all;
    NameUnits name = text::nameUnits(folded, kind, readUnits);
    if (!name.hasHan)
        return all;
    const auto add = [&](bool spelt) {
        Reading reading = spokenName(folded, name, spelt);
        if (all.size() < maximumReadings && std::find(all.begin(), all.end(), reading) == all.end())
            all.push_back(std::move(reading));
    };
    add(false);
    for (const NameUnit &unit : name.units)
        if (unit.kind == NameUnit::Kind::Word && unit.length > 1) {
            add(true);
            break;
        }
    const OtherSounds others = otherSounds(folded, name);
    for (const OtherSound &one : others) {
        const std::uint16_t chosen = std::exchange(name.units[one.unit].reading, one.reading);
        add(false);
        name.units[one.unit].reading = chosen;
    }
    for (int i = 0; i < others.size(); ++i)
        for (int k = i + 1; k < others.size() && all.size() < maximumReadings; ++k) {
            if (others[i].unit == others[k].unit)
                continue;
            const std::uint16_t first = std::exchange(name.units[others[i].unit].reading, others[i].reading);
            const std::uint16_t second = std::exchange(name.units[others[k].unit].reading, others[k].reading);
            add(false);
            name.units[others[i].unit].reading = first;
            name.units[others[k].unit].reading = second;
        }
    return all;
}

std::vector<QString> initialsOfMixed(QStringView query)
{
    const std::string plain = plainQuery(query);
    if (plain.empty() || plain.size() > 64)
        return {};
    struct Way
    {
        std::string initials;
        bool abbreviated; ///< a piece before the last is less than a syllable
        bool operator==(const Way &) const = default;
    };
    const auto shorter = [](const Way &a, const Way &b) { return a.initials.size() < b.initials.size(); };
    // ways[i]: the ways to cut the first i letters, fewest pieces first.
    std::vector<std::vector<Way>> ways(plain.size() + 1);
    ways[0].push_back({{}, false});
    for (std::size_t i = 0; i < plain.size(); ++i) {
        auto &here = ways[i];
        std::stable_sort(here.begin(), here.end(), shorter);
        if (here.size() > maximumInitials)
            here.resize(maximumInitials);
        const auto extend = [&](std::string_view piece) {
            auto &there = ways[i + piece.size()];
            const bool cut = i + piece.size() < plain.size() && !isWrittenOut(piece);
            for (const Way &before : here) {
                Way longer{before.initials + piece.front(), before.abbreviated || cut};
                if (std::find(there.begin(), there.end(), longer) == there.end())
                    there.push_back(std::move(longer));
            }
        };
        const std::string_view rest = std::string_view(plain).substr(i);
        if (isDigitChar(plain[i])) {
            extend(rest.substr(0, 1));
            continue;
        }
        for (std::size_t length = 1; length <= std::min<std::size_t>(longestSyllable, rest.size()); ++length) {
            if (!isSyllableBeginning(rest.substr(0, length)))
                break;
            extend(rest.substr(0, length));
        }
    }
    auto &complete = ways.back();
    std::stable_sort(complete.begin(), complete.end(), shorter);
    std::vector<QString> initials;
    for (const Way &way : complete) {
        const QString one = QString::fromStdString(way.initials);
        if (way.abbreviated && initials.size() < maximumInitials &&
            std::find(initials.begin(), initials.end(), one) == initials.end())
            initials.push_back(one);
    }
    return initials;
}

bool mixedMatches(QStringView syllables, QStringView query)
{
    const std::string plain = plainQuery(query);
    if (plain.empty())
        return false;
    const auto parts = syllables.split(u'\'', Qt::SkipEmptyParts);
    const auto agrees = [](QChar written, char asked) {
        return written == QLatin1Char(asked) || (written == u'v' && asked == 'u');
    };
    // open[p]: the first p letters are used up by the syllables so far; a match may begin at every syllable.
    std::vector<bool> open(plain.size() + 1);
    for (const QStringView part : parts) {
        open[0] = true;
        std::vector<bool> next(plain.size() + 1);
        for (std::size_t p = 0; p < plain.size(); ++p) {
            if (!open[p])
                continue;
            for (qsizetype k = 0; k < part.size() && p + k < plain.size() && agrees(part[k], plain[p + k]); ++k)
                next[p + k + 1] = true;
        }
        if (next[plain.size()])
            return true;
        open = std::move(next);
    }
    return false;
}

int listedSurnameLength(QStringView folded)
{
    const int row = text::surnameAt(folded);
    return row < 0 ? 0 : text::surnameStarts[row + 1] - text::surnameStarts[row];
}

} // namespace millrace
