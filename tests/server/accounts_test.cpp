// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/auth/totp.h"
#include "tests/server/api_world.h"

#include <QFile>

using namespace millrace;
using namespace millrace::server;
using namespace millrace::test;

namespace {

const QString name = QStringLiteral("admin");
const QString right = QString::fromLatin1(ApiWorld::adminPassword);

/// The words of a failure: "auth", "locked_out 4", "validation_failed password".
template <class T> QString refusal(const Result<T> &result)
{
    if (result)
        return QStringLiteral("fine");
    if (result.error().code == ErrorCode::NotPermitted)
        return result.error().arguments.join(u' ');
    QString text = errorWord(result.error().code);
    for (const Problem &problem : result.error().problems)
        text += u' ' + problem.field;
    return text;
}

QString attempt(ApiWorld &world, const QString &login, const QString &password, const QString &code = {},
                const QByteArray &remote = "198.51.100.7")
{
    Accounts::SignIn words;
    words.login = login;
    words.password = password;
    words.code = code;
    words.remote = remote;
    return refusal(world.accounts->signIn(words));
}

/// Where it has to wait: attempts until it need not any more.
void waitFor(ApiWorld &world, const QString &refused)
{
    world.ws.tick(refused.section(u' ', 1).toLongLong());
}

} // namespace

TEST_CASE("codes that follow the clock are those of RFC 6238", "[server][accounts]")
{
    const QByteArray secret = "12345678901234567890";
    const std::pair<std::int64_t, const char *> vectors[] = {{59, "94287082"},         {1111111109, "07081804"},
                                                             {1111111111, "14050471"}, {1234567890, "89005924"},
                                                             {2000000000, "69279037"}, {20000000000, "65353130"}};
    for (const auto &[seconds, code] : vectors)
        CHECK(totp::codeOf(secret, totp::stepAt({seconds * 1'000'000}), 8) == QLatin1String(code));
    CHECK(totp::base32("foobar") == QLatin1String("MZXW6YTBOI"));
    CHECK(totp::base32("foob") == QLatin1String("MZXW6YQ"));
    CHECK(totp::base32("") == QString());
    CHECK(totp::enrolmentUri("foobar", QStringLiteral("Mill race"), QStringLiteral("a@b.cn")) ==
          QLatin1String("otpauth://totp/Mill%20race:a%40b.cn?secret=MZXW6YTBOI&issuer=Mill%20race&digits=6&period=30"));
}

TEST_CASE("a code of the step before or after is taken, an older one is not", "[server][accounts]")
{
    const QByteArray secret = "12345678901234567890";
    const Instant now{1'000'000'000'000'000};
    const std::int64_t step = totp::stepAt(now);
    for (const int off : {-1, 0, 1})
        CHECK(totp::stepOf(secret, totp::codeOf(secret, step + off), now) == std::optional(step + off));
    CHECK_FALSE(totp::stepOf(secret, totp::codeOf(secret, step - 2), now));
    CHECK_FALSE(totp::stepOf(secret, totp::codeOf(secret, step + 2), now));
    for (const char *wrong : {"", "12345", "1234567", "abcdef"})
        CHECK_FALSE(totp::stepOf(secret, QString::fromLatin1(wrong), now));
}

TEST_CASE("a wrong password, an unknown name and a disabled user are answered alike", "[server][accounts]")
{
    ApiWorld world;
    CHECK(attempt(world, name, right) == QLatin1String("fine"));
    CHECK(attempt(world, QStringLiteral(" ADMIN "), right) == QLatin1String("fine"));
    CHECK(attempt(world, name, QStringLiteral("wrong horse staple")) == QLatin1String("auth"));
    CHECK(attempt(world, QStringLiteral("nobody"), right) == QLatin1String("auth"));
    CHECK(attempt(world, QString(), QString()) == QLatin1String("auth"));
    const RecordId user = world.ws.create(u"user", {{"name", QStringLiteral("li")}, {"login", QStringLiteral("li")}});
    CHECK(attempt(world, QStringLiteral("li"), QString()) == QLatin1String("auth"));
    must(world.accounts->setPassword(user, QStringLiteral("a long password")));
    CHECK(attempt(world, QStringLiteral("li"), QStringLiteral("a long password")) == QLatin1String("fine"));
    world.ws.commit({world.ws.change(u"user", user, {{"active", QStringLiteral("false")}})});
    CHECK(attempt(world, QStringLiteral("li"), QStringLiteral("a long password")) == QLatin1String("auth"));
}

TEST_CASE("after five failures each further one doubles the wait, also for names that do not exist",
          "[server][accounts]")
{
    for (const QString &login : {name, QStringLiteral("nobody")}) {
        ApiWorld world;
        for (int i = 0; i < Accounts::freeFailures; ++i)
            CHECK(attempt(world, login, QStringLiteral("guess")) == QLatin1String("auth"));
        for (const char *wait : {"1", "2", "4", "8", "16", "32", "60", "60"}) {
            const QString locked = attempt(world, login, QStringLiteral("guess"));
            CHECK(locked == QLatin1String("locked_out ") + QLatin1String(wait));
            // What is refused unseen makes nothing worse.
            CHECK(attempt(world, login, right) == locked);
            waitFor(world, locked);
            CHECK(attempt(world, login, QStringLiteral("guess")) == QLatin1String("auth"));
        }
        world.ws.tick(Accounts::windowSeconds);
        CHECK(attempt(world, login, QStringLiteral("guess")) == QLatin1String("auth"));
    }
}

TEST_CASE("signing in makes the failures before it forgotten", "[server][accounts]")
{
    ApiWorld world;
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < Accounts::freeFailures - 1; ++i)
            CHECK(attempt(world, name, QStringLiteral("guess")) == QLatin1String("auth"));
        CHECK(attempt(world, name, right) == QLatin1String("fine"));
    }
}

TEST_CASE("one address that guesses at many names is slowed down, others are not", "[server][accounts]")
{
    ApiWorld world;
    for (int i = 0; i < Accounts::freeFailuresOfAddress; ++i)
        CHECK(attempt(world, QStringLiteral("name%1").arg(i), right) == QLatin1String("auth"));
    CHECK(attempt(world, name, right) == QLatin1String("locked_out 1"));
    CHECK(attempt(world, name, right, {}, "203.0.113.5") == QLatin1String("fine"));
}

TEST_CASE("failures are counted across a restart of the server", "[server][accounts]")
{
    ApiWorld world;
    for (int i = 0; i < Accounts::freeFailures; ++i)
        attempt(world, name, QStringLiteral("guess"));
    world.restart();
    CHECK(attempt(world, name, right) == QLatin1String("locked_out 1"));
}

TEST_CASE("a token that was not given out opens nothing", "[server][accounts]")
{
    ApiWorld world;
    QByteArray altered = world.adminToken;
    altered[10] = altered[10] == 'A' ? 'B' : 'A';
    for (const QByteArray &forged : {QByteArray(), QByteArray("mlr_"), altered, world.adminToken.left(20),
                                     world.adminToken + 'A', QByteArray("' OR 1=1 --"), QByteArray(100'000, 'x')})
        CHECK(refusal(world.accounts->callerOf(forged)) == QLatin1String("auth"));
    CHECK(must(world.accounts->callerOf(world.adminToken)).user == world.admin);
}

TEST_CASE("a device that is shut out is told so, one that signed out only has to sign in", "[server][accounts]")
{
    ApiWorld world;
    const QByteArray other = world.signIn(name, right);
    const RecordId device = must(world.accounts->callerOf(other)).device;
    must(world.accounts->signOut(world.adminToken));
    CHECK(refusal(world.accounts->callerOf(world.adminToken)) == QLatin1String("auth"));
    CHECK(refusal(world.accounts->signOut(world.adminToken)) == QLatin1String("auth"));
    must(world.accounts->revoke(world.admin, device));
    CHECK(refusal(world.accounts->callerOf(other)) == QLatin1String("device_revoked"));
    world.restart();
    CHECK(refusal(world.accounts->callerOf(other)) == QLatin1String("device_revoked"));
    // Nobody shuts out what is another's.
    const QByteArray third = world.signIn(name, right);
    const RecordId theirs = must(world.accounts->callerOf(third)).device;
    CHECK(world.accounts->revoke(RecordId(), theirs).error().code == ErrorCode::NotFound);
    CHECK(world.accounts->callerOf(third));
}

TEST_CASE("a lost device is shut out although its session had ended", "[server][accounts]")
{
    ApiWorld world;
    const RecordId device = must(world.accounts->callerOf(world.adminToken)).device;
    must(world.accounts->signOut(world.adminToken));
    must(world.accounts->revoke(world.admin, device));
    CHECK(refusal(world.accounts->callerOf(world.adminToken)) == QLatin1String("device_revoked"));
}

TEST_CASE("who is disabled is out at once, with every device", "[server][accounts]")
{
    ApiWorld world;
    const QByteArray token = world.hire(QStringLiteral("mei"), QStringLiteral("{}"));
    CHECK(world.accounts->callerOf(token));
    world.ws.commit(
        {world.ws.change(u"user", world.user(QStringLiteral("mei")), {{"active", QStringLiteral("false")}})});
    CHECK(refusal(world.accounts->callerOf(token)) == QLatin1String("device_revoked"));
}

TEST_CASE("a session ends after thirty idle days and after half a year at the latest", "[server][accounts]")
{
    constexpr std::int64_t day = 24 * 3600;
    ApiWorld world;
    for (int i = 0; i < 6; ++i) {
        world.ws.tick(29 * day);
        CHECK(world.accounts->callerOf(world.adminToken));
    }
    world.ws.tick(7 * day);
    CHECK(refusal(world.accounts->callerOf(world.adminToken)) == QLatin1String("auth"));
    const QByteArray other = world.signIn(name, right);
    world.ws.tick(30 * day);
    CHECK(refusal(world.accounts->callerOf(other)) == QLatin1String("auth"));
}

TEST_CASE("a program's token is good for its scopes until its day", "[server][accounts]")
{
    ApiWorld world;
    Accounts::Grant grant{QStringLiteral("export"), {QStringLiteral("customer:read")}, {world.ws.clock.now().us}};
    CHECK(refusal(world.accounts->issue(world.admin, grant, "")) == QLatin1String("validation_failed expires_at"));
    grant.expiresAt = {world.ws.clock.now().us + 60'000'000};
    CHECK(refusal(world.accounts->issue(world.admin, {QString(), grant.scopes, grant.expiresAt}, "")) ==
          QLatin1String("validation_failed name"));
    const auto issued = must(world.accounts->issue(world.admin, grant, ""));
    CHECK(must(world.accounts->callerOf(issued.token)).scopes == grant.scopes);
    world.ws.tick(60);
    CHECK(refusal(world.accounts->callerOf(issued.token)) == QLatin1String("auth"));
}

TEST_CASE("with a second factor the password alone is not enough, and a code serves once", "[server][accounts]")
{
    ApiWorld world;
    const auto enrolment = must(world.accounts->beginCode(world.admin));
    CHECK(enrolment.uri.contains(enrolment.secret));
    // Nothing is asked for before a code of it was shown.
    CHECK(attempt(world, name, right) == QLatin1String("fine"));
    CHECK(refusal(world.accounts->confirmCode(world.admin, QStringLiteral("000000"))) ==
          QLatin1String("validation_failed totp"));
    const QByteArray secret = must(server_accounts::account(*world.file, world.admin))->codePending;
    CHECK(totp::base32(secret) == enrolment.secret);
    const auto code = [&](int off) { return totp::codeOf(secret, totp::stepAt(world.ws.clock.now()) + off); };
    const QString first = code(0);
    must(world.accounts->confirmCode(world.admin, first));
    CHECK(must(world.accounts->hasCode(world.admin)));

    CHECK(attempt(world, name, right) == QLatin1String("totp_required"));
    CHECK(attempt(world, name, QStringLiteral("wrong")) == QLatin1String("auth"));
    // The code that proved it was used up by that, and so is every one before a used one.
    CHECK(attempt(world, name, right, first) == QLatin1String("auth"));
    world.ws.tick(60);
    const QString second = code(0);
    const QString before = code(-1);
    CHECK(attempt(world, name, right, second) == QLatin1String("fine"));
    CHECK(attempt(world, name, right, second) == QLatin1String("auth"));
    CHECK(attempt(world, name, right, before) == QLatin1String("auth"));
    world.restart();
    CHECK(attempt(world, name, right, second) == QLatin1String("auth"));

    CHECK(refusal(world.accounts->beginCode(world.admin)) == QLatin1String("validation_failed totp"));
    CHECK(refusal(world.accounts->removeCode(world.admin, QStringLiteral("wrong"), "x")) == QLatin1String("auth"));
    must(world.accounts->removeCode(world.admin, right, "x"));
    CHECK(attempt(world, name, right) == QLatin1String("fine"));
}

TEST_CASE("each of ten recovery codes signs in once in the place of a lost second factor", "[server][accounts]")
{
    ApiWorld world;
    CHECK(refusal(world.accounts->renewRecovery(world.admin)) == QLatin1String("validation_failed totp"));
    must(world.accounts->beginCode(world.admin));
    const QByteArray secret = must(server_accounts::account(*world.file, world.admin))->codePending;
    const auto confirmed =
        must(world.accounts->confirmCode(world.admin, totp::codeOf(secret, totp::stepAt(world.ws.clock.now()))));
    REQUIRE(confirmed.size() == Accounts::recoveryCodes);
    CHECK(QSet<QString>(confirmed.begin(), confirmed.end()).size() == Accounts::recoveryCodes);
    CHECK(must(world.accounts->recoveryLeft(world.admin)) == Accounts::recoveryCodes);
    CHECK(attempt(world, name, right, confirmed[0]) == QLatin1String("fine"));
    CHECK(attempt(world, name, right, confirmed[0]) == QLatin1String("auth"));
    // However it is typed off.
    CHECK(attempt(world, name, right, confirmed[1].toLower().remove(u'-')) == QLatin1String("fine"));
    CHECK(attempt(world, name, right, confirmed[1]) == QLatin1String("auth"));
    CHECK(must(world.accounts->recoveryLeft(world.admin)) == Accounts::recoveryCodes - 2);
    // It is a second factor: the password is still asked for.
    CHECK(attempt(world, name, QStringLiteral("wrong"), confirmed[2]) == QLatin1String("auth"));
    world.restart();
    CHECK(attempt(world, name, right, confirmed[0]) == QLatin1String("auth"));
    CHECK(attempt(world, name, right, confirmed[2]) == QLatin1String("fine"));

    // Others take the place of all of them.
    CHECK(refusal(world.accounts->renewRecovery(world.admin, QStringLiteral("wrong"), "x")) == QLatin1String("auth"));
    const auto renewed = must(world.accounts->renewRecovery(world.admin, right, "x"));
    CHECK(attempt(world, name, right, confirmed[3]) == QLatin1String("auth"));
    CHECK(attempt(world, name, right, renewed[3]) == QLatin1String("fine"));
    // Nobody else's.
    const RecordId mei = world.ws.create(u"user", {{"name", QStringLiteral("mei")}, {"login", QStringLiteral("mei")}});
    must(world.accounts->setPassword(mei, right));
    must(server_accounts::setPendingCode(*world.file, mei, "12345678901234567890"));
    must(server_accounts::confirmCode(*world.file, mei, 1));
    CHECK(attempt(world, QStringLiteral("mei"), right, renewed[4]) == QLatin1String("auth"));
    // They go with the second factor.
    must(world.accounts->resetCode(world.admin));
    CHECK(must(world.accounts->recoveryLeft(world.admin)) == 0);

    for (const char *suffix : {"", "-wal"}) {
        QFile file(world.ws.path(QStringLiteral("server.sqlite")) + QLatin1String(suffix));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        for (const QString &code : renewed)
            CHECK_FALSE(bytes.contains(QString(code).remove(u'-').toLatin1()));
    }
}

TEST_CASE("guesses at codes are counted like guesses at passwords", "[server][accounts]")
{
    ApiWorld world;
    must(world.accounts->beginCode(world.admin));
    const QByteArray secret = must(server_accounts::account(*world.file, world.admin))->codePending;
    must(world.accounts->confirmCode(world.admin, totp::codeOf(secret, totp::stepAt(world.ws.clock.now()))));
    for (int i = 0; i < Accounts::freeFailures; ++i)
        CHECK(attempt(world, name, right, i % 2 ? QStringLiteral("12345x") : QStringLiteral("AAAA-BBBB-CCCC-DDDD")) ==
              QLatin1String("auth"));
    CHECK(attempt(world, name, right, QStringLiteral("12345x")) == QLatin1String("locked_out 1"));
}

TEST_CASE("a changed password ends all other sessions and keeps the one it was changed in", "[server][accounts]")
{
    ApiWorld world;
    const QByteArray other = world.signIn(name, right);
    const RecordId kept = must(world.accounts->callerOf(world.adminToken)).device;
    const QString next = QStringLiteral("another long password");
    CHECK(refusal(world.accounts->changePassword(world.admin, QStringLiteral("wrong"), next, kept, "x")) ==
          QLatin1String("auth"));
    must(world.accounts->changePassword(world.admin, right, next, kept, "x"));
    CHECK(world.accounts->callerOf(world.adminToken));
    CHECK(refusal(world.accounts->callerOf(other)) == QLatin1String("auth"));
    CHECK(attempt(world, name, right) == QLatin1String("auth"));
    CHECK(attempt(world, name, next) == QLatin1String("fine"));
}

TEST_CASE("passwords are long enough, not endless and not the name", "[server][accounts]")
{
    ApiWorld world;
    const auto set = [&](const QString &password) {
        return refusal(world.accounts->setPassword(world.admin, password));
    };
    for (const QString &poor : {QString(), QStringLiteral("short"), QStringLiteral("aaaaaaaaaaaa"),
                                QString(PasswordHasher::longest + 1, u'x') + u'y', QStringLiteral("Admin")})
        CHECK(set(poor) == QLatin1String("validation_failed password"));
    CHECK(set(QStringLiteral("八个汉字也算是一个密码")) == QLatin1String("fine"));
    CHECK(attempt(world, name, QStringLiteral("八个汉字也算是一个密码")) == QLatin1String("fine"));
    // The same word from a keyboard that writes marks apart.
    CHECK(set(QStringLiteral("caf\u00e9 au lait")) == QLatin1String("fine"));
    CHECK(attempt(world, name, QStringLiteral("cafe\u0301 au lait")) == QLatin1String("fine"));
}

TEST_CASE("neither passwords nor tokens lie in the file as they are", "[server][accounts][file]")
{
    ApiWorld world;
    const QString path = world.ws.path(QStringLiteral("server.sqlite"));
    const QByteArray token = world.adminToken;
    for (const char *suffix : {"", "-wal"}) {
        QFile file(path + QLatin1String(suffix));
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        CHECK_FALSE(content.contains(ApiWorld::adminPassword));
        CHECK_FALSE(content.contains(token));
        CHECK_FALSE(content.contains(token.mid(4)));
        CHECK((file.permissions() & (QFile::ReadGroup | QFile::ReadOther)) == QFile::Permissions());
    }
}

TEST_CASE("where all places for hashing are taken the answer is to come back", "[server][accounts]")
{
    auto cost = PasswordHasher::cheapest();
    cost.atOnce = 0;
    cost.waiting = 0;
    PasswordHasher full(cost);
    CHECK(full.verify(QString(), right) == PasswordHasher::Verdict::Busy);
    CHECK_FALSE(full.hash(right));
    ApiWorld world;
    Accounts accounts(*world.file, *world.ws.workspace, full);
    for (int i = 0; i < 20; ++i)
        CHECK(refusal(accounts.signIn({name, right, {}, {}, {}, "x"})) == QLatin1String("busy 1"));
    // It was nobody's failure.
    CHECK(attempt(world, name, right, {}, "x") == QLatin1String("fine"));
}

TEST_CASE("a hash of yesterday's cost is right today, and made anew", "[server][accounts]")
{
    ApiWorld world;
    auto dearer = PasswordHasher::cheapest();
    dearer.passes += 1;
    PasswordHasher hasher(dearer);
    Accounts accounts(*world.file, *world.ws.workspace, hasher);
    const auto hash = [&] { return must(server_accounts::account(*world.file, world.admin))->password; };
    CHECK(hasher.isOutdated(hash()));
    must(accounts.signIn({name, right, {}, {}, {}, "x"}));
    CHECK_FALSE(hasher.isOutdated(hash()));
    must(accounts.signIn({name, right, {}, {}, {}, "x"}));
}
