// SPDX-License-Identifier: GPL-3.0-or-later
// Real workspaces and a real hub over real TLS.
#include "core/sync/secret_file.h"
#include "tests/server/house.h"

#include <QDir>

using namespace millrace;
using namespace millrace::test;

namespace {

using State = SyncStanding::State;
using Trouble = SyncStanding::Trouble;

/// Runs a session on a thread of its own; waits for what it tells.
class Running
{
public:
    Running(Desk &desk, SyncSession::Options options = {})
        : m_thread([this, &desk, options] {
              const auto peer = desk.peer();
              SyncSession session(*desk.workspace, *peer, QStringLiteral("desk"), options,
                                  [this](const SyncStanding &standing) {
                                      const std::lock_guard lock(m_mutex);
                                      m_standing = standing;
                                      m_changed.notify_all();
                                  });
              {
                  const std::lock_guard lock(m_mutex);
                  m_session = &session;
                  m_changed.notify_all();
              }
              session.run();
              const std::lock_guard lock(m_mutex);
              m_session = nullptr;
              m_over = true;
              m_changed.notify_all();
          })
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_session || m_over; });
    }
    ~Running()
    {
        {
            const std::lock_guard lock(m_mutex);
            if (m_session)
                m_session->stop();
        }
        m_thread.join();
    }
    SyncStanding await(const std::function<bool(const SyncStanding &)> &wanted)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return wanted(m_standing); });
        return m_standing;
    }
    SyncStanding await(State state)
    {
        return await([state](const SyncStanding &standing) { return standing.state == state; });
    }
    void awaitEnd()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_over; });
    }
    void wake()
    {
        const std::lock_guard lock(m_mutex);
        m_session->wake();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    SyncSession *m_session = nullptr;
    bool m_over = false;
    SyncStanding m_standing;
    std::thread m_thread;
};

/// Waits until a workspace satisfies something, looking after each of its commits.
void awaitIn(Workspace &workspace, const std::function<bool()> &wanted)
{
    std::mutex mutex;
    std::condition_variable changed;
    int commits = 0;
    const auto listening = workspace.listen([&](const CommitNotice &) {
        const std::lock_guard lock(mutex);
        ++commits;
        changed.notify_all();
    });
    for (int seen = 0; !wanted();) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return commits > seen; });
        seen = commits;
    }
}

} // namespace

TEST_CASE("two workstations and a server come to hold the same", "[server][sync]")
{
    House house;
    house.person(QStringLiteral("mei"));
    house.person(QStringLiteral("jan"));
    Desk mei(house, QStringLiteral("mei")), jan(house, QStringLiteral("jan"));
    REQUIRE(mei.joining.kind == membership::Joining::Kind::Joined);
    REQUIRE(jan.joining.kind == membership::Joining::Kind::Joined);
    CHECK(mei.workspace->person() == mei.joining.signIn.user);
    const RecordId id = mei.customer(QStringLiteral("河马 Ltd"));
    CHECK(SyncSession::standingOf(*mei.workspace)->state == State::Queued);
    CHECK(mei.sync().state == State::Synced);
    CHECK(jan.sync().state == State::Synced);
    CHECK(jan.text(id, QStringLiteral("name")) == QStringLiteral("河马 Ltd"));
    jan.set(id, QStringLiteral("city"), QStringLiteral("Utrecht"));
    mei.set(id, QStringLiteral("country"), QStringLiteral("Netherlands"));
    CHECK(jan.sync().trouble == Trouble::None);
    CHECK(mei.sync().trouble == Trouble::None);
    CHECK(jan.sync().trouble == Trouble::None);
    for (const Desk *desk : {&mei, &jan}) {
        CHECK(desk->text(id, QStringLiteral("city")) == QStringLiteral("Utrecht"));
        CHECK(desk->text(id, QStringLiteral("country")) == QStringLiteral("Netherlands"));
        CHECK(desk->customers() == 1);
    }
    CHECK(must(mei.workspace->digests()).records == must(jan.workspace->digests()).records);
    house.server.requireSound();
}

TEST_CASE("a workspace that began alone joins with everything in it", "[server][sync]")
{
    House house;
    house.person(QStringLiteral("mei"));
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("alone.millrace"));
    SystemClock clock;
    SharedIds ids(5);
    RecordId id;
    {
        Workspace::InitOptions options;
        options.path = path;
        options.currency = *CurrencyCode::fromString(u"CNY");
        options.locale = QStringLiteral("en");
        options.person = QStringLiteral("Mei");
        const auto alone = must(Workspace::init(options, clock, ids));
        const EntityPtr customers = alone->catalog()->entity(u"customer");
        CommitRequest request;
        request.edits = {Edit::create(customers).with(*customers, u"name", Value(QStringLiteral("From before")))};
        id = must(alone->commit(alone->session(), std::move(request))).ids.front();
    }
    SecretFile secrets(folder.filePath(QStringLiteral("secrets")));
    membership::Request request;
    request.path = path;
    request.address = house.address();
    request.attempt = {QStringLiteral("mei"), DoorTable::password(), {}, QStringLiteral("laptop"), {}};
    SECTION("and finds it at the server")
    {
        CHECK(must(membership::join(request, secrets, clock, ids)).kind == membership::Joining::Kind::Joined);
        const auto workspace = must(Workspace::open(path, Workspace::Access::Write, clock, ids));
        const auto peer = must(membership::peerOf(*workspace, secrets));
        SyncSession session(*workspace, *peer, QStringLiteral("laptop"), {});
        CHECK(session.runOnce().trouble == Trouble::None);
        CHECK(house.server.text(u"customer", id, "name") == QStringLiteral("From before"));
        CHECK(house.server.record(u"customer", id).value(system_field::CreatedBy).valueOr<RecordId>() ==
              workspace->person());
    }
    SECTION("and stays as it was where the password is wrong")
    {
        request.attempt.password = QStringLiteral("wrong");
        const auto joining = must(membership::join(request, secrets, clock, ids));
        CHECK(joining.kind == membership::Joining::Kind::SignIn);
        CHECK(joining.signIn.kind == SignInAnswer::Kind::Refused);
        const auto workspace = must(Workspace::open(path, Workspace::Access::Read, clock, ids));
        CHECK(must(SyncSession::standingOf(*workspace)).state == State::Local);
        CHECK_FALSE(must(ServerAddress::load(*workspace)).isSet());
    }
    SECTION("and a file that was made to join is gone where nothing came of it")
    {
        request.path = folder.filePath(QStringLiteral("new.millrace"));
        request.attempt.password = QStringLiteral("wrong");
        must(membership::join(request, secrets, clock, ids));
        CHECK_FALSE(QFile::exists(request.path));
    }
}

TEST_CASE("a copy stays with its team and its person", "[server][sync]")
{
    House house, other({}, 2);
    house.person(QStringLiteral("mei"));
    house.person(QStringLiteral("jan"));
    other.person(QStringLiteral("mei"));
    Desk mei(house, QStringLiteral("mei"));
    membership::Request request;
    request.address = house.address();
    request.attempt = {QStringLiteral("jan"), DoorTable::password(), {}, QStringLiteral("desk"), {}};
    CHECK(must(membership::join(*mei.workspace, request, *mei.secrets)).kind == membership::Joining::Kind::OtherPerson);
    request.address = other.address();
    request.attempt.login = QStringLiteral("mei");
    CHECK(must(membership::join(*mei.workspace, request, *mei.secrets)).kind == membership::Joining::Kind::OtherTeam);
    // The one that it has still serves.
    CHECK(mei.sync().trouble == Trouble::None);
}

TEST_CASE("a changed certificate stops the session, which says so and waits for the person", "[server][tls]")
{
    House house;
    house.person(QStringLiteral("mei"));
    Desk mei(house, QStringLiteral("mei"));
    SyncSession::Options options;
    options.shortestPauseMs = 1;
    options.longestPauseMs = 1;
    Running running(mei, options);
    running.await(State::Synced);
    house.stop();
    house.changeIdentity();
    house.start();
    const SyncStanding stopped =
        running.await([](const SyncStanding &standing) { return standing.trouble == Trouble::Certificate; });
    CHECK(stopped.state == State::Failed);
    mei.customer(QStringLiteral("Written meanwhile"));
    const SyncStanding waiting = running.await([](const SyncStanding &standing) { return standing.waiting == 1; });
    CHECK(waiting.trouble == Trouble::Certificate);
    CHECK(house.server.count("customer") == 0);
}

TEST_CASE("a session waits for the person to sign in again, and ends where the device was shut out", "[server][sync]")
{
    House house;
    const RecordId user = house.person(QStringLiteral("mei"));
    Desk mei(house, QStringLiteral("mei"));
    SECTION("signed out at the server")
    {
        house.door.forget(user);
        CHECK(mei.sync().trouble == Trouble::SignIn);
    }
    SECTION("shut out while it waits for news")
    {
        Running running(mei);
        running.await(State::Synced);
        house.door.revoke(user);
        house.service->listener().news();
        running.awaitEnd();
        CHECK(running.await(State::Failed).trouble == Trouble::Revoked);
    }
    SECTION("wiped, nothing of it is left beside the file either")
    {
        mei.customer(QStringLiteral("Secret"));
        mei.workspace.reset();
        const QDir folder(mei.folder.path());
        QFile other(folder.filePath(QStringLiteral("other.millrace")));
        REQUIRE(other.open(QIODevice::WriteOnly));
        REQUIRE(folder.mkpath(QStringLiteral("desk.millrace-files/aa")));
        must(membership::wipe(mei.path));
        CHECK(folder.entryList({QStringLiteral("desk*")}).isEmpty());
        CHECK(other.exists());
    }
}

TEST_CASE("who waits for news is told when there are some", "[server][sync]")
{
    House house;
    house.person(QStringLiteral("mei"));
    house.person(QStringLiteral("jan"));
    Desk mei(house, QStringLiteral("mei")), jan(house, QStringLiteral("jan"));
    Running running(jan);
    running.await(State::Synced);
    const RecordId id = mei.customer(QStringLiteral("News"));
    CHECK(mei.sync().state == State::Synced);
    awaitIn(*jan.workspace, [&] { return jan.customers() == 1; });
    CHECK(jan.text(id, QStringLiteral("name")) == QStringLiteral("News"));
    // And what is written here goes out at once, though a question of ours lies at the server.
    jan.set(id, QStringLiteral("city"), QStringLiteral("Leiden"));
    awaitIn(*house.server.workspace,
            [&] { return house.server.text(u"customer", id, "city") == QStringLiteral("Leiden"); });
}

TEST_CASE("an answer is held only as long as there are no news", "[server][sync]")
{
    House house;
    const RecordId user = house.person(QStringLiteral("mei"));
    Desk mei(house, QStringLiteral("mei"));
    CHECK(mei.sync().state == State::Synced);
    // The question that the engine would ask next, with a wait.
    class Overheard : public SyncPeer
    {
    public:
        QByteArray body;
        SyncReply ask(SyncCall, const QByteArray &asked) override
        {
            body = asked;
            return {};
        }
    } overheard;
    SyncEngine engine(*mei.workspace, overheard, QStringLiteral("desk"));
    must(engine.step(25));
    RawLine line(house.port());
    const int before = house.door.askedFor();
    const QByteArray token = house.door.tokenOf(user);
    line.send(RawLine::request("POST", "/api/v1/sync/pull", overheard.body, "Authorization: Bearer " + token + "\r\n"));
    house.server.create(u"customer", {{"name", QStringLiteral("Made at the server")}});
    const auto told = line.reply();
    CHECK(told.status == 200);
    CHECK(told.body.contains("Made at the server"));
    CHECK(house.door.askedFor() > before);
}

TEST_CASE("a server that ends sends what it holds", "[server][sync]")
{
    House house;
    house.person(QStringLiteral("mei"));
    Desk mei(house, QStringLiteral("mei"));
    SyncSession::Options options;
    options.shortestPauseMs = options.longestPauseMs = 1;
    Running running(mei, options);
    running.await(State::Synced);
    house.stop();
    running.await([](const SyncStanding &standing) { return standing.trouble == Trouble::Network; });
    mei.customer(QStringLiteral("Offline"));
    const SyncStanding queued = running.await(State::Queued);
    CHECK(queued.waiting == 1);
    house.start();
    running.await(State::Synced);
    CHECK(house.server.count("customer") == 1);
}
