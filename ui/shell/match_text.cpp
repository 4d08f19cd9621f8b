// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/match_text.h"

#include "core/base/text/fold.h"
#include "core/base/text/pinyin.h"

#include <algorithm>
#include <vector>

namespace millrace {

namespace {

/// A folded text that remembers, for each of its characters, where it came from.
struct FoldedName
{
    QString text;
    std::vector<qsizetype> origin;
};

FoldedName foldedName(const QString &name)
{
    FoldedName folded;
    for (qsizetype i = 0; i < name.size();) {
        const qsizetype step = name.at(i).isHighSurrogate() && i + 1 < name.size() ? 2 : 1;
        const QStringView character = QStringView(name).mid(i, step);
        const QString piece = character.front().isSpace() ? QStringLiteral(" ") : foldText(character);
        for (const QChar c : piece) {
            folded.text += c;
            folded.origin.push_back(i);
        }
        i += step;
    }
    folded.origin.push_back(name.size());
    return folded;
}

QList<TextRange> rangeIn(const FoldedName &folded, qsizetype start, qsizetype length)
{
    const qsizetype from = folded.origin.at(size_t(start));
    return {{from, folded.origin.at(size_t(start + length)) - from}};
}

bool startsWord(const QString &text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber() || text.at(at).script() == QChar::Script_Han;
}

QString wordInitials(const QString &text, std::vector<qsizetype> &places)
{
    QString initials;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i).isLetterOrNumber() && startsWord(text, i)) {
            initials += text.at(i);
            places.push_back(i);
        }
    }
    return initials;
}

constexpr int scattered = 10;

std::optional<TextMatch> scatteredMatch(const FoldedName &folded, const QString &wanted)
{
    // Fewer than three letters are scattered through almost any sentence.
    if (wanted.size() < 3)
        return std::nullopt;
    TextMatch match{scattered, {}};
    qsizetype at = -1;
    for (const QChar c : wanted) {
        if (c.isSpace())
            continue;
        at = folded.text.indexOf(c, at + 1);
        if (at < 0)
            return std::nullopt;
        match.ranges << rangeIn(folded, at, 1);
    }
    const qsizetype spread = at - folded.text.indexOf(wanted.at(0));
    return spread <= wanted.size() * 3 ? std::optional(match) : std::nullopt;
}

bool answersByPinyin(const QString &name, const QString &wanted)
{
    const auto isLatin = [](QChar c) { return c.unicode() < 0x80 && c.isLetterOrNumber(); };
    if (!std::all_of(wanted.begin(), wanted.end(), isLatin))
        return false;
    const std::vector<Reading> found = readings(foldText(name), NameKind::Plain);
    return std::any_of(found.begin(), found.end(),
                       [&wanted](const Reading &reading) { return mixedMatches(reading.syllables, wanted); });
}

} // namespace

std::optional<TextMatch> matchText(const QString &name, const QString &query)
{
    const QString wanted = foldedName(query.trimmed()).text;
    if (wanted.isEmpty())
        return TextMatch{};
    const FoldedName folded = foldedName(name);
    if (folded.text == wanted)
        return TextMatch{100, {{0, name.size()}}};
    if (folded.text.startsWith(wanted))
        return TextMatch{80, rangeIn(folded, 0, wanted.size())};
    qsizetype inside = folded.text.indexOf(wanted);
    for (qsizetype at = inside; at >= 0; at = folded.text.indexOf(wanted, at + 1)) {
        if (startsWord(folded.text, at))
            return TextMatch{60, rangeIn(folded, at, wanted.size())};
    }
    std::vector<qsizetype> places;
    if (wanted.size() > 1 && wordInitials(folded.text, places).startsWith(wanted)) {
        TextMatch match{50, {}};
        for (qsizetype i = 0; i < wanted.size(); ++i)
            match.ranges << rangeIn(folded, places.at(size_t(i)), 1);
        return match;
    }
    if (inside >= 0)
        return TextMatch{40, rangeIn(folded, inside, wanted.size())};
    if (answersByPinyin(name, wanted))
        return TextMatch{45, {}};
    return scatteredMatch(folded, wanted);
}

std::optional<TextMatch> bestMatch(const QString &shown, const QStringList &names, const QString &query)
{
    std::optional<TextMatch> best = matchText(shown, query);
    for (const QString &name : names) {
        const std::optional<TextMatch> match = matchText(name, query);
        // Letters scattered through what is not shown are no reason that anybody sees: "acme" in a row of keywords.
        if (match && (name == shown || match->score > scattered) && (!best || match->score > best->score))
            best = TextMatch{match->score, name == shown ? match->ranges : QList<TextRange>{}};
    }
    return best;
}

} // namespace millrace
