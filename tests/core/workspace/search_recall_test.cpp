// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/fold.h"
#include "core/base/text/tokens.h"
#include "core/store/search_index.h"
#include "tests/support/temp_workspace.h"

#include <algorithm>
#include <random>

using namespace millrace;
using namespace millrace::test;

namespace {

constexpr int companies = 600;
constexpr int substrings = 500;

/// Seeded names that are awkward to search: Han and Latin in one word, traditional characters, marks, full width, words
/// that differ by one letter.
class AwkwardNames
{
public:
    explicit AwkwardNames(std::uint64_t seed) : m_random(seed) {}
    int below(int n) { return int(m_random() % std::uint64_t(n)); }
    QString name()
    {
        static const QStringList words{
            QStringLiteral("重庆"),   QStringLiteral("重慶"),       QStringLiteral("啤酒"),   QStringLiteral("鑫晟"),
            QStringLiteral("科技"),   QStringLiteral("Müller"),     QStringLiteral("muller"), QStringLiteral("AT&T"),
            QStringLiteral("ＡＢＣ"), QStringLiteral("3M"),         QStringLiteral("北京3C"), QStringLiteral("O'Neil"),
            QStringLiteral("brook"),  QStringLiteral("Brookfield"), QStringLiteral("C++"),    QStringLiteral("#1"),
            QStringLiteral("(集团)"), QStringLiteral("株式会社"),   QStringLiteral("𠮷野家"), QStringLiteral("Ñandú"),
            QStringLiteral("a"),      QStringLiteral("ab"),         QStringLiteral("abc"),    QStringLiteral("长沙"),
            QStringLiteral("Ωmega"),  QStringLiteral("Компания"),   QStringLiteral("1-2-3"),  QStringLiteral("👍")};
        QString text;
        const int count = 1 + below(4);
        for (int i = 0; i < count; ++i) {
            if (i > 0 && below(2))
                text += u' ';
            text += words[below(int(words.size()))];
        }
        return text + QString::number(below(1000));
    }
    /// A piece of a folded text's line, of 1 to 8 units, that is still folded by itself.
    QString pieceOf(const QString &document)
    {
        const QStringList lines = document.split(u'\n', Qt::SkipEmptyParts);
        for (;;) {
            const QString &line = lines[below(int(lines.size()))];
            const qsizetype from = below(int(line.size()));
            const QString piece = line.mid(from, 1 + below(8)).trimmed();
            if (!piece.isEmpty() && foldText(piece) == piece)
                return piece;
        }
    }

private:
    std::mt19937_64 m_random;
};

struct Indexed
{
    RecordId id;
    QString document;
};

/// What the index was given for each live customer.
std::vector<Indexed> documents(TempWorkspace &ws)
{
    Query query;
    query.entity = QStringLiteral("customer");
    query.fields = {FieldPath::of(u"name")};
    std::vector<Indexed> all;
    for (const Row &row : must(ws->rows(ws.session(), query)).rows)
        all.push_back({row.id, search_index::textOf(ws.record(u"customer", row.id)).document});
    return all;
}

std::vector<RecordId> scanned(const std::vector<Indexed> &all, const QString &text)
{
    std::vector<RecordId> ids;
    const QStringList terms = queryTerms(text);
    for (const Indexed &one : all)
        if (std::all_of(terms.begin(), terms.end(), [&](const QString &t) { return termMatches(one.document, t); }))
            ids.push_back(one.id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::vector<RecordId> found(TempWorkspace &ws, const QString &text)
{
    Query query;
    query.entity = QStringLiteral("customer");
    query.fields = {FieldPath::of(u"name")};
    query.search = text;
    std::vector<RecordId> ids;
    for (const Row &row : must(ws->rows(ws.session(), query)).rows)
        ids.push_back(row.id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::unique_ptr<Database> opened(const TempWorkspace &ws)
{
    Database::Options options;
    options.path = ws.place;
    options.mode = Database::Mode::Read;
    return must(Database::open(options));
}

void fill(TempWorkspace &ws, AwkwardNames &names)
{
    std::vector<Edit> edits;
    for (int i = 0; i < companies; ++i)
        edits.push_back(ws.creation(u"customer", {{"name", names.name()},
                                                  {"city", i % 3 ? QStringLiteral("北京") : QStringLiteral("Paris")},
                                                  {"phone", QStringLiteral("138 0013 %1").arg(1000 + i)}}));
    ws.commit(std::move(edits));
}

} // namespace

TEST_CASE("the set of matches equals a plain scan of the folded text for five hundred substrings", "[search]")
{
    TempWorkspace ws;
    AwkwardNames names(11);
    fill(ws, names);
    const std::vector<Indexed> all = documents(ws);
    REQUIRE(all.size() == companies);
    qint64 matches = 0;
    for (int i = 0; i < substrings; ++i) {
        const QString text = names.pieceOf(all[size_t(names.below(companies))].document);
        const std::vector<RecordId> expected = scanned(all, text);
        matches += qint64(expected.size());
        if (expected.empty())
            continue; // a piece from inside of a word that is too short to be looked for there
        INFO(text.toStdString());
        CHECK(found(ws, text) == expected);
    }
    CHECK(matches > substrings);
}

TEST_CASE("several terms find what holds all of them", "[search]")
{
    TempWorkspace ws;
    AwkwardNames names(12);
    fill(ws, names);
    const std::vector<Indexed> all = documents(ws);
    for (int i = 0; i < substrings / 4; ++i) {
        const QString &document = all[size_t(names.below(companies))].document;
        const QString text = names.pieceOf(document) + u' ' + names.pieceOf(document);
        const std::vector<RecordId> expected = scanned(all, text);
        INFO(text.toStdString());
        if (!expected.empty())
            CHECK(found(ws, text) == expected);
    }
}

TEST_CASE("the matches stay those of a scan while records change, go and come back", "[search]")
{
    TempWorkspace ws;
    AwkwardNames names(13);
    fill(ws, names);
    std::vector<Indexed> all = documents(ws);
    for (int i = 0; i < companies; i += 3)
        ws.commit({ws.change(u"customer", all[size_t(i)].id, {{"name", names.name()}})});
    for (int i = 1; i < companies; i += 5)
        ws.commit({Edit::remove(QStringLiteral("customer"), all[size_t(i)].id)});
    for (int i = 1; i < companies; i += 10)
        ws.commit({Edit::restore(QStringLiteral("customer"), all[size_t(i)].id)});
    all = documents(ws);
    CHECK(all.size() == companies - companies / 5 + companies / 10);
    for (int i = 0; i < substrings / 2; ++i) {
        const QString text = names.pieceOf(all[size_t(names.below(int(all.size())))].document);
        const std::vector<RecordId> expected = scanned(all, text);
        INFO(text.toStdString());
        if (!expected.empty())
            CHECK(found(ws, text) == expected);
    }
    ws.requireSound();
}

TEST_CASE("what is found over everything is what the list of the entity finds", "[search]")
{
    TempWorkspace ws;
    AwkwardNames names(14);
    fill(ws, names);
    const std::vector<Indexed> all = documents(ws);
    for (int i = 0; i < substrings / 10; ++i) {
        const QString text = names.pieceOf(all[size_t(names.below(companies))].document);
        const std::vector<RecordId> expected = scanned(all, text);
        if (expected.empty())
            continue;
        const SearchAnswer answer = must(ws->search(ws.session(), text, companies, {QStringLiteral("customer")}));
        std::vector<RecordId> ids;
        for (const SearchHit &hit : answer.hits)
            ids.push_back(hit.id);
        std::sort(ids.begin(), ids.end());
        INFO(text.toStdString());
        CHECK(answer.complete);
        CHECK(ids == expected);
    }
}

TEST_CASE("a search with too many candidates to rank answers the newest matches, as many as it was asked for",
          "[search]")
{
    TempWorkspace ws;
    AwkwardNames names(15);
    fill(ws, names);
    const std::vector<Indexed> all = documents(ws);
    const EntityPtr customer = ws->metadata()->catalog->entity(u"customer");
    const auto database = opened(ws);
    int incomplete = 0;
    for (int i = 0; i < substrings; ++i) {
        const QString text = names.pieceOf(all[size_t(names.below(companies))].document);
        std::vector<std::int64_t> newest = must(search_index::findAll(*database, *customer, text));
        std::sort(newest.rbegin(), newest.rend());
        constexpr int limit = 120, exact = 2;
        const search_index::Hits hits = must(search_index::find(*database, *customer, text, limit, exact));
        if (hits.complete)
            continue;
        ++incomplete;
        newest.resize(std::min(newest.size(), size_t(limit)));
        INFO(text.toStdString());
        CHECK(hits.numbers == newest);
    }
    CHECK(incomplete > 100);
}

TEST_CASE("a search that was told to give up looks at no more candidates than that", "[search]")
{
    TempWorkspace ws;
    std::vector<Edit> edits;
    for (int i = 0; i < 300; ++i)
        edits.push_back(ws.creation(u"customer", {{"name", QStringLiteral("clinic %1").arg(i)}}));
    ws.commit(std::move(edits));
    const EntityPtr customer = ws->metadata()->catalog->entity(u"customer");
    const auto database = opened(ws);
    const auto foundAfter = [&](size_t patience) {
        return must(search_index::find(*database, *customer, QStringLiteral("clinic"), 250, 10, {}, patience))
            .numbers.size();
    };
    CHECK(foundAfter(0) == 0);
    CHECK(foundAfter(7) == 7);
    CHECK(foundAfter(240) == 240);
    CHECK(foundAfter(1000) == 250);
}
