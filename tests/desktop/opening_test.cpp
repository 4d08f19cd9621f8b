// SPDX-License-Identifier: GPL-3.0-or-later
// What the program shows of a workspace that it cannot open, and the ways on from there.
#include "tests/desktop/program.h"
#include "tests/support/widget_checks.h"
#include "ui/shell/banner.h"
#include "ui/shell/error_page.h"

#include <QFile>
#include <QLabel>

using namespace millrace;
using namespace millrace::test;

namespace {

ErrorPage *errorPage(Program &program)
{
    auto *page = program.window().findChild<ErrorPage *>(QStringLiteral("errorPage"));
    REQUIRE(page);
    return page;
}

QString words(Program &program)
{
    return errorPage(program)->findChild<QLabel *>(QStringLiteral("errorWhat"))->text() + u'\n' +
           errorPage(program)->findChild<QLabel *>(QStringLiteral("errorMore"))->text();
}

void makeWorkspace(const QString &path)
{
    TempWorkspace made;
    made.create(u"customer", {{"name", QStringLiteral("Acme")}});
    must(made->backup(path));
}

void overwrite(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadWrite));
    REQUIRE(file.seek(at));
    REQUIRE(file.write(bytes) == bytes.size());
}

} // namespace

TEST_CASE("a workspace that another program writes is explained, looked at read-only, and opened once it is free")
{
    Program program;
    makeWorkspace(program.options.workspace);
    FixedClock clock{Instant{1'767'225'600'000'000}};
    SharedIds ids(7);
    auto other = must(Workspace::open(program.options.workspace, Workspace::Access::Write, clock, ids));
    program.start();
    CHECK_FALSE(program.composition->isOpen());
    CHECK(errorPage(program)->isVisible());
    CHECK(words(program).contains(QStringLiteral("open in another program")));
    CHECK(program.button("errorRetry")->isVisible());
    CHECK_FALSE(program.button("errorOpenBackup")->isVisible());
    CHECK(checks::clippedTexts(errorPage(program)).isEmpty());

    program.clickToReopen("errorRetry");
    CHECK(errorPage(program)->isVisible());
    program.clickToReopen("errorOpenReadOnly");
    REQUIRE(program.composition->isOpen());
    CHECK_FALSE(program.composition->data()->workspace().isWritable());
    CHECK(program.window().banner()->isVisible());
    CHECK(program.window().banner()->message().what.contains(QStringLiteral("read-only")));

    other.reset();
    program.clickToReopen("openForEditing");
    REQUIRE(program.composition->isOpen());
    CHECK(program.composition->data()->workspace().isWritable());
    CHECK_FALSE(program.window().banner()->isVisible());
    CHECK_FALSE(errorPage(program)->isVisible());
}

TEST_CASE("a damaged workspace is left as it was and a backup is opened read-only in its place")
{
    Program program;
    makeWorkspace(program.options.workspace);
    const QString backup = program.folder.filePath(QStringLiteral("backup.millrace"));
    REQUIRE(QFile::copy(program.options.workspace, backup));
    overwrite(program.options.workspace, 0, QByteArray(4096, '\xa5'));
    program.start();
    CHECK(errorPage(program)->isVisible());
    CHECK(errorPage(program)->findChild<QLabel *>(QStringLiteral("errorPath"))->text() == program.options.workspace);
    CHECK(program.button("errorOpenBackup")->isVisible());
    CHECK_FALSE(program.button("errorOpenReadOnly")->isVisible());
    program.button("errorOpenBackup")->click();
    Program::settle();
    CHECK(errorPage(program)->isVisible());
    program.answer = backup;
    program.clickToReopen("errorOpenBackup");
    REQUIRE(program.composition->isOpen());
    CHECK(program.composition->workspacePath() == backup);
    CHECK_FALSE(program.composition->data()->workspace().isWritable());
    QFile damaged(program.options.workspace);
    REQUIRE(damaged.open(QIODevice::ReadOnly));
    CHECK(damaged.read(4096) == QByteArray(4096, '\xa5'));
}

TEST_CASE("the words about a newer workspace follow the language, and another file can be chosen")
{
    Program program;
    makeWorkspace(program.options.workspace);
    // The format's number stands in bytes 60 to 63 of the file.
    overwrite(program.options.workspace, 60, QByteArray("\x00\x00\x7f\xff", 4));
    program.start();
    CHECK(words(program).contains(QStringLiteral("newer Millrace")));
    QAction *chinese = program.window().findChild<QAction *>(QStringLiteral("settings.chinese"));
    REQUIRE(chinese);
    chinese->trigger();
    Program::settle();
    CHECK(words(program).contains(QStringLiteral("版本")));
    CHECK(checks::clippedTexts(errorPage(program)).isEmpty());
    program.answer = program.folder.filePath(QStringLiteral("other.millrace"));
    makeWorkspace(program.answer);
    program.clickToReopen("errorOpenOther");
    REQUIRE(program.composition->isOpen());
    CHECK(program.composition->data()->workspace().isWritable());
    CHECK(program.composition->data()->locale() == QStringLiteral("zh_CN"));
}

TEST_CASE("a copy of the workspace is saved while it is open, never over a file, and opened from the menu")
{
    Program program;
    program.start();
    REQUIRE(program.composition->isOpen());
    const auto run = [&](const char *command) {
        program.composition->commands().action(QString::fromLatin1(command))->trigger();
    };
    const auto told = [&] {
        const std::vector<Told> &history = program.window().toasts()->history();
        return history.empty() ? QString() : history.front().toast.text;
    };
    program.answer = program.folder.filePath(QStringLiteral("copy.millrace"));
    run("file.saveCopy");
    REQUIRE(QTest::qWaitFor([&] { return told().contains(QStringLiteral("copy.millrace")); }, 10000));
    CHECK(QFile::exists(program.answer));
    run("file.saveCopy");
    REQUIRE(QTest::qWaitFor([&] { return told().contains(QStringLiteral("overwritten")); }, 10000));
    QSignalSpy started(program.composition.get(), &Composition::started);
    run("file.open");
    REQUIRE((started.count() > 0 || started.wait(10000)));
    CHECK(program.composition->isOpen());
    CHECK(program.composition->workspacePath() == program.answer);
    CHECK(program.composition->settings().lastWorkspace() == program.answer);
}
