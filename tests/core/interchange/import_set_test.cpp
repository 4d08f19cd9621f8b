// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/funnel_report.h"
#include "tests/core/interchange/import_fixture.h"

#include <QDir>

namespace millrace::test {

namespace {

void requireMavenDeals(const ImportWorld &world)
{
    CHECK(world.count("opportunity") == 8800);
    CHECK(world.count("opportunity", QStringLiteral("stage = \"Won\"")) == 4238);
    CHECK(world.count("opportunity", QStringLiteral("stage = \"Lost\"")) == 2473);
    CHECK(world.count("opportunity", QStringLiteral("stage = \"Engaging\"")) == 1589);
    CHECK(world.count("opportunity", QStringLiteral("stage = \"Prospecting\"")) == 500);
    CHECK(world.count("opportunity", QStringLiteral("customer is empty")) == 1425);
    CHECK(world.count("opportunity", QStringLiteral("product = \"GTX Pro\"")) == 1480);
    CHECK(world.count("opportunity", QStringLiteral("amount is empty")) == 2089);
    CHECK(world.count("opportunity", QStringLiteral("stage = \"Won\" and close_date >= 2017-03-01 and close_date <= "
                                                    "2017-03-31")) == 531);
    CHECK(world.count("product") == 7);
    CHECK(world.count("customer") == 85);
}

void requireMavenFunnel(const ImportWorld &world)
{
    const FunnelReport report = must(funnelReport(*world, world.session(), {}));
    REQUIRE(report.total.stages.size() == 2);
    const FunnelStage &prospecting = report.total.stages[0];
    const FunnelStage &engaging = report.total.stages[1];
    CHECK(prospecting.entered == 8800);
    CHECK(prospecting.advanced == 8300);
    CHECK(prospecting.open == 500);
    CHECK(prospecting.undated == 8800);
    CHECK(engaging.entered == 8300);
    CHECK(engaging.advanced == 4238);
    CHECK(engaging.lost == 2473);
    CHECK(engaging.open == 1589);
    CHECK(engaging.undated == 0);
    CHECK(report.total.won == 4238);
    CHECK(report.total.lost == 2473);
}

qint64 wonMinorUnits(const ImportWorld &world)
{
    Query query;
    query.entity = QStringLiteral("opportunity");
    query.filter = must(parseFilter(QStringLiteral("stage = \"Won\"")));
    query.fields = {FieldPath::of(u"amount")};
    qint64 sum = 0;
    must(world->forEachRow(world.session(), query, [&sum](const Row &row) {
        const Money money = row.cells.front().valueOr<Money>();
        CHECK(money.currency.toString() == QLatin1String("USD"));
        sum += money.minor;
        return true;
    }));
    return sum;
}

} // namespace

TEST_CASE("the maven company comes in as a whole, says what was decided, and goes as a whole")
{
    const QString folder = sharedData(QStringLiteral("maven-crm-sales"));
    if (folder.isEmpty())
        return;
    ImportWorld world;
    const Digests before = world.digests();
    ImportSetOptions options;
    options.folder = folder;
    options.session = world.session();
    const ImportSetReport report = must(importSet(*world, options));

    CHECK(report.preset == QLatin1String("maven-crm-sales"));
    CHECK(report.read == 35 + 7 + 85 + 8800);
    CHECK(report.created == report.read);
    CHECK(report.failed == 0);
    CHECK(world.count("user") == 1 + 35 + 6);
    CHECK(world.count("user", QStringLiteral("manager is not empty")) == 35);
    CHECK(world.count("department") == 3);
    requireMavenDeals(world);
    requireMavenFunnel(world);
    CHECK(wonMinorUnits(world) == 1'000'553'400);

    REQUIRE(report.files.size() == 4);
    const ImportReport &accounts = report.files[2];
    const ImportReport &deals = report.files[3];
    INFO(toldWarnings(accounts) << toldWarnings(deals));
    CHECK(warned(deals, "renamed", {"product", "GTXPro", "GTX Pro"}) == 1480);
    CHECK(warned(deals, "stage_undated", {"Prospecting"}) == 8800);
    CHECK(warned(deals, "finding", {"customer", "expected"}) == 1425);
    CHECK(warned(accounts, "suspect_value", {"sector", "technolgy"}) == 12);
    CHECK(warned(accounts, "not_imported", {"year_established", "no_field"}) == 85);
    CHECK(report.notImported.size() == 2);
    CHECK(world.count("customer", QStringLiteral("industry = \"technolgy\"")) == 12);
    CHECK(world.count("customer", QStringLiteral("parent is not empty")) == 15);
    const Record acme = world.only("customer", QStringLiteral("name = \"Acme Corporation\""));
    CHECK(valueToText(*acme.entity()->field(u"revenue"), acme.value(u"revenue")) == QLatin1String("1100040000.00 USD"));
    CHECK(world.count("opportunity", QStringLiteral("department is empty")) == 0);
    world.requireSound();

    const UndoReceipt undone = must(world->undo(world.session(), report.operation));
    CHECK_FALSE(undone.blocked);
    const Digests after = world.digests();
    CHECK(after.records == before.records);
    CHECK(world.count("opportunity") == 0);
    CHECK(world.count("stage") == 6);
}

TEST_CASE("the deals as other people's spreadsheets saved them give the same figures")
{
    const QString folder = sharedData(QStringLiteral("maven-crm-sales"));
    if (folder.isEmpty())
        return;
    const auto [file, mapping] =
        GENERATE(std::pair("variants/sales_pipeline.dd-mm-yy.csv", "maven-crm-sales-dd-mm-yy"),
                 std::pair("variants/sales_pipeline.us-dates-trailing-space.csv", "maven-crm-sales-us-dates"));
    ImportWorld world;
    ImportOptions options = world.options(QStringLiteral("opportunity"), QDir(folder).filePath(QLatin1String(file)));
    options.mapping = must(readMapping(QLatin1String(mapping)));
    const ImportReport report = world.import(options);
    INFO(toldWarnings(report));
    CHECK(report.created == 8800);
    CHECK(report.failed == 0);
    CHECK(report.made.at(QStringLiteral("product")) == 7);
    CHECK(report.made.at(QStringLiteral("customer")) == 85);
    CHECK(report.made.at(QStringLiteral("user")) == 30);
    CHECK(warned(report, "renamed", {"product", "GTXPro", "GTX Pro"}) == 1480);
    requireMavenDeals(world);
    requireMavenFunnel(world);
    CHECK(wonMinorUnits(world) == 1'000'553'400);
}

TEST_CASE("a folder that is no known set is refused with the names of those that are")
{
    ImportWorld world;
    world.file(QStringLiteral("something.csv"), "a,b\n1,2\n");
    ImportSetOptions options;
    options.folder = world.folder.path();
    options.session = world.session();
    const auto report = importSet(*world, options);
    REQUIRE_FALSE(report.has_value());
    CHECK(report.error().code == ErrorCode::FileFormat);
    CHECK(report.error().arguments.contains(QStringLiteral("unknown_set")));
    CHECK(report.error().arguments.contains(QStringLiteral("maven-crm-sales")));

    options.folder = world.folder.filePath(QStringLiteral("nowhere"));
    CHECK(importSet(*world, options).error().code == ErrorCode::MissingFile);
}

} // namespace millrace::test
