// SPDX-License-Identifier: GPL-3.0-or-later
// Reports through the program, over the data of real companies: every figure is computed once more here, straight from
// the files and by other means.
#include "tests/cli/cli_fixture.h"
#include "tests/cli/csv_rows.h"
#include "tests/support/catch.h"

#include <QDate>
#include <QFile>

#include <algorithm>
#include <cmath>
#include <map>

using namespace millrace::test;

namespace {

/// 100 * part / whole with one decimal, half to even, as text.
QString percentOf(qint64 part, qint64 whole)
{
    if (whole == 0)
        return {};
    const qint64 scaled = 1000 * part, floor = scaled / whole, twice = 2 * (scaled % whole);
    const qint64 units = floor + (twice > whole || (twice == whole && floor % 2 == 1) ? 1 : 0);
    return QStringLiteral("%1.%2").arg(units / 10).arg(units % 10);
}

struct Asked
{
    QStringList keys;
    std::map<QString, QJsonArray> lines; ///< by the text of the first column
    QJsonArray total;
    qint64 records = 0;

    QString text(const QString &line, const char *key) const
    {
        const auto found = lines.find(line);
        const QJsonValue value = found == lines.end() ? QJsonValue() : valueIn(found->second, key);
        return value.isDouble() ? QString::number(value.toInteger()) : moneyText(value);
    }
    QString totalText(const char *key) const
    {
        const QJsonValue value = valueIn(total, key);
        return value.isDouble() ? QString::number(value.toInteger()) : moneyText(value);
    }

private:
    QJsonValue valueIn(const QJsonArray &cells, const char *key) const
    {
        const qsizetype at = keys.indexOf(QLatin1String(key));
        REQUIRE(at >= 0);
        return cells[at];
    }
    static QString moneyText(const QJsonValue &value)
    {
        return value.isObject() ? value.toObject()[QStringLiteral("amount")].toString() : value.toString();
    }
};

Asked ask(const CliFixture &cli, const char *report, const QStringList &rest = {})
{
    const CliCall call = cli.call(QStringLiteral("report"), QStringList{QString::fromLatin1(report)} + rest);
    INFO(call.out.left(2000).toStdString());
    REQUIRE(call.exit == 0);
    Asked asked;
    asked.records = call.number("records");
    for (const QJsonValue &column : call.array("columns"))
        asked.keys << column.toObject()[QStringLiteral("key")].toString();
    for (const QJsonValue &row : call.array("table")) {
        const QJsonArray cells = row.toObject()[QStringLiteral("cells")].toArray();
        if (row.toObject()[QStringLiteral("kind")].toString() == QLatin1String("line"))
            asked.lines.emplace(cells[0].toString(), cells);
        else
            asked.total = cells;
    }
    return asked;
}

struct Won
{
    qint64 won = 0, lost = 0, value = 0; ///< dollars
    std::vector<qint64> days;
};

void checkWinRates(const Asked &asked, const std::map<QString, Won> &expected)
{
    CHECK(asked.lines.size() == expected.size());
    Won all;
    for (const auto &[name, one] : expected) {
        INFO(name.toStdString());
        CHECK(asked.text(name, "won") == QString::number(one.won));
        CHECK(asked.text(name, "lost") == QString::number(one.lost));
        CHECK(asked.text(name, "won_value") == QStringLiteral("%1.00").arg(one.value));
        CHECK(asked.text(name, "win_rate") == percentOf(one.won, one.won + one.lost));
        all.won += one.won;
        all.lost += one.lost;
        all.value += one.value;
    }
    CHECK(all.won == 4238);
    CHECK(asked.totalText("won") == QString::number(all.won));
    CHECK(asked.totalText("won_value") == QStringLiteral("%1.00").arg(all.value));
    CHECK(asked.totalText("win_rate") == percentOf(all.won, all.won + all.lost));
}

struct Maven
{
    CliFixture cli;
    CsvRows deals;
    QHash<QString, QString> sectors, offices;

    explicit Maven(const QString &data)
    {
        cli.init({QStringLiteral("--currency"), QStringLiteral("USD"), QStringLiteral("--locale"), QStringLiteral("en"),
                  QStringLiteral("--timezone"), QStringLiteral("UTC")});
        REQUIRE(cli.call(QStringLiteral("import-set"), {data}).exit == 0);
        deals = csvRowsOf(data + QStringLiteral("/sales_pipeline.csv"));
        REQUIRE(deals.size() == 8800);
        for (const auto &row : csvRowsOf(data + QStringLiteral("/accounts.csv")))
            sectors.insert(row[QStringLiteral("account")], row[QStringLiteral("sector")]);
        for (const auto &row : csvRowsOf(data + QStringLiteral("/sales_teams.csv")))
            offices.insert(row[QStringLiteral("sales_agent")], row[QStringLiteral("regional_office")]);
    }

    /// Ended deals by what `name` says of each.
    template <class Name> std::map<QString, Won> by(const Name &name) const
    {
        std::map<QString, Won> groups;
        for (const auto &deal : deals) {
            const QString stage = deal[QStringLiteral("deal_stage")];
            if (stage != QLatin1String("Won") && stage != QLatin1String("Lost"))
                continue;
            Won &group = groups[name(deal)];
            if (stage == QLatin1String("Lost")) {
                ++group.lost;
                continue;
            }
            ++group.won;
            group.value += deal[QStringLiteral("close_value")].toLongLong();
            const auto day = [&](const char *key) { return QDate::fromString(deal[QLatin1String(key)], Qt::ISODate); };
            group.days.push_back(day("engage_date").daysTo(day("close_date")));
        }
        return groups;
    }
};

QString productOf(const QHash<QString, QString> &deal)
{
    const QString product = deal[QStringLiteral("product")];
    return product == QLatin1String("GTXPro") ? QStringLiteral("GTX Pro") : product;
}

QString quarterOf(const QHash<QString, QString> &deal)
{
    const QDate day = QDate::fromString(deal[QStringLiteral("close_date")], Qt::ISODate);
    return QStringLiteral("%1 Q%2").arg(day.year()).arg((day.month() + 2) / 3);
}

} // namespace

TEST_CASE("win rates, cycle times and quarters of the maven company are those of its files")
{
    const QString data = cliData(QStringLiteral("maven-crm-sales"));
    if (data.isEmpty())
        return;
    const Maven maven(data);
    const auto field = [](const char *key) {
        return [key](const QHash<QString, QString> &deal) { return deal[QLatin1String(key)]; };
    };
    checkWinRates(ask(maven.cli, "win-rate-by-owner"), maven.by(field("sales_agent")));
    checkWinRates(ask(maven.cli, "win-rate-by-product"), maven.by(productOf));
    checkWinRates(ask(maven.cli, "win-rate-by-industry"), maven.by([&](const QHash<QString, QString> &deal) {
        // Some of the sectors are options that the program has already, under their labels.
        const QString sector = maven.sectors.value(deal[QStringLiteral("account")]);
        for (const char *known : {"Finance", "Retail", "Services", "Software"})
            if (sector == QString::fromLatin1(known).toLower())
                return QString::fromLatin1(known);
        return sector;
    }));
    checkWinRates(ask(maven.cli, "win-rate-by-department"), maven.by([&](const QHash<QString, QString> &deal) {
        return maven.offices.value(deal[QStringLiteral("sales_agent")]);
    }));
    const auto quarters = maven.by(quarterOf);
    const Asked quarterly = ask(maven.cli, "quarter-on-quarter");
    checkWinRates(quarterly, quarters);
    CHECK(quarters.size() == 4);
    qint64 before = -1;
    for (const auto &[name, quarter] : quarters) {
        INFO(name.toStdString());
        CHECK(quarterly.text(name, "change") ==
              (before < 0 ? QString() : QStringLiteral("%1.00").arg(quarter.value - before)));
        before = quarter.value;
    }

    const Asked cycles = ask(maven.cli, "cycle-time-by-owner");
    for (auto [name, one] : maven.by(field("sales_agent"))) {
        INFO(name.toStdString());
        std::sort(one.days.begin(), one.days.end());
        qint64 sum = 0;
        for (const qint64 days : one.days)
            sum += days;
        const size_t n = one.days.size();
        CHECK(cycles.text(name, "won") == QString::number(n));
        CHECK(cycles.text(name, "longest_days") == QString::number(one.days.back()));
        const qint64 twice = one.days[(n - 1) / 2] + one.days[n / 2];
        CHECK(cycles.text(name, "median_days") == QStringLiteral("%1.%2").arg(twice / 2).arg(twice % 2 * 5));
        CHECK(std::abs(cycles.text(name, "average_days").toDouble() - double(sum) / double(n)) <= 0.0500001);
    }

    SECTION("as of the middle of the year fewer had ended, and a period leaves its own deals")
    {
        qint64 ended = 0, first = 0;
        for (const auto &deal : maven.deals) {
            const QString stage = deal[QStringLiteral("deal_stage")];
            const bool closed = stage == QLatin1String("Won") || stage == QLatin1String("Lost");
            const QString day = deal[QStringLiteral("close_date")];
            ended += closed && day <= QLatin1String("2017-06-30") ? 1 : 0;
            first += closed && day >= QLatin1String("2017-04-01") && day <= QLatin1String("2017-06-30") ? 1 : 0;
        }
        CHECK(ended == 1785 + 894);
        CHECK(
            ask(maven.cli, "win-rate-by-product", {QStringLiteral("--as-of"), QStringLiteral("2017-06-30")}).records ==
            ended);
        CHECK(ask(maven.cli, "win-rate-by-product",
                  {QStringLiteral("--param"), QStringLiteral("from=2017-04-01"), QStringLiteral("--param"),
                   QStringLiteral("to=2017-06-30")})
                  .records == first);
    }
    SECTION("a quarter is set against the one before, and against a period of one's own")
    {
        std::map<QString, std::map<QString, qint64>> sold; // product, quarter
        for (const auto &deal : maven.deals)
            if (deal[QStringLiteral("deal_stage")] == QLatin1String("Won"))
                sold[productOf(deal)][quarterOf(deal)] += deal[QStringLiteral("close_value")].toLongLong();
        const QStringList third{QStringLiteral("--param"), QStringLiteral("from=2017-07-01"), QStringLiteral("--param"),
                                QStringLiteral("to=2017-09-30")};
        const auto check = [&](const QString &against, const char *earlier) {
            const CliCall call =
                maven.cli.call(QStringLiteral("report"), QStringList{QStringLiteral("win-rate-by-product")} + third +
                                                             QStringList{QStringLiteral("--compare"), against});
            INFO(call.out.left(2000).toStdString());
            REQUIRE(call.exit == 0);
            QStringList keys;
            for (const QJsonValue &column : call.array("columns"))
                keys << column.toObject()[QStringLiteral("key")].toString();
            int lines = 0;
            for (const QJsonValue &row : call.array("table")) {
                const QJsonArray cells = row.toObject()[QStringLiteral("cells")].toArray();
                if (row.toObject()[QStringLiteral("kind")].toString() != QLatin1String("line"))
                    continue;
                ++lines;
                const auto &quarters = sold[cells[0].toString()];
                const auto figure = [&](const char *key) {
                    return cells[keys.indexOf(QLatin1String(key))].toObject()[QStringLiteral("amount")].toString();
                };
                INFO(cells[0].toString().toStdString());
                CHECK(figure("won_value") == QStringLiteral("%1.00").arg(quarters.at(QStringLiteral("2017 Q3"))));
                CHECK(figure("won_value:before") ==
                      QStringLiteral("%1.00").arg(quarters.at(QString::fromLatin1(earlier))));
            }
            CHECK(lines == int(sold.size()));
        };
        check(QStringLiteral("previous"), "2017 Q2");
        check(QStringLiteral("2017-04-01"), "2017 Q2");
        check(QStringLiteral("2017-01-01"), "2017 Q1");
        const auto refused = [&](const QStringList &rest) {
            return maven.cli.call(QStringLiteral("report"), rest).exit;
        };
        CHECK(refused({QStringLiteral("win-rate-by-product"), QStringLiteral("--compare"), QStringLiteral("soon")}) ==
              2);
        CHECK(refused({QStringLiteral("win-rate-by-product"), QStringLiteral("--compare"),
                       QStringLiteral("previous")}) == 2);
        CHECK(refused(QStringList{QStringLiteral("pipeline-by-stage"), QStringLiteral("--compare"),
                                  QStringLiteral("nothing")}) == 0);
    }
    SECTION("the funnel goes into a workbook, stage by stage, won and lost behind them")
    {
        const QString file = maven.cli.path(QStringLiteral("funnel.xlsx"));
        REQUIRE(maven.cli.call(QStringLiteral("funnel"), {QStringLiteral("--to"), file}).exit == 0);
        const CliCall back = maven.cli.call(
            QStringLiteral("import"),
            {QStringLiteral("product"), file, QStringLiteral("--dry-run"), QStringLiteral("--mapping"),
             maven.cli.write(
                 QStringLiteral("m.json"),
                 R"j({"entity":"product","columns":{"Stage":{"field":"name"},"Entered":{"field":"series"}}})j")});
        CHECK(back.number("read") == 4);
        const QString other = maven.cli.path(QStringLiteral("funnel.bmp"));
        CHECK(maven.cli.call(QStringLiteral("funnel"), {QStringLiteral("--to"), other}).exit == 2);
    }
    SECTION("files of every format say the same, and how many rows they have")
    {
        for (const char *name : {"out.csv", "out.xlsx", "out.json", "out.tsv"}) {
            INFO(name);
            const QString file = maven.cli.path(QString::fromLatin1(name));
            const CliCall call = maven.cli.call(QStringLiteral("report"),
                                                {QStringLiteral("win-rate-by-owner"), QStringLiteral("--to"), file});
            CHECK(call.exit == 0);
            CHECK(call.number("rows") == 30);
            CHECK(call.number("records") == 6711);
            CHECK(call.json[QStringLiteral("file")].toString() == file);
            CHECK(QFile::exists(file));
            // Nothing is overwritten.
            CHECK(
                maven.cli
                    .call(QStringLiteral("report"), {QStringLiteral("win-rate-by-owner"), QStringLiteral("--to"), file})
                    .exit == 2);
        }
        const CsvRows rows = csvRowsOf(maven.cli.path(QStringLiteral("out.csv")));
        REQUIRE(rows.size() == 31);
        CHECK(rows.back()[QStringLiteral("Owner")] == QLatin1String("Total"));
        CHECK(rows.back()[QStringLiteral("Won amount (USD)")] == QLatin1String("10005534.00 USD"));
        CHECK(rows.back()[QStringLiteral("Win rate")] == percentOf(4238, 6711) + u'%');
        // The workbook is read back through the import: figures, and totals by their stored results.
        const CliCall back = maven.cli.call(
            QStringLiteral("import"),
            {QStringLiteral("product"), maven.cli.path(QStringLiteral("out.xlsx")), QStringLiteral("--dry-run"),
             QStringLiteral("--mapping"),
             maven.cli.write(
                 QStringLiteral("m.json"),
                 R"j({"entity":"product","columns":{"Owner":{"field":"name"},"Won":{"field":"series"}}})j")});
        CHECK(back.number("read") == 31);
    }
}

TEST_CASE("from source to won, over the leads of a marketing funnel")
{
    const QString data = cliData(QStringLiteral("olist-marketing-funnel"));
    if (data.isEmpty())
        return;
    const CliFixture cli;
    cli.init({QStringLiteral("--currency"), QStringLiteral("BRL"), QStringLiteral("--locale"), QStringLiteral("en"),
              QStringLiteral("--timezone"), QStringLiteral("UTC")});
    const QString leads = data + QStringLiteral("/olist_marketing_qualified_leads_dataset.csv");
    const QString deals = data + QStringLiteral("/olist_closed_deals_dataset.csv");
    const CliCall first = cli.call(
        QStringLiteral("import"),
        {QStringLiteral("lead"), leads, QStringLiteral("--mapping"),
         cli.write(QStringLiteral("leads.json"), R"j({"entity":"lead","columns":{"mql_id":{"field":"external_id"},
            "landing_page_id":{"field":"name"},"origin":{"field":"source","create":true},
            "first_contact_date":{"field":"created_at"}}})j")});
    INFO(first.out.left(2000).toStdString());
    REQUIRE(first.number("created") == 8000);
    const CliCall second = cli.call(QStringLiteral("import"),
                                    {QStringLiteral("opportunity"), deals, QStringLiteral("--mapping"),
                                     cli.write(QStringLiteral("deals.json"), R"j({"entity":"opportunity","columns":{
            "mql_id":{"field":"converted_to","of":"lead","lookup":"external_id"},"seller_id":{"field":"name"},
            "won_date":{"field":"close_date"}},"defaults":{"pipeline":"Olist"},
            "stage_history":[{"stage":"Qualified"},{"stage":"Won","at":"won_date"}]})j")});
    INFO(second.out.left(2000).toStdString());
    REQUIRE(second.number("created") == 842);

    std::map<QString, std::pair<qint64, qint64>> expected; // leads, won
    QHash<QString, QString> sources;
    for (const auto &lead : csvRowsOf(leads)) {
        const QString origin = lead[QStringLiteral("origin")];
        // One of the origins is an option that the program has already, under its label.
        const QString source = origin.isEmpty()                      ? QStringLiteral("(empty)")
                               : origin == QLatin1String("referral") ? QStringLiteral("Referral")
                                                                     : origin;
        sources.insert(lead[QStringLiteral("mql_id")], source);
        ++expected[source].first;
    }
    for (const auto &deal : csvRowsOf(deals))
        ++expected[sources.value(deal[QStringLiteral("mql_id")])].second;
    const Asked asked = ask(cli, "leads-by-source");
    CHECK(asked.records == 8000);
    CHECK(asked.lines.size() == expected.size());
    for (const auto &[source, counts] : expected) {
        INFO(source.toStdString());
        CHECK(asked.text(source, "records") == QString::number(counts.first));
        CHECK(asked.text(source, "converted") == QString::number(counts.second));
        CHECK(asked.text(source, "won") == QString::number(counts.second));
        CHECK(asked.text(source, "won_share") == percentOf(counts.second, counts.first));
    }
    CHECK(asked.totalText("won") == QLatin1String("842"));
}

TEST_CASE("money in several spellings adds up to the cent")
{
    const QString data = cliData(QStringLiteral("zoho-crm-sample"));
    if (data.isEmpty())
        return;
    const CliFixture cli;
    cli.init({QStringLiteral("--currency"), QStringLiteral("USD"), QStringLiteral("--locale"), QStringLiteral("en"),
              QStringLiteral("--timezone"), QStringLiteral("UTC")});
    REQUIRE(cli.call(QStringLiteral("import-set"), {data}).exit == 0);
    std::map<QString, std::pair<qint64, qint64>> stages; // records, cents
    qint64 all = 0;
    for (const auto &row : csvRowsOf(data + QStringLiteral("/Potentials.csv"))) {
        auto &[count, cents] = stages[row[QStringLiteral("Stage")]];
        ++count;
        QString amount = row[QStringLiteral("Amount")];
        amount.remove(u'$').remove(u',');
        const qint64 worth = std::llround(amount.toDouble() * 100);
        cents += worth;
        all += worth;
    }
    const auto money = [](qint64 cents) {
        return QStringLiteral("%1.%2").arg(cents / 100).arg(cents % 100, 2, 10, QLatin1Char('0'));
    };
    const QString definition =
        cli.write(QStringLiteral("r.json"),
                  R"j({"name":"All by stage","entity":"opportunity","definition":{"groups":[{"field":"stage"}],
        "measures":[{"key":"records","measure":"count"},{"key":"value","measure":"sum","field":"amount"}]}})j");
    QFile content(definition);
    REQUIRE(content.open(QIODevice::ReadOnly));
    const CliCall made = cli.call(QStringLiteral("create"), {QStringLiteral("report")}, content.readAll());
    INFO(made.out.left(2000).toStdString());
    REQUIRE(made.exit == 0);
    const Asked asked = ask(cli, "All by stage");
    CHECK(asked.records == 3632);
    CHECK(asked.lines.size() == stages.size());
    for (const auto &[stage, sums] : stages) {
        INFO(stage.toStdString());
        CHECK(asked.text(stage, "records") == QString::number(sums.first));
        CHECK(asked.text(stage, "value") == money(sums.second));
    }
    CHECK(asked.totalText("value") == money(all));
}

TEST_CASE("the reports are listed, asked for and refused as the help says")
{
    const CliFixture cli;
    cli.init({QStringLiteral("--locale"), QStringLiteral("en")});
    REQUIRE(cli.call(QStringLiteral("create"),
                     {QStringLiteral("customer"), QStringLiteral("name==cmd|calc"), QStringLiteral("region=@SUM(A1)")})
                .exit == 0);
    const CliCall list = cli.call(QStringLiteral("report"), {QStringLiteral("--list")});
    REQUIRE(list.exit == 0);
    CHECK(list.array("reports").size() >= 30);
    QStringList names;
    for (const QJsonValue &report : list.array("reports"))
        names << report.toObject()[QStringLiteral("name")].toString();
    CHECK(names.contains(QStringLiteral("win-rate-by-owner")));
    const auto refused = [&](const QStringList &rest) { return cli.call(QStringLiteral("report"), rest).exit; };
    CHECK(refused({}) == 2);
    CHECK(refused({QStringLiteral("no-such-report")}) == 1);
    CHECK(refused({QStringLiteral("stalled"), QStringLiteral("--list")}) == 2);
    CHECK(refused({QStringLiteral("stalled"), QStringLiteral("--to"), cli.path(QStringLiteral("out.bmp"))}) == 2);
    CHECK(refused({QStringLiteral("stalled"), QStringLiteral("--to"), cli.path(QStringLiteral("out.png"))}) == 2);
    CHECK(refused({QStringLiteral("stalled"), QStringLiteral("--param"), QStringLiteral("size=1")}) == 2);
    CHECK(refused({QStringLiteral("stalled"), QStringLiteral("--param"), QStringLiteral("owner")}) == 2);
    CHECK(refused({QStringLiteral("won-by-month"), QStringLiteral("--param"), QStringLiteral("from=yesterday")}) == 2);
    CHECK(refused({QStringLiteral("stalled"), QStringLiteral("--filter"), QStringLiteral("nothing = 1")}) == 2);
    // By the name that people read, in their language.
    const CliCall chinese = cli.call(QStringLiteral("report"), {QStringLiteral("停滞的商机（14 天没有跟进）"),
                                                                QStringLiteral("--locale"), QStringLiteral("zh_CN")});
    CHECK(chinese.exit == 0);
    // What a spreadsheet would run is guarded in a file for spreadsheets.
    const QString file = cli.path(QStringLiteral("regions.csv"));
    REQUIRE(cli.call(QStringLiteral("report"), {QStringLiteral("customers-by-region"), QStringLiteral("--to"), file})
                .exit == 0);
    QFile csv(file);
    REQUIRE(csv.open(QIODevice::ReadOnly));
    const QByteArray text = csv.readAll();
    CHECK(text.startsWith("\xEF\xBB\xBF"));
    CHECK(text.contains("'@SUM(A1)"));
    CHECK_FALSE(text.contains("\n@SUM"));
}
