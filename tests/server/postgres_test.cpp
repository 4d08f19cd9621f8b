// SPDX-License-Identifier: GPL-3.0-or-later
// Servers over one PostgreSQL database, from outside: several processes, and what becomes of them when they or the
// database die.
#include "app/server/auth/accounts.h"
#include "core/base/platform/system_clock.h"
#include "core/store/server_deliveries.h"
#include "core/sync/membership.h"
#include "core/sync/secret_file.h"
#include "core/sync/session.h"
#include "core/workspace/operation.h"
#include "tests/server/program.h"
#include "tests/support/postgres_server.h"
#include "tests/support/temp_workspace.h"

#include <condition_variable>
#include <thread>

using namespace millrace;
using namespace millrace::test;

namespace {

/// A server's database and what works on it.
struct Office
{
    ProgramFixture fixture{PostgresServer::shared().fresh()};
    SystemClock clock;
    SystemIdSource ids;

    Office() { fixture.makeServer(); }
    std::unique_ptr<Workspace> open(Workspace::Access access = Workspace::Access::Write)
    {
        return must(Workspace::open(fixture.serverPlace(), access, clock, ids));
    }
    QByteArray ask(const char *sql) const
    {
        return PostgresServer::shared().ask(fixture.serverPlace(), QString::fromUtf8(sql));
    }
};

Result<CommitReceipt> tryCustomer(Workspace &workspace, const QString &name)
{
    const EntityPtr entity = workspace.catalog()->entity(u"customer");
    CommitRequest request;
    request.label = QStringLiteral("edit");
    request.edits = {Edit::create(entity).with(*entity, u"name", Value(name))};
    return workspace.commit(workspace.session(), std::move(request));
}

RecordId createCustomer(Workspace &workspace, const QString &name)
{
    return must(tryCustomer(workspace, name)).ids.front();
}

qint64 customersIn(const Workspace &workspace)
{
    Query query;
    query.entity = QStringLiteral("customer");
    return must(workspace.count(workspace.session(), query));
}

/// Hears what a workspace tells, and waits for it.
class Ear
{
public:
    explicit Ear(Workspace &workspace)
        : m_listening(workspace.listen([this](const CommitNotice &notice) {
              const std::lock_guard lock(m_mutex);
              m_notices.push_back(notice);
              m_heard.notify_all();
          }))
    {
    }
    CommitNotice next()
    {
        std::unique_lock lock(m_mutex);
        m_heard.wait(lock, [this] { return !m_notices.empty(); });
        const CommitNotice notice = m_notices.front();
        m_notices.erase(m_notices.begin());
        return notice;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_heard;
    std::vector<CommitNotice> m_notices;
    std::shared_ptr<void> m_listening;
};

} // namespace

TEST_CASE("two workspaces over one database see each other's commits before they read or write", "[server][postgres]")
{
    Office office;
    const auto one = office.open(), other = office.open();
    Ear ear(*other);
    const RecordId id = createCustomer(*one, QStringLiteral("河马 Ltd"));
    // It reads what was committed a moment ago, whether it was told or not.
    CHECK(must(other->record(other->session(), QStringLiteral("customer"), id)).title() == QStringLiteral("河马 Ltd"));
    const CommitNotice told = ear.next();
    CHECK(told.records.value(QStringLiteral("customer")) == std::vector<RecordId>{id});
    for (int i = 0; i < 5; ++i) {
        createCustomer(*one, QStringLiteral("One %1").arg(i));
        createCustomer(*other, QStringLiteral("Other %1").arg(i));
    }
    CHECK(customersIn(*one) == 11);
    CHECK(customersIn(*other) == 11);
    CHECK(must(one->search(one->session(), QStringLiteral("other"), 20)).hits.size() == 5);
    CHECK(must(one->digests()).records == must(other->digests()).records);
    CHECK(must(other->verify()).ok);
}

TEST_CASE("what describes the workspace is the same in all processes", "[server][postgres]")
{
    Office office;
    const auto one = office.open(), other = office.open();
    const EntityPtr fields = one->catalog()->entity(u"custom_field");
    CommitRequest request;
    request.label = QStringLiteral("edit");
    request.edits = {Edit::create(fields)
                         .with(*fields, u"entity", Value(QStringLiteral("customer")))
                         .with(*fields, u"key", Value(QStringLiteral("x_0123456789abc")))
                         .with(*fields, u"type", Value(QStringLiteral("text")))
                         .with(*fields, u"label", Value(QStringLiteral("Region")))};
    must(one->commit(one->session(), std::move(request)));
    const RecordId id = createCustomer(*other, QStringLiteral("Somebody"));
    const EntityPtr customer = other->catalog()->entity(u"customer");
    REQUIRE(customer->field(u"x_0123456789abc"));
    CommitRequest change;
    change.label = QStringLiteral("edit");
    change.edits = {Edit::update(customer, id).with(*customer, u"x_0123456789abc", Value(QStringLiteral("North")))};
    must(other->commit(other->session(), std::move(change)));
    const Record read = must(one->record(one->session(), QStringLiteral("customer"), id));
    CHECK(read.value(read.entity()->field(u"x_0123456789abc")->index).valueOr<QString>() == QStringLiteral("North"));
    CHECK(must(one->verify()).ok);
}

TEST_CASE("many threads of two processes write one order without a gap", "[server][postgres]")
{
    Office office;
    const auto one = office.open(), other = office.open();
    constexpr int each = 15;
    std::atomic<int> refused = 0;
    std::vector<std::thread> writers;
    for (const auto &workspace : {one.get(), other.get(), one.get(), other.get()})
        writers.emplace_back([workspace, number = writers.size(), &refused] {
            for (int i = 0; i < each; ++i)
                refused += tryCustomer(*workspace, QStringLiteral("Writer %1, %2").arg(number).arg(i)) ? 0 : 1;
        });
    for (std::thread &writer : writers)
        writer.join();
    CHECK(refused == 0);
    CHECK(customersIn(*one) == 4 * each);
    CHECK(office.ask("SELECT max(no) - count(*) FROM millrace.journal_commit") == "0");
    CHECK(must(other->verify()).ok);
}

TEST_CASE("an edit through one server wakes who waits at another", "[server][postgres]")
{
    Office office;
    const ProgramFixture &fixture = office.fixture;
    RunningServer first(fixture), second(fixture);
    REQUIRE(fixture.login(QStringLiteral("a.millrace"), QStringLiteral("mei"), first).exit == 0);
    REQUIRE(fixture.login(QStringLiteral("b.millrace"), QStringLiteral("mei"), second).exit == 0);
    REQUIRE(fixture.cli({QStringLiteral("sync"), fixture.path(QStringLiteral("a.millrace"))}).exit == 0);
    CHECK(fixture.server({QStringLiteral("status")}).json[QStringLiteral("running")].toBool());
    SecretFile secrets(fixture.path(QStringLiteral("secrets")));
    const auto waiting = must(Workspace::open(fixture.path(QStringLiteral("b.millrace")), Workspace::Access::Write,
                                              office.clock, office.ids));
    const auto peer = must(membership::peerOf(*waiting, secrets));
    std::mutex mutex;
    std::condition_variable changed;
    SyncStanding standing;
    SyncSession session(*waiting, *peer, QStringLiteral("test"), {}, [&](const SyncStanding &told) {
        const std::lock_guard lock(mutex);
        standing = told;
        changed.notify_all();
    });
    std::thread running([&] { session.run(); });
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return standing.state == SyncStanding::State::Synced; });
    }
    Ear ear(*waiting);
    REQUIRE(fixture
                .cli({QStringLiteral("create"), fixture.path(QStringLiteral("a.millrace")), QStringLiteral("customer"),
                      QStringLiteral("name=Through the other")})
                .exit == 0);
    REQUIRE(fixture.cli({QStringLiteral("sync"), fixture.path(QStringLiteral("a.millrace"))}).exit == 0);
    while (!ear.next().records.contains(QStringLiteral("customer"))) {
    }
    CHECK(customersIn(*waiting) == 1);
    session.stop();
    running.join();
    CHECK(first.terminate() == 0);
    CHECK(second.terminate() == 0);
    CHECK_FALSE(fixture.server({QStringLiteral("status")}).json[QStringLiteral("running")].toBool(true));
}

TEST_CASE("accounts are the same at every server, and one of them sends webhooks", "[server][postgres]")
{
    Office office;
    const auto workspace = office.open();
    const QString place = office.fixture.serverPlace();
    auto one = must(ServerFile::open(place));
    const auto other = must(ServerFile::open(place));
    const RecordId user = workspace->person();
    must(server_accounts::setPassword(*one, user, QStringLiteral("a hash"), office.clock.now()));
    CHECK(must(server_accounts::account(*other, user))->password == QStringLiteral("a hash"));
    must(server_accounts::addFailure(*one, "mei", Instant{2}, Instant{1}));
    must(server_accounts::addFailure(*other, "mei", Instant{3}, Instant{1}));
    CHECK(must(server_accounts::attempts(*one, "mei")).failures == 2);

    CHECK(must(one->takeCourier()));
    CHECK(must(one->takeCourier()));
    CHECK_FALSE(must(other->takeCourier()));
    one.reset();
    // The server lets go of what a closed connection held as soon as it has noticed.
    office.ask("SELECT pg_advisory_lock(19788, 4), pg_advisory_unlock(19788, 4)");
    CHECK(must(other->takeCourier()));
}

TEST_CASE("what another process is at work on is not taken back", "[server][postgres]")
{
    Office office;
    auto one = office.open();
    auto operation = one->begin(one->session(), QStringLiteral("import"), Origin::Import);
    const EntityPtr customers = one->catalog()->entity(u"customer");
    must(operation->apply({Edit::create(customers).with(*customers, u"name", Value(QStringLiteral("Half way")))}));
    CHECK(customersIn(*office.open()) == 1);
    must(operation->finish());
    one.reset();
    CHECK(customersIn(*office.open()) == 1);
}

TEST_CASE("a database server that dies loses nothing that was acknowledged, and is found again", "[server][postgres]")
{
    PostgresServer server;
    SystemClock clock;
    SystemIdSource ids;
    Workspace::InitOptions options;
    options.path = server.fresh();
    options.currency = *CurrencyCode::fromString(u"CNY");
    options.locale = QStringLiteral("en");
    const auto workspace = must(Workspace::init(options, clock, ids));
    const auto accounts = must(ServerFile::open(options.path));
    std::vector<RecordId> acknowledged;
    std::vector<ErrorCode> failures;
    std::atomic<bool> over = false;
    std::thread writer([&] {
        for (int i = 0; !over; ++i) {
            const auto receipt = tryCustomer(*workspace, QStringLiteral("Customer %1").arg(i));
            if (receipt)
                acknowledged.push_back(receipt->ids.front());
            else
                failures.push_back(receipt.error().code);
        }
    });
    for (int crash = 0; crash < 3; ++crash) {
        // Not before it has written something since the last time.
        const qint64 enough = customersIn(*workspace) + 5;
        while (customersIn(*workspace) < enough) {
        }
        server.crash();
    }
    server.stop();
    CHECK(workspace->record(workspace->session(), QStringLiteral("customer"), workspace->person()).error().code ==
          ErrorCode::Storage);
    CHECK(server_accounts::attempts(*accounts, "mei").error().code == ErrorCode::Storage);
    over = true;
    writer.join();
    server.start();
    // Of each round all but the one that the crash may have cut off.
    CHECK(acknowledged.size() >= 3 * 4);
    CHECK(std::count(failures.begin(), failures.end(), ErrorCode::Storage) == std::ssize(failures));
    for (const RecordId &id : acknowledged)
        CHECK(workspace->record(workspace->session(), QStringLiteral("customer"), id).has_value());
    CHECK(must(server_accounts::attempts(*accounts, "mei")).failures == 0);
    CHECK(must(workspace->verify()).ok);
}

TEST_CASE("a connection that is cut within a transaction leaves nothing of it", "[server][postgres]")
{
    Office office;
    const auto workspace = office.open();
    createCustomer(*workspace, QStringLiteral("Before"));
    office.ask("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'millrace'");
    createCustomer(*workspace, QStringLiteral("After"));
    CHECK(customersIn(*workspace) == 2);
    CHECK(must(workspace->verify()).ok);
}

TEST_CASE("a copy by pg_dump becomes a server again", "[server][postgres]")
{
    Office office;
    createCustomer(*office.open(), QStringLiteral("Kept"));
    const ProgramFixture &fixture = office.fixture;
    const ProgramCall backup = fixture.server({QStringLiteral("backup"), fixture.path(QStringLiteral("copy"))});
    CHECK(backup.exit == 2);
    CHECK(backup.out.contains("pg_dump"));
    CHECK(fixture.server({QStringLiteral("restore"), fixture.path(QStringLiteral("copy"))}).exit == 2);
    PostgresServer &server = PostgresServer::shared();
    const QString dump = server.path(QStringLiteral("copy.dump"));
    server.dump(fixture.serverPlace(), dump);
    const ProgramFixture restored(server.fresh());
    server.restore(dump, restored.serverPlace());
    CHECK(restored.serverCustomers() == 1);
    CHECK(restored.server({QStringLiteral("verify")}).json[QStringLiteral("ok")].toBool());
    const RunningServer running(restored);
    CHECK(restored.login(QStringLiteral("mei.millrace"), QStringLiteral("mei"), running).exit == 0);
}

TEST_CASE("a database that is no server's is told from one that is", "[server][postgres]")
{
    PostgresServer &server = PostgresServer::shared();
    const ProgramFixture empty(server.fresh());
    CHECK(empty.server({QStringLiteral("status")}).errorCode() == QStringLiteral("workspace_missing"));
    CHECK(empty.server({QStringLiteral("verify")}).exit == 3);
    const ProgramFixture nowhere(server.address(QStringLiteral("nowhere")));
    CHECK(nowhere.server({QStringLiteral("init")}).exit == 3);
    Office office;
    CHECK(office.fixture.server({QStringLiteral("init")}).errorCode() == QStringLiteral("output_exists"));
    const ProgramCall verified = office.fixture.server({QStringLiteral("verify")});
    CHECK(verified.json[QStringLiteral("database")].toString().startsWith(QStringLiteral("PostgreSQL 1")));
    office.ask("UPDATE millrace.meta SET value = '99' WHERE key = 'format'");
    CHECK(office.fixture.server({QStringLiteral("status")}).errorCode() == QStringLiteral("workspace_newer"));
}
