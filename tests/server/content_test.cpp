// SPDX-License-Identifier: GPL-3.0-or-later
// What attachments hold, over real TLS.
#include "core/schema/builtin/attachment.h"
#include "core/schema/builtin/user.h"
#include "core/sync/content_lane.h"
#include "core/workspace/people.h"
#include "tests/server/house.h"

#include <QCryptographicHash>
#include <QFile>

using namespace millrace;
using namespace millrace::test;

namespace {

using Fate = ContentLane::Fate;

QByteArray noise(qsizetype count, quint32 seed)
{
    QByteArray bytes(count, Qt::Uninitialized);
    for (char &byte : bytes) {
        seed = seed * 1'664'525 + 1'013'904'223;
        byte = char(seed >> 24);
    }
    return bytes;
}

QString digestOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

RecordId attach(Desk &desk, const QByteArray &bytes)
{
    QFile source(desk.folder.filePath(QStringLiteral("source")));
    REQUIRE(source.open(QIODevice::WriteOnly));
    source.write(bytes);
    source.close();
    must(AttachmentContent(desk.path).store(source.fileName()));
    const RecordId customer = desk.customer(QStringLiteral("Acme"));
    const EntityPtr entity = desk.workspace->catalog()->entity(u"attachment");
    CommitRequest request;
    request.label = QStringLiteral("attach");
    request.edits = {Edit::create(entity)
                         .with(*entity, u"customer", Value(customer))
                         .with(*entity, attachment::name, QStringLiteral("plan.bin"))
                         .with(*entity, attachment::sha256, digestOf(bytes))
                         .with(*entity, attachment::size, std::int64_t(bytes.size()))};
    return must(desk.workspace->commit(desk.workspace->session(), std::move(request))).ids.front();
}

/// The real line, which the server's death cuts after so many pieces.
class Breaking : public ContentPeer
{
public:
    Breaking(ContentPeer &line, int pieces, std::function<void()> breaks)
        : m_line(line), m_pieces(pieces), m_breaks(std::move(breaks))
    {
    }
    ContentReply offer(const std::vector<RecordId> &ids) override { return m_line.offer(ids); }
    ContentReply fetch(const RecordId &id, qint64 offset) override
    {
        count();
        return m_line.fetch(id, offset);
    }
    ContentReply send(const RecordId &id, qint64 offset, const QByteArray &piece) override
    {
        if (!piece.isEmpty())
            count();
        return m_line.send(id, offset, piece);
    }

private:
    void count()
    {
        if (m_pieces-- == 0)
            m_breaks();
    }
    ContentPeer &m_line;
    int m_pieces;
    std::function<void()> m_breaks;
};

QByteArray tokenLine(const QByteArray &token)
{
    return "Authorization: Bearer " + token + "\r\n";
}

} // namespace

TEST_CASE("a file travels to a colleague's desk after its record, and goes on after the server was away",
          "[server][content]")
{
    House house;
    house.person(QStringLiteral("mei"));
    house.person(QStringLiteral("jan"));
    Desk mei(house, QStringLiteral("mei")), jan(house, QStringLiteral("jan"));
    const QByteArray bytes = noise(3'400'000, 7);
    const RecordId id = attach(mei, bytes);
    REQUIRE(mei.sync().state == SyncStanding::State::Synced);
    REQUIRE(jan.sync().state == SyncStanding::State::Synced);
    const auto breaks = [&] { house.stop(); };
    {
        const auto line = mei.peer();
        Breaking breaking(*line, 2, breaks);
        CHECK(ContentLane(*mei.workspace, breaking, {}).runOnce() == ContentLane::Outcome::Unreachable);
    }
    house.start();
    {
        const auto line = mei.peer();
        CHECK(ContentLane(*mei.workspace, *line, {}).runOnce() == ContentLane::Outcome::Idle);
        // What had come before was not sent again.
        CHECK(line->sent() < 2'000'000);
    }
    CHECK(must(AttachmentContent(house.server.path()).isWhole(digestOf(bytes))));
    {
        const auto line = jan.peer();
        Breaking breaking(*line, 1, breaks);
        CHECK(ContentLane(*jan.workspace, breaking, {}).runOnce() == ContentLane::Outcome::Unreachable);
    }
    house.start();
    const auto line = jan.peer();
    std::vector<ContentLane::News> news;
    ContentLane lane(*jan.workspace, *line, {}, [&](const ContentLane::News &one) { news.push_back(one); });
    CHECK(lane.runOnce() == ContentLane::Outcome::Idle);
    REQUIRE(news.size() == 1);
    CHECK(news.front().attachment == id);
    CHECK(news.front().fate == Fate::Arrived);
    CHECK(line->received() < 2'600'000);
    CHECK(must(AttachmentContent(jan.path).isWhole(digestOf(bytes))));
}

TEST_CASE("a lane that runs fetches what is asked for, and ends when it is told to", "[server][content]")
{
    House house;
    house.person(QStringLiteral("mei"));
    house.person(QStringLiteral("jan"));
    Desk mei(house, QStringLiteral("mei")), jan(house, QStringLiteral("jan"));
    const RecordId id = attach(mei, noise(200'000, 3));
    mei.sync();
    jan.sync();
    const auto sending = mei.peer();
    CHECK(ContentLane(*mei.workspace, *sending, {}).runOnce() == ContentLane::Outcome::Idle);
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<Fate> fates;
    ContentLane::Options options;
    options.fetchedByItself = 0;
    auto line = jan.peer();
    ContentLane lane(*jan.workspace, *line, options, [&](const ContentLane::News &one) {
        const std::lock_guard lock(mutex);
        fates.push_back(one.fate);
        changed.notify_all();
    });
    std::thread running([&] {
        lane.run();
        line.reset(); // on the thread that asked
    });
    lane.want(id);
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return !fates.empty(); });
        CHECK(fates.front() == Fate::Arrived);
    }
    lane.stop();
    running.join();
}

TEST_CASE("nobody gets a file without a token that is good for it, nor of a record that he does not see",
          "[server][content]")
{
    House house;
    const RecordId mei = house.person(QStringLiteral("mei"));
    const RecordId eve = house.person(QStringLiteral("eve"));
    const auto roles = must(makeBuiltinRoles(*house.server.workspace, house.server.session()));
    const EntityPtr users = house.server.entity(user::entityKey());
    house.server.commit({Edit::update(users, mei).with(*users, user::role, roles.value(QStringLiteral("sales"))),
                         Edit::update(users, eve).with(*users, user::role, roles.value(QStringLiteral("sales")))});
    Desk desk(house, QStringLiteral("mei"));
    const QByteArray bytes = noise(5'000, 5);
    const QByteArray path = "/api/v1/sync/contents/" + attach(desk, bytes).toString().toLatin1() + "?offset=0";
    desk.sync();
    const auto line = desk.peer();
    ContentLane(*desk.workspace, *line, {}).runOnce();
    RawLine raw(house.port());
    const auto ask = [&](const QByteArray &method, const QByteArray &address, const QByteArray &token,
                         const QByteArray &body = {}) {
        raw.send(RawLine::request(method, address, body, token.isEmpty() ? QByteArray() : tokenLine(token)));
        return raw.reply();
    };
    const QByteArray hers = house.door.tokenOf(mei), eves = house.door.tokenOf(eve);
    const auto whole = ask("GET", path, hers);
    CHECK(whole.status == 200);
    CHECK(whole.header("content-type") == "application/octet-stream");
    CHECK(whole.header("content-total") == "5000");
    CHECK(whole.body == bytes);
    CHECK(ask("GET", path, {}).status == 401);
    CHECK(ask("GET", path, house.door.tokenOf(mei, {QStringLiteral("read")})).status == 403);
    const auto hidden = ask("GET", path, eves);
    CHECK(hidden.body.contains("\"not_found\""));
    CHECK(ask("PUT", path, eves, "x").body.contains("\"not_found\""));
    // Addresses that lead nowhere, and no words of the inside.
    CHECK(ask("GET", "/api/v1/sync/contents/../../etc/passwd?offset=0", hers).status == 404);
    CHECK(ask("GET", "/api/v1/sync/contents/" + digestOf(bytes).toLatin1() + "?offset=0", hers).status == 404);
    CHECK(ask("GET", path.chopped(1) + "x", hers).status == 400);
    CHECK(ask("GET", path.chopped(1) + "-1", hers).status == 400);
    CHECK(ask("GET", path.chopped(1) + "9000000000", hers).body.isEmpty());
    CHECK(ask("POST", "/api/v1/sync/contents", hers, "{\"ids\":[17]}").status == 400);
    CHECK(ask("DELETE", path, hers).status == 405);
    house.door.revoke(mei);
    CHECK(ask("GET", path, hers).status == 401);
}
