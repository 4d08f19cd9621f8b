// SPDX-License-Identifier: GPL-3.0-or-later
// Who is editing what: heard by colleagues who may see it, forgotten soon, written nowhere.
#include "core/sync/presence.h"
#include "core/sync/role_visibility.h"
#include "core/workspace/people.h"
#include "tests/sync/sync_world.h"

using namespace millrace;
using namespace millrace::test;

namespace {

/// A server with three people: ann and bob see everything, lone his own.
struct Colleagues
{
    TempWorkspace ws;
    RecordId ann, bob, lone, firm;
    std::unique_ptr<RoleVisibility> visibility;
    std::unique_ptr<Hub> hub;

    Colleagues()
    {
        const auto role = [&](const char *name, const char *rights) {
            return ws.create(u"role", {{"name", QString::fromLatin1(name)}, {"rights", QString::fromLatin1(rights)}})
                .toString();
        };
        const QString all = role("All", R"({"entities":{"*":{"see":"all","edit":"all"}}})");
        const QString own = role("Own", R"({"entities":{"*":{"see":"own","edit":"own"}}})");
        const auto person = [&](const char *name, const QString &bears) {
            return ws.create(u"user", {{"name", QString::fromLatin1(name)}, {"role", bears}});
        };
        ann = person("Ann", all);
        bob = person("Bob", all);
        lone = person("Lone", own);
        firm = ws.create(u"customer", {{"name", QStringLiteral("Acme")}});
        visibility = std::make_unique<RoleVisibility>(*ws);
        hub = must(Hub::open(*ws, *visibility, {}));
    }
    /// What somebody hears who shows the firm.
    std::vector<PresenceMark> says(const RecordId &user, bool edits, const QString &device = QStringLiteral("desk"))
    {
        PresenceRequest request;
        request.shown = {{QStringLiteral("customer"), firm, {}}};
        if (edits)
            request.edited = request.shown;
        const auto heard =
            sync_codec::presenceAnswer(hub->answer({user, device}, SyncCall::Presence, sync_codec::encode(request)));
        REQUIRE(heard.has_value());
        return *heard;
    }
    PresenceMark mark(const RecordId &user) const { return {QStringLiteral("customer"), firm, user}; }
};

} // namespace

TEST_CASE("a colleague hears who is editing the record that he looks at, and nobody hears of himself",
          "[sync][presence]")
{
    Colleagues office;
    const qint64 commits = must(office.ws->verify()).commits;
    CHECK(office.says(office.ann, true).empty());
    CHECK(office.says(office.bob, false) == std::vector<PresenceMark>{office.mark(office.ann)});
    CHECK(office.says(office.ann, true, QStringLiteral("laptop")).empty());
    // On two devices he is still one person.
    CHECK(office.says(office.bob, true) == std::vector<PresenceMark>{office.mark(office.ann)});
    CHECK(office.says(office.ann, true) == std::vector<PresenceMark>{office.mark(office.bob)});
    CHECK(office.says(office.ann, false) == std::vector<PresenceMark>{office.mark(office.bob)});
    CHECK(office.says(office.bob, false) == std::vector<PresenceMark>{office.mark(office.ann)});
    CHECK(office.says(office.ann, false, QStringLiteral("laptop")).empty());
    CHECK(office.says(office.bob, false).empty());
    CHECK(must(office.ws->verify()).commits == commits);
}

TEST_CASE("who may not see a record hears nothing of it and is not heard of", "[sync][presence]")
{
    Colleagues office;
    office.says(office.ann, true);
    CHECK(office.says(office.lone, true).empty());
    CHECK(office.says(office.ann, true).empty());
    CHECK(office.says(office.bob, false) == std::vector<PresenceMark>{office.mark(office.ann)});
    office.ws.commit({office.ws.change(u"customer", office.firm, {{"owner", office.lone.toString()}})});
    CHECK(office.says(office.lone, true).size() == 1);
    CHECK(office.says(office.ann, false) == std::vector<PresenceMark>{office.mark(office.lone)});
}

TEST_CASE("who says nothing more is forgotten", "[sync][presence]")
{
    Colleagues office;
    office.says(office.ann, true);
    office.ws.tick(PresenceBoard::lastsUs / 1'000'000);
    CHECK(office.says(office.bob, false).size() == 1);
    office.ws.tick(1);
    CHECK(office.says(office.bob, false).empty());
    PresenceBoard board;
    const auto edited = std::vector<PresenceMark>{office.mark({})};
    board.say(office.ann, QStringLiteral("a"), edited, Instant{0});
    board.say(office.bob, QStringLiteral("b"), edited, Instant{PresenceBoard::lastsUs + 1});
    CHECK(board.size() == 1);
}

TEST_CASE("what is no question about presence is refused", "[sync][presence]")
{
    Colleagues office;
    QByteArray many = "{\"shown\":[";
    for (int i = 0; i <= int(PresenceRequest::most); ++i)
        many += (i > 0 ? "," : "") + QByteArray("[\"customer\",\"") + office.firm.toString().toLatin1() + "\"]";
    many += "]}";
    for (const QByteArray &body : {QByteArray("{\"shown\":7}"), QByteArray("{\"shown\":[[\"customer\"]]}"),
                                   QByteArray("{\"edited\":[[\"\",\"0192f6d4-0000-7000-8000-000000000001\"]]}"),
                                   QByteArray("{\"shown\":[[\"customer\",\"nonsense\"]]}"), many}) {
        INFO(body.toStdString());
        CHECK_FALSE(sync_codec::presenceRequest(body).has_value());
        CHECK_FALSE(
            sync_codec::presenceAnswer(office.hub->answer({office.ann, {}}, SyncCall::Presence, body)).has_value());
    }
    CHECK_FALSE(sync_codec::presenceAnswer("{\"end\":true}").has_value());
    CHECK_FALSE(sync_codec::presenceAnswer("{\"editing\":[[\"customer\",\"x\"]],\"end\":true}").has_value());
    CHECK_FALSE(sync_codec::presenceAnswer("").has_value());
}
