// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace millrace {

/// A stretch of a text that answered a query, in characters of that text.
struct TextRange
{
    qsizetype start = 0, length = 0;
    bool operator==(const TextRange &) const = default;
};

/// How well a name answers a query: exact 100, prefix 80, word prefix 60, initials 50, inside 40, scattered letters 10.
struct TextMatch
{
    int score = 0;
    QList<TextRange> ranges; ///< what to show bold; empty where the match is by pinyin
};

/// Compares width-, case- and composition-folded; Chinese names also by full pinyin and by initials. Nothing where the
/// name does not answer; an empty query is answered by every name with score 0.
std::optional<TextMatch> matchText(const QString &name, const QString &query);

/// The best match over several names; `ranges` are kept only where the best one is `shown`.
std::optional<TextMatch> bestMatch(const QString &shown, const QStringList &names, const QString &query);

} // namespace millrace
