// SPDX-License-Identifier: GPL-3.0-or-later
// millrace-server and millrace-cli as their users meet them.
#include "tests/server/program.h"

#include "core/base/platform/system_clock.h"
#include "core/sync/http_peer.h"
#include "core/sync/membership.h"
#include "core/sync/secret_file.h"
#include "core/sync/session.h"
#include "tests/support/temp_workspace.h"

#include <QFile>
#include <QSslSocket>

using namespace millrace;
using namespace millrace::test;

namespace {

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(u' ');
}

} // namespace

TEST_CASE("joining speaks the language of the workspace that joins", "[server][program]")
{
    ProgramFixture fixture;
    fixture.makeServer();
    RunningServer running(fixture);
    const auto refusal = [&](const char *locale) {
        const QString name = QString::fromLatin1(locale) + QStringLiteral(".millrace");
        REQUIRE(fixture
                    .cli({QStringLiteral("init"), fixture.path(name), QStringLiteral("--locale"),
                          QString::fromLatin1(locale)})
                    .exit == 0);
        const ProgramCall call = fixture.login(name, QStringLiteral("mei"), running, "wrong password");
        CHECK(call.exit == 4);
        return call.json[QStringLiteral("error")].toObject()[QStringLiteral("message")].toString();
    };
    CHECK(refusal("zh_CN").contains(QStringLiteral("服务器")));
    CHECK(refusal("en").contains(QStringLiteral("server")));
}

TEST_CASE("a server is made, lets people in, and two workstations share through it", "[server][program]")
{
    const ProgramFixture fixture;
    fixture.makeServer();
    CHECK(fixture.server(words("init")).exit == 2);
    CHECK(fixture.server(words("user add mei --role administrator"), "a good password\n").exit == 1);
    CHECK(fixture.server(words("user add jan --role nobody"), "a good password\n").exit == 2);
    CHECK(fixture.server(words("user add jan --role administrator"), "short\n").exit == 2);
    REQUIRE(fixture.server(words("user add jan --role administrator --department Sales"), "a good password\n").exit ==
            0);
    RunningServer running(fixture);
    // A file has one writer; a database takes what several processes write.
    const int whileRunning = fixture.server(words("user add ada --role sales"), "a good password\n").exit;
    CHECK(whileRunning == (fixture.isRemote() ? 0 : 3));
    CHECK(fixture.server(words("status")).json[QStringLiteral("running")].toBool());

    CHECK(fixture.login(QStringLiteral("mei.millrace"), QStringLiteral("mei"), running, "wrong password").exit == 4);
    CHECK_FALSE(QFile::exists(fixture.path(QStringLiteral("mei.millrace"))));
    const ProgramCall unproven = fixture.cli({QStringLiteral("login"), fixture.path(QStringLiteral("mei.millrace")),
                                              running.url(), QStringLiteral("--user"), QStringLiteral("mei")},
                                             "a good password\n");
    CHECK(unproven.exit == 5);
    CHECK(unproven.errorCode() == QStringLiteral("certificate"));
    CHECK(unproven.out.contains(running.fingerprint().toLatin1()));
    const ProgramCall mei = fixture.login(QStringLiteral("mei.millrace"), QStringLiteral("mei"), running);
    INFO(mei.out.toStdString());
    REQUIRE(mei.exit == 0);
    REQUIRE(fixture.login(QStringLiteral("jan.millrace"), QStringLiteral("jan"), running).exit == 0);
    for (const char *name : {"mei.millrace", "jan.millrace"})
        REQUIRE(fixture.cli({QStringLiteral("sync"), fixture.path(QString::fromLatin1(name))}).exit == 0);
    REQUIRE(fixture
                .cli({QStringLiteral("create"), fixture.path(QStringLiteral("mei.millrace")),
                      QStringLiteral("customer"), QStringLiteral("name=河马 Ltd")})
                .exit == 0);
    const QStringList status{QStringLiteral("sync-status"), fixture.path(QStringLiteral("mei.millrace"))};
    CHECK(fixture.cli(status).json[QStringLiteral("waiting")].toInt() == 1);
    const ProgramCall synced = fixture.cli({QStringLiteral("sync"), fixture.path(QStringLiteral("mei.millrace"))});
    CHECK(synced.exit == 0);
    CHECK(synced.json[QStringLiteral("state")].toString() == QStringLiteral("synced"));
    CHECK(synced.json[QStringLiteral("sent_bytes")].toInt() > 0);
    CHECK(fixture.cli({QStringLiteral("sync"), fixture.path(QStringLiteral("jan.millrace"))}).exit == 0);
    CHECK(fixture.customers(QStringLiteral("jan.millrace")) == 1);
    const ProgramCall none = fixture.cli({QStringLiteral("conflicts"), fixture.path(QStringLiteral("jan.millrace"))});
    CHECK(none.exit == 0);
    CHECK(running.terminate() == 0);
    const ProgramCall alone = fixture.cli({QStringLiteral("sync"), fixture.path(QStringLiteral("jan.millrace"))});
    CHECK(alone.exit == 5);
    CHECK(alone.errorCode() == QStringLiteral("network"));
    CHECK(fixture.server(words("verify")).json[QStringLiteral("ok")].toBool());
    const ProgramCall stopped = fixture.server(words("status"));
    CHECK_FALSE(stopped.json[QStringLiteral("running")].toBool(true));
    CHECK(stopped.json[QStringLiteral("users")].toInt() == (fixture.isRemote() ? 3 : 2));
}

TEST_CASE("a new password ends what the old one opened", "[server][program]")
{
    const ProgramFixture fixture;
    fixture.makeServer();
    REQUIRE(fixture.server(words("user password mei"), "another password\n").exit == 0);
    CHECK(fixture.server(words("user password nobody"), "another password\n").exit == 2);
    RunningServer running(fixture);
    CHECK(fixture.login(QStringLiteral("mei.millrace"), QStringLiteral("mei"), running).exit == 4);
    CHECK(fixture.login(QStringLiteral("mei.millrace"), QStringLiteral("mei"), running, "another password").exit == 0);
    CHECK(fixture.cli({QStringLiteral("logout"), fixture.path(QStringLiteral("mei.millrace"))}).exit == 0);
    const ProgramCall out = fixture.cli({QStringLiteral("sync"), fixture.path(QStringLiteral("mei.millrace"))});
    CHECK(out.exit == 4);
    CHECK(out.errorCode() == QStringLiteral("sign_in"));
}

TEST_CASE("who is disabled is shut out, and his copy goes at the next contact", "[server][program]")
{
    const ProgramFixture fixture;
    fixture.makeServer();
    REQUIRE(fixture.server(words("user add jan --role sales"), "a good password\n").exit == 0);
    RunningServer running(fixture);
    const QString mei = fixture.path(QStringLiteral("mei.millrace")),
                  jan = fixture.path(QStringLiteral("jan.millrace"));
    REQUIRE(fixture.login(QStringLiteral("mei.millrace"), QStringLiteral("mei"), running).exit == 0);
    const ProgramCall joined = fixture.login(QStringLiteral("jan.millrace"), QStringLiteral("jan"), running);
    REQUIRE(joined.exit == 0);
    for (const QString &workspace : {mei, jan})
        REQUIRE(fixture.cli({QStringLiteral("sync"), workspace}).exit == 0);
    const ProgramCall disabled =
        fixture.cli({QStringLiteral("update"), mei, QStringLiteral("user"),
                     joined.json[QStringLiteral("user")].toString(), QStringLiteral("active=false")});
    INFO(disabled.out.toStdString());
    REQUIRE(disabled.exit == 0);
    REQUIRE(fixture.cli({QStringLiteral("sync"), mei}).exit == 0);
    const ProgramCall out = fixture.cli({QStringLiteral("sync"), jan});
    CHECK(out.exit == 4);
    CHECK(out.errorCode() == QStringLiteral("device_revoked"));
    CHECK_FALSE(QFile::exists(jan));
    CHECK(QFile::exists(mei));
    CHECK(fixture.login(QStringLiteral("jan.millrace"), QStringLiteral("jan"), running).exit == 4);
}

TEST_CASE("settings come from flags, else the environment, else a file", "[server][program]")
{
    const ProgramFixture fixture;
    QFile file(fixture.path(QStringLiteral("server.conf")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("# comment\ndata = " + fixture.path(QStringLiteral("from-file")).toUtf8() +
               "\ncurrency = EUR\nlisten = 127.0.0.1:0\n");
    file.close();
    const QString program = QStringLiteral(MILLRACE_BIN_DIR "/millrace-server");
    QProcessEnvironment environment = fixture.environment();
    const QStringList words{QStringLiteral("init"), QStringLiteral("--json"), QStringLiteral("--config"),
                            file.fileName()};
    CHECK(ProgramFixture::call(program, words, {}, environment).json[QStringLiteral("currency")].toString() ==
          QStringLiteral("EUR"));
    CHECK(QFile::exists(fixture.path(QStringLiteral("from-file/server.millrace"))));
    environment.insert(QStringLiteral("MILLRACE_DATA"), fixture.path(QStringLiteral("from-environment")));
    environment.insert(QStringLiteral("MILLRACE_CURRENCY"), QStringLiteral("USD"));
    CHECK(ProgramFixture::call(program, words + QStringList{QStringLiteral("--currency"), QStringLiteral("GBP")}, {},
                               environment)
              .json[QStringLiteral("currency")]
              .toString() == QStringLiteral("GBP"));
    CHECK(QFile::exists(fixture.path(QStringLiteral("from-environment/server.millrace"))));
}

TEST_CASE("what makes no sense is answered with the exit of a wrong call", "[server][program]")
{
    const ProgramFixture fixture;
    const QString program = QStringLiteral(MILLRACE_BIN_DIR "/millrace-server");
    const auto exitOf = [&](const QStringList &given) {
        return ProgramFixture::call(program, given, {}, fixture.environment()).exit;
    };
    CHECK(exitOf({}) == 2);
    CHECK(exitOf(words("serve")) == 2);
    CHECK(exitOf(words("status")) == 2);
    CHECK(exitOf(words("init --colour red")) == 2);
    CHECK(exitOf(words("--help")) == 0);
    CHECK(exitOf(words("run --help")) == 0);
    const ProgramCall database = ProgramFixture::call(
        program, words("init --json --database mysql://localhost/millrace"), {}, fixture.environment());
    CHECK(database.exit == 2);
    CHECK(database.errorCode() == QStringLiteral("usage"));
    const ProgramCall away =
        ProgramFixture::call(program, words("status --json --database postgresql://mei:secret@127.0.0.1:1/millrace"),
                             {}, fixture.environment());
    CHECK(away.exit == 3);
    CHECK(away.out.contains("127.0.0.1"));
    CHECK_FALSE(away.out.contains("secret"));
    CHECK(fixture.server(words("status")).exit == 3);
    fixture.makeServer();
    CHECK(fixture.server(words("run --listen 127.0.0.1:0")).exit == 2);
    CHECK(fixture.server(words("run --listen nonsense --self-signed")).exit == 2);
    CHECK(fixture.server(words("run --listen 127.0.0.1:0 --cert no.pem --key no.pem")).exit == 2);
    RunningServer running(fixture);
    // Of a file it is the lock that stops it, of a database the port that is taken.
    CHECK(fixture
              .server({QStringLiteral("run"), QStringLiteral("--self-signed"), QStringLiteral("--listen"),
                       QStringLiteral("127.0.0.1:%1").arg(running.port())})
              .exit == (fixture.isRemote() ? 2 : 3));
}

TEST_CASE("a server that is asked to end sends what it holds and says so with its exit", "[server][program]")
{
    const ProgramFixture fixture;
    fixture.makeServer();
    RunningServer running(fixture);
    REQUIRE(fixture.login(QStringLiteral("mei.millrace"), QStringLiteral("mei"), running).exit == 0);
    SystemClock clock;
    SystemIdSource ids;
    SecretFile secrets(fixture.path(QStringLiteral("secrets")));
    const auto workspace =
        must(Workspace::open(fixture.path(QStringLiteral("mei.millrace")), Workspace::Access::Write, clock, ids));
    const auto peer = must(membership::peerOf(*workspace, secrets));
    std::mutex mutex;
    std::condition_variable changed;
    SyncStanding told;
    SyncSession session(*workspace, *peer, QStringLiteral("test"), {}, [&](const SyncStanding &standing) {
        const std::lock_guard lock(mutex);
        told = standing;
        changed.notify_all();
    });
    std::thread running_session([&] { session.run(); });
    const auto await = [&](const std::function<bool()> &wanted) {
        std::unique_lock lock(mutex);
        changed.wait(lock, wanted);
    };
    await([&] { return told.state == SyncStanding::State::Synced; });
    CHECK(running.terminate() == 0);
    await([&] { return told.trouble == SyncStanding::Trouble::Network; });
    session.stop();
    running_session.join();
}

TEST_CASE("what a restored server has lost comes back from the workstations", "[server][program][file]")
{
    const ProgramFixture fixture;
    fixture.makeServer();
    const QString backup = fixture.path(QStringLiteral("backup"));
    const auto create = [&](const char *name) {
        return fixture
            .cli({QStringLiteral("create"), fixture.path(QStringLiteral("mei.millrace")), QStringLiteral("customer"),
                  QStringLiteral("name=") + QString::fromLatin1(name)})
            .exit;
    };
    const QStringList sync{QStringLiteral("sync"), fixture.path(QStringLiteral("mei.millrace"))};
    quint16 port = 0;
    {
        RunningServer running(fixture);
        port = running.port();
        REQUIRE(fixture.login(QStringLiteral("mei.millrace"), QStringLiteral("mei"), running).exit == 0);
        REQUIRE(fixture.cli(sync).exit == 0);
        REQUIRE(create("In the backup") == 0);
        REQUIRE(fixture.cli(sync).exit == 0);
        // While it runs.
        REQUIRE(fixture.server({QStringLiteral("backup"), backup}).exit == 0);
        CHECK(fixture.server({QStringLiteral("backup"), backup}).exit == 2);
        REQUIRE(create("After the backup") == 0);
        REQUIRE(fixture.cli(sync).exit == 0);
        CHECK(fixture.server({QStringLiteral("restore"), backup}).exit == 3);
        CHECK(running.terminate() == 0);
    }
    const ProgramCall restored = fixture.server({QStringLiteral("restore"), backup});
    INFO(restored.out.toStdString());
    REQUIRE(restored.exit == 0);
    CHECK(QFile::exists(restored.json[QStringLiteral("before")].toString() + QStringLiteral("/server.millrace")));
    RunningServer again(fixture, port);
    const ProgramCall synced = fixture.cli(sync);
    INFO(synced.out.toStdString());
    CHECK(synced.exit == 0);
    CHECK(again.terminate() == 0);
    CHECK(fixture.serverCustomers() == 2);
    CHECK(fixture.server(words("verify")).exit == 0);
    // Nothing but a whole backup is put in place.
    QFile damaged(backup + QStringLiteral("/server.millrace"));
    REQUIRE(damaged.open(QIODevice::ReadWrite));
    REQUIRE(damaged.seek(20'000));
    damaged.write(QByteArray(4'096, 'x'));
    damaged.close();
    CHECK(fixture.server({QStringLiteral("restore"), backup}).exit != 0);
    CHECK(fixture.serverCustomers() == 2);
}
