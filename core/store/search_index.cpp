// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/search_index.h"

#include "core/base/text/fold.h"
#include "core/base/text/phone.h"
#include "core/store/layout.h"

#include <algorithm>

namespace millrace::search_index {

namespace {

NameKind kindOf(const FieldDef &field)
{
    switch (field.nameOf) {
    case NameOf::Person:
        return NameKind::Person;
    case NameOf::Company:
        return NameKind::Company;
    case NameOf::Thing:
    case NameOf::Nothing:
        break;
    }
    return NameKind::Plain;
}

qsizetype codePoints(QStringView text)
{
    qsizetype count = 0;
    for (const QChar c : text)
        count += c.isLowSurrogate() ? 0 : 1;
    return count;
}

QByteArray ftsString(QStringView text)
{
    QString escaped = text.toString();
    escaped.replace(u'"', QStringLiteral("\"\""));
    return '"' + escaped.toUtf8() + '"';
}

/// A MATCH expression that every matching document satisfies, for one of the two tables.
struct Candidates
{
    QByteArray tokens;
    QByteArray trigrams;
    bool exact = true; ///< whether the expression alone decides
};

/// All trigrams of a term: with detail=none there are no phrases, so neighbours are asked for one by one.
QList<QByteArray> trigramsOf(QStringView term)
{
    QList<qsizetype> starts;
    for (qsizetype i = 0; i < term.size(); ++i)
        if (!term[i].isLowSurrogate())
            starts << i;
    QList<QByteArray> grams;
    for (qsizetype i = 0; i + 3 <= starts.size(); ++i) {
        const qsizetype end = i + 3 < starts.size() ? starts[i + 3] : term.size();
        const QByteArray gram = ftsString(term.mid(starts[i], end - starts[i]));
        if (!grams.contains(gram))
            grams << gram;
    }
    return grams;
}

Candidates candidatesFor(const QStringList &terms)
{
    Candidates candidates;
    for (const QString &term : terms) {
        const qsizetype length = codePoints(term);
        if (length >= 3) {
            const QList<QByteArray> grams = trigramsOf(term);
            candidates.exact = candidates.exact && terms.size() == 1 && length == 3;
            for (const QByteArray &gram : grams)
                candidates.trigrams += (candidates.trigrams.isEmpty() ? "" : " AND ") + gram;
            continue;
        }
        const QStringList certain = candidateTokens(term);
        // A Han character, a pair of them, or the beginning of a word is a token of its own.
        candidates.exact = candidates.exact && terms.size() == 1 && certain.size() == 1 &&
                           (certain.first() == term || certain.first() == term + u'*');
        for (const QString &token : certain) {
            const bool prefix = token.endsWith(u'*');
            QByteArray wanted = ftsString(prefix ? QStringView(token).chopped(1) : QStringView(token));
            if (prefix)
                wanted += " *";
            candidates.tokens += (candidates.tokens.isEmpty() ? "" : " AND ") + wanted;
        }
    }
    return candidates;
}

/// The SQL that yields candidates newest first: FTS5 walks its lists backwards, so a common word costs no more than a
/// rare one. Without a usable token all documents are candidates.
Result<Statement> candidateStatement(Database &database, const EntityDef &entity, const Candidates &candidates)
{
    const QByteArray tokens = tokenTable(entity);
    const QByteArray trigrams = trigramTable(entity);
    QByteArray sql;
    if (!candidates.trigrams.isEmpty() && !candidates.tokens.isEmpty())
        sql = "SELECT c.rowid FROM " + trigrams + " AS c JOIN " + tokens + " AS o ON o.rowid = c.rowid WHERE c." +
              trigrams + " MATCH ?1 AND o." + tokens + " MATCH ?2 ORDER BY c.rowid DESC";
    else if (!candidates.trigrams.isEmpty())
        sql = "SELECT rowid FROM " + trigrams + " WHERE " + trigrams + " MATCH ?1 ORDER BY rowid DESC";
    else if (!candidates.tokens.isEmpty())
        sql = "SELECT rowid FROM " + tokens + " WHERE " + tokens + " MATCH ?2 ORDER BY rowid DESC";
    else
        sql = "SELECT no FROM " + documentTable(entity) + " ORDER BY no DESC";
    MILLRACE_ASSIGN(Statement statement, database.prepare(sql));
    if (!candidates.trigrams.isEmpty())
        statement.bindUtf8(1, candidates.trigrams);
    if (!candidates.tokens.isEmpty())
        statement.bindUtf8(2, candidates.tokens);
    return statement;
}

bool documentMatches(QStringView document, const QStringList &terms)
{
    for (const QString &term : terms)
        if (!termMatches(document, term))
            return false;
    return true;
}

} // namespace

SearchText textOf(const Record &record)
{
    SearchTextBuilder builder;
    const EntityDef &entity = *record.entity();
    const auto add = [&](const FieldDef &field) {
        const QString text = valueToText(field, record.value(field.index));
        if (field.type == FieldType::Phone) {
            if (!text.isEmpty())
                builder.addPhone(text, parsePhone(text).e164);
        } else {
            builder.add(text, field.nameOf != NameOf::Nothing, kindOf(field));
        }
    };
    // The title line comes first even where it is empty: rank looks there.
    const int title = entity.titleFields.front();
    if (entity.at(title).searchable)
        add(entity.at(title));
    for (const FieldDef &field : entity.fields)
        if (field.searchable && field.index != title && !record.value(field.index).isEmpty())
            add(field);
    return builder.build();
}

Result<void> add(Database &database, const EntityDef &entity, std::int64_t no, const SearchText &text)
{
    const QByteArray document = text.document.toUtf8();
    MILLRACE_ASSIGN(Statement documents,
                    database.prepare("INSERT INTO " + documentTable(entity) + "(no, doc) VALUES(?, ?)"));
    documents.bind(1, no).bindUtf8(2, document);
    MILLRACE_TRY(documents.run());
    const QByteArray words = text.tokens.join(u' ').toUtf8();
    MILLRACE_ASSIGN(Statement tokens,
                    database.prepare("INSERT INTO " + tokenTable(entity) + "(rowid, tokens) VALUES(?, ?)"));
    tokens.bind(1, no).bindUtf8(2, words);
    MILLRACE_TRY(tokens.run());
    MILLRACE_ASSIGN(Statement trigrams,
                    database.prepare("INSERT INTO " + trigramTable(entity) + "(rowid, doc) VALUES(?, ?)"));
    trigrams.bind(1, no).bindUtf8(2, document);
    return trigrams.run();
}

Result<void> remove(Database &database, const EntityDef &entity, std::int64_t no, const SearchText &text)
{
    const QByteArray document = text.document.toUtf8();
    MILLRACE_ASSIGN(Statement documents, database.prepare("DELETE FROM " + documentTable(entity) + " WHERE no = ?"));
    documents.bind(1, no);
    MILLRACE_TRY(documents.run());
    const auto forget = [&](const QByteArray &table, const QByteArray &column,
                            const QByteArray &content) -> Result<void> {
        MILLRACE_ASSIGN(Statement statement, database.prepare("INSERT INTO " + table + "(" + table + ", rowid, " +
                                                              column + ") VALUES('delete', ?, ?)"));
        statement.bind(1, no).bindUtf8(2, content);
        return statement.run();
    };
    MILLRACE_TRY(forget(tokenTable(entity), "tokens", text.tokens.join(u' ').toUtf8()));
    return forget(trigramTable(entity), "doc", document);
}

Result<void> clear(Database &database, const EntityDef &entity)
{
    MILLRACE_TRY(database.execute("DELETE FROM " + documentTable(entity)));
    for (const QByteArray &table : {tokenTable(entity), trigramTable(entity)})
        MILLRACE_TRY(database.execute("INSERT INTO " + table + "(" + table + ") VALUES('delete-all')"));
    return {};
}

int rank(QStringView document, const QStringList &terms, const QString &folded)
{
    const qsizetype end = document.indexOf(u'\n');
    const QStringView title = end < 0 ? document : document.left(end);
    if (title == folded)
        return 0;
    if (title.startsWith(folded))
        return 1;
    if (!terms.isEmpty()) {
        const QString &term = terms.first();
        for (qsizetype at = title.indexOf(term); at >= 0; at = title.indexOf(term, at + 1))
            if (at == 0 || !title[at - 1].isLetterOrNumber())
                return 2;
        for (qsizetype at = document.indexOf(term); at >= 0; at = document.indexOf(term, at + 1))
            if (at > 0 && document[at - 1] == u'\n')
                return 3;
    }
    return 4;
}

namespace {

/// Looks candidates up and keeps those that really match.
class Verifier
{
public:
    Verifier(const QStringList &terms, Statement documents) : m_terms(terms), m_documents(std::move(documents)) {}
    /// The document where it matches, else nothing.
    Result<std::optional<QString>> check(std::int64_t no)
    {
        m_documents.bind(1, no);
        MILLRACE_ASSIGN(const bool row, m_documents.step());
        QString text = row ? m_documents.text(0) : QString();
        m_documents.reset();
        if (!row || !documentMatches(text, m_terms))
            return std::optional<QString>();
        return std::optional(std::move(text));
    }

private:
    const QStringList &m_terms;
    Statement m_documents;
};

Result<Hits> findDirect(Database &database, const EntityDef &entity, const QStringList &terms, int limit, int exact)
{
    Hits hits;
    const QString folded = terms.join(u' ');
    const Candidates candidates = candidatesFor(terms);
    MILLRACE_ASSIGN(Statement statement, candidateStatement(database, entity, candidates));
    MILLRACE_ASSIGN(Statement documents,
                    database.prepare("SELECT doc FROM " + documentTable(entity) + " WHERE no = ?"));
    Verifier verifier(terms, std::move(documents));
    const bool scan = candidates.tokens.isEmpty() && candidates.trigrams.isEmpty();

    std::vector<std::int64_t> numbers;
    while (scan || numbers.size() <= size_t(exact)) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            break;
        numbers.push_back(statement.number(0));
    }
    hits.complete = scan || numbers.size() <= size_t(exact);
    hits.candidates = int(numbers.size());

    struct Ranked
    {
        int rank;
        std::int64_t no;
        QString document;
    };
    std::vector<Ranked> ranked;
    const auto look = [&](std::int64_t no) -> Result<void> {
        MILLRACE_ASSIGN(auto document, verifier.check(no));
        if (document) {
            const int place = hits.complete ? rank(*document, terms, folded) : 0;
            ranked.push_back({place, no, std::move(*document)});
        }
        return {};
    };
    for (const std::int64_t no : numbers) {
        if (!hits.complete && ranked.size() >= size_t(limit))
            break;
        MILLRACE_TRY(look(no));
    }
    while (!hits.complete && ranked.size() < size_t(limit)) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            break;
        MILLRACE_TRY(look(statement.number(0)));
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked &a, const Ranked &b) { return a.rank < b.rank; });
    for (Ranked &hit : ranked) {
        hits.numbers.push_back(hit.no);
        if (hits.documents.size() < size_t(limit))
            hits.documents.push_back(std::move(hit.document));
    }
    return hits;
}

/// "cqpijiu": syllables and initials mixed. Found through the initials that it may mean, then held against the
/// syllables of the title's readings.
Result<Hits> findMixed(Database &database, const EntityDef &entity, const QString &term, int limit)
{
    Hits hits;
    const FieldDef &title = entity.at(entity.titleFields.front());
    const bool latin = std::all_of(term.begin(), term.end(), [](QChar c) { return c >= u'a' && c <= u'z'; });
    if (title.nameOf == NameOf::Nothing || !latin || term.size() < 3)
        return hits;
    for (const QString &initials : initialsOfMixed(term)) {
        if (initials == term || initials.isEmpty())
            continue;
        MILLRACE_ASSIGN(Hits found, findDirect(database, entity, {initials}, limit, exactLimit));
        for (size_t i = 0; i < found.documents.size(); ++i) {
            const QString &document = found.documents[i];
            const QStringView line = QStringView(document).left(std::max<qsizetype>(document.indexOf(u'\n'), 0));
            const bool known =
                std::find(hits.numbers.begin(), hits.numbers.end(), found.numbers[i]) != hits.numbers.end();
            if (known)
                continue;
            for (const Reading &reading : readings(line, kindOf(title)))
                if (mixedMatches(reading.syllables, term)) {
                    hits.numbers.push_back(found.numbers[i]);
                    hits.documents.push_back(document);
                    break;
                }
        }
    }
    return hits;
}

} // namespace

Result<Hits> find(Database &database, const EntityDef &entity, const QString &query, int limit, int exact)
{
    const QStringList terms = queryTerms(query);
    if (terms.isEmpty() || !entity.searched)
        return Hits{};
    MILLRACE_ASSIGN(Hits hits, findDirect(database, entity, terms, limit, exact));
    if (hits.numbers.empty() && terms.size() == 1)
        return findMixed(database, entity, terms.first(), std::max(limit, 1000));
    return hits;
}

Result<std::vector<std::int64_t>> findAll(Database &database, const EntityDef &entity, const QString &query)
{
    std::vector<std::int64_t> numbers;
    const QStringList terms = queryTerms(query);
    if (terms.isEmpty() || !entity.searched)
        return numbers;
    const Candidates candidates = candidatesFor(terms);
    MILLRACE_ASSIGN(Statement statement, candidateStatement(database, entity, candidates));
    MILLRACE_ASSIGN(Statement documents,
                    database.prepare("SELECT doc FROM " + documentTable(entity) + " WHERE no = ?"));
    Verifier verifier(terms, std::move(documents));
    for (;;) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            break;
        const std::int64_t no = statement.number(0);
        // One trigram or one token decides by itself; looking half a million documents up would only say so again.
        if (!candidates.exact) {
            MILLRACE_ASSIGN(const auto document, verifier.check(no));
            if (!document)
                continue;
        }
        numbers.push_back(no);
    }
    if (numbers.empty() && terms.size() == 1) {
        MILLRACE_ASSIGN(const Hits mixed, findMixed(database, entity, terms.first(), 10'000));
        numbers = mixed.numbers;
    }
    return numbers;
}

} // namespace millrace::search_index
