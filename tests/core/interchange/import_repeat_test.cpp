// SPDX-License-Identifier: GPL-3.0-or-later
// The same file, or the same set of files, brought in a second time.
#include "core/schema/builtin/stage.h"
#include "tests/core/interchange/import_fixture.h"

#include <QDir>
#include <QJsonDocument>

using namespace millrace;
using namespace millrace::test;

namespace {

const QByteArray customers = "name,city\nAlder,York\nBirch,Leeds\n";

/// A folder with customers that bear ids and tasks that bear none.
ImportSetOptions smallSet(const ImportWorld &world)
{
    QDir(world.folder.path()).mkpath(QStringLiteral("set"));
    world.file(QStringLiteral("set/people.csv"), "id,name\n1,Alder\n2,Birch\n");
    world.file(QStringLiteral("set/todo.csv"), "what\nCall\nWrite\nVisit\n");
    const QJsonObject json = QJsonDocument::fromJson(R"({"preset":"small","files":[
        {"file":"people.csv","mapping":{"entity":"customer","key":"external_id",
         "columns":{"id":{"field":"external_id"},"name":{"field":"name"}}}},
        {"file":"todo.csv","mapping":{"entity":"task","columns":{"what":{"field":"subject"}}}}]})")
                                 .object();
    REQUIRE_FALSE(json.isEmpty());
    ImportSetOptions options;
    options.folder = world.folder.filePath(QStringLiteral("set"));
    options.preset = must(setPresetFromJson(json, QStringLiteral("small")));
    options.session = world.session();
    return options;
}

} // namespace

TEST_CASE("a file whose very content came in before is warned of, until that import is undone")
{
    ImportWorld world;
    const QString path = world.file(QStringLiteral("a.csv"), customers);
    const ImportReport first = world.import(QStringLiteral("customer"), path);
    CHECK(warned(first, "imported_before") == 0);
    // Another name, the same content; another kind of record is another import.
    const QString copy = world.file(QStringLiteral("b.csv"), customers);
    const ImportReport contacts = world.import(QStringLiteral("contact"), copy);
    CHECK(warningsOf(contacts, "imported_before").empty());

    ImportOptions check = world.options(QStringLiteral("customer"), copy);
    check.dryRun = true;
    CHECK(warningsOf(world.import(check), "imported_before").size() == 1);
    const ImportReport second = world.import(QStringLiteral("customer"), copy);
    const auto told = warningsOf(second, "imported_before");
    REQUIRE(told.size() == 1);
    REQUIRE(told.front().arguments.size() == 2);
    CHECK(told.front().arguments[0] == first.operation.toString());
    CHECK(QDateTime::fromString(told.front().arguments[1], Qt::ISODate).isValid());
    CHECK(world.count("customer") == 4);

    must(world->undo(world.session(), second.operation));
    must(world->undo(world.session(), first.operation));
    CHECK(warningsOf(world.import(QStringLiteral("customer"), path), "imported_before").empty());
    CHECK(world.count("customer") == 2);
}

TEST_CASE("rows that find their records by a key may come as often as they like")
{
    ImportWorld world;
    ImportOptions options = world.options(QStringLiteral("customer"), world.file(QStringLiteral("a.csv"), customers));
    options.mode = ImportMode::Upsert;
    options.key = QStringLiteral("name");
    CHECK(world.import(options).created == 2);
    const ImportReport again = world.import(options);
    CHECK(warningsOf(again, "imported_before").empty());
    CHECK(again.skipped == 2);
    CHECK(world.count("customer") == 2);
}

TEST_CASE("a set that comes a second time doubles nothing, and says what it left out")
{
    ImportWorld world;
    ImportSetOptions options = smallSet(world);
    const ImportSetReport first = must(importSet(*world.workspace, options));
    CHECK(first.created == 5);
    const Digests before = world.digests();
    const ImportSetReport second = must(importSet(*world.workspace, options));
    CHECK(second.read == 5);
    CHECK(second.created == 0);
    CHECK(second.skipped == 5);
    CHECK(second.operation.isNull());
    CHECK(world.digests().records == before.records);
    REQUIRE(second.files.size() == 2);
    CHECK(warned(second.files[0], "there_already", {QStringLiteral("external_id")}) == 2);
    const auto left = warningsOf(second.files[1], "left_out_before");
    REQUIRE(left.size() == 1);
    CHECK(left.front().count == 3);
    CHECK(left.front().arguments[0] == first.operation.toString());

    SECTION("what is new in it comes in")
    {
        world.file(QStringLiteral("set/people.csv"), "id,name\n1,Alder\n2,Birch\n3,Cedar\n");
        CHECK(must(importSet(*world.workspace, options)).created == 1);
        CHECK(world.count("customer") == 3);
        CHECK(world.count("task") == 3);
    }
    SECTION("asked for all the same, it comes in once more with a warning for each file")
    {
        options.mode = ImportMode::Create;
        const ImportSetReport third = must(importSet(*world.workspace, options));
        CHECK(third.created == 5);
        for (const ImportReport &file : third.files)
            CHECK(warningsOf(file, "imported_before").size() == 1);
        CHECK(world.count("task") == 6);
    }
    SECTION("changes of what is there are taken where they are asked for")
    {
        world.file(QStringLiteral("set/people.csv"), "id,name\n1,Alder Ltd\n2,Birch\n");
        options.mode = ImportMode::Upsert;
        CHECK(must(importSet(*world.workspace, options)).updated == 1);
        CHECK(world.count("task") == 3);
    }
}

TEST_CASE("a stage that an import makes stands before won and lost, and undo puts these back")
{
    ImportWorld world;
    const Digests before = world.digests();
    ImportOptions options = world.options(
        QStringLiteral("opportunity"), world.file(QStringLiteral("a.csv"), "name,stage\nOne,Tasting\nTwo,Haggling\n"));
    options.mapping = mappingOf(R"({"entity":"opportunity","columns":{"name":{"field":"name"},
        "stage":{"field":"stage","create":true}}})");
    const ImportReport report = world.import(options);
    CHECK(report.created == 2);
    const MetadataPtr metadata = world->metadata();
    std::int64_t lastOpen = 0;
    std::int64_t firstClosed = 1'000'000;
    QSet<std::int64_t> orders;
    QStringList open;
    const auto stages = metadata->stagesOf(metadata->pipelines.begin()->id());
    for (const Record &record : stages) {
        const std::int64_t order = record.value(stage::order).value_or(0);
        orders.insert(order);
        if (record.value(stage::kind) == QStringLiteral("open")) {
            lastOpen = std::max(lastOpen, order);
            open << record.value(stage::name).value_or(QString());
        } else {
            firstClosed = std::min(firstClosed, order);
        }
    }
    CHECK(open.mid(open.size() - 2) == QStringList{QStringLiteral("Tasting"), QStringLiteral("Haggling")});
    CHECK(lastOpen < firstClosed);
    CHECK(size_t(orders.size()) == stages.size());
    must(world->undo(world.session(), report.operation));
    CHECK(world.digests().records == before.records);
    CHECK(must(world->verify()).ok);
}

TEST_CASE("a refusal in a JSON file of one line names the record by its number")
{
    ImportWorld world;
    const ImportReport report = world.import(
        QStringLiteral("customer"),
        world.file(QStringLiteral("a.json"),
                   R"([{"name":"A"},{"name":"B","email":"bad@"},{"name":"C"},{"email":"x@example.com"}])"));
    REQUIRE(report.rowProblems.size() == 2);
    CHECK(report.rowProblems[0].line == 2);
    CHECK(report.rowProblems[1].line == 4);
}

TEST_CASE("bytes at random are no text, whatever they are called")
{
    ImportWorld world;
    SeededIdSource chance(5);
    for (int round = 0; round < 20; ++round) {
        QByteArray bytes;
        while (bytes.size() < 600 * (round + 1)) {
            const quint64 eight = chance.random();
            bytes.append(reinterpret_cast<const char *>(&eight), sizeof eight);
        }
        const auto refused = world.tryImport(
            world.options(QStringLiteral("customer"), world.file(QStringLiteral("%1.csv").arg(round), bytes)));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::FileFormat);
        CHECK(refused.error().arguments.mid(1) == QStringList{QStringLiteral("foreign"), QStringLiteral("binary")});
    }
    CHECK(world.count("customer") == 0);
}
