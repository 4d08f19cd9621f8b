// SPDX-License-Identifier: GPL-3.0-or-later
// Schedules through the built program, as a timer of the system would call it.
#include "tests/cli/cli_fixture.h"
#include "tests/support/catch.h"

#include <QDir>

using namespace millrace::test;

TEST_CASE("schedules are listed, run when they are due, and never twice")
{
    const CliFixture cli;
    const auto at = [&](const char *now, QStringList rest = {}) {
        return cli.call(QStringLiteral("schedules"), rest << QStringLiteral("--now") << QString::fromLatin1(now)
                                                          << QStringLiteral("--locale") << QStringLiteral("en"));
    };
    cli.init({QStringLiteral("--timezone"), QStringLiteral("UTC"), QStringLiteral("--now"),
              QStringLiteral("2026-01-01T00:00:00Z")});
    CHECK(at("2026-01-01T00:00:00Z").array("schedules").isEmpty());
    REQUIRE(QDir(cli.path({})).mkdir(QStringLiteral("out")));
    REQUIRE(
        cli.call(QStringLiteral("create"),
                 {QStringLiteral("schedule"), QStringLiteral("name=Week"), QStringLiteral("ready=customers-by-region"),
                  QStringLiteral("rhythm=weekly"), QStringLiteral("day=1"), QStringLiteral("minute=480"),
                  QStringLiteral("format=xlsx"), QStringLiteral("folder=") + cli.path(QStringLiteral("out")),
                  QStringLiteral("--now"), QStringLiteral("2026-01-01T00:00:00Z")})
            .exit == 0);
    const CliCall listed = at("2026-01-05T07:00:00Z");
    REQUIRE(listed.array("schedules").size() == 1);
    const QJsonObject schedule = listed.array("schedules")[0].toObject();
    CHECK(schedule[QStringLiteral("next")].toString().startsWith(QStringLiteral("2026-01-05T08:00:00")));
    CHECK(schedule[QStringLiteral("due")].toInt() == 0);
    CHECK(at("2026-01-05T07:00:00Z", {QStringLiteral("--run-due")}).array("written").isEmpty());
    const CliCall late = at("2026-01-13T00:00:00Z", {QStringLiteral("--run-due")});
    CHECK(late.exit == 0);
    REQUIRE(late.array("written").size() == 2);
    CHECK(late.array("written")[0].toObject()[QStringLiteral("day")].toString() == QStringLiteral("2026-01-05"));
    CHECK(QDir(cli.path(QStringLiteral("out"))).entryList(QDir::Files) ==
          QStringList{QStringLiteral("Week 2026-01-05.xlsx"), QStringLiteral("Week 2026-01-12.xlsx")});
    CHECK(at("2026-01-13T00:00:00Z", {QStringLiteral("--run-due")}).array("written").isEmpty());
    REQUIRE(QDir(cli.path(QStringLiteral("out"))).removeRecursively());
    const CliCall failed = at("2026-01-20T00:00:00Z", {QStringLiteral("--run-due")});
    CHECK(failed.exit == 1);
    CHECK(failed.array("written")[0].toObject()[QStringLiteral("error")].isObject());
}
