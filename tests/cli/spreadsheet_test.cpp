// SPDX-License-Identifier: GPL-3.0-or-later
// Workbooks as another spreadsheet program reads and works them out: LibreOffice, told to calculate every formula anew.
#include "tests/cli/cli_fixture.h"
#include "tests/cli/csv_rows.h"

#include <QDir>
#include <QFileInfo>

#include <cmath>

using namespace millrace::test;

namespace {

/// Formulas of a file are worked out at loading, whatever results stand in it.
constexpr const char *recalculating = R"j(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value>
</prop></item>
</oor:items>
)j";

/// The first sheet as LibreOffice has it after calculating, cells as they are and not as they are shown.
CsvRows workedOut(const CliFixture &cli, const QString &workbook)
{
    const QString profile = cli.path(QStringLiteral("profile"));
    REQUIRE(QDir().mkpath(profile + QStringLiteral("/user")));
    cli.write(QStringLiteral("profile/user/registrymodifications.xcu"), recalculating);
    QProcess office;
    office.setProcessChannelMode(QProcess::MergedChannels);
    office.start(QStringLiteral("soffice"),
                 {QStringLiteral("--headless"), QStringLiteral("--norestore"),
                  QStringLiteral("-env:UserInstallation=file://") + profile, QStringLiteral("--convert-to"),
                  QStringLiteral("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,1"),
                  QStringLiteral("--outdir"), cli.path(QStringLiteral("out")), workbook});
    REQUIRE(office.waitForStarted());
    REQUIRE(office.waitForFinished(-1));
    INFO(office.readAll().toStdString());
    REQUIRE(office.exitCode() == 0);
    const QDir out(cli.path(QStringLiteral("out")));
    const QStringList made = out.entryList({QFileInfo(workbook).completeBaseName() + QStringLiteral("*.csv")});
    REQUIRE(made.size() == 1);
    return csvRowsOf(out.filePath(made.front()));
}

/// "63.15%" as a share of 1.
double shareIn(QString text)
{
    REQUIRE(text.endsWith(u'%'));
    text.chop(1);
    return text.toDouble() / 100;
}

qint64 cents(const QString &text)
{
    return std::llround(text.toDouble() * 100);
}

} // namespace

TEST_CASE("LibreOffice opens the workbook of a report and comes to the same totals")
{
    const CliFixture cli;
    cli.init({QStringLiteral("--currency"), QStringLiteral("USD"), QStringLiteral("--locale"), QStringLiteral("en"),
              QStringLiteral("--timezone"), QStringLiteral("UTC")});
    // Amounts whose sum is wrong to the cent where it is kept as a binary number.
    QByteArray deals("external_id,product,amount,stage,close_date\n");
    qint64 expected = 0;
    for (int i = 0; i < 400; ++i) {
        const qint64 worth = 10 + qint64(i) * 7'919 % 99'991;
        expected += worth;
        deals += QStringLiteral("D%1,P%2,%3.%4,Won,2025-0%5-11\n")
                     .arg(i)
                     .arg(i % 7)
                     .arg(worth / 100)
                     .arg(worth % 100, 2, 10, QLatin1Char('0'))
                     .arg(1 + i % 9)
                     .toUtf8();
    }
    REQUIRE(
        cli.call(QStringLiteral("import"), {QStringLiteral("opportunity"),
                                            cli.write(QStringLiteral("deals.csv"), deals), QStringLiteral("--mapping"),
                                            cli.write(QStringLiteral("m.json"), R"j({"entity":"opportunity","columns":{
            "external_id":{"field":"external_id"},"product":{"field":"product","lookup":"name","create":true},
            "amount":{"field":"amount","currency":"USD"},"stage":{"field":"stage"},"close_date":{"field":"close_date"}},
            "defaults":{"pipeline":"Standard sales"}})j")})
            .number("created") == 400);
    const QString file = cli.path(QStringLiteral("products.xlsx"));
    const CliCall written =
        cli.call(QStringLiteral("report"), {QStringLiteral("sales-by-product"), QStringLiteral("--to"), file});
    INFO(written.out.toStdString());
    REQUIRE(written.exit == 0);
    CHECK(written.number("records") == 400);
    const CsvRows rows = workedOut(cli, file);
    REQUIRE(rows.size() == 8);
    qint64 number = 0, value = 0;
    double share = 0;
    for (size_t i = 0; i + 1 < rows.size(); ++i) {
        number += rows[i][QStringLiteral("Number")].toLongLong();
        value += cents(rows[i][QStringLiteral("Amount (USD)")]);
        share += shareIn(rows[i][QStringLiteral("Share")]);
    }
    INFO(rows.front().keys().join(u'|').toStdString());
    CHECK(number == 400);
    CHECK(value == expected);
    CHECK(std::abs(share - 1) < 0.01);
    CHECK(rows.back()[QStringLiteral("Number")] == QLatin1String("400"));
    CHECK(cents(rows.back()[QStringLiteral("Amount (USD)")]) == expected);
}

TEST_CASE("the totals of the maven company's workbook are, worked out by LibreOffice, those of its files")
{
    const QString data = cliData(QStringLiteral("maven-crm-sales"));
    if (data.isEmpty())
        return;
    const CliFixture cli;
    cli.init({QStringLiteral("--currency"), QStringLiteral("USD"), QStringLiteral("--locale"), QStringLiteral("en"),
              QStringLiteral("--timezone"), QStringLiteral("UTC")});
    REQUIRE(cli.call(QStringLiteral("import-set"), {data}).exit == 0);
    qint64 won = 0, lost = 0, value = 0;
    for (const auto &deal : csvRowsOf(data + QStringLiteral("/sales_pipeline.csv"))) {
        const QString stage = deal[QStringLiteral("deal_stage")];
        won += stage == QLatin1String("Won") ? 1 : 0;
        lost += stage == QLatin1String("Lost") ? 1 : 0;
        value += stage == QLatin1String("Won") ? deal[QStringLiteral("close_value")].toLongLong() : 0;
    }
    const QString file = cli.path(QStringLiteral("owners.xlsx"));
    REQUIRE(
        cli.call(QStringLiteral("report"), {QStringLiteral("win-rate-by-owner"), QStringLiteral("--to"), file}).exit ==
        0);
    const CsvRows rows = workedOut(cli, file);
    REQUIRE(rows.size() == 31);
    CHECK(rows.back()[QStringLiteral("Won")] == QString::number(won));
    CHECK(rows.back()[QStringLiteral("Lost")] == QString::number(lost));
    CHECK(cents(rows.back()[QStringLiteral("Won amount (USD)")]) == 100 * value);
    // Worked out anew: the file itself holds one decimal of a per cent.
    CHECK(std::abs(shareIn(rows.back()[QStringLiteral("Win rate")]) - double(won) / double(won + lost)) < 1e-6);
}

TEST_CASE("amounts that are written in thousands and with separators add up to the cent")
{
    const QString data = cliData(QStringLiteral("zoho-crm-sample"));
    if (data.isEmpty())
        return;
    const CliFixture cli;
    cli.init({QStringLiteral("--currency"), QStringLiteral("USD"), QStringLiteral("--locale"), QStringLiteral("en"),
              QStringLiteral("--timezone"), QStringLiteral("UTC")});
    // "$342.09K", "$1,117.10K": cents are thousands of what is written after the point.
    qint64 expected = 0, rows = 0;
    for (const auto &row : csvRowsOf(data + QStringLiteral("/Campaigns.csv"))) {
        QString text = row[QStringLiteral("Expected Revenue")];
        REQUIRE(text.endsWith(u'K'));
        for (const char sign : {'$', ',', 'K', '.'})
            text.remove(QLatin1Char(sign));
        expected += text.toLongLong() * 1000;
        ++rows;
    }
    const CliCall imported =
        cli.call(QStringLiteral("import"),
                 {QStringLiteral("opportunity"), data + QStringLiteral("/Campaigns.csv"), QStringLiteral("--mapping"),
                  cli.write(QStringLiteral("m.json"), R"j({"entity":"opportunity","columns":{
            "CAMPAIGNID":{"field":"external_id"},"Campaign Name":{"field":"name"},
            "Expected Revenue":{"field":"amount","currency":"USD"},"Start Date":{"field":"expected_close"}},
            "defaults":{"pipeline":"Standard sales","stage":"Proposal"}})j")});
    INFO(imported.out.left(2000).toStdString());
    REQUIRE(imported.number("created") == rows);
    const CliCall report = cli.call(QStringLiteral("report"), {QStringLiteral("pipeline-by-stage")});
    REQUIRE(report.exit == 0);
    CHECK(report.number("records") == rows);
    const QJsonArray total = report.array("table").last().toObject()[QStringLiteral("cells")].toArray();
    qsizetype at = -1;
    for (qsizetype i = 0; i < report.array("columns").size(); ++i)
        if (report.array("columns")[i].toObject()[QStringLiteral("key")].toString() == QLatin1String("value"))
            at = i;
    REQUIRE(at >= 0);
    CHECK(total[at].toObject()[QStringLiteral("amount")].toString() ==
          QStringLiteral("%1.%2").arg(expected / 100).arg(expected % 100, 2, 10, QLatin1Char('0')));
}
