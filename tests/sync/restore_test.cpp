// SPDX-License-Identifier: GPL-3.0-or-later
// Servers and disks that go back in time, copies that speak twice, and those who come back after long.
#include "core/store/sync_replica.h"
#include "core/workspace/sync_door.h"
#include "tests/sync/sync_world.h"

#include <QFile>

using namespace millrace;
using namespace millrace::test;

namespace {

struct Office : SyncWorld
{
    RecordId id;
    Office() : SyncWorld(2)
    {
        scopes.people[0].range = scopes.people[1].range = TableOfScopes::All;
        settleAll();
        id = customer(0, QStringLiteral("Acme"));
        settleAll();
    }
};

const QString backup = QStringLiteral("backup.millrace");

} // namespace

TEST_CASE("a server restored from an older copy gets back what it lost (F13, F14, F15)", "[sync][restore]")
{
    Office office;
    office.keepServer(backup);
    office.set(0, "customer", office.id, "city", QStringLiteral("after the copy"));
    const RecordId later = office.customer(1, QStringLiteral("Later"));
    office.settleAll();
    office.restoreServer(backup);
    CHECK_FALSE(office.has(office.server(), "customer", later));
    office.settleAll();
    CHECK(office.has(office.server(), "customer", later));
    CHECK(office.text(office.server(), "customer", office.id, "city") == QStringLiteral("after the copy"));
    CHECK(must(office[0].engine->status()).state.divergedCount == 1);
    office.requireEqual();
}

TEST_CASE("a restore to where only something refused is lost is noticed too (F17)", "[sync][restore]")
{
    Office office;
    office.scopes.people[1].range = TableOfScopes::Own;
    office.set(1, "customer", office.id, "city", QStringLiteral("not allowed"));
    office.keepServer(backup);
    office.settle(1);
    CHECK(office.isKept(QStringLiteral("not allowed")));
    office.restoreServer(backup);
    CHECK_FALSE(office.isKept(QStringLiteral("not allowed")));
    office.settleAll();
    CHECK(office.isKept(QStringLiteral("not allowed")));
    office.requireEqual();
}

TEST_CASE("a restore in the middle of a first sync, and of a recovery (F16, F18)", "[sync][restore]")
{
    Office office;
    for (int i = 0; i < 6; ++i)
        office.customer(0, QStringLiteral("Customer %1").arg(i));
    office.settle(0);
    office.keepServer(backup);
    for (int i = 6; i < 9; ++i)
        office.customer(0, QStringLiteral("Customer %1").arg(i));
    office.settle(0);
    // A new workstation of the second person, two pages into its first sync.
    office.closeStation(1);
    const QString fresh = office.file(QStringLiteral("fresh.millrace"));
    {
        SyncWorld blank(1, 9);
        blank.closeStation(0);
        REQUIRE(QFile::copy(blank[0].path, fresh));
    }
    office.openStation(1);
    const size_t newcomer = office.addStation(office.scopes.people[1].id, fresh);
    office[newcomer].engine->setLimits({50, 500, 3, 2});
    must(office[newcomer].engine->join());
    for (int i = 0; i < 3; ++i)
        must(office[newcomer].engine->step());
    office.restoreServer(backup);
    for (int i = 0; i < 3; ++i)
        must(office[newcomer].engine->step());
    // And once more while it recovers.
    office.restoreServer(backup);
    office.settle(0);
    office.settle(newcomer);
    office.settleAll();
    CHECK(office.count(office.server(), "customer") == 10);
    office.requireEqual();
}

TEST_CASE("edits meant for one server are not sent to a copy of it (F19)", "[sync][restore]")
{
    Office office;
    office.set(0, "customer", office.id, "city", QStringLiteral("for the real one"));
    office.setEnvironment(QStringLiteral("staging"));
    CHECK(must(office[0].engine->step()) == SyncEngine::Outcome::WrongDatabase);
    CHECK(office.text(office.server(), "customer", office.id, "city").isEmpty());
    office.setEnvironment(QStringLiteral("prod"));
    office.settleAll();
    CHECK(office.text(office.server(), "customer", office.id, "city") == QStringLiteral("for the real one"));
    office.requireEqual();
}

TEST_CASE("a workstation that was copied and goes on twice: one takes a new name, nothing is lost or doubled (F20)",
          "[sync][restore]")
{
    Office office;
    office.set(0, "customer", office.id, "city", QStringLiteral("before the copy"));
    office.keepStation(0, QStringLiteral("copy.millrace"));
    const size_t copy = office.addStation(office[0].user, office.file(QStringLiteral("copy.millrace")));
    office.customer(0, QStringLiteral("By the first"));
    office.customer(copy, QStringLiteral("By the second"));
    office.settle(0);
    office.settle(copy);
    office.settleAll();
    CHECK(office.count(office.server(), "customer") == 3);
    CHECK(must(office[0].engine->status()).state.client != must(office[copy].engine->status()).state.client);
    office.requireEqual();
}

TEST_CASE("a workstation that goes back to an older disk catches up (F21)", "[sync][restore]")
{
    Office office;
    office.keepStation(0, QStringLiteral("disk.millrace"));
    office.set(0, "customer", office.id, "city", QStringLiteral("sent"));
    office.settle(0);
    office.rollBackStation(0, QStringLiteral("disk.millrace"));
    office.customer(0, QStringLiteral("After the disk"));
    office.settleAll();
    CHECK(office.text(*office[0].workspace, "customer", office.id, "city") == QStringLiteral("sent"));
    CHECK(office.count(office.server(), "customer") == 2);
    office.requireEqual();
}

TEST_CASE("weeks offline: all of it arrives, in batches and in order (F27)", "[sync][restore]")
{
    Office office;
    for (int i = 0; i < 120; ++i)
        office.set(0, "customer", office.id, i % 2 ? "city" : "address", QStringLiteral("value %1").arg(i));
    for (int i = 0; i < 30; ++i)
        office.setOnServer("customer", office.id, "country", QStringLiteral("country %1").arg(i));
    office.tick(40 * 86400);
    office.settleAll();
    CHECK(office.text(office.server(), "customer", office.id, "city") == QStringLiteral("value 119"));
    CHECK(office.text(office.server(), "customer", office.id, "address") == QStringLiteral("value 118"));
    CHECK(office.isKept(QStringLiteral("value 57")));
    CHECK(office.count(office.server(), "conflict") == 0);
    office.requireEqual();
}

TEST_CASE("who comes back after the server has forgotten its events builds anew and loses no edit (F28)",
          "[sync][restore]")
{
    Office office;
    office.set(0, "customer", office.id, "city", QStringLiteral("written offline"));
    const RecordId lost = office.customer(1, QStringLiteral("Will be gone"));
    office.settle(1);
    office.scopes.people[0].range = TableOfScopes::Own;
    office.setOnServer("customer", lost, "country", QStringLiteral("China"));
    must(office.hub().compact(must(office.hub().head()).seq));
    office.tick(200 * 86400);
    office.settleAll();
    CHECK(office.text(office.server(), "customer", office.id, "city") == QStringLiteral("written offline"));
    office.requireEqual();
}

TEST_CASE("a verification finds a row that went wrong, repairs it and says so", "[sync][verify]")
{
    Office office;
    // The server says something else of the row than what the workstation believes it said.
    office[1].peer->mangle = [&](QByteArray &body) {
        const QByteArray id = office.id.toString().toUtf8();
        QList<QByteArray> lines = body.split('\n');
        lines.removeIf([&](const QByteArray &line) { return line.startsWith("[\"customer\"") && line.contains(id); });
        body = lines.join('\n');
    };
    office.set(0, "customer", office.id, "city", QStringLiteral("swallowed"));
    office.settle(0);
    office.settle(1);
    office[1].peer->mangle = {};
    const auto found = must(office[1].engine->verify());
    CHECK(found.compared);
    CHECK(found.repaired == 1);
    office.settleAll();
    CHECK(must(office[1].engine->status()).state.repairedRoots == 1);
    CHECK(must(office[1].engine->verify()).repaired == 0);
    office.requireEqual();
}

TEST_CASE("what a backup covers is let go after thirty days, and not before", "[sync][restore]")
{
    Office office;
    const EntityPtr customers = office[0]->catalog()->entity(u"customer");
    const RecordId uuid =
        office.edit(0, {Edit::create(customers).with(*customers, u"name", Value(QStringLiteral("Kept")))}).operation;
    const auto state = [&] {
        SendState found = SendState::Waiting;
        must(sync_door::read(*office[0].workspace, [&](Database &database) -> Result<void> {
            MILLRACE_ASSIGN(const auto own, sync_replica::own(database, uuid));
            found = own->state;
            return {};
        }));
        return found;
    };
    CHECK(state() == SendState::Waiting);
    office.settleAll();
    CHECK(state() == SendState::Settled);
    must(office.hub().setBackupSeq(must(office.hub().head()).seq));
    office.tick(29 * 86400);
    office.settleAll();
    CHECK(state() == SendState::Settled);
    office.tick(2 * 86400);
    office.settleAll();
    CHECK(state() == SendState::Kept);
    office.requireEqual();
}

TEST_CASE("a server whose clock jumps keeps its order (F26)", "[sync][restore]")
{
    Office office;
    office.set(0, "customer", office.id, "city", QStringLiteral("before"));
    office.settleAll();
    office.tick(-3 * 86400);
    office.set(0, "customer", office.id, "city", QStringLiteral("after the jump back"));
    office.settleAll();
    office.tick(30 * 86400);
    office.set(1, "customer", office.id, "city", QStringLiteral("after the jump on"));
    office.settleAll();
    CHECK(office.text(office.server(), "customer", office.id, "city") == QStringLiteral("after the jump on"));
    std::int64_t backwards = 0;
    must(sync_door::read(office.server(), [&](Database &database) -> Result<void> {
        MILLRACE_ASSIGN(backwards, database.scalar("SELECT count(*) FROM journal_commit a JOIN journal_commit b ON "
                                                   "b.no = a.no + 1 WHERE b.recorded_at < a.recorded_at"));
        return {};
    }));
    CHECK(backwards == 0);
    office.requireEqual();
}

TEST_CASE("two who make the same customer both keep theirs (F39)", "[sync][merge]")
{
    Office office;
    office.customer(0, QStringLiteral("Twice"));
    office.customer(1, QStringLiteral("Twice"));
    office.settleAll();
    CHECK(office.count(office.server(), "customer", QStringLiteral("name = \"Twice\"")) == 2);
    office.requireEqual();
}
