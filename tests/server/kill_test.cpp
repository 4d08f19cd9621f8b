// SPDX-License-Identifier: GPL-3.0-or-later
// The server dies by the hardest signal, again and again, while a workstation sends.
#include "core/base/platform/system_clock.h"
#include "core/sync/membership.h"
#include "core/sync/secret_file.h"
#include "core/sync/session.h"
#include "tests/server/program.h"
#include "tests/support/temp_workspace.h"

#include <thread>

using namespace millrace;
using namespace millrace::test;

namespace {

/// The line to the server, which remembers what was acknowledged and lets the server die while a push is under way.
class DeadlyLine : public SyncPeer
{
public:
    explicit DeadlyLine(SyncPeer &line) : m_line(line) {}

    SyncReply ask(SyncCall call, const QByteArray &body) override
    {
        std::thread murder;
        if (call == SyncCall::Push && dies)
            murder = std::thread(std::exchange(dies, {}));
        const SyncReply reply = m_line.ask(call, body);
        if (murder.joinable())
            murder.join();
        const auto answer = sync_codec::pushAnswer(reply.body);
        if (const auto *push = std::get_if<sync_codec::PushAnswer>(&answer); push && call == SyncCall::Push)
            for (const SyncVerdict &verdict : push->verdicts)
                acknowledged.push_back(verdict.uuid);
        return reply;
    }

    std::function<void()> dies; ///< on a thread of its own, beside the next push
    std::vector<RecordId> acknowledged;

private:
    SyncPeer &m_line;
};

} // namespace

TEST_CASE("a server that is killed while it takes changes loses none that it acknowledged and doubles none",
          "[server][kill]")
{
    const int kills =
        qEnvironmentVariableIsSet("MILLRACE_SERVER_KILLS") ? qEnvironmentVariableIntValue("MILLRACE_SERVER_KILLS") : 8;
    const ProgramFixture fixture;
    fixture.makeServer();
    auto running = std::make_unique<RunningServer>(fixture);
    const quint16 port = running->port();
    REQUIRE(fixture.login(QStringLiteral("mei.millrace"), QStringLiteral("mei"), *running).exit == 0);
    REQUIRE(fixture.cli({QStringLiteral("sync"), fixture.path(QStringLiteral("mei.millrace"))}).exit == 0);
    SystemClock clock;
    SystemIdSource ids;
    SecretFile secrets(fixture.path(QStringLiteral("secrets")));
    const auto workspace =
        must(Workspace::open(fixture.path(QStringLiteral("mei.millrace")), Workspace::Access::Write, clock, ids));
    const EntityPtr customers = workspace->catalog()->entity(u"customer");
    const auto peer = must(membership::peerOf(*workspace, secrets));
    DeadlyLine line(*peer);
    SyncEngine engine(*workspace, line, QStringLiteral("test"));
    int written = 0;
    for (int kill = 0; kill < kills; ++kill) {
        for (int i = 0; i < 20; ++i) {
            CommitRequest request;
            request.label = QStringLiteral("edit");
            request.edits = {
                Edit::create(customers).with(*customers, u"name", Value(QStringLiteral("Customer %1").arg(written++)))};
            must(workspace->commit(workspace->session(), std::move(request)));
        }
        line.dies = [id = running->id()] { killProcess(id); };
        while (must(engine.step()) == SyncEngine::Outcome::Progress) {
        }
        running->kill();
        {
            // What was acknowledged is in the file that the dead server left, before anybody repairs anything.
            const auto left = must(Workspace::open(fixture.serverPlace(), Workspace::Access::Read, clock, ids));
            size_t lost = 0;
            for (const RecordId &uuid : line.acknowledged)
                lost += must(left->originOf(left->session(), uuid)) ? 0 : 1;
            REQUIRE(lost == 0);
        }
        running = std::make_unique<RunningServer>(fixture, port);
    }
    SyncEngine::Outcome outcome = SyncEngine::Outcome::Progress;
    while (outcome == SyncEngine::Outcome::Progress)
        outcome = must(engine.step());
    CHECK(outcome == SyncEngine::Outcome::Idle);
    CHECK(must(engine.status()).waiting == 0);
    CHECK(must(engine.verify()).repaired == 0);
    CHECK(running->terminate() == 0);
    CHECK(fixture.serverCustomers() == written);
    CHECK(int(line.acknowledged.size()) == written);
    CHECK(fixture.server({QStringLiteral("verify")}).exit == 0);
}
