// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace as the first file format left it, opened by the program of today.
#include "core/store/database.h"
#include "core/store/layout.h"
#include "core/workspace/whole_copy.h"
#include "tests/support/temp_workspace.h"

#include <QDir>
#include <QFile>

using namespace millrace;
using namespace millrace::test;

namespace {

/// The fixture, unpacked into a folder of its own.
struct FirstFormat
{
    QTemporaryDir folder;
    FixedClock clock{Instant{1'800'000'000'000'000}};
    SharedIds ids{7};
    QString path = folder.filePath(QStringLiteral("first.millrace"));

    FirstFormat()
    {
        QFile packed(QStringLiteral(MILLRACE_SOURCE_DIR "/tests/fixtures/format_1.millrace.z"));
        REQUIRE(packed.open(QIODevice::ReadOnly));
        const QByteArray content = qUncompress(packed.readAll());
        REQUIRE(content.size() == 1'187'840);
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(content) == content.size());
    }

    std::unique_ptr<Workspace> open(Workspace::Access access = Workspace::Access::Write,
                                    CatalogPtr definitions = Catalog::builtin())
    {
        return must(Workspace::open(path, access, clock, ids, std::move(definitions)));
    }
    QByteArray bytes(const QString &name = {}) const
    {
        QFile file(name.isEmpty() ? path : folder.filePath(name));
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
    QStringList files() const { return QDir(folder.path()).entryList(QDir::Files, QDir::Name); }
    QStringList copies() const { return files().filter(QStringLiteral("before-update")); }
};

const QStringList &kindsOfThen()
{
    static const QStringList kinds =
        QStringLiteral("activity attachment contact currency custom_field customer department lead opportunity option "
                       "pipeline product rate saved_view stage tag task user")
            .split(u' ');
    return kinds;
}

qint64 countOf(const Workspace &workspace, const QString &entity, Query::Rows rows)
{
    Query query;
    query.entity = entity;
    query.rows = rows;
    return must(workspace.count(workspace.session(), query));
}

/// Today's catalog with a field more, as a later program would have it.
CatalogPtr laterCatalog(const char *entity)
{
    FieldDef field;
    field.key = QStringLiteral("mood");
    field.label = QStringLiteral("Mood");
    field.type = FieldType::Text;
    return Catalog::builtin()->with(QString::fromLatin1(entity), {field});
}

} // namespace

TEST_CASE("a file of the first format opens, is sound and holds what it held", "[workspace][format][file]")
{
    FirstFormat first;
    for (const auto access : {Workspace::Access::Read, Workspace::Access::Write}) {
        const auto workspace = first.open(access);
        const VerifyReport report = must(workspace->verify());
        INFO(report.details().toStdString());
        CHECK(report.ok);
        CHECK(report.records == 311);
        CHECK(report.commits >= 22);
        const Digests digests = must(workspace->digests(kindsOfThen()));
        CHECK(digests.records == "4f30e85a838d80898e371eda09063c8bebb9e1f123f6b084ff067da3ab15b64c");
        CHECK(digests.history == "b6474775381d688d1f751337ac8344fa8700598a61ec4dd10103e9b4891d2320");
    }
}

TEST_CASE("what the first format keeps besides records is read too", "[workspace][format][file]")
{
    FirstFormat first;
    const auto workspace = first.open();
    for (const QString &kind : kindsOfThen()) {
        INFO(kind.toStdString());
        CHECK(countOf(*workspace, kind, Query::Rows::All) > 0);
    }
    CHECK(countOf(*workspace, QStringLiteral("customer"), Query::Rows::Bin) == 1);
    CHECK(workspace->catalog()->entity(u"customer")->field(u"x_darsrv9d1pq2e"));
    Query gold;
    gold.entity = QStringLiteral("customer");
    gold.filter = must(parseFilter(QString::fromUtf8("x_darsrv9d1pq2e = \"金\" and city = \"苏州\"")));
    CHECK(must(workspace->count(workspace->session(), gold)) == 1);
    const auto found = must(workspace->search(workspace->session(), QString::fromUtf8("王小明"), 5));
    CHECK(found.count == 1);
    CHECK(workspace->baseCurrency().toString() == QStringLiteral("CNY"));
}

TEST_CASE("a file of the first format is edited and the edit taken back", "[workspace][format][file]")
{
    FirstFormat first;
    const auto workspace = first.open();
    const Digests before = must(workspace->digests());
    Query query;
    query.entity = QStringLiteral("customer");
    query.limit = 1;
    const Row row = must(workspace->rows(workspace->session(), query)).rows.front();
    const EntityPtr entity = workspace->catalog()->entity(u"customer");
    CommitRequest request;
    request.label = QStringLiteral("edit");
    request.edits.push_back(Edit::update(entity, row.id).with(*entity, u"name", QStringLiteral("Today")));
    request.edits.push_back(Edit::create(entity).with(*entity, u"name", QStringLiteral("New today")));
    const CommitReceipt done = must(workspace->commit(workspace->session(), std::move(request)));
    CHECK(must(workspace->digests()).records != before.records);
    must(workspace->undo(workspace->session(), done.operation));
    CHECK(must(workspace->digests()).records == before.records);
    // And what was done by the program of then.
    must(workspace->undo(workspace->session(), must(workspace->lastUndoable(workspace->session()))));
    CHECK(must(workspace->verify()).ok);
    must(workspace->rebuild());
    CHECK(must(workspace->verify()).ok);
}

TEST_CASE("a program that knows more keeps a whole copy before it adds to the file", "[workspace][format][file]")
{
    // A field of the metadata is read before anything else, so it must be there by then.
    for (const char *entity : {"customer", "stage", "option"}) {
        INFO(entity);
        FirstFormat first;
        const Digests before = must(first.open()->digests(kindsOfThen()));
        const qsizetype copiesBefore = first.copies().size();
        first.clock.set({first.clock.now().us + 3'600'000'000LL});
        const auto later = first.open(Workspace::Access::Write, laterCatalog(entity));
        REQUIRE(first.copies().size() == copiesBefore + 1);
        CHECK(first.copies().contains(QStringLiteral("first.before-update-20270115-090000.millrace")));
        CHECK(first.files().filter(QStringLiteral(".part")).isEmpty());
        CHECK(must(later->verify()).ok);
        CHECK(must(later->digests(kindsOfThen())).records == before.records);

        const QString copy = first.folder.filePath(first.copies().back());
        const auto kept = must(Workspace::open(copy, Workspace::Access::Read, first.clock, first.ids));
        CHECK(must(kept->digests(kindsOfThen())).records == before.records);
        CHECK_FALSE(kept->catalog()->entity(QString::fromLatin1(entity))->field(u"mood"));
    }
}

TEST_CASE("a reader leaves an older file as it is and reads all that a newer program reads",
          "[workspace][format][file]")
{
    FirstFormat first;
    const QByteArray before = first.bytes();
    const QStringList files = first.files();
    QString shadow;
    {
        const auto reader = first.open(Workspace::Access::Read, laterCatalog("stage"));
        CHECK(must(reader->verify()).ok);
        CHECK(countOf(*reader, QStringLiteral("stage"), Query::Rows::Live) == 6);
        CHECK(reader->catalog()->entity(u"stage")->field(u"mood"));
        CHECK(reader->path() == first.path);
        CHECK_FALSE(reader->isWritable());
    }
    CHECK(first.bytes() == before);
    CHECK(first.files() == files);
}

TEST_CASE("an older file that nobody may write is read all the same", "[workspace][format][file]")
{
    FirstFormat first;
    REQUIRE(QFile::setPermissions(first.path, QFile::ReadOwner));
    const auto reader = first.open(Workspace::Access::Read, laterCatalog("customer"));
    CHECK(must(reader->verify()).ok);
    CHECK(countOf(*reader, QStringLiteral("customer"), Query::Rows::Bin) == 1);
}

TEST_CASE("where no copy can be made an older file is not changed", "[workspace][format][file]")
{
    FirstFormat first;
    const QString taken = copyBeforeUpdate(first.path, first.clock.now());
    QFile other(taken);
    REQUIRE(other.open(QIODevice::WriteOnly));
    other.write("mine");
    other.close();
    const QByteArray before = first.bytes();
    const auto opened =
        Workspace::open(first.path, Workspace::Access::Write, first.clock, first.ids, laterCatalog("customer"));
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::OutputExists);
    CHECK(first.bytes() == before);
    CHECK(first.bytes(QFileInfo(taken).fileName()) == "mine");
}

TEST_CASE("no copy is left by an opening that the lock of another program stops", "[workspace][format][file]")
{
    FirstFormat first;
    const auto other = must(Database::open({first.path, Database::Mode::Write, QString(), 1'024}));
    must(other->execute("BEGIN IMMEDIATE"));
    const auto stopped =
        Workspace::open(first.path, Workspace::Access::Write, first.clock, first.ids, laterCatalog("customer"));
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == ErrorCode::WorkspaceLocked);
    CHECK(first.copies().isEmpty());
    other->rollback();
    CHECK(first.open(Workspace::Access::Write, laterCatalog("customer")));
    CHECK(first.copies().size() == 1);
}

TEST_CASE("a file of a newer format is refused and stays as it was to the byte", "[workspace][format][file]")
{
    FirstFormat first;
    {
        // The number stands in the head of the file, big-endian, at byte 60.
        QFile file(first.path);
        REQUIRE(file.open(QIODevice::ReadWrite));
        file.seek(63);
        file.putChar(char(fileFormat + 1));
    }
    const QByteArray before = first.bytes();
    for (const auto access : {Workspace::Access::Read, Workspace::Access::Write}) {
        const auto opened = Workspace::open(first.path, access, first.clock, first.ids, laterCatalog("customer"));
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == ErrorCode::WorkspaceNewer);
        CHECK(opened.error().arguments ==
              QStringList{first.path, QString::number(fileFormat + 1), QString::number(fileFormat)});
    }
    CHECK(first.bytes() == before);
    const QStringList left = first.files();
    CHECK(left.filter(QStringLiteral("before-update")).isEmpty());
    CHECK(left.filter(QStringLiteral(".part")).isEmpty());
}

TEST_CASE("two workspaces in one program keep their own fields apart", "[workspace][format][file]")
{
    // As many fields on the same kind of record, under other keys: nothing made for one may serve the other.
    FirstFormat first;
    TempWorkspace other(99);
    other.commit({other.creation(u"custom_field", {{"entity", QStringLiteral("customer")},
                                                   {"key", QStringLiteral("x_0123456789abc")},
                                                   {"label", QStringLiteral("Own")},
                                                   {"type", QStringLiteral("text")}})});
    const RecordId mine =
        other.create(u"customer", {{"name", QStringLiteral("A")}, {"x_0123456789abc", QStringLiteral("b")}});
    const auto workspace = first.open();
    REQUIRE(workspace->catalog()->entity(u"customer")->fieldCount() == other.entity(u"customer")->fieldCount());
    CHECK(must(workspace->verify()).ok);
    CHECK(other.text(u"customer", mine, "x_0123456789abc") == QStringLiteral("b"));
    other.requireSound();
}
