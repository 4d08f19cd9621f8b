// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/interchange/import_fixture.h"

#include "core/interchange/import_check.h"

namespace millrace::test {

namespace {

const QByteArray mixedRows =
    "external_id,name,employees,owner\nA,Alpha,12,\nB,Beta,many,\nC,Gamma,none,\nD,Delta,4,Nobody\n";

ImportCheck check(ImportWorld &world, const ImportOptions &options)
{
    return must(checkImport(*world, options));
}

} // namespace

TEST_CASE("a check says of each row what would become of it and why, and changes nothing")
{
    ImportWorld world;
    const Digests before = world.digests();
    const ImportOptions options =
        world.options(QStringLiteral("customer"), world.file(QStringLiteral("a.csv"), mixedRows));
    const ImportCheck checked = check(world, options);
    REQUIRE(checked.rows.size() == 4);
    CHECK(checked.headers == QStringList{"external_id", "name", "employees", "owner"});
    CHECK(checked.rows[0].fate == RowFate::Created);
    CHECK(checked.rows[0].problems.empty());
    CHECK(checked.rows[1].fate == RowFate::Failed);
    REQUIRE(checked.rows[1].problems.size() == 1);
    CHECK(checked.rows[1].problems.front().field == QStringLiteral("employees"));
    CHECK(checked.rows[1].cells[2] == QStringLiteral("many"));
    CHECK(checked.rows[1].line == 3);
    CHECK(checked.rows[2].fate == RowFate::Failed);
    CHECK(checked.rows[3].fate == RowFate::Created);
    REQUIRE(checked.rows[3].warnings.size() == 1);
    CHECK(checked.rows[3].warnings.front().kind == QStringLiteral("unknown_reference"));
    CHECK(checked.rows[3].warnings.front().arguments == QStringList{"owner", "1", "Nobody"});
    CHECK(checked.report.dryRun);
    CHECK(world.digests().records == before.records);
}

TEST_CASE("cells that were put right are imported in place of what the file says")
{
    ImportWorld world;
    ImportOptions options = world.options(QStringLiteral("customer"), world.file(QStringLiteral("a.csv"), mixedRows));
    options.fixes[1][2] = QStringLiteral("20");
    options.fixes[2][2] = QStringLiteral("3");
    options.fixes[2][99] = QStringLiteral("nowhere");
    CHECK(check(world, options).report.failed == 0);
    const ImportReport report = world.import(options);
    CHECK(report.created == 4);
    CHECK(world.column("customer", QStringLiteral("name")) == QStringList{"Alpha", "Beta", "Gamma", "Delta"});
    CHECK(world.column("customer", QStringLiteral("employees")) == QStringList{"12", "20", "3", "4"});
}

TEST_CASE("an errors file holds the cells as they were put right, so that it can be imported after the rest")
{
    ImportWorld world;
    ImportOptions options = world.options(QStringLiteral("customer"), world.file(QStringLiteral("a.csv"), mixedRows));
    options.fixes[2][2] = QStringLiteral("thirty");
    options.errorsPath = world.folder.filePath(QStringLiteral("errors.csv"));
    CHECK(world.import(options).failed == 2);
    const QByteArray errors = contentOf(options.errorsPath);
    CHECK(errors.contains("C,Gamma,thirty,"));
    CHECK(errors.contains("B,Beta,many"));
}

TEST_CASE("of a long file the check shows the beginning and each row that needs a look")
{
    ImportWorld world;
    QByteArray csv = "external_id,name,employees\n";
    for (int i = 0; i < 3'000; ++i)
        csv += "X" + QByteArray::number(i) + ",Name," + (i % 1'000 == 900 ? "some" : "5") + '\n';
    ImportOptions options = world.options(QStringLiteral("customer"), world.file(QStringLiteral("a.csv"), csv));
    const ImportCheck checked = check(world, options);
    CHECK(checked.report.read == 3'000);
    CHECK(checked.rows.size() == size_t(ImportCheck::firstRows) + 3);
    CHECK(checked.rows.back().row == 2'900);
    CHECK(checked.rows.back().cells.front() == QStringLiteral("X2900"));
    CHECK(checked.rows.back().problems.size() == 1);
    CHECK(checked.report.fates.size() == 3'000);
}

TEST_CASE("rows whose record is there are told one by one where they are left out")
{
    ImportWorld world;
    world.importText(QStringLiteral("customer"), "external_id,name\nA,Alpha\n");
    ImportOptions options =
        world.options(QStringLiteral("customer"),
                      world.file(QStringLiteral("b.csv"), "external_id,name\nA,Again\nB,Beta\nB,Twice\n"));
    options.mode = ImportMode::Skip;
    const ImportCheck checked = check(world, options);
    REQUIRE(checked.rows.size() == 3);
    CHECK(checked.rows[0].fate == RowFate::Skipped);
    REQUIRE(checked.rows[0].warnings.size() == 1);
    CHECK(checked.rows[0].warnings.front().kind == QStringLiteral("there_already"));
    CHECK(checked.rows[1].fate == RowFate::Created);
    CHECK(checked.rows[2].fate == RowFate::Skipped);
}

TEST_CASE("the preview reads only the beginning, as the options say")
{
    ImportWorld world;
    QByteArray csv = "A list of ours\nname;city\n";
    for (int i = 0; i < 100; ++i)
        csv += "N" + QByteArray::number(i) + ";Leeds\n";
    ImportOptions options = world.options(QStringLiteral("customer"), world.file(QStringLiteral("a.csv"), csv));
    options.headerRow = 2;
    const TablePreview preview = must(previewTable(options, 20));
    CHECK(preview.headers == QStringList{"name", "city"});
    REQUIRE(preview.rows.size() == 20);
    CHECK(preview.rows.back().front() == QStringLiteral("N19"));
    CHECK(preview.delimiter == u';');
    CHECK_FALSE(previewTable(world.options(QStringLiteral("customer"), QStringLiteral("/nowhere.csv")), 20));
}

TEST_CASE("too many decimals are told by the number that is kept, and by the cell behind it")
{
    ImportWorld world;
    const ImportReport report =
        world.importText(QStringLiteral("rate"), "currency,date,value\nUSD,2026-01-02,7.1234567891\n");
    REQUIRE(report.rowProblems.size() == 1);
    const Problem &problem = report.rowProblems.front().problems.front();
    CHECK(problem.rule == QStringLiteral("scale"));
    CHECK(problem.arguments == QStringList{"8", "7.1234567891"});
}

} // namespace millrace::test
