// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/search_index.h"

#include "core/base/text/fold.h"
#include "core/base/text/phone.h"
#include "core/base/text/utf8.h"
#include "core/store/layout.h"
#include "core/store/search_candidates.h"

#include <algorithm>
#include <string_view>

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
    if (database.isRemote()) {
        MILLRACE_ASSIGN(Statement row, database.prepare("INSERT INTO " + documentTable(entity) +
                                                        "(no, doc, tokens, grams) VALUES(?, ?, " + arrayOfMark() +
                                                        ", " + arrayOfMark() + ")"));
        row.bind(1, no).bindUtf8(2, document);
        row.bind(3, keptTokens(text.tokens)).bind(4, keptTrigrams(text.document));
        return row.run();
    }
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
    if (database.isRemote())
        return {};
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

Result<void> scrub(Database &database, const EntityDef &entity)
{
    // A server takes what was removed away by itself.
    if (database.isRemote())
        return {};
    for (const QByteArray &table : {tokenTable(entity), trigramTable(entity)})
        MILLRACE_TRY(database.execute("INSERT INTO " + table + "(" + table + ") VALUES('optimize')"));
    return {};
}

Result<void> clear(Database &database, const EntityDef &entity)
{
    MILLRACE_TRY(database.execute("DELETE FROM " + documentTable(entity)));
    if (database.isRemote())
        return {};
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

/// The terms of a query as documents are stored, so that thousands of documents are looked through without being
/// decoded.
struct StoredTerms
{
    explicit StoredTerms(const QStringList &terms) : texts(terms), folded(terms.join(u' ')), whole(folded.toUtf8())
    {
        for (const QString &term : terms)
            stored << term.toUtf8();
    }
    QStringList texts;
    QString folded;
    QByteArrayList stored;
    QByteArray whole;

    bool match(QByteArrayView document) const
    {
        for (qsizetype i = 0; i < texts.size(); ++i) {
            if (find(document, stored[i]) < 0)
                return false;
            if (matchesAtWordStart(texts[i]) && !termMatches(QString::fromUtf8(document), texts[i]))
                return false;
        }
        return true;
    }

    /// What rank() says of the decoded document.
    int rankOf(QByteArrayView document) const
    {
        const qsizetype end = document.indexOf('\n');
        const QByteArrayView title = end < 0 ? document : document.first(end);
        if (title.startsWith(whole))
            return title.size() == whole.size() ? 0 : 1;
        const QByteArray &term = stored.first();
        if (find(title, term) >= 0 && rank(QString::fromUtf8(title), texts, folded) == 2)
            return 2;
        for (qsizetype at = find(document, term); at >= 0; at = find(document, term, at + 1))
            if (at > 0 && document[at - 1] == '\n')
                return 3;
        return 4;
    }

private:
    /// Several times as quick as QByteArrayView::indexOf for the few hundred bytes of a document.
    static qsizetype find(QByteArrayView document, const QByteArray &term, qsizetype from = 0)
    {
        const size_t at = std::string_view(document.data(), size_t(document.size()))
                              .find(std::string_view(term.constData(), size_t(term.size())), size_t(from));
        return at == std::string_view::npos ? -1 : qsizetype(at);
    }
};

/// Looks candidates up.
class Documents
{
public:
    static Result<Documents> of(Database &database, const EntityDef &entity, const Gate &gate)
    {
        MILLRACE_ASSIGN(Statement single,
                        database.prepare("SELECT doc FROM " + documentTable(entity) + " WHERE no = ?"));
        // Asked for in one statement they cost half of what they do one by one, and half of a join with the lists.
        MILLRACE_ASSIGN(Statement several,
                        database.prepare(database.isRemote()
                                             ? "SELECT d.no, d.doc FROM " + documentTable(entity) +
                                                   " AS d WHERE d.no IN (SELECT CAST(value AS BIGINT) FROM "
                                                   "json_each(?1)) ORDER BY d.no DESC"
                                             : "SELECT d.no, d.doc FROM json_each(?1) AS e CROSS JOIN " +
                                                   documentTable(entity) + " AS d ON d.no = e.value"));
        return Documents(std::move(single), std::move(several), gate);
    }
    /// The document, valid until the next call; empty where there is none.
    Result<QByteArrayView> at(std::int64_t no)
    {
        if (m_gate->document) {
            MILLRACE_ASSIGN(m_made, m_gate->document(no));
            return QByteArrayView(m_made);
        }
        m_single.reset();
        m_single.bind(1, no);
        MILLRACE_ASSIGN(const bool row, m_single.step());
        return row ? m_single.utf8(0) : QByteArrayView();
    }
    /// Those of a run of numbers in their order, as take(no, document), until that answers false.
    template <class Take> Result<void> each(const std::int64_t *begin, const std::int64_t *end, Take take)
    {
        if (m_gate->document || end - begin < worthAskingTogether) {
            for (; begin != end; ++begin) {
                MILLRACE_ASSIGN(const QByteArrayView document, at(*begin));
                if (!take(*begin, document))
                    return {};
            }
            return {};
        }
        m_wanted = "[";
        for (; begin != end; ++begin)
            m_wanted += QByteArray::number(qlonglong(*begin)) + ',';
        m_wanted.back() = ']';
        m_several.reset();
        m_several.bindUtf8(1, m_wanted);
        for (;;) {
            MILLRACE_ASSIGN(const bool row, m_several.step());
            if (!row || !take(m_several.number(0), m_several.utf8(1)))
                break;
        }
        m_several.reset();
        return {};
    }

private:
    static constexpr std::ptrdiff_t worthAskingTogether = 8;
    Documents(Statement single, Statement several, const Gate &gate)
        : m_single(std::move(single)), m_several(std::move(several)), m_gate(&gate)
    {
    }
    Statement m_single;
    Statement m_several;
    const Gate *m_gate;
    QByteArray m_wanted;
    QByteArray m_made;
};

/// How many candidates are read and looked at in one go where not all of them may be needed.
constexpr size_t candidatesAtOnce = 256;

Result<Hits> findDirect(Database &database, const EntityDef &entity, const QStringList &words, int limit, int exact,
                        const Gate &gate, size_t patience = std::numeric_limits<size_t>::max())
{
    Hits hits;
    const StoredTerms terms(words);
    const Candidates candidates = candidatesFor(words);
    MILLRACE_ASSIGN(CandidateNumbers found, CandidateNumbers::of(database, entity, candidates, gate));
    MILLRACE_ASSIGN(Documents documents, Documents::of(database, entity, gate));
    const bool scan = candidates.tokens.isEmpty() && candidates.trigrams.isEmpty();

    std::vector<std::int64_t> numbers;
    bool more = true;
    const auto gather = [&](size_t most) -> Result<void> {
        while (more && numbers.size() < most) {
            MILLRACE_ASSIGN(const auto no, found.next());
            more = no.has_value();
            if (more)
                numbers.push_back(*no);
        }
        return {};
    };
    MILLRACE_TRY(gather(scan ? std::numeric_limits<size_t>::max() : size_t(exact) + 1));
    hits.complete = !more;
    hits.candidates = int(numbers.size());

    struct Ranked
    {
        int rank;
        std::int64_t no;
    };
    std::vector<Ranked> ranked;
    size_t looked = 0;
    // Where not all can be ranked, the newest that match. They come soon or, where the lists hold much that only looks
    // alike, hardly ever.
    const auto wanting = [&] { return hits.complete || (ranked.size() < size_t(limit) && looked < patience); };
    const auto take = [&](std::int64_t no, QByteArrayView document) {
        if (!document.isEmpty() && terms.match(document))
            ranked.push_back({hits.complete ? terms.rankOf(document) : 0, no});
        ++looked;
        return wanting();
    };
    for (;;) {
        for (size_t from = 0; from < numbers.size() && wanting(); from += candidatesAtOnce) {
            const size_t end = std::min(numbers.size(), from + candidatesAtOnce);
            MILLRACE_TRY(documents.each(numbers.data() + from, numbers.data() + end, take));
        }
        if (hits.complete || !wanting())
            break;
        numbers.clear();
        MILLRACE_TRY(gather(candidatesAtOnce));
        if (numbers.empty())
            break;
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked &a, const Ranked &b) { return a.rank < b.rank; });
    hits.numbers.reserve(ranked.size());
    for (const Ranked &hit : ranked) {
        hits.numbers.push_back(hit.no);
        if (hits.documents.size() < size_t(limit)) {
            MILLRACE_ASSIGN(const QByteArrayView document, documents.at(hit.no));
            hits.documents.push_back(textOfUtf8(document));
        }
    }
    return hits;
}

} // namespace

namespace {

/// Whether the letters of the term stand in this order in one line of the document, as those of "cqpijiu" do in
/// "chongqingpijiu": what every mixed reading satisfies, and far cheaper than making the readings anew.
bool holdsInOrder(const QString &document, const QString &term)
{
    qsizetype next = 0;
    for (const QChar c : document) {
        if (c == u'\n')
            next = 0;
        else if (c == term[next] && ++next == term.size())
            return true;
    }
    return false;
}

} // namespace

Result<Hits> findMixed(Database &database, const EntityDef &entity, const QString &query, int limit, const Gate &gate)
{
    Hits hits;
    const QStringList terms = queryTerms(query);
    if (terms.size() != 1 || !entity.searched)
        return hits;
    const QString &term = terms.first();
    const FieldDef &title = entity.at(entity.titleFields.front());
    const bool latin = std::all_of(term.begin(), term.end(), [](QChar c) { return c >= u'a' && c <= u'z'; });
    if (title.nameOf == NameOf::Nothing || !latin || term.size() < 3)
        return hits;
    for (const QString &initials : initialsOfMixed(term)) {
        // A single syllable is a reading that the direct search has looked for; its initial alone would say nothing.
        if (initials == term || initials.size() < 2)
            continue;
        MILLRACE_ASSIGN(Hits found, findDirect(database, entity, {initials}, limit, exactLimit, gate));
        for (size_t i = 0; i < found.documents.size(); ++i) {
            const QString &document = found.documents[i];
            const QStringView line = QStringView(document).left(std::max<qsizetype>(document.indexOf(u'\n'), 0));
            const bool known =
                std::find(hits.numbers.begin(), hits.numbers.end(), found.numbers[i]) != hits.numbers.end();
            if (known || !holdsInOrder(document, term))
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

Result<Hits> find(Database &database, const EntityDef &entity, const QString &query, int limit, int exact,
                  const Gate &gate, size_t patience)
{
    const QStringList terms = queryTerms(query);
    if (terms.isEmpty() || !entity.searched)
        return Hits{};
    return findDirect(database, entity, terms, limit, exact, gate, patience);
}

Result<std::vector<std::int64_t>> findAll(Database &database, const EntityDef &entity, const QString &query,
                                          const Gate &gate)
{
    std::vector<std::int64_t> numbers;
    const QStringList terms = queryTerms(query);
    if (terms.isEmpty() || !entity.searched)
        return numbers;
    const Candidates candidates = candidatesFor(terms);
    MILLRACE_ASSIGN(CandidateNumbers found, CandidateNumbers::of(database, entity, candidates, gate));
    const StoredTerms stored(terms);
    MILLRACE_ASSIGN(Documents documents, Documents::of(database, entity, gate));
    // One trigram or one token decides by itself; looking half a million documents up would only say so again.
    const bool looks = !candidates.exact || gate.document;
    const auto take = [&](std::int64_t no, QByteArrayView document) {
        if (stored.match(document))
            numbers.push_back(no);
        return true;
    };
    std::vector<std::int64_t> batch;
    for (bool more = true; more; batch.clear()) {
        while (more && batch.size() < candidatesAtOnce) {
            MILLRACE_ASSIGN(const auto no, found.next());
            more = no.has_value();
            if (more)
                (looks ? batch : numbers).push_back(*no);
        }
        MILLRACE_TRY(documents.each(batch.data(), batch.data() + batch.size(), take));
    }
    if (numbers.empty() && terms.size() == 1) {
        MILLRACE_ASSIGN(const Hits mixed, findMixed(database, entity, query, 10'000, gate));
        numbers = mixed.numbers;
    }
    return numbers;
}

} // namespace millrace::search_index
