// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include "core/store/layout.h"
#include "core/workspace/operation.h"
#include "tests/support/temp_workspace.h"

#include <QFile>

using namespace millrace;
using namespace millrace::test;

static ErrorCode codeOf(const Result<std::unique_ptr<Workspace>> &result)
{
    REQUIRE_FALSE(result.has_value());
    return result.error().code;
}

TEST_CASE("init refuses to write over anything and to write where there is no folder", "[workspace][open][file]")
{
    TempWorkspace ws;
    Workspace::InitOptions options;
    options.currency = *CurrencyCode::fromString(u"CNY");
    options.path = ws.path();
    CHECK(codeOf(Workspace::init(options, ws.clock, ws.ids)) == ErrorCode::OutputExists);
    options.path = ws.path(QStringLiteral("nowhere/x.millrace"));
    CHECK(codeOf(Workspace::init(options, ws.clock, ws.ids)) == ErrorCode::MissingFile);
}

TEST_CASE("a copy that is not sound does not get its name", "[workspace][open][file]")
{
    TempWorkspace ws;
    const QString to = ws.path(QStringLiteral("copy.millrace"));
    CHECK(ws->backup(ws.path(QStringLiteral("nowhere/copy.millrace"))).error().code == ErrorCode::MissingFile);
    {
        const auto odd = must(Database::open({ws.path(), Database::Mode::Write, QString(), 1'024}));
        must(odd->execute("CREATE TABLE odd (x INTEGER CHECK (x > 0)); PRAGMA ignore_check_constraints=ON;"
                          "INSERT INTO odd VALUES (-1)"));
    }
    const auto copied = ws->backup(to);
    REQUIRE_FALSE(copied);
    CHECK(copied.error().code == ErrorCode::WorkspaceCorrupt);
    CHECK(copied.error().arguments.value(0) == to);
    CHECK(copied.error().arguments.value(1).contains(QStringLiteral("odd")));
    CHECK_FALSE(QFile::exists(to));
    CHECK_FALSE(QFile::exists(to + QStringLiteral(".part")));
}

TEST_CASE("what is not a workspace is refused and left as it was", "[workspace][open][file]")
{
    TempWorkspace ws;
    const auto write = [&](const QString &name, const QByteArray &content) {
        QFile file(ws.path(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(content);
        return ws.path(name);
    };
    const auto reading = Workspace::Access::Read;
    const auto writing = Workspace::Access::Write;
    CHECK(codeOf(Workspace::open(ws.path(QStringLiteral("none")), reading, ws.clock, ws.ids)) ==
          ErrorCode::WorkspaceMissing);
    const QString text = write(QStringLiteral("text.millrace"), QByteArray("just some text ").repeated(1000));
    CHECK(codeOf(Workspace::open(text, reading, ws.clock, ws.ids)) == ErrorCode::WorkspaceCorrupt);
    CHECK(codeOf(Workspace::open(text, writing, ws.clock, ws.ids)) == ErrorCode::WorkspaceCorrupt);
    const QString empty = write(QStringLiteral("empty.millrace"), {});
    CHECK(codeOf(Workspace::open(empty, writing, ws.clock, ws.ids)) == ErrorCode::WorkspaceCorrupt);
    CHECK(QFile(empty).size() == 0);
    CHECK(codeOf(Workspace::open(ws.folder.path(), reading, ws.clock, ws.ids)) == ErrorCode::WorkspaceCorrupt);
    CHECK(QFile(text).size() == 15'000);
}

TEST_CASE("a file of a newer format is refused and not touched", "[workspace][open][file]")
{
    TempWorkspace ws;
    ws.workspace.reset();
    must(must(Database::open({ws.path(), Database::Mode::Write, QString(), 1024}))
             ->execute("PRAGMA user_version = " + QByteArray::number(fileFormat + 1)));
    for (const auto access : {Workspace::Access::Read, Workspace::Access::Write}) {
        const auto opened = Workspace::open(ws.path(), access, ws.clock, ws.ids);
        REQUIRE_FALSE(opened.has_value());
        CHECK(opened.error().code == ErrorCode::WorkspaceNewer);
        CHECK(opened.error().arguments.contains(QString::number(fileFormat + 1)));
    }
}

TEST_CASE("torn pages are found by verify and never crash the reader", "[workspace][open][file]")
{
    TempWorkspace ws;
    for (int i = 0; i < 300; ++i)
        ws.create(u"customer", {{"name", QStringLiteral("Customer %1").arg(i)}, {"city", QStringLiteral("重庆")}});
    ws.workspace.reset();
    std::mt19937_64 random(9);
    int noticed = 0;
    constexpr int rounds = 40;
    for (int round = 0; round < rounds; ++round) {
        const QString copy = ws.path(QStringLiteral("torn.millrace"));
        QFile::remove(copy);
        REQUIRE(QFile::copy(ws.path(), copy));
        QFile file(copy);
        REQUIRE(file.open(QIODevice::ReadWrite));
        const qint64 page = qint64(random() % std::uint64_t(file.size() / 4096));
        file.seek(page * 4096);
        for (int i = 0; i < 64; ++i)
            file.putChar(char(random()));
        file.close();
        const auto opened = Workspace::open(copy, Workspace::Access::Read, ws.clock, ws.ids);
        if (!opened) {
            ++noticed;
            continue;
        }
        const auto report = (*opened)->verify();
        if (!report || !report->ok)
            ++noticed;
        static_cast<void>((*opened)->search((*opened)->session(), QStringLiteral("custo"), 10));
        Query query;
        query.entity = QStringLiteral("customer");
        static_cast<void>((*opened)->rows((*opened)->session(), query));
    }
    CHECK(noticed == rounds);
}

TEST_CASE("an operation that was cut off is taken back at the next opening", "[workspace][operation][file]")
{
    TempWorkspace ws;
    ws.create(u"customer", {{"name", QStringLiteral("Before")}});
    const Digests before = must(ws->digests());
    const QString copy = ws.path(QStringLiteral("cut.millrace"));
    {
        auto operation = ws->begin(ws.session(), QStringLiteral("import: x.csv"), Origin::Import);
        std::vector<Edit> edits;
        for (int i = 0; i < 1200; ++i)
            edits.push_back(ws.creation(u"customer", {{"name", QStringLiteral("Row %1").arg(i)}}));
        must(operation->apply(edits));
        // A copy of the file while the operation is open is what a killed program leaves behind.
        must(ws->backup(copy));
        must(operation->takeBack());
    }
    CHECK(must(ws->digests()).records == before.records);
    CHECK(ws.count("customer") == 1);
    ws.requireSound();
    SECTION("also for a reader, where nobody else is at it")
    {
        const auto reading = must(Workspace::open(copy, Workspace::Access::Read, ws.clock, ws.ids));
        Query query;
        query.entity = QStringLiteral("customer");
        CHECK(must(reading->count(reading->session(), query)) == 1);
    }
    const auto reopened = must(Workspace::open(copy, Workspace::Access::Write, ws.clock, ws.ids));
    CHECK(must(reopened->digests()).records == before.records);
    CHECK(must(reopened->verify()).ok);
}

TEST_CASE("a load of creations is one operation with a verdict for every row", "[workspace][operation]")
{
    TempWorkspace ws;
    auto operation = ws->begin(ws.session(), QStringLiteral("import: x.csv"), Origin::Import);
    std::vector<Edit> edits{ws.creation(u"customer", {{"name", QStringLiteral("Good")}}),
                            ws.creation(u"customer", {{"city", QStringLiteral("no name")}}),
                            ws.creation(u"customer", {{"name", QStringLiteral("Code")},
                                                      {"credit_code", QStringLiteral("91350100M000100Y43")}}),
                            ws.creation(u"customer", {{"name", QStringLiteral("Same code")},
                                                      {"credit_code", QStringLiteral("91350100M000100Y43")}})};
    const auto verdicts = operation->load(std::move(edits), {10, 11, 12, 13});
    REQUIRE(verdicts.size() == 1);
    CHECK(verdicts.front().tag == 11);
    CHECK(verdicts.front().refused);
    const auto later = must(operation->settle());
    REQUIRE(later.size() == 1);
    CHECK(later.front().tag == 13);
    const RecordId id = must(operation->finish());
    CHECK(ws.count("customer") == 2);
    ws.requireSound();
    must(ws->undo(ws.session(), id));
    CHECK(ws.count("customer") == 0);
    CHECK(ws.count("customer", {}, Query::Rows::All) == 0);
    ws.requireSound();
}

TEST_CASE("a save in the middle of a load is written at once and both stay whole", "[workspace][operation]")
{
    TempWorkspace ws;
    const RecordId other = ws.create(u"customer", {{"name", QStringLiteral("Other")}});
    auto operation = ws->begin(ws.session(), QStringLiteral("import: x.csv"), Origin::Import);
    for (int batch = 0; batch < 10; ++batch) {
        std::vector<Edit> edits;
        for (int i = 0; i < 200; ++i)
            edits.push_back(ws.creation(u"customer", {{"name", QStringLiteral("Row %1-%2").arg(batch).arg(i)}}));
        CHECK(operation->load(std::move(edits), {}).empty());
        ws.commit({ws.change(u"customer", other, {{"city", QStringLiteral("City %1").arg(batch)}})});
        CHECK(ws.text(u"customer", other, "city") == QStringLiteral("City %1").arg(batch));
    }
    must(operation->finish());
    CHECK(ws.count("customer") == 2001);
    ws.requireSound();
}

TEST_CASE("a backup is a whole workspace of its own and never overwrites", "[workspace][backup][file]")
{
    TempWorkspace ws;
    ws.create(u"customer", {{"name", QStringLiteral("Acme")}});
    const QString copy = ws.path(QStringLiteral("copy.millrace"));
    must(ws->backup(copy));
    const auto again = ws->backup(copy);
    REQUIRE_FALSE(again.has_value());
    CHECK(again.error().code == ErrorCode::OutputExists);
    const auto opened = must(Workspace::open(copy, Workspace::Access::Read, ws.clock, ws.ids));
    CHECK(must(opened->digests()).records == must(ws->digests()).records);
    CHECK(must(opened->verify()).ok);
}

TEST_CASE("a write-protected workspace opens to read and says so when written", "[workspace][open][file]")
{
    TempWorkspace ws;
    ws.create(u"customer", {{"name", QStringLiteral("Acme")}});
    ws.workspace.reset();
    const auto opened = must(Workspace::open(ws.path(), Workspace::Access::Read, ws.clock, ws.ids));
    CommitRequest request;
    request.edits = {Edit::create(opened->catalog()->entity(u"customer"))};
    CHECK(opened->commit(opened->session(), request).error().code == ErrorCode::WorkspaceReadOnly);
    CHECK(opened->undo(opened->session(), {}).error().code == ErrorCode::WorkspaceReadOnly);
    CHECK(opened->rebuild().error().code == ErrorCode::WorkspaceReadOnly);
}
