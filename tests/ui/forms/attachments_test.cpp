// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/attachment_content.h"
#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"
#include "ui/forms/attachments.h"
#include "ui/models/content_source.h"

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
    CHECK(missing.front().at(1).value<RecordId>() == id);
    CHECK(missing.front().at(2).toString() == QStringLiteral("报价.txt"));
}

TEST_CASE("a content that is not here yet is fetched when the person asks, and opened when it has come")
{
    FileDesk desk;
    QMimeData drop;
    drop.setUrls({QUrl::fromLocalFile(desk.file(QStringLiteral("plan.txt"), "the plan"))});
    desk.take(drop);
    const RecordId id = desk.all().front();
    const AttachmentContent content(desk.workspace.path());
    const QString stored = content.pathOf(desk.workspace.text(u"attachment", id, "sha256"));
    const QString elsewhere = desk.workspace.folder.filePath(QStringLiteral("elsewhere"));
    REQUIRE(QFile::rename(stored, elsewhere));
    QSignalSpy ready(&desk.attachments, &Attachments::ready), unavailable(&desk.attachments, &Attachments::unavailable);
    ContentSource &source = ContentSource::of(desk.data);
    const auto fetch = [&] { desk.attachments.fetch(QStringLiteral("attachment"), id, QStringLiteral("plan.txt")); };
    SECTION("from nowhere, where the workspace follows no server")
    {
        fetch();
        REQUIRE(unavailable.count() == 1);
        CHECK(unavailable.front().front().toString() == QStringLiteral("plan.txt"));
        CHECK_FALSE(unavailable.front().at(1).toString().isEmpty());
        return;
    }
    std::vector<RecordId> asked;
    source.setAsked([&](const RecordId &attachment) {
        asked.push_back(attachment);
        return true;
    });
    fetch();
    CHECK(asked == std::vector<RecordId>{id});
    SECTION("and it comes")
    {
        // What came for somebody else opens nothing here.
        Q_EMIT source.arrived(desk.customer);
        REQUIRE(QFile::rename(elsewhere, stored));
        Q_EMIT source.arrived(id);
        REQUIRE(QTest::qWaitFor([&] { return ready.count() == 1; }, 10000));
        CHECK(QFileInfo(ready.front().front().toString()).fileName() == QStringLiteral("plan.txt"));
    }
    SECTION("and it is not to be had")
    {
        Q_EMIT source.refused(id, QStringLiteral("Nobody has it."));
        REQUIRE(unavailable.count() == 1);
        CHECK(unavailable.front().at(1).toString() == QStringLiteral("Nobody has it."));
    }
    // Once is enough.
    Q_EMIT source.arrived(id);
    Q_EMIT source.refused(id, QStringLiteral("Too late."));
    CHECK(ready.count() + unavailable.count() == 1);
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
