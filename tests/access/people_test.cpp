// SPDX-License-Identifier: GPL-3.0-or-later
// Administrators, shares, undo, looking through another's eyes, and leaving.
#include "tests/access/company.h"

#include "core/schema/builtin/share.h"
#include "core/schema/builtin/user.h"
#include "core/workspace/operation.h"

using namespace millrace;
using namespace millrace::test;

namespace {

Result<CommitReceipt> commitAs(Company &company, const Session &session, std::vector<Edit> edits)
{
    CommitRequest request;
    request.label = QStringLiteral("edit");
    request.edits = std::move(edits);
    return company.ws->commit(session, std::move(request));
}

bool isLastAdministrator(const Error &error)
{
    return error.code == ErrorCode::ValidationFailed && error.problems.size() == 1 &&
           error.problems[0].rule == QLatin1String("last_administrator");
}

const char *const everythingOwn =
    R"({"entities":{"*":{"see":["own","shared"],"create":["own","shared"],"edit":["own","shared"],"delete":"own","transfer":"own"}}})";

RecordId customerOf(Company &company, const RecordId &owner, const char *name)
{
    return company.ws.create(u"customer", {{"name", QString::fromLatin1(name)}, {"owner", owner.toString()}});
}

} // namespace

TEST_CASE("as long as nobody has a role everybody may do everything", "[access][people]")
{
    TempWorkspace ws;
    const RecordId user = ws.create(u"user", {{"name", QStringLiteral("Second")}});
    const RecordId customer = ws.create(u"customer", {{"name", QStringLiteral("A")}});
    Session second = ws.session();
    second.actor = user;
    CHECK(ws->record(second, QStringLiteral("customer"), customer));
    CHECK(ws->metadata()->access->of(user)->isEverything());
    const auto roles = must(makeBuiltinRoles(*ws, ws.session()));
    CHECK(ws->metadata()->access->of(user)->isEverything());
    ws.commit({ws.change(u"user", user, {{"role", roles.value(QStringLiteral("sales")).toString()}})});
    // Now it counts, and the founder is not locked out.
    CHECK_FALSE(ws->record(second, QStringLiteral("customer"), customer));
    CHECK(ws->record(ws.session(), QStringLiteral("customer"), customer));
    const auto why = must(whyAccess(*ws, ws.session(), user, Action::See, QStringLiteral("customer"), customer));
    CHECK_FALSE(why.permitted);
    CHECK(why.reasons.back().rule == AccessReason::Rule::OwnerOutside);
    CHECK(why.reasons.back().subject == ws->person());
    ws.requireSound();
    must(ws->rebuild());
    CHECK_FALSE(ws->record(second, QStringLiteral("customer"), customer));
}

TEST_CASE("the roles that the program knows are made once and are right by their own rules", "[access][people]")
{
    TempWorkspace ws;
    const auto first = must(makeBuiltinRoles(*ws, ws.session()));
    CHECK(first.size() == 4);
    CHECK(must(makeBuiltinRoles(*ws, ws.session())) == first);
    CHECK(ws.count("role") == 4);
    for (const BuiltinRole &builtin : builtinRoles()) {
        std::vector<Problem> problems;
        checkRights(QStringLiteral("rights"), builtin.rights, *ws->catalog(), problems);
        INFO(builtin.key);
        CHECK(problems.empty());
    }
    const RecordId user = ws.create(
        u"user", {{"name", QStringLiteral("R")}, {"role", first.value(QStringLiteral("read_only")).toString()}});
    Session reader = ws.session();
    reader.actor = user;
    const RecordId customer =
        ws.create(u"customer", {{"name", QStringLiteral("A")}, {"phone", QStringLiteral("18612341402")}});
    CHECK(must(ws->record(reader, QStringLiteral("customer"), customer)).value(u"phone") ==
          Value(QStringLiteral("186****1402")));
    CommitRequest request;
    request.edits.push_back(ws.change(u"customer", customer, {{"name", QStringLiteral("B")}}));
    CHECK(ws->commit(reader, request).error().code == ErrorCode::NotPermitted);
}

TEST_CASE("rights that are not understood are not saved", "[access][people]")
{
    TempWorkspace ws;
    for (const char *rights : {"[]", "{\"entities\":{\"nobody\":{}}}", "{\"entities\":{\"*\":{\"see\":\"mine\"}}}",
                               "{\"fields\":{\"customer.nothing\":\"hidden\"}}"}) {
        INFO(rights);
        const auto refused = ws.tryCommit(
            {ws.creation(u"role", {{"name", QStringLiteral("R")}, {"rights", QString::fromLatin1(rights)}})});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().problems.at(0).rule == QStringLiteral("rights"));
    }
}

TEST_CASE("the last administrator stays, whatever is tried", "[access][people]")
{
    Company company(51, 3);
    TempWorkspace &ws = company.ws;
    const RecordId admins =
        ws.create(u"role", {{"name", QStringLiteral("Chief")}, {"rights", QStringLiteral("{\"administrator\":true}")}});
    const RecordId erin = company.people.at(QStringLiteral("erin")).id;
    const QString admin = company.admin.toString();
    const auto tried = [&](std::vector<Edit> edits) { return ws.tryCommit(std::move(edits)); };

    // The founder is the only one: he cannot be made less, disabled or deleted.
    CHECK(isLastAdministrator(tried({ws.change(u"user", company.admin,
                                               {{"role", company.people.at(QStringLiteral("lone")).role.toString()}})})
                                  .error()));
    CHECK(
        isLastAdministrator(tried({ws.change(u"user", company.admin, {{"active", QStringLiteral("false")}})}).error()));
    CHECK(isLastAdministrator(tried({Edit::remove(QStringLiteral("user"), company.admin)}).error()));
    CHECK(isLastAdministrator(handOver(*ws, ws.session(), company.admin, erin, true).error()));
    // Nothing of a hand-over that was refused stays.
    CHECK(must(ws->lastUndoable(ws.session())) != RecordId());
    for (const Company::Thing &thing : company.things)
        if (thing.owner == company.admin && !thing.deleted)
            CHECK(ws.record(thing.entity, thing.id).value(system_field::Owner) == Value(company.admin));

    // With a second one the founder may go; then that one stays.
    const CommitReceipt promoted = ws.commit({ws.change(u"user", erin, {{"role", admins.toString()}})});
    ws.commit({ws.change(u"user", company.admin, {{"active", QStringLiteral("false")}})});
    const Session chief = company.as(QStringLiteral("erin"));
    CHECK(ws->record(company.boss(), QStringLiteral("user"), erin).error().code == ErrorCode::NotPermitted);
    const auto asChief = [&](std::vector<Edit> edits) { return commitAs(company, chief, std::move(edits)); };
    CHECK(isLastAdministrator(asChief({ws.change(u"user", erin, {{"active", QStringLiteral("false")}})}).error()));
    CHECK(isLastAdministrator(asChief({ws.change(u"user", erin, {{"role", QString()}})}).error()));
    CHECK(isLastAdministrator(asChief({Edit::remove(QStringLiteral("user"), erin)}).error()));
    CHECK(isLastAdministrator(asChief({Edit::remove(QStringLiteral("role"), admins)}).error()));
    CHECK(isLastAdministrator(asChief({ws.change(u"role", admins, {{"rights", QStringLiteral("{}")}})}).error()));
    CHECK(isLastAdministrator(ws->undo(chief, promoted.operation).error()));
    CHECK(isLastAdministrator([&] {
        const auto operation = ws->begin(chief, QStringLiteral("many"), Origin::Local);
        const auto done = operation->apply({ws.change(u"user", erin, {{"active", QStringLiteral("false")}})});
        return done.error();
    }()));
    CHECK(ws->metadata()->access->chart().administrators() == std::vector<RecordId>{erin});
    // Both in one commit is an exchange.
    CHECK(asChief({ws.change(u"user", company.admin, {{"active", QStringLiteral("true")}}),
                   ws.change(u"user", erin, {{"active", QStringLiteral("false")}})}));
    ws.requireSound();
}

TEST_CASE("nobody makes himself more than he is", "[access][people]")
{
    Company company(53, 3);
    TempWorkspace &ws = company.ws;
    const QString name = QStringLiteral("erin");
    QByteArray json;
    for (const EntityPtr &entity : ws->catalog()->entities()) {
        json += (json.isEmpty() ? "\"" : ",\"") + entity->key.toUtf8() + "\":{";
        for (const Action action : actions)
            json += (action == Action::See ? "\"" : ",\"") + actionWord(action).toUtf8() + "\":\"all\"";
        json += "}";
    }
    company.allow(name, "{\"entities\":{" + json + "}}");
    const Session session = company.as(name);
    const RecordId me = session.actor;
    const RecordId mine = company.people.at(name).role;
    const RecordId other = company.people.at(QStringLiteral("lone")).id;
    const auto denied = [&](Edit edit) {
        const auto result = commitAs(company, session, {std::move(edit)});
        return !result && result.error().code == ErrorCode::NotPermitted;
    };
    CHECK(denied(ws.change(u"role", mine, {{"rights", QStringLiteral("{\"administrator\":true}")}})));
    CHECK(denied(ws.change(u"user", me, {{"role", QString()}})));
    CHECK(denied(ws.change(u"user", other, {{"manager", me.toString()}})));
    CHECK(denied(ws.change(u"user", other, {{"active", QStringLiteral("false")}})));
    CHECK(
        denied(ws.change(u"user", other, {{"department", company.departments.at(QStringLiteral("east")).toString()}})));
    CHECK(denied(ws.change(u"department", company.departments.at(QStringLiteral("hq")),
                           {{"parent", company.departments.at(QStringLiteral("east")).toString()}})));
    CHECK(denied(ws.creation(u"role", {{"name", QStringLiteral("New")}})));
    CHECK(denied(ws.creation(u"user", {{"name", QStringLiteral("New")}})));
    CHECK(denied(Edit::remove(QStringLiteral("user"), other)));
    CHECK(denied(Edit::remove(QStringLiteral("role"), mine)));
    // His mail address decides nothing.
    CHECK_FALSE(denied(ws.change(u"user", me, {{"email", QStringLiteral("erin@example.com")}})));
}

TEST_CASE("who may only read does not share on, and a share ends", "[access][people]")
{
    Company company(55, 2);
    TempWorkspace &ws = company.ws;
    for (const auto &[name, person] : company.people)
        company.allow(name, everythingOwn);
    const Session lone = company.as(QStringLiteral("lone"));
    const Session wes = company.as(QStringLiteral("wes"));
    const RecordId customer = customerOf(company, company.people.at(QStringLiteral("head")).id, "Shared firm");
    const QString key = QStringLiteral("customer");
    CHECK_FALSE(ws->record(lone, key, customer));
    const auto shareWith = [&](const Session &whom, const char *level) {
        return ws.creation(u"share", {{"customer", customer.toString()},
                                      {"user", whom.actor.toString()},
                                      {"level", QString::fromLatin1(level)}});
    };
    const Edit rename = ws.change(u"customer", customer, {{"name", QStringLiteral("Renamed")}});
    const RecordId share =
        must(commitAs(company, company.as(QStringLiteral("head")), {shareWith(lone, "read")})).ids.at(0);
    CHECK(ws->record(lone, key, customer));
    CHECK(commitAs(company, lone, {rename}).error().code == ErrorCode::NotPermitted);
    CHECK(commitAs(company, lone, {shareWith(lone, "write")}).error().code == ErrorCode::NotPermitted);
    CHECK(commitAs(company, lone, {shareWith(wes, "read")}).error().code == ErrorCode::NotPermitted);
    CHECK(commitAs(company, lone, {ws.change(u"share", share, {{"level", QStringLiteral("write")}})}).error().code ==
          ErrorCode::NotPermitted);
    // A root that he does not see can be no root of his shares.
    CHECK_FALSE(commitAs(company, wes, {shareWith(wes, "write")}));

    ws.commit({ws.change(u"share", share, {{"level", QStringLiteral("write")}})});
    CHECK(commitAs(company, lone, {rename}));
    CHECK(commitAs(company, lone, {shareWith(wes, "read")}));
    CHECK(ws->record(wes, key, customer));

    ws.commit({Edit::update(ws.entity(u"share"), share)
                   .with(*ws.entity(u"share"), share::until, Instant{ws.clock.now().us + 60'000'000})});
    CHECK(ws->record(lone, key, customer));
    ws.tick(120);
    CHECK_FALSE(ws->record(lone, key, customer));
    CHECK(commitAs(company, lone, {rename}).error().code == ErrorCode::NotFound);
}

TEST_CASE("what one may not edit one does not undo", "[access][people]")
{
    Company company(57, 2);
    TempWorkspace &ws = company.ws;
    for (const auto &[name, person] : company.people)
        company.allow(name, everythingOwn);
    const Session lone = company.as(QStringLiteral("lone"));
    const RecordId others = customerOf(company, company.people.at(QStringLiteral("wes")).id, "Theirs");
    const CommitReceipt admins = ws.commit({ws.change(u"customer", others, {{"name", QStringLiteral("Changed")}})});
    const auto refused = ws->undo(lone, admins.operation);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::NotPermitted);
    CHECK(refused.error().arguments.join(u' ').contains(QStringLiteral("Changed")) == false);
    CHECK(must(ws->operations(lone, 100)).empty());

    // His own, as long as it is his.
    const RecordId mine = customerOf(company, lone.actor, "Mine");
    const CommitReceipt first =
        must(commitAs(company, lone, {ws.change(u"customer", mine, {{"name", QStringLiteral("M2")}})}));
    CHECK(must(ws->undo(lone, first.operation)).undone > 0);
    const CommitReceipt made =
        must(commitAs(company, lone, {ws.creation(u"customer", {{"name", QStringLiteral("Oops")}})}));
    CHECK(must(ws->undo(lone, made.operation)).undone > 0);
    const CommitReceipt second =
        must(commitAs(company, lone, {ws.change(u"customer", mine, {{"name", QStringLiteral("M3")}})}));
    ws.commit({ws.change(u"customer", mine, {{"owner", company.people.at(QStringLiteral("wes")).id.toString()}})});
    CHECK(ws->undo(lone, second.operation).error().code == ErrorCode::NotPermitted);
    CHECK(ws.text(u"customer", mine, "name") == QStringLiteral("M3"));
    CHECK(must(ws->undo(ws.session(), second.operation)).undone > 0);
}

TEST_CASE("through another's eyes an administrator sees as much and writes nothing", "[access][people]")
{
    Company company(59, 5);
    TempWorkspace &ws = company.ws;
    company.allow(QStringLiteral("wes"), everythingOwn);
    const Session wes = company.as(QStringLiteral("wes"));
    CHECK(viewAs(*ws, wes, company.admin).error().code == ErrorCode::NotPermitted);
    CHECK(viewAs(*ws, ws.session(), ws.ids.next(ws.clock.now())).error().code == ErrorCode::NotFound);
    const Session view = must(viewAs(*ws, ws.session(), wes.actor));
    Query query;
    query.entity = QStringLiteral("customer");
    CHECK(must(ws->count(view, query)) == must(ws->count(wes, query)));
    CHECK(must(ws->count(view, query)) < must(ws->count(ws.session(), query)));
    const RecordId mine = customerOf(company, wes.actor, "Of Wes");
    const Edit edit = ws.change(u"customer", mine, {{"name", QStringLiteral("X")}});
    CHECK(commitAs(company, view, {edit}).error().code == ErrorCode::NotPermitted);
    CHECK(commitAs(company, wes, {edit}));
    CHECK(viewAs(*ws, view, company.admin).error().code == ErrorCode::NotPermitted);
    query.leaves = true;
    CHECK(ws->rows(view, query).error().code == ErrorCode::NotPermitted);
    // Even one's own eyes, seen by oneself, write nothing.
    const Session self = must(viewAs(*ws, ws.session(), company.admin));
    CHECK(commitAs(company, self, {edit}).error().code == ErrorCode::NotPermitted);
}

TEST_CASE("who leaves hands over what is open, in one step that can be taken back", "[access][people]")
{
    Company company(61, 12);
    TempWorkspace &ws = company.ws;
    const RecordId wes = company.people.at(QStringLiteral("wes")).id;
    const RecordId erin = company.people.at(QStringLiteral("erin")).id;
    const RecordId customer = customerOf(company, wes, "Of Wes");
    const auto deal = [&](const char *stage) {
        return ws.create(u"opportunity", {{"name", QStringLiteral("D")},
                                          {"owner", wes.toString()},
                                          {"amount", QStringLiteral("5")},
                                          {"customer", customer.toString()},
                                          {"pipeline", ws.pipeline()},
                                          {"stage", ws.stage(QString::fromLatin1(stage)).toString()}});
    };
    const RecordId open = deal("Qualification");
    const RecordId won = deal("Won");
    const RecordId done = ws.create(
        u"task", {{"subject", QStringLiteral("T")}, {"owner", wes.toString()}, {"status", QStringLiteral("done")}});
    const RecordId call = ws.create(
        u"activity", {{"subject", QStringLiteral("C")}, {"kind", QStringLiteral("call")}, {"owner", wes.toString()}});
    const auto planned = must(openWorkOf(*ws, ws.session(), wes));
    CHECK(planned.size() >= 2);
    CHECK(handOver(*ws, company.as(QStringLiteral("erin")), wes, erin, true).error().code == ErrorCode::NotPermitted);
    CHECK(handOver(*ws, ws.session(), wes, wes, true).error().problems.at(0).rule == QStringLiteral("hand_over_to"));

    const Digests before = must(ws->digests());
    const HandOverReceipt receipt = must(handOver(*ws, ws.session(), wes, erin, true));
    REQUIRE(receipt.moved.size() == planned.size());
    for (size_t i = 0; i < planned.size(); ++i) {
        CHECK(receipt.moved[i].entity == planned[i].entity);
        CHECK(receipt.moved[i].records == planned[i].records);
    }
    CHECK(receipt.subordinates == 1);
    const auto ownerOf = [&](QStringView entity, const RecordId &id) {
        return ws.record(entity, id).value(system_field::Owner).valueOr<RecordId>();
    };
    CHECK(ownerOf(u"customer", customer) == erin);
    CHECK(ownerOf(u"opportunity", open) == erin);
    CHECK(ownerOf(u"opportunity", won) == wes);
    CHECK(ownerOf(u"task", done) == wes);
    CHECK(ownerOf(u"activity", call) == wes);
    CHECK(must(openWorkOf(*ws, ws.session(), wes)).empty());
    CHECK(ws.text(u"user", company.people.at(QStringLiteral("west2")).id, "manager") == erin.toString());
    CHECK_FALSE(ws->record(company.as(QStringLiteral("wes")), QStringLiteral("user"), erin));
    must(ws->undo(ws.session(), receipt.operation));
    CHECK(must(ws->digests()).records == before.records);
    ws.requireSound();
}
