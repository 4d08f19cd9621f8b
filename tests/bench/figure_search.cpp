// SPDX-License-Identifier: GPL-3.0-or-later
// Search over everything, as the palette asks it, and its recall against a plain scan.
#include "core/base/text/fold.h"
#include "core/base/text/tokens.h"
#include "core/interchange/generate_chance.h"
#include "tests/bench/figure.h"
#include "tests/bench/query_mix.h"
#include "tests/bench/raw/raw_file.h"

#include <QHash>
#include <QTextStream>

#include <algorithm>
#include <map>

namespace millrace::bench {

namespace {

constexpr int shownHits = 20;

void measureMix(Bench &bench, Workspace &workspace, const QString &path, const QString &size, double p95, double worst)
{
    const std::vector<MixedQuery> mix = queryMix(workspace, path, bench.options.small ? 300 : 600, 2026);
    const Session session = workspace.session();
    // Once through so that every run meets the same cache; then each query's median of the runs.
    for (const MixedQuery &query : mix)
        must(workspace.search(session, query.text, shownHits));
    std::vector<std::vector<double>> times(mix.size());
    for (int turn = 0; turn < bench.options.runs; ++turn)
        for (size_t i = 0; i < mix.size(); ++i)
            times[i].push_back(timed([&] { must(workspace.search(session, mix[i].text, shownHits)); }));
    std::vector<double> medians;
    std::map<QString, std::vector<double>> byKind;
    for (size_t i = 0; i < mix.size(); ++i) {
        medians.push_back(median(times[i]));
        byKind[mix[i].kind].push_back(medians.back());
    }
    const int runs = bench.options.runs;
    const QString what = QStringLiteral("%1, %2 queries: ").arg(size).arg(mix.size());
    bench.tell({QStringLiteral("search"), what + QStringLiteral("p50"), quantile(medians, 0.5), QStringLiteral("ms"), 0,
                0, runs, 0, true, false});
    bench.tell({QStringLiteral("search"), what + QStringLiteral("p95"), quantile(medians, 0.95), QStringLiteral("ms"),
                0, 0, runs, p95});
    bench.tell({QStringLiteral("search"), what + QStringLiteral("worst"), largest(medians), QStringLiteral("ms"), 0, 0,
                runs, worst});
    for (const auto &[kind, values] : byKind)
        bench.tell({QStringLiteral("search"), QStringLiteral("%1, %2: p95").arg(size, kind), quantile(values, 0.95),
                    QStringLiteral("ms"), 0, 0, runs, 0, true, false});
    std::vector<size_t> slow(mix.size());
    for (size_t i = 0; i < slow.size(); ++i)
        slow[i] = i;
    std::sort(slow.begin(), slow.end(), [&](size_t a, size_t b) { return medians[a] > medians[b]; });
    QTextStream out(stdout);
    out << "          slowest:";
    for (size_t i = 0; i < slow.size() && i < 8; ++i)
        out << ' ' << mix[slow[i]].kind << " \"" << mix[slow[i]].text << "\" "
            << QString::number(medians[slow[i]], 'f', 1) << " ms;";
    out << Qt::endl;
}

/// Needles under their first two characters, so that one pass over a document meets all that begin there.
class Needles
{
public:
    explicit Needles(const QStringList &texts)
    {
        for (qsizetype i = 0; i < texts.size(); ++i) {
            const QStringList terms = queryTerms(texts[i]);
            m_terms.push_back(terms);
            m_byStart[key(terms.first(), 0, terms.first().size())].push_back(int(i));
        }
    }
    /// Calls take(needle) for each that matches the document, by termMatches of every term.
    template <class Take> void match(QStringView document, Take take) const
    {
        std::vector<int> met;
        for (qsizetype at = 0; at < document.size(); ++at)
            for (const qsizetype length : {qsizetype(1), qsizetype(2)}) {
                if (at + length > document.size())
                    continue;
                const auto found = m_byStart.constFind(key(document, at, length));
                if (found == m_byStart.constEnd())
                    continue;
                for (const int needle : *found)
                    if (document.mid(at).startsWith(m_terms[size_t(needle)].first()))
                        met.push_back(needle);
            }
        std::sort(met.begin(), met.end());
        met.erase(std::unique(met.begin(), met.end()), met.end());
        for (const int needle : met)
            if (std::all_of(m_terms[size_t(needle)].begin(), m_terms[size_t(needle)].end(),
                            [&](const QString &term) { return termMatches(document, term); }))
                take(needle);
    }

private:
    static quint32 key(QStringView text, qsizetype at, qsizetype length)
    {
        return length < 2 ? text[at].unicode() : quint32(text[at].unicode()) << 16 | text[at + 1].unicode();
    }
    std::vector<QStringList> m_terms;
    QHash<quint32, std::vector<int>> m_byStart;
};

/// Seeded pieces of folded documents: 1 to 10 characters of one line.
QStringList substringsOf(const RawFile &file, int count)
{
    generating::Chance chance(77);
    QSqlQuery last = file.prepared(QStringLiteral("SELECT max(no) FROM customer__doc"));
    run(last);
    last.next();
    const qint64 highest = last.value(0).toLongLong();
    QSqlQuery query = file.prepared(QStringLiteral("SELECT doc FROM customer__doc WHERE no >= ? ORDER BY no LIMIT 1"));
    QStringList texts;
    while (texts.size() < count) {
        query.bindValue(0, qint64(1 + chance.below(highest)));
        run(query);
        if (!query.next())
            continue;
        const QStringList lines = query.value(0).toString().split(u'\n', Qt::SkipEmptyParts);
        query.finish();
        const QString &line = lines[qsizetype(chance.below(lines.size()))];
        const qsizetype length = std::min<qsizetype>(chance.between(1, 10), line.size());
        const QString text = line.mid(qsizetype(chance.below(line.size() - length + 1)), length).trimmed();
        if (!text.isEmpty() && foldText(text) == text)
            texts << text;
    }
    return texts;
}

} // namespace

void measureSearch(Bench &bench)
{
    measureMix(bench, *bench.bases.company(), bench.bases.companyPath(),
               QString::number(bench.bases.companyCustomers()) + QStringLiteral(" customers"), 8, 25);
    measureMix(bench, *bench.bases.million(), bench.bases.millionPath(),
               QString::number(bench.bases.millionCustomers()) + QStringLiteral(" customers"), 60, 150);
}

void measureRecall(Bench &bench)
{
    const QString path = bench.bases.companyPath();
    const auto workspace = bench.bases.company();
    const RawFile file(path, RawFile::Use::Read);
    const QStringList texts = substringsOf(file, bench.options.small ? 2'000 : 10'000);
    // All matches as count and as a sum that depends on each of them: the sets themselves would take gigabytes.
    struct Found
    {
        qint64 count = 0;
        quint64 mark = 0;
        void add(quint64 no)
        {
            ++count;
            mark += no * 0x9e3779b97f4a7c15u ^ (no << 17);
        }
        bool operator==(const Found &) const = default;
    };
    std::vector<Found> scanned(size_t(texts.size()));
    const Needles needles(texts);
    QSqlQuery documents = file.prepared(QStringLiteral("SELECT no, doc FROM customer__doc"));
    run(documents);
    while (documents.next()) {
        const quint64 no = documents.value(0).toULongLong();
        const QString document = documents.value(1).toString();
        needles.match(document, [&](int needle) { scanned[size_t(needle)].add(no); });
    }
    qint64 different = 0;
    Query query;
    query.entity = QStringLiteral("customer");
    for (qsizetype i = 0; i < texts.size(); ++i) {
        query.search = texts[i];
        Found found;
        for (const quint32 no : must(workspace->numbers(workspace->session(), query)))
            found.add(no);
        if (found == scanned[size_t(i)])
            continue;
        if (++different <= 5)
            QTextStream(stdout) << "          \"" << texts[i] << "\": found " << found.count << ", scanned "
                                << scanned[size_t(i)].count << Qt::endl;
    }
    bench.tell({QStringLiteral("recall"),
                QStringLiteral("substrings of %1 whose set of matches differs from a scan").arg(texts.size()),
                double(different), QStringLiteral(""), 0, 0, 1, 0});
}

} // namespace millrace::bench
