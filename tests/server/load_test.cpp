// SPDX-License-Identifier: GPL-3.0-or-later
// Two hundred people at work at the same time.
#include "core/sync/codec.h"
#include "tests/server/house.h"

#include <QJsonDocument>

using namespace millrace;
using namespace millrace::test;

namespace {

/// A signed-in workstation as the server sees it, without a file of its own.
class Light
{
public:
    Light(House &house, const QString &login) : m_login(login), m_line(house.port())
    {
        house.person(login);
        m_line.send(RawLine::request("POST", "/api/v1/session",
                                     QJsonDocument(QJsonObject{{QStringLiteral("login"), login},
                                                               {QStringLiteral("password"), DoorTable::password()}})
                                         .toJson()));
        const QJsonObject in = QJsonDocument::fromJson(m_line.reply().body).object();
        m_bearer = "Authorization: Bearer " + in[QStringLiteral("token")].toString().toLatin1() + "\r\n";
        m_request.head.client = m_request.head.install = house.server.ids.next(house.server.clock.now());
        const auto hello =
            sync_codec::helloAnswer(ask("hello", sync_codec::encode(sync_codec::HelloRequest{m_request.head, {}})));
        const auto *said = std::get_if<sync_codec::HelloAnswer>(&hello);
        REQUIRE(said);
        m_request.head.database = said->database;
        m_request.head.environment = said->environment;
        m_request.head.top = m_request.cursor = said->trailer.top;
        const auto refused = sync_codec::pageAnswer(ask("pull", sync_codec::encode(m_request)));
        REQUIRE(std::get_if<SyncRefusal>(&refused));
        m_request.head.policy = std::get<SyncRefusal>(refused).policy;
        m_request.waitSeconds = 25;
    }

    /// Pushes a new customer; whether it was taken.
    bool write(House &house, const QString &name)
    {
        sync_codec::PushRequest request;
        request.head = m_request.head;
        SyncMutation mutation;
        mutation.uuid = mutation.operation = house.server.ids.next(house.server.clock.now());
        mutation.mid = ++m_mid;
        mutation.seen = m_request.cursor;
        mutation.editedAt = house.server.clock.now();
        SyncOp op;
        op.kind = SyncOp::Kind::Insert;
        op.entity = QStringLiteral("customer");
        op.id = house.server.ids.next(house.server.clock.now());
        op.set.insert(QStringLiteral("name"), name);
        mutation.ops.push_back(std::move(op));
        request.mutations.push_back(std::move(mutation));
        return ask("push", sync_codec::encode(request)).contains("\"status\":\"applied\"");
    }
    /// Asks for news; the answer is held until there are some.
    void beginToWait() { say("pull", sync_codec::encode(m_request)); }
    /// The news that were waited for: the customers in them, by name.
    QStringList news()
    {
        const auto answer = sync_codec::pageAnswer(m_line.reply().body);
        const auto *page = std::get_if<SyncPage>(&answer);
        REQUIRE(page);
        m_request.head.top = m_request.cursor = page->next;
        QStringList names;
        for (const SyncRow &row : page->rows)
            if (row.entity == QLatin1String("customer"))
                names << row.fields[QStringLiteral("name")].toString();
        return names;
    }
    /// News until this is among them.
    bool hears(const QString &name)
    {
        while (!news().contains(name))
            beginToWait();
        return true;
    }

private:
    void say(const QByteArray &call, const QByteArray &body)
    {
        m_line.send(RawLine::request("POST", "/api/v1/sync/" + call, body, m_bearer));
    }
    QByteArray ask(const QByteArray &call, const QByteArray &body)
    {
        say(call, body);
        const auto reply = m_line.reply();
        REQUIRE(reply.status == 200);
        return reply.body;
    }

    QString m_login;
    RawLine m_line;
    QByteArray m_bearer;
    sync_codec::PullRequest m_request;
    std::int64_t m_mid = 0;
};

} // namespace

TEST_CASE("two hundred people who are signed in are told of every edit, and theirs are all taken", "[server][load]")
{
    const int rounds =
        qEnvironmentVariableIsSet("MILLRACE_SERVER_LOAD") ? qEnvironmentVariableIntValue("MILLRACE_SERVER_LOAD") : 4;
    constexpr int people = 200;
    House house;
    std::vector<std::unique_ptr<Light>> all;
    for (int i = 0; i < people; ++i)
        all.push_back(std::make_unique<Light>(house, QStringLiteral("person%1").arg(i)));
    int written = 0;
    for (int round = 0; round < rounds; ++round) {
        // A few write while everybody else waits for news.
        const auto writes = [round](int i) { return i % 20 == round % 20; };
        for (int i = 0; i < people; ++i)
            if (!writes(i))
                all[size_t(i)]->beginToWait();
        QString last;
        for (int i = 0; i < people; ++i)
            if (writes(i)) {
                last = QStringLiteral("Customer %1").arg(written++);
                REQUIRE(all[size_t(i)]->write(house, last));
            }
        for (int i = 0; i < people; ++i) {
            // Who wrote asks now, and is told of the others' at once.
            if (writes(i))
                all[size_t(i)]->beginToWait();
            REQUIRE(all[size_t(i)]->hears(last));
        }
    }
    const server::Listener::Counts counts = house.service->listener().counts();
    CHECK(counts.connections == people);
    CHECK(counts.refused == 0);
    CHECK(counts.answered[5] == 0);
    CHECK(house.server.count("customer") == written);
    house.server.requireSound();
}
