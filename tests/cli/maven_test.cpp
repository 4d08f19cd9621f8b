// SPDX-License-Identifier: GPL-3.0-or-later
// The sales data of a real company, through the program: every figure was computed from the CSV by other means.
#include "tests/cli/cli_fixture.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <cmath>

using namespace millrace::test;

namespace {

QJsonObject stageNamed(const QJsonObject &funnel, const char *name)
{
    for (const QJsonValue &stage : funnel[QStringLiteral("stages")].toArray())
        if (stage.toObject()[QStringLiteral("stage")].toString() == QLatin1String(name))
            return stage.toObject();
    return {};
}

void checkCounts(const QJsonObject &stage, const std::vector<std::pair<const char *, qint64>> &expected)
{
    for (const auto &[key, number] : expected) {
        INFO(stage[QStringLiteral("stage")].toString().toStdString() << " " << key);
        CHECK(stage[QLatin1String(key)].toInteger(-1) == number);
    }
    const auto part = [&](const char *key) { return stage[QLatin1String(key)].toInteger(); };
    CHECK(part("entered") == part("advanced") + part("back") + part("lost") + part("moved") + part("open"));
}

bool rounds(const QJsonValue &value, double to)
{
    return value.isDouble() && std::abs(value.toDouble() - to) < 0.00005;
}

void checkWholeFunnel(const CliFixture &cli)
{
    const CliCall funnel = cli.call(QStringLiteral("funnel"));
    REQUIRE(funnel.exit == 0);
    CHECK(funnel.array("stages").size() == 2);
    const QJsonObject prospecting = stageNamed(funnel.json, "Prospecting");
    checkCounts(prospecting, {{"entered", 8800},
                              {"advanced", 8300},
                              {"skipped", 0},
                              {"back", 0},
                              {"lost", 0},
                              {"moved", 0},
                              {"open", 500},
                              {"undated", 8800},
                              {"without_amount", 500}});
    CHECK(rounds(prospecting[QStringLiteral("conversion")], 1.0));
    CHECK(rounds(prospecting[QStringLiteral("low")], 0.9995));
    CHECK(rounds(prospecting[QStringLiteral("high")], 1.0));
    CHECK(prospecting[QStringLiteral("median_days")].isNull());
    CHECK(prospecting[QStringLiteral("p90_days")].isNull());
    const QJsonObject engaging = stageNamed(funnel.json, "Engaging");
    checkCounts(engaging, {{"entered", 8300},
                           {"advanced", 4238},
                           {"skipped", 0},
                           {"back", 0},
                           {"lost", 2473},
                           {"moved", 0},
                           {"open", 1589},
                           {"undated", 0},
                           {"without_amount", 1589}});
    CHECK(rounds(engaging[QStringLiteral("conversion")], 0.6315));
    CHECK(rounds(engaging[QStringLiteral("low")], 0.6199));
    CHECK(rounds(engaging[QStringLiteral("high")], 0.6430));
    CHECK(engaging[QStringLiteral("median_days")].toDouble() == 69);
    CHECK(engaging[QStringLiteral("p90_days")].isNull());
    CHECK(funnel.number("won") == 4238);
    CHECK(funnel.number("lost") == 2473);
    const QJsonObject value = funnel.json[QStringLiteral("won_value")].toObject();
    CHECK(value[QStringLiteral("amount")].toString() == QLatin1String("10005534.00"));
    CHECK(value[QStringLiteral("currency")].toString() == QLatin1String("USD"));
}

QString warningsOf(const QJsonObject &file)
{
    QString all;
    for (const QJsonValue &warning : file[QStringLiteral("warnings")].toArray()) {
        const QJsonObject object = warning.toObject();
        QStringList words{object[QStringLiteral("kind")].toString()};
        for (const QJsonValue &argument : object[QStringLiteral("arguments")].toArray())
            words << argument.toString();
        all += words.join(u' ') + u' ' + QString::number(object[QStringLiteral("count")].toInteger()) + u'\n';
    }
    return all;
}

} // namespace

TEST_CASE("the maven company goes in as one import, gives its funnel and is taken back whole")
{
    const QString data = cliData(QStringLiteral("maven-crm-sales"));
    if (data.isEmpty())
        return;
    const CliFixture cli;
    cli.init({QStringLiteral("--currency"), QStringLiteral("USD"), QStringLiteral("--locale"), QStringLiteral("en"),
              QStringLiteral("--timezone"), QStringLiteral("UTC")});
    const QString before = cli.digest();
    const CliCall imported = cli.call(QStringLiteral("import-set"), {data});
    INFO(imported.out.left(3000).toStdString());
    REQUIRE(imported.exit == 0);
    CHECK(imported.json[QStringLiteral("preset")].toString() == QLatin1String("maven-crm-sales"));

    SECTION("everything is there, and what was decided is said")
    {
        CHECK(cli.count(QStringLiteral("opportunity")) == 8800);
        CHECK(cli.count(QStringLiteral("customer")) == 85);
        CHECK(cli.count(QStringLiteral("product")) == 7);
        CHECK(cli.count(QStringLiteral("user")) == 35 + 6 + 1);
        CHECK(cli.count(QStringLiteral("department")) == 3);
        CHECK(cli.count(QStringLiteral("opportunity"), QStringLiteral("customer is empty")) == 1425);
        CHECK(cli.count(QStringLiteral("opportunity"), QStringLiteral("product = \"GTX Pro\"")) == 1480);
        QString warnings;
        for (const QJsonValue &file : imported.array("files"))
            warnings += warningsOf(file.toObject());
        INFO(warnings.toStdString());
        CHECK(warnings.contains(QLatin1String("GTXPro GTX Pro 1480")));
        CHECK(warnings.contains(QLatin1String("technolgy")));
        CHECK(warnings.contains(QLatin1String("not_imported year_established")));
        CHECK(warnings.contains(QLatin1String("finding customer expected 1425")));
        CHECK(warnings.contains(QLatin1String("stage_undated Prospecting 8800")));
    }
    SECTION("the funnel has the figures of the file")
    {
        checkWholeFunnel(cli);
        const CliCall stock =
            cli.call(QStringLiteral("funnel"), {QStringLiteral("--mode"), QStringLiteral("stock"),
                                                QStringLiteral("--as-of"), QStringLiteral("2017-06-30")});
        CHECK(stageNamed(stock.json, "Prospecting")[QStringLiteral("entered")].toInteger() == 0);
        CHECK(stageNamed(stock.json, "Engaging")[QStringLiteral("entered")].toInteger() == 1686);
        CHECK(stock.number("won") == 1785);
        CHECK(stock.number("lost") == 894);
        // What a deal refers to is seen as of a day before the import brought it.
        const QStringList june{QStringLiteral("--as-of"), QStringLiteral("2017-06-30")};
        const auto countThen = [&](const char *filter) {
            return cli
                .call(QStringLiteral("query"), QStringList{QStringLiteral("opportunity"), QStringLiteral("--count"),
                                                           QStringLiteral("--filter"), QString::fromLatin1(filter)} +
                                                   june)
                .number("count");
        };
        CHECK(countThen("stage = \"Won\"") == 1785);
        CHECK(countThen("stage.kind = \"won\"") == 1785);
        CHECK(countThen("owner.name = \"Anna Snelling\"") == 189);
        const CliCall offices =
            cli.call(QStringLiteral("funnel"), QStringList{QStringLiteral("--mode"), QStringLiteral("stock"),
                                                           QStringLiteral("--by"), QStringLiteral("owner.department")} +
                                                   june);
        std::vector<qint64> won;
        for (const QJsonValue &office : offices.array("groups"))
            won.push_back(office.toObject()[QStringLiteral("won")].toInteger(-1));
        std::sort(won.begin(), won.end());
        CHECK(won == std::vector<qint64>{492, 614, 679});
        const CliCall early =
            cli.call(QStringLiteral("funnel"), {QStringLiteral("--mode"), QStringLiteral("stock"),
                                                QStringLiteral("--as-of"), QStringLiteral("2016-12-31")});
        CHECK(stageNamed(early.json, "Prospecting")[QStringLiteral("open")].toInteger() == 0);
        CHECK(stageNamed(early.json, "Engaging")[QStringLiteral("open")].toInteger() == 358);
        CHECK(early.number("won") == 0);
        CHECK(early.number("lost") == 0);
        const CliCall quarter =
            cli.call(QStringLiteral("funnel"), {QStringLiteral("--from"), QStringLiteral("2017-01-01"),
                                                QStringLiteral("--to"), QStringLiteral("2017-03-31")});
        checkCounts(stageNamed(quarter.json, "Engaging"),
                    {{"entered", 1619}, {"advanced", 898}, {"lost", 424}, {"open", 297}});
        const CliCall march =
            cli.call(QStringLiteral("funnel"), {QStringLiteral("--from"), QStringLiteral("2017-03-01"),
                                                QStringLiteral("--to"), QStringLiteral("2017-03-31")});
        CHECK(march.number("won_in_period") == 531);
    }
    SECTION("groups add up to the whole, and the table goes into a file")
    {
        const QString file = cli.path(QStringLiteral("funnel.csv"));
        const CliCall grouped = cli.call(QStringLiteral("funnel"), {QStringLiteral("--by"), QStringLiteral("product"),
                                                                    QStringLiteral("--to"), file});
        REQUIRE(grouped.exit == 0);
        qint64 entered = 0;
        for (const QJsonValue &group : grouped.array("groups"))
            entered += stageNamed(group.toObject(), "Engaging")[QStringLiteral("entered")].toInteger();
        CHECK(grouped.array("groups").size() == 7);
        CHECK(entered == 8300);
        CHECK(stageNamed(grouped.json[QStringLiteral("total")].toObject(), "Engaging")[QStringLiteral("entered")]
                  .toInteger() == 8300);
        QFile csv(file);
        REQUIRE(csv.open(QIODevice::ReadOnly));
        CHECK(csv.readAll().count('\n') == 1 + 8 * 4);
    }
    SECTION("undo leaves the workspace as before, and undoing that brings all back")
    {
        const QString whole = cli.digest();
        const CliCall undone = cli.call(QStringLiteral("undo"), {QStringLiteral("--last")});
        REQUIRE(undone.exit == 0);
        CHECK(undone.number("undone") > 8800);
        CHECK(undone.array("touched_later").isEmpty());
        CHECK(cli.digest() == before);
        CHECK(cli.count(QStringLiteral("opportunity")) == 0);
        const CliCall redone = cli.call(QStringLiteral("undo"), {undone.json[QStringLiteral("commit")].toString()});
        REQUIRE(redone.exit == 0);
        CHECK(cli.count(QStringLiteral("opportunity")) == 8800);
        checkWholeFunnel(cli);
        CHECK(whole != before);
    }
}

TEST_CASE("the files that spreadsheets saved again give the same funnel")
{
    const QString data = cliData(QStringLiteral("maven-crm-sales"));
    if (data.isEmpty())
        return;
    const auto [file, mapping] = GENERATE(table<const char *, const char *>(
        {{"variants/sales_pipeline.dd-mm-yy.csv", "maven-crm-sales-dd-mm-yy"},
         {"variants/sales_pipeline.us-dates-trailing-space.csv", "maven-crm-sales-us-dates"}}));
    INFO(file);
    const CliFixture cli;
    cli.init(
        {QStringLiteral("--currency"), QStringLiteral("USD"), QStringLiteral("--timezone"), QStringLiteral("UTC")});
    const CliCall imported =
        cli.call(QStringLiteral("import"), {QStringLiteral("opportunity"), data + u'/' + QLatin1String(file),
                                            QStringLiteral("--mapping"), QLatin1String(mapping)});
    INFO(imported.out.left(3000).toStdString());
    REQUIRE(imported.exit == 0);
    CHECK(imported.number("created") == 8800);
    checkWholeFunnel(cli);
}
