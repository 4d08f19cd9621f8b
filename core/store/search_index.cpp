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
            candidates.exact = candidates.exact && length == 3;
            for (const QByteArray &gram : grams)
                candidates.trigrams += (candidates.trigrams.isEmpty() ? "" : " AND ") + gram;
            continue;
        }
        candidates.exact = false;
        for (const QString &token : candidateTokens(term)) {
            const bool prefix = token.endsWith(u'*');
            QByteArray wanted = ftsString(prefix ? QStringView(token).chopped(1) : QStringView(token));
            if (prefix)
                wanted += " *";
            candidates.tokens += (candidates.tokens.isEmpty() ? "" : " AND ") + wanted;
        }
    }
    return candidates;
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

Result<Hits> find(Database &database, const EntityDef &entity, const QString &query, int limit)
{
    Hits hits;
    const QStringList terms = queryTerms(query);
    if (terms.isEmpty() || !entity.searched)
        return hits;
    const QString folded = terms.join(u' ');
    const Candidates candidates = candidatesFor(terms);

    // Newest first: FTS5 walks its lists backwards, so a common word costs no more than a rare one.
    QByteArray from;
    QList<QByteArray> matches;
    const QByteArray documents = documentTable(entity);
    if (!candidates.trigrams.isEmpty() && !candidates.tokens.isEmpty()) {
        from = trigramTable(entity) + " AS c";
        from += " JOIN " + tokenTable(entity) + " AS o ON o.rowid = c.rowid";
        matches = {candidates.trigrams, candidates.tokens};
    } else if (!candidates.trigrams.isEmpty()) {
        from = trigramTable(entity) + " AS c";
        matches = {candidates.trigrams};
    } else if (!candidates.tokens.isEmpty()) {
        from = tokenTable(entity) + " AS c";
        matches = {candidates.tokens};
    }

    if (from.isEmpty()) {
        // No token is certain (punctuation, part of a word): look into the documents themselves.
        MILLRACE_ASSIGN(Statement scan, database.prepare("SELECT no, doc FROM " + documents + " ORDER BY no DESC"));
        std::vector<std::pair<int, std::int64_t>> ranked;
        for (;;) {
            MILLRACE_ASSIGN(const bool row, scan.step());
            if (!row)
                break;
            const QString document = scan.text(1);
            if (documentMatches(document, terms))
                ranked.emplace_back(rank(document, terms, folded), -scan.number(0));
        }
        std::sort(ranked.begin(), ranked.end());
        for (const auto &[place, no] : ranked)
            hits.numbers.push_back(-no);
        return hits;
    }

    const QByteArray table = candidates.trigrams.isEmpty() ? tokenTable(entity) : trigramTable(entity);
    QByteArray sql = "SELECT c.rowid FROM " + from + " WHERE c." + table + " MATCH ?1";
    if (matches.size() == 2)
        sql += " AND o." + tokenTable(entity) + " MATCH ?2";
    MILLRACE_ASSIGN(Statement statement, database.prepare(sql + " ORDER BY c.rowid DESC"));
    for (qsizetype i = 0; i < matches.size(); ++i)
        statement.bindUtf8(int(i) + 1, matches[i]);
    MILLRACE_ASSIGN(Statement document, database.prepare("SELECT doc FROM " + documents + " WHERE no = ?"));

    std::vector<std::int64_t> numbers;
    while (numbers.size() <= size_t(exactLimit)) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            break;
        numbers.push_back(statement.number(0));
    }
    hits.complete = numbers.size() <= size_t(exactLimit);

    struct Ranked
    {
        int rank;
        std::int64_t no;
        QString document;
    };
    std::vector<Ranked> ranked;
    const auto verified = [&](std::int64_t no) -> Result<bool> {
        document.bind(1, no);
        MILLRACE_ASSIGN(const bool row, document.step());
        QString text = row ? document.text(0) : QString();
        document.reset();
        if (!row || !documentMatches(text, terms))
            return false;
        const int place = hits.complete ? rank(text, terms, folded) : 0;
        ranked.push_back({place, no, std::move(text)});
        return true;
    };
    for (const std::int64_t no : numbers) {
        if (!hits.complete && ranked.size() >= size_t(limit))
            break;
        MILLRACE_TRY(verified(no));
    }
    while (!hits.complete && ranked.size() < size_t(limit)) {
        MILLRACE_ASSIGN(const bool row, statement.step());
        if (!row)
            break;
        MILLRACE_TRY(verified(statement.number(0)));
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked &a, const Ranked &b) { return a.rank < b.rank; });
    for (Ranked &hit : ranked) {
        hits.numbers.push_back(hit.no);
        if (hits.documents.size() < size_t(limit))
            hits.documents.push_back(std::move(hit.document));
    }
    return hits;
}

} // namespace millrace::search_index
