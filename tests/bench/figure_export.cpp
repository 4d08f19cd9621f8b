// SPDX-License-Identifier: GPL-3.0-or-later
// A CSV file of contacts written, beside a forward read of the same rows by Qt Sql that writes nothing.
#include "core/interchange/export.h"
#include "tests/bench/figure.h"
#include "tests/bench/raw/raw_file.h"

namespace millrace::bench {

namespace {

void measureExportOf(Bench &bench, const Query &query, const QString &what, const QString &sql, int columns,
                     double goal)
{
    const auto workspace = bench.bases.company();
    const RawFile file(bench.bases.companyPath(), RawFile::Use::Read);
    QSqlQuery raw = file.prepared(sql);
    std::vector<double> ours;
    std::vector<double> theirs;
    std::vector<double> ratios;
    for (int turn = 0; turn < bench.options.runs; ++turn) {
        const QString path = bench.bases.scratch(QStringLiteral("export.csv"));
        ours.push_back(
            timed([&] { must(exportRows(*workspace, workspace->session(), query, path, ExportFormat::Csv)); }));
        theirs.push_back(timed([&] {
            run(raw);
            qint64 characters = 0;
            while (raw.next())
                for (int i = 0; i < columns; ++i)
                    characters += raw.value(i).toString().size();
            raw.finish();
        }));
        ratios.push_back(theirs.back() / ours.back());
    }
    bench.bases.scratch(QStringLiteral("export.csv"));
    bench.tell({QStringLiteral("export"), what, median(ratios), QStringLiteral("x"), median(ours), median(theirs),
                bench.options.runs, goal, false});
}

} // namespace

void measureExport(Bench &bench)
{
    Query query;
    query.entity = QStringLiteral("customer");
    QStringList own;
    for (const char *key :
         {"name", "short_name", "kind", "level", "lifecycle", "industry", "source", "phone", "email", "website",
          "region", "city", "address", "postal_code", "country", "credit_code", "employees", "external_id"})
        own << QString::fromLatin1(key);
    for (const QString &key : own)
        query.fields.push_back(FieldPath::of(key));
    // Table order is the order of creation, oldest first.
    query.sort = parseSort(u"created_at");
    Query tableOrder = query;
    tableOrder.sort.clear();
    measureExportOf(bench, tableOrder, QStringLiteral("in table order, 18 columns: raw read / export"),
                    QStringLiteral("SELECT c.") + own.join(QStringLiteral(", c.")) +
                        QStringLiteral(" FROM customer AS c WHERE c.deleted_at IS NULL ORDER BY c.no DESC"),
                    int(own.size()), 1.5);
    query.sort = parseSort(u"name");
    query.fields.push_back(FieldPath::of(u"owner.name"));
    query.fields.push_back(FieldPath::of(u"parent.name"));
    measureExportOf(bench, query, QStringLiteral("sorted by name, two joined names: raw read / export"),
                    QStringLiteral("SELECT c.") + own.join(QStringLiteral(", c.")) +
                        QStringLiteral(", u.name, p.name FROM customer AS c LEFT JOIN user AS u ON u.id = c.owner "
                                       "LEFT JOIN customer AS p ON p.id = c.parent WHERE c.deleted_at IS NULL "
                                       "ORDER BY c.name__sort, c.no"),
                    int(own.size()) + 2, 0.6);
}

} // namespace millrace::bench
