// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/han.h"

#include <algorithm>
#include <array>

namespace millrace::text {
namespace {

constexpr std::size_t directCount = lastDirect - firstDirect + 1;

/// Row numbers (plus one) by character, so that the common question "is there anything special?" is one look-up.
struct HanRows
{
    std::array<char16_t, directCount> simplified; // 0: the form lies outside of the basic plane
    std::array<std::uint16_t, directCount> alternative{};
    std::array<std::uint16_t, directCount> phrase{};
    std::array<std::uint16_t, directCount> surname{};

    HanRows()
    {
        for (std::size_t i = 0; i < directCount; ++i)
            simplified[i] = char16_t(firstDirect + i);
        for (int i = 0; i < simplifiedCount; ++i)
            if (isDirect(traditionalCodes[i]))
                simplified[traditionalCodes[i] - firstDirect] =
                    simplifiedForms[i] > 0xffff ? char16_t(0) : char16_t(simplifiedForms[i]);
        for (int i = alternativeCount - 1; i >= 0; --i)
            if (isDirect(alternativeCodes[i]))
                alternative[alternativeCodes[i] - firstDirect] = std::uint16_t(i + 1);
        for (int i = phraseCount - 1; i >= 0; --i)
            phrase[phraseText[phraseStarts[i]] - firstDirect] = std::uint16_t(i + 1);
        for (int i = surnameCount - 1; i >= 0; --i)
            surname[surnameText[surnameStarts[i]] - firstDirect] = std::uint16_t(i + 1);
    }

    static bool isDirect(char32_t c) { return c >= firstDirect && c <= lastDirect; }
};

const HanRows &hanRows()
{
    static const HanRows rows;
    return rows;
}

int longestWordAt(QStringView text, const std::array<std::uint16_t, directCount> &firstRow, const char16_t *words,
                  const std::uint16_t *starts, int count)
{
    const char16_t c = text.isEmpty() ? u'\0' : text[0].unicode();
    if (!HanRows::isDirect(c))
        return -1;
    const int first = firstRow[c - firstDirect] - 1;
    for (int row = first; row >= 0 && row < count && words[starts[row]] == c; ++row) {
        const QStringView word(words + starts[row], starts[row + 1] - starts[row]);
        if (text.startsWith(word))
            return row;
    }
    return -1;
}

} // namespace

char32_t simplifiedForm(char32_t c)
{
    if (HanRows::isDirect(c)) {
        const char16_t form = hanRows().simplified[c - firstDirect];
        if (form)
            return form;
    }
    const auto end = traditionalCodes + simplifiedCount;
    const auto at = std::lower_bound(traditionalCodes, end, c);
    return at != end && *at == c ? simplifiedForms[at - traditionalCodes] : c;
}

std::uint16_t usualReading(char32_t c)
{
    if (HanRows::isDirect(c))
        return directReadings[c - firstDirect];
    const auto end = otherCodes + otherCount;
    const auto at = std::lower_bound(otherCodes, end, c);
    return at != end && *at == c ? otherReadings[at - otherCodes] : std::uint16_t(0);
}

RowRange alternativeRows(char32_t c)
{
    if (!HanRows::isDirect(c))
        return {};
    const int first = hanRows().alternative[c - firstDirect] - 1;
    if (first < 0)
        return {};
    int last = first + 1;
    while (last < alternativeCount && alternativeCodes[last] == c)
        ++last;
    return {first, last};
}

int phraseAt(QStringView text)
{
    return longestWordAt(text, hanRows().phrase, phraseText, phraseStarts, phraseCount);
}

int surnameAt(QStringView text)
{
    return longestWordAt(text, hanRows().surname, surnameText, surnameStarts, surnameCount);
}

} // namespace millrace::text
