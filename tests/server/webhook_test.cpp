// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/api_world.h"

#include <QMessageAuthenticationCode>

using namespace millrace;
using namespace millrace::server;
using namespace millrace::test;

namespace {

QByteArray hook(ApiWorld &world, const char *more = "")
{
    return world
        .make("webhook",
              QByteArray(R"({"name":"h","url":"https://hooks.example.com/in","entity":"customer")") + more + '}')
        .toLatin1();
}

/// Everything is gathered and sent that is due now.
void work(ApiWorld &world)
{
    for (bool more = true; more;)
        more = must(world.desk->gather());
    while (must(world.desk->send()) > 0) {
    }
}

QStringList events(const ApiWorld &world)
{
    QStringList list;
    for (const auto &message : world.sender.sent)
        for (const auto &[name, value] : message.headers)
            if (name == "Millrace-Event")
                list << QString::fromUtf8(value);
    return list;
}

QJsonObject bodyOf(const WebhookSender::Message &message)
{
    return QJsonDocument::fromJson(message.body).object();
}

QByteArray headerOf(const WebhookSender::Message &message, const char *wanted)
{
    for (const auto &[name, value] : message.headers)
        if (name == wanted)
            return value;
    return {};
}

QJsonArray deliveries(ApiWorld &world, const QByteArray &id, const QByteArray &state = {})
{
    return world.get("/webhook/" + id + "/deliveries" + (state.isEmpty() ? QByteArray() : "?state=" + state))
        .array("deliveries");
}

} // namespace

TEST_CASE("a webhook is told what happens from then on, signed", "[server][webhook]")
{
    ApiWorld world;
    world.make("customer", R"({"name":"Before"})");
    work(world);
    const QByteArray id = hook(world);
    const QByteArray secret = world.call("PUT", "/webhook/" + id + "/secret").json["secret"].toString().toLatin1();
    CHECK(secret.size() > 40);
    const QString customer = world.make("customer", R"({"name":"Qing"})");
    const QByteArray address = "/customer/" + customer.toLatin1();
    world.call("PATCH", address, {R"({"city":"Wuxi"})"});
    world.call("DELETE", address);
    world.post(address + "/restore", {});
    world.make("contact", R"({"name":"Another kind"})");
    work(world);
    CHECK(events(world) ==
          QStringList{"customer.created", "customer.updated", "customer.deleted", "customer.restored"});
    const auto &message = world.sender.sent.at(1);
    CHECK(message.url == QUrl("https://hooks.example.com/in"));
    CHECK(bodyOf(message)["record"].toObject()["city"] == "Wuxi");
    CHECK(bodyOf(message)["record_id"] == customer);
    CHECK(bodyOf(message)["changes"].toArray()[0].toObject()["now"] == "Wuxi");
    CHECK(bodyOf(message)["id"].toString().toLatin1() == headerOf(message, "Millrace-Delivery"));
    const QByteArray time = QByteArray::number(qlonglong(world.ws.clock.now().us / 1'000'000));
    const QByteArray mac =
        QMessageAuthenticationCode::hash(time + '.' + message.body, secret, QCryptographicHash::Sha256).toHex();
    CHECK(headerOf(message, "Millrace-Signature") == "t=" + time + ",v1=" + mac);
    CHECK(deliveries(world, id, "sent").size() == 4);
    // Nothing is told twice, not after a restart either.
    world.restart();
    work(world);
    CHECK(world.sender.sent.size() == 4);
}

TEST_CASE("a webhook is told of the events and records that it asked for", "[server][webhook]")
{
    ApiWorld world;
    work(world);
    hook(world, R"(,"events":["created"],"filter":"region = \"East\"")");
    const QString west = world.make("customer", R"({"name":"W","region":"West"})");
    world.make("customer", R"({"name":"E","region":"East"})");
    work(world);
    world.call("PATCH", "/customer/" + west.toLatin1(), {R"({"region":"East"})"});
    work(world);
    REQUIRE(world.sender.sent.size() == 1);
    CHECK(bodyOf(world.sender.sent[0])["record"].toObject()["name"] == "E");
}

TEST_CASE("what nobody takes is tried ever more seldom and then laid aside, to be sent again by hand",
          "[server][webhook]")
{
    ApiWorld world;
    work(world);
    const QByteArray id = hook(world);
    world.sender.outcome = {500, QStringLiteral("it broke")};
    world.make("customer", R"({"name":"Qing"})");
    size_t tries = 1;
    work(world);
    CHECK(world.sender.sent.size() == tries);
    for (; WebhookDesk::pauseAfter(int(tries)); ++tries) {
        const int pause = *WebhookDesk::pauseAfter(int(tries));
        CHECK(deliveries(world, id, "waiting").size() == 1);
        world.ws.tick(pause - 1);
        work(world);
        CHECK(world.sender.sent.size() == tries);
        world.ws.tick(1);
        work(world);
        CHECK(world.sender.sent.size() == tries + 1);
    }
    CHECK(tries == 9);
    const QJsonArray dead = deliveries(world, id, "dead");
    REQUIRE(dead.size() == 1);
    CHECK(dead[0].toObject()["status"] == 500);
    CHECK(dead[0].toObject()["reason"] == "it broke");
    CHECK(dead[0].toObject()["tries"] == 9);
    world.ws.tick(100'000);
    work(world);
    CHECK(world.sender.sent.size() == tries);

    world.sender.outcome = {204, {}};
    const QByteArray delivery = dead[0].toObject()["id"].toString().toLatin1();
    CHECK(world.post("/webhook/" + id + "/deliveries/" + delivery + "/resend", {}).status == 204);
    work(world);
    CHECK(world.sender.sent.size() == tries + 1);
    CHECK(headerOf(world.sender.sent.back(), "Millrace-Delivery") == delivery);
    CHECK(deliveries(world, id, "dead").isEmpty());
    CHECK(world.post("/webhook/" + id + "/deliveries/" + id + "/resend", {}).status == 404);
}

TEST_CASE("a webhook is told what its owner sees and may export, and nothing else", "[server][webhook]")
{
    ApiWorld world;
    const QString rights = QStringLiteral(R"({"entities":{"customer":{"see":"own","export":"own"},
        "webhook":{"see":"own"},"contact":{"see":"own"}},"fields":{"customer.phone":"hidden"}})");
    world.hire(QStringLiteral("mei"), rights);
    const QByteArray mei = world.user(QStringLiteral("mei")).toString().toLatin1();
    work(world);
    hook(world, (",\"owner\":\"" + mei + "\"").constData());
    world.make("webhook", R"({"name":"c","url":"https://x.example.com","entity":"contact","owner":")" + mei + "\"}");
    world.make("customer", R"({"name":"The boss's"})");
    world.make("customer", R"({"name":"Hers","phone":"18600001402","owner":")" + mei + "\"}");
    world.make("contact", R"({"name":"Hers, not to be exported","owner":")" + mei + "\"}");
    work(world);
    REQUIRE(world.sender.sent.size() == 1);
    CHECK(world.sender.sent[0].body.contains("Hers"));
    CHECK_FALSE(world.sender.sent[0].body.contains("18600001402"));
    CHECK_FALSE(world.sender.sent[0].body.contains("phone"));
    // Who does not work here any more is told nothing.
    world.ws.commit(
        {world.ws.change(u"user", world.user(QStringLiteral("mei")), {{"active", QStringLiteral("false")}})});
    world.make("customer", R"({"name":"Hers too","owner":")" + mei + "\"}");
    work(world);
    CHECK(world.sender.sent.size() == 1);
}

TEST_CASE("only administrators make webhooks, and only they and owners see what was sent", "[server][webhook]")
{
    ApiWorld world;
    const QByteArray id = hook(world);
    const QByteArray mei =
        world.hire(QStringLiteral("mei"),
                   QStringLiteral(R"({"entities":{"*":{"see":"all","create":"all","edit":"all","delete":"all"}}})"));
    const auto status = [&](const char *method, const QByteArray &address, const QByteArray &body = {}) {
        return world.call(method, address, {body, {}, mei}).status;
    };
    CHECK(status("POST", "/webhook", R"({"name":"h","url":"https://x.example.com","entity":"customer"})") == 403);
    CHECK(status("PATCH", "/webhook/" + id, R"({"url":"https://evil.example.com"})") == 403);
    CHECK(status("DELETE", "/webhook/" + id) == 403);
    CHECK(status("GET", "/webhook/" + id + "/deliveries") == 403);
    CHECK(status("PUT", "/webhook/" + id + "/secret") == 403);
}

TEST_CASE("what waits for a webhook that is switched off is laid aside", "[server][webhook]")
{
    ApiWorld world;
    work(world);
    const QByteArray id = hook(world);
    world.make("customer", R"({"name":"Qing"})");
    must(world.desk->gather());
    world.call("PATCH", "/webhook/" + id, {R"({"active":false})"});
    work(world);
    CHECK(world.sender.sent.empty());
    CHECK(deliveries(world, id, "dead").size() == 1);
    world.make("customer", R"({"name":"Unheard"})");
    work(world);
    CHECK(deliveries(world, id).size() == 1);
}

TEST_CASE("many changes in one go are all told, in their order", "[server][webhook]")
{
    ApiWorld world;
    work(world);
    hook(world);
    std::vector<Edit> edits;
    for (int i = 0; i < 1200; ++i)
        edits.push_back(world.ws.creation(u"customer", {{"name", QStringLiteral("firm %1").arg(i)}}));
    world.ws.commit(std::move(edits));
    world.make("customer", R"({"name":"the last"})");
    work(world);
    REQUIRE(world.sender.sent.size() == 1201);
    qint64 before = 0;
    for (const auto &message : world.sender.sent)
        before = qMax(before, bodyOf(message)["seq"].toInteger());
    CHECK(bodyOf(world.sender.sent.back())["seq"] == before);
    CHECK(bodyOf(world.sender.sent.back())["record"].toObject()["name"] == "the last");
}

TEST_CASE("addresses within are told from those outside", "[server][webhook]")
{
    for (const char *within : {"127.0.0.1",
                               "10.1.2.3",
                               "172.16.0.1",
                               "172.31.255.255",
                               "192.168.1.1",
                               "169.254.169.254",
                               "100.64.0.1",
                               "0.0.0.0",
                               "224.0.0.1",
                               "255.255.255.255",
                               "::1",
                               "::",
                               "fe80::1",
                               "fc00::1",
                               "fd12:3456::1",
                               "ff02::1",
                               "::ffff:127.0.0.1",
                               "::ffff:10.0.0.1",
                               "64:ff9b::7f00:1",
                               "2002:7f00:1::",
                               ""})
        CHECK_FALSE(isPublicAddress(QHostAddress(QString::fromLatin1(within))));
    for (const char *outside : {"8.8.8.8", "172.32.0.1", "192.167.1.1", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8"})
        CHECK(isPublicAddress(QHostAddress(QString::fromLatin1(outside))));
}
