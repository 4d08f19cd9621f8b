// SPDX-License-Identifier: GPL-3.0-or-later
// The server of a team as the person meets it: signing in, and what the status strip says.
#include "app/desktop/parts/sign_in_dialog.h"
#include "core/sync/hub.h"
#include "core/sync/role_visibility.h"
#include "core/sync/secret_file.h"
#include "tests/desktop/program.h"
#include "tests/support/widget_checks.h"
#include "ui/shell/banner.h"
#include "ui/text/describe_error.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace millrace;
using namespace millrace::test;

namespace {

/// The network, which answers when the test says so.
class ToldWork : public SignInWork
{
public:
    void look(const QUrl &url, std::function<void(const ServerProof &)> done) override
    {
        looked << url;
        onProof = std::move(done);
    }
    void join(const membership::Request &request,
              std::function<void(const Result<membership::Joining> &)> done) override
    {
        requests.push_back(request);
        onJoined = std::move(done);
    }
    void answer(membership::Joining::Kind kind, SignInAnswer::Kind signIn = SignInAnswer::Kind::SignedIn)
    {
        membership::Joining joining;
        joining.kind = kind;
        joining.signIn.kind = signIn;
        onJoined(joining);
    }

    QList<QUrl> looked;
    std::vector<membership::Request> requests;
    std::function<void(const ServerProof &)> onProof;
    std::function<void(const Result<membership::Joining> &)> onJoined;
};

ServerProof proof(bool trusted, QChar digit = u'a')
{
    return {true, trusted, QStringLiteral("sha256:") + QString(64, digit), {}};
}

void type(QLineEdit *line, const char *text)
{
    line->clear();
    QTest::keyClicks(line, QString::fromLatin1(text));
}

enum class Came { Everything, Nothing };

/// Where the workspace of a program belongs to a server that is not there.
void join(Program &program, Came came = Came::Everything)
{
    TempWorkspace server;
    const RoleVisibility visibility(*server);
    const auto hub = must(Hub::open(*server, visibility, {}));
    class Straight : public SyncPeer
    {
    public:
        Straight(Hub &hub, RecordId user) : m_hub(hub), m_user(user) {}
        SyncReply ask(SyncCall call, const QByteArray &body) override
        {
            SyncReply reply;
            reply.kind = SyncReply::Kind::Answered;
            reply.body = m_hub.answer({m_user, QStringLiteral("desk")}, call, body);
            return reply;
        }

    private:
        Hub &m_hub;
        RecordId m_user;
    } peer(*hub, server->person());
    Workspace::InitOptions init;
    init.path = program.options.workspace;
    init.currency = *CurrencyCode::fromString(u"CNY");
    init.locale = QStringLiteral("en");
    init.blank = true;
    const auto workspace = must(Workspace::init(init, server.clock, server.ids));
    SyncEngine engine(*workspace, peer, QStringLiteral("desk"));
    SyncEngine::Outcome outcome = must(engine.join());
    while (came == Came::Everything && outcome == SyncEngine::Outcome::Progress)
        outcome = must(engine.step());
    REQUIRE(outcome == (came == Came::Everything ? SyncEngine::Outcome::Idle : SyncEngine::Outcome::Progress));
    ServerAddress address;
    // Nobody listens there.
    address.url = QUrl(QStringLiteral("https://127.0.0.1:1"));
    address.login = QStringLiteral("mei");
    must(address.save(*workspace));
    SecretFile secrets(program.folder.filePath(QStringLiteral("secrets")));
    must(secrets.put(must(secretName(*workspace)), "token"));
}

/// Secrets of this test, and not of whoever runs it.
struct OwnSecrets
{
    explicit OwnSecrets(const Program &program)
    {
        qputenv("MILLRACE_SECRETS", program.folder.filePath(QStringLiteral("secrets")).toLocal8Bit());
    }
    ~OwnSecrets() { qunsetenv("MILLRACE_SECRETS"); }
};

} // namespace

TEST_CASE("a name and a password are asked for only once the server has proven itself", "[team]")
{
    ToldWork work;
    SignInDialog dialog(work, {}, nullptr);
    dialog.show();
    CHECK_FALSE(dialog.password()->isVisible());
    type(dialog.address(), "http://crm.example");
    dialog.next()->click();
    CHECK(work.looked.isEmpty());
    CHECK_FALSE(dialog.message().isEmpty());
    type(dialog.address(), "crm.example");
    dialog.next()->click();
    REQUIRE(work.looked == QList<QUrl>{QUrl(QStringLiteral("https://crm.example:8443"))});
    CHECK_FALSE(dialog.next()->isEnabled());
    SECTION("one that nobody vouches for is compared by the person")
    {
        work.onProof(proof(false));
        CHECK(dialog.fingerprint().contains(QStringLiteral("AAAA AAAA")));
        type(dialog.login(), "mei");
        type(dialog.password(), "secret");
        CHECK_FALSE(dialog.next()->isEnabled());
        dialog.confirmed()->click();
        REQUIRE(dialog.next()->isEnabled());
        dialog.next()->click();
        REQUIRE(work.requests.size() == 1);
        CHECK(work.requests[0].address.fingerprint == proof(false).fingerprint);
        CHECK(work.requests[0].attempt.password == QStringLiteral("secret"));
        // While the server is asked, the dialog stays.
        dialog.reject();
        CHECK(dialog.isVisible());
        work.answer(membership::Joining::Kind::SignIn, SignInAnswer::Kind::CodeNeeded);
        CHECK(dialog.message().contains(QStringLiteral("second factor")));
        type(dialog.code(), "123456");
        dialog.next()->click();
        CHECK(work.requests.back().attempt.code == QStringLiteral("123456"));
        QSignalSpy joined(&dialog, &SignInDialog::joined);
        work.answer(membership::Joining::Kind::Joined);
        CHECK(joined.count() == 1);
        CHECK_FALSE(dialog.isVisible());
    }
    SECTION("one that an authority vouches for needs no fingerprint")
    {
        work.onProof(proof(true));
        CHECK_FALSE(dialog.confirmed()->isVisible());
        type(dialog.login(), "mei");
        type(dialog.password(), "secret");
        dialog.next()->click();
        REQUIRE(work.requests.size() == 1);
        CHECK(work.requests[0].address.fingerprint.isEmpty());
    }
    SECTION("another address begins anew")
    {
        work.onProof(proof(false));
        dialog.confirmed()->click();
        type(dialog.address(), "other.example");
        CHECK_FALSE(dialog.password()->isVisible());
        CHECK_FALSE(dialog.confirmed()->isChecked());
    }
    SECTION("one that is not there is said to be not there")
    {
        work.onProof({});
        CHECK(dialog.message().contains(QStringLiteral("No server answers")));
        CHECK(dialog.next()->isEnabled());
    }
}

TEST_CASE("a server whose key is another one than last time is not taken for granted", "[team]")
{
    ToldWork work;
    ServerAddress known;
    known.url = QUrl(QStringLiteral("https://crm.example:8443"));
    known.fingerprint = proof(false).fingerprint;
    known.login = QStringLiteral("mei");
    SignInDialog dialog(work, known, nullptr);
    dialog.show();
    CHECK(dialog.login()->text() == QStringLiteral("mei"));
    dialog.next()->click();
    work.onProof(proof(false, u'b'));
    CHECK(dialog.findChild<QLabel *>(QStringLiteral("signInProof"))->text().contains(QStringLiteral("another key")));
    CHECK_FALSE(dialog.confirmed()->isChecked());
    CHECK(checks::unnamedWidgets(&dialog).isEmpty());
    Program::settle();
    INFO(checks::clippedTexts(&dialog).join(u'\n').toStdString());
    CHECK(checks::clippedTexts(&dialog).isEmpty());
}

TEST_CASE("a workspace that follows no server says that all is on this computer", "[team]")
{
    Program program;
    const OwnSecrets secrets(program);
    program.start();
    REQUIRE(program.composition->team());
    CHECK_FALSE(program.composition->team()->isRunning());
    CHECK(program.window().statusStrip()->stateButton()->text() == QStringLiteral("On this computer"));
    CHECK_FALSE(program.composition->commands().action(QStringLiteral("team.sync"))->isEnabled());
    CHECK(program.composition->commands().action(QStringLiteral("team.signIn"))->isEnabled());
}

TEST_CASE("without its server the program goes on, and says what waits", "[team]")
{
    Program program;
    join(program);
    const OwnSecrets secrets(program);
    program.start();
    TeamSync *team = program.composition->team();
    REQUIRE(team);
    REQUIRE(team->isRunning());
    QToolButton *state = program.window().statusStrip()->stateButton();
    const auto await = [&](const std::function<bool()> &wanted) {
        QSignalSpy changes(team, &TeamSync::standingChanged);
        while (!wanted())
            REQUIRE(changes.wait(60'000));
    };
    await([&] { return team->standing().state == SyncStanding::State::Failed; });
    CHECK(state->text() == QStringLiteral("Offline"));
    CHECK(state->toolTip().contains(QStringLiteral("kept here")));
    LiveData &data = *program.composition->data();
    const EntityPtr customers = data.catalog()->entity(u"customer");
    CommitRequest request;
    request.edits = {Edit::create(customers).with(*customers, u"name", Value(QStringLiteral("Offline Ltd")))};
    must(data.workspace().commit(data.session(), std::move(request)));
    await([&] { return team->standing().waiting == 1; });
    CHECK(state->text() == QStringLiteral("1 change waiting"));
    CHECK(program.composition->commands().action(QStringLiteral("team.sync"))->isEnabled());
    team->setPaused(true);
    await([&] { return team->standing().state == SyncStanding::State::Paused; });
    CHECK(state->text() == QStringLiteral("Sync paused"));
}

TEST_CASE("a workspace without its token asks to sign in again", "[team]")
{
    Program program;
    join(program);
    const OwnSecrets secrets(program);
    REQUIRE(QDir(program.folder.filePath(QStringLiteral("secrets"))).removeRecursively());
    program.start();
    TeamSync *team = program.composition->team();
    REQUIRE(team);
    QSignalSpy changes(team, &TeamSync::standingChanged);
    while (team->standing().trouble != SyncStanding::Trouble::SignIn)
        REQUIRE(changes.wait(60'000));
    CHECK(program.window().statusStrip()->stateButton()->text() == QStringLiteral("Sync failed"));
}

TEST_CASE("before the first sync has begun, what cannot be done is said with the way on", "[team][first]")
{
    Program program;
    join(program, Came::Nothing);
    const OwnSecrets secrets(program);
    program.start();
    TeamSync *team = program.composition->team();
    REQUIRE(team);
    const auto await = [&](const std::function<bool()> &wanted) {
        QSignalSpy changes(team, &TeamSync::standingChanged);
        while (!wanted())
            REQUIRE(changes.wait(60'000));
    };
    await([&] { return team->standing().trouble == SyncStanding::Trouble::Network; });
    CHECK(team->standing().first);
    Banner *banner = program.window().banner();
    REQUIRE(banner->isVisible());
    CHECK(banner->message().what == QStringLiteral("The first sync stopped on its way"));
    CHECK(banner->message().why.contains(QStringLiteral("cannot be reached")));
    // Buttons of earlier messages go with the events.
    const auto action = [&] {
        const auto buttons = banner->findChildren<QPushButton *>(QStringLiteral("firstSyncAction"));
        REQUIRE_FALSE(buttons.isEmpty());
        return buttons.back();
    };
    CHECK(action()->text() == QStringLiteral("Try now"));

    LiveData &data = *program.composition->data();
    const EntityPtr customers = data.catalog()->entity(u"customer");
    CommitRequest request;
    request.edits = {Edit::create(customers).with(*customers, u"name", Value(QStringLiteral("Too early")))};
    const auto refused = data.workspace().commit(data.session(), std::move(request));
    REQUIRE_FALSE(refused);
    CHECK(describeError(refused.error(), data.catalog(), data.locale())
              .sentences()
              .contains(QStringLiteral("Your part in this team has not come from its server yet")));

    team->setPaused(true);
    await([&] { return team->standing().state == SyncStanding::State::Paused; });
    CHECK(banner->message().what == QStringLiteral("The first sync is paused"));
    CHECK(action()->text() == QStringLiteral("Go on"));
    CHECK(checks::unnamedWidgets(banner).isEmpty());
    action()->click();
    CHECK_FALSE(team->isPaused());
}

TEST_CASE("a workspace that has everything says nothing of a first sync", "[team][first]")
{
    Program program;
    join(program);
    const OwnSecrets secrets(program);
    program.start();
    TeamSync *team = program.composition->team();
    QSignalSpy changes(team, &TeamSync::standingChanged);
    while (team->standing().trouble != SyncStanding::Trouble::Network)
        REQUIRE(changes.wait(60'000));
    CHECK_FALSE(team->standing().first);
    CHECK_FALSE(program.button("firstSyncAction"));
}
