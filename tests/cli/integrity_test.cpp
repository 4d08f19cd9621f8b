// SPDX-License-Identifier: GPL-3.0-or-later
// The file itself: made anew, compared, read as it lies.
#include "tests/cli/cli_fixture.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QFileInfo>

using namespace millrace::test;

namespace {

QStringList given(std::initializer_list<const char *> all)
{
    QStringList list;
    for (const char *each : all)
        list << QString::fromUtf8(each);
    return list;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

TEST_CASE("nothing is made anew of a journal that was altered, unless that is wanted")
{
    const CliFixture cli;
    cli.init(given({"--locale", "en"}));
    REQUIRE(cli.call(QStringLiteral("create"), given({"customer", "name=Alderwood Mills"})).exit == 0);
    const CliCall sound = cli.call(QStringLiteral("rebuild"));
    CHECK(sound.exit == 0);
    CHECK(sound.array("findings").isEmpty());
    CHECK(sound.json[QStringLiteral("done")].toBool());

    const CliCall altered = CliFixture::run(
        {cli.workspace(), QStringLiteral("UPDATE journal_change SET now = replace(CAST(now AS BLOB), x'416c646572', "
                                         "x'456c646572') WHERE instr(now, x'416c646572') > 0")},
        {}, QStringLiteral("sqlite3"));
    INFO(altered.err.toStdString());
    REQUIRE(altered.exit == 0);
    const CliCall verified = cli.call(QStringLiteral("verify"));
    CHECK(verified.exit == 1);
    const CliCall refused = cli.call(QStringLiteral("rebuild"));
    CHECK(refused.exit == 1);
    REQUIRE(refused.array("findings").size() == 1);
    CHECK(verified.array("findings").contains(refused.array("findings").first()));
    CHECK_FALSE(refused.json[QStringLiteral("done")].toBool(true));
    CHECK(cli.count(QStringLiteral("customer"), QStringLiteral("name = \"Alderwood Mills\"")) == 1);
    const CliCall said = CliFixture::run({QStringLiteral("rebuild"), cli.workspace()});
    CHECK(said.exit == 1);
    CHECK(said.out.contains("altered"));
    CHECK(said.out.contains("--force"));

    const CliCall forced = cli.call(QStringLiteral("rebuild"), given({"--force"}));
    CHECK(forced.exit == 1);
    CHECK(forced.json[QStringLiteral("done")].toBool());
    CHECK(cli.count(QStringLiteral("customer"), QStringLiteral("name = \"Elderwood Mills\"")) == 1);
}

TEST_CASE("the same seed and moment give the same digests in any two new workspaces")
{
    QStringList digests;
    for (const char *made : {"2025-03-01T00:00:00Z", "2025-03-02T10:30:00Z", ""}) {
        const CliFixture cli;
        QStringList init = given({"--timezone", "UTC"});
        if (*made)
            init << QStringLiteral("--now") << QString::fromLatin1(made);
        cli.init(init);
        REQUIRE(cli.call(QStringLiteral("generate"),
                         given({"--customers", "20", "--seed", "7", "--now", "2025-03-07T00:00:00Z"}))
                    .exit == 0);
        const QJsonObject digest = cli.call(QStringLiteral("verify")).json[QStringLiteral("digest")].toObject();
        digests << digest[QStringLiteral("records")].toString() + u' ' + digest[QStringLiteral("history")].toString();
        if (digests.size() > 1)
            continue;
        // Whoever founded it is the same one to the digest; what he does is not.
        REQUIRE(cli.call(QStringLiteral("create"), given({"customer", "name=One more"})).exit == 0);
        CHECK(cli.digest() != digest[QStringLiteral("records")].toString());
    }
    CHECK(digests.first().size() == 129);
    CHECK(digests.count(digests.first()) == 3);
}

TEST_CASE("an older workspace is read as it lies and not changed by reading")
{
    const CliFixture cli;
    QFile packed(QStringLiteral(MILLRACE_SOURCE_DIR "/tests/fixtures/format_1.millrace.z"));
    REQUIRE(packed.open(QIODevice::ReadOnly));
    const QString path = cli.write(QStringLiteral("w.millrace"), qUncompress(packed.readAll()));
    const QByteArray before = contentOf(path);
    REQUIRE(QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
    CHECK(cli.count(QStringLiteral("customer")) > 0);
    CHECK(cli.call(QStringLiteral("funnel")).exit == 0);
    CHECK(cli.call(QStringLiteral("search"), given({"王小明"})).number("count") == 1);
    CHECK(cli.call(QStringLiteral("verify")).exit == 0);
    CHECK(contentOf(path) == before);
    CHECK(QFileInfo(path).dir().entryList(QDir::Files) == QStringList{QStringLiteral("w.millrace")});
    REQUIRE(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    CHECK(cli.call(QStringLiteral("create"), given({"customer", "name=New"})).exit == 0);
    CHECK(contentOf(path) != before);
}
