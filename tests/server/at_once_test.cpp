// SPDX-License-Identifier: GPL-3.0-or-later
// What holds when many ask at the same moment.
#include "app/server/api/webhook_courier.h"
#include "tests/server/api_world.h"

#include <QSemaphore>

#include <barrier>
#include <thread>

using namespace millrace;
using namespace millrace::server;
using namespace millrace::test;

namespace {

/// Runs a piece of work on several threads that begin together; what each answered.
template <class Work> std::vector<QString> together(int threads, Work work)
{
    std::vector<QString> answers(static_cast<size_t>(threads));
    std::barrier start(threads);
    std::vector<std::thread> running;
    for (int i = 0; i < threads; ++i)
        running.emplace_back([&, i] {
            start.arrive_and_wait();
            answers[size_t(i)] = work(i);
        });
    for (std::thread &thread : running)
        thread.join();
    return answers;
}

qsizetype countOf(const std::vector<QString> &answers, const QString &beginning)
{
    return std::count_if(answers.begin(), answers.end(),
                         [&](const QString &answer) { return answer.startsWith(beginning); });
}

/// Says when something was sent.
class TellingSender : public WebhookSender
{
public:
    Outcome send(const Message &message) override
    {
        last = message;
        sent.release();
        return {200, {}};
    }
    Message last;
    QSemaphore sent;
};

} // namespace

TEST_CASE("many calls with one key at the same moment are carried out once", "[server][api]")
{
    ApiWorld world;
    for (int round = 0; round < 5; ++round) {
        const auto answers = together(8, [&](int) {
            Request request;
            request.method = "POST";
            request.path = "/api/v1/customer";
            request.body = R"({"name":"A"})";
            request.headers = {{"authorization", "Bearer " + world.adminToken},
                               {"idempotency-key", "round " + QByteArray::number(round)}};
            return QString::number(world.api->answer(request).status);
        });
        // The one that did it, those that were told the same, and those that came while it was at work.
        CHECK(countOf(answers, QStringLiteral("201")) >= 1);
        CHECK(countOf(answers, QStringLiteral("201")) + countOf(answers, QStringLiteral("409")) == 8);
        CHECK(world.ws.count("customer") == round + 1);
    }
}

TEST_CASE("of many changes with one ETag at the same moment one is made", "[server][api]")
{
    ApiWorld world;
    const Answered made = world.post("/customer", R"({"name":"A"})");
    QByteArray seen = made.header("ETag");
    const QByteArray address = "/customer/" + made.recordId().toLatin1();
    for (int round = 0; round < 5; ++round) {
        const auto answers = together(8, [&](int i) {
            Request request;
            request.method = "PATCH";
            request.path = "/api/v1" + address;
            request.body = "{\"employees\":" + QByteArray::number(100 * round + i + 1) + '}';
            request.headers = {{"authorization", "Bearer " + world.adminToken}, {"if-match", seen}};
            return QString::number(world.api->answer(request).status);
        });
        CHECK(countOf(answers, QStringLiteral("200")) == 1);
        CHECK(countOf(answers, QStringLiteral("412")) == 7);
        seen = world.get(address).header("ETag");
    }
    world.ws.requireSound();
}

TEST_CASE("guesses at the same moment are no more than guesses one after the other", "[server][accounts]")
{
    ApiWorld world;
    const auto answers = together(24, [&](int i) {
        Accounts::SignIn attempt;
        attempt.login = QStringLiteral("admin");
        attempt.password = QStringLiteral("guess number %1").arg(i);
        attempt.remote = "198.51.100.1";
        const auto issued = world.accounts->signIn(attempt);
        return issued ? QStringLiteral("in") : issued.error().arguments.join(u' ');
    });
    CHECK(countOf(answers, QStringLiteral("auth")) == Accounts::freeFailures);
    CHECK(countOf(answers, QStringLiteral("locked_out")) == 24 - Accounts::freeFailures);
}

TEST_CASE("a device that is shut out in the midst of its calls gets no answer afterwards", "[server][accounts]")
{
    ApiWorld world;
    const QByteArray other = world.signIn(QStringLiteral("admin"), QString::fromLatin1(ApiWorld::adminPassword));
    const RecordId device = must(world.accounts->callerOf(other)).device;
    together(8, [&](int i) {
        for (int n = 0; n < 20; ++n) {
            Request request;
            request.method = "GET";
            request.path = "/api/v1/session";
            request.headers = {{"authorization", "Bearer " + other}};
            const int status = world.api->answer(request).status;
            if (status != 200 && status != 401)
                return QStringLiteral("odd");
            if (i == 0 && n == 10 && !world.accounts->revoke(world.admin, device))
                return QStringLiteral("odd");
        }
        return QString();
    });
    CHECK(world.get("/session", other).error() == "device_revoked");
}

TEST_CASE("a courier tells of what is committed by itself, and ends when it is told to", "[server][webhook]")
{
    ApiWorld world;
    TellingSender sender;
    WebhookDesk desk(*world.ws.workspace, *world.file, sender);
    must(desk.gather());
    world.make("webhook", R"({"name":"h","url":"https://hooks.example.com/in","entity":"customer"})");
    {
        const WebhookCourier courier(*world.ws.workspace, desk);
        for (const char *name : {"A", "B"}) {
            world.make("customer", QByteArray(R"({"name":")") + name + "\"}");
            REQUIRE(sender.sent.tryAcquire(1, 60'000));
            CHECK(sender.last.body.contains(QByteArray("\"name\":\"") + name));
        }
    }
    world.make("customer", R"({"name":"after the end"})");
    CHECK_FALSE(sender.sent.tryAcquire(1));
    // The next one goes on where it ended.
    const WebhookCourier courier(*world.ws.workspace, desk);
    CHECK(sender.sent.tryAcquire(1, 60'000));
}
