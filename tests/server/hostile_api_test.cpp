// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/api_world.h"

using namespace millrace;
using namespace millrace::test;

namespace {

const std::vector<QByteArray> &poison()
{
    static const std::vector<QByteArray> list{
        "'; DROP TABLE customer; --",
        "\" OR \"\"=\"",
        "1) UNION SELECT password FROM account --",
        "name\") FROM customer; DELETE FROM customer; --",
        "../../../etc/passwd",
        "%00",
        "\\u0000",
        "a\nb\r\nc",
        QByteArray(5000, '('),
        QByteArray(9000, 'a'),
        "\xf0\x9f\x98\x80\xed\xa0\x80",
        "${jndi:ldap://x}",
        "{{7*7}}",
        "<script>alert(1)</script>",
        "-1",
        "99999999999999999999999999",
        "1e400",
        "NaN",
        ".",
        "..",
        "a.b.c.d.e.f",
        ",,,,",
        "--",
        "*",
    };
    return list;
}

/// A refusal in the shape of all failures, that says nothing of the inside.
void checkRefusal(const Answered &answered)
{
    INFO(answered.response.body.left(400).toStdString());
    CHECK(answered.status >= 400);
    CHECK(answered.status < 500);
    CHECK_FALSE(answered.error().isEmpty());
    for (const char *inside : {"no such column", "syntax error", "sqlite", "journal_", "/tmp/", ".cpp", "core/"})
        CHECK_FALSE(answered.response.body.contains(inside));
}

/// Not a server error, whatever it is.
void checkSane(const Answered &answered)
{
    INFO(answered.response.body.left(400).toStdString());
    CHECK(answered.status < 500);
    if (answered.status >= 400)
        checkRefusal(answered);
}

} // namespace

TEST_CASE("poison in every parameter and every place of an address is refused cleanly or is just a text",
          "[server][api]")
{
    ApiWorld world;
    const QString id = world.make("customer", R"({"name":"Qing"})");
    for (const QByteArray &bad : poison()) {
        const QByteArray words = bad.toPercentEncoding();
        INFO(bad.left(60).toStdString());
        for (const server::Route &route : server::routes()) {
            for (const server::Parameter &parameter : route.parameters) {
                const QByteArray address = QByteArray(route.path)
                                               .replace("{entity}", "customer")
                                               .replace("{id}", id.toLatin1())
                                               .replace("{commit}", id.toLatin1());
                checkSane(world.call(route.method, address + '?' + parameter.name + '=' + words));
            }
            QByteArray places = route.path;
            if (!places.contains('{'))
                continue;
            for (const char *place : {"{entity}", "{id}", "{commit}", "{device}", "{delivery}"})
                places.replace(place, words);
            checkRefusal(world.call(route.method, places));
        }
        checkRefusal(world.get("/customer?" + words + "=1"));
    }
    CHECK(world.ws.count("customer") == 1);
    world.ws.requireSound();
}

TEST_CASE("poison in a value is kept as it was written, or refused", "[server][api]")
{
    ApiWorld world;
    for (const QByteArray &bad : poison()) {
        const QString text = QString::fromUtf8(bad);
        const QJsonObject values{{"name", text}, {"city", text}};
        const Answered made = world.post("/customer", QJsonDocument(values).toJson());
        INFO(bad.left(60).toStdString());
        checkSane(made);
        if (made.status == 201)
            CHECK(made.record()["name"].toString() == text);
        const QJsonObject wrong{{"name", "A"}, {text.isEmpty() ? "x" : text, 1}};
        checkRefusal(world.post("/customer", QJsonDocument(wrong).toJson()));
        for (const char *field : {"revenue", "employees", "parent", "tags", "created_at", "level", "email"}) {
            const QJsonObject odd{{"name", "A"}, {field, text}};
            checkSane(world.post("/customer", QJsonDocument(odd).toJson()));
        }
    }
    world.ws.requireSound();
}

TEST_CASE("bodies that are no JSON, no object, or endless within are refused", "[server][api]")
{
    ApiWorld world;
    const QByteArray deep = QByteArray(100'000, '[') + QByteArray(100'000, ']');
    for (const QByteArray &body :
         {QByteArray("{"), QByteArray("[]"), QByteArray("7"), QByteArray("null"), QByteArray("\"x\""),
          QByteArray("{\"name\":}"), QByteArray("{\"name\":\"A\"}x"), QByteArray("\xff\xfe"), QByteArray(1, '\0'), deep,
          "{\"name\":" + deep + '}', QByteArray("{'name':'A'}")}) {
        INFO(body.left(40).toStdString());
        checkRefusal(world.post("/customer", body));
        checkRefusal(world.post("/batch", body));
        checkRefusal(world.post("/session", body, "-"));
    }
    for (const char *values :
         {R"({"name":{}})", R"({"name":[[1]]})", R"({"name":"A","employees":1e400})", R"({"name":"A","employees":1.5})",
          R"({"name":"A","revenue":{"amount":{}}})", R"({"name":"A","revenue":{"amount":"1","currency":"NOPE"}})",
          R"({"name":"A","tags":[1]})", R"({"name":"A","parent":{"id":1}})", R"({"name":"A","id":"not one"})"})
        checkRefusal(world.post("/customer", values));
    CHECK(world.ws.count("customer") == 0);
    CallWords words;
    words.body = "name=A";
    words.headers = {{"content-type", "application/x-www-form-urlencoded"}};
    CHECK(world.call("POST", "/customer", words).status == 415);
}

TEST_CASE("limits are limits", "[server][api]")
{
    ApiWorld world;
    for (const char *address :
         {"/customer?limit=0", "/customer?limit=-1", "/customer?limit=1001", "/customer?limit=x",
          "/customer?limit=9223372036854775807", "/search?text=a&limit=201", "/changes?limit=1001", "/commits?limit=0",
          "/customer?sort=a,b,c,d,e,f,g,h,i", "/customer?as_of=2026-01-01&known_at=2026-01-01",
          "/customer?limit=1&limit=2", "/customer?count=maybe", "/customer?as_of=yesterday", "/search?text="})
        checkRefusal(world.get(address));
    QJsonArray items;
    for (int i = 0; i < 501; ++i)
        items.append(QJsonObject{{"op", "create"}, {"entity", "customer"}, {"values", QJsonObject{{"name", "A"}}}});
    checkRefusal(world.post("/batch", QJsonDocument(QJsonObject{{"items", items}}).toJson()));
    const QByteArray nested = QByteArray("not ").repeated(300) + "name is empty";
    checkRefusal(world.get("/customer?filter=" + nested.toPercentEncoding()));
    CHECK(world.ws.count("customer") == 0);
}

TEST_CASE("addresses that are none and methods that do not fit are told apart", "[server][api]")
{
    ApiWorld world;
    for (const char *address : {"", "/", "/customer/", "//customer", "/customer/x/y/z", "/dragon", "/Customer",
                                "/customer/"
                                "0192f6d4-7c1b-7a80-9d55-3f2f1c5b8a10/dance"})
        CHECK(world.get(address).status == 404);
    const Answered wrong = world.call("PUT", "/customer");
    CHECK(wrong.status == 405);
    CHECK(wrong.header("Allow").contains("GET"));
    for (const char *method : {"TRACE", "OPTIONS", "HEAD", "CONNECT", "get", ""})
        CHECK(world.call(method, "/customer").status == 405);
}
