// SPDX-License-Identifier: GPL-3.0-or-later
// A CSV file of customers imported, beside prepared inserts by Qt Sql of rows that are ready: parsed, checked and
// folded beforehand, outside the clock; into the same table with the same indexes and the same search tables, committed
// as often as the import commits.
#include "core/interchange/export.h"
#include "core/interchange/import.h"
#include "tests/bench/figure.h"
#include "tests/bench/raw/raw_rows.h"

#include <QFile>

namespace millrace::bench {

namespace {

constexpr int rowsPerTransaction = 20'000;

void writeCustomers(const Workspace &workspace, const QString &path)
{
    Query query;
    query.entity = QStringLiteral("customer");
    // Twenty columns of the customer's own; owners and parents are other tables' business.
    for (const char *key : {"name",    "short_name",  "kind",      "level",   "lifecycle",   "industry", "source",
                            "phone",   "email",       "website",   "region",  "city",        "address",  "postal_code",
                            "country", "credit_code", "employees", "revenue", "external_id", "notes"})
        query.fields.push_back(FieldPath::of(QString::fromLatin1(key)));
    must(exportRows(workspace, workspace.session(), query, path, ExportFormat::Csv));
}

double importOnce(Bench &bench, const QString &csv, qint64 expected)
{
    auto workspace = bench.bases.fresh(QStringLiteral("import.millrace"));
    ImportOptions options;
    options.entity = QStringLiteral("customer");
    options.path = csv;
    options.session = workspace->session();
    qint64 created = 0;
    const double took = timed([&] { created = must(importFile(*workspace, options)).created; });
    if (created != expected)
        giveUp({ErrorCode::Internal, {QStringLiteral("imported"), QString::number(created)}, {}});
    return took;
}

double insertOnce(Bench &bench, const QString &from, const QString &layout)
{
    const RawFile file(bench.bases.scratch(QStringLiteral("import-raw.sqlite")), RawFile::Use::Write);
    file.copyLayout(layout, QStringLiteral("customer"), true);
    RawCustomers source(from);
    RawInsert insert(file, source.columns(), true);
    return insertAll(file, source, insert, rowsPerTransaction);
}

void measureImportOf(Bench &bench, const QString &base, qint64 customers, double goal)
{
    const QString csv = bench.bases.scratch(QStringLiteral("customers.csv"));
    writeCustomers(*bench.bases.open(base, Workspace::Access::Read), csv);
    std::vector<double> ours;
    std::vector<double> raw;
    std::vector<double> ratios;
    for (int turn = 0; turn < bench.options.runs; ++turn) {
        ours.push_back(importOnce(bench, csv, customers));
        raw.push_back(insertOnce(bench, base, base));
        ratios.push_back(raw.back() / ours.back());
    }
    bench.tell({QStringLiteral("import"), QStringLiteral("CSV of %1 customers: raw insert / import").arg(customers),
                median(ratios), QStringLiteral("x"), median(ours), median(raw), bench.options.runs, goal, false});
    for (const char *name : {"customers.csv", "import.millrace", "import-raw.sqlite"})
        bench.bases.scratch(QString::fromLatin1(name));
}

} // namespace

void measureImport(Bench &bench)
{
    measureImportOf(bench, bench.bases.companyPath(), bench.bases.companyCustomers(), 0.55);
    measureImportOf(bench, bench.bases.millionPath(), bench.bases.millionCustomers(), 0.50);
}

} // namespace millrace::bench
