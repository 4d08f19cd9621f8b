// SPDX-License-Identifier: GPL-3.0-or-later
// Two windows, two people, one server: how one joins, and what the one sees of the other.
#include "tests/display/running.h"
#include "tests/server/program.h"
#include "tests/support/qt_strings.h"

#include <QJsonArray>

using namespace millrace::test;

namespace {

constexpr QSize teamScreen{1366, 768};
constexpr const char *password = "a good password";

/// A server with mei, who administers it, and jan, who sells: he sees his own customers alone.
struct Team : ProgramFixture
{
    std::unique_ptr<RunningServer> server;
    QString shared, secret;

    Team()
    {
        makeServer();
        REQUIRE(ProgramFixture::server({"user", "add", "jan", "--role", "sales"}, QByteArray(password) + '\n').exit ==
                0);
        server = std::make_unique<RunningServer>(*this);
        signIn("mei");
        const QString jan = cli({"query", path("mei.millrace"), "user", "--filter", "name = \"jan\""})
                                .json["rows"]
                                .toArray()
                                .first()
                                .toObject()
                                .value("id")
                                .toString();
        REQUIRE_FALSE(jan.isEmpty());
        shared = customer("name=Shared Works", "owner=" + jan);
        secret = customer("name=Secret Ltd", "city=Bonn");
        sync("mei");
    }
    void signIn(const QString &name)
    {
        REQUIRE(login(name + ".millrace", name, *server).exit == 0);
        sync(name);
    }
    void sync(const QString &name) { REQUIRE(cli({"sync", path(name + ".millrace")}).exit == 0); }
    QString customer(const QString &name, const QString &more)
    {
        const ProgramCall made = cli({"create", path("mei.millrace"), "customer", name, more});
        REQUIRE(made.exit == 0);
        return made.json["id"].toString();
    }
    QStringList opened(const QString &name, const QString &place) const
    {
        return {path(name + ".millrace"),
                place,
                "--profile",
                path(name + "-profile"),
                "--locale",
                "en",
                "--theme",
                "light"};
    }
    void prepare(HiddenDisplay &display) const { display.setVariable("MILLRACE_SECRETS", path("secrets")); }
};

} // namespace

TEST_CASE("the first start joins a team: the server is compared, then its records come while the window is used")
{
    Team team;
    HiddenDisplay display(teamScreen);
    team.prepare(display);
    Running program(
        display, {"--profile", display.path("profile"), "--locale", "en", "--theme", "light", "--page", "customers"});
    program.until("it asks", [](const Shown &screen) { return screen.has("welcomeNext"); });
    display.press("Return");
    program.until("the company", [](const Shown &screen) { return screen.has("welcomeCompany"); });
    display.press("Return");
    program.until("the beginning", [](const Shown &screen) { return screen.has("welcomeTeam"); });
    display.click(program.middle(program.screen().widget("welcomeTeam")));
    program.untilFocus("welcomeTeam");
    display.press("space");
    display.press("Return");
    program.untilFocus("signInAddress");
    display.type(QStringLiteral("127.0.0.1:%1").arg(team.server->port()));
    display.press("Return");
    program.until("what the server shows of itself",
                  [](const Shown &screen) { return screen.has("signInFingerprint") && screen.has("signInConfirmed"); });
    const QString shown = program.screen().text("signInFingerprint").remove(u' ').remove(u'\n').toLower();
    CHECK(team.server->fingerprint() == "sha256:" + shown);
    CHECK_FALSE(program.screen().widget("signInNext")["enabled"].toBool(true));
    program.untilFocus("signInConfirmed");
    display.press("space");
    display.click(program.middle(program.screen().widget("signInLogin")));
    program.untilFocus("signInLogin");
    display.type("mei");
    display.press("Tab");
    program.untilFocus("signInPassword");
    display.type(password);
    display.press("Return");
    program.until("both customers are here", [](const Shown &screen) {
        return screen.rows("records") == 2 && !screen.cell("Secret Ltd").isEmpty();
    });
    program.untilSays("Everything of your team that you may see is here");
    program.quit();
}

TEST_CASE(
    "what one writes the other sees: the value, the comment and that somebody is at it; what he may not see, never")
{
    Team team;
    team.signIn("jan");
    HiddenDisplay meis(teamScreen), jans(teamScreen);
    team.prepare(meis);
    team.prepare(jans);
    Running jan(jans, team.opened("jan", "millrace://record/customer/" + team.shared));
    Running mei(meis, team.opened("mei", "millrace://record/customer/" + team.shared));
    const auto isOpen = [](const Shown &screen) {
        return screen.text("recordTitle") == "Shared Works" && screen.has("field.name");
    };
    jan.until("he has it open", isOpen);
    mei.until("she has it open", isOpen);

    meis.click(mei.middle(mei.screen().widget("field.name")));
    mei.untilFocus("field.name");
    jan.untilSays("mei is editing this record");
    CHECK_FALSE(mei.screen().says("is editing this record"));
    meis.press("ctrl+a");
    meis.type("Shared Mill");
    meis.press("Tab");
    jan.until("the value is there", [](const Shown &screen) { return screen.text("field.name") == "Shared Mill"; });

    meis.press("ctrl+r");
    mei.untilFocus("commentText");
    meis.type("@jan please call");
    meis.press("ctrl+Return");
    mei.untilSays("Comment sent");
    jan.untilSays(QStringLiteral("mei mentioned you on “Shared Mill”"));
    jan.untilSays("please call");
    jan.until("nobody is at it any more", [](const Shown &screen) { return !screen.says("is editing this record"); });

    // What jan's role does not show is nowhere: not in his list and not in his search.
    jans.press("ctrl+k");
    jan.untilFocus("paletteField");
    jans.type("/customers");
    jan.until("the page is offered", [](const Shown &screen) { return screen.rows("paletteList") > 0; });
    jans.press("Return");
    jan.until("his list", [](const Shown &screen) { return screen.rows("records") == 1 && !screen.has("palette"); });
    CHECK_FALSE(jan.screen().cell("Shared Mill").isEmpty());
    CHECK(jan.screen().cell("Secret Ltd").isEmpty());
    CHECK(team.cli({"get", team.path("jan.millrace"), "customer", team.secret}).exit != 0);
    jan.quit();
    mei.quit();
}
