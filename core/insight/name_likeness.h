// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/field.h"

#include <QStringList>

#include <vector>

namespace millrace {

/// A name made ready for comparing. Of a firm: `text` without its form of incorporation, cut into the `place` it begins
/// with, the `core` that is its own, and the `trade` that says what it does (科技, 集团 ...). Of a person and anything
/// else: `core` is `text`.
struct NameKey
{
    QString text, place, core, trade;
    QString sound;              ///< pinyin of `text`, or its letters where it has no Han character
    QString coreSound;          ///< the same of `core`
    QStringList words;          ///< Latin words, sorted
    std::vector<quint32> grams; ///< sorted hashes: pairs of Han characters or three letters of `core`
    bool hasHan = false;

    bool isEmpty() const { return text.isEmpty(); }
};

NameKey nameKey(QStringView name, NameOf kind);

/// How much alike two names are, from 0 to 1, and what makes them so.
struct NameLikeness
{
    enum class Why { Unlike, Same, SameSound, SameCore, Alike };
    double score = 0;
    Why why = Why::Unlike;
};

/// 1 the same key; 0.9 the same sound (0.6 for people, who often share one); the same core 0.9, less by 0.3 where both
/// name different places and by 0.3 where both name different trades, by 0.1 where the core has two characters only;
/// else the greater of the trigrams in common (Dice) and 1 - edits / length of the cores, words in any order, with the
/// same deductions. People: the mean of their words' Jaro-Winkler likeness, best pairs first, 0.85 of it where one has
/// fewer words.
NameLikeness nameLikeness(const NameKey &a, const NameKey &b, NameOf kind);

/// Letters and digits of a folded text alone.
QString bareText(QStringView text);
/// 1 - edits / length of the longer, edits being changes, insertions, deletions and swaps of neighbours.
double editLikeness(QStringView a, QStringView b);

/// The province or city that a firm's key begins with: its length, or 0.
int placeLength(QStringView key);

} // namespace millrace
