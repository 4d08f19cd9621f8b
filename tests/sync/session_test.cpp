// SPDX-License-Identifier: GPL-3.0-or-later
// The loop around the engine: when it asks, waits, gives up and says so.
#include "core/sync/session.h"
#include "tests/sync/sync_world.h"

#include <condition_variable>
#include <thread>

using namespace millrace;
using namespace millrace::test;

namespace {

using State = SyncStanding::State;
using Trouble = SyncStanding::Trouble;

/// The network of a workstation as a session meets it: a question that may wait lies at the server until it is given
/// up, and what goes wrong is told by kind.
class Line : public SyncPeer
{
public:
    explicit Line(TestPeer &network) : m_network(network) {}

    SyncReply ask(SyncCall call, const QByteArray &body) override
    {
        {
            std::unique_lock lock(m_mutex);
            if (std::exchange(m_givenUp, false))
                return givenUp();
            ++m_asked;
            m_changed.notify_all();
            if (m_wrong.kind != SyncReply::Kind::Answered)
                return m_wrong;
            if (call == SyncCall::Pull && body.contains("\"wait\":25")) {
                m_parked = true;
                m_changed.notify_all();
                m_changed.wait(lock, [this] { return m_givenUp; });
                m_parked = m_givenUp = false;
                return givenUp();
            }
        }
        return m_network.ask(call, body);
    }
    void abort() override
    {
        const std::lock_guard lock(m_mutex);
        m_givenUp = true;
        m_changed.notify_all();
    }

    void fail(SyncReply::Kind kind, SyncReply::Trouble trouble = SyncReply::Trouble::Network)
    {
        const std::lock_guard lock(m_mutex);
        m_wrong = {};
        m_wrong.kind = kind;
        m_wrong.trouble = trouble;
    }
    void heal() { fail(SyncReply::Kind::Answered); }
    void awaitParked()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_parked; });
    }
    int asked() const
    {
        const std::lock_guard lock(m_mutex);
        return m_asked;
    }

private:
    static SyncReply givenUp()
    {
        SyncReply reply;
        reply.trouble = SyncReply::Trouble::GivenUp;
        return reply;
    }

    TestPeer &m_network;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    SyncReply m_wrong = [] {
        SyncReply fine;
        fine.kind = SyncReply::Kind::Answered;
        return fine;
    }();
    bool m_parked = false, m_givenUp = false;
    int m_asked = 0;
};

/// A session of a workstation on a thread of its own. Pauses are so long that nothing ends one but a wake-up.
class Loop
{
public:
    Loop(Station &station, SyncSession::Options options = {})
        : line(*station.peer), session(*station.workspace, line, QStringLiteral("test"), patient(options),
                                       [this](const SyncStanding &standing) {
                                           const std::lock_guard lock(m_mutex);
                                           m_told.push_back(standing);
                                           m_changed.notify_all();
                                       })
    {
    }
    ~Loop()
    {
        session.stop();
        if (m_thread.joinable())
            m_thread.join();
    }
    void start()
    {
        m_thread = std::thread([this] {
            session.run();
            const std::lock_guard lock(m_mutex);
            m_over = true;
            m_changed.notify_all();
        });
    }
    /// The first standing of that kind that was told since the last one that was waited for.
    SyncStanding await(const std::function<bool(const SyncStanding &)> &wanted)
    {
        std::unique_lock lock(m_mutex);
        SyncStanding found;
        m_changed.wait(lock, [&] {
            for (; m_read < m_told.size(); ++m_read)
                if (wanted(m_told[m_read])) {
                    found = m_told[m_read++];
                    return true;
                }
            return false;
        });
        return found;
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

    Line line;

private:
    static SyncSession::Options patient(SyncSession::Options options)
    {
        options.shortestPauseMs = options.longestPauseMs = 3'600'000;
        return options;
    }
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<SyncStanding> m_told;
    size_t m_read = 0;
    bool m_over = false;

public:
    SyncSession session;

private:
    std::thread m_thread;
};

struct Pair : SyncWorld
{
    Pair() : SyncWorld(2)
    {
        scopes.people[0].range = scopes.people[1].range = TableOfScopes::All;
        settleAll();
    }
};

} // namespace

TEST_CASE("what is written ends the wait at the server and goes out at once", "[sync][session]")
{
    Pair pair;
    Loop loop(pair[0]);
    loop.start();
    loop.await(State::Synced);
    loop.line.awaitParked();
    pair.customer(0, QStringLiteral("Written while it waited"));
    loop.line.awaitParked();
    loop.await(State::Synced);
    CHECK(pair.count(pair.server(), "customer") == 1);
}

TEST_CASE("a server that cannot be reached is tried again, and at once when the person asks", "[sync][session]")
{
    Pair pair;
    Loop loop(pair[0]);
    loop.line.fail(SyncReply::Kind::Unreachable);
    loop.start();
    CHECK(loop.await(State::Failed).trouble == Trouble::Network);
    pair.customer(0, QStringLiteral("Offline"));
    // Edits wait, which is no failure.
    const SyncStanding queued = loop.await(State::Queued);
    CHECK(queued.waiting == 1);
    CHECK(queued.trouble == Trouble::Network);
    loop.line.heal();
    loop.session.wake();
    CHECK(loop.await(State::Synced).waiting == 0);
    CHECK(pair.count(pair.server(), "customer") == 1);
}

TEST_CASE("what only the person can mend is not tried again by itself", "[sync][session]")
{
    for (const auto &[kind, trouble, said] :
         {std::tuple(SyncReply::Kind::Unreachable, SyncReply::Trouble::Certificate, Trouble::Certificate),
          std::tuple(SyncReply::Kind::SignIn, SyncReply::Trouble::Network, Trouble::SignIn)}) {
        Pair pair;
        SyncSession::Options options;
        Loop loop(pair[0], options);
        loop.line.fail(kind, trouble);
        loop.start();
        CHECK(loop.await(State::Failed).trouble == said);
        CHECK_FALSE(passesByItself(said));
        const int before = loop.line.asked();
        pair.customer(0, QStringLiteral("Meanwhile"));
        CHECK(loop.await([](const SyncStanding &standing) { return standing.waiting == 1; }).trouble == said);
        CHECK(loop.line.asked() == before);
        loop.line.heal();
        loop.session.wake();
        loop.await(State::Synced);
    }
}

TEST_CASE("a device that was shut out asks no more", "[sync][session]")
{
    Pair pair;
    Loop loop(pair[0]);
    loop.line.fail(SyncReply::Kind::Revoked);
    loop.start();
    loop.awaitEnd();
    CHECK(loop.await(State::Failed).trouble == Trouble::Revoked);
    CHECK(loop.line.asked() == 1);
}

TEST_CASE("a paused session says nothing to the server until it goes on", "[sync][session]")
{
    Pair pair;
    Loop loop(pair[0]);
    loop.start();
    loop.await(State::Synced);
    loop.line.awaitParked();
    loop.session.setPaused(true);
    loop.await(State::Paused);
    const int before = loop.line.asked();
    pair.customer(0, QStringLiteral("Paused"));
    loop.await([](const SyncStanding &standing) { return standing.state == State::Paused && standing.waiting == 1; });
    CHECK(loop.line.asked() == before);
    loop.session.setPaused(false);
    loop.await(State::Synced);
    CHECK(pair.count(pair.server(), "customer") == 1);
}

TEST_CASE("a session ends with a comparison, repairs what it finds and says so", "[sync][session]")
{
    Pair pair;
    const RecordId id = pair.customer(0, QStringLiteral("Swallowed"));
    pair.settleAll();
    pair[1].peer->mangle = [&](QByteArray &body) {
        QList<QByteArray> lines = body.split('\n');
        lines.removeIf([&](const QByteArray &line) {
            return line.startsWith("[\"customer\"") && line.contains(id.toString().toUtf8());
        });
        body = lines.join('\n');
    };
    pair.set(0, "customer", id, "city", QStringLiteral("Delft"));
    pair.settle(0);
    pair.settle(1);
    pair[1].peer->mangle = {};
    Loop loop(pair[1]);
    const SyncStanding standing = loop.session.runOnce();
    CHECK(standing.state == State::Synced);
    CHECK(standing.repaired == 1);
    CHECK(pair.text(*pair[1].workspace, "customer", id, "city") == QStringLiteral("Delft"));
    pair.requireEqual();
}

TEST_CASE("what waits for a decision is told as such", "[sync][session]")
{
    Pair pair;
    const RecordId id = pair.customer(0, QStringLiteral("Disputed"));
    pair.settleAll();
    pair.set(0, "customer", id, "city", QStringLiteral("Mine"));
    pair.set(1, "customer", id, "city", QStringLiteral("Theirs"));
    pair.settle(1);
    pair.tick(3600);
    Loop loop(pair[0]);
    const SyncStanding standing = loop.session.runOnce();
    CHECK(standing.state == State::Conflict);
    CHECK(standing.conflicts == 1);
}
