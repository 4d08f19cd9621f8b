// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/search_candidates.h"

#include "core/base/text/han.h"
#include "core/store/layout.h"

#include <QSet>

#include <limits>

namespace millrace::search_index {

namespace {

/// A control character: no folded text has one.
constexpr QChar between(0x1f);

qsizetype codePoints(QStringView text)
{
    qsizetype count = 0;
    for (const QChar c : text)
        count += c.isLowSurrogate() ? 0 : 1;
    return count;
}

/// Where the characters begin, and the end.
QList<qsizetype> startsOf(QStringView text)
{
    QList<qsizetype> starts;
    for (qsizetype i = 0; i < text.size(); ++i)
        if (!text[i].isLowSurrogate())
            starts << i;
    return starts << text.size();
}

/// Trigrams that together cover a term: with detail=none there are no phrases, so the pieces are asked for one by one.
/// Overlapping ones would cost a list each and exclude next to nothing more; the documents decide.
QStringList coveringTrigrams(QStringView term)
{
    const QList<qsizetype> starts = startsOf(term);
    const qsizetype size = starts.size() - 1;
    QStringList grams;
    for (qsizetype next = 0; next < size; next += 3) {
        const qsizetype i = std::min(next, size - 3);
        const QString gram = term.mid(starts[i], starts[i + 3] - starts[i]).toString();
        if (!grams.contains(gram))
            grams << gram;
    }
    return grams;
}

/// A MATCH expression that asks for all of them.
QString matchOf(const QStringList &wanted)
{
    QString text;
    for (const QString &one : wanted) {
        const bool prefix = one.endsWith(u'*') && one.size() > 1;
        QString escaped = prefix ? one.chopped(1) : one;
        escaped.replace(u'"', QStringLiteral("\"\""));
        text += QLatin1String(text.isEmpty() ? "\"" : " AND \"") + escaped + QLatin1String(prefix ? "\" *" : "\"");
    }
    return text;
}

/// Takes the number to stay under, how many, and the arrays.
QByteArray serverSql(const EntityDef &entity, const Candidates &candidates, const QByteArray &among)
{
    QByteArray sql = "SELECT c.no FROM " + documentTable(entity) + " AS c WHERE c.no < ?1";
    if (!candidates.trigrams.isEmpty())
        sql += " AND c.grams @> string_to_array(?3, chr(31))";
    if (!candidates.tokens.isEmpty())
        sql += " AND c.tokens @> string_to_array(?4, chr(31))";
    if (!among.isEmpty())
        sql += " AND " + among;
    return sql + " ORDER BY c.no DESC LIMIT ?2";
}

/// Takes the trigrams and the tokens.
QByteArray fileSql(const EntityDef &entity, const Candidates &candidates, const Gate &gate)
{
    const auto permitted = [&gate](const QByteArray &number) {
        const QByteArray among = gate.records ? gate.records(number) : QByteArray();
        return among.isEmpty() ? among : " AND " + among;
    };
    if (candidates.trigrams.isEmpty() && candidates.tokens.isEmpty())
        return "SELECT c.no FROM " + documentTable(entity) + " AS c WHERE TRUE" + permitted("c.no") +
               " ORDER BY c.no DESC";
    const QByteArray tokens = tokenTable(entity);
    const QByteArray lead = !candidates.trigrams.isEmpty() ? trigramTable(entity) : tokens;
    const bool both = !candidates.trigrams.isEmpty() && !candidates.tokens.isEmpty();
    QByteArray sql = "SELECT c.rowid FROM " + lead + " AS c";
    if (both)
        sql += " JOIN " + tokens + " AS o ON o.rowid = c.rowid";
    sql += " WHERE c." + lead + (candidates.trigrams.isEmpty() ? " MATCH ?2" : " MATCH ?1");
    if (both)
        sql += " AND o." + tokens + " MATCH ?2";
    return sql + permitted("c.rowid") + " ORDER BY c.rowid DESC";
}

} // namespace

Candidates candidatesFor(const QStringList &terms)
{
    Candidates candidates;
    for (const QString &term : terms) {
        const qsizetype length = codePoints(term);
        if (length >= 3) {
            candidates.exact = candidates.exact && terms.size() == 1 && length == 3;
            candidates.trigrams += coveringTrigrams(term);
            continue;
        }
        const QStringList certain = candidateTokens(term);
        // A Han character, a pair of them, or the beginning of a word is a token of its own.
        candidates.exact = candidates.exact && terms.size() == 1 && certain.size() == 1 &&
                           (certain.first() == term || certain.first() == term + u'*');
        candidates.tokens += certain;
    }
    return candidates;
}

Result<CandidateNumbers> CandidateNumbers::of(Database &database, const EntityDef &entity, const Candidates &candidates,
                                              const Gate &gate)
{
    const auto bind = [&candidates](Statement &statement, int trigrams, int tokens, const auto &text) {
        if (!candidates.trigrams.isEmpty())
            statement.bind(trigrams, text(candidates.trigrams));
        if (!candidates.tokens.isEmpty())
            statement.bind(tokens, text(candidates.tokens));
    };
    if (!database.isRemote()) {
        MILLRACE_ASSIGN(Statement statement, database.prepare(fileSql(entity, candidates, gate)));
        bind(statement, 1, 2, matchOf);
        return CandidateNumbers(std::move(statement), std::numeric_limits<std::int64_t>::max());
    }
    const QByteArray among = gate.records ? gate.records("c.no") : QByteArray();
    MILLRACE_ASSIGN(Statement statement, database.prepare(serverSql(entity, candidates, among)));
    statement.bind(1, std::numeric_limits<std::int64_t>::max()).bind(2, database.rowsAtOnce());
    bind(statement, 3, 4, [](const QStringList &wanted) { return wanted.join(between); });
    return CandidateNumbers(std::move(statement), database.rowsAtOnce());
}

Result<std::optional<std::int64_t>> CandidateNumbers::next()
{
    while (!m_ended) {
        MILLRACE_ASSIGN(const bool row, m_statement.step());
        if (row) {
            ++m_rows;
            return std::optional(m_last = m_statement.number(0));
        }
        // A statement that has ended would begin anew.
        m_ended = m_rows < m_most;
        if (m_ended)
            break;
        m_statement.reset();
        m_statement.bind(1, m_last);
        m_rows = 0;
    }
    return std::optional<std::int64_t>();
}

QByteArray arrayOfMark()
{
    return "string_to_array(?, chr(31))";
}

QString keptTokens(const QStringList &tokens)
{
    QStringList kept = tokens;
    // Words are asked for by their first letter or two.
    for (const QString &token : tokens) {
        if (token.isEmpty() || text::isHan(text::codePointAt(token, 0)))
            continue;
        const QList<qsizetype> starts = startsOf(token);
        for (qsizetype letters = 1; letters <= 2 && letters < starts.size(); ++letters)
            kept << token.left(starts[letters]) + u'*';
    }
    kept.removeDuplicates();
    return kept.join(between);
}

QString keptTrigrams(const QString &document)
{
    const QList<qsizetype> starts = startsOf(document);
    QSet<QStringView> seen;
    QString kept;
    for (qsizetype i = 0; i + 3 < starts.size(); ++i) {
        const QStringView gram = QStringView(document).mid(starts[i], starts[i + 3] - starts[i]);
        if (seen.contains(gram))
            continue;
        seen.insert(gram);
        if (!kept.isEmpty())
            kept += between;
        kept += gram;
    }
    return kept;
}

} // namespace millrace::search_index
