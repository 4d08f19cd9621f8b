// SPDX-License-Identifier: GPL-3.0-or-later
// What a list asks for: its first page, its row numbers, a jump; and the pipeline's sums. Beside the same by hand.
#include "core/interchange/generate_chance.h"
#include "tests/bench/figure.h"
#include "tests/bench/raw/raw_file.h"

#include <QSet>

namespace millrace::bench {

namespace {

constexpr int pageRows = 50;

std::vector<FieldPath> listColumns()
{
    std::vector<FieldPath> paths;
    for (const char *path : {"name", "level", "lifecycle", "industry", "phone", "city", "owner.name", "parent.name"})
        paths.push_back(FieldPath::of(QString::fromLatin1(path)));
    return paths;
}

Query sortedList()
{
    Query query;
    query.entity = QStringLiteral("customer");
    query.sort = parseSort(u"name");
    query.fields = listColumns();
    return query;
}

/// The counterpart's cells are taken out as text, as a model would.
qint64 readAll(QSqlQuery &query, int columns)
{
    run(query);
    qint64 characters = 0;
    while (query.next())
        for (int i = 0; i < columns; ++i)
            characters += query.value(i).toString().size();
    query.finish();
    return characters;
}

/// The first page of one base, both ways, measured in turns with other bases.
class FirstPage
{
public:
    FirstPage(std::unique_ptr<Workspace> workspace, const QString &path)
        : m_workspace(std::move(workspace)), m_file(path, RawFile::Use::Read), m_query(sortedList()),
          m_raw(m_file.prepared(QStringLiteral(
              "SELECT c.no, c.id, c.name, c.level, c.lifecycle, c.industry, c.phone, c.city, u.name, p.name "
              "FROM customer AS c LEFT JOIN user AS u ON u.id = c.owner LEFT JOIN customer AS p ON p.id = c.parent "
              "WHERE c.deleted_at IS NULL ORDER BY c.name__sort, c.no LIMIT 50")))
    {
        m_query.limit = pageRows;
    }
    void measure()
    {
        m_ours.push_back(timed([&] { must(m_workspace->rows(m_workspace->session(), m_query)); }));
        m_theirs.push_back(timed([&] { readAll(m_raw, 10); }));
    }
    double ours() const { return median(m_ours); }
    double raw() const { return median(m_theirs); }

private:
    std::unique_ptr<Workspace> m_workspace;
    RawFile m_file;
    Query m_query;
    QSqlQuery m_raw;
    std::vector<double> m_ours;
    std::vector<double> m_theirs;
};

} // namespace

void measureLists(Bench &bench)
{
    const int runs = bench.options.runs;
    const qint64 company = bench.bases.companyCustomers();
    const qint64 million = bench.bases.millionCustomers();
    FirstPage few(bench.bases.company(), bench.bases.companyPath());
    FirstPage many(bench.bases.million(), bench.bases.millionPath());
    for (int turn = 0; turn < runs * 100; ++turn) {
        few.measure();
        many.measure();
    }
    bench.tell({QStringLiteral("lists"), QStringLiteral("first page by name, two joined names, of %1").arg(company),
                few.ours(), QStringLiteral("ms"), few.ours(), few.raw(), runs * 100, 2});
    bench.tell({QStringLiteral("lists"), QStringLiteral("first page of %1 / of %2").arg(million).arg(company),
                many.ours() / few.ours(), QStringLiteral("x"), many.ours(), many.raw(), runs * 100, 1.5});

    const auto workspace = bench.bases.million();
    Query all = sortedList();
    const RawFile file(bench.bases.millionPath(), RawFile::Use::Read);
    QSqlQuery raw =
        file.prepared(QStringLiteral("SELECT no FROM customer WHERE deleted_at IS NULL ORDER BY name__sort, no"));
    std::vector<double> ours;
    std::vector<double> theirs;
    std::vector<quint32> numbers;
    for (int turn = 0; turn < runs; ++turn) {
        ours.push_back(timed([&] { numbers = must(workspace->numbers(workspace->session(), all)); }));
        theirs.push_back(timed([&] {
            std::vector<quint32> rows;
            run(raw);
            while (raw.next())
                rows.push_back(raw.value(0).toUInt());
            raw.finish();
        }));
    }
    bench.tell({QStringLiteral("lists"), QStringLiteral("row numbers of %1 by name").arg(numbers.size()), median(ours),
                QStringLiteral("ms"), median(ours), median(theirs), runs, 200});

    generating::Chance chance(5);
    std::vector<double> jumps;
    for (int turn = 0; turn < runs * 20; ++turn) {
        const size_t at = size_t(chance.below(std::int64_t(numbers.size()) - pageRows));
        const std::vector<quint32> page(numbers.begin() + std::ptrdiff_t(at),
                                        numbers.begin() + std::ptrdiff_t(at) + pageRows);
        jumps.push_back(
            timed([&] { must(workspace->rowsByNumber(workspace->session(), all.entity, page, listColumns())); }));
    }
    bench.tell({QStringLiteral("lists"), QStringLiteral("worst jump of %1 to 50 rows").arg(jumps.size()),
                largest(jumps), QStringLiteral("ms"), median(jumps), 0, int(jumps.size()), 16});
}

void measurePipeline(Bench &bench)
{
    const auto workspace = bench.bases.company();
    AggregateQuery query;
    query.entity = QStringLiteral("opportunity");
    query.groups = {FieldPath::of(u"stage")};
    query.measures = {{Measure::Kind::Count, {}}, {Measure::Kind::Sum, FieldPath::of(u"amount")}};
    const RawFile file(bench.bases.companyPath(), RawFile::Use::Read);
    QSqlQuery raw = file.prepared(QStringLiteral("SELECT stage, COUNT(*), SUM(amount__base) FROM opportunity "
                                                 "WHERE deleted_at IS NULL GROUP BY stage"));
    std::vector<double> ours;
    std::vector<double> theirs;
    std::vector<double> ratios;
    for (int turn = 0; turn < bench.options.runs * 4; ++turn) {
        ours.push_back(timed([&] { must(workspace->aggregate(workspace->session(), query)); }));
        theirs.push_back(timed([&] { readAll(raw, 3); }));
        ratios.push_back(ours.back() / theirs.back());
    }
    bench.tell({QStringLiteral("pipeline"), QStringLiteral("count and sum by stage / by hand"), median(ratios),
                QStringLiteral("x"), median(ours), median(theirs), int(ratios.size()), 1.3});
}

} // namespace millrace::bench
