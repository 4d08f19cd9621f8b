// SPDX-License-Identifier: GPL-3.0-or-later
// What two people and a server owe each other while all is well, and when answers are lost.
#include "tests/sync/sync_world.h"

using namespace millrace;
using namespace millrace::test;

TEST_CASE("what one writes, the other reads, with its history and its stamps", "[sync]")
{
    SyncWorld world(3);
    world.scopes.people[1].range = TableOfScopes::All;
    world.settleAll();
    world.requireEqual();
    const RecordId id = world.customer(0, QStringLiteral("Acme"));
    world.set(0, "customer", id, "city", QStringLiteral("Wuhan"));
    world.set(0, "customer", id, "city", QStringLiteral("Chengdu"));
    world.settle(0);
    world.settle(1);
    CHECK(world.text(*world[1].workspace, "customer", id, "city") == QStringLiteral("Chengdu"));
    const RecordHistory history = must(world[1]->history(world[1]->session(), QStringLiteral("customer"), id));
    QStringList cities;
    for (const HistoryCommit &commit : history.commits)
        for (const HistoryChange &change : commit.changes)
            if (change.field == QStringLiteral("city"))
                cities << change.now.valueOr<QString>();
    cities.sort();
    CHECK(cities == QStringList{QStringLiteral("Chengdu"), QStringLiteral("Wuhan")});
    world.settleAll();
    world.requireEqual();
    CHECK(must(world[0].engine->verify()).compared);
    CHECK(must(world[1].engine->verify()).repaired == 0);
}

TEST_CASE("a person sees what he wrote until the server has answered, and nobody else does before", "[sync]")
{
    SyncWorld world(2);
    world.scopes.people[0].range = world.scopes.people[1].range = TableOfScopes::All;
    world.settleAll();
    const RecordId id = world.customer(0, QStringLiteral("Acme"));
    world.settleAll();
    world.set(0, "customer", id, "city", QStringLiteral("mine"));
    world.set(1, "customer", id, "city", QStringLiteral("theirs"));
    world.settle(1);
    // His own edit waits; what comes from the server meanwhile does not take it from his screen.
    world[0].peer->loseRequest = true;
    CHECK(must(world[0].engine->step()) == SyncEngine::Outcome::Unreachable);
    CHECK(world.text(*world[0].workspace, "customer", id, "city") == QStringLiteral("mine"));
    world.settleAll();
    world.requireEqual();
}

TEST_CASE("an answer that is lost, and a request that comes twice, change nothing (F5, F6)", "[sync][faults]")
{
    SyncWorld world(1);
    world.settleAll();
    const RecordId id = world.customer(0, QStringLiteral("Acme"));
    world[0].peer->loseReply = true;
    CHECK(must(world[0].engine->step()) == SyncEngine::Outcome::Unreachable);
    const auto [call, body] = world[0].peer->sent.back();
    REQUIRE(call == SyncCall::Push);
    const SyncPoint before = must(world.hub().head());
    world.settle(0);
    CHECK(must(world.hub().head()) == before);
    world.set(0, "customer", id, "name", QStringLiteral("Acme Ltd"));
    world.settle(0);
    // Hours later a middlebox delivers the first push once more.
    world.tick(7200);
    world.hub().answer({world[0].user, QStringLiteral("test")}, call, body);
    CHECK(world.text(world.server(), "customer", id, "name") == QStringLiteral("Acme Ltd"));
    CHECK(world.count(world.server(), "customer") == 1);
    world.settleAll();
    world.requireEqual();
}

TEST_CASE("an answer that was cut off or is not ours is not applied (F7)", "[sync][faults]")
{
    SyncWorld world(2);
    world.scopes.people[1].range = TableOfScopes::All;
    world.settleAll();
    world.customer(0, QStringLiteral("Acme"));
    world.settle(0);
    const auto before = world.held(*world[1].workspace);
    const std::vector<std::function<void(QByteArray &)>> middleboxes{
        [](QByteArray &body) { body.chop(1); },
        [](QByteArray &body) { body.truncate(body.lastIndexOf('\n', body.size() - 2) + 1); },
        [](QByteArray &body) { body = "<html>Please sign in</html>\n"; },
        [](QByteArray &body) { body.clear(); },
        [](QByteArray &body) { body.replace("\"end\":true", "\"end\":false"); },
        [](QByteArray &body) { body.prepend("{\"root\":17}\n"); },
    };
    for (const auto &mangle : middleboxes) {
        world[1].peer->mangle = mangle;
        CHECK(must(world[1].engine->step()) == SyncEngine::Outcome::Refused);
        CHECK(world.held(*world[1].workspace) == before);
    }
    world[1].peer->mangle = {};
    world.settleAll();
    world.requireEqual();
}

TEST_CASE("a server that fails for a day leaves the queue as it was (F48)", "[sync][faults]")
{
    SyncWorld world(1);
    world.settleAll();
    world[0].peer->failing = true;
    for (int i = 0; i < 5; ++i) {
        world.customer(0, QStringLiteral("Customer %1").arg(i));
        CHECK(must(world[0].engine->step()) == SyncEngine::Outcome::Refused);
    }
    CHECK(must(world[0].engine->status()).waiting == 5);
    world[0].peer->failing = false;
    world.settleAll();
    CHECK(must(world[0].engine->status()).waiting == 0);
    CHECK(world.count(world.server(), "customer") == 5);
    world.requireEqual();
}

TEST_CASE("custom fields and what a choice offers travel like any record", "[sync]")
{
    SyncWorld world(2);
    world.scopes.people[1].range = TableOfScopes::All;
    world.settleAll();
    const EntityPtr fields = world[0]->catalog()->entity(u"custom_field");
    Edit field = Edit::create(fields);
    field.with(*fields, u"key", Value(QStringLiteral("x_0123456789abc")));
    field.with(*fields, u"entity", Value(QStringLiteral("customer")));
    field.with(*fields, u"type", Value(QStringLiteral("text")));
    field.with(*fields, u"label", Value(QStringLiteral("Mood")));
    world.edit(0, {field});
    const RecordId id = world.customer(0, QStringLiteral("Acme"));
    world.set(0, "customer", id, "x_0123456789abc", QStringLiteral("sunny"));
    world.settleAll();
    CHECK(world.text(*world[1].workspace, "customer", id, "x_0123456789abc") == QStringLiteral("sunny"));
    world.requireEqual();
}

TEST_CASE("a workspace that began alone joins a team with everything in it", "[sync]")
{
    SyncWorld world(2);
    world.scopes.people[1].range = TableOfScopes::All;
    world.settleAll();
    const size_t solo = world.addSolo(world.scopes.people[0].id);
    const RecordId before = world[solo]->person();
    const RecordId id = world.customer(solo, QStringLiteral("Old friend"));
    world.set(solo, "customer", id, "city", QStringLiteral("Nanjing"));
    world.set(solo, "customer", id, "city", QStringLiteral("Suzhou"));
    world.settle(solo);
    world.settleAll();
    CHECK(world[solo]->person() == world.scopes.people[0].id);
    CHECK(world.text(*world[1].workspace, "customer", id, "city") == QStringLiteral("Suzhou"));
    CHECK(world.text(world.server(), "customer", id, "owner") == world.scopes.people[0].id.toString());
    CHECK_FALSE(world.has(world.server(), "user", before));
    CHECK(world.isKept(QStringLiteral("Nanjing")));
    CHECK(must(world[solo].engine->refused()).empty());
    world.requireEqual();
}

TEST_CASE("fields of a newer program survive an older one on the way (F42)", "[sync]")
{
    SyncWorld world(2);
    world.scopes.people[1].range = TableOfScopes::All;
    world.settleAll();
    const RecordId id = world.customer(0, QStringLiteral("Acme"));
    world.settle(0);
    // A field that came in a push which neither side knows.
    SyncMutation mutation;
    const QByteArray sent = world[0].peer->sent.back().second;
    auto request = *sync_codec::pullRequest(sent);
    sync_codec::PushRequest push;
    push.head = request.head;
    push.head.client = world.ids.next(world.now());
    mutation.uuid = mutation.operation = world.ids.next(world.now());
    mutation.mid = 1;
    mutation.editedAt = world.now();
    SyncOp op;
    op.entity = QStringLiteral("customer");
    op.id = id;
    op.set = {{QStringLiteral("aura"), QStringLiteral("violet")}};
    mutation.ops = {op};
    mutation.seen = request.cursor;
    push.mutations = {mutation};
    world.hub().answer({world[0].user, QStringLiteral("newer")}, SyncCall::Push, sync_codec::encode(push));
    world.settleAll();
    CHECK(world.held(*world[1].workspace).at(id).contains("violet"));
    world.set(1, "customer", id, "city", QStringLiteral("Xiamen"));
    world.settleAll();
    CHECK(world.visible(world[0].user).at(id).contains("violet"));
    world.requireEqual();
}

TEST_CASE("a record that was made and lost in one commit arrives whole, with its course", "[sync]")
{
    SyncWorld world(2);
    world.scopes.people[0].range = world.scopes.people[1].range = TableOfScopes::All;
    world.settleAll();
    Workspace &workspace = *world[0].workspace;
    const EntityPtr entity = workspace.catalog()->entity(u"opportunity");
    const auto titled = [&](const char *of, const char *title) {
        return must(workspace.idsTitled(workspace.session(), QString::fromLatin1(of), QString::fromLatin1(title)))
            .at(0);
    };
    const Instant begun{world.now().us - 3'600'000'000}, lost{world.now().us - 1'800'000'000};
    Edit edit = Edit::create(entity);
    edit.at = begun;
    edit.with(*entity, u"name", Value(QStringLiteral("Lost at once")))
        .with(*entity, u"pipeline", Value(titled("pipeline", "Standard sales")));
    const int stage = entity->field(QStringLiteral("stage"))->index;
    edit.fields.push_back({stage, Value(titled("stage", "Qualification")), std::nullopt, true});
    // The stage asks for the reason, which the same moment gives, after it.
    edit.steps.push_back({stage, Value(titled("stage", "Lost")), lost, true});
    edit.steps.push_back({entity->field(QStringLiteral("reason"))->index, Value(QStringLiteral("price")), lost, true});
    const RecordId id = world.edit(0, {edit}).ids.front();
    world.settleAll();
    CHECK(must(world[0].engine->status()).refused == 0);
    CHECK(world.text(world.server(), "opportunity", id, "reason") == QStringLiteral("price"));
    CourseQuery query;
    query.entity = QStringLiteral("opportunity");
    query.fields = {QStringLiteral("stage")};
    int steps = 0;
    must(world[1]->forEachCourse(world[1]->session(), query, [&](const FieldCourse &course) {
        steps += int(course.steps.size());
        return true;
    }));
    CHECK(steps == 2);
    world.requireEqual();
}
