// SPDX-License-Identifier: GPL-3.0-or-later
// Funnel slices and comparisons, forecasts and targets through the built program.
#include "tests/cli/cli_fixture.h"
#include "tests/support/catch.h"

using namespace millrace::test;

namespace {

QStringList listed(std::initializer_list<const char *> all)
{
    QStringList list;
    for (const char *one : all)
        list << QString::fromUtf8(one);
    return list;
}

/// A generated company, asked on one day.
struct Company : CliFixture
{
    Company()
    {
        init(listed({"--timezone", "UTC", "--now", "2025-01-01T00:00:00Z", "--locale", "en"}));
        const CliCall made = call(QStringLiteral("generate"), listed({"--customers", "60", "--opportunities", "400",
                                                                      "--seed", "7", "--now", "2025-03-07T00:00:00Z"}));
        INFO(made.out.toStdString());
        REQUIRE(made.exit == 0);
    }
    CliCall ask(const char *command, const QStringList &rest = {}) const
    {
        const CliCall answer =
            call(QString::fromLatin1(command), QStringList(rest) << listed({"--now", "2025-03-07T12:00:00Z"}));
        INFO(answer.out.toStdString());
        REQUIRE(answer.exit == 0);
        return answer;
    }
};

double amountOf(const QJsonValue &money)
{
    return money.toObject()[QStringLiteral("amount")].toString().toDouble();
}

} // namespace

TEST_CASE("a period stands beside the one before it, and groups carry their own bottlenecks")
{
    const Company company;
    const CliCall funnel =
        company.ask("funnel", listed({"--from", "2024-07-01", "--to", "2024-12-31", "--compare", "earlier"}));
    const QJsonObject before = funnel.json[QStringLiteral("compared")].toObject();
    CHECK(before[QStringLiteral("stages")].toArray().size() == funnel.array("stages").size());
    CHECK(funnel.array("differences").size() == funnel.array("stages").size());
    CHECK(funnel.number("opportunities") > 0);
    CHECK(funnel.json[QStringLiteral("conversion")].isDouble());
    CHECK(funnel.number("comparisons") >= 0);
    const CliCall byOwner = company.ask("funnel", listed({"--by", "owner"}));
    std::int64_t entered = 0;
    for (const QJsonValue &group : byOwner.array("groups"))
        entered += group[QStringLiteral("stages")][0][QStringLiteral("entered")].toInteger();
    CHECK(entered ==
          byOwner.json[QStringLiteral("total")][QStringLiteral("stages")][0][QStringLiteral("entered")].toInteger());
    // What the file said before anything was generated.
    const CliCall empty = company.ask("funnel", listed({"--known-at", "2025-02-01"}));
    CHECK(empty.number("opportunities") == 0);
    CHECK(company.call(QStringLiteral("funnel"), listed({"--compare", "earlier"})).exit == 2);
    CHECK(company.call(QStringLiteral("funnel"), listed({"--compare", "nobody of that name"})).exit == 1);
}

TEST_CASE("a forecast is asked for, kept and scored without a window")
{
    const Company company;
    const CliCall forecast = company.ask("forecast");
    CHECK(forecast.json[QStringLiteral("quarter")].toString() == QStringLiteral("2025Q1"));
    CHECK(forecast.number("closed_deals") > 20);
    CHECK_FALSE(forecast.json[QStringLiteral("few_deals")].toBool(true));
    CHECK(forecast.array("uncategorised_stages").isEmpty());
    const QJsonObject total = forecast.json[QStringLiteral("total")].toObject();
    CHECK(amountOf(total[QStringLiteral("closed")]) <= amountOf(total[QStringLiteral("commit")]));
    CHECK(amountOf(total[QStringLiteral("best_case")]) <= amountOf(total[QStringLiteral("pipeline")]));
    const QJsonObject band = forecast.json[QStringLiteral("band")].toObject();
    CHECK(amountOf(total[QStringLiteral("closed")]) <= amountOf(band[QStringLiteral("p10")]));
    CHECK(amountOf(band[QStringLiteral("p10")]) < amountOf(band[QStringLiteral("p90")]));
    double closed = 0;
    for (const QJsonValue &line : forecast.array("people"))
        closed += amountOf(line[QStringLiteral("own")][QStringLiteral("closed")]);
    CHECK(closed == Approx(amountOf(total[QStringLiteral("closed")])));
    CHECK(company.ask("forecast").out == forecast.out);

    CHECK(company.ask("forecast", listed({"--keep"})).json.contains(QStringLiteral("commit")));
    CHECK(company.count(QStringLiteral("forecast_snapshot")) == forecast.array("people").size() + 1);
    const CliCall scored =
        company.call(QStringLiteral("forecast"), listed({"--accuracy", "--now", "2025-04-02T00:00:00Z"}));
    CHECK(scored.exit == 0);
    CHECK(scored.array("scores").size() == forecast.array("people").size() + 1);
    CHECK(scored.array("scores")[0][QStringLiteral("days_before")].toString() == QStringLiteral("30"));
    CHECK(company.call(QStringLiteral("forecast"), listed({"--quarter", "2025-03"})).exit == 2);
    CHECK(company.call(QStringLiteral("forecast"), listed({"--keep", "--as-of", "2025-01-01"})).exit == 2);
}

TEST_CASE("targets are shown by period, closed, and say what changed afterwards")
{
    const Company company;
    CHECK(company.call(QStringLiteral("targets")).exit == 1); // no metric yet
    const CliCall metric =
        company.ask("create", listed({"metric", "name=Won", "entity=opportunity", "filter=stage.kind = \"won\"",
                                      "measure=sum", "field=amount", "date_field=close_date"}));
    const QString id = metric.json[QStringLiteral("id")].toString();
    REQUIRE_FALSE(id.isEmpty());
    const CliCall targets = company.ask("targets", listed({"--period", "2025Q1", "--pace", "all"}));
    CHECK(targets.json[QStringLiteral("unit")].toString() == QStringLiteral("CNY"));
    const QJsonObject whole = targets.array("rows")[0].toObject();
    CHECK(whole[QStringLiteral("kind")].toString() == QStringLiteral("company"));
    const QJsonObject figure = whole[QStringLiteral("figures")].toArray()[0].toObject();
    // 31 days of January, 28 of February and 7 of March are over.
    CHECK(figure[QStringLiteral("pace")].toDouble() == Approx(66.0 / 90));
    const CliCall forecast = company.ask("forecast");
    CHECK(figure[QStringLiteral("actual")].toString().toDouble() ==
          Approx(amountOf(forecast.json[QStringLiteral("total")][QStringLiteral("closed")])));
    CHECK_FALSE(targets.array("leaderboard").isEmpty());

    const CliCall closed = company.ask("targets", listed({"--period", "2025-01", "--close"}));
    const QJsonObject january = closed.array("rows")[0][QStringLiteral("figures")][0].toObject();
    CHECK(january[QStringLiteral("closed")][QStringLiteral("drift")].toString().toDouble() == 0);
    CHECK(company.ask("targets").array("rows")[0][QStringLiteral("figures")].toArray().size() == 17);
    CHECK(company.call(QStringLiteral("targets"), listed({"--close"})).exit == 2);
    CHECK(company.call(QStringLiteral("targets"), listed({"--period", "soon"})).exit == 2);
}
