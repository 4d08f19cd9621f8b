// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/api_world.h"

using namespace millrace;
using namespace millrace::test;

namespace {

const QString selling = QStringLiteral(R"({"entities":{"customer":{"see":"own","create":"own","edit":"own"},
    "contact":{"see":"own"}},"fields":{"customer.revenue":"hidden","customer.phone":"masked"}})");

} // namespace

TEST_CASE("what is not seen is not there, what is not permitted is refused", "[server][api]")
{
    ApiWorld world;
    const QByteArray mei = world.hire(QStringLiteral("mei"), selling);
    const QByteArray theirs = "/customer/" + world.make("customer", R"({"name":"Theirs"})").toLatin1();
    const Answered own = world.post("/customer", R"({"name":"Hers"})", mei);
    REQUIRE(own.status == 201);
    const QByteArray hers = "/customer/" + own.recordId().toLatin1();
    const auto as = [&](const QByteArray &method, const QByteArray &address, const QByteArray &body = {}) {
        CallWords words;
        words.body = body;
        words.token = mei;
        return world.call(method, address, words);
    };
    CHECK(as("GET", theirs).status == 404);
    CHECK(as("PATCH", theirs, R"({"city":"Wuxi"})").status == 404);
    CHECK(as("DELETE", theirs).status == 404);
    CHECK(as("GET", theirs + "/history").status == 404);
    CHECK(as("GET", "/customer?count=true").json["count"] == 1);
    CHECK(as("PATCH", hers, R"({"city":"Wuxi"})").status == 200);
    CHECK(as("DELETE", hers).status == 403);
    CHECK(as("POST", "/contact", R"({"name":"Li"})").status == 403);
    CHECK(as("GET", "/opportunity").status == 403);
    CHECK(as("POST", "/batch", R"({"items":[{"op":"create","entity":"contact","values":{"name":"Li"}}]})").status ==
          403);
    // Nothing that was refused left a trace.
    CHECK(world.ws.count("contact") == 0);
}

TEST_CASE("hidden fields are unknown to every question and every answer", "[server][api]")
{
    ApiWorld world;
    const QByteArray mei = world.hire(QStringLiteral("mei"), selling);
    const QString user = world.user(QStringLiteral("mei")).toString();
    const QString id = world.make(
        "customer",
        (R"({"name":"Hers","phone":"18600001402","revenue":{"amount":"7"},"owner":")" + user + "\"}").toUtf8());
    const QByteArray address = "/customer/" + id.toLatin1();
    CHECK(world.get(address, mei).json["phone"] == "186****1402");
    for (const QByteArray &answer :
         {world.get(address, mei).response.body, world.get("/customer", mei).response.body,
          world.get(address + "/history", mei).response.body, world.get("/changes?entity=customer", mei).response.body,
          world.get("/openapi.json", mei).response.body}) {
        CHECK_FALSE(answer.contains("revenue"));
        CHECK_FALSE(answer.contains("18600001402"));
    }
    for (const char *question : {"filter=revenue+%3E+1", "sort=revenue", "fields=revenue"})
        CHECK(world.get(QByteArray("/customer?") + question, mei).status == 400);
    for (const char *question : {"filter=phone+%7E+%221402%22", "sort=phone"})
        CHECK(world.get(QByteArray("/customer?") + question, mei).status == 403);
    CallWords words;
    words.token = mei;
    words.body = R"({"revenue":{"amount":"9"}})";
    CHECK(world.call("PATCH", address, words).status == 400);
    words.body = R"({"phone":"1"})";
    CHECK(world.call("PATCH", address, words).status == 403);
}

TEST_CASE("a token does what its scopes say and no more", "[server][api]")
{
    ApiWorld world;
    const QString id = world.make("customer", R"({"name":"Qing"})");
    world.make("contact", (R"({"name":"Li","customer":")" + id + "\"}").toUtf8());
    const QByteArray reader = world.programToken({QStringLiteral("contact:read")});
    const QByteArray writer = world.programToken({QStringLiteral("contact:write")});
    const QByteArray all = world.programToken({QStringLiteral("read")});
    const auto status = [&](const QByteArray &method, const QByteArray &address, const QByteArray &token,
                            const QByteArray &body = {}) {
        CallWords words;
        words.token = token;
        words.body = body;
        return world.call(method, address, words).status;
    };
    CHECK(status("GET", "/contact", reader) == 200);
    CHECK(status("GET", "/customer", reader) == 403);
    CHECK(status("POST", "/contact", reader, R"({"name":"A"})") == 403);
    CHECK(status("POST", "/contact", writer, R"({"name":"A"})") == 201);
    CHECK(status("GET", "/contact", writer) == 200);
    CHECK(status("POST", "/contact", all, R"({"name":"A"})") == 403);
    CHECK(status("GET", "/customer", all) == 200);
    // Not through a reference either, nor by a condition, an order or a title.
    for (const char *question :
         {"fields=customer.name", "sort=customer.name", "sort=customer", "filter=customer.name+%7E+%22Q%22",
          "filter=customer+%3D+%22Qing%22", "filter=has+activity"})
        CHECK(status("GET", QByteArray("/contact?") + question, reader) == 403);
    CHECK(status("GET", "/contact?fields=customer", reader) == 200);
    CHECK(status("POST", "/contact", writer, R"({"name":"B","customer":"Qing"})") == 403);
    CHECK(status("POST", "/contact", writer, ("{\"name\":\"B\",\"customer\":\"" + id + "\"}").toUtf8()) == 201);
    CHECK(status("POST", "/batch", writer,
                 R"({"items":[{"op":"create","entity":"customer","values":{"name":"C"}}]})") == 403);
    for (const QJsonValue &hit : world.get("/search?text=qing", reader).array("hits"))
        CHECK(hit.toObject()["entity"] == "contact");
    for (const QJsonValue &change : world.get("/changes", reader).array("changes"))
        CHECK(change.toObject()["entity"] == "contact");
    CHECK(status("GET", "/changes?entity=customer", reader) == 403);
    CHECK(status("GET", "/search?text=qing&entity=customer", reader) == 403);
    CHECK(status("GET", "/commits", reader) == 403);
    CHECK(status("POST", "/commits/" + RecordId().toString().toLatin1() + "/undo", writer) == 403);
    for (const QByteArray &token : {reader, writer, all})
        CHECK(status("GET", "/session/devices", token) == 403);
}

TEST_CASE("without a token nothing is answered but how to ask", "[server][api]")
{
    ApiWorld world;
    for (const server::Route &route : server::routes()) {
        const QByteArray address =
            QByteArray(route.path).replace("{entity}", "customer").replace("{id}", world.admin.toString().toLatin1());
        INFO(route.method << ' ' << address.toStdString());
        const bool open = route.whom == server::Route::For::Everybody;
        for (const QByteArray &token : {QByteArray("-"), QByteArray("mlr_forged")}) {
            CallWords words;
            words.token = token;
            const Answered answered = world.call(route.method, address, words);
            if (!open || (token != "-" && route.body == server::Shape::Nothing)) {
                CHECK(answered.status == 401);
                CHECK(answered.error() == "auth");
                CHECK(answered.header("WWW-Authenticate") == "Bearer");
            } else {
                CHECK(answered.status == (route.body == server::Shape::Nothing ? 200 : 401));
            }
        }
    }
    CHECK(world.get("/openapi.json", "-").response.body.contains("/customer/{id}"));
}

TEST_CASE("signing in and out, devices and passwords go by the API as well", "[server][api]")
{
    ApiWorld world;
    const auto signIn = [&](const char *words) { return world.post("/session", words, "-"); };
    CHECK(signIn(R"({"login":"admin","password":"wrong"})").error() == "auth");
    CHECK(signIn(R"({"login":"nobody","password":"wrong"})").response.body ==
          signIn(R"({"login":"admin","password":"wrong"})").response.body);
    CHECK(signIn("{").status == 400);
    const Answered in = signIn(R"({"login":"admin","password":"right horse staple","device":"laptop","client":"c1"})");
    REQUIRE(in.status == 200);
    const QByteArray token = in.json["token"].toString().toLatin1();
    CHECK(in.json["user"] == world.admin.toString());
    CHECK(world.get("/session", token).json["device"] == in.json["device"]);

    const QJsonArray devices = world.get("/session/devices").array("tokens");
    REQUIRE(devices.size() == 2);
    CallWords words;
    CHECK(world.call("DELETE", "/session/devices/" + in.json["device"].toString().toLatin1()).status == 204);
    CHECK(world.get("/customer", token).error() == "device_revoked");
    CHECK(world.call("DELETE", "/session/devices/nonsense").status == 404);

    CHECK(world.post("/session/password", R"({"old":"wrong","password":"a new long one"})").status == 401);
    CHECK(world.post("/session/password", R"({"old":"right horse staple","password":"short"})").status == 422);
    CHECK(world.post("/session/password", R"({"old":"right horse staple","password":"a new long one"})").status == 204);
    CHECK(signIn(R"({"login":"admin","password":"a new long one"})").status == 200);

    CHECK(world.post("/tokens", R"({"name":"x","scopes":["customer:read"],"expires_at":"2027-01-01T00:00:00Z"})")
              .status == 201);
    for (const char *poor : {R"({"name":"x","scopes":[],"expires_at":"2027-01-01T00:00:00Z"})",
                             R"({"name":"x","scopes":["sync"],"expires_at":"2027-01-01T00:00:00Z"})",
                             R"({"name":"x","scopes":["dragon:read"],"expires_at":"2027-01-01T00:00:00Z"})",
                             R"({"name":"x","scopes":["read"],"expires_at":"soon"})"})
        CHECK(world.post("/tokens", poor).status == 400);
    words.token = world.adminToken;
    CHECK(world.call("DELETE", "/session", words).status == 204);
    CHECK(world.get("/session").status == 401);
}

TEST_CASE("administrators alone look after the devices and passwords of others", "[server][api]")
{
    ApiWorld world;
    const QByteArray mei = world.hire(QStringLiteral("mei"), selling);
    const QByteArray hers = "/user/" + world.user(QStringLiteral("mei")).toString().toLatin1();
    const QByteArray his = "/user/" + world.admin.toString().toLatin1();
    const auto status = [&](const char *method, const QByteArray &address, const QByteArray &token,
                            const QByteArray &body = {}) {
        return world.call(method, address, {body, {}, token}).status;
    };
    CHECK(status("GET", his + "/devices", mei) == 403);
    CHECK(status("DELETE", his + "/devices", mei) == 403);
    CHECK(status("PUT", his + "/password", mei, R"({"password":"a new long one"})") == 403);
    CHECK(status("DELETE", his + "/totp", mei) == 403);
    must(world.accounts->beginCode(world.user(QStringLiteral("mei"))));
    must(server_accounts::confirmCode(*world.file, world.user(QStringLiteral("mei")), 1));
    CHECK(must(world.accounts->hasCode(world.user(QStringLiteral("mei")))));
    CHECK(status("DELETE", hers + "/totp", {}) == 204);
    CHECK_FALSE(must(world.accounts->hasCode(world.user(QStringLiteral("mei")))));
    CHECK(world.get(hers + "/devices").array("tokens").size() == 1);
    CHECK(status("PUT", hers + "/password", {}, R"({"password":"a new long one"})") == 204);
    CHECK(status("DELETE", hers + "/devices", {}) == 204);
    CHECK(world.get("/customer", mei).error() == "device_revoked");
    CHECK(status("GET", "/user/" + RecordId().toString().toLatin1() + "/devices", {}) == 404);
}

TEST_CASE("who calls too fast is asked to wait, others are not", "[server][api]")
{
    ApiWorld world({2, 5});
    const QByteArray mei = world.hire(QStringLiteral("mei"), selling);
    for (int i = 0; i < 5; ++i)
        CHECK(world.get("/session").status == 200);
    const Answered refused = world.get("/session");
    CHECK(refused.status == 429);
    CHECK(refused.header("Retry-After") == "1");
    CHECK(world.get("/session", mei).status == 200);
    world.ws.tick(1);
    CHECK(world.get("/session").status == 200);
    CHECK(world.get("/session").status == 200);
    CHECK(world.get("/session").status == 429);
}
