// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/merge.h"
#include "tests/sync/sync_world.h"

using namespace millrace;
using namespace millrace::test;

namespace {

/// Two people who see everything, and a customer that both have.
struct Pair : SyncWorld
{
    RecordId id;
    Pair() : SyncWorld(2)
    {
        scopes.people[0].range = scopes.people[1].range = TableOfScopes::All;
        settleAll();
        id = customer(0, QStringLiteral("Acme"));
        set(0, "customer", id, "city", QStringLiteral("Wuhan"));
        settleAll();
    }
    QString city(size_t which) { return text(*(*this)[which].workspace, "customer", id, "city"); }
    qint64 cards() { return count(server(), "conflict"); }
};

} // namespace

TEST_CASE("every case of the merge of one field", "[sync][merge]")
{
    const Value a(QStringLiteral("a"));
    const Value b(QStringLiteral("b"));
    for (const Merge rule : {Merge::LastWrite, Merge::Ask, Merge::Union, Merge::Counter})
        for (const bool deleted : {false, true})
            for (const bool changed : {false, true})
                for (const bool fresh : {false, true})
                    for (const bool same : {false, true}) {
                        const MergeOutcome outcome = mergeOf({rule, a, same ? a : b, deleted, changed, fresh});
                        const MergeOutcome wanted = same                          ? MergeOutcome::Same
                                                    : deleted                     ? MergeOutcome::Card
                                                    : !changed                    ? MergeOutcome::Write
                                                    : fresh && rule != Merge::Ask ? MergeOutcome::Write
                                                                                  : MergeOutcome::Card;
                        INFO(int(rule) << deleted << changed << fresh << same);
                        CHECK(outcome == wanted);
                    }
    const auto choices = [](QStringList keys) { return Value(Choices::of(std::move(keys))); };
    const QString x = QStringLiteral("x"), y = QStringLiteral("y"), z = QStringLiteral("z");
    CHECK(mergedSet(choices({x, y}), choices({z}), choices({x})) == choices({y, z}));
    CHECK(mergedSet(Value(), choices({z}), Value()) == choices({z}));
    CHECK(mergedSet(choices({x}), Value(), choices({x})).isEmpty());
    CHECK(mergedSum(Value(5), Value(-2)) == Value(3));
}

TEST_CASE("two edit different fields of one record: both stay", "[sync][merge]")
{
    Pair pair;
    pair.set(0, "customer", pair.id, "city", QStringLiteral("Xian"));
    pair.set(1, "customer", pair.id, "address", QStringLiteral("1 Main Street"));
    pair.settleAll();
    CHECK(pair.text(pair.server(), "customer", pair.id, "city") == QStringLiteral("Xian"));
    CHECK(pair.text(pair.server(), "customer", pair.id, "address") == QStringLiteral("1 Main Street"));
    CHECK(pair.cards() == 0);
    pair.requireEqual();
}

TEST_CASE("two who are online edit one field: the last to arrive wins, and both are in the history (F36)",
          "[sync][merge]")
{
    Pair pair;
    pair.set(0, "customer", pair.id, "city", QStringLiteral("first"));
    pair.set(1, "customer", pair.id, "city", QStringLiteral("second"));
    pair.settle(0);
    pair.settle(1);
    pair.settleAll();
    CHECK(pair.city(0) == QStringLiteral("second"));
    CHECK(pair.isKept(QStringLiteral("first")));
    CHECK(pair.cards() == 0);
    pair.requireEqual();
}

TEST_CASE("one was offline for long: the server's value stays, and his is kept on a card (F37)", "[sync][merge]")
{
    Pair pair;
    pair.set(1, "customer", pair.id, "city", QStringLiteral("old laptop"));
    pair.set(0, "customer", pair.id, "city", QStringLiteral("yesterday"));
    pair.settle(0);
    pair.tick(14 * 86400);
    pair.settle(1);
    pair.settleAll();
    CHECK(pair.city(0) == QStringLiteral("yesterday"));
    CHECK(pair.city(1) == QStringLiteral("yesterday"));
    CHECK(pair.count(*pair[1].workspace, "conflict", QStringLiteral("mine = \"old laptop\"")) == 1);
    pair.requireEqual();
}

TEST_CASE("a field that asks gets a card even among the quick", "[sync][merge]")
{
    Pair pair;
    pair.set(0, "customer", pair.id, "notes", QStringLiteral("his words"));
    pair.set(1, "customer", pair.id, "notes", QStringLiteral("her words"));
    pair.settleAll();
    CHECK(pair.text(pair.server(), "customer", pair.id, "notes") == QStringLiteral("his words"));
    CHECK(pair.cards() == 1);
    CHECK(pair.isKept(QStringLiteral("her words")));
    pair.requireEqual();
}

TEST_CASE("what two add to a set is added by both", "[sync][merge]")
{
    Pair pair;
    const EntityPtr tags = pair[0]->catalog()->entity(u"tag");
    std::vector<RecordId> ids;
    for (const char *name : {"vip", "slow", "new"})
        ids.push_back(
            pair.edit(0, {Edit::create(tags).with(*tags, u"name", Value(QString::fromLatin1(name)))}).ids.front());
    pair.settleAll();
    const EntityPtr customers = pair[0]->catalog()->entity(u"customer");
    const auto tagged = [&](size_t which, std::vector<RecordId> wanted) {
        pair.edit(which, {Edit::update(customers, pair.id).with(*customers, u"tags", Value(RecordIds::of(wanted)))});
    };
    tagged(0, {ids[0]});
    pair.settleAll();
    tagged(0, {ids[0], ids[1]});
    tagged(1, {ids[2]});
    pair.tick(86400);
    pair.settleAll();
    const Record record = must(pair.server().record(pair.server().session(), QStringLiteral("customer"), pair.id));
    CHECK(record.value(u"tags") == Value(RecordIds::of({ids[1], ids[2]})));
    CHECK(pair.cards() == 0);
    pair.requireEqual();
}

TEST_CASE("an edit of a deleted record and the deletion of an edited one lose nothing (F38)", "[sync][merge]")
{
    Pair pair;
    SECTION("the edit comes later")
    {
        pair.edit(0, {Edit::remove(QStringLiteral("customer"), pair.id)});
        pair.settle(0);
        pair.set(1, "customer", pair.id, "city", QStringLiteral("too late"));
        pair.settleAll();
        CHECK(pair.isKept(QStringLiteral("too late")));
        CHECK(pair.cards() == 1);
    }
    SECTION("the deletion comes later")
    {
        pair.set(0, "customer", pair.id, "city", QStringLiteral("worked on"));
        pair.settle(0);
        pair.edit(1, {Edit::remove(QStringLiteral("customer"), pair.id)});
        pair.settleAll();
        const Record record = must(pair.server().record(pair.server().session(), QStringLiteral("customer"), pair.id));
        CHECK_FALSE(record.isDeleted());
        CHECK(pair.cards() == 1);
    }
    pair.requireEqual();
}

TEST_CASE("clocks decide nothing (F25)", "[sync][merge]")
{
    Pair pair;
    constexpr std::int64_t year = 365LL * 86400 * 1'000'000;
    pair[0].skew = -10 * year;
    pair[1].skew = 10 * year;
    pair.tick();
    pair.set(1, "customer", pair.id, "city", QStringLiteral("from the future"));
    pair.settle(1);
    pair.set(0, "customer", pair.id, "city", QStringLiteral("from the past"));
    pair.settle(0);
    pair.settleAll();
    CHECK(pair.city(1) == QStringLiteral("from the past"));
    CHECK(pair.isKept(QStringLiteral("from the future")));
    pair.requireEqual();
}

TEST_CASE("a poor mutation is kept apart and stands in nobody's way (F47)", "[sync][faults]")
{
    Pair pair;
    const EntityPtr customers = pair[0]->catalog()->entity(u"customer");
    Edit bad = Edit::create(customers);
    bad.with(*customers, u"name", Value(QStringLiteral("Orphan")));
    bad.with(*customers, u"parent", Value(pair.id));
    CommitRequest gone;
    Edit retract = Edit::remove(QStringLiteral("customer"), pair.id);
    retract.kind = Edit::Kind::Retract;
    gone.edits = {retract};
    must(pair.server().commit(pair.server().session(), gone));
    pair.edit(0, {bad});
    pair.customer(0, QStringLiteral("Behind it"));
    pair.settleAll();
    CHECK(pair.count(pair.server(), "customer", QStringLiteral("name = \"Behind it\"")) == 1);
    CHECK(must(pair.hub().quarantine()).size() == 1);
    REQUIRE(must(pair[0].engine->refused()).size() == 1);
    CHECK(must(pair[0].engine->refused()).front().verdict.why == QStringLiteral("invalid"));
    CHECK(pair.isKept(QStringLiteral("Orphan")));
    pair.requireEqual();
}
