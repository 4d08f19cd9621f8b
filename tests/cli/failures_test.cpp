// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that can be wrong with a call, a file or a disk: the exit, the word for it, and nothing lost.
#include "tests/cli/cli_fixture.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

using namespace millrace::test;

namespace {

QStringList spoken(std::initializer_list<const char *> all)
{
    QStringList list;
    for (const char *each : all)
        list << QString::fromUtf8(each);
    return list;
}

void checkFailure(const CliCall &call, int exit, const char *code)
{
    INFO(call.out.left(1000).toStdString());
    CHECK(call.exit == exit);
    CHECK(call.errorCode() == QLatin1String(code));
    CHECK_FALSE(call.json[QStringLiteral("error")].toObject()[QStringLiteral("message")].toString().isEmpty());
    CHECK(call.json[QStringLiteral("error")].toObject()[QStringLiteral("problems")].isArray());
}

void overwrite(const QString &path, qint64 offset, const QByteArray &bytes)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadWrite));
    REQUIRE(file.seek(offset));
    REQUIRE(file.write(bytes) == bytes.size());
}

bool runsAsRoot()
{
    return CliFixture::run({QStringLiteral("-u")}, {}, QStringLiteral("id")).out.trimmed() == "0";
}

} // namespace

TEST_CASE("a call that makes no sense answers 2 and says what is wrong with it")
{
    const CliFixture cli;
    cli.init();
    const QString csv = cli.write(QStringLiteral("in.csv"), "name\nA\n");
    checkFailure(CliFixture::run(spoken({"paint", "x", "--json"})), 2, "usage");
    checkFailure(CliFixture::run(spoken({"--json"})), 2, "usage");
    checkFailure(CliFixture::run(spoken({"--json", "query"})), 2, "usage");
    checkFailure(cli.call(QStringLiteral("query"), spoken({"customer", "--colour", "red"})), 2, "usage");
    checkFailure(cli.call(QStringLiteral("query"), spoken({"customer", "--limit", "few"})), 2, "usage");
    checkFailure(cli.call(QStringLiteral("query"), spoken({"customer", "--limit", "-1"})), 2, "usage");
    checkFailure(cli.call(QStringLiteral("search"), spoken({"a", "--limit", "-1"})), 2, "usage");
    checkFailure(cli.call(QStringLiteral("query"), spoken({"customer", "--as-of", "soon"})), 2, "usage");
    checkFailure(cli.call(QStringLiteral("query"), spoken({"customer", "--now", "soon"})), 2, "usage");
    checkFailure(cli.call(QStringLiteral("query"), spoken({"customer", "--locale", "tlh"})), 2, "usage");
    checkFailure(cli.call(QStringLiteral("query"), spoken({"customer", "--timezone", "Mars/Olympus"})), 2, "usage");
    checkFailure(cli.call(QStringLiteral("get"), spoken({"customer", "no-id"})), 2, "usage");
    checkFailure(cli.call(QStringLiteral("create"), spoken({"customer", "name"})), 2, "usage");
    checkFailure(cli.call(QStringLiteral("create"), spoken({"customer"}), "{\"name\":"), 2, "usage");
    checkFailure(cli.call(QStringLiteral("create"), spoken({"customer"}), "[1]"), 2, "usage");
    checkFailure(cli.call(QStringLiteral("create"), spoken({"customer"}), ""), 2, "usage");
    checkFailure(cli.call(QStringLiteral("undo"), {}), 2, "usage");
    checkFailure(cli.call(QStringLiteral("funnel"), spoken({"--mode", "both"})), 2, "usage");
    checkFailure(cli.call(QStringLiteral("funnel"), spoken({"--to", "out.docx"})), 2, "usage");
    checkFailure(cli.call(QStringLiteral("funnel"), spoken({"--from", "2025-03-02", "--to", "2025-03-01"})), 2,
                 "usage");
    CHECK(cli.call(QStringLiteral("funnel"), spoken({"--from", "2025-03-01", "--to", "2025-03-01"})).exit == 0);
    checkFailure(cli.call(QStringLiteral("import-set"), spoken({"nowhere", "--mode", "twice"})), 2, "usage");
    checkFailure(cli.call(QStringLiteral("export"), spoken({"customer"})), 2, "usage");
    checkFailure(cli.call(QStringLiteral("query"), spoken({"nothing"})), 2, "unknown_entity");
    checkFailure(cli.call(QStringLiteral("query"), spoken({"customer", "--fields", "shoe_size"})), 2, "unknown_field");
    checkFailure(cli.call(QStringLiteral("query"), spoken({"customer", "--sort", "shoe_size"})), 2, "unknown_field");
    checkFailure(cli.call(QStringLiteral("create"), spoken({"customer", "shoe_size=41"})), 2, "unknown_field");
    checkFailure(cli.call(QStringLiteral("query"), spoken({"customer", "--filter", "name = "})), 2, "bad_filter");
    checkFailure(cli.call(QStringLiteral("query"), spoken({"customer", "--filter", "employees ~ 3"})), 2, "bad_filter");
    checkFailure(cli.call(QStringLiteral("query"), spoken({"customer", "--filter", "employees in ()"})), 2,
                 "bad_filter");
    checkFailure(cli.call(QStringLiteral("import"), spoken({"customer", "nowhere.csv"})), 2, "missing_file");
    checkFailure(cli.call(QStringLiteral("import-set"), spoken({"nowhere"})), 2, "missing_file");
    checkFailure(cli.call(QStringLiteral("export"), {QStringLiteral("customer"), QStringLiteral("--to"), csv}), 2,
                 "output_exists");
    checkFailure(cli.call(QStringLiteral("funnel"), {QStringLiteral("--to"), csv}), 2, "output_exists");
    const QString nowhere = cli.path(QStringLiteral("nowhere/out.csv"));
    checkFailure(cli.call(QStringLiteral("export"), {QStringLiteral("customer"), QStringLiteral("--to"), nowhere}), 2,
                 "file_unwritable");
    const CliCall copied = cli.call(QStringLiteral("backup"), {nowhere});
    checkFailure(copied, 2, "missing_file");
    CHECK(copied.out.contains(QFileInfo(nowhere).path().toUtf8()));
    CHECK(cli.call(QStringLiteral("verify")).exit == 0);
}

TEST_CASE("options stand anywhere, values may follow an equals sign, and -- ends them")
{
    const CliFixture cli;
    cli.init();
    const CliCall made =
        CliFixture::run({QStringLiteral("--json"), QStringLiteral("create"), QStringLiteral("--locale=en"),
                         cli.workspace(), QStringLiteral("--actor"), QStringLiteral("管理员"),
                         QStringLiteral("customer"), QStringLiteral("--"), QStringLiteral("name=--json")});
    INFO(made.out.toStdString());
    CHECK(made.exit == 0);
    CHECK(made.json[QStringLiteral("name")].toString() == QLatin1String("--json"));
}

TEST_CASE("what is not found answers 1")
{
    const CliFixture cli;
    cli.init();
    const QString nobody = QStringLiteral("0192f6d4-7c1b-7a80-9d55-3f2f1c5b8a10");
    for (const char *command : {"get", "update", "delete", "restore", "history"}) {
        INFO(command);
        QStringList rest{QStringLiteral("customer"), nobody};
        if (QLatin1String(command) == QLatin1String("update"))
            rest << QStringLiteral("name=A");
        checkFailure(cli.call(QLatin1String(command), rest), 1, "not_found");
    }
    checkFailure(cli.call(QStringLiteral("undo"), {nobody}), 1, "not_found");
    checkFailure(cli.call(QStringLiteral("undo"), {QStringLiteral("--last")}), 1, "nothing_to_undo");
}

TEST_CASE("an input that is not what its name says answers 1 and changes nothing")
{
    const CliFixture cli;
    cli.init();
    const QString before = cli.digest();
    const std::vector<std::pair<const char *, QByteArray>> files{
        {"picture.csv", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)},
        {"sheet.csv", QByteArray("PK\x03\x04", 4) + QByteArray(200, '\0')},
        {"empty.csv", {}},
        {"broken.json", "[{\"name\":\"A\"},"},
    };
    for (const auto &[name, content] : files) {
        INFO(name);
        checkFailure(
            cli.call(QStringLiteral("import"), {QStringLiteral("customer"), cli.write(QLatin1String(name), content)}),
            1, "file_format");
    }
    CHECK(cli.digest() == before);
}

TEST_CASE("a cell of ten million characters goes in and out, a larger one is refused")
{
    const CliFixture cli;
    cli.init();
    const QByteArray large(9'900'000, 'x');
    const CliCall taken =
        cli.call(QStringLiteral("import"),
                 {QStringLiteral("customer"), cli.write(QStringLiteral("large.csv"), "name,notes\nA," + large + "\n")});
    CHECK(taken.exit == 0);
    const CliCall back = cli.call(QStringLiteral("query"), spoken({"customer", "--fields", "notes"}));
    CHECK(back.array("rows").first().toObject()[QStringLiteral("notes")].toString() == QString::fromLatin1(large));
    const CliCall refused =
        cli.call(QStringLiteral("import"),
                 {QStringLiteral("customer"),
                  cli.write(QStringLiteral("larger.csv"), "name,notes\nB," + QByteArray(11'000'000, 'x') + "\n")});
    checkFailure(refused, 1, "file_format");
    CHECK(cli.count(QStringLiteral("customer")) == 1);
    cli.digest();
}

TEST_CASE("a workspace that cannot be used answers 3 and stays as it is")
{
    const CliFixture cli;
    cli.init();
    const QString other = cli.path(QStringLiteral("other.millrace"));
    const auto tried = [&](const char *command) {
        QStringList call{QLatin1String(command), other, QStringLiteral("customer"), QStringLiteral("--json")};
        if (QLatin1String(command) == QLatin1String("create"))
            call << QStringLiteral("name=A");
        return CliFixture::run(call);
    };
    SECTION("missing")
    {
        for (const char *command : {"query", "create"})
            checkFailure(tried(command), 3, "workspace_missing");
        CHECK_FALSE(QFile::exists(other));
    }
    SECTION("not a workspace at all")
    {
        for (const QByteArray &content :
             {QByteArray("just a text, and long enough to be read as a page of a file\n").repeated(200),
              QByteArray("SQLite format 3\0", 16) + QByteArray(4080, '\xff'), QByteArray()}) {
            cli.write(QStringLiteral("other.millrace"), content);
            for (const char *command : {"query", "create"})
                checkFailure(tried(command), 3, "workspace_corrupt");
            QFile file(other);
            REQUIRE(file.open(QIODevice::ReadOnly));
            CHECK(file.readAll() == content);
        }
    }
    SECTION("cut short")
    {
        REQUIRE(QFile::copy(cli.workspace(), other));
        REQUIRE(QFile::resize(other, QFileInfo(other).size() / 3));
        const CliCall read = CliFixture::run({QStringLiteral("verify"), other, QStringLiteral("--json")});
        INFO(read.out.left(1000).toStdString());
        const bool told = read.exit == 3 || (read.exit == 1 && !read.array("findings").isEmpty());
        CHECK(told);
    }
    SECTION("altered behind our back")
    {
        REQUIRE(QFile::copy(cli.workspace(), other));
        QFile file(other);
        REQUIRE(file.open(QIODevice::ReadWrite));
        const QByteArray content = file.readAll();
        // A byte of the user's name wherever it stands: in the row, the journal or the search text.
        qsizetype at = -1;
        int changed = 0;
        while ((at = content.indexOf(QByteArray("管理员"), at + 1)) >= 0 && changed < 8) {
            REQUIRE(file.seek(at));
            REQUIRE(file.write("\xe9", 1) == 1);
            ++changed;
        }
        REQUIRE(changed > 0);
        file.close();
        const CliCall verified = CliFixture::run({QStringLiteral("verify"), other, QStringLiteral("--json")});
        INFO(verified.out.left(1000).toStdString());
        CHECK(verified.exit == 1);
        CHECK_FALSE(verified.json[QStringLiteral("ok")].toBool(true));
        CHECK_FALSE(verified.array("findings").isEmpty());
        const CliCall chinese = CliFixture::run({QStringLiteral("verify"), other, QStringLiteral("--json"),
                                                 QStringLiteral("--locale"), QStringLiteral("zh_CN")});
        CHECK(chinese.array("findings").size() == verified.array("findings").size());
        static const QRegularExpression han(QStringLiteral("[\\x{4e00}-\\x{9fff}]"));
        for (const QJsonValue &finding : chinese.array("findings")) {
            INFO(finding.toString().toStdString());
            CHECK(finding.toString().contains(han));
        }
    }
    SECTION("made by a newer program")
    {
        REQUIRE(QFile::copy(cli.workspace(), other));
        overwrite(other, 60, QByteArray("\0\0\0\x63", 4)); // PRAGMA user_version
        for (const char *command : {"query", "create"})
            checkFailure(tried(command), 3, "workspace_newer");
    }
    CHECK(cli.call(QStringLiteral("verify")).exit == 0);
}

TEST_CASE("a read-only workspace can be read and not written")
{
    const CliFixture cli;
    cli.init();
    // The superuser may write anything, so it hands the work to nobody; a copy of the program is sure to be reachable.
    const QString program = cli.path(QStringLiteral("program"));
    REQUIRE(QFile::copy(CliFixture::program(), program));
    const QString folder = QFileInfo(cli.workspace()).path();
    const auto readers = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
    const auto walkers = readers | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
    REQUIRE(QFile::setPermissions(program, walkers));
    REQUIRE(QFile::setPermissions(cli.workspace(), readers));
    REQUIRE(QFile::setPermissions(folder, walkers));
    const auto tried = [&](QStringList call) {
        call << QStringLiteral("--json");
        if (!runsAsRoot())
            return CliFixture::run(call, {}, program);
        return CliFixture::run(spoken({"--reuid", "65534", "--clear-groups"}) + QStringList{program} + call, {},
                               QStringLiteral("setpriv"));
    };
    const CliCall read = tried({QStringLiteral("query"), cli.workspace(), QStringLiteral("user")});
    INFO(read.out.toStdString() << read.err.toStdString());
    CHECK(read.exit == 0);
    CHECK(read.number("count") == 1);
    checkFailure(
        tried({QStringLiteral("create"), cli.workspace(), QStringLiteral("customer"), QStringLiteral("name=A")}), 3,
        "read_only");
    checkFailure(tried({QStringLiteral("init"), cli.path(QStringLiteral("other.millrace"))}), 3, "read_only");
    // Where the copy cannot go it is the copy that is named, not the workspace.
    const QString copy = cli.path(QStringLiteral("copy.millrace"));
    const CliCall refused = tried({QStringLiteral("backup"), cli.workspace(), copy});
    checkFailure(refused, 2, "file_unwritable");
    CHECK(refused.out.contains(copy.toUtf8()));
    CHECK_FALSE(refused.out.contains(cli.workspace().toUtf8()));
    const QString csv = cli.path(QStringLiteral("out.csv"));
    const CliCall unsaid = tried({QStringLiteral("export"), cli.workspace(), QStringLiteral("user"),
                                  QStringLiteral("--to"), csv, QStringLiteral("--locale"), QStringLiteral("en")});
    checkFailure(unsaid, 2, "file_unwritable");
    CHECK(unsaid.out.contains("cannot be written"));
    REQUIRE(QFile::setPermissions(folder, walkers | QFile::WriteOwner));
}

TEST_CASE("while one program writes, others read, and are told that it is locked")
{
    const CliFixture cli;
    cli.init();
    const QString before = cli.digest();
    QProcess writer;
    writer.start(CliFixture::program(), {QStringLiteral("generate"), cli.workspace(), QStringLiteral("--customers"),
                                         QStringLiteral("200000"), QStringLiteral("--json")});
    REQUIRE(writer.waitForStarted());
    const QString lock = cli.workspace() + QStringLiteral(".lock");
    while (!QFile::exists(lock) && !writer.waitForFinished(5)) {
    }
    REQUIRE(writer.state() == QProcess::Running);
    CHECK(cli.call(QStringLiteral("query"), spoken({"user", "--count"})).exit == 0);
    checkFailure(cli.call(QStringLiteral("create"), spoken({"customer", "name=A"})), 3, "locked");

    // Stopped the polite way it answers 130 and leaves nothing behind.
    writer.terminate();
    REQUIRE(writer.waitForFinished(120'000));
    CHECK(writer.exitStatus() == QProcess::NormalExit);
    CHECK(writer.exitCode() == 130);
    CHECK(writer.readAllStandardOutput().contains("\"cancelled\""));
    CHECK(cli.count(QStringLiteral("customer")) == 0);
    CHECK(cli.digest() == before);
}

TEST_CASE("a disk that fills up is said so, and what was saved before stays")
{
    const CliFixture cli;
    cli.init();
    REQUIRE(cli.call(QStringLiteral("create"), spoken({"customer", "name=kept"})).exit == 0);
    const QString before = cli.digest();
    const QString csv = cli.write(QStringLiteral("in.csv"), customersCsv(20'000));
    const auto shell = [](const QString &script, const QStringList &wrapper) {
        QStringList call = wrapper + QStringList{QStringLiteral("sh"), QStringLiteral("-c"), script};
        const QString first = call.takeFirst();
        return CliFixture::run(call, {}, first);
    };
    const QString program = u'"' + CliFixture::program() + u'"';
    SECTION("no file may grow beyond a limit")
    {
        // In blocks of 512 bytes: room for the workspace as it is, not for the import.
        const qint64 blocks = QFileInfo(cli.workspace()).size() / 512 + 500;
        const CliCall full =
            shell(QStringLiteral("trap '' XFSZ; ulimit -f %1; exec %2 import '%3' customer '%4' --json")
                      .arg(QString::number(blocks), program, cli.workspace(), csv),
                  {});
        INFO(full.out.toStdString() << full.err.toStdString());
        CHECK(full.exit == 3);
        const bool said =
            full.errorCode() == QLatin1String("disk_full") || full.errorCode() == QLatin1String("storage");
        CHECK(said);
        REQUIRE(cli.call(QStringLiteral("create"), spoken({"customer", "name=after"})).exit == 0);
        REQUIRE(cli.call(QStringLiteral("undo"), spoken({"--last"})).exit == 0);
        CHECK(cli.digest() == before);
    }
    SECTION("a file system of six megabytes is full")
    {
        // Mounting takes a mount namespace: the superuser's own, or one that the system lets anybody make.
        QStringList wrapper;
        for (const QStringList &way : {spoken({"unshare", "-m"}), spoken({"unshare", "-rm"})})
            if (wrapper.isEmpty() &&
                shell(QStringLiteral("mount -t tmpfs -o size=1m tmpfs '%1'").arg(QFileInfo(csv).path()), way).exit == 0)
                wrapper = way;
        if (wrapper.isEmpty()) {
            WARN("this system lets nobody mount: only the limit on files was tried");
            return;
        }
        const QString disk = cli.path(QStringLiteral("disk"));
        REQUIRE(QDir().mkpath(disk));
        const QString script =
            QStringLiteral("mount -t tmpfs -o size=6m tmpfs '%1' && cp '%2' '%1/w.millrace' || exit 9\n"
                           "%3 import '%1/w.millrace' customer '%4' --json; echo $?\n"
                           "%3 query '%1/w.millrace' customer --count --json; echo $?\n"
                           "dd if=/dev/zero of='%1/filler' bs=4k 2>/dev/null\n"
                           "%3 init '%1/n.millrace' --json; echo $?\n"
                           "%3 create '%1/w.millrace' customer name=late --json; echo $?\n"
                           "rm '%1/filler'\n"
                           "mount -o remount,size=60m '%1'\n"
                           "%3 create '%1/w.millrace' customer name=after >/dev/null && "
                           "%3 undo '%1/w.millrace' --last >/dev/null; echo $?\n"
                           "%3 verify '%1/w.millrace' --json; echo $?\n")
                .arg(disk, cli.workspace(), program, csv);
        const CliCall all = shell(script, wrapper);
        const QList<QByteArray> lines = all.out.split('\n');
        INFO(all.out.left(3000).toStdString() << all.err.left(1000).toStdString());
        REQUIRE(lines.size() >= 11);
        CHECK(lines[0].contains("\"disk_full\""));
        CHECK(lines[1] == "3");
        CHECK(lines[2] == "{\"count\":1}");
        CHECK(lines[3] == "0");
        CHECK(lines[4].contains("\"disk_full\""));
        CHECK(lines[5] == "3");
        CHECK(lines[6].contains("\"disk_full\""));
        CHECK(lines[7] == "3");
        CHECK(lines[8] == "0");
        CHECK(lines[9].contains(before.toLatin1()));
        CHECK(lines[10] == "0");
    }
}

TEST_CASE("a filter that cannot be read is explained in both languages, with what was expected and an example")
{
    CliFixture cli;
    cli.init();
    const auto told = [&cli](const char *filter, const char *language) {
        return QString::fromUtf8(CliFixture::run({QStringLiteral("query"), cli.workspace(), QStringLiteral("customer"),
                                                  QStringLiteral("--filter"), QString::fromLatin1(filter),
                                                  QStringLiteral("--locale"), QString::fromLatin1(language)})
                                     .err);
    };
    const QString english = told("name = ", "en");
    CHECK(english.contains(QStringLiteral("a value")));
    CHECK(english.contains(QStringLiteral("Example: --filter")));
    // There is no list on a command line that could go on showing something.
    CHECK_FALSE(english.contains(QStringLiteral("list")));
    const QString chinese = told("name = ", "zh_CN");
    CHECK(chinese.contains(QStringLiteral("应为：一个值")));
    CHECK(chinese.contains(QStringLiteral("示例：--filter")));
    CHECK(told("employees ~ 3", "en").contains(QStringLiteral("In “employees ~ 3” this was expected")));
    CHECK(told("employees ~ 3", "zh_CN").contains(QStringLiteral("「employees ~ 3」中此处应为")));
}

TEST_CASE("what is no value and what is a wrong one is told together, each field once")
{
    const CliFixture cli;
    cli.init();
    const CliCall first = cli.call(QStringLiteral("create"), spoken({"customer", "name=First"}));
    REQUIRE(first.exit == 0);
    const QString id = first.json[QStringLiteral("id")].toString();
    const QString before = cli.digest();
    const auto rulesOf = [&](const QString &command, const QStringList &words) {
        const CliCall refused = cli.call(command, words);
        checkFailure(refused, 1, "validation_failed");
        QStringList rules;
        for (const QJsonValue &problem :
             refused.json[QStringLiteral("error")].toObject()[QStringLiteral("problems")].toArray())
            rules << problem[QStringLiteral("field")].toString() + u':' + problem[QStringLiteral("rule")].toString();
        rules.sort();
        return rules.join(u' ').toStdString();
    };
    const QStringList wrong = spoken(
        {"credit_code=bad", "phone=abc", "email=bad@", "employees=-5", "level=ZZ", "parent=Nobody", "revenue=xyz"});
    const std::string expected = "credit_code:checksum email:email employees:min level:choice parent:no_such_title "
                                 "phone:phone revenue:input";
    CHECK(rulesOf(QStringLiteral("create"), spoken({"customer", "name=Acme"}) + wrong) == expected);
    CHECK(rulesOf(QStringLiteral("update"), (spoken({"customer"}) << id) + wrong) == expected);
    // A field whose text could not be read is not told to be empty as well.
    const std::string deal = rulesOf(QStringLiteral("create"), spoken({"opportunity", "stage=Nowhere"}));
    CHECK(deal.find("name:required") != std::string::npos);
    CHECK(deal.find("stage:no_such_title") != std::string::npos);
    CHECK(deal.find("stage:required") == std::string::npos);
    CHECK(cli.digest() == before);
}

TEST_CASE("a name of nothing but spaces is no name, neither a new one nor a changed one")
{
    const CliFixture cli;
    cli.init();
    const CliCall first = cli.call(QStringLiteral("create"), spoken({"customer", "name=First"}));
    REQUIRE(first.exit == 0);
    const QString before = cli.digest();
    const QStringList change = spoken({"update", "customer"}) << first.json[QStringLiteral("id")].toString();
    for (const QStringList &call : {spoken({"create", "customer"}), change}) {
        INFO(call.join(u' ').toStdString());
        const CliCall refused = cli.call(call.first(), call.mid(1) + spoken({"name=   "}));
        checkFailure(refused, 1, "validation_failed");
        const QJsonArray problems =
            refused.json[QStringLiteral("error")].toObject()[QStringLiteral("problems")].toArray();
        REQUIRE(problems.size() == 1);
        CHECK(problems[0].toObject()[QStringLiteral("rule")].toString() == QLatin1String("required"));
    }
    CHECK(cli.digest() == before);
}
