// SPDX-License-Identifier: GPL-3.0-or-later
// Each command does what the contract says, in the shape that it says.
#include "tests/cli/cli_fixture.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace millrace::test;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

QStringList words(std::initializer_list<const char *> all)
{
    QStringList list;
    for (const char *each : all)
        list << text(each);
    return list;
}

QJsonObject created(const CliFixture &cli, const char *entity, std::initializer_list<const char *> values)
{
    const CliCall call = cli.call(QStringLiteral("create"), QStringList{text(entity)} + words(values));
    INFO(call.out.toStdString());
    REQUIRE(call.exit == 0);
    return call.json;
}

QString idOf(const QJsonObject &record)
{
    return record[QStringLiteral("id")].toString();
}

} // namespace

TEST_CASE("a table packed with gzip is imported as it lies, in the encoding that it says")
{
    // name,city / 杭州云栖,杭州 / Beta,Leeds in GB18030.
    static const char packed[] =
        "\037\213\010\000\000\000\000\000\002\003\313\113\314\115\325\111\316\054\251\344\332\265\347\332\335"
        "\053\307\216\335\321\001\061\270\234\122\113\022\165\174\122\123\123\212\271\000\273\233\172\143\043"
        "\000\000\000";
    const CliFixture cli;
    cli.init();
    const QString file = cli.write(QStringLiteral("customers.csv.gz"), QByteArray(packed, sizeof packed - 1));
    const CliCall call =
        cli.call(QStringLiteral("import"), {text("customer"), file, text("--encoding"), text("gb18030")});
    INFO(call.out.toStdString());
    CHECK(call.exit == 0);
    CHECK(call.number("created") == 2);
    CHECK(cli.count(text("customer"), text("city = \"杭州\"")) == 1);
    const QString cut = cli.write(QStringLiteral("cut.csv.gz"), QByteArray(packed, sizeof packed - 12));
    const CliCall refused = cli.call(QStringLiteral("import"), {text("customer"), cut});
    CHECK(refused.exit != 0);
    CHECK(refused.errorCode() == QStringLiteral("file_format"));
    CHECK(cli.count(text("customer")) == 2);
}

TEST_CASE("the program says what it can do")
{
    const CliCall help = CliFixture::run(words({"--help", "--locale", "en"}));
    CHECK(help.exit == 0);
    for (const char *command :
         {"init",   "generate", "import",  "import-set", "query",   "search",  "get",      "create",
          "update", "delete",   "history", "undo",       "restore", "funnel",  "export",   "schema",
          "field",  "verify",   "rebuild", "backup",     "reindex", "convert", "forecast", "targets"}) {
        INFO(command);
        CHECK(help.out.contains(QByteArray("\n  ") + command + ' '));
        for (const char *language : {"en", "zh_CN"}) {
            const CliCall own = CliFixture::run(words({command, "--help", "--locale", language}));
            CHECK(own.exit == 0);
            CHECK(own.out.contains(QByteArray("millrace-cli ") + command));
            CHECK(own.out.contains("--json"));
        }
    }
    CHECK(CliFixture::run(words({"--version"})).out.startsWith("millrace-cli "));
}

TEST_CASE("a new workspace is made once")
{
    const CliFixture cli;
    const CliCall made = cli.call(QStringLiteral("init"), words({"--currency", "EUR", "--locale", "en"}));
    CHECK(made.exit == 0);
    CHECK(made.json[QStringLiteral("workspace")].toString() == cli.workspace());
    CHECK(made.number("format") >= 1);
    const CliCall again = cli.call(QStringLiteral("init"));
    CHECK(again.exit == 2);
    CHECK(again.errorCode() == QLatin1String("output_exists"));
    CHECK(cli.call(QStringLiteral("verify")).exit == 0);
}

TEST_CASE("a record is made, read, changed, binned and had back")
{
    const CliFixture cli;
    cli.init(words({"--locale", "en", "--timezone", "Asia/Shanghai"}));
    const QJsonObject customer =
        created(cli, "customer", {"name=杭州清川科技有限公司", "kind=公司", "revenue=1.2亿", "employees=1,200"});
    const QString id = idOf(customer);
    CHECK(id.size() == 36);
    CHECK(customer[QStringLiteral("kind")].toString() == QLatin1String("company"));
    CHECK(customer[QStringLiteral("employees")].toInteger() == 1200);
    const QJsonObject revenue = customer[QStringLiteral("revenue")].toObject();
    CHECK(revenue[QStringLiteral("amount")].toString() == QLatin1String("120000000.00"));
    CHECK(revenue[QStringLiteral("currency")].toString() == QLatin1String("CNY"));

    SECTION("get answers the same record")
    {
        CHECK(cli.call(QStringLiteral("get"), {QStringLiteral("customer"), id}).json == customer);
    }
    SECTION("update changes and empties fields, from words and from JSON")
    {
        CliCall changed = cli.call(QStringLiteral("update"),
                                   {QStringLiteral("customer"), id, text("city=杭州"), QStringLiteral("revenue=")});
        REQUIRE(changed.exit == 0);
        CHECK(changed.json[QStringLiteral("city")].toString() == text("杭州"));
        CHECK_FALSE(changed.json.contains(QStringLiteral("revenue")));
        changed = cli.call(QStringLiteral("update"), {QStringLiteral("customer"), id},
                           R"({"city":null,"revenue":{"amount":"12.5","currency":"USD"},"notes":"one\ntwo"})");
        REQUIRE(changed.exit == 0);
        CHECK_FALSE(changed.json.contains(QStringLiteral("city")));
        CHECK(changed.json[QStringLiteral("revenue")].toObject()[QStringLiteral("amount")].toString() ==
              QLatin1String("12.50"));
        CHECK(changed.json[QStringLiteral("notes")].toString() == QLatin1String("one\ntwo"));
    }
    SECTION("history tells each change, and undo takes the last one back")
    {
        const QString before = cli.digest();
        REQUIRE(
            cli.call(QStringLiteral("update"), {QStringLiteral("customer"), id, QStringLiteral("city=Ningbo")}).exit ==
            0);
        const CliCall history = cli.call(QStringLiteral("history"), {QStringLiteral("customer"), id});
        REQUIRE(history.exit == 0);
        REQUIRE(history.array("commits").size() == 2);
        const QJsonObject last = history.array("commits").last().toObject();
        for (const char *key : {"commit", "at", "recorded_at", "actor", "origin", "label", "changes"})
            CHECK(last.contains(QLatin1String(key)));
        const QJsonObject change = last[QStringLiteral("changes")].toArray().first().toObject();
        CHECK(change[QStringLiteral("field")].toString() == QLatin1String("city"));
        CHECK(change[QStringLiteral("was")].isNull());
        CHECK(change[QStringLiteral("now")].toString() == QLatin1String("Ningbo"));
        const CliCall undone = cli.call(QStringLiteral("undo"), {last[QStringLiteral("commit")].toString()});
        REQUIRE(undone.exit == 0);
        CHECK(undone.number("undone") == 1);
        CHECK(cli.digest() == before);
    }
    SECTION("where nothing is left to undo, that is said, and nothing changes")
    {
        REQUIRE(cli.call(QStringLiteral("undo"), {QStringLiteral("--last")}).exit == 0);
        const QString before = cli.digest();
        const CliCall again = cli.call(QStringLiteral("undo"), {QStringLiteral("--last")});
        CHECK(again.exit == 1);
        CHECK(again.errorCode() == QLatin1String("nothing_to_undo"));
        CHECK(cli.digest() == before);
    }
    SECTION("an undo that later work stands on is refused, kept apart or forced")
    {
        const QString commit = cli.call(QStringLiteral("history"), {QStringLiteral("customer"), id})
                                   .array("commits")
                                   .first()
                                   .toObject()[QStringLiteral("commit")]
                                   .toString();
        REQUIRE(
            cli.call(QStringLiteral("update"), {QStringLiteral("customer"), id, QStringLiteral("city=Ningbo")}).exit ==
            0);
        const CliCall blocked = cli.call(QStringLiteral("undo"), {commit});
        CHECK(blocked.exit == 1);
        CHECK(blocked.errorCode() == QLatin1String("undo_blocked"));
        CHECK(blocked.array("touched_later").size() == 1);
        CHECK(cli.count(QStringLiteral("customer")) == 1);
        const CliCall forced = cli.call(QStringLiteral("undo"), {commit, QStringLiteral("--force")});
        CHECK(forced.exit == 0);
        CHECK(cli.count(QStringLiteral("customer")) == 0);
    }
    SECTION("delete takes what hangs on it along, restore brings all of it back")
    {
        const QJsonObject contact = created(cli, "contact", {"name=王芳", "customer=杭州清川科技有限公司"});
        CHECK(contact[QStringLiteral("customer")].toString() == id);
        const CliCall gone = cli.call(QStringLiteral("delete"), {QStringLiteral("customer"), id});
        CHECK(gone.exit == 0);
        CHECK(gone.number("deleted") == 2);
        CHECK(cli.count(QStringLiteral("contact")) == 0);
        const CliCall bin = cli.call(QStringLiteral("query"), words({"customer", "--bin", "--fields", "id"}));
        CHECK(bin.number("count") == 1);
        const CliCall back = cli.call(QStringLiteral("restore"), {QStringLiteral("customer"), id});
        CHECK(back.exit == 0);
        CHECK(back.number("undone") == 2);
        CHECK(cli.count(QStringLiteral("contact")) == 1);
        CHECK(cli.call(QStringLiteral("verify")).exit == 0);
    }
    SECTION("all problems are told at once, and nothing is changed")
    {
        const QString before = cli.digest();
        const CliCall refused = cli.call(QStringLiteral("create"),
                                         words({"customer", "email=nobody", "credit_code=91330000X", "kind=club"}));
        CHECK(refused.exit == 1);
        CHECK(refused.errorCode() == QLatin1String("validation_failed"));
        QStringList rules;
        for (const QJsonValue &problem :
             refused.json[QStringLiteral("error")].toObject()[QStringLiteral("problems")].toArray()) {
            const QJsonObject object = problem.toObject();
            rules << object[QStringLiteral("field")].toString() + u':' + object[QStringLiteral("rule")].toString();
            CHECK_FALSE(object[QStringLiteral("message")].toString().isEmpty());
        }
        for (const char *rule : {"name:required", "email:email", "kind:choice"})
            CHECK(rules.contains(QLatin1String(rule)));
        CHECK(cli.digest() == before);
    }
}

TEST_CASE("a stage is found by its name within the pipeline, and its gate holds here too")
{
    const CliFixture cli;
    cli.init(words({"--locale", "en"}));
    const QJsonObject other = created(cli, "pipeline", {"name=Partners", "order=2"});
    created(cli, "stage", {"name=Proposal", "pipeline=Partners", "kind=open", "order=1"});
    const CliCall unclear = cli.call(QStringLiteral("create"), words({"opportunity", "name=A", "stage=Proposal"}));
    CHECK(unclear.exit == 1);
    const CliCall gate = cli.call(QStringLiteral("create"),
                                  words({"opportunity", "name=A", "pipeline=Standard sales", "stage=Proposal"}));
    CHECK(gate.exit == 1);
    CHECK(gate.out.contains("stage_gate"));
    const QJsonObject made = created(cli, "opportunity", {"name=A", "pipeline=Partners", "stage=Proposal"});
    CHECK(made[QStringLiteral("pipeline")].toString() == idOf(other));
    const CliCall missing = cli.call(QStringLiteral("update"), {QStringLiteral("opportunity"), idOf(made),
                                                                QStringLiteral("customer=Nobody at all")});
    CHECK(missing.exit == 1);
    CHECK(missing.out.contains("no_such_title"));
}

TEST_CASE("queries filter, sort, page, count and look back")
{
    const CliFixture cli;
    cli.init(words({"--locale", "en", "--timezone", "Asia/Shanghai", "--now", "2025-01-01T09:00:00+08:00"}));
    const auto at = [&](const char *now, QStringList rest) {
        const QString command = rest.takeFirst();
        const CliCall call = cli.call(command, rest + QStringList{QStringLiteral("--now"), text(now)});
        INFO(call.out.toStdString());
        REQUIRE(call.exit == 0);
        return call.json;
    };
    QString id;
    for (const char *name : {"Adler", "Birke", "Cedar"})
        id = idOf(at("2025-01-02T09:00:00+08:00", {QStringLiteral("create"), QStringLiteral("customer"),
                                                   QStringLiteral("name=") + text(name), QStringLiteral("city=Ulm")}));
    at("2025-02-01T09:00:00+08:00",
       {QStringLiteral("update"), QStringLiteral("customer"), id, QStringLiteral("city=Bonn")});

    const CliCall page =
        cli.call(QStringLiteral("query"),
                 words({"customer", "--sort", "-name", "--fields", "name,city", "--limit", "1", "--offset", "1"}));
    CHECK(page.exit == 0);
    CHECK(page.number("count") == 3);
    REQUIRE(page.array("rows").size() == 1);
    CHECK(page.array("rows").first().toObject() == QJsonObject{{QStringLiteral("name"), QStringLiteral("Birke")},
                                                               {QStringLiteral("city"), QStringLiteral("Ulm")}});
    CHECK(cli.count(QStringLiteral("customer"), QStringLiteral("city = \"Ulm\" and name ~ \"DL\"")) == 1);
    CHECK(cli.count(QStringLiteral("customer"), QStringLiteral("not (city is empty)")) == 3);
    for (const char *moment : {"--as-of", "--known-at"}) {
        const CliCall then =
            cli.call(QStringLiteral("query"),
                     words({"customer", "--filter", "city = \"Ulm\"", moment, "2025-01-31", "--count"}));
        CHECK(then.number("count") == 3);
        const CliCall earlier = cli.call(QStringLiteral("query"), words({"customer", moment, "2025-01-01", "--count"}));
        CHECK(earlier.number("count") == 0);
        const CliCall record = cli.call(QStringLiteral("get"),
                                        {QStringLiteral("customer"), id, text(moment), QStringLiteral("2025-01-31")});
        CHECK(record.json[QStringLiteral("city")].toString() == QLatin1String("Ulm"));
    }
    const CliCall row = cli.call(QStringLiteral("query"), words({"customer", "--filter", "city = \"Bonn\""}));
    const QJsonObject whole = row.array("rows").first().toObject();
    CHECK(whole[QStringLiteral("id")].toString() == id);
    CHECK(QRegularExpression(QStringLiteral("^2025-01-02T01:00:00(\\.0+)?(Z|\\+00:00)$"))
              .match(whole[QStringLiteral("created_at")].toString())
              .hasMatch());
}

TEST_CASE("search finds words, parts of words, pinyin and phones")
{
    const CliFixture cli;
    cli.init();
    created(cli, "customer", {"name=杭州清川科技有限公司", "phone=0571-8888 6666"});
    created(cli, "customer", {"name=Brightwater Trading"});
    for (const char *needle : {"清川", "qingchuan", "hzqc", "88886666"}) {
        const CliCall found = cli.call(QStringLiteral("search"), {text(needle)});
        INFO(needle);
        CHECK(found.exit == 0);
        REQUIRE(found.number("count") == 1);
        const QJsonObject hit = found.array("hits").first().toObject();
        for (const char *key : {"entity", "id", "title", "field", "snippet"})
            CHECK(hit.contains(QLatin1String(key)));
        CHECK(hit[QStringLiteral("title")].toString() == text("杭州清川科技有限公司"));
        // What was written, not how it reads.
        const bool phone = QLatin1String(needle).startsWith(u'8');
        CHECK(hit[QStringLiteral("field")].toString() == QLatin1String(phone ? "phone" : "name"));
        CHECK(hit[QStringLiteral("snippet")].toString() == text(phone ? "0571-8888 6666" : "杭州清川科技有限公司"));
    }
    CHECK(cli.call(QStringLiteral("search"), words({"ghtwat"})).number("count") == 1);
    CHECK(cli.call(QStringLiteral("search"), words({"nothing-like-it"})).number("count") == 0);
}

TEST_CASE("a field of one's own takes part at once")
{
    const CliFixture cli;
    cli.init(words({"--locale", "en"}));
    const CliCall made =
        cli.call(QStringLiteral("field"), words({"add", "customer", "--label", "Rating", "--label-zh", "评级", "--type",
                                                 "choice", "--options", "a:Gold:金牌,b:Silver:银牌"}));
    INFO(made.out.toStdString());
    REQUIRE(made.exit == 0);
    const QString key = made.json[QStringLiteral("key")].toString();
    CHECK(QRegularExpression(QStringLiteral("^x_[0-9a-hjkmnp-tv-z]{13}$")).match(key).hasMatch());
    const CliCall record =
        cli.call(QStringLiteral("create"), {QStringLiteral("customer"), QStringLiteral("name=A"), key + text("=金牌")});
    REQUIRE(record.exit == 0);
    CHECK(record.json[key].toString() == QLatin1String("a"));
    CHECK(cli.count(QStringLiteral("customer"), key + QStringLiteral(" = \"Gold\"")) == 1);
    const CliCall schema = cli.call(QStringLiteral("schema"), words({"customer"}));
    bool found = false;
    for (const QJsonValue &field : schema.array("entities").first().toObject()[QStringLiteral("fields")].toArray()) {
        const QJsonObject object = field.toObject();
        if (object[QStringLiteral("key")].toString() != key)
            continue;
        found = true;
        CHECK(object[QStringLiteral("label")].toObject()[QStringLiteral("zh_CN")].toString() == text("评级"));
        CHECK(object[QStringLiteral("options")].toArray().size() == 2);
    }
    CHECK(found);
    CHECK(cli.call(QStringLiteral("field"), words({"list"})).array("fields").size() == 1);
    CHECK(cli.call(QStringLiteral("field"), {QStringLiteral("retire"), key}).exit == 0);
    CHECK(cli.call(QStringLiteral("field"), words({"list"}))
              .array("fields")
              .first()
              .toObject()[QStringLiteral("retired")]
              .toBool());
    CHECK(cli.call(QStringLiteral("verify")).exit == 0);
    for (const auto &wrong : {words({"add", "customer", "--label", "L", "--type", "colour"}),
                              words({"add", "customer", "--label", "L", "--type", "reference"}),
                              words({"add", "stage", "--label", "L", "--type", "text"}), words({"paint"}),
                              words({"retire", "x_0000000000000"})})
        CHECK(cli.call(QStringLiteral("field"), wrong).exit == 2);
}

TEST_CASE("files go in and out again")
{
    const CliFixture cli;
    cli.init(words({"--locale", "en"}));
    const QString csv = cli.write(QStringLiteral("in.csv"), customersCsv(50));
    const CliCall imported = cli.call(QStringLiteral("import"), {QStringLiteral("customer"), csv});
    INFO(imported.out.toStdString());
    REQUIRE(imported.exit == 0);
    for (const char *key : {"commit", "read", "created", "updated", "skipped", "failed", "warnings", "errors_file"})
        CHECK(imported.json.contains(QLatin1String(key)));
    CHECK(imported.number("created") == 50);
    for (const char *name : {"out.csv", "out.json", "out.tsv"}) {
        const CliCall exported = cli.call(QStringLiteral("export"),
                                          {QStringLiteral("customer"), QStringLiteral("--to"), cli.path(text(name))});
        CHECK(exported.exit == 0);
        CHECK(exported.number("rows") == 50);
        CHECK(QFile::exists(cli.path(text(name))));
    }
    const CliCall again =
        cli.call(QStringLiteral("import"), {QStringLiteral("customer"), cli.path(QStringLiteral("out.json")),
                                            QStringLiteral("--mode"), QStringLiteral("upsert"), QStringLiteral("--key"),
                                            QStringLiteral("external_id"), QStringLiteral("--dry-run")});
    CHECK(again.exit == 0);
    CHECK(again.number("created") == 0);
    const CliCall some =
        cli.call(QStringLiteral("import"),
                 {QStringLiteral("customer"), cli.write(QStringLiteral("bad.csv"), "name,email\nA,a@b.cn\nB,nobody\n"),
                  QStringLiteral("--errors"), cli.path(QStringLiteral("errors.csv"))});
    CHECK(some.exit == 1);
    CHECK(some.number("created") == 1);
    CHECK(some.number("failed") == 1);
    CHECK(QFile::exists(cli.path(QStringLiteral("errors.csv"))));
}

TEST_CASE("a made-up company is the same for the same seed and moment")
{
    QStringList digests;
    for (int round = 0; round < 2; ++round) {
        const CliFixture cli;
        cli.init(words({"--timezone", "UTC", "--now", "2025-03-01T00:00:00Z"}));
        const CliCall made = cli.call(QStringLiteral("generate"),
                                      words({"--customers", "30", "--seed", "7", "--now", "2025-03-07T00:00:00Z"}));
        INFO(made.out.toStdString());
        REQUIRE(made.exit == 0);
        digests << made.json[QStringLiteral("digest")].toString();
        CHECK(cli.count(QStringLiteral("customer")) == 30);
        const CliCall funnel = cli.call(QStringLiteral("funnel"), words({"--now", "2025-03-07T00:00:00Z"}));
        CHECK(funnel.exit == 0);
        CHECK_FALSE(funnel.array("stages").isEmpty());
    }
    CHECK_FALSE(digests.first().isEmpty());
    CHECK(digests.first() == digests.last());
}

TEST_CASE("a copy, and everything made anew from the journal, hold the same")
{
    const CliFixture cli;
    cli.init(words({"--sample"}));
    const QString before = cli.digest();
    const QString copy = cli.path(QStringLiteral("copy.millrace"));
    REQUIRE(cli.call(QStringLiteral("backup"), {copy}).exit == 0);
    const CliCall again = cli.call(QStringLiteral("backup"), {copy});
    CHECK(again.exit == 2);
    const CliCall verified = CliFixture::run({QStringLiteral("verify"), copy, QStringLiteral("--json")});
    CHECK(verified.exit == 0);
    CHECK(verified.json[QStringLiteral("digest")].toObject()[QStringLiteral("records")].toString() == before);
    for (const char *command : {"rebuild", "reindex"}) {
        const CliCall rebuilt = cli.call(text(command));
        CHECK(rebuilt.exit == 0);
        CHECK(rebuilt.number("records") > 100);
        CHECK(cli.digest() == before);
    }
}

TEST_CASE("what is said to a person is said in both languages")
{
    const CliFixture cli;
    cli.init(words({"--sample", "--locale", "zh_CN"}));
    const auto said = [&](QStringList call, const char *locale) {
        call.insert(1, cli.workspace());
        return CliFixture::run(call + QStringList{QStringLiteral("--locale"), text(locale)});
    };
    for (const QStringList &call :
         {words({"query", "customer"}), words({"funnel"}), words({"schema"}), words({"schema", "customer"}),
          words({"verify"}), words({"search", "公司"}), words({"field", "list"}), words({"query", "nothing"}),
          words({"query", "customer", "--filter", "("}), words({"undo"})}) {
        INFO(call.join(u' ').toStdString());
        const CliCall english = said(call, "en");
        const CliCall chinese = said(call, "zh_CN");
        CHECK(english.exit == chinese.exit);
        CHECK(english.out + english.err != chinese.out + chinese.err);
        CHECK_FALSE((english.out + english.err).isEmpty());
        static const QRegularExpression han(QStringLiteral("[\\x{4e00}-\\x{9fff}]"));
        CHECK(QString::fromUtf8(chinese.out + chinese.err).contains(han));
    }
    // Without a wish it is the workspace's own language.
    CHECK(CliFixture::run({QStringLiteral("funnel"), cli.workspace()}).out == said(words({"funnel"}), "zh_CN").out);
}

TEST_CASE("an actor is found by id, sign-in name or name")
{
    const CliFixture cli;
    cli.init(words({"--locale", "en"}));
    const QJsonObject user = created(cli, "user", {"name=Lena", "login=lena7"});
    for (const QString &who : {idOf(user), QStringLiteral("lena7"), QStringLiteral("Lena")}) {
        const CliCall made =
            cli.call(QStringLiteral("create"),
                     {QStringLiteral("customer"), QStringLiteral("name=") + who, QStringLiteral("--actor"), who});
        REQUIRE(made.exit == 0);
        CHECK(made.json[QStringLiteral("created_by")].toString() == idOf(user));
    }
    CHECK(cli.call(QStringLiteral("query"), words({"customer", "--actor", "nobody"})).exit == 2);
}
