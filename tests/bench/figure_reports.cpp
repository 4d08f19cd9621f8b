// SPDX-License-Identifier: GPL-3.0-or-later
// Reports beside the SQL that somebody would write for each, and a workbook beside the library that writes it.
#include "core/interchange/export.h"
#include "core/reports/report_table.h"
#include "tests/bench/figure.h"
#include "tests/bench/raw/raw_file.h"
#include "tests/bench/raw/raw_sheet.h"

#include <QFile>
#include <QJsonDocument>

namespace millrace::bench {

namespace {

struct Typical
{
    const char *what;
    const char *entity;
    const char *report;
    const char *sql; ///< one row a line of the report, the number of records first
};

constexpr Typical typical[] = {
    {"win rate by person", "opportunity",
     R"j({"filter":"stage.kind in (\"won\",\"lost\")","groups":[{"field":"owner"}],"measures":[
        {"key":"won","measure":"count","where":"stage.kind = \"won\""},
        {"key":"lost","measure":"count","where":"stage.kind = \"lost\""},
        {"key":"value","measure":"sum","field":"amount","where":"stage.kind = \"won\""}],
        "computed":[{"key":"rate","formula":"won / (won + lost)","format":"percent"}],"sort":"-rate"})j",
     "SELECT COUNT(*), u.name, SUM(s.kind = 'won'), SUM(s.kind = 'lost'), SUM(CASE WHEN s.kind = 'won' THEN "
     "o.amount__base END) FROM opportunity o LEFT JOIN stage s ON s.id = o.stage LEFT JOIN user u ON u.id = o.owner "
     "WHERE o.deleted_at IS NULL AND s.kind IN ('won', 'lost') GROUP BY o.owner"},
    {"won by month", "opportunity",
     R"j({"filter":"stage.kind = \"won\"","groups":[{"field":"close_date","unit":"month"}],"measures":[
        {"key":"n","measure":"count"},{"key":"value","measure":"sum","field":"amount"}],
        "computed":[{"key":"so_far","formula":"running(value)"}]})j",
     "SELECT COUNT(*), strftime('%Y-%m', o.close_date * 86400, 'unixepoch') AS month, SUM(o.amount__base) FROM "
     "opportunity o LEFT JOIN stage s ON s.id = o.stage WHERE o.deleted_at IS NULL AND s.kind = 'won' GROUP BY month"},
    {"pipeline by person and stage", "opportunity",
     R"j({"filter":"stage.kind = \"open\"","groups":[{"field":"owner"},{"field":"stage"}],"measures":[
        {"key":"n","measure":"count"},{"key":"value","measure":"sum","field":"amount"}]})j",
     "SELECT COUNT(*), u.name, s.name, SUM(o.amount__base) FROM opportunity o LEFT JOIN stage s ON s.id = o.stage "
     "LEFT JOIN user u ON u.id = o.owner WHERE o.deleted_at IS NULL AND s.kind = 'open' GROUP BY o.owner, o.stage"},
    {"follow-ups by week and kind", "activity",
     R"j({"groups":[{"field":"at","unit":"week"}],"pivot":{"field":"kind"},"measures":[{"key":"n","measure":"count"}]})j",
     "SELECT COUNT(*), strftime('%Y-%W', a.at / 1000000, 'unixepoch') AS week, a.kind FROM activity a WHERE "
     "a.deleted_at IS NULL GROUP BY week, a.kind"},
};

void measureTypical(Bench &bench)
{
    constexpr double goal = 2;
    const auto workspace = bench.bases.company();
    const RawFile file(bench.bases.companyPath(), RawFile::Use::Read);
    for (const Typical &one : typical) {
        const ReportDefinition definition =
            must(reportFromJson(QString::fromLatin1(one.entity), QJsonDocument::fromJson(one.report).object()));
        QSqlQuery raw = file.prepared(QString::fromUtf8(one.sql));
        std::vector<double> ours, theirs, ratios;
        qint64 found = 0, foundByHand = 0;
        for (int turn = 0; turn < bench.options.runs; ++turn) {
            ours.push_back(
                timed([&] { found = must(runReport(*workspace, workspace->session(), definition)).records; }));
            theirs.push_back(timed([&] {
                run(raw);
                foundByHand = 0;
                while (raw.next())
                    foundByHand += raw.value(0).toLongLong();
                raw.finish();
            }));
            ratios.push_back(ours.back() / theirs.back());
        }
        if (found != foundByHand)
            giveUp({ErrorCode::Internal,
                    {QString::fromUtf8(one.what), QString::number(found), QString::number(foundByHand)},
                    {}});
        bench.tell({QStringLiteral("reports"), QString::fromUtf8(one.what), median(ratios), QStringLiteral("x"),
                    median(ours), median(theirs), bench.options.runs, goal});
    }
}

/// The same cells, once through the program from the file to the workbook, once from memory through the bare library.
void measureWorkbook(Bench &bench)
{
    constexpr double goal = 0.7;
    const auto workspace = bench.bases.company();
    Query query;
    query.entity = QStringLiteral("customer");
    for (const char *key : {"name",    "short_name",  "kind",      "level",   "lifecycle",   "industry",  "source",
                            "phone",   "email",       "website",   "region",  "city",        "address",   "postal_code",
                            "country", "credit_code", "employees", "revenue", "external_id", "created_at"})
        query.fields.push_back(FieldPath::of(QString::fromLatin1(key)));
    const RawSheet sheet = RawSheet::of(must(workspace->rows(workspace->session(), query)));
    std::vector<double> ours, theirs, ratios;
    for (int turn = 0; turn < bench.options.runs; ++turn) {
        const QString path = bench.bases.scratch(QStringLiteral("report.xlsx"));
        ours.push_back(
            timed([&] { must(exportRows(*workspace, workspace->session(), query, path, ExportFormat::Xlsx)); }));
        const QString bare = bench.bases.scratch(QStringLiteral("bare.xlsx"));
        theirs.push_back(timed([&] { sheet.write(bare); }));
        ratios.push_back(theirs.back() / ours.back());
    }
    bench.bases.scratch(QStringLiteral("report.xlsx"));
    bench.bases.scratch(QStringLiteral("bare.xlsx"));
    bench.tell({QStringLiteral("reports"), QStringLiteral("workbook of 20 columns: bare library / export"),
                median(ratios), QStringLiteral("x"), median(ours), median(theirs), bench.options.runs, goal, false});
}

} // namespace

void measureReports(Bench &bench)
{
    measureTypical(bench);
    measureWorkbook(bench);
}

} // namespace millrace::bench
