// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text/pinyin.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace millrace {

/// What the search index keeps of a record.
///
/// `tokens` are meant for `tokens.join(' ')` in an FTS5 column with
/// `tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M* S*'"`, which leaves each of them whole and as it
/// is.
struct SearchText
{
    QString document;   ///< folded fields, a line each, the first is the title; then lines of phones and of readings
    QStringList tokens; ///< words, single Han characters, pairs of neighbouring ones, symbols; no duplicates
};

/// Collects the searchable fields of one record; after build it is empty again and ready for the next. Not thread-safe.
class SearchTextBuilder
{
public:
    /// A field as typed. A name is also found by its readings.
    void add(QStringView text, bool name = false, NameKind kind = NameKind::Plain);
    /// A phone is found by the digits as typed, with and without the country's code.
    void addPhone(QStringView raw, QStringView e164);
    SearchText build();

private:
    void addReadings(QStringView folded, NameKind kind);
    void collectTokens(QStringList &tokens);
    void addToken(QStringList &tokens, QStringView token);

    QString m_document;
    QString m_readings;
    bool m_started = false;
    std::vector<quint64> m_slots; // hash (upper half) and number of the token plus one (lower half)
};

/// A query folded and cut at white space; a record matches where every term does.
QStringList queryTerms(QStringView text);

/// Whether termMatches asks for the term at the start of a word only.
bool matchesAtWordStart(QStringView term);

/// Whether a folded term matches a document: terms of three characters or more, and terms with a Han or Kana character,
/// anywhere; shorter ones at the start of a word (a run of other letters, digits and marks), or anywhere where they do
/// not begin with a letter, digit or mark.
bool termMatches(QStringView document, QStringView term);

/// Tokens that every document has in which the term matches; one that ends in '*' stands for any token that begins so.
/// Empty where no token is certain (a part of a word, punctuation): look into the documents themselves.
QStringList candidateTokens(QStringView term);

} // namespace millrace
