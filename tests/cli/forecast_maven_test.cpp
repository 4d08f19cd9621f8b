// SPDX-License-Identifier: GPL-3.0-or-later
// Forecasts of past quarters of a real company, each asked as of then, held against what the files say came.
#include "tests/cli/cli_fixture.h"
#include "tests/support/catch.h"

#include <QFile>

#include <cmath>
#include <map>

using namespace millrace::test;

namespace {

double unitsOf(const QJsonValue &money)
{
    return money[QStringLiteral("amount")].toString().toDouble();
}

/// What was won by quarter ("2017Q2"), straight from the file.
std::map<QString, double> wonByQuarter(const QString &folder)
{
    QFile file(folder + QStringLiteral("/sales_pipeline.csv"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    std::map<QString, double> won;
    while (!file.atEnd()) {
        const QList<QByteArray> cells = file.readLine().trimmed().split(',');
        if (cells.size() != 8 || cells[4] != "Won")
            continue;
        const int month = cells[6].mid(5, 2).toInt();
        won[QStringLiteral("%1Q%2").arg(QString::fromLatin1(cells[6].left(4))).arg((month + 2) / 3)] +=
            cells[7].toDouble();
    }
    return won;
}

} // namespace

TEST_CASE("past quarters of a real company fall into the range that would have been forecast for them")
{
    const QString folder = cliData(QStringLiteral("maven-crm-sales"));
    if (folder.isEmpty())
        return;
    const CliFixture cli;
    cli.init(
        {QStringLiteral("--currency"), QStringLiteral("USD"), QStringLiteral("--timezone"), QStringLiteral("UTC")});
    REQUIRE(cli.call(QStringLiteral("import-set"), {folder}).exit == 0);
    const std::map<QString, double> won = wonByQuarter(folder);
    // At the begin and in the middle of each quarter since the first win was recorded (in March 2017).
    const std::vector<std::pair<QString, QString>> asked{{QStringLiteral("2017Q2"), QStringLiteral("2017-03-31")},
                                                         {QStringLiteral("2017Q2"), QStringLiteral("2017-05-15")},
                                                         {QStringLiteral("2017Q3"), QStringLiteral("2017-06-30")},
                                                         {QStringLiteral("2017Q3"), QStringLiteral("2017-08-15")},
                                                         {QStringLiteral("2017Q4"), QStringLiteral("2017-09-30")},
                                                         {QStringLiteral("2017Q4"), QStringLiteral("2017-11-15")}};
    int inside = 0;
    for (const auto &[quarter, day] : asked) {
        const CliCall forecast = cli.call(QStringLiteral("forecast"),
                                          {QStringLiteral("--quarter"), quarter, QStringLiteral("--as-of"), day});
        REQUIRE(forecast.exit == 0);
        const QJsonValue band = forecast.json[QStringLiteral("band")];
        const double low = unitsOf(band[QStringLiteral("p10")]), middle = unitsOf(band[QStringLiteral("p50")]),
                     high = unitsOf(band[QStringLiteral("p90")]), actual = won.at(quarter);
        INFO(quarter.toStdString() << " as of " << day.toStdString() << ": " << low << " " << middle << " " << high
                                   << ", came " << actual);
        CHECK(std::abs(middle / actual - 1) < 0.25);
        CHECK((high - low) / actual < 0.6);
        inside += actual >= low && actual <= high ? 1 : 0;
    }
    CHECK(inside >= 5);
}
