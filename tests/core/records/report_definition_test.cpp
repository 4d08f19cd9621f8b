// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/dashboard_definition.h"
#include "core/records/report_definition.h"
#include "core/schema/builtin/ready_reports.h"
#include "tests/support/catch.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <set>

using namespace millrace;

namespace {

QJsonObject object(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    INFO(json.toStdString());
    REQUIRE(document.isObject());
    return document.object();
}

std::string told(const Error &error)
{
    return errorWord(error.code).toStdString() + ": " + error.arguments.join(QStringLiteral(" | ")).toStdString();
}

/// "fine", or what is wrong with it.
std::string verdict(const QByteArray &json, const char *entity = "opportunity")
{
    const auto read = reportFromJson(QString::fromLatin1(entity), object(json));
    if (!read)
        return told(read.error());
    const auto checked = checkReport(*read, *Catalog::builtin());
    return checked ? "fine" : told(checked.error());
}

Filter filter(const char *text)
{
    return parseFilter(QString::fromUtf8(text)).value();
}

} // namespace

TEST_CASE("every ready report is understood, possible, and written back the same", "[report]")
{
    std::set<std::string> keys, labels;
    CHECK(readyReports().size() >= 30);
    for (const ReadyReport &ready : readyReports()) {
        INFO(ready.key << " " << ready.json().toStdString());
        CHECK(keys.insert(ready.key).second);
        CHECK(labels.insert(ready.label).second);
        const auto read = reportFromJson(QString::fromLatin1(ready.entity), object(ready.json()));
        if (!read)
            FAIL(told(read.error()));
        const auto checked = checkReport(*read, *Catalog::builtin());
        if (!checked)
            FAIL(told(checked.error()));
        const auto again = reportFromJson(QString::fromLatin1(ready.entity), reportToJson(*read));
        if (!again)
            FAIL(told(again.error()));
        CHECK(*again == *read);
        // Every figure has a word in both languages, and so has every parameter.
        for (const ReportMeasure &measure : read->measures)
            CHECK(readyReportWord(measure.key.toLatin1()) != nullptr);
        for (const ReportComputed &computed : read->computed)
            CHECK(readyReportWord(computed.key.toLatin1()) != nullptr);
        for (const ReportParameter &parameter : read->parameters)
            CHECK(readyReportWord(parameter.key.toLatin1()) != nullptr);
    }
    CHECK(readyReportWord("nothing") == nullptr);
}

TEST_CASE("what a report can say is written and read back", "[report]")
{
    const QByteArray json = R"j({"filter":"amount > 1 and close_date >= \"$from\"",
        "parameters":[{"key":"from","label":"Since","type":"date","value":"2025-01-01"}],
        "groups":[{"field":"customer.region","label":"Where"},{"field":"amount","edges":["0","99.5"]}],
        "pivot":{"field":"created_at","ages":[30,60]},"first_month":4,
        "measures":[{"key":"n","measure":"count","where":"stage.kind = \"won\"","hidden":true},
          {"key":"d","measure":"median","days":["@start","@now"],"digits":0,"label":"Days"}],
        "computed":[{"key":"r","formula":"d / total(d)","format":"percent","digits":2}],
        "sort":"-r","top":5,"others":false,"subtotals":false,"totals":false,
        "compare":{"field":"close_date","period":"last 3 months","shift":2,"unit":"quarter"},
        "chart":
{
    "kind" : "line", "figures" : [ "r", "d" ]
}
})j";
    CHECK(verdict(json) == "fine");
    const ReportDefinition read = reportFromJson(QStringLiteral("opportunity"), object(json)).value();
    CHECK(reportFromJson(QStringLiteral("opportunity"), reportToJson(read)).value() == read);
    CHECK(read.groups[1].edges == QStringList{QStringLiteral("0"), QStringLiteral("99.5")});
    CHECK(read.comparison.period.count == 3);
    CHECK(read.measures[0].hidden);
    CHECK(read.chart == ReportChart::Line);
}

TEST_CASE("what makes a report impossible is found before it runs", "[report]")
{
    const auto measures = [](const char *rest) {
        return QByteArray(R"j({"measures":[{"key":"n","measure":"count"}],)j") + rest + '}';
    };
    CHECK(verdict(measures(R"j("groups":[{"field":"source"}])j")) == "fine");
    for (const char *wrong : {R"j("groups":[{"field":"nothing"}])j",
                              R"j("groups":[{"field":"tags"}])j",
                              R"j("groups":[{"field":"amount"}])j",
                              R"j("groups":[{"field":"created_at"}])j",
                              R"j("groups":[{"field":"name","unit":"month"}])j",
                              R"j("groups":[{"field":"close_date","unit":"fortnight"}])j",
                              R"j("groups":[{"field":"source","edges":["1"]}])j",
                              R"j("groups":[{"field":"amount","edges":["5","1"]}])j",
                              R"j("groups":[{"field":"close_date","ages":[60,30]}])j",
                              R"j("groups":[{"field":"source"},{"field":"reason"},{"field":"owner"}])j",
                              R"j("sort":"-m")j",
                              R"j("computed":[{"key":"n","formula":"1"}])j",
                              R"j("computed":[{"key":"c","formula":"n +"}])j",
                              R"j("computed":[{"key":"c","formula":"m"}])j",
                              R"j("filter":"nothing = 1")j",
                              R"j("filter":"name = ")j",
                              R"j("filter":"name = \"$who\"")j",
                              R"j("compare":{"field":"name","period":"this year","unit":"year"})j",
                              R"j("compare":{"field":"close_date","period":"this year"})j",
                              R"j("compare":{"moment":"yesterday"})j",
                              R"j("chart":{"kind":"pie"})j",
                              R"j("chart":{"kind":"bar","figures":["m"]})j",
                              R"j("list":["name"])j",
                              R"j("unknown":1)j",
                              R"j("top":"many")j"}) {
        INFO(wrong);
        CHECK(verdict(measures(wrong)) != "fine");
    }
    for (const char *wrong :
         {R"j({"key":"s","measure":"sum"})j", R"j({"key":"s","measure":"sum","field":"name"})j",
          R"j({"key":"s","measure":"median","field":"close_date"})j", R"j({"key":"S","measure":"count"})j",
          R"j({"key":"s","measure":"mode"})j", R"j({"key":"s","measure":"sum","days":["@start"]})j",
          R"j({"key":"s","measure":"sum","days":["@start","name"]})j"}) {
        INFO(wrong);
        CHECK(verdict(QByteArray(R"j({"measures":[)j") + wrong + "]}") != "fine");
    }
    CHECK(verdict(R"j({"measures":[{"key":"s","measure":"max","field":"close_date"}]})j") == "fine");
    CHECK(verdict(R"j({"measures":[{"key":"s","measure":"sum","days":["@start","@end"]}]})j", "customer") != "fine");
    CHECK(verdict(R"j({})j") != "fine");
    CHECK(verdict(R"j({"list":["name","customer.region"],"list_sort":"-amount"})j") == "fine");
    CHECK(verdict(R"j({"list":["name"],"list_sort":"nothing"})j") != "fine");
    CHECK(verdict(R"j({"measures":[{"key":"n","measure":"count"}]})j", "nobody") != "fine");
}

TEST_CASE("a condition over a parameter without a value does not count", "[report]")
{
    ReportDefinition report;
    report.parameters = {{QStringLiteral("from"), {}, ReportParameter::Kind::Date, {}},
                         {QStringLiteral("who"), {}, ReportParameter::Kind::Text, QStringLiteral("Ann")},
                         {QStringLiteral("least"), {}, ReportParameter::Kind::Number, {}}};
    const auto with = [&](const char *text, const QHash<QString, QString> &values) {
        return withParameters(filter(text), report, values);
    };
    const QString from = QStringLiteral("from"), who = QStringLiteral("who"), least = QStringLiteral("least");
    CHECK(with("close_date >= \"$from\"", {})->isEverything());
    CHECK(*with("close_date >= \"$from\"", {{from, QStringLiteral("2025-03-01")}}) ==
          filter("close_date >= 2025-03-01"));
    CHECK(*with("close_date >= \"$from\"", {{from, QStringLiteral("today")}}) == filter("close_date >= today"));
    CHECK(*with("owner = \"$who\"", {}) == filter("owner = \"Ann\""));
    CHECK(*with("owner = \"$who\"", {{who, QStringLiteral("Bob")}}) == filter("owner = \"Bob\""));
    CHECK(with("owner = \"$who\"", {{who, QString()}})->isEverything());
    const Filter both = *with("not (amount > \"$least\") and name = \"x\"", {});
    CHECK(both.children.size() == 1);
    CHECK(*with("has activity (at >= \"$from\")", {}) == filter("has activity"));
    CHECK(with("count activity > \"$least\"", {})->isEverything());
    CHECK(*with("amount > \"$least\"", {{least, QStringLiteral("10.5")}}) == filter("amount > 10.5"));
    CHECK_FALSE(with("amount > \"$least\"", {{least, QStringLiteral("ten")}}));
    CHECK_FALSE(with("close_date > \"$from\"", {{from, QStringLiteral("2025-02-30")}}));
    CHECK_FALSE(with("close_date > \"$since\"", {}));
}

TEST_CASE("tiles are read, written and held to the grid", "[dashboard]")
{
    const auto tiles = [](const char *json) { return tilesFromJson(QJsonDocument::fromJson(json).array()); };
    const auto read = tiles(R"j([{"key":"a","kind":"figure","report":"won-by-month","figures":["value"],
        "thresholds":[{"below":"100","colour":"danger"}],"parameters":{"owner":"Ann"},"column":0,"row":0},
        {"key":"b","kind":"text","text":"Hello","title":"T","column":3,"row":0,"width":9,"height":1}])j");
    REQUIRE(read);
    CHECK(read->front().parameters.value(QStringLiteral("owner")) == QStringLiteral("Ann"));
    CHECK(tilesFromJson(tilesToJson(*read)).value() == *read);
    for (const char *wrong :
         {R"j([{"kind":"text"}])j", R"j([{"key":"a","kind":"pie"}])j", R"j([{"key":"a","kind":"figure"}])j",
          R"j([{"key":"a","kind":"text","column":10}])j", R"j([{"key":"a","kind":"text","width":0}])j",
          R"j([{"key":"a","kind":"text"},{"key":"a","kind":"text","column":6}])j",
          R"j([{"key":"a","kind":"text"},{"key":"b","kind":"text","column":2}])j",
          R"j([{"key":"a","kind":"text","thresholds":[{"below":"x","colour":"danger"}]}])j",
          R"j([{"key":"a","kind":"text","thresholds":[{"below":"1","colour":"pink"}]}])j",
          R"j([{"key":"a","kind":"text","size":1}])j", "[1]"}) {
        INFO(wrong);
        CHECK_FALSE(tiles(wrong));
    }
}
