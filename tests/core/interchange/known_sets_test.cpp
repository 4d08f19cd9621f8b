// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/interchange/import_fixture.h"

#include <QDir>
#include <QJsonObject>

using namespace millrace;
using namespace millrace::test;

namespace {

ImportSetReport importedSet(ImportWorld &world, const QString &set, bool dryRun = false)
{
    ImportSetOptions options;
    options.folder = sharedData(set);
    options.session = world.session();
    options.dryRun = dryRun;
    return must(importSet(*world.workspace, options));
}

const ImportReport &fileOf(const ImportSetReport &report, const char *name)
{
    for (const ImportReport &file : report.files)
        if (file.path.endsWith(QLatin1String(name)))
            return file;
    FAIL("no such file: " << name);
    return report.files.front();
}

qint64 leftOut(const ImportSetReport &report, const char *file, const char *column, const char *why)
{
    for (const NotImported &each : report.notImported)
        if (each.file == QLatin1String(file) && each.column == QLatin1String(column) && each.why == QLatin1String(why))
            return each.count;
    return -1;
}

qint64 filled(const ImportWorld &world, const char *entity, const char *filter)
{
    return world.count(entity, QString::fromUtf8(filter));
}

} // namespace

TEST_CASE("the sample of Zoho comes in as one set with the relations that its files have ids for")
{
    if (sharedData(QStringLiteral("zoho-crm-sample")).isEmpty())
        return;
    ImportWorld world;
    const Digests before = world.digests();
    const ImportSetReport report = importedSet(world, QStringLiteral("zoho-crm-sample"));
    CHECK(report.preset == u"zoho-crm-sample");
    CHECK(report.read == 23'093);
    CHECK(report.created == 23'093);
    CHECK(report.failed == 0);
    CHECK(world.count("customer") == 2229);
    CHECK(world.count("contact") == 1265);
    CHECK(filled(world, "contact", "customer is not empty") == 1265);
    CHECK(world.count("lead") == 3900);
    CHECK(filled(world, "lead", "converted_to is not empty") == 3632);
    CHECK(world.count("opportunity") == 3632);
    CHECK(filled(world, "opportunity", "customer is not empty") == 0); // never guessed by name
    CHECK(filled(world, "opportunity", "stage = \"Closed Won\"") == 1425);
    CHECK(filled(world, "opportunity", "stage = \"Closed Lost\"") == 485);
    CHECK(filled(world, "opportunity", "owner is empty") == 0);
    CHECK(world.count("activity") == 4100 + 2978);
    CHECK(filled(world, "activity", "kind = \"call\" and contact is not empty") == 2100);
    CHECK(filled(world, "activity", "kind = \"call\" and customer is not empty") == 990);
    CHECK(filled(world, "activity", "kind = \"call\" and lead is not empty") == 170);
    CHECK(filled(world, "activity", "kind = \"meeting\" and contact is not empty") == 1860);
    CHECK(filled(world, "activity", "kind = \"meeting\" and customer is not empty") == 526);
    CHECK(filled(world, "activity", "kind = \"meeting\" and lead is not empty") == 1115);
    CHECK(world.count("task") == 2978);
    const Record lead = world.only("lead", QStringLiteral("external_id = \"1832\""));
    CHECK(lead.id() == world
                           .only("lead", QStringLiteral("converted_to.name = \"Lewis, James\" and "
                                                        "external_id = \"1832\""))
                           .id());
    // What the files lack is said with its number.
    CHECK(warned(fileOf(report, "Calls.csv"), "unknown_reference") == 20);
    CHECK(warned(fileOf(report, "Calls.csv"), "unrelated") == 1790);
    CHECK(warned(fileOf(report, "Tasks.csv"), "unrelated") == 2978);
    CHECK(warned(fileOf(report, "Potentials.csv"), "finding") == 3632);
    CHECK(leftOut(report, "Calls.csv", "POTENTIALID", "no_ids") == 2739);
    CHECK(leftOut(report, "Events.csv", "POTENTIALID", "no_ids") == 1334);
    CHECK(leftOut(report, "Quotes.csv", "", "no_entity") == 3000);
    CHECK(leftOut(report, "Vendors.csv", "", "no_entity") == 100);
    CHECK(leftOut(report, "Sales_Orders.csv", "", "no_entity") == 2061);
    CHECK(std::count_if(report.notImported.begin(), report.notImported.end(),
                        [](const NotImported &each) { return each.why == u"no_entity"; }) == 12);
    must(world.workspace->undo(world.session(), report.operation));
    CHECK(world.digests().records == before.records);
}

TEST_CASE("a known set that comes twice doubles nothing")
{
    for (const char *set : {"zoho-crm-sample", "hubspot-dummy", "maven-crm-sales"}) {
        if (sharedData(QString::fromLatin1(set)).isEmpty())
            continue;
        INFO(set);
        ImportWorld world;
        const ImportSetReport first = importedSet(world, QString::fromLatin1(set));
        const Digests before = world.digests();
        const ImportSetReport second = importedSet(world, QString::fromLatin1(set));
        CHECK(first.created > 0);
        CHECK(second.created == 0);
        CHECK(second.read == first.read);
        CHECK(second.skipped == second.read);
        CHECK(world.digests().records == before.records);
        for (const ImportReport &file : second.files) {
            INFO(file.path.toStdString());
            CHECK(warningsOf(file, "there_already").size() + warningsOf(file, "left_out_before").size() == 1);
        }
    }
}

TEST_CASE("exports of HubSpot are tied together by domain and mail")
{
    if (sharedData(QStringLiteral("hubspot-dummy")).isEmpty())
        return;
    ImportWorld world;
    const ImportSetReport report = importedSet(world, QStringLiteral("hubspot-dummy"));
    CHECK(report.preset == u"hubspot");
    CHECK(report.created == 3650);
    CHECK(report.failed == 0);
    CHECK(filled(world, "contact", "customer is not empty") == 679);
    CHECK(filled(world, "opportunity", "customer is not empty and contact is not empty") == 500);
    CHECK(filled(world, "activity", "contact is not empty") == 2000);
    CHECK(warned(fileOf(report, "hubspot_contacts.csv"), "finding") > 271);
    CHECK(warned(fileOf(report, "hubspot_activities.csv"), "name_from") == 801);
    CHECK(leftOut(report, "hubspot_tickets.csv", "", "no_entity") == 300);
}

TEST_CASE("rows whose record is there already may be left out: customers of order lines in GB18030")
{
    ImportWorld world;
    const QByteArray lines = "\xBF\xCD\xBB\xA7 ID,\xBF\xCD\xBB\xA7\xC3\xFB\xB3\xC6\r\n" // 客户 ID,客户名称
                             "a-1,\xD4\xF8\xBB\xDD\r\n"                                 // 曾惠
                             "b-2,\xD0\xED\xB0\xB2\r\n"                                 // 许安
                             "a-1,\xD4\xF8\xBB\xDD\r\n";
    ImportOptions options = world.options(QStringLiteral("customer"), world.file(QStringLiteral("o.csv"), lines));
    options.mode = ImportMode::Skip;
    options.encoding = TextEncoding::Gb18030;
    options.mapping = mappingOf(R"({"entity":"customer","key":"external_id","columns":{
        "客户 ID":{"field":"external_id"},"客户名称":{"field":"name"}}})");
    const ImportReport first = world.import(options);
    INFO(toldWarnings(first));
    CHECK(first.created == 2);
    CHECK(first.skipped == 1);
    CHECK(warned(first, "there_already", {QStringLiteral("external_id")}) == 1);
    CHECK(world.column("customer", QStringLiteral("name")) == QStringList{"曾惠", "许安"});
    const Digests before = world.digests();
    const ImportReport again = world.import(options);
    CHECK(again.created == 0);
    CHECK(again.skipped == 3);
    CHECK(world.digests().records == before.records);
    for (const char *name : {"cn-superstore-customers", "cn-superstore-products"}) {
        const ImportMapping mapping = must(readMapping(QString::fromLatin1(name)));
        CHECK(must(mappingFromJson(mappingToJson(mapping), QStringLiteral("again"))) == mapping);
    }
}

TEST_CASE("a column may name the record whose reference becomes the row's record")
{
    ImportWorld world;
    world.importText(QStringLiteral("lead"), "name,external_id\nAnn,1\nBob,2\n");
    ImportOptions options = world.options(
        QStringLiteral("opportunity"), world.file(QStringLiteral("deals.csv"), "deal,from\nBig,2\nSmall,9\nPlain,\n"));
    options.mapping = mappingOf(R"({"entity":"opportunity","stages":["One","Two"],"defaults":{"pipeline":"New"},
        "columns":{"deal":{"field":"name"},"from":{"field":"converted_to","of":"lead","lookup":"external_id"}}})");
    const ImportReport report = world.import(options);
    INFO(toldWarnings(report));
    CHECK(report.created == 3);
    CHECK(world.column("lead", QStringLiteral("converted_to.name")) == QStringList{"", "Big"});
    CHECK(warned(report, "unknown_reference") == 1);
    CHECK(world.count("stage", QStringLiteral("pipeline = \"New\"")) == 2);
    CHECK(world.column("opportunity", QStringLiteral("stage.name")) == QStringList{"One", "One", "One"});
    // What cannot be such a reference is refused before anything happens.
    options.mapping = mappingOf(R"({"entity":"opportunity","columns":{"deal":{"field":"name"},
        "from":{"field":"company","of":"lead"}}})");
    CHECK(world.tryImport(options).error().code == ErrorCode::UnknownField);
}

TEST_CASE("a dry run of a set says what the import will say and changes nothing")
{
    for (const QString &set :
         {QStringLiteral("zoho-crm-sample"), QStringLiteral("hubspot-dummy"), QStringLiteral("maven-crm-sales")}) {
        if (sharedData(set).isEmpty())
            continue;
        INFO(set.toStdString());
        ImportWorld world;
        const Digests before = world.digests();
        const ImportSetReport tried = importedSet(world, set, true);
        CHECK(world.digests().records == before.records);
        CHECK(world.digests().history == before.history);
        const ImportSetReport done = importedSet(world, set);
        CHECK(tried.created == done.created);
        CHECK(tried.updated == done.updated);
        CHECK(tried.failed == done.failed);
        CHECK(tried.made == done.made);
        REQUIRE(tried.files.size() == done.files.size());
        for (size_t i = 0; i < done.files.size(); ++i)
            CHECK(toldWarnings(tried.files[i]) == toldWarnings(done.files[i]));
    }
}

TEST_CASE("a reference to a record in the bin is saved with a warning, new or changed")
{
    ImportWorld world;
    const RecordId firm = world.create(u"customer", {{"name", QStringLiteral("Gone")}});
    const RecordId other = world.create(u"contact", {{"name", QStringLiteral("Bob")}});
    const auto binned = [](const std::vector<Problem> &problems) {
        return std::count_if(problems.begin(), problems.end(), [](const Problem &problem) {
            return problem.rule == u"reference_in_bin" && problem.field == u"customer" &&
                   problem.severity == Severity::Warning;
        });
    };
    CHECK(
        binned(
            world.commit({world.creation(u"contact", {{"name", QStringLiteral("Al")}, {"customer", firm.toString()}})})
                .warnings) == 0);
    world.commit({Edit::remove(QStringLiteral("customer"), firm)});
    CHECK(
        binned(
            world.commit({world.creation(u"contact", {{"name", QStringLiteral("Ann")}, {"customer", firm.toString()}})})
                .warnings) == 1);
    CHECK(binned(world.commit({world.change(u"contact", other, {{"customer", firm.toString()}})}).warnings) == 1);
    CHECK(world.record(QStringLiteral("contact"), other)
              .value(world.entity(u"contact")->field(QStringLiteral("customer"))->index)
              .valueOr<RecordId>() == firm);
}
