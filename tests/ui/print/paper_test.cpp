// SPDX-License-Identifier: GPL-3.0-or-later
// Reports as pages: what fits, what is repeated, what is kept and what is not.
#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"
#include "ui/print/print_layout.h"
#include "ui/print/report_out.h"
#include "ui/print/report_paper.h"
#include "ui/theme/fonts.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>

using namespace millrace;
using namespace millrace::test;

namespace {

QString textIn(const QString &pdf)
{
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), pdf, QStringLiteral("-")});
    REQUIRE(reader.waitForFinished());
    REQUIRE(reader.exitCode() == 0);
    return QString::fromUtf8(reader.readAllStandardOutput());
}

Printout wide(int columns, int rows)
{
    Printout paper;
    paper.title = QStringLiteral("Wide");
    paper.landscape = columns > 7;
    paper.foot = QStringLiteral("Anna · 2026-01-01 00:00");
    paper.columns.push_back({QStringLiteral("Name"), false, 0});
    for (int c = 0; c < columns; ++c)
        paper.columns.push_back({QStringLiteral("C%1").arg(c), true, 0});
    for (int r = 0; r < rows; ++r) {
        QStringList texts{QStringLiteral("a name that may end in an ellipsis where there is no room for it")};
        for (int c = 0; c < columns; ++c)
            texts << QStringLiteral("1,234,567.89");
        paper.rows.push_back(texts);
    }
    return paper;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

TEST_CASE("numbers are whole on paper however many columns there are: letters become smaller first")
{
    const QTemporaryDir folder;
    for (const int columns : {3, 8, 14}) {
        const QString path = folder.filePath(QStringLiteral("wide%1.pdf").arg(columns));
        must(writePdf(wide(columns, 4), path));
        const QString text = textIn(path);
        INFO(text.toStdString());
        CHECK(text.count(QStringLiteral("1,234,567.89")) == 4 * columns);
    }
}

TEST_CASE("charts stand among the rows, each whole on its page and painted as letters")
{
    const QTemporaryDir folder;
    Printout paper = wide(1, 0);
    ChartData chart;
    chart.unit = QStringLiteral("Deals");
    for (int i = 0; i < 12; ++i)
        chart.categories << QStringLiteral("Person %1").arg(i);
    chart.series.push_back({QStringLiteral("Deals")});
    for (int i = 0; i < 12; ++i)
        chart.series.back().points.push_back({.value = double(i + 1)});
    for (int i = 0; i < 6; ++i) {
        paper.rows.push_back({QStringLiteral("Chart %1").arg(i)});
        paper.chartRows.emplace_back(paper.rows.size(), chart);
        paper.rows.push_back({QString(), QString()});
    }
    const QString path = folder.filePath(QStringLiteral("charts.pdf"));
    const int pages = must(writePdf(paper, path));
    CHECK(pages > 1);
    const QString text = textIn(path);
    INFO(text.toStdString());
    CHECK(text.count(QStringLiteral("Person 11")) == 6);
    // A heading stands on the page of its chart.
    const QStringList sheets = text.split(QChar(u'\f'), Qt::SkipEmptyParts);
    for (const QString &sheet : sheets)
        CHECK(sheet.count(QStringLiteral("Chart ")) == sheet.count(QStringLiteral("Person 11")));
}

TEST_CASE("the foot with who and when stands on every page, the rest only on the last")
{
    const QTemporaryDir folder;
    Printout paper = wide(2, 120);
    paper.rest = QStringLiteral("120 rows");
    const QString path = folder.filePath(QStringLiteral("long.pdf"));
    const int pages = must(writePdf(paper, path));
    REQUIRE(pages > 1);
    const QString text = textIn(path);
    CHECK(text.count(QStringLiteral("Anna")) == pages);
    CHECK(text.count(QStringLiteral("120 rows")) == 1);
    CHECK(text.count(QStringLiteral("Wide")) == pages);
    CHECK(text.count(QStringLiteral("C1")) == pages);
}

TEST_CASE("a file that is given up is not there, and one that cannot be written says so")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("given-up.pdf"));
    std::atomic<bool> cancelled{true};
    Progress progress;
    progress.cancelled = &cancelled;
    const auto written = writePdf(wide(2, 50), path, progress);
    REQUIRE_FALSE(written.has_value());
    CHECK(written.error().code == ErrorCode::Cancelled);
    CHECK(QDir(folder.path()).isEmpty());
    CHECK_FALSE(writePdf(wide(2, 5), folder.filePath(QStringLiteral("no/where.pdf"))).has_value());
}

TEST_CASE("a file in the place of another comes whole or not at all")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("kept.txt"));
    const auto write = [](const char *words) {
        return [words](const QString &fresh) -> Result<void> {
            QFile file(fresh);
            REQUIRE(file.open(QIODevice::WriteOnly));
            file.write(words);
            return {};
        };
    };
    must(replaceFile(path, write("first")));
    CHECK(contentOf(path) == "first");
    must(replaceFile(path, write("second")));
    CHECK(contentOf(path) == "second");
    const auto failed = replaceFile(path, [](const QString &) -> Result<void> { return fail(ErrorCode::DiskFull); });
    REQUIRE_FALSE(failed.has_value());
    CHECK(contentOf(path) == "second");
    CHECK(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size() == 1);
}

TEST_CASE("a report is not written when its records are no longer those that were counted")
{
    TempWorkspace workspace;
    const auto customer = [&](const char *name) {
        return workspace.create(u"customer", {{"name", QString::fromLatin1(name)}});
    };
    customer("A");
    customer("B");
    const auto definition = must(reportFromJson(
        QStringLiteral("customer"),
        QJsonDocument::fromJson(
            R"j({"groups":[{"field":"name"}],"measures":[{"key":"records","measure":"count"}],"chart":{"kind":"bar"}})j")
            .object()));
    const ReportTable table = must(runReport(*workspace, workspace.session(), definition));
    FormatContext context;
    context.metadata = workspace->metadata();
    const QTemporaryDir folder;
    const auto out = [&](const char *name) {
        return writeOut(*workspace, workspace.session(), table, QStringLiteral("Customers"),
                        folder.filePath(QString::fromLatin1(name)), context);
    };
    const auto written = out("good.pdf");
    CHECK(must(written).records == 2);
    CHECK(must(out("good.svg")).lines == 2);
    CHECK(must(out("good.xlsx")).lines == 2);
    customer("C");
    for (const char *name : {"late.pdf", "late.png", "late.csv", "late.xlsx"}) {
        const auto late = out(name);
        INFO(name);
        REQUIRE_FALSE(late.has_value());
        CHECK(late.error().arguments.front() == QStringLiteral("report_count"));
        CHECK_FALSE(QFile::exists(folder.filePath(QString::fromLatin1(name))));
    }
    CHECK(out("good.pdf").error().code == ErrorCode::OutputExists);
    CHECK(out("good.bmp").error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("totals are strong on paper, and a report of many columns lies")
{
    TempWorkspace workspace;
    for (const char *name : {"A", "B"})
        workspace.create(u"customer", {{"name", QString::fromLatin1(name)}});
    const auto run = [&](const QByteArray &json) {
        return must(
            runReport(*workspace, workspace.session(),
                      must(reportFromJson(QStringLiteral("customer"), QJsonDocument::fromJson(json).object()))));
    };
    FormatContext context;
    context.metadata = workspace->metadata();
    const Printout paper =
        reportPrintout(run(R"j({"groups":[{"field":"name"}],"measures":[{"key":"records","measure":"count"}]})j"),
                       QStringLiteral("Customers"), {QStringLiteral("Anna"), workspace.clock.now()}, context);
    CHECK(paper.strongRows == std::vector<size_t>{2});
    CHECK_FALSE(paper.chart.has_value());
    CHECK_FALSE(paper.landscape);
    CHECK(paper.foot == QStringLiteral("Anna · 1 Jan 2026, 00:00"));
    CHECK(paper.notes.contains(QStringLiteral("Records: 2")));
    const Printout list =
        reportPrintout(run(R"j({"list":["name","level","region","city","phone","email","website","industry"]})j"),
                       QStringLiteral("Customers"), {}, context);
    CHECK(list.landscape);
    CHECK(list.rows.size() == 3);
}
