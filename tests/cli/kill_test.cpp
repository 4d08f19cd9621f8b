// SPDX-License-Identifier: GPL-3.0-or-later
// The program is ended without warning at random points of its work. MILLRACE_KILLS says how often; 20 by default.
#include "tests/cli/cli_fixture.h"
#include "tests/support/catch.h"

#include <QElapsedTimer>
#include <QSet>

#include <random>

using namespace millrace::test;

namespace {

int killsAsked()
{
    bool ok = false;
    const int asked = qEnvironmentVariableIntValue("MILLRACE_KILLS", &ok);
    return ok && asked > 0 ? asked : 20;
}

/// Whether the call ended by itself with success before it was killed.
bool runThenKill(const QStringList &words, int afterMs)
{
    QProcess process;
    process.start(CliFixture::program(), words);
    REQUIRE(process.waitForStarted());
    if (!process.waitForFinished(afterMs)) {
        process.kill();
        REQUIRE(process.waitForFinished(60'000));
    }
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

} // namespace

TEST_CASE("an import that is killed is there whole or not at all")
{
    // More than what goes into one transaction of the store.
    constexpr int rows = 21'000;
    const CliFixture cli;
    cli.init();
    const QString csv = cli.write(QStringLiteral("in.csv"), customersCsv(rows));
    const QStringList import{QStringLiteral("import"), cli.workspace(), QStringLiteral("customer"), csv,
                             QStringLiteral("--json")};
    const QString before = cli.digest();
    QElapsedTimer timer;
    timer.start();
    REQUIRE(CliFixture::run(import).exit == 0);
    const int whole = int(timer.elapsed());
    REQUIRE(cli.call(QStringLiteral("undo"), {QStringLiteral("--last")}).exit == 0);
    REQUIRE(cli.digest() == before);

    std::mt19937 chance(20250307);
    std::uniform_int_distribution<int> moment(0, whole);
    int cut = 0;
    for (int i = 0; i < killsAsked(); ++i) {
        const int after = moment(chance);
        INFO("kill " << i << " after " << after << " of " << whole << " ms");
        const bool acknowledged = runThenKill(import, after);
        // What is read first, before any other program opens the file to write, is already whole.
        const qint64 read = cli.count(QStringLiteral("customer"));
        const bool allOrNothing = read == 0 || read == rows;
        CHECK(allOrNothing);
        if (acknowledged)
            CHECK(read == rows);
        cut += acknowledged ? 0 : 1;
        if (read == rows)
            REQUIRE(cli.call(QStringLiteral("undo"), {QStringLiteral("--last")}).exit == 0);
        CHECK(cli.digest() == before);
    }
    CHECK(cut > 0);
}

TEST_CASE("edits that are killed lose at most the one that was not acknowledged")
{
    const CliFixture cli;
    cli.init();
    const auto edit = [&](int number) {
        return QStringList{QStringLiteral("create"), cli.workspace(), QStringLiteral("customer"),
                           QStringLiteral("name=edit %1").arg(number), QStringLiteral("--json")};
    };
    QElapsedTimer timer;
    timer.start();
    REQUIRE(CliFixture::run(edit(0)).exit == 0);
    const int whole = int(timer.elapsed());
    std::mt19937 chance(7);
    std::uniform_int_distribution<int> moment(0, 2 * whole);
    QSet<QString> acknowledged{QStringLiteral("edit 0")};
    const int kills = 2 * killsAsked();
    for (int i = 1; i <= kills; ++i)
        if (runThenKill(edit(i), moment(chance)))
            acknowledged.insert(QStringLiteral("edit %1").arg(i));
    const CliCall all = cli.call(QStringLiteral("query"),
                                 {QStringLiteral("customer"), QStringLiteral("--fields"), QStringLiteral("name")});
    QSet<QString> there;
    for (const QJsonValue &row : all.array("rows"))
        there.insert(row.toObject()[QStringLiteral("name")].toString());
    CHECK(there.contains(acknowledged));
    CHECK(there.size() <= kills + 1);
    CHECK(acknowledged.size() < kills + 1);
    cli.digest();
}
