// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/interchange/import_fixture.h"

#include <QFile>
#include <QStringEncoder>

namespace millrace::test {

namespace {

std::vector<Problem> onlyRowProblems(const ImportReport &report)
{
    REQUIRE(report.rowProblems.size() == 1);
    return report.rowProblems.front().problems;
}

bool says(const std::vector<Problem> &problems, const char *field, const char *rule)
{
    for (const Problem &problem : problems)
        if (problem.field == QLatin1String(field) && problem.rule == QLatin1String(rule))
            return true;
    return false;
}

} // namespace

TEST_CASE("a plain table comes in by its headings, as one operation that can be undone")
{
    ImportWorld world;
    const Digests before = world.digests();
    const ImportReport report = world.importText(
        QStringLiteral("customer"), "External id,Name,Industry,Phone,Employees,Annual revenue,Kind,Shoe size\r\n"
                                    "C1,Acme,Manufacturing,13800138000,\"1,200\",$5000000,公司,42\r\n"
                                    "C2,云栖,软件,,30,¥12万,Company,\r\n");
    INFO(toldWarnings(report));
    CHECK(report.read == 2);
    CHECK(report.created == 2);
    CHECK_FALSE(report.operation.isNull());
    CHECK(world.column("customer", QStringLiteral("name")) == QStringList{"Acme", QStringLiteral("云栖")});
    CHECK(world.column("customer", QStringLiteral("industry")) == QStringList{"manufacturing", "software"});
    CHECK(world.column("customer", QStringLiteral("employees")) == QStringList{"1200", "30"});
    CHECK(world.column("customer", QStringLiteral("revenue")) == QStringList{"5000000.00 USD", "120000.00 CNY"});
    CHECK(warned(report, "not_imported", {"Shoe size", "not_matched"}) == 1);
    CHECK(must(world->operations(world.session(), 10)).front().origin == Origin::Import);
    must(world->undo(world.session(), report.operation));
    CHECK(world.digests().records == before.records);
}

TEST_CASE("the customer list that the project carries comes in without a refusal")
{
    ImportWorld world;
    const ImportReport report = world.import(
        QStringLiteral("customer"), QStringLiteral(MILLRACE_SOURCE_DIR "/resources/sample-import/customers.csv"));
    INFO(toldWarnings(report));
    CHECK(report.failed == 0);
    CHECK(report.created == report.read);
    CHECK(report.created > 3);
    CHECK(warningsOf(report, "not_imported").empty());
}

TEST_CASE("rows that fail are left out with all that is wrong, and come in from the errors file once mended")
{
    ImportWorld world;
    ImportOptions options =
        world.options(QStringLiteral("customer"), world.file(QStringLiteral("c.csv"), "name,email,employees\n"
                                                                                      "Good,a@b.cn,5\n"
                                                                                      ",no mail,many\n"
                                                                                      "Also good,,\n"
                                                                                      "Bad mail,nobody,1\n"));
    options.errorsPath = world.folder.filePath(QStringLiteral("errors.csv"));
    const ImportReport report = world.import(options);
    CHECK(report.created == 2);
    CHECK(report.failed == 2);
    CHECK(report.errorsFile == options.errorsPath);
    REQUIRE(report.rowProblems.size() == 2);
    CHECK(report.rowProblems[0].line == 3);
    CHECK(says(report.rowProblems[0].problems, "employees", "integer"));
    CHECK(says(report.rowProblems[1].problems, "email", "email"));

    QByteArray errors = contentOf(options.errorsPath);
    CHECK(errors.startsWith("\xEF\xBB\xBFname,email,employees,import_problems"));
    CHECK(errors.count('\n') == 3);
    CHECK(world.tryImport(options).error().code == ErrorCode::OutputExists);

    errors.replace("\r\n,no mail,many", "\r\nNamed,,7").replace("nobody", "some@body.cn");
    const ImportReport mended = world.import(QStringLiteral("customer"), world.file(QStringLiteral("m.csv"), errors));
    INFO(toldWarnings(mended));
    CHECK(mended.created == 2);
    CHECK(mended.failed == 0);
    CHECK(warningsOf(mended, "not_imported").empty());
    CHECK(world.count("customer") == 4);
}

TEST_CASE("an upsert changes what has the key and makes the rest; empty cells change nothing")
{
    ImportWorld world;
    world.importText(QStringLiteral("customer"), "external_id,name,city\nA,Alpha,Hangzhou\nB,Beta,Leeds\n");
    ImportOptions options =
        world.options(QStringLiteral("customer"),
                      world.file(QStringLiteral("u.csv"),
                                 "external_id,name,city\nB,Beta Ltd,\nC,Gamma,York\nC,Gamma Inc,\n,Delta,\n"));
    options.mode = ImportMode::Upsert;
    const ImportReport report = world.import(options);
    INFO(toldWarnings(report));
    CHECK(report.created == 2);
    CHECK(report.updated == 2);
    CHECK(world.column("customer", QStringLiteral("name")) == QStringList{"Alpha", "Beta Ltd", "Gamma Inc", "Delta"});
    CHECK(world.column("customer", QStringLiteral("city")) == QStringList{"Hangzhou", "Leeds", "York", ""});
    // What says nothing new is no update; a row that takes back what the row before it said is one.
    options.path = world.file(QStringLiteral("same.csv"), "external_id,name\nA,Alpha\nB,Beta 2\nB,Beta Ltd\n");
    const ImportReport same = world.import(options);
    CHECK(same.updated == 2);
    CHECK(same.skipped == 1);
    CHECK(world.column("customer", QStringLiteral("name")) == QStringList{"Alpha", "Beta Ltd", "Gamma Inc", "Delta"});
    must(world->undo(world.session(), same.operation));
    must(world->undo(world.session(), report.operation));
    CHECK(world.column("customer", QStringLiteral("name")) == QStringList{"Alpha", "Beta"});
}

TEST_CASE("an update leaves out what has no record, and a wrong row does not keep the others back")
{
    ImportWorld world;
    world.importText(QStringLiteral("customer"), "external_id,name\nA,Alpha\nB,Beta\nC,Gamma\nD,D1\nE,D1\n");
    ImportOptions options =
        world.options(QStringLiteral("customer"),
                      world.file(QStringLiteral("u.csv"), "external_id,email\n"
                                                          "A,a@a.cn\nB,wrong\nX,x@x.cn\n,y@y.cn\nC,c@c.cn\n"));
    options.mode = ImportMode::Update;
    options.key = QStringLiteral("external_id");
    const ImportReport report = world.import(options);
    CHECK(report.updated == 2);
    CHECK(report.failed == 1);
    CHECK(report.skipped == 2);
    CHECK(warned(report, "no_match") == 1);
    CHECK(warned(report, "without_key") == 1);
    CHECK(says(onlyRowProblems(report), "email", "email"));
    CHECK(world.column("customer", QStringLiteral("email")) == QStringList{"a@a.cn", "", "c@c.cn", "", ""});

    options.path = world.file(QStringLiteral("n.csv"), "name,city\nD1,York\n");
    options.key = QStringLiteral("name");
    CHECK(says(onlyRowProblems(world.import(options)), "name", "ambiguous_key"));
    options.key.clear();
    CHECK(world.tryImport(options).error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("references are found by id, external id and title, folded where need be, or made once")
{
    ImportWorld world;
    world.importText(QStringLiteral("customer"), "external_id,name\nA1,Alpha\nB1,Beta\nB2,Beta\n");
    const QString alpha = world.only("customer", QStringLiteral("name = \"Alpha\"")).id().toString();
    const ImportReport report = world.importText(
        QStringLiteral("contact"), "name,customer,tags,owner\nP1," + alpha.toUtf8() +
                                       ",vip; 老客户,\nP2,A1,vip,Nobody\nP3,  ＡＬＰＨＡ ,,Administrator\n"
                                       "P4,Beta,,\nP5,Omega,,\nP6,Omega,,\n");
    INFO(toldWarnings(report));
    CHECK(report.created == 6);
    CHECK(world.column("contact", QStringLiteral("customer.name")) ==
          QStringList{"Alpha", "Alpha", "Alpha", "Beta", "Omega", "Omega"});
    CHECK(report.made.at(QStringLiteral("customer")) == 1);
    CHECK(report.made.at(QStringLiteral("tag")) == 2);
    CHECK(warned(report, "ambiguous_reference", {"customer"}) == 1);
    CHECK(warned(report, "unknown_reference", {"owner"}) == 1);
    CHECK(world.only("contact", QStringLiteral("name = \"P4\"")).value(u"customer") ==
          Value(world.only("customer", QStringLiteral("external_id = \"B1\"")).id()));
}

TEST_CASE("nothing is made for a row that is refused")
{
    ImportWorld world;
    const ImportReport report =
        world.importText(QStringLiteral("contact"), "name,customer,email,tags\nP1,Omega,no mail,vip\n");
    CHECK(report.failed == 1);
    CHECK(world.count("customer") == 0);
    CHECK(world.count("tag") == 0);
    CHECK(report.operation.isNull());
}

TEST_CASE("records of one file may refer to each other in any order")
{
    ImportWorld world;
    const ImportReport report = world.importText(
        QStringLiteral("customer"), "name,parent\nChild,Mother\nMother,Grandmother\nGrandmother,\nOrphan,Unknown\n");
    INFO(toldWarnings(report));
    CHECK(report.created == 4);
    CHECK(world.column("customer", QStringLiteral("parent.name")) == QStringList{"Mother", "Grandmother", "", ""});
    CHECK(warned(report, "unknown_reference", {"parent"}) == 1);
}

TEST_CASE("new choices are kept as options, and what looks misspelt is said")
{
    ImportWorld world;
    QByteArray csv = "name,industry\nX,Manufacturng\nY,Aerospace\n";
    for (int i = 0; i < 6; ++i)
        csv += "A,Agriculture\n";
    csv += "Z,Agricultrue\n";
    const ImportReport report = world.importText(QStringLiteral("customer"), csv);
    INFO(toldWarnings(report));
    CHECK(report.created == 9);
    CHECK(warned(report, "new_option", {"industry"}) == 4);
    CHECK(warned(report, "suspect_value", {"industry", "Manufacturng", "Manufacturing"}) == 1);
    CHECK(warned(report, "suspect_value", {"industry", "Agricultrue", "Agriculture"}) == 1);
    CHECK(warningsOf(report, "suspect_value").size() == 2);
    CHECK(world->metadata()->option(QStringLiteral("customer.industry"), QStringLiteral("aerospace")));

    ImportOptions options =
        world.options(QStringLiteral("customer"), world.file(QStringLiteral("c.csv"), "name,sector\nQ,Spaceships\n"));
    options.mapping = mappingOf(
        R"({"entity":"customer","columns":{"name":{"field":"name"},"sector":{"field":"industry","create":false}}})");
    CHECK(says(onlyRowProblems(world.import(options)), "industry", "choice"));
}

TEST_CASE("dates of two possible orders are read day first and said; absurd ones are refused")
{
    ImportWorld world;
    const ImportReport report = world.importText(
        QStringLiteral("opportunity"), "name,close date,amount\nA,03/04/2024,\"1.234,50 EUR\"\nB,05/06/2024,\"2,5\"\n");
    INFO(toldWarnings(report));
    CHECK(report.created == 2);
    CHECK(warned(report, "ambiguous_dates", {"close date"}) == 2);
    CHECK(world.column("opportunity", QStringLiteral("close_date")) == QStringList{"2024-04-03", "2024-06-05"});
    CHECK(world.column("opportunity", QStringLiteral("amount")) == QStringList{"1234.50 EUR", "2.50 CNY"});
    CHECK(warned(report, "currency_assumed", {"amount", "CNY"}) == 1);
    CHECK(warned(report, "defaulted", {"stage", "Qualification"}) == 2);

    const ImportReport absurd = world.importText(
        QStringLiteral("opportunity"),
        "name,close date\nA,2024-02-30\nB,99999-01-01\nC,0000-00-00\nD,2024-02-29\nE,1700-01-01\nF,soon\n");
    CHECK(absurd.created == 2);
    CHECK(absurd.failed == 4);
    for (const RowProblem &row : absurd.rowProblems)
        CHECK(says(row.problems, "close_date", "date"));
    CHECK(warned(absurd, "finding", {"close_date", "date_unlikely"}) == 1);
}

TEST_CASE("a stage history is journaled step by step with what is known of its dates")
{
    ImportWorld world;
    ImportOptions options = world.options(
        QStringLiteral("opportunity"),
        world.file(QStringLiteral("o.csv"), "nr,began,ended,state\n1,2024-01-05,2024-02-01,Won\n2,2024-01-07,,Talking\n"
                                            "3,,,Idea\n4,2024-03-01,2024-02-01,Lost\n"));
    options.mapping = mappingOf(R"({"entity":"opportunity","columns":{"nr":{"field":"external_id"}},
        "defaults":{"pipeline":"Sales"},"stage_history":[{"stage":"Idea"},{"stage":"Talking","at":"began"},
        {"stage":"{state}","at":"ended"}]})");
    const ImportReport report = world.import(options);
    INFO(toldWarnings(report));
    CHECK(report.created == 4);
    CHECK(world.column("opportunity", QStringLiteral("name")) == QStringList{"1", "2", "3", "4"});
    CHECK(world.column("opportunity", QStringLiteral("stage.name")) == QStringList{"Won", "Talking", "Idea", "Lost"});
    CHECK(world.column("opportunity", QStringLiteral("stage.kind")) == QStringList{"won", "open", "open", "lost"});
    CHECK(report.made.at(QStringLiteral("stage")) == 4);
    CHECK(report.made.at(QStringLiteral("pipeline")) == 1);
    CHECK(warned(report, "stage_dates_out_of_order") == 1);
    CHECK(warned(report, "name_from", {"name", "external_id"}) == 4);

    std::vector<size_t> lengths;
    must(world->forEachCourse(world.session(), {QStringLiteral("opportunity"), {QStringLiteral("stage")}},
                              [&](const FieldCourse &course) {
                                  lengths.push_back(course.steps.size());
                                  CHECK_FALSE(course.steps.front().known);
                                  return true;
                              }));
    std::sort(lengths.begin(), lengths.end());
    CHECK(lengths == std::vector<size_t>{1, 2, 3, 3});
}

TEST_CASE("a file's encoding is guessed and told", "[encoding]")
{
    const QString text = QStringLiteral("客户名称,城市,备注\n云栖精密仪器有限公司,杭州,主要采购量具\n"
                                        "江畔冷链物流有限公司,武汉,关心冬季运力\n");
    const auto [bytes, encoding] = [&]() -> std::pair<QByteArray, TextEncoding> {
        switch (GENERATE(0, 1, 2)) {
        case 0:
            return {QStringEncoder("GB18030")(text), TextEncoding::Gb18030};
        case 1:
            return {QStringEncoder(QStringEncoder::Utf16LE, QStringEncoder::Flag::WriteBom)(text),
                    TextEncoding::Utf16Le};
        }
        return {text.toUtf8(), TextEncoding::Utf8};
    }();
    if (!canDecode(encoding))
        return;
    ImportWorld world;
    const ImportReport report = world.importText(QStringLiteral("customer"), bytes);
    CHECK(report.encoding == encoding);
    CHECK(report.created == 2);
    CHECK(world.column("customer", QStringLiteral("city")) ==
          QStringList{QStringLiteral("杭州"), QStringLiteral("武汉")});
}

TEST_CASE("a cell of ten megabytes and a row of the wrong length do not stop an import")
{
    ImportWorld world;
    const QByteArray big(9'900'000, 'x');
    const ImportReport report =
        world.importText(QStringLiteral("customer"), "name,notes,city\nBig," + big + ",York\nShort\nLong,a,b,c,d\n");
    INFO(toldWarnings(report));
    CHECK(report.created == 3);
    CHECK(warned(report, "short_rows") == 1);
    CHECK(warned(report, "long_rows") == 1);
    CHECK(world.only("customer", QStringLiteral("name = \"Big\"")).value(u"notes").valueOr<QString>().size() ==
          big.size());
    const auto tooBig = world.tryImport(world.options(
        QStringLiteral("customer"), world.file(QStringLiteral("b.csv"), "name\nGood\n" + QByteArray(11'000'000, 'x'))));
    REQUIRE_FALSE(tooBig.has_value());
    CHECK(tooBig.error().arguments.contains(QStringLiteral("cell_too_large")));
    CHECK(world.count("customer") == 3);
}

TEST_CASE("what is no table, not there or meant for another mapping is refused with a reason")
{
    ImportWorld world;
    const auto refusal = [&](const QString &path) { return world.tryImport(world.options("customer", path)).error(); };
    CHECK(refusal(world.folder.filePath(QStringLiteral("no.csv"))).code == ErrorCode::MissingFile);
    CHECK(refusal(world.file(QStringLiteral("x.csv"), QByteArray("PK\x03\x04") + QByteArray(200, '\1'))).code ==
          ErrorCode::FileFormat);
    CHECK(refusal(world.file(QStringLiteral("empty.csv"), {})).arguments.contains(QStringLiteral("empty")));
    CHECK(refusal(world.file(QStringLiteral("x.json"), "[{\"name\":")).arguments.contains(QStringLiteral("bad_json")));
    ImportOptions options = world.options("customer", world.file(QStringLiteral("a.csv"), "a,b\n1,2\n"));
    options.mapping = mappingOf(R"({"entity":"customer","columns":{"a":{"field":"name"},"z":{"field":"city"}}})");
    CHECK(world.tryImport(options).error().arguments.mid(1) ==
          QStringList{QStringLiteral("missing_columns"), QStringLiteral("z")});
    options.entity = QStringLiteral("contact");
    CHECK(world.tryImport(options).error().code == ErrorCode::InvalidArgument);
    options.entity = QStringLiteral("spaceship");
    options.mapping.reset();
    CHECK(world.tryImport(options).error().code == ErrorCode::UnknownEntity);
}

TEST_CASE("a dry run gives the verdicts of the real one and writes nothing")
{
    ImportWorld world;
    const QByteArray csv = "name,email,industry,credit_code,tags\nA,a@a.cn,Space,91110000600037341L,vip\n"
                           "B,wrong,,,\nC,,,91110000600037341L,\n";
    ImportOptions options = world.options(QStringLiteral("customer"), world.file(QStringLiteral("c.csv"), csv));
    options.dryRun = true;
    const Digests before = world.digests();
    world.reopen(Workspace::Access::Read);
    options.session = world.session();
    const ImportReport dry = world.import(options);
    CHECK(dry.dryRun);
    CHECK(dry.operation.isNull());
    CHECK(world.digests().history == before.history);
    world.reopen();
    options.dryRun = false;
    options.session = world.session();
    const ImportReport real = world.import(options);
    INFO(toldWarnings(dry) << "--\n" << toldWarnings(real));
    CHECK(real.created == 1);
    CHECK(dry.created == real.created);
    CHECK(dry.failed == real.failed);
    CHECK(dry.warnings == real.warnings);
    REQUIRE(dry.rowProblems.size() == real.rowProblems.size());
    for (size_t i = 0; i < dry.rowProblems.size(); ++i)
        CHECK(dry.rowProblems[i].problems == real.rowProblems[i].problems);
}

TEST_CASE("a cancelled import leaves nothing, whenever it is cancelled")
{
    ImportWorld world;
    world->setLoadTransactionRows(500);
    QByteArray csv = "name,tags,industry\n";
    for (int i = 0; i < 5000; ++i)
        csv += "Customer " + QByteArray::number(i) + ",tag" + QByteArray::number(i % 50) + ",Sector " +
               QByteArray::number(i % 9) + '\n';
    ImportOptions options = world.options(QStringLiteral("customer"), world.file(QStringLiteral("c.csv"), csv));
    const Digests before = world.digests();
    const int cancelAt = GENERATE(1, 2, 5, 9);
    std::atomic<bool> cancelled = false;
    int steps = 0;
    options.progress.cancelled = &cancelled;
    options.progress.report = [&](qint64 done, qint64 total) {
        CHECK(done <= total);
        cancelled = ++steps >= cancelAt;
    };
    const auto report = world.tryImport(options);
    REQUIRE_FALSE(report.has_value());
    CHECK(report.error().code == ErrorCode::Cancelled);
    CHECK(world.digests().records == before.records);
    CHECK(world.count("customer") == 0);
    world.requireSound();
}

} // namespace millrace::test
