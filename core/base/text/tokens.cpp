// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/tokens.h"

#include "core/base/text/fold.h"
#include "core/base/text/han.h"

#include <algorithm>

namespace millrace {
namespace {

constexpr qsizetype longestToken = 64;

/// What a character is to the search index.
enum class TokenClass { Break, Word, Ideograph, Symbol };

TokenClass tokenClass(char32_t c)
{
    if (c < 0x80) {
        if ((c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z'))
            return TokenClass::Word;
        return c == U'$' || c == U'+' || (c >= U'<' && c <= U'>') || c == U'^' || c == U'`' || c == U'|' || c == U'~'
                   ? TokenClass::Symbol
                   : TokenClass::Break;
    }
    if (c >= 0x4e00 && c <= 0x9fff)
        return TokenClass::Ideograph;
    const bool letter = QChar::isLetterOrNumber(c);
    const bool kana = (c >= 0x3041 && c <= 0x30ff) || (c >= 0x31f0 && c <= 0x31ff);
    if (letter && (kana || text::isHan(c)))
        return TokenClass::Ideograph;
    if (letter || QChar::isMark(c))
        return TokenClass::Word;
    // U+166D was punctuation in the Unicode version of SQLite's tokenizer, which would drop it.
    const bool kept = QChar::isSymbol(c) || QChar::category(c) == QChar::Other_PrivateUse;
    return kept && c != 0x166d ? TokenClass::Symbol : TokenClass::Break;
}

/// The token that stands for a word: long ones are cut, never inside of a surrogate pair.
QStringView cutWord(QStringView word)
{
    if (word.size() <= longestToken)
        return word;
    return word.left(word[longestToken - 1].isHighSurrogate() ? longestToken - 1 : longestToken);
}

/// One run of a text: a word, a run of ideographs or a single symbol.
struct TokenRun
{
    TokenClass kind;
    qsizetype begin;
    qsizetype end;
};

/// Calls take(run) for every run of the text in order.
template <class Take> void forEachRun(QStringView text, Take take)
{
    for (qsizetype i = 0; i < text.size();) {
        char32_t c = text::codePointAt(text, i);
        const TokenClass kind = tokenClass(c);
        const qsizetype begin = i;
        i += text::codeUnits(c);
        if (kind == TokenClass::Break)
            continue;
        while (kind != TokenClass::Symbol && i < text.size()) {
            c = text::codePointAt(text, i);
            if (tokenClass(c) != kind)
                break;
            i += text::codeUnits(c);
        }
        take(TokenRun{kind, begin, i});
    }
}

/// Calls take(view) for every ideograph and every pair of neighbours of a run.
template <class Take> void forEachIdeograph(QStringView run, bool singles, bool pairs, Take take)
{
    for (qsizetype i = 0; i < run.size();) {
        const int units = text::codeUnits(text::codePointAt(run, i));
        const qsizetype next = i + units;
        if (singles)
            take(run.mid(i, units));
        if (pairs && next < run.size())
            take(run.mid(i, units + text::codeUnits(text::codePointAt(run, next))));
        i = next;
    }
}

bool endsInsideWord(QStringView before)
{
    if (before.isEmpty())
        return false;
    const qsizetype last = before.size() - 1;
    const bool pair = last > 0 && before[last].isLowSurrogate() && before[last - 1].isHighSurrogate();
    return tokenClass(text::codePointAt(before, pair ? last - 1 : last)) == TokenClass::Word;
}

/// Appends the digits of every number in the text, those of one number together, numbers apart.
void appendDigitGroups(QStringList &groups, QStringView text)
{
    QString digits;
    const auto close = [&] {
        if (!digits.isEmpty() && !groups.contains(digits))
            groups.append(digits);
        digits.clear();
    };
    for (const QChar c : foldText(text)) {
        if (c >= u'0' && c <= u'9')
            digits += c;
        else if (!QStringView(u" -.()+–—").contains(c))
            close();
    }
    close();
}

} // namespace

void SearchTextBuilder::add(QStringView text, bool name, NameKind kind)
{
    const QString folded = foldText(text);
    if (m_started)
        m_document += u'\n';
    m_started = true;
    m_document += folded;
    if (name)
        addReadings(folded, kind);
}

void SearchTextBuilder::addReadings(QStringView folded, NameKind kind)
{
    const std::vector<Reading> all = readings(folded, kind);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto repeated = [&](auto member) {
            return std::any_of(all.begin(), all.begin() + i,
                               [&](const Reading &r) { return r.*member == all[i].*member; });
        };
        if (i == 0)
            m_readings += u'\n';
        if (!repeated(&Reading::full)) {
            if (i > 0)
                m_readings += u' ';
            m_readings += all[i].full;
        }
        if (!repeated(&Reading::initials)) {
            m_readings += u' ';
            m_readings += all[i].initials;
        }
    }
}

void SearchTextBuilder::addPhone(QStringView raw, QStringView e164)
{
    QStringList groups;
    appendDigitGroups(groups, raw);
    if (e164.startsWith(u'+')) {
        appendDigitGroups(groups, e164);
        if (e164.startsWith(u"+86"))
            appendDigitGroups(groups, e164.mid(3));
    }
    if (m_started)
        m_document += u'\n';
    m_started = true;
    m_document += groups.join(u' ');
}

void SearchTextBuilder::addToken(QStringList &tokens, QStringView token)
{
    const std::size_t mask = m_slots.size() - 1;
    const quint32 hash = quint32(token.size() == 1 ? token[0].unicode() * 2654435769u : qHash(token));
    for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
        quint64 &entry = m_slots[slot];
        if (!entry) {
            tokens.append(token.toString());
            entry = quint64(hash) << 32 | quint32(tokens.size());
            return;
        }
        if (quint32(entry >> 32) == hash && tokens[qsizetype(quint32(entry)) - 1] == token)
            return;
    }
}

void SearchTextBuilder::collectTokens(QStringList &tokens)
{
    // At most two tokens for each UTF-16 unit; the table stays half empty.
    std::size_t room = 64;
    while (room < std::size_t(m_document.size()) * 4)
        room *= 2;
    m_slots.assign(room, 0);
    const QStringView document(m_document);
    forEachRun(document, [&](const TokenRun &run) {
        const QStringView text = document.mid(run.begin, run.end - run.begin);
        if (run.kind == TokenClass::Ideograph)
            forEachIdeograph(text, true, true, [&](QStringView token) { addToken(tokens, token); });
        else
            addToken(tokens, cutWord(text));
    });
}

SearchText SearchTextBuilder::build()
{
    m_document += m_readings;
    SearchText built;
    built.tokens.reserve(std::min<qsizetype>(m_document.size(), 64));
    collectTokens(built.tokens);
    // A copy of its own, so that the builder's buffer stays and is not allocated anew for every record.
    built.document = QString(m_document.constData(), m_document.size());
    m_document.truncate(0);
    m_readings.truncate(0);
    m_started = false;
    return built;
}

QStringList queryTerms(QStringView text)
{
    return foldText(text).split(u' ', Qt::SkipEmptyParts);
}

bool matchesAtWordStart(QStringView term)
{
    int characters = 0;
    for (qsizetype i = 0; i < term.size();) {
        const char32_t c = text::codePointAt(term, i);
        if (++characters > 2 || tokenClass(c) == TokenClass::Ideograph)
            return false;
        i += text::codeUnits(c);
    }
    return characters > 0 && tokenClass(text::codePointAt(term, 0)) == TokenClass::Word;
}

bool termMatches(QStringView document, QStringView term)
{
    if (!matchesAtWordStart(term))
        return document.contains(term);
    for (qsizetype at = document.indexOf(term); at >= 0; at = document.indexOf(term, at + 1))
        if (!endsInsideWord(document.left(at)))
            return true;
    return false;
}

QStringList candidateTokens(QStringView term)
{
    QStringList tokens;
    const bool atWordStart = matchesAtWordStart(term);
    forEachRun(term, [&](const TokenRun &run) {
        const QStringView text = term.mid(run.begin, run.end - run.begin);
        switch (run.kind) {
        case TokenClass::Ideograph: {
            const bool single = text.size() == text::codeUnits(text::codePointAt(text, 0));
            forEachIdeograph(text, single, !single, [&](QStringView token) { tokens.append(token.toString()); });
            break;
        }
        case TokenClass::Word:
            if (run.begin == 0 && !atWordStart)
                break;
            tokens.append(cutWord(text).toString());
            if (run.end == term.size() && cutWord(text).size() == text.size())
                tokens.last() += u'*';
            break;
        case TokenClass::Symbol:
            tokens.append(text.toString());
            break;
        case TokenClass::Break:
            break;
        }
    });
    tokens.removeDuplicates();
    return tokens;
}

} // namespace millrace
