// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/report_library.h"
#include "core/reports/report_table.h"
#include "core/sales/funnel_wall_clock.h"
#include "core/schema/builtin/ready_reports.h"
#include "core/schema/builtin/report.h"
#include "tests/support/temp_workspace.h"

#include <QJsonDocument>

#include <random>

using namespace millrace;
using namespace millrace::test;

namespace {

struct ReportWorld : TempWorkspace
{
    RecordId deal(const QString &name, const QString &stage, const QString &amount, const QString &closed,
                  const QString &source = {}, const QString &customer = {})
    {
        return create(u"opportunity", {{"name", name},
                                       {"pipeline", pipeline()},
                                       {"stage", this->stage(stage).toString()},
                                       {"amount", amount},
                                       {"close_date", closed},
                                       {"expected_close", QStringLiteral("2026-06-30")},
                                       {"reason", QStringLiteral("price")},
                                       {"source", source},
                                       {"customer", customer}});
    }
    ReportTable run(const QByteArray &json, const ReportAsk &ask = {}, const char *entity = "opportunity") const
    {
        const QJsonDocument document = QJsonDocument::fromJson(json);
        INFO(json.toStdString());
        REQUIRE(document.isObject());
        const ReportDefinition definition = must(reportFromJson(QString::fromLatin1(entity), document.object()));
        return must(runReport(*workspace, session(), definition, ask));
    }
    /// Every figure of every row counts as many records as its query finds.
    void checkDrills(const ReportTable &table) const
    {
        for (size_t r = 0; r < table.rows.size(); ++r)
            for (size_t c = size_t(table.firstFigure()); c < table.columns.size(); ++c) {
                const ReportColumn &column = table.columns[c];
                const bool counts = column.role == ReportColumn::Role::Measure &&
                                    table.definition.measures[column.at].kind == ReportMeasure::Kind::Count;
                const bool ofRow = column.side == ReportColumn::Side::Now || column.side == ReportColumn::Side::Before;
                if (!counts || !ofRow)
                    continue;
                const qint64 found = must(workspace->count(session(), table.recordsBehind(r, c)));
                if (found != table.rows[r].cells[c].valueOr<std::int64_t>())
                    FAIL("row " << r << " column " << c << " says " << table.rows[r].cells[c].valueOr<std::int64_t>()
                                << ", found " << found << " by "
                                << filterToText(table.recordsBehind(r, c).filter).toStdString());
            }
    }
};

/// A cell as plain text.
std::string cell(const ReportTable &table, size_t row, size_t column)
{
    return valueToText(table.columns[column].field, table.rows.at(row).cells.at(column)).toStdString();
}

std::vector<std::string> column(const ReportTable &table, size_t at)
{
    std::vector<std::string> texts;
    for (size_t r = 0; r < table.rows.size(); ++r)
        texts.push_back(cell(table, r, at));
    return texts;
}

using Texts = std::vector<std::string>;

struct Sales : ReportWorld
{
    Sales()
    {
        const QString east = create(u"customer", {{"name", "E"}, {"region", "East"}}).toString();
        const QString west = create(u"customer", {{"name", "W"}, {"region", "West"}}).toString();
        deal("a", "Won", "100 CNY", "2025-01-10", "referral", east);
        deal("b", "Won", "200.50 CNY", "2025-02-10", "website", east);
        deal("c", "Lost", "50 CNY", "2025-02-20", "website", west);
        deal("d", "Won", "0.01 CNY", "2025-05-05", "website", west);
        deal("e", "Lost", "10 CNY", "2025-07-01", "", west);
        deal("f", "Proposal", "1000 CNY", "", "referral", east);
        deal("g", "Won", "70 EUR", "2025-05-06", "phone", "");
    }
};

const QByteArray winRates = R"j({"filter":"stage.kind in (\"won\",\"lost\")","groups":[{"field":"source"}],
    "measures":[{"key":"won","measure":"count","where":"stage.kind = \"won\""},
      {"key":"n","measure":"count"},{"key":"value","measure":"sum","field":"amount","where":"stage.kind = \"won\""}],
    "computed":[{"key":"rate","formula":"won / n","format":"percent"},
      {"key":"share","formula":"value / total(value)","format":"percent"},
      {"key":"each","formula":"value / won"}],"sort":"-rate"
})j";

} // namespace

TEST_CASE("a report counts, adds up and works out exact figures", "[report]")
{
    const Sales world;
    const ReportTable table = world.run(winRates);
    REQUIRE(table.rows.size() == 5);
    CHECK(column(table, 0) == Texts{"referral", "phone", "website", "", ""});
    CHECK(column(table, 1) == Texts{"1", "1", "2", "0", "4"});
    CHECK(column(table, 2) == Texts{"1", "1", "3", "1", "6"});
    CHECK(column(table, 3) == Texts{"100.00 CNY", "", "200.51 CNY", "", "300.51 CNY"});
    CHECK(column(table, 4) == Texts{"100.0", "100.0", "66.7", "0.0", "66.7"});
    CHECK(column(table, 5) == Texts{"33.3", "", "66.7", "", "100.0"});
    CHECK(column(table, 6) == Texts{"100.00 CNY", "", "100.26 CNY", "", "75.13 CNY"});
    CHECK(table.rows.back().kind == ReportRow::Kind::Total);
    CHECK(table.lines == 4);
    CHECK(table.records == 6);
    world.checkDrills(table);
    // The euros have no rate: told apart, in no figure.
    REQUIRE(table.unconverted.size() == 1);
    CHECK(table.unconverted[0].sum == Money{7000, *CurrencyCode::fromString(u"EUR")});
    CHECK(table.unconverted[0].records == 1);
    CHECK(table.rows[1].unconverted == 1);
}

TEST_CASE("two groups have subtotals, pivots have columns, and every number finds its records", "[report]")
{
    const Sales world;
    const ReportTable table = world.run(R"j({"groups":[{"field":"customer.region"},{"field":"source"}],
        "pivot":{"field":"close_date","unit":"quarter"},
        "measures":[{"key":"n","measure":"count"},{"key":"most","measure":"max","field":"amount"}]})j");
    // East: referral (2), website (1); West: website (2), none (1); none: phone.
    CHECK(table.pivots ==
          std::vector<Value>{Value(QDate(2025, 1, 1)), Value(QDate(2025, 4, 1)), Value(QDate(2025, 7, 1)), Value()});
    CHECK(table.columns.size() == 2 + 5 * 2);
    CHECK(column(table, 0) == Texts{"East", "East", "East", "West", "West", "West", "", "", ""});
    const size_t overall = table.columns.size() - 2;
    CHECK(column(table, overall) == Texts{"2", "1", "3", "2", "1", "3", "1", "1", "7"});
    CHECK(column(table, 2) == Texts{"1", "1", "2", "1", "0", "1", "0", "0", "3"});
    CHECK(cell(table, 2, overall + 1) == "1000.00 CNY");
    CHECK(table.rows[2].kind == ReportRow::Kind::Subtotal);
    CHECK(table.lines == 5);
    world.checkDrills(table);
}

TEST_CASE("medians and distinct values have their own totals, which nothing adds up to", "[report]")
{
    const Sales world;
    const ReportTable table = world.run(R"j({"groups":[{"field":"source"}],
        "measures":[{"key":"n","measure":"count"},{"key":"regions","measure":"distinct","field":"customer.region"},
          {"key":"middle","measure":"median","field":"amount"},
          {"key":"mean","measure":"average","field":"amount"}],"sort":"-n","top":1})j");
    REQUIRE(table.rows.size() == 3);
    CHECK(column(table, 0) == Texts{"website", "", ""});
    CHECK(table.rows[1].kind == ReportRow::Kind::Others);
    CHECK(column(table, 1) == Texts{"3", "4", "7"});
    CHECK(column(table, 2) == Texts{"2", "2", "2"});
    CHECK(column(table, 3) == Texts{"50.00 CNY", "100.00 CNY", "75.00 CNY"});
    CHECK(column(table, 4) == Texts{"83.50 CNY", "370.00 CNY", "226.75 CNY"});
    world.checkDrills(table);
    CHECK(table.records == 7);
}

TEST_CASE("dates, amounts and ages are brought together", "[report]")
{
    const Sales world;
    const ReportTable amounts = world.run(R"j({"groups":[{"field":"amount","edges":["50","100"]}],
        "measures":[{"key":"n","measure":"count"}]})j");
    CHECK(column(amounts, 1) == Texts{"2", "1", "3", "1", "7"});
    CHECK(amounts.rows[3].groups[0].isEmpty());
    world.checkDrills(amounts);
    const ReportTable fiscal = world.run(R"j({"groups":[{"field":"close_date","unit":"year"}],"first_month":4,
        "measures":[{"key":"n","measure":"count"}]})j");
    CHECK(column(fiscal, 0) == Texts{"2024-04-01", "2025-04-01", "", ""});
    CHECK(column(fiscal, 1) == Texts{"3", "3", "1", "7"});
    world.checkDrills(fiscal);
    // Seen from 2026-01-01: 179, 184, 240 and more days.
    const ReportTable ages = world.run(R"j({"groups":[{"field":"close_date","ages":[180,239,300]}],
        "measures":[{"key":"n","measure":"count"}]})j");
    CHECK(ages.rows[0].groups[0] == Value(std::int64_t(1)));
    CHECK(column(ages, 1) == Texts{"1", "2", "3", "1", "7"});
    world.checkDrills(ages);
    for (const char *unit : {"day", "week", "month"}) {
        const ReportTable table = world.run(R"j({"groups":[{"field":"created_at","unit":")j" + QByteArray(unit) +
                                            R"j("}],"measures":[{"key":"n","measure":"count"}]})j");
        CHECK(table.lines == 1);
        world.checkDrills(table);
    }
}

TEST_CASE("running sums and the row before follow the order of the rows", "[report]")
{
    const Sales world;
    const ReportTable table = world.run(R"j({"filter":"stage.kind = \"won\" and amount < 500",
        "groups":[{"field":"close_date","unit":"month"}],
        "measures":[{"key":"value","measure":"sum","field":"amount"}],
        "computed":[{"key":"so_far","formula":"running(value)"
},{"key":"change","formula":"value - previous(value)"},
          {"key":"growth","formula":"value / previous(value) - 1","format":"percent"}]
})j");
    CHECK(column(table, 1) == Texts{"100.00 CNY", "200.50 CNY", "0.01 CNY", "300.51 CNY"});
    CHECK(column(table, 2) == Texts{"100.00 CNY", "300.50 CNY", "300.51 CNY", "300.51 CNY"});
    CHECK(column(table, 3) == Texts{"", "100.50 CNY", "-200.49 CNY", ""});
    CHECK(column(table, 4) == Texts{"", "100.5", "-100.0", ""});
}

TEST_CASE("a period is compared with an earlier one, group by group", "[report]")
{
    Sales world;
    world.deal("older", "Won", "40 CNY", "2024-02-03", "referral");
    world.deal("oldest", "Won", "5 CNY", "2024-12-31", "partner");
    world.clock.set({1'750'000'000'000'000}); // 2025-06-15
    const ReportTable table = world.run(R"j({"filter":"stage.kind = \"won\"","groups":[{"field":"source"}],
        "measures":[{"key":"n","measure":"count"},{"key":"value","measure":"sum","field":"amount"}],
        "compare":{"field":"close_date","period":"this year","shift":1,"unit":"year"}})j");
    REQUIRE(table.columns.size() == 1 + 8);
    CHECK(column(table, 0) == Texts{"referral", "website", "phone", "partner", ""});
    CHECK(column(table, 1) == Texts{"1", "2", "1", "0", "4"});
    CHECK(column(table, 2) == Texts{"1", "0", "0", "1", "2"});
    CHECK(column(table, 3) == Texts{"0", "2", "1", "-1", "2"});
    CHECK(column(table, 4) == Texts{"0.0", "", "", "-100.0", "100.0"});
    CHECK(cell(table, 0, 5) == "100.00 CNY");
    CHECK(cell(table, 0, 6) == "40.00 CNY");
    CHECK(cell(table, 0, 7) == "60.00 CNY");
    CHECK(cell(table, 0, 8) == "150.0");
    world.checkDrills(table);
    const ReportTable months = world.run(R"j({"filter":"stage.kind = \"won\"",
        "groups":[{"field":"close_date","unit":"month"}],"measures":[{"key":"n","measure":"count"}],
        "compare":{"field":"close_date","period":"this year","shift":1,"unit":"year"}})j");
    CHECK(column(months, 0) == Texts{"2025-01-01", "2025-02-01", "2025-05-01", "2025-12-01", ""});
    CHECK(column(months, 2) == Texts{"0", "1", "0", "1", "2"});
    world.checkDrills(months);
}

TEST_CASE("a state is compared with the one of an earlier day, and any report is asked as of a moment", "[report]")
{
    ReportWorld world;
    world.clock.set(firstInstantOf(QDate(2026, 3, 1), QTimeZone::utc()));
    const RecordId one = world.deal("one", "Proposal", "10 CNY", "2025-03-20");
    world.deal("two", "Proposal", "20 CNY", "2025-03-20");
    world.clock.set(firstInstantOf(QDate(2026, 4, 1), QTimeZone::utc()));
    world.commit({world.change(u"opportunity", one, {{"stage", world.stage("Won").toString()}, {"amount", "15 CNY"}})});
    world.deal("three", "Proposal", "40 CNY", "2025-03-20");
    const QByteArray json = R"j({"groups":[{"field":"stage.kind"}],"measures":[{"key":"n","measure":"count"},
        {"key":"value","measure":"sum","field":"amount"}])j";
    const ReportTable compared = world.run(json + R"j(,"compare":{"moment":"2026-03-15"}})j");
    CHECK(column(compared, 0) == Texts{"open", "won", ""});
    CHECK(column(compared, 1) == Texts{"2", "1", "3"});
    CHECK(column(compared, 2) == Texts{"2", "0", "2"});
    CHECK(cell(compared, 0, 5) == "60.00 CNY");
    CHECK(cell(compared, 0, 6) == "30.00 CNY");
    world.checkDrills(compared);
    ReportAsk ask;
    ask.asOf = lastInstantOf(QDate(2026, 3, 15), QTimeZone::utc());
    const ReportTable then = world.run(json + "}", ask);
    CHECK(column(then, 1) == Texts{"2", "2"});
    CHECK(cell(then, 0, 2) == "30.00 CNY");
    world.checkDrills(then);
    ask.asOf.reset();
    ask.knownAt = world->clock().now();
    const ReportTable known = world.run(json + "}", ask);
    const ReportTable now = world.run(json + "}");
    for (size_t c = 0; c < now.columns.size(); ++c)
        CHECK(column(known, c) == column(now, c));
}

TEST_CASE("what a record referred to is seen as of a moment before it came into the file", "[report]")
{
    // As after an import: the deal is dated back, its customer and stages are as old as the file.
    ReportWorld world;
    const QString firm = world.create(u"customer", {{"name", "F"}, {"region", "East"}}).toString();
    Edit edit = world.creation(u"opportunity", {{"name", "old"},
                                                {"pipeline", world.pipeline()},
                                                {"stage", world.stage("Qualification").toString()},
                                                {"customer", firm}});
    edit.at = firstInstantOf(QDate(2024, 1, 1), QTimeZone::utc());
    world.commit({edit});
    ReportAsk ask;
    ask.asOf = firstInstantOf(QDate(2024, 6, 1), QTimeZone::utc());
    const ReportTable table = world.run(R"j({"filter":"stage.kind = \"open\"",
        "groups":[{"field":"customer.region"}],"measures":[{"key":"n","measure":"count"}]})j",
                                        ask);
    CHECK(column(table, 0) == Texts{"East", ""});
    CHECK(column(table, 1) == Texts{"1", "1"});
    world.checkDrills(table);
    // What the file said then is another question: it said nothing.
    ask.asOf.reset();
    ask.knownAt = firstInstantOf(QDate(2024, 6, 1), QTimeZone::utc());
    CHECK(world.run(R"j({"measures":[{"key":"n","measure":"count"}]})j", ask).records == 0);
}

TEST_CASE("a list has its records as rows, every one of them", "[report]")
{
    const Sales world;
    const ReportTable table = world.run(R"j({"filter":"stage.kind = \"won\"",
        "list":["name","customer","amount","close_date"],"list_sort":"-close_date"})j");
    CHECK(column(table, 0) == Texts{"g", "d", "b", "a", ""});
    CHECK(column(table, 1) == Texts{"", "W", "E", "E", ""});
    CHECK(cell(table, 0, 2) == "70.00 EUR");
    CHECK(cell(table, 4, 2) == "300.51 CNY");
    CHECK(table.rows[4].unconverted == 1);
    CHECK(table.lines == 4);
    const Query behind = table.recordsBehind(1, 0);
    CHECK(must(world->count(world.session(), behind)) == 1);
    CHECK(must(world->rows(world.session(), behind)).rows.front().id == table.rows[1].record);
}

TEST_CASE("a report over nothing, and one without groups", "[report]")
{
    const Sales world;
    const ReportTable none = world.run(R"j({"filter":"name = \"nobody\"","groups":[{"field":"source"}],
        "measures":[{"key":"n","measure":"count"},{"key":"v","measure":"sum","field":"amount"}],
        "computed":[{"key":"q","formula":"v / n"}]})j");
    REQUIRE(none.rows.size() == 1);
    CHECK(column(none, 1) == Texts{"0"});
    CHECK(none.lines == 0);
    const ReportTable whole = world.run(R"j({"measures":[{"key":"n","measure":"count"},
        {"key":"v","measure":"sum","field":"amount"}]})j");
    REQUIRE(whole.rows.size() == 1);
    CHECK(column(whole, 0) == Texts{"7"});
    CHECK(column(whole, 1) == Texts{"1360.51 CNY"});
    world.checkDrills(whole);
}

TEST_CASE("parameters and further conditions narrow a report", "[report]")
{
    const Sales world;
    const QByteArray json = R"j({"parameters":[{"key":"from","type":"date"}],"filter":"close_date >= \"$from\"",
        "measures":[{"key":"n","measure":"count"}]})j";
    ReportAsk ask;
    CHECK(column(world.run(json, ask), 0) == Texts{"7"});
    ask.parameters.insert(QStringLiteral("from"), QStringLiteral("2025-05-01"));
    CHECK(column(world.run(json, ask), 0) == Texts{"3"});
    ask.filter = must(parseFilter(QStringLiteral("stage.kind = \"won\"")));
    const ReportTable table = world.run(json, ask);
    CHECK(column(table, 0) == Texts{"2"});
    world.checkDrills(table);
    ask.parameters.insert(QStringLiteral("until"), QStringLiteral("2025-05-01"));
    const ReportDefinition definition =
        must(reportFromJson(QStringLiteral("opportunity"), QJsonDocument::fromJson(json).object()));
    CHECK_FALSE(runReport(*world.workspace, world.session(), definition, ask));
}

TEST_CASE("random reports: every number of them finds its records, as of now and as of then", "[report]")
{
    Sales world;
    std::mt19937 random(5);
    const QStringList stages{"Qualification", "Proposal", "Won", "Lost"};
    const QStringList sources{"referral", "website", ""};
    for (int i = 0; i < 60; ++i) {
        const auto any = [&](const QStringList &list) { return list[qsizetype(random() % size_t(list.size()))]; };
        world.deal(QStringLiteral("r%1").arg(random() % 9), any(stages), any({"1 CNY", "60.5 CNY", "3 EUR", "150 CNY"}),
                   QDate(2025, 1, 1).addDays(int(random() % 500)).toString(Qt::ISODate), any(sources));
        world.tick(86'400);
    }
    const QList<QByteArray> groups{R"j({"field":"source"})j",
                                   R"j({"field":"customer.region"})j",
                                   R"j({"field":"stage"})j",
                                   R"j({"field":"close_date","unit":"month"})j",
                                   R"j({"field":"name"})j",
                                   R"j({"field":"created_at","unit":"week"})j",
                                   R"j({"field":"created_at","ages":[9,30]})j",
                                   R"j({"field":"amount","edges":["2","100"]})j"};
    for (int i = 0; i < 40; ++i) {
        const auto any = [&] { return groups[qsizetype(random() % size_t(groups.size()))]; };
        QByteArray json = R"j({"measures":[{"key":"n","measure":"count"},
            {"key":"won","measure":"count","where":"stage.kind = \"won\" or source is empty"},
            {"key":"s","measure":"count","field":"source"},{"key":"v","measure":"sum","field":"amount"}],"groups":[)j";
        json += any() + (random() % 2 ? "," + any() : QByteArray()) + "]";
        if (random() % 2)
            json += R"j(,"pivot":)j" + any();
        if (random() % 2)
            json += R"j(,"sort":"-n","top":2)j";
        if (random() % 3 == 0)
            json += R"j(,"filter":"close_date >= 2025-04-01")j";
        json += "}";
        INFO(json.toStdString());
        ReportAsk ask;
        if (random() % 4 == 0)
            ask.asOf = Instant{world->clock().now().us - std::int64_t(random() % 50) * 86'400'000'000};
        const ReportTable table = world.run(json, ask);
        qint64 records = 0;
        for (const ReportRow &row : table.rows)
            if (row.kind == ReportRow::Kind::Line || row.kind == ReportRow::Kind::Others)
                records += row.records;
        CHECK(records == table.records);
        CHECK(must(world->count(world.session(), table.base)) == table.records);
        world.checkDrills(table);
    }
}

TEST_CASE("a cancelled report says so", "[report]")
{
    const Sales world;
    std::atomic<bool> cancelled = true;
    Progress progress;
    progress.cancelled = &cancelled;
    ReportAsk ask;
    ask.asOf = world->clock().now();
    const ReportDefinition definition =
        must(reportFromJson(QStringLiteral("opportunity"), QJsonDocument::fromJson(winRates).object()));
    CHECK(runReport(*world.workspace, world.session(), definition, ask, progress).error().code == ErrorCode::Cancelled);
}

TEST_CASE("every ready report runs on a company, and its numbers find their records", "[report]")
{
    Sales world;
    world.create(u"activity", {{"subject", "call"}, {"at", "2025-12-31T10:00:00Z"}, {"kind", "call"}});
    world.create(u"task", {{"subject", "late"}, {"due", "2025-12-01T10:00:00Z"}, {"status", "open"}});
    world.create(u"lead", {{"name", "L"}, {"source", "referral"}, {"status", "new"}});
    const ReportShelf shelf = must(readReports(*world.workspace, world.session()));
    CHECK(shelf.reports.size() == readyReports().size());
    for (const ReportEntry &entry : shelf.reports) {
        INFO(entry.key.toStdString());
        const ReportTable table = must(runReport(*world.workspace, world.session(), entry.definition));
        world.checkDrills(table);
        CHECK(table.records == must(world->count(world.session(), table.base)));
    }
}

TEST_CASE("a changed ready report is a record: audited, undone, and standing for the ready one", "[report]")
{
    Sales world;
    ReportEntry entry = must(findReport(*world.workspace, world.session(), QStringLiteral("lost-reasons")));
    CHECK(entry.isReady());
    entry.name = QStringLiteral("Our losses");
    entry.definition.top = 3;
    const RecordId id = world.commit({editOfReport(entry, *world->catalog())}).ids.front();
    entry = must(findReport(*world.workspace, world.session(), QStringLiteral("lost-reasons")));
    CHECK(entry.id == id);
    CHECK(entry.name == QStringLiteral("Our losses"));
    CHECK(entry.definition.top == 3);
    CHECK(must(findReport(*world.workspace, world.session(), QStringLiteral("Our losses"))).id == id);
    CHECK(must(findReport(*world.workspace, world.session(), id.toString())).key == QStringLiteral("lost-reasons"));
    CHECK(must(readReports(*world.workspace, world.session())).reports.size() == readyReports().size());
    entry.definition.top = 4;
    world.commit({editOfReport(entry, *world->catalog())});
    CHECK(must(world->history(world.session(), QStringLiteral("report"), id)).commits.size() == 2);
    CHECK(must(world->undo(world.session(), must(world->lastUndoable(world.session())))).undone == 1);
    CHECK(must(findReport(*world.workspace, world.session(), QStringLiteral("lost-reasons"))).definition.top == 3);
    const RecordId made = must(world->lastUndoable(world.session()));
    CHECK(must(world->undo(world.session(), made, LaterEdits::Overwrite)).undone > 0);
    CHECK(must(findReport(*world.workspace, world.session(), QStringLiteral("lost-reasons"))).isReady());
    CHECK_FALSE(findReport(*world.workspace, world.session(), QStringLiteral("no such report")));
    world.requireSound();
}

TEST_CASE("no impossible report, dashboard or schedule is saved on any path", "[report]")
{
    ReportWorld world;
    const auto saved = [&](const char *entity, std::initializer_list<std::pair<const char *, QString>> values) {
        return told(world.tryCommit({world.creation(QString::fromLatin1(entity), values)}));
    };
    const QString fine = QStringLiteral(R"j({"measures":[{"key":"n","measure":"count"}]})j");
    CHECK(saved("report", {{"name", "R"}, {"entity", "customer"}, {"definition", fine}}) == "fine");
    for (const char *wrong : {"[]", "{}", R"j({"measures":[{"key":"n","measure":"sum","field":"name"}]})j"}) {
        INFO(wrong);
        const std::string verdict =
            saved("report", {{"name", "R"}, {"entity", "customer"}, {"definition", QString::fromUtf8(wrong)}});
        CHECK(verdict.find("definition: shape") != std::string::npos);
    }
    CHECK(saved("report", {{"name", "R"}, {"entity", "nobody"}, {"definition", fine}}) != "fine");
    CHECK(saved("dashboard", {{"name", "D"}, {"tiles", R"j([{"key":"a","kind":"text"}])j"}}) == "fine");
    CHECK(saved("dashboard", {{"name", "D"}, {"tiles", R"j([{"key":"a","kind":"pie"}])j"}}) != "fine");
    const RecordId report = must(findReport(*world.workspace, world.session(), QStringLiteral("R"))).id;
    CHECK(saved("schedule", {{"name", "S"},
                             {"report", report.toString()},
                             {"rhythm", "weekly"},
                             {"folder", "/tmp"},
                             {"parameters", R"j({"from":"2025-01-01"})j"}}) == "fine");
    CHECK(saved("schedule", {{"name", "S"}, {"folder", "/tmp"}, {"parameters", R"j({"from":1})j"}}) != "fine");
    CHECK(saved("schedule", {{"name", "S"}, {"folder", "/tmp"}, {"minute", "1440"}}) != "fine");
    CHECK(saved("schedule", {{"name", "S"}, {"folder", "/tmp"}, {"rhythm", "hourly"}}) != "fine");
}
