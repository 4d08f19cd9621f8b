// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/server_calls.h"
#include "tests/server/api_world.h"

#include <set>

using namespace millrace;
using namespace millrace::test;

TEST_CASE("a record is made, read, changed, put into the bin and had back", "[server][api]")
{
    ApiWorld world;
    const Answered made =
        world.post("/customer", R"({"name":"Qingchuan","region":"East","revenue":{"amount":"1234.50"}})");
    REQUIRE(made.status == 201);
    const QByteArray address = "/customer/" + made.recordId().toLatin1();
    CHECK(made.header("Location") == "/api/v1" + address);
    CHECK(made.record()["revenue"].toObject()["amount"] == "1234.50");
    CHECK(made.record()["revenue"].toObject()["currency"] == "CNY");
    CHECK(made.record()["owner"] == world.admin.toString());

    const Answered read = world.get(address);
    CHECK(read.status == 200);
    CHECK(read.json == made.record());
    CHECK(read.header("ETag") == made.header("ETag"));

    const Answered changed = world.call("PATCH", address, {R"({"region":"West","revenue":null})"});
    CHECK(changed.status == 200);
    CHECK(changed.record()["region"] == "West");
    CHECK_FALSE(changed.record().contains("revenue"));
    CHECK(changed.header("ETag") != made.header("ETag"));

    const Answered removed = world.call("DELETE", address);
    CHECK(removed.status == 200);
    CHECK(removed.json["deleted"] == 1);
    CHECK(world.get("/customer").array("rows").isEmpty());
    CHECK(world.get("/customer?bin=true").array("rows").size() == 1);
    CHECK(world.post(address + "/restore", {}).status == 200);
    CHECK(world.get("/customer").array("rows").size() == 1);

    const QJsonArray commits = world.get(address + "/history").array("commits");
    REQUIRE(commits.size() == 4);
    CHECK(commits[1].toObject()["commit"] == changed.json["commit"]);
    const QJsonObject change = commits[1].toObject()["changes"].toArray()[0].toObject();
    CHECK(change["field"] == "region");
    CHECK(change["was"] == "East");
    CHECK(change["now"] == "West");
    world.ws.requireSound();
}

TEST_CASE("If-Match lets nobody write over what he did not see", "[server][api]")
{
    ApiWorld world;
    const Answered made = world.post("/customer", R"({"name":"A"})");
    const QByteArray address = "/customer/" + made.recordId().toLatin1();
    const QByteArray seen = made.header("ETag");
    const auto change = [&](const QByteArray &tag, const QByteArray &body) {
        return world.call("PATCH", address, {body, {{"if-match", tag}}});
    };
    const Answered first = change(seen, R"({"city":"Suzhou"})");
    CHECK(first.status == 200);
    const Answered second = change(seen, R"({"city":"Wuxi"})");
    CHECK(second.status == 412);
    CHECK(second.problems() == QStringList{" version"});
    CHECK(world.get(address).json["city"] == "Suzhou");
    CHECK(change("*", R"({"city":"Wuxi"})").status == 200);
    CHECK(change("nonsense", R"({"city":"X"})").status == 400);
    CHECK(world.call("DELETE", address, {{}, {{"if-match", first.header("ETag")}}}).status == 412);
    CHECK(world.call("DELETE", address, {{}, {{"if-match", world.get(address).header("ETag")}}}).status == 200);
}

TEST_CASE("references are given by id or title, choices by key or label, as everywhere", "[server][api]")
{
    ApiWorld world;
    const QString customer = world.make("customer", R"({"name":"Qingchuan"})");
    const Answered made = world.post("/contact", R"({"name":"Li","customer":"Qingchuan"})");
    CHECK(made.status == 201);
    CHECK(made.record()["customer"] == customer);
    const Answered nobody = world.post("/contact", R"({"name":"Li","customer":"Nobody"})");
    CHECK(nobody.status == 422);
    CHECK(nobody.problems() == QStringList{"customer no_such_title"});
    const Answered poor = world.post("/customer", R"({"email":"no address","employees":"many","colour":"red"})");
    CHECK(poor.status == 400);
    CHECK(poor.error() == "unknown_field");
    const Answered several = world.post("/customer", R"({"email":"no address","employees":"many"})");
    CHECK(several.status == 422);
    CHECK(std::set<QString>{"email email", "employees input", "name required"} ==
          [](const QStringList &list) { return std::set<QString>(list.begin(), list.end()); }(several.problems()));
    CHECK(world.post("/customer", R"({"name":"B","version":7})").problems() == QStringList{"version read_only"});
}

TEST_CASE("a list is filtered, ordered and cut as asked", "[server][api]")
{
    ApiWorld world;
    const QString qing = world.make("customer", R"({"name":"Qing","region":"East"})");
    world.make("customer", R"({"name":"Yun","region":"West"})");
    world.make("contact", (R"({"name":"Li","customer":")" + qing + "\"}").toUtf8());
    const Answered east = world.get("/customer?fields=name&filter=" + escaped("region = \"East\""));
    REQUIRE(east.array("rows").size() == 1);
    CHECK(east.array("rows")[0].toObject() == QJsonObject{{"name", "Qing"}});
    // A plus in an address is a blank, as programs write it.
    CHECK(world.get("/customer?filter=region+%3D+%22West%22&count=true").json["count"] == 1);
    const Answered through = world.get("/contact?fields=name,customer.name,customer.region");
    CHECK(through.array("rows")[0].toObject() ==
          QJsonObject{{"name", "Li"}, {"customer.name", "Qing"}, {"customer.region", "East"}});
    QStringList names;
    for (const QJsonValue &row : world.get("/customer?sort=-name&fields=name").array("rows"))
        names << row.toObject()["name"].toString();
    CHECK(names == QStringList{"Yun", "Qing"});
    CHECK(world.get("/customer?search=qin&fields=name").array("rows").size() == 1);
    CHECK(world.get("/search?text=qing").json["count"].toInt() >= 1);
    const QByteArray before = world.ws.clock.now().toDateTime().toString(Qt::ISODate).toLatin1();
    world.ws.tick(3600);
    world.make("customer", R"({"name":"Later"})");
    CHECK(world.get("/customer?count=true&as_of=" + before.toPercentEncoding()).json["count"] == 2);
    CHECK(world.get("/customer?count=true").json["count"] == 3);
}

TEST_CASE("pages follow one another whatever comes and goes between them", "[server][api]")
{
    ApiWorld world;
    std::vector<Edit> edits;
    for (int i = 0; i < 60; ++i)
        edits.push_back(world.ws.creation(u"customer", {{"name", QStringLiteral("firm %1").arg(i % 7)},
                                                        {"employees", i % 5 == 0 ? QString() : QString::number(i % 4)},
                                                        {"region", i % 3 ? QStringLiteral("East") : QString()}}));
    world.ws.commit(std::move(edits));
    for (const char *order : {"", "name", "-name", "employees", "-employees", "employees,-name", "-region,employees",
                              "-employees,region,name", "owner", "created_at"}) {
        INFO(order);
        const QByteArray base = QByteArray("/customer?fields=id&sort=") + order;
        QStringList whole;
        for (const QJsonValue &row : world.get(base + "&limit=1000").array("rows"))
            whole << row.toObject()["id"].toString();
        const qsizetype there = whole.size();
        QStringList paged;
        QByteArray next;
        QStringList added;
        int pages = 0;
        do {
            const Answered page = world.get(base + "&limit=7" + (next.isEmpty() ? QByteArray() : "&cursor=" + next));
            REQUIRE(page.status == 200);
            for (const QJsonValue &row : page.array("rows"))
                paged << row.toObject()["id"].toString();
            next = page.json["next"].toString().toLatin1();
            if (++pages % 3 == 0) // somebody else is at work
                added << world.make("customer", R"({"name":"firm 3","employees":2})");
            REQUIRE(pages < 40);
        } while (!next.isEmpty());
        QStringList once = paged;
        once.removeDuplicates();
        CHECK(once.size() == paged.size());
        for (const QString &id : added)
            paged.removeAll(id);
        CHECK(paged == whole);
        CHECK(there == whole.size());
    }
}

TEST_CASE("a cursor is good for its own list alone, and no text that is none", "[server][api]")
{
    ApiWorld world;
    for (const char *name : {"A", "B", "C"})
        world.make("customer", QByteArray(R"({"name":")") + name + "\"}");
    const QByteArray next = world.get("/customer?limit=1&sort=name").json["next"].toString().toLatin1();
    REQUIRE_FALSE(next.isEmpty());
    CHECK(world.get("/customer?limit=1&sort=name&cursor=" + next).status == 200);
    CHECK(world.get("/customer?limit=1&sort=-name&cursor=" + next).status == 400);
    CHECK(world.get("/contact?limit=1&sort=name&cursor=" + next).status == 400);
    CHECK(world.get("/customer?limit=1&sort=name&filter=name+is+empty&cursor=" + next).status == 400);
    for (const QByteArray &forged : {QByteArray("x"), QByteArray("W10"), next.left(8), QByteArray("WyJhIiwtMV0"),
                                     QByteArray(30'000, 'A'), QByteArray("%27%20OR%201%3D1")})
        CHECK(world.get("/customer?limit=1&sort=name&cursor=" + forged).status == 400);
}

TEST_CASE("a call with a key is carried out once, however often it comes", "[server][api]")
{
    ApiWorld world;
    const auto make = [&](const QByteArray &key, const QByteArray &body) {
        return world.call("POST", "/customer", {body, {{"idempotency-key", key}}});
    };
    const Answered first = make("k1", R"({"name":"A"})");
    const Answered second = make("k1", R"({"name":"A"})");
    CHECK(first.status == 201);
    CHECK(second.status == 201);
    CHECK(second.response.body == first.response.body);
    CHECK(second.header("ETag") == first.header("ETag"));
    CHECK(second.header("Idempotency-Replayed") == "true");
    CHECK(world.ws.count("customer") == 1);
    const Answered other = make("k1", R"({"name":"B"})");
    CHECK(other.status == 422);
    CHECK(other.error() == "other_call");
    CHECK(make("k2", R"({"name":"A"})").recordId() != first.recordId());
    // What was refused stays refused, too.
    CHECK(make("k3", R"({})").status == 422);
    CHECK(make("k3", R"({})").header("Idempotency-Replayed") == "true");
    world.restart();
    CHECK(make("k1", R"({"name":"A"})").response.body == first.response.body);
    CHECK(world.ws.count("customer") == 2);
    world.ws.tick(server::Api::keysLastSeconds + 1);
    CHECK(make("k1", R"({"name":"A"})").recordId() != first.recordId());
    // Keys are each caller's own.
    const QByteArray mei = world.hire(QStringLiteral("mei"), QStringLiteral(R"({"administrator":true})"));
    CHECK(world.call("POST", "/customer", {R"({"name":"M"})", {{"idempotency-key", "k1"}}, mei}).status == 201);
    CHECK(make(QByteArray(201, 'k'), R"({"name":"A"})").status == 400);
}

TEST_CASE("what was cut off between its doing and its answer is not done twice", "[server][api]")
{
    ApiWorld world;
    const auto forgetAnswers = [&] {
        // As a server leaves it that ends right after the commit: begun, without an answer.
        for (const char *key : {"one", "batch", "each"})
            must(server_calls::finish(*world.file, [&] {
                server_calls::Call call;
                call.user = world.admin;
                call.key = QString::fromLatin1(key);
                return call;
            }()));
        world.restart();
    };
    const QByteArray batch = R"({"items":[{"op":"create","entity":"customer","values":{"name":"B"}}]})";
    const QByteArray each = R"({"atomic":false,"items":[{"op":"create","entity":"customer","values":{"name":"C"}}]})";
    const auto all = [&] {
        return std::vector{world.call("POST", "/customer", {R"({"name":"A"})", {{"idempotency-key", "one"}}}),
                           world.call("POST", "/batch", {batch, {{"idempotency-key", "batch"}}}),
                           world.call("POST", "/batch", {each, {{"idempotency-key", "each"}}})};
    };
    const auto first = all();
    CHECK(world.ws.count("customer") == 3);
    forgetAnswers();
    const auto second = all();
    CHECK(world.ws.count("customer") == 3);
    CHECK(second[0].json["commit"] == first[0].json["commit"]);
    CHECK(second[0].recordId() == first[0].recordId());
    CHECK(second[1].json == first[1].json);
    CHECK(second[2].json == first[2].json);
}

TEST_CASE("a batch is whole or refused, and says which items are at fault", "[server][api]")
{
    ApiWorld world;
    const QString id = world.make("customer", R"({"name":"A"})");
    const Answered refused = world.post("/batch", (R"({"items":[
        {"op":"create","entity":"customer","values":{"name":"B"}},
        {"op":"update","entity":"customer","id":")" +
                                                   id + R"(","values":{"employees":-1}},
        {"op":"create","entity":"contact","values":{"email":"x"}}]})")
                                                      .toUtf8());
    CHECK(refused.status == 422);
    std::set<int> items;
    for (const QJsonValue &problem : refused.json["error"].toObject()["problems"].toArray())
        if (problem.toObject()["severity"] == "error")
            items.insert(problem.toObject()["item"].toInt(-1));
    CHECK(items == std::set<int>{1, 2});
    CHECK(world.ws.count("customer") == 1);

    const Answered done = world.post("/batch", (R"({"items":[
        {"op":"create","entity":"customer","values":{"id":"0192f6d4-7c1b-7a80-9d55-3f2f1c5b8a10","name":"B"}},
        {"op":"create","entity":"contact","values":{"name":"Li","customer":"0192f6d4-7c1b-7a80-9d55-3f2f1c5b8a10"}},
        {"op":"delete","entity":"customer","id":")" +
                                                id + R"("}]})")
                                                   .toUtf8());
    REQUIRE(done.status == 200);
    CHECK(done.json["failed"] == 0);
    CHECK(done.array("results").size() == 3);
    CHECK(world.ws.count("customer") == 1);
    // One operation, which one undo takes back.
    const QByteArray commit = done.json["commit"].toString().toLatin1();
    CHECK(world.post("/commits/" + commit + "/undo", {}).status == 200);
    CHECK(world.ws.count("customer", QStringLiteral("name = \"A\"")) == 1);
    CHECK(world.ws.count("contact") == 0);
}

TEST_CASE("a batch of single items does what it can", "[server][api]")
{
    ApiWorld world;
    const Answered done = world.post("/batch", R"({"atomic":false,"items":[
        {"op":"create","entity":"customer","values":{"name":"A"}}, {"op":"create","entity":"customer","values":{}},
        {"op":"fly"}, 7, {"op":"update","entity":"customer","id":"x","values":{}},
        {"op":"create","entity":"dragon","values":{}}, {"op":"create","entity":"customer","values":{"name":"B"}}]})");
    REQUIRE(done.status == 200);
    CHECK(done.json["failed"] == 5);
    QList<int> statuses;
    for (const QJsonValue &result : done.array("results"))
        statuses << result.toObject()["status"].toInt();
    CHECK(statuses == QList<int>{201, 422, 400, 400, 404, 404, 201});
    CHECK(world.ws.count("customer") == 2);
    CHECK(world.post("/batch", R"({"items":[]})").status == 400);
}

TEST_CASE("an undo that later edits stand against says so and changes nothing", "[server][api]")
{
    ApiWorld world;
    const Answered made = world.post("/customer", R"({"name":"A"})");
    const QByteArray address = "/customer/" + made.recordId().toLatin1();
    const Answered first = world.call("PATCH", address, {R"({"city":"Wuxi"})"});
    world.call("PATCH", address, {R"({"city":"Suzhou"})"});
    const QByteArray undo = "/commits/" + first.json["commit"].toString().toLatin1() + "/undo";
    const Answered blocked = world.post(undo, {});
    CHECK(blocked.status == 409);
    CHECK(blocked.error() == "undo_blocked");
    CHECK(blocked.array("touched_later").size() == 1);
    CHECK(world.get(address).json["city"] == "Suzhou");
    CHECK(world.post(undo, R"({"later":"never"})").status == 400);
    CHECK(world.post(undo, R"({"later":"overwrite"})").status == 200);
    CHECK_FALSE(world.get(address).json.contains("city"));
    CHECK(world.get("/commits?limit=2").array("commits")[0].toObject()["origin"] == "undo");
}
