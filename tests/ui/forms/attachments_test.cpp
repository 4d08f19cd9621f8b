// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/attachment_content.h"
#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"
#include "ui/forms/attachments.h"

#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace millrace;
using namespace millrace::test;

namespace {

struct FileDesk
{
    TempWorkspace workspace;
    RecordId customer = workspace.create(u"customer", {{"name", QStringLiteral("Alpha")}});
    LiveData data{*workspace, QStringLiteral("en")};
    Attachments attachments{data};
    QSignalSpy attached{&attachments, &Attachments::attached};

    QString file(const QString &name, const QByteArray &bytes)
    {
        QFile file(workspace.folder.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return file.fileName();
    }
    void take(const QMimeData &content)
    {
        attachments.attach(workspace.record(u"customer", customer), &content);
        REQUIRE(QTest::qWaitFor([&] { return attached.count() == 1; }, 10000));
    }
    std::vector<RecordId> all()
    {
        Query query;
        query.entity = QStringLiteral("attachment");
        std::vector<RecordId> ids;
        for (const Row &row : must(workspace->rows(workspace.session(), query)).rows)
            ids.push_back(row.id);
        return ids;
    }
};

} // namespace

TEST_CASE("dropped files are stored by their content and attached in one operation")
{
    FileDesk desk;
    QMimeData drop;
    drop.setUrls({QUrl::fromLocalFile(desk.file(QStringLiteral("报价 1.txt"), "price 100")),
                  QUrl::fromLocalFile(desk.file(QStringLiteral("b.txt"), "price 200"))});
    REQUIRE(Attachments::canTake(&drop));
    desk.take(drop);
    CHECK(desk.attached.front().at(1).toInt() == 2);
    REQUIRE(desk.all().size() == 2);
    const AttachmentContent content(desk.workspace.path());
    for (const RecordId &id : desk.all()) {
        CHECK(desk.workspace.record(u"attachment", id).root() == desk.customer);
        CHECK(must(content.isWhole(desk.workspace.text(u"attachment", id, "sha256"))));
        CHECK(desk.workspace.text(u"attachment", id, "size") == QStringLiteral("9"));
        CHECK(desk.workspace.text(u"attachment", id, "mime") == QStringLiteral("text/plain"));
    }
    must(desk.workspace->undo(desk.workspace.session(), desk.attached.front().front().value<RecordId>()));
    CHECK(desk.all().empty());
}

TEST_CASE("a file is opened as a copy under its own name, and a lost content is told")
{
    FileDesk desk;
    QMimeData drop;
    drop.setUrls({QUrl::fromLocalFile(desk.file(QStringLiteral("报价.txt"), "price"))});
    desk.take(drop);
    const RecordId id = desk.all().front();
    QSignalSpy ready(&desk.attachments, &Attachments::ready);
    desk.attachments.open(QStringLiteral("attachment"), id);
    REQUIRE(QTest::qWaitFor([&] { return ready.count() == 1; }, 10000));
    const QString copy = ready.front().front().toString();
    CHECK(QFileInfo(copy).fileName() == QStringLiteral("报价.txt"));
    const AttachmentContent content(desk.workspace.path());
    const QString stored = content.pathOf(desk.workspace.text(u"attachment", id, "sha256"));
    CHECK(copy != stored);
    REQUIRE(QFile::remove(stored));
    QSignalSpy missing(&desk.attachments, &Attachments::missing);
    desk.attachments.open(QStringLiteral("attachment"), id);
    REQUIRE(QTest::qWaitFor([&] { return missing.count() == 1; }, 10000));
    CHECK(missing.front().front().toString() == QStringLiteral("报价.txt"));
}

TEST_CASE("a pasted picture is attached, plain text is not, and a folder is refused")
{
    FileDesk desk;
    QMimeData text;
    text.setText(QStringLiteral("hello"));
    CHECK_FALSE(Attachments::canTake(&text));
    QImage picture(4, 4, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QMimeData paste;
    paste.setImageData(picture);
    desk.take(paste);
    CHECK(desk.workspace.text(u"attachment", desk.all().front(), "name").endsWith(QStringLiteral(".png")));
    QMimeData folder;
    folder.setUrls({QUrl::fromLocalFile(desk.workspace.folder.path())});
    QSignalSpy failed(&desk.attachments, &Attachments::failed);
    desk.attachments.attach(desk.workspace.record(u"customer", desk.customer), &folder);
    REQUIRE(QTest::qWaitFor([&] { return failed.count() == 1; }, 10000));
    CHECK(desk.all().size() == 1);
}
