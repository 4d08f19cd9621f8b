// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include "tests/core/workspace/random_life.h"

#include <QFile>

using namespace millrace;
using namespace millrace::test;

static std::vector<Row> sortedRows(Workspace &workspace, const QString &entity, std::optional<AsOf> moment = {})
{
    Query query;
    query.entity = entity;
    query.rows = Query::Rows::All;
    if (moment)
        (moment->recorded ? query.knownAt : query.asOf) = moment->moment;
    auto rows = must(workspace.rows(workspace.session(), query)).rows;
    std::sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.id < b.id; });
    for (Row &row : rows)
        row.no = 0;
    return rows;
}

static bool sameRows(const std::vector<Row> &a, const std::vector<Row> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Row &x, const Row &y) { return x.id == y.id && x.cells == y.cells; });
}

TEST_CASE("after any history the journal rebuilds every record and the chain holds", "[workspace][journal]")
{
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        TempWorkspace ws(seed);
        RandomLife life(ws, seed);
        for (int i = 0; i < 60; ++i)
            life.step();
        ws.requireSound();
        const Digests before = must(ws->digests());
        must(ws->rebuild());
        const Digests after = must(ws->digests());
        CHECK(before.records == after.records);
        CHECK(before.history == after.history);
        ws.requireSound();
    }
}

TEST_CASE("undo is the identity for every kind of operation, and redo brings it back", "[workspace][undo]")
{
    int undone = 0;
    for (std::uint64_t seed = 11; seed <= 16; ++seed) {
        TempWorkspace ws(seed);
        RandomLife life(ws, seed);
        for (int i = 0; i < 40; ++i) {
            const QByteArray before = must(ws->digests()).records;
            const RecordId operation = life.step();
            if (operation.isNull())
                continue;
            const QByteArray after = must(ws->digests()).records;
            ws.tick();
            const UndoReceipt back = must(ws->undo(ws.session(), operation));
            REQUIRE_FALSE(back.blocked);
            CHECK(must(ws->digests()).records == before);
            ws.tick();
            const UndoReceipt again = must(ws->undo(ws.session(), back.operation));
            REQUIRE_FALSE(again.blocked);
            CHECK(must(ws->digests()).records == after);
            ++undone;
        }
        ws.requireSound();
    }
    CHECK(undone > 100);
}

TEST_CASE("as known at a moment equals a copy set aside then", "[workspace][as-of]")
{
    TempWorkspace ws(21);
    RandomLife life(ws, 21);
    struct Aside
    {
        Instant moment;
        std::map<QString, std::vector<Row>> rows;
    };
    std::vector<Aside> aside;
    const QStringList entities{QStringLiteral("customer"), QStringLiteral("contact"), QStringLiteral("opportunity"),
                               QStringLiteral("activity"), QStringLiteral("task"),    QStringLiteral("stage")};
    for (int i = 0; i < 80; ++i) {
        life.step();
        if (i % 10 == 9) {
            Aside copy{ws.clock.now(), {}};
            for (const QString &entity : entities)
                copy.rows[entity] = sortedRows(*ws, entity);
            aside.push_back(std::move(copy));
        }
    }
    for (const Aside &copy : aside)
        for (const QString &entity : entities) {
            INFO(entity.toStdString());
            CHECK(sameRows(sortedRows(*ws, entity, AsOf{copy.moment, true}), copy.rows.at(entity)));
        }
}

TEST_CASE("as of a moment, what others refer to is seen in its first state though the file heard of it later",
          "[workspace][as-of]")
{
    TempWorkspace ws;
    const RecordId people = ws.create(u"department", {{"name", QStringLiteral("Field")}});
    const RecordId desk = ws.create(u"department", {{"name", QStringLiteral("Desk")}});
    const RecordId agent = ws.create(
        u"user",
        {{"name", QStringLiteral("Ada")}, {"login", QStringLiteral("ada")}, {"department", people.toString()}});
    const RecordId firm = ws.create(u"customer", {{"name", QStringLiteral("Old name")}});
    const Instant start = ws.clock.now();
    Edit edit = ws.creation(u"opportunity", {{"name", QStringLiteral("Old deal")},
                                             {"pipeline", ws.pipeline()},
                                             {"stage", ws.stage(QStringLiteral("Qualification")).toString()},
                                             {"customer", firm.toString()},
                                             {"owner", agent.toString()}});
    edit.at = {start.us - 400 * 86'400'000'000LL};
    ws.commit({edit});
    ws.tick();
    ws.commit({ws.change(u"customer", firm, {{"name", QStringLiteral("New name")}}),
               ws.change(u"user", agent, {{"department", desk.toString()}})});
    ws.tick();

    Query query;
    query.entity = QStringLiteral("opportunity");
    query.fields = {FieldPath::of(u"customer.name"), FieldPath::of(u"owner.department"),
                    FieldPath::of(u"owner.department.name")};
    const auto cells = [&] { return must(ws->rows(ws.session(), query)).rows.at(0).cells; };
    const auto counted = [&](const char *entity, const char *filter) {
        Query counting = query;
        counting.entity = QString::fromLatin1(entity);
        counting.fields.clear();
        counting.filter = must(parseFilter(QString::fromLatin1(filter)));
        return must(ws->count(ws.session(), counting));
    };
    const std::vector<Value> first{QStringLiteral("Old name"), people, QStringLiteral("Field")};
    const std::vector<Value> last{QStringLiteral("New name"), desk, QStringLiteral("Desk")};

    query.asOf = Instant{start.us - 200 * 86'400'000'000LL};
    CHECK(cells() == first);
    CHECK(counted("opportunity", "customer.name = \"Old name\"") == 1);
    CHECK(counted("opportunity", "stage.kind = \"open\" and owner.department.name = \"Field\"") == 1);
    CHECK(counted("opportunity", "stage.kind = \"won\"") == 0);
    // Seen by those that refer to it, but not there itself.
    CHECK(counted("customer", "") == 0);
    CHECK(counted("user", "") == 0);
    query.asOf = start;
    CHECK(cells() == first);
    query.asOf = ws.clock.now();
    CHECK(cells() == last);
    CHECK(counted("customer", "") == 1);

    SECTION("and by what the file had heard, there is nothing before it heard of it")
    {
        query.asOf.reset();
        query.knownAt = start;
        CHECK(cells() == first);
        query.knownAt = Instant{start.us - 1};
        CHECK(must(ws->rows(ws.session(), query)).rows.empty());
    }
}

TEST_CASE("as of a moment follows the dates of the business, not of the recording", "[workspace][as-of]")
{
    TempWorkspace ws;
    const EntityPtr def = ws.entity(u"opportunity");
    const auto day = [](const char *text) {
        return Instant::fromDateTime(
            QDateTime(QDate::fromString(QString::fromLatin1(text), Qt::ISODate), QTime(0, 0), Qt::UTC));
    };
    Edit edit = ws.creation(u"opportunity", {{"name", QStringLiteral("Old deal")},
                                             {"pipeline", ws.pipeline()},
                                             {"amount", QStringLiteral("5 CNY")},
                                             {"stage", ws.stage(QStringLiteral("Qualification")).toString()}});
    edit.at = day("2024-01-10");
    edit.steps.push_back(
        {def->field(u"stage")->index, Value(ws.stage(QStringLiteral("Needs analysis"))), day("2024-03-01"), true});
    edit.steps.push_back(
        {def->field(u"stage")->index, Value(ws.stage(QStringLiteral("Won"))), day("2024-06-01"), true});
    const RecordId id = ws.commit({edit}).ids.front();

    const auto stageAt = [&](const char *when) {
        Query query;
        query.entity = QStringLiteral("opportunity");
        query.fields = {FieldPath::of(u"stage.name")};
        query.asOf = day(when);
        const auto rows = must(ws->rows(ws.session(), query)).rows;
        return rows.empty() ? QString() : rows.front().cells.front().valueOr<QString>();
    };
    const auto stageIdAt = [&](const char *when) {
        Query query;
        query.entity = QStringLiteral("opportunity");
        query.fields = {FieldPath::of(u"stage")};
        query.asOf = day(when);
        const auto rows = must(ws->rows(ws.session(), query)).rows;
        return rows.empty() ? RecordId() : rows.front().cells.front().valueOr<RecordId>();
    };
    CHECK(stageAt("2024-01-09").isEmpty());
    CHECK(stageIdAt("2024-01-09").isNull());
    CHECK(stageIdAt("2024-02-01") == ws.stage(QStringLiteral("Qualification")));
    CHECK(stageIdAt("2024-03-01") == ws.stage(QStringLiteral("Needs analysis")));
    CHECK(stageIdAt("2025-01-01") == ws.stage(QStringLiteral("Won")));
    // The stages themselves were made in 2026: what refers to them sees them all the same.
    CHECK(stageAt("2024-02-01") == QLatin1String("Qualification"));
    CHECK(stageAt("2025-01-01") == QLatin1String("Won"));

    SECTION("and undoing and redoing the creation leaves the same life")
    {
        const RecordId operation = must(ws->lastUndoable(ws.session()));
        ws.tick();
        const UndoReceipt undone = must(ws->undo(ws.session(), operation));
        CHECK(stageIdAt("2024-02-01").isNull());
        ws.tick();
        must(ws->undo(ws.session(), undone.operation));
        CHECK(stageIdAt("2024-02-01") == ws.stage(QStringLiteral("Qualification")));
        CHECK(stageIdAt("2025-01-01") == ws.stage(QStringLiteral("Won")));
        ws.requireSound();
    }
    SECTION("and a fact dated back enters history only")
    {
        Edit late = Edit::update(def, id);
        late.fields.push_back(
            {def->field(u"stage")->index, Value(ws.stage(QStringLiteral("Proposal"))), day("2024-04-15"), true});
        ws.commit({late});
        CHECK(ws.record(u"opportunity", id).value(u"stage").valueOr<RecordId>() == ws.stage(QStringLiteral("Won")));
        CHECK(stageIdAt("2024-05-01") == ws.stage(QStringLiteral("Proposal")));
        CHECK(stageIdAt("2024-07-01") == ws.stage(QStringLiteral("Won")));
        ws.requireSound();
        must(ws->rebuild());
        CHECK(ws.record(u"opportunity", id).value(u"stage").valueOr<RecordId>() == ws.stage(QStringLiteral("Won")));
    }
}

TEST_CASE("undo is refused while later edits would be lost, and says which", "[workspace][undo]")
{
    TempWorkspace ws;
    const RecordId id = ws.create(u"customer", {{"name", QStringLiteral("First")}});
    const RecordId rename =
        ws.commit({ws.change(u"customer", id, {{"name", QStringLiteral("Second")}, {"city", QStringLiteral("Wuhan")}})})
            .operation;
    ws.commit({ws.change(u"customer", id, {{"name", QStringLiteral("Third")}})});
    const UndoReceipt blocked = must(ws->undo(ws.session(), rename));
    CHECK(blocked.blocked);
    REQUIRE(blocked.touchedLater.size() == 1);
    CHECK(blocked.touchedLater.front().field == QStringLiteral("name"));
    CHECK(ws.text(u"customer", id, "city") == QStringLiteral("Wuhan"));
    SECTION("keeping later edits undoes the rest")
    {
        must(ws->undo(ws.session(), rename, LaterEdits::Keep));
        CHECK(ws.text(u"customer", id, "name") == QStringLiteral("Third"));
        CHECK(ws.text(u"customer", id, "city").isEmpty());
    }
    SECTION("overwriting takes them along")
    {
        must(ws->undo(ws.session(), rename, LaterEdits::Overwrite));
        CHECK(ws.text(u"customer", id, "name") == QStringLiteral("First"));
    }
}

TEST_CASE("what was changed and taken back is in nobody's way: everything is undone to the first step",
          "[workspace][undo]")
{
    TempWorkspace ws;
    const CommitReceipt made = ws.commit({ws.creation(u"customer", {{"name", QStringLiteral("First")}})});
    const RecordId id = made.ids.front();
    const auto rename = [&](const char *name) {
        return ws.commit({ws.change(u"customer", id, {{"name", QString::fromLatin1(name)}})}).operation;
    };
    const auto undo = [&](const RecordId &operation) { return must(ws->undo(ws.session(), operation)); };
    REQUIRE_FALSE(undo(rename("Second")).blocked);
    const RecordId binned = ws.commit({Edit::remove(QStringLiteral("customer"), id)}).operation;
    REQUIRE_FALSE(undo(binned).blocked);
    SECTION("nothing is left")
    {
        const UndoReceipt gone = undo(made.operation);
        REQUIRE_FALSE(gone.blocked);
        CHECK(ws.count("customer", {}, Query::Rows::All) == 0);
        REQUIRE_FALSE(undo(gone.operation).blocked);
        CHECK(ws.text(u"customer", id, "name") == QStringLiteral("First"));
        ws.requireSound();
        must(ws->rebuild());
        CHECK(ws.text(u"customer", id, "name") == QStringLiteral("First"));
    }
    SECTION("what stands of later work is still in the way")
    {
        rename("Third");
        CHECK(undo(made.operation).blocked);
        CHECK(ws.count("customer") == 1);
    }
}

TEST_CASE("undo and redo walk back and forth through my operations", "[workspace][undo]")
{
    TempWorkspace ws;
    const RecordId id = ws.create(u"customer", {{"name", QStringLiteral("a")}});
    for (const char *name : {"b", "c"}) {
        ws.tick();
        ws.commit({ws.change(u"customer", id, {{"name", QString::fromLatin1(name)}})});
    }
    const auto name = [&] { return ws.text(u"customer", id, "name"); };
    const auto undo = [&] { must(ws->undo(ws.session(), must(ws->lastUndoable(ws.session())))); };
    const auto redo = [&] { must(ws->undo(ws.session(), must(ws->lastRedoable(ws.session())))); };
    undo();
    CHECK(name() == QStringLiteral("b"));
    undo();
    CHECK(name() == QStringLiteral("a"));
    redo();
    CHECK(name() == QStringLiteral("b"));
    redo();
    CHECK(name() == QStringLiteral("c"));
    CHECK(must(ws->lastRedoable(ws.session())).isNull());
    undo();
    ws.commit({ws.change(u"customer", id, {{"name", QStringLiteral("d")}})});
    CHECK(must(ws->lastRedoable(ws.session())).isNull());
    undo();
    undo();
    CHECK(name() == QStringLiteral("a"));
}

TEST_CASE("history names who changed what, when and from where", "[workspace][journal]")
{
    TempWorkspace ws;
    const RecordId id = ws.create(u"customer", {{"name", QStringLiteral("Acme")}});
    ws.tick();
    ws.commit({ws.change(u"customer", id, {{"city", QStringLiteral("Wuhan")}})});
    const RecordHistory history = must(ws->history(ws.session(), QStringLiteral("customer"), id));
    REQUIRE(history.commits.size() == 2);
    CHECK(history.commits[0].changes.front().field == QStringLiteral("+"));
    CHECK(history.commits[1].actor == ws->person());
    CHECK(history.commits[1].recordedAt == ws.clock.now());
    REQUIRE(history.commits[1].changes.size() == 1);
    CHECK(history.commits[1].changes[0].field == QStringLiteral("city"));
    CHECK(history.commits[1].changes[0].was.isEmpty());
    CHECK(history.commits[1].changes[0].now == Value(QStringLiteral("Wuhan")));
}

TEST_CASE("a flipped byte anywhere in the journal breaks the chain at its commit", "[workspace][journal]")
{
    TempWorkspace ws(31);
    RandomLife life(ws, 31);
    for (int i = 0; i < 25; ++i)
        life.step();
    ws.workspace.reset();
    struct Place
    {
        const char *table;
        const char *column;
        const char *expression;
    };
    const Place places[] = {
        {"journal_change", "was", "CAST(substr(was, 1, length(was) - 1) || x'7f' AS BLOB)"},
        {"journal_change", "now", "CAST(substr(now, 1, length(now) - 1) || x'7e' AS BLOB)"},
        {"journal_change", "record", "CAST(x'ff' || substr(record, 2) AS BLOB)"},
        {"journal_change", "root", "CAST(x'ff' || substr(root, 2) AS BLOB)"},
        {"journal_change", "field", "field + 1"},
        {"journal_change", "entity", "entity + 1"},
        {"journal_change", "salt", "salt + 1"},
        {"journal_change", "at_known", "1 - at_known"},
        {"journal_change", "past", "1 - past"},
        {"journal_change", "at", "coalesce(at, 0) + 1"},
        {"journal_commit", "recorded_at", "recorded_at + 1"},
        {"journal_commit", "actor", "CAST(x'ff' || substr(actor, 2) AS BLOB)"},
        {"journal_commit", "label", "label || '!'"},
        {"journal_commit", "origin", "origin + 1"},
        {"journal_commit", "cause", "coalesce(cause, '') || '!'"},
        {"journal_commit", "mid", "mid + 1000"},
        {"journal_commit", "h", "CAST(x'ff' || substr(h, 2) AS BLOB)"},
    };
    std::mt19937_64 random(5);
    for (const Place &place : places) {
        const QString copy = copyOf(ws.place, ws.path(QStringLiteral("copy.millrace")));
        qint64 altered = 0;
        {
            auto database = must(Database::open({copy, Database::Mode::Write, QString(), 1024}));
            const QByteArray key = qstrcmp(place.table, "journal_change") == 0 ? "position" : "no";
            const QByteArray condition = QByteArray(" WHERE ") + place.column + " IS NOT NULL";
            const bool nullable = qstrcmp(place.column, "at") == 0;
            const auto n =
                must(database->scalar(QByteArray("SELECT count(*) FROM ") + place.table + (nullable ? "" : condition)));
            REQUIRE(n > 0);
            const qint64 row =
                must(database->scalar("SELECT " + key + " FROM " + place.table + (nullable ? QByteArray() : condition) +
                                      " LIMIT 1 OFFSET " + QByteArray::number(qint64(random() % std::uint64_t(n)))));
            altered = key == "position" ? row >> 16 : row;
            must(database->execute(QByteArray("UPDATE ") + place.table + " SET " + place.column + " = " +
                                   place.expression + " WHERE " + key + " = " + QByteArray::number(row)));
        }
        const auto opened = must(Workspace::open(copy, Workspace::Access::Read, ws.clock, ws.ids));
        const VerifyReport report = must(opened->verify());
        INFO(place.table << "." << place.column);
        CHECK_FALSE(report.ok);
        INFO(report.details().toStdString());
        const VerifyFinding expected{QStringLiteral("altered_commit"), {QString::number(altered)}};
        CHECK(std::count(report.findings.begin(), report.findings.end(), expected) == 1);
    }
}

TEST_CASE("a commit or a change that was taken out of the journal is noticed", "[workspace][journal]")
{
    TempWorkspace ws;
    const RecordId id = ws.create(u"customer", {{"name", QStringLiteral("Acme")}});
    ws.commit({ws.change(u"customer", id, {{"city", QStringLiteral("Wuhan")}, {"region", QStringLiteral("x")}})});
    ws.workspace.reset();
    for (const char *sql : {"DELETE FROM journal_commit WHERE no = (SELECT max(no) FROM journal_commit) - 1",
                            "DELETE FROM journal_change WHERE position = (SELECT max(position) FROM journal_change)"}) {
        const QString copy = copyOf(ws.place, ws.path(QStringLiteral("copy.millrace")));
        must(must(Database::open({copy, Database::Mode::Write, QString(), 1024}))->execute(sql));
        const auto opened = must(Workspace::open(copy, Workspace::Access::Read, ws.clock, ws.ids));
        CHECK_FALSE(must(opened->verify()).ok);
    }
}
