// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/sync_world.h"

#include <QFile>

using namespace millrace;
using namespace millrace::test;

namespace {

/// Person 0 sees his own, person 1 his team's, who is person 0; person 2 is alone.
struct Team : SyncWorld
{
    RecordId id;
    Team() : SyncWorld(3)
    {
        scopes.people[0].range = TableOfScopes::Own;
        scopes.people[1].range = TableOfScopes::Team;
        scopes.people[2].range = TableOfScopes::Own;
        settleAll();
        id = customer(0, QStringLiteral("Acme"));
        settleAll();
    }
    bool holds(size_t which) { return has(*(*this)[which].workspace, "customer", id); }
    QString person(size_t which) const { return scopes.people[which].id.toString(); }
    /// Whether the bytes are anywhere in a station's file.
    bool isInFile(size_t which, const QByteArray &bytes)
    {
        closeStation(which);
        bool found = false;
        for (const char *suffix : {"", "-wal"}) {
            QFile file((*this)[which].path + QLatin1String(suffix));
            found = found || (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes));
        }
        openStation(which);
        return found;
    }
};

} // namespace

TEST_CASE("a workstation holds what its user may see and nothing else", "[sync][scopes]")
{
    Team team;
    CHECK(team.holds(0));
    CHECK(team.holds(1));
    CHECK_FALSE(team.holds(2));
    team.requireEqual();
}

TEST_CASE("a right that ends takes the rows with it; his edits are kept for him and the administrator (F29)",
          "[sync][scopes]")
{
    Team team;
    team.set(1, "customer", team.id, "city", QStringLiteral("unsent words"));
    team.scopes.people[1].range = TableOfScopes::Own;
    team.settleAll();
    CHECK_FALSE(team.holds(1));
    CHECK(team.isKept(QStringLiteral("unsent words")));
    const auto refused = must(team[1].engine->refused());
    REQUIRE(refused.size() == 1);
    CHECK(refused.front().verdict.why == QStringLiteral("forbidden"));
    CHECK(team.text(*team[0].workspace, "customer", team.id, "city").isEmpty());
    team.requireEqual();
}

TEST_CASE("a customer that is away and back between two readings is whole again (F30)", "[sync][scopes]")
{
    Team team;
    team.setOnServer("customer", team.id, "owner", team.person(2));
    team.setOnServer("customer", team.id, "city", QStringLiteral("while away"));
    const EntityPtr contacts = team.server().catalog()->entity(u"contact");
    CommitRequest request;
    request.edits = {Edit::create(contacts)
                         .with(*contacts, u"name", Value(QStringLiteral("Made while away")))
                         .with(*contacts, u"customer", Value(team.id))};
    must(team.server().commit(team.server().session(), request));
    team.setOnServer("customer", team.id, "owner", team.person(0));
    team.settleAll();
    CHECK(team.text(*team[0].workspace, "customer", team.id, "city") == QStringLiteral("while away"));
    CHECK(team.count(*team[0].workspace, "contact") == 1);
    team.requireEqual();
}

TEST_CASE("who gives a customer away sees it go (F32)", "[sync][scopes]")
{
    Team team;
    team.set(0, "customer", team.id, "owner", team.person(2));
    team.settleAll();
    CHECK_FALSE(team.holds(0));
    CHECK_FALSE(team.holds(1));
    CHECK(team.holds(2));
    team.requireEqual();
}

TEST_CASE("a record that changes its root leaves with one and comes with the other", "[sync][scopes]")
{
    Team team;
    const EntityPtr contacts = team[0]->catalog()->entity(u"contact");
    const RecordId contact = team.edit(0, {Edit::create(contacts)
                                               .with(*contacts, u"name", Value(QStringLiteral("Chen")))
                                               .with(*contacts, u"customer", Value(team.id))})
                                 .ids.front();
    const RecordId other = team.customer(2, QStringLiteral("Other"));
    team.settleAll();
    CHECK(team.has(*team[0].workspace, "contact", contact));
    team.setOnServer("contact", contact, "customer", other.toString());
    team.settleAll();
    CHECK_FALSE(team.has(*team[0].workspace, "contact", contact));
    CHECK(team.has(*team[2].workspace, "contact", contact));
    team.requireEqual();
}

TEST_CASE("what the server had shown leaves the file, the journal included", "[sync][scopes]")
{
    Team team;
    team.set(0, "customer", team.id, "city", QStringLiteral("canary4711"));
    team.settleAll();
    CHECK(team.isInFile(1, "canary4711"));
    team.setOnServer("customer", team.id, "owner", team.person(2));
    team.settleAll();
    CHECK_FALSE(team.isInFile(1, "canary4711"));
    // Granted again, it comes again, history and all.
    team.setOnServer("customer", team.id, "owner", team.person(0));
    team.settleAll();
    CHECK(team.text(*team[1].workspace, "customer", team.id, "city") == QStringLiteral("canary4711"));
    team.requireEqual();
}

TEST_CASE("a field that is hidden leaves the file, and comes back when it is shown (F33)", "[sync][scopes]")
{
    Team team;
    team.set(0, "customer", team.id, "address", QStringLiteral("secret lane 9"));
    team.settleAll();
    team.scopes.hidden = {{QStringLiteral("customer"), {QStringLiteral("address")}}};
    team.settleAll();
    CHECK(team.text(*team[1].workspace, "customer", team.id, "address").isEmpty());
    CHECK_FALSE(team.isInFile(1, "secret lane 9"));
    team.requireEqual();
    team.scopes.hidden = {};
    team.settleAll();
    CHECK(team.text(*team[1].workspace, "customer", team.id, "address") == QStringLiteral("secret lane 9"));
    team.requireEqual();
}

TEST_CASE("an entity that is no longer seen leaves the file though its root stays, and comes back", "[sync][scopes]")
{
    Team team;
    const EntityPtr contacts = team[0]->catalog()->entity(u"contact");
    const RecordId contact = team.edit(0, {Edit::create(contacts)
                                               .with(*contacts, u"name", Value(QStringLiteral("canary0815")))
                                               .with(*contacts, u"customer", Value(team.id))})
                                 .ids.front();
    team.settleAll();
    CHECK(team.isInFile(1, "canary0815"));
    team.scopes.narrowed = {{QStringLiteral("contact"), {}}};
    team.settleAll();
    CHECK(team.holds(1));
    CHECK(team.count(*team[1].workspace, "contact") == 0);
    CHECK_FALSE(team.isInFile(1, "canary0815"));
    // What happens to it meanwhile is not sent either.
    team.setOnServer("contact", contact, "name", QStringLiteral("canary0816"));
    team.settleAll();
    CHECK_FALSE(team.isInFile(1, "canary0816"));
    team.requireEqual();
    team.scopes.narrowed = {};
    team.settleAll();
    CHECK(team.count(*team[1].workspace, "contact") == 1);
    team.requireEqual();
}

TEST_CASE("a customer that moves away in the middle of a first sync is not there at its end (F31)", "[sync][scopes]")
{
    Team team;
    std::vector<RecordId> ids;
    for (int i = 0; i < 8; ++i)
        ids.push_back(team.customer(0, QStringLiteral("Customer %1").arg(i)));
    team.settleAll();
    // The second person's workstation begins once more, a root at a time.
    team.scopes.people[1].range = TableOfScopes::Own;
    team.settle(1);
    team.scopes.people[1].range = TableOfScopes::Team;
    team[1].engine->setLimits({50, 500, 2, 1});
    for (int i = 0; i < 4; ++i)
        must(team[1].engine->step());
    for (const RecordId &id : ids)
        team.setOnServer("customer", id, "owner", team.person(2));
    for (int i = 0; i < 3; ++i)
        must(team[1].engine->step());
    team.settleAll();
    CHECK(team.count(*team[1].workspace, "customer") == 1);
    CHECK(team.count(*team[2].workspace, "customer") == 8);
    team.requireEqual();
}

TEST_CASE("hundreds of customers reassigned at once take their children along without touching them (F34)",
          "[sync][scopes]")
{
    Team team;
    const EntityPtr customers = team[0]->catalog()->entity(u"customer");
    const EntityPtr contacts = team[0]->catalog()->entity(u"contact");
    std::vector<Edit> made;
    for (int i = 0; i < 200; ++i)
        made.push_back(Edit::create(customers).with(*customers, u"name", Value(QStringLiteral("Customer %1").arg(i))));
    const std::vector<RecordId> ids = team.edit(0, made).ids;
    made.clear();
    for (const RecordId &id : ids)
        made.push_back(Edit::create(contacts)
                           .with(*contacts, u"name", Value(QStringLiteral("Contact")))
                           .with(*contacts, u"customer", Value(id)));
    const RecordId contact = team.edit(0, made).ids.front();
    team.settleAll();
    const auto version = [&] {
        return must(team.server().record(team.server().session(), QStringLiteral("contact"), contact))
            .value(system_field::Version);
    };
    const Value before = version();
    made.clear();
    for (const RecordId &id : ids)
        made.push_back(Edit::update(customers, id).with(*customers, u"owner", Value(team.scopes.people[2].id)));
    CommitRequest request;
    request.edits = made;
    must(team.server().commit(team.server().session(), request));
    team.settleAll();
    CHECK(version() == before);
    CHECK(team.count(*team[2].workspace, "contact") == 200);
    CHECK(team.count(*team[0].workspace, "contact") == 0);
    team.requireEqual();
}

TEST_CASE("nobody sends under another workstation's name", "[sync][scopes]")
{
    Team team;
    team.customer(0, QStringLiteral("Sent by its owner"));
    team.settle(0);
    const auto &sent = team[0].peer->sent;
    const auto push =
        std::find_if(sent.rbegin(), sent.rend(), [](const auto &one) { return one.first == SyncCall::Push; });
    REQUIRE(push != sent.rend());
    auto request = *sync_codec::pushRequest(push->second);
    // The next number of that name, from another hand.
    for (SyncMutation &mutation : request.mutations) {
        mutation.mid += std::int64_t(request.mutations.size());
        mutation.uuid = team.ids.next(team.now());
    }
    const qint64 before = must(team.hub().head()).seq;
    const QByteArray reply = team.hub().answer({team.scopes.people[2].id, QStringLiteral("other")}, SyncCall::Push,
                                               sync_codec::encode(request));
    const auto answer = sync_codec::pushAnswer(reply);
    const auto *said = std::get_if<sync_codec::PushAnswer>(&answer);
    REQUIRE(said);
    REQUIRE(said->stopped);
    CHECK(said->stopped->code == SyncRefusal::Code::Forked);
    CHECK(said->verdicts.empty());
    CHECK(must(team.hub().head()).seq == before);
    // Its owner goes on as if nothing had been.
    team.customer(0, QStringLiteral("Another"));
    team.settleAll();
    team.requireEqual();
}
