// SPDX-License-Identifier: GPL-3.0-or-later
// What the answers say: records, zones, words, and that they could be written at all.
#include "tests/cli/cli_fixture.h"
#include "tests/support/catch.h"

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
