// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgres/house_sql.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <algorithm>

namespace millrace::postgres {

namespace {

enum class Kind { Space, Word, Name, Text, Bytes, Number, Mark, Sign };

struct Piece
{
    Kind kind;
    QByteArray text;
};

bool isWordLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The end of what begins with a quote: two of them within are one.
qsizetype quotedEnd(const QByteArray &sql, qsizetype at)
{
    const char quote = sql[at];
    for (++at; at < sql.size(); ++at) {
        if (sql[at] != quote)
            continue;
        if (at + 1 < sql.size() && sql[at + 1] == quote)
            ++at;
        else
            return at + 1;
    }
    return sql.size();
}

qsizetype endWhile(const QByteArray &sql, qsizetype at, bool (*fits)(char))
{
    while (at < sql.size() && fits(sql[at]))
        ++at;
    return at;
}

QList<Piece> piecesOf(const QByteArray &sql)
{
    QList<Piece> pieces;
    for (qsizetype at = 0; at < sql.size();) {
        const char c = sql[at];
        Kind kind = Kind::Sign;
        qsizetype end = at + 1;
        if (c == ' ' || c == '\n' || c == '\t') {
            kind = Kind::Space;
            end = endWhile(sql, at, [](char one) { return one == ' ' || one == '\n' || one == '\t'; });
        } else if (c == '\'') {
            kind = Kind::Text;
            end = quotedEnd(sql, at);
        } else if (c == '"') {
            kind = Kind::Name;
            end = quotedEnd(sql, at);
        } else if (c == 'x' && at + 1 < sql.size() && sql[at + 1] == '\'') {
            kind = Kind::Bytes;
            end = quotedEnd(sql, at + 1);
        } else if (c == '?') {
            kind = Kind::Mark;
            end = endWhile(sql, at + 1, isDigit);
        } else if (isDigit(c)) {
            kind = Kind::Number;
            end = endWhile(sql, at, isDigit);
        } else if (isWordLetter(c)) {
            kind = Kind::Word;
            end = endWhile(sql, at, isWordLetter);
        }
        pieces.push_back({kind, sql.mid(at, end - at)});
        at = end;
    }
    return pieces;
}

/// Words that a value cannot end with: a plus behind one of them stands before a column.
bool opensValue(const QByteArray &word)
{
    static const QSet<QByteArray> words{"AND",  "OR",   "WHERE",  "NOT", "ON", "THEN",
                                        "ELSE", "WHEN", "SELECT", "BY",  "IN"};
    return words.contains(word);
}

class Speaker
{
public:
    explicit Speaker(const QByteArray &sql) : m_pieces(piecesOf(sql)) {}

    Spoken speak()
    {
        while (m_at < m_pieces.size())
            one();
        return std::move(m_spoken);
    }

private:
    const Piece *ahead(qsizetype by) const { return m_at + by < m_pieces.size() ? &m_pieces[m_at + by] : nullptr; }
    bool isAhead(qsizetype by, Kind kind, const char *text = nullptr) const
    {
        const Piece *piece = ahead(by);
        return piece && piece->kind == kind && (!text || piece->text == text);
    }
    void put(const QByteArray &text) { m_spoken.sql += text; }

    void one()
    {
        const Piece &piece = m_pieces[m_at];
        switch (piece.kind) {
        case Kind::Word:
            word(piece.text);
            break;
        case Kind::Mark:
            put(mark(piece.text));
            break;
        case Kind::Bytes:
            put("'\\x" + piece.text.mid(2, piece.text.size() - 3) + "'::bytea");
            break;
        case Kind::Sign:
            if (piece.text != "+" || !m_opensValue)
                put(piece.text);
            break;
        case Kind::Space:
        case Kind::Name:
        case Kind::Text:
        case Kind::Number:
            put(piece.text);
            break;
        }
        if (piece.kind != Kind::Space)
            m_opensValue =
                (piece.kind == Kind::Word && opensValue(piece.text)) || (piece.kind == Kind::Sign && piece.text != ")");
        ++m_at;
    }

    void word(const QByteArray &text)
    {
        static const QHash<QByteArray, QByteArray> words{
            {"INTEGER", "bigint"}, {"BIGINT", "bigint"}, {"BLOB", "bytea"},           {"TEXT", "text COLLATE \"C\""},
            {"VIRTUAL", "STORED"}, {"user", "\"user\""}, {"instr", "millrace_instr"}, {"json_each", "millrace_each"}};
        if (text == "WITHOUT" && isAhead(2, Kind::Word, "ROWID")) {
            m_at += 2;
            return;
        }
        if (text == "IS" && isAhead(2, Kind::Mark)) {
            put("IS NOT DISTINCT FROM");
            return;
        }
        if (text == "IS" && isAhead(2, Kind::Word, "NOT") && isAhead(4, Kind::Mark)) {
            put("IS DISTINCT FROM");
            m_at += 2;
            return;
        }
        if ((text == "millrace_fold" || text == "millrace_sortkey") && ofOneField(text == "millrace_fold"))
            return;
        put(words.value(text, text));
    }

    /// function(alias."column" ...): the column that holds what the function answers.
    bool ofOneField(bool folds)
    {
        if (!isAhead(1, Kind::Sign, "(") || !isAhead(2, Kind::Word) || !isAhead(3, Kind::Sign, ".") ||
            !isAhead(4, Kind::Name))
            return false;
        const QByteArray column = ahead(4)->text;
        put(ahead(2)->text + '.' + column.chopped(1) + (folds ? "__fold\"" : "__key\""));
        m_at += 4;
        while (m_at < m_pieces.size() && m_pieces[m_at].text != ")")
            ++m_at;
        return true;
    }

    QByteArray mark(const QByteArray &text)
    {
        const int position = text.size() > 1 ? text.mid(1).toInt() : ++m_positions;
        m_positions = std::max(m_positions, position);
        auto &marks = m_spoken.marks;
        auto known = std::find(marks.begin(), marks.end(), position);
        if (known == marks.end())
            known = marks.insert(marks.end(), position);
        return '$' + QByteArray::number(qlonglong(known - marks.begin() + 1));
    }

    QList<Piece> m_pieces;
    qsizetype m_at = 0;
    int m_positions = 0;
    bool m_opensValue = true;
    Spoken m_spoken;
};

} // namespace

Spoken spoken(const QByteArray &sql)
{
    return Speaker(sql).speak();
}

} // namespace millrace::postgres
