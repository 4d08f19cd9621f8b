// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace millrace {

/// Whose name a text is: readings of surnames hold for persons only.
enum class NameKind { Person, Company, Plain };

/// One way to read a text aloud, without tones, ü as v. Words in Latin letters and numbers keep their place.
struct Reading
{
    QString full;      ///< "chongqingpijiu"
    QString initials;  ///< "cqpj"; of a Latin word the first letter, of a number all digits
    QString syllables; ///< "chong'qing'pi'jiu", for mixedMatches

    bool operator==(const Reading &) const = default;
};

/// The readings of a folded text (foldText) that holds a Han character, at most 8, the likeliest first: listed surnames
/// (persons) and words, then the characters' usual readings; further common readings and Latin words spelt out in the
/// initials follow. Empty for other texts. Only the first 64 characters and words are read. Thread-safe.
std::vector<Reading> readings(QStringView folded, NameKind kind);

/// The initials that a query of Latin letters may stand for when cut into syllables, beginnings of syllables and single
/// initials ("cqpijiu": "cqpj"), fewest pieces first, at most 32. Cuts into whole syllables, the last one perhaps begun
/// ("chongq"), are left out: readings hold them as they are. Empty where a character is neither letter nor digit.
std::vector<QString> initialsOfMixed(QStringView query);

/// Whether the query can be cut into beginnings of consecutive syllables of Reading::syllables, from any syllable on.
bool mixedMatches(QStringView syllables, QStringView query);

/// Bytes whose memcmp order is the order of names: spaces, numbers (by value), letters with Han characters among them
/// by pinyin (syllable, tone, code point, one character after the other), everything else. Case, width, accents and
/// traditional forms decide last. Different texts have different keys as long as they differ in their first 200
/// characters. Empty for an empty text. Thread-safe.
QByteArray sortKey(QStringView text, NameKind kind);

/// The number of UTF-16 units of a listed surname (of one or two characters, in a folded name) at the beginning, or 0.
int listedSurnameLength(QStringView folded);

/// What two spellings of one firm have in common: folded, without spaces, punctuation and brackets, without forms of
/// incorporation (有限责任公司, 股份有限公司, Co., Ltd., GmbH ...). Never empty for a text with a letter or a digit.
QString companyKey(QStringView name);
/// The words of a firm's name, folded, without Latin forms of incorporation at the end; Chinese is one word.
QStringList companyWords(QStringView name);

} // namespace millrace
