// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/api_world.h"

#include <QFile>

using namespace millrace;
using namespace millrace::test;

namespace {

struct Followed
{
    QJsonArray changes;
    QByteArray next;
};

/// Reads to the end from a place on.
Followed follow(ApiWorld &world, QByteArray from, const QByteArray &token = {}, const QByteArray &more = {})
{
    Followed all;
    for (int pages = 0; pages < 1000; ++pages) {
        const Answered page = world.get("/changes?cursor=" + from + more, token);
        INFO(page.response.body.toStdString());
        REQUIRE(page.status == 200);
        for (const QJsonValue &change : page.array("changes"))
            all.changes.append(change);
        from = page.json["next"].toString().toLatin1();
        if (!page.json["more"].toBool()) {
            all.next = from;
            return all;
        }
    }
    FAIL("the feed has no end");
    return all;
}

QByteArray end(ApiWorld &world)
{
    return world.get("/changes?cursor=end").json["next"].toString().toLatin1();
}

QStringList told(const QJsonArray &changes)
{
    QStringList lines;
    for (const QJsonValue &each : changes) {
        QStringList fields;
        for (const QJsonValue &change : each.toObject()["changes"].toArray())
            fields << change.toObject()["field"].toString();
        lines << each.toObject()["entity"].toString() + u' ' + fields.join(u',');
    }
    return lines;
}

} // namespace

TEST_CASE("who follows the changes is told each once and in order", "[server][api]")
{
    ApiWorld world;
    const QByteArray start = end(world);
    const QString id = world.make("customer", R"({"name":"A"})");
    const QByteArray address = "/customer/" + id.toLatin1();
    world.call("PATCH", address, {R"({"city":"Wuxi","region":"East"})"});
    world.call("DELETE", address);
    world.post(address + "/restore", {});
    const Followed all = follow(world, start);
    CHECK(told(all.changes) == QStringList{"customer +,name,kind", "customer city,region", "customer -", "customer ~"});
    CHECK(all.changes[1].toObject()["id"] == id);
    CHECK(follow(world, all.next).changes.isEmpty());
    // The same in small pages, and of one entity alone.
    CHECK(follow(world, start, {}, "&limit=1").changes == all.changes);
    CHECK(follow(world, start, {}, "&entity=contact").changes.isEmpty());
    CHECK(follow(world, start, {}, "&entity=contact,customer").changes == all.changes);
    CHECK(world.get("/changes?entity=dragon").status == 404);
    CHECK(world.get("/changes?cursor=nonsense").status == 400);
    CHECK(world.get("/changes?limit=0").status == 400);
}

TEST_CASE("from the beginning on the changes rebuild what there is", "[server][api]")
{
    ApiWorld world;
    for (int i = 0; i < 30; ++i)
        world.make("customer", R"({"name":"A"})");
    world.post("/commits/" +
                   world.get("/commits?limit=1").array("commits")[0].toObject()["commit"].toString().toLatin1() +
                   "/undo",
               {});
    QSet<QString> there;
    for (const QJsonValue &each : follow(world, {}, {}, "&limit=7").changes) {
        const QJsonObject entry = each.toObject();
        if (entry["entity"] != "customer")
            continue;
        const QString first = entry["changes"].toArray()[0].toObject()["field"].toString();
        if (first == "/")
            there.remove(entry["id"].toString());
        else
            there.insert(entry["id"].toString());
    }
    QSet<QString> listed;
    for (const QJsonValue &row : world.get("/customer?limit=1000&fields=id").array("rows"))
        listed.insert(row.toObject()["id"].toString());
    CHECK(listed.size() == 29);
    CHECK(there == listed);
}

TEST_CASE("nobody is told of records and fields that are kept from him", "[server][api]")
{
    ApiWorld world;
    const QByteArray mei = world.hire(QStringLiteral("mei"), QStringLiteral(R"({"entities":{"customer":
        {"see":"own","create":"own","edit":"own","delete":"own"}},"fields":{"customer.revenue":"hidden","customer.phone":"masked"}})"));
    const QByteArray start = end(world);
    world.make("customer", R"({"name":"The boss's","city":"Wuxi"})");
    const QString user = world.user(QStringLiteral("mei")).toString();
    world.make("customer",
               (R"({"name":"Hers","phone":"18600001402","revenue":{"amount":"7"},"owner":")" + user + "\"}").toUtf8());
    world.make("contact", R"({"name":"Nobody's"})");
    const Followed hers = follow(world, start, mei);
    // What was made hers, and that she was told of it.
    const QStringList lines = told(hers.changes);
    REQUIRE(lines.size() == 2);
    CHECK(lines.filter(QStringLiteral("customer ")).size() == 1);
    CHECK(lines.filter(QStringLiteral("notification ")).size() == 1);
    const QByteArray all = QJsonDocument(hers.changes).toJson();
    CHECK(all.contains("Hers"));
    CHECK(all.contains("186****1402"));
    CHECK_FALSE(all.contains("18600001402"));
    CHECK_FALSE(all.contains("revenue"));
    CHECK_FALSE(all.contains("boss"));
    CHECK_FALSE(all.contains("Nobody"));
    CHECK(world.get("/changes?entity=contact", mei).status == 403);
    // What is made and taken back again is told to who would have seen it, and to nobody else.
    const Answered own = world.post("/customer", R"({"name":"Short"})", mei);
    CHECK(own.status == 201);
    CHECK(world.post("/commits/" + own.json["commit"].toString().toLatin1() + "/undo", {}, mei).status == 200);
    const Answered his = world.post("/customer", R"({"name":"Hidden"})");
    world.post("/commits/" + his.json["commit"].toString().toLatin1() + "/undo", {});
    const QByteArray later = QJsonDocument(follow(world, hers.next, mei).changes).toJson();
    CHECK(later.contains(own.recordId().toLatin1()));
    CHECK_FALSE(later.contains(his.recordId().toLatin1()));
}

TEST_CASE("a place of another history is gone, and said to be", "[server][api][file]")
{
    ApiWorld world;
    const QString copy = world.ws.path(QStringLiteral("copy.millrace"));
    must(world.ws->backup(copy));
    world.make("customer", R"({"name":"Lost"})");
    const QByteArray place = end(world);
    CHECK(world.get("/changes?cursor=" + place).status == 200);
    // The server is put back to its backup, and goes on from there.
    world.api.reset();
    world.desk.reset();
    world.accounts.reset();
    world.ws.workspace.reset();
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(world.ws.path() + QLatin1String(suffix));
    REQUIRE(QFile::copy(copy, world.ws.path()));
    world.restart();
    CHECK(world.get("/changes?cursor=" + place).status == 410);
    world.ws.tick();
    world.make("customer", R"({"name":"Other"})");
    const Answered gone = world.get("/changes?cursor=" + place);
    CHECK(gone.status == 410);
    CHECK(gone.error() == "cursor_gone");
}
