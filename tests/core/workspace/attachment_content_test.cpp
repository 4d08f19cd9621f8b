// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/attachment_content.h"
#include "tests/support/temp_workspace.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>

using namespace millrace;
using namespace millrace::test;

namespace {

QString written(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
    return file.fileName();
}

int filesIn(const QString &folder)
{
    int count = 0;
    for (QDirIterator at(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); at.hasNext(); at.next())
        ++count;
    return count;
}

} // namespace

TEST_CASE("a content lies under its digest, once, and whole")
{
    const QTemporaryDir folder;
    const AttachmentContent content(folder.filePath(QStringLiteral("a.millrace")));
    const QByteArray bytes = QByteArray("quote ").repeated(500'000);
    const QString digest = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    const auto stored = must(content.store(written(folder, QStringLiteral("报价.pdf"), bytes)));
    CHECK(stored.sha256 == digest);
    CHECK(stored.size == bytes.size());
    CHECK(content.pathOf(digest) ==
          folder.filePath(QStringLiteral("a.millrace-files/")) + digest.left(2) + u'/' + digest);
    CHECK(content.has(digest));
    CHECK(must(content.isWhole(digest)));
    CHECK(must(content.store(written(folder, QStringLiteral("copy.pdf"), bytes))).sha256 == digest);
    CHECK(filesIn(content.folder()) == 1);
    CHECK(must(content.store(written(folder, QStringLiteral("empty"), {}))).size == 0);
    CHECK(filesIn(content.folder()) == 2);
}

TEST_CASE("a content that was changed is told from a whole one")
{
    const QTemporaryDir folder;
    const AttachmentContent content(folder.filePath(QStringLiteral("a.millrace")));
    const auto stored = must(content.store(written(folder, QStringLiteral("x"), "hello")));
    QFile file(content.pathOf(stored.sha256));
    REQUIRE(file.open(QIODevice::ReadWrite));
    file.write("J");
    file.close();
    CHECK_FALSE(must(content.isWhole(stored.sha256)));
}

TEST_CASE("what is no file is refused, and no digest leads out of the folder")
{
    const QTemporaryDir folder;
    const AttachmentContent content(folder.filePath(QStringLiteral("a.millrace")));
    CHECK(content.store(folder.filePath(QStringLiteral("none"))).error().code == ErrorCode::MissingFile);
    CHECK(content.store(folder.path()).error().code == ErrorCode::MissingFile);
    CHECK(content.pathOf(QStringLiteral("../../etc/passwd")).isEmpty());
    CHECK_FALSE(content.has(QStringLiteral("..")));
    CHECK(content.isWhole(QString(64, u'0')).error().code == ErrorCode::MissingFile);
    CHECK_FALSE(QDir(content.folder()).exists());
}

TEST_CASE("a content that comes in pieces has its place when it is whole, and only then", "[workspace][content]")
{
    QTemporaryDir folder;
    const AttachmentContent content(folder.filePath(QStringLiteral("a.millrace")));
    const QByteArray bytes("the first half and the second");
    const QString digest = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    CHECK(content.begun(QStringLiteral("one")) == 0);
    CHECK(must(content.append(QStringLiteral("one"), bytes.left(14))) == 14);
    CHECK_FALSE(content.has(digest));
    // Another process goes on.
    const AttachmentContent later(folder.filePath(QStringLiteral("a.millrace")));
    CHECK(later.begun(QStringLiteral("one")) == 14);
    SECTION("whole")
    {
        must(later.append(QStringLiteral("one"), bytes.mid(14)));
        CHECK(must(later.finish(QStringLiteral("one"), digest)).size == bytes.size());
        CHECK(must(content.isWhole(digest)));
        CHECK(content.begun(QStringLiteral("one")) == 0);
        CHECK(content.sizeOf(digest) == bytes.size());
        CHECK(content.room() == bytes.size());
        CHECK(must(content.read(digest, 10, 4)) == bytes.mid(10, 4));
        CHECK(must(content.read(digest, 1'000, 4)).isEmpty());
        content.remove(digest);
        CHECK_FALSE(content.has(digest));
        CHECK_FALSE(content.read(digest, 0, 4).has_value());
    }
    SECTION("something else")
    {
        must(later.append(QStringLiteral("one"), "and what nobody sent"));
        const auto finished = later.finish(QStringLiteral("one"), digest);
        REQUIRE_FALSE(finished.has_value());
        CHECK(finished.error().code == ErrorCode::FileFormat);
        CHECK_FALSE(content.has(digest));
        CHECK(content.begun(QStringLiteral("one")) == 0);
    }
}
