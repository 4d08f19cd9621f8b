// SPDX-License-Identifier: GPL-3.0-or-later
// What the answers say: records, zones, words, and that they could be written at all.
#include "tests/cli/cli_fixture.h"
#include "tests/support/catch.h"

#include <QDir>
#include <QFile>

using namespace millrace::test;

namespace {

CliCall told(const CliFixture &cli, const QString &command, const char *rest, const QByteArray &input = {})
{
    return cli.call(command, QString::fromUtf8(rest).split(u'|'), input);
}

} // namespace

TEST_CASE("a day and time without a zone is meant in the workspace's zone, however it is given")
{
    const CliFixture cli;
    cli.init({QStringLiteral("--timezone"), QStringLiteral("Asia/Shanghai")});
    const QString create = QStringLiteral("create");
    const QString two = QStringLiteral("2026-11-01T02:00:00Z");
    for (const char *at :
         {"at=2026-11-01 10:00", "at=2026/11/1 10:00", "at=2026-11-01T10:00:00", "at=2026-11-01T02:00Z"}) {
        INFO(at);
        const QByteArray words = QByteArray("activity|subject=A|kind=call|") + at;
        CHECK(told(cli, create, words.constData()).json[QStringLiteral("at")].toString() == two);
    }
    CHECK(told(cli, create, "activity", R"({"subject":"A","kind":"call","at":"2026-11-01 10:00"})")
              .json[QStringLiteral("at")]
              .toString() == two);
    CHECK(told(cli, create, "customer|name=A|created_at=2020-01-01").json[QStringLiteral("created_at")].toString() ==
          QStringLiteral("2019-12-31T16:00:00Z"));
}

TEST_CASE("delete answers the record with the commit beside it")
{
    const CliFixture cli;
    cli.init();
    const CliCall made = told(cli, QStringLiteral("create"), "customer|name=A");
    const QString id = made.json[QStringLiteral("id")].toString();
    const CliCall gone = cli.call(QStringLiteral("delete"), {QStringLiteral("customer"), id});
    CHECK(gone.json[QStringLiteral("id")].toString() == id);
    CHECK(gone.json[QStringLiteral("name")].toString() == QStringLiteral("A"));
    CHECK_FALSE(gone.json[QStringLiteral("commit")].toString().isEmpty());
    CHECK(gone.number("deleted") == 1);
}

#ifdef Q_OS_LINUX
TEST_CASE("an answer that cannot be written out is an error")
{
    const CliFixture cli;
    cli.init();
    const QString script = QStringLiteral("exec '%1' query '%2' user --json --locale en > /dev/full")
                               .arg(CliFixture::program(), cli.workspace());
    const CliCall lost = CliFixture::run({QStringLiteral("-c"), script}, {}, QStringLiteral("sh"));
    CHECK(lost.exit == 1);
    CHECK(lost.err.contains("could not be written out"));
}
#endif

TEST_CASE("an import says what its key or its mapping lacks")
{
    const CliFixture cli;
    cli.init();
    const QString csv = cli.write(QStringLiteral("in.csv"), "name\nA\n");
    const QString mapping =
        cli.write(QStringLiteral("m.json"), R"({"entity":"contact","columns":{"name":{"field":"name"}}})");
    const auto tried = [&](const QStringList &rest) {
        return cli.call(QStringLiteral("import"), QStringList{QStringLiteral("customer"), csv} + rest);
    };
    const CliCall unknown = tried({QStringLiteral("--key"), QStringLiteral("nosuch")});
    CHECK(unknown.exit == 2);
    CHECK(unknown.errorCode() == QStringLiteral("unknown_field"));
    const CliCall keyless =
        tried({QStringLiteral("--mode"), QStringLiteral("update"), QStringLiteral("--locale"), QStringLiteral("en")});
    CHECK(keyless.exit == 2);
    CHECK(keyless.out.contains("--key FIELD"));
    const CliCall other =
        tried({QStringLiteral("--mapping"), mapping, QStringLiteral("--locale"), QStringLiteral("zh_CN")});
    CHECK(other.exit == 2);
    CHECK(other.out.contains("contact"));
    CHECK(cli.count(QStringLiteral("customer")) == 0);
}

TEST_CASE("a record that is saved with warnings says them in its document")
{
    const CliFixture cli;
    cli.init();
    const CliCall made = cli.call(QStringLiteral("create"), {QStringLiteral("customer"), QStringLiteral("name=A"),
                                                             QStringLiteral("phone=ring twice")});
    INFO(made.out.toStdString());
    CHECK(made.exit == 0);
    REQUIRE(made.array("warnings").size() == 1);
    const QJsonObject warning = made.array("warnings").first().toObject();
    CHECK(warning[QStringLiteral("field")].toString() == QStringLiteral("phone"));
    CHECK(warning[QStringLiteral("severity")].toString() == QStringLiteral("warning"));
    CHECK_FALSE(warning[QStringLiteral("message")].toString().isEmpty());
    const CliCall mended =
        cli.call(QStringLiteral("update"), {QStringLiteral("customer"), made.json[QStringLiteral("id")].toString(),
                                            QStringLiteral("phone=0571-88886666")});
    CHECK(mended.exit == 0);
    CHECK_FALSE(mended.json.contains(QStringLiteral("warnings")));
}

TEST_CASE("records are found by the labels of one's own choices, together with other words")
{
    const CliFixture cli;
    cli.init({QStringLiteral("--locale"), QStringLiteral("en")});
    const CliCall field =
        cli.call(QStringLiteral("field"), {QStringLiteral("add"), QStringLiteral("customer"), QStringLiteral("--label"),
                                           QStringLiteral("Rating"), QStringLiteral("--type"), QStringLiteral("choice"),
                                           QStringLiteral("--searchable"), QStringLiteral("--options"),
                                           QString::fromUtf8("k1:Goldstar:金牌,k2:Silver:银牌")});
    REQUIRE(field.exit == 0);
    const QString key = field.json[QStringLiteral("key")].toString();
    for (const char *each : {"Alder=k1", "Birch=k1", "Cedar=k2"}) {
        const QStringList parts = QString::fromLatin1(each).split(u'=');
        REQUIRE(cli.call(QStringLiteral("create"),
                         {QStringLiteral("customer"), QStringLiteral("name=") + parts[0], key + u'=' + parts[1]})
                    .exit == 0);
    }
    const auto found = [&](const char *needle) {
        const CliCall list = cli.call(QStringLiteral("query"), {QStringLiteral("customer"), QStringLiteral("--search"),
                                                                QString::fromUtf8(needle), QStringLiteral("--count")});
        const CliCall all = cli.call(QStringLiteral("search"), {QString::fromUtf8(needle)});
        CHECK(list.number("count") == all.number("count"));
        CHECK(all.array("hits").size() == all.number("count"));
        return all;
    };
    CHECK(found("goldstar").number("count") == 2);
    CHECK(found("金牌").number("count") == 2);
    CHECK(found("jinpai").number("count") == 2);
    CHECK(found("oldst").number("count") == 2);
    CHECK(found("gold birch").number("count") == 1);
    CHECK(found("birch gold").number("count") == 1);
    CHECK(found("silver birch").number("count") == 0);
    const QJsonObject hit = found("alder gold").array("hits").first().toObject();
    CHECK(hit[QStringLiteral("title")].toString() == QStringLiteral("Alder"));
    const QJsonObject labelled = found("silver").array("hits").first().toObject();
    CHECK(labelled[QStringLiteral("field")].toString() == key);
    CHECK(labelled[QStringLiteral("snippet")].toString() == QStringLiteral("Silver"));
}

TEST_CASE("a heading names a currency only where amounts stand without their own")
{
    const CliFixture cli;
    cli.init(
        {QStringLiteral("--currency"), QStringLiteral("CNY"), QStringLiteral("--locale"), QStringLiteral("zh_CN")});
    REQUIRE(cli.call(QStringLiteral("create"),
                     {QStringLiteral("customer"), QStringLiteral("name=A"), QStringLiteral("revenue=5 USD")})
                .exit == 0);
    const auto shown = [&cli] {
        return QString::fromUtf8(CliFixture::run({QStringLiteral("query"), cli.workspace(), QStringLiteral("customer"),
                                                  QStringLiteral("--fields"), QStringLiteral("name,revenue")})
                                     .out);
    };
    CHECK(shown().contains(QString::fromUtf8("年营收")));
    CHECK_FALSE(shown().contains(QString::fromUtf8("（元）")));
    REQUIRE(cli.call(QStringLiteral("create"),
                     {QStringLiteral("customer"), QStringLiteral("name=B"), QStringLiteral("revenue=7 CNY")})
                .exit == 0);
    CHECK(shown().contains(QString::fromUtf8("年营收（元）")));
}

TEST_CASE("what is no commit is called so")
{
    const CliFixture cli;
    cli.init();
    const QString nothing = QStringLiteral("0192f6d4-7c1b-7a80-9d55-3f2f1c5b8a10");
    const CliCall refused = CliFixture::run(
        {QStringLiteral("undo"), cli.workspace(), nothing, QStringLiteral("--locale"), QStringLiteral("en")});
    CHECK(refused.exit == 1);
    CHECK(refused.err.contains("no such commit"));
    CHECK(refused.err.contains(nothing.toLatin1()));
    CHECK_FALSE(refused.err.contains("record"));
}

TEST_CASE("a set that comes in twice says so and leaves what is there alone")
{
    const CliFixture cli;
    cli.init();
    const QString folder = cli.path(QStringLiteral("set"));
    REQUIRE(QDir().mkpath(folder));
    cli.write(QStringLiteral("set/todo.csv"), "what\nCall\nWrite\n");
    const QString mapping =
        cli.write(QStringLiteral("m.json"), R"({"preset":"small","files":[{"file":"todo.csv","mapping":
            {"entity":"task","columns":{"what":{"field":"subject"}}}}]})");
    const auto bring = [&](const QStringList &more) {
        return cli.call(QStringLiteral("import-set"), QStringList{folder, QStringLiteral("--mapping"), mapping} + more);
    };
    const CliCall first = bring({});
    REQUIRE(first.exit == 0);
    const CliCall second = bring({});
    CHECK(second.exit == 0);
    CHECK(second.json[QStringLiteral("commit")].isNull());
    CHECK(second.json[QStringLiteral("totals")][QStringLiteral("skipped")].toInt() == 2);
    const QJsonArray warnings = second.array("files").first()[QStringLiteral("warnings")].toArray();
    REQUIRE(warnings.size() == 1);
    CHECK(warnings.first()[QStringLiteral("message")].toString().contains(
        first.json[QStringLiteral("commit")].toString()));
    CHECK(cli.count(QStringLiteral("task")) == 2);
    CHECK(bring({QStringLiteral("--mode"), QStringLiteral("create")}).exit == 0);
    CHECK(cli.count(QStringLiteral("task")) == 4);
}
