// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/validate.h"
#include "tests/support/temp_workspace.h"

#include <algorithm>

using namespace millrace;
using namespace millrace::test;

static bool hasProblem(const std::vector<Problem> &problems, const char *field, const char *rule)
{
    return std::any_of(problems.begin(), problems.end(), [&](const Problem &problem) {
        return problem.field == QLatin1String(field) && problem.rule == QLatin1String(rule);
    });
}

TEST_CASE("a new workspace is sound, has its person, options, currencies and a pipeline", "[workspace]")
{
    TempWorkspace ws;
    CHECK(ws.count("user") == 1);
    CHECK(ws.count("pipeline") == 1);
    CHECK(ws.count("stage") == 6);
    CHECK(ws.count("currency") == 6);
    CHECK(ws.workspace->metadata()->options(QStringLiteral("customer.level")).size() == 3);
    ws.requireSound();
}

TEST_CASE("what is written is read back, now and after reopening", "[workspace]")
{
    TempWorkspace ws;
    const RecordId id = ws.create(u"customer", {{"name", QStringLiteral("重庆啤酒股份有限公司")},
                                                {"phone", QStringLiteral("138 0013 8000")},
                                                {"revenue", QStringLiteral("1234.50 USD")},
                                                {"level", QStringLiteral("a")}});
    const auto check = [&] {
        const Record record = ws.record(u"customer", id);
        CHECK(record.title() == QStringLiteral("重庆啤酒股份有限公司"));
        CHECK(ws.text(u"customer", id, "revenue") == QStringLiteral("1234.50 USD"));
        CHECK(ws.text(u"customer", id, "kind") == QStringLiteral("company"));
        CHECK(record.value(system_field::Owner).valueOr<RecordId>() == ws->person());
        CHECK(record.root() == id);
    };
    check();
    ws.reopen();
    check();
    ws.requireSound();
}

TEST_CASE("all problems of a refused record are told at once and nothing is written", "[workspace]")
{
    TempWorkspace ws;
    const auto refused =
        ws.tryCommit({ws.creation(u"customer", {{"email", QStringLiteral("nonsense")},
                                                {"level", QStringLiteral("z")},
                                                {"credit_code", QStringLiteral("91350100M000100Y44")}})});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::ValidationFailed);
    CHECK(hasProblem(refused.error().problems, "name", "required"));
    CHECK(hasProblem(refused.error().problems, "email", "email"));
    CHECK(hasProblem(refused.error().problems, "level", "choice"));
    CHECK(hasProblem(refused.error().problems, "credit_code", "checksum"));
    CHECK(ws.count("customer") == 0);
    ws.requireSound();
}

TEST_CASE("what only the store knows is told along with what a value shows by itself", "[workspace]")
{
    TempWorkspace ws;
    const QString code = QStringLiteral("91350100M000100Y43");
    ws.create(u"customer", {{"name", QStringLiteral("First")}, {"credit_code", code}});
    const auto refused =
        ws.tryCommit({ws.creation(u"customer", {{"email", QStringLiteral("nonsense")},
                                                {"credit_code", code},
                                                {"parent", QStringLiteral("0192f6d4-7c1b-7a80-9d55-3f2f1c5b8a10")}})});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().problems.size() == 4);
    CHECK(hasProblem(refused.error().problems, "name", "required"));
    CHECK(hasProblem(refused.error().problems, "email", "email"));
    CHECK(hasProblem(refused.error().problems, "credit_code", "unique"));
    CHECK(hasProblem(refused.error().problems, "parent", "reference"));
    CHECK(ws.count("customer") == 1);
}

TEST_CASE("a required text of nothing but spaces is missing, whatever the spaces are", "[workspace]")
{
    TempWorkspace ws;
    const RecordId id = ws.create(u"customer", {{"name", QStringLiteral(" A ")}});
    CHECK(ws.text(u"customer", id, "name") == QStringLiteral(" A "));
    const EntityPtr def = ws.entity(u"customer");
    for (const QString &blank : {QStringLiteral(" "), QStringLiteral(" \t\n"), QStringLiteral(u"\u3000\u00a0")}) {
        CHECK(isBlank(Value(blank)));
        const auto made = ws.tryCommit({Edit::create(def).with(*def, u"name", blank)});
        REQUIRE_FALSE(made);
        CHECK(hasProblem(made.error().problems, "name", "required"));
        const auto changed = ws.tryCommit({Edit::update(def, id).with(*def, u"name", blank)});
        REQUIRE_FALSE(changed);
        CHECK(hasProblem(changed.error().problems, "name", "required"));
    }
    // What need not be filled in may be of spaces.
    CHECK(ws.tryCommit({Edit::update(def, id).with(*def, u"city", QStringLiteral(" "))}));
    CHECK_FALSE(isBlank(Value(std::int64_t(0))));
    CHECK(isBlank(Value()));
}

TEST_CASE("a pattern that does not compile and a filter that does not parse are refused", "[workspace]")
{
    TempWorkspace ws;
    const auto rulesOf = [&ws](QStringView entity, std::initializer_list<std::pair<const char *, QString>> values) {
        const auto tried = ws.tryCommit({ws.creation(entity, values)});
        QStringList rules;
        if (!tried)
            for (const Problem &problem : tried.error().problems)
                rules << problem.field + u':' + problem.rule;
        return rules;
    };
    const auto field = [&rulesOf](const char *key, const char *pattern) {
        return rulesOf(u"custom_field", {{"entity", QStringLiteral("customer")},
                                         {"key", QString::fromLatin1(key)},
                                         {"label", QStringLiteral("Own")},
                                         {"type", QStringLiteral("text")},
                                         {"pattern", QString::fromLatin1(pattern)}});
    };
    CHECK(field("x_0123456789abc", "((") == QStringList{QStringLiteral("pattern:bad_pattern")});
    CHECK(field("x_0123456789abc", "[0-9]{3}") == QStringList());
    const auto view = [&rulesOf](const char *filter) {
        return rulesOf(u"saved_view", {{"name", QStringLiteral("V")},
                                       {"entity", QStringLiteral("customer")},
                                       {"filter", QString::fromLatin1(filter)}});
    };
    CHECK(view("bogus = ") == QStringList{QStringLiteral("filter:bad_filter")});
    CHECK(view("level = \"A\"") == QStringList());
}

TEST_CASE("one refused edit of several keeps all of them out", "[workspace]")
{
    TempWorkspace ws;
    const auto refused = ws.tryCommit({ws.creation(u"customer", {{"name", QStringLiteral("Good")}}),
                                       ws.creation(u"customer", {{"city", QStringLiteral("x")}})});
    REQUIRE_FALSE(refused);
    CHECK(ws.count("customer") == 0);
}

TEST_CASE("a unique field refuses a second live record but not one whose twin is in the bin", "[workspace]")
{
    TempWorkspace ws;
    const QString code = QStringLiteral("91350100M000100Y43");
    const RecordId first = ws.create(u"customer", {{"name", QStringLiteral("One")}, {"credit_code", code}});
    const auto second =
        ws.tryCommit({ws.creation(u"customer", {{"name", QStringLiteral("Two")}, {"credit_code", code}})});
    REQUIRE_FALSE(second);
    CHECK(hasProblem(second.error().problems, "credit_code", "unique"));
    ws.commit({Edit::remove(QStringLiteral("customer"), first)});
    CHECK(ws.tryCommit({ws.creation(u"customer", {{"name", QStringLiteral("Two")}, {"credit_code", code}})}));
    const auto back = ws.tryCommit({Edit::restore(QStringLiteral("customer"), first)});
    REQUIRE_FALSE(back);
    CHECK(hasProblem(back.error().problems, "credit_code", "unique"));
    ws.requireSound();
}

TEST_CASE("a reference to nothing is refused", "[workspace]")
{
    TempWorkspace ws;
    const auto refused =
        ws.tryCommit({ws.creation(u"contact", {{"name", QStringLiteral("Ann")},
                                               {"customer", QStringLiteral("01900000-0000-7000-8000-000000000001")}})});
    REQUIRE_FALSE(refused);
    CHECK(hasProblem(refused.error().problems, "customer", "reference"));
}

TEST_CASE("the stage's gate holds for creation, for a move and for emptying a field", "[workspace]")
{
    TempWorkspace ws;
    const QString proposal = ws.stage(QStringLiteral("Proposal")).toString();
    const QString qualify = ws.stage(QStringLiteral("Qualification")).toString();
    const auto created = ws.tryCommit({ws.creation(
        u"opportunity", {{"name", QStringLiteral("Deal")}, {"pipeline", ws.pipeline()}, {"stage", proposal}})});
    REQUIRE_FALSE(created);
    CHECK(hasProblem(created.error().problems, "amount", "stage_gate"));
    const RecordId deal =
        ws.create(u"opportunity", {{"name", QStringLiteral("Deal")}, {"pipeline", ws.pipeline()}, {"stage", qualify}});
    CHECK_FALSE(ws.tryCommit({ws.change(u"opportunity", deal, {{"stage", proposal}})}));
    CHECK(ws.tryCommit({ws.change(u"opportunity", deal, {{"stage", proposal}, {"amount", QStringLiteral("10 CNY")}})}));
    Edit emptied = Edit::update(ws.entity(u"opportunity"), deal);
    emptied.with(*ws.entity(u"opportunity"), u"amount", Value());
    CHECK_FALSE(ws.tryCommit({emptied}));
    ws.requireSound();
}

TEST_CASE("an old flaw elsewhere does not block a repair", "[workspace]")
{
    TempWorkspace ws;
    const RecordId id = ws.create(u"contact", {{"name", QStringLiteral("No customer")}});
    CHECK(ws.tryCommit({ws.change(u"contact", id, {{"title", QStringLiteral("Buyer")}})}));
}

TEST_CASE("moving a contact to another customer moves it and what hangs on it to the other root", "[workspace]")
{
    TempWorkspace ws;
    const RecordId a = ws.create(u"customer", {{"name", QStringLiteral("A")}});
    const RecordId b = ws.create(u"customer", {{"name", QStringLiteral("B")}});
    const RecordId contact = ws.create(u"contact", {{"name", QStringLiteral("Ann")}, {"customer", a.toString()}});
    const RecordId call =
        ws.create(u"activity", {{"subject", QStringLiteral("Call")}, {"contact", contact.toString()}});
    CHECK(ws.record(u"activity", call).root() == a);
    ws.commit({ws.change(u"contact", contact, {{"customer", b.toString()}})});
    CHECK(ws.record(u"contact", contact).root() == b);
    CHECK(ws.record(u"activity", call).root() == b);
    ws.requireSound();
}

TEST_CASE("a customer goes to the bin with what hangs on it and comes back with it", "[workspace][bin]")
{
    TempWorkspace ws;
    const RecordId customer = ws.create(u"customer", {{"name", QStringLiteral("Acme")}});
    const RecordId contact =
        ws.create(u"contact", {{"name", QStringLiteral("Ann")}, {"customer", customer.toString()}});
    const RecordId earlier =
        ws.create(u"contact", {{"name", QStringLiteral("Bob")}, {"customer", customer.toString()}});
    ws.create(u"activity", {{"subject", QStringLiteral("Call")}, {"contact", contact.toString()}});
    ws.commit({Edit::remove(QStringLiteral("contact"), earlier)});
    ws.tick();
    ws.commit({Edit::remove(QStringLiteral("customer"), customer)});
    CHECK(ws.count("customer") == 0);
    CHECK(ws.count("contact") == 0);
    CHECK(ws.count("activity") == 0);
    CHECK(ws.count("contact", {}, Query::Rows::Bin) == 2);
    CHECK(must(ws->search(ws.session(), QStringLiteral("Acme"), 10)).count == 0);
    ws.requireSound();
    ws.tick();
    ws.commit({Edit::restore(QStringLiteral("customer"), customer)});
    CHECK(ws.count("customer") == 1);
    CHECK(ws.count("contact") == 1); // Bob was thrown away before and stays there
    CHECK(ws.count("activity") == 1);
    CHECK(must(ws->search(ws.session(), QStringLiteral("Acme"), 10)).count == 1);
    ws.requireSound();
}

TEST_CASE("a stage that opportunities stand in cannot be thrown away", "[workspace][bin]")
{
    TempWorkspace ws;
    const RecordId stage = ws.stage(QStringLiteral("Qualification"));
    ws.create(u"opportunity",
              {{"name", QStringLiteral("Deal")}, {"pipeline", ws.pipeline()}, {"stage", stage.toString()}});
    const auto refused = ws.tryCommit({Edit::remove(QStringLiteral("stage"), stage)});
    REQUIRE_FALSE(refused);
    CHECK(hasProblem(refused.error().problems, "", "in_use"));
}

TEST_CASE("a new exchange rate rewrites the base amounts that it governs, in the same operation", "[workspace][money]")
{
    TempWorkspace ws;
    const RecordId deal = ws.create(u"opportunity", {{"name", QStringLiteral("Deal")},
                                                     {"pipeline", ws.pipeline()},
                                                     {"stage", ws.stage(QStringLiteral("Qualification")).toString()},
                                                     {"amount", QStringLiteral("100 USD")},
                                                     {"close_date", QStringLiteral("2025-06-01")}});
    CHECK(ws.count("opportunity", QStringLiteral("amount > 0")) == 0); // no rate: it is no number in base currency
    const RecordId usd = must(ws->idsTitled(ws.session(), QStringLiteral("currency"), QStringLiteral("USD"))).at(0);
    ws.create(u"rate",
              {{"currency", usd.toString()}, {"date", QStringLiteral("2025-01-01")}, {"value", QStringLiteral("7.1")}});
    CHECK(ws.count("opportunity", QStringLiteral("amount = 710")) == 1);
    ws.create(u"rate",
              {{"currency", usd.toString()}, {"date", QStringLiteral("2025-07-01")}, {"value", QStringLiteral("8")}});
    CHECK(ws.count("opportunity", QStringLiteral("amount = 710")) == 1);
    ws.commit({ws.change(u"opportunity", deal, {{"close_date", QStringLiteral("2025-08-01")}})});
    CHECK(ws.count("opportunity", QStringLiteral("amount = 800")) == 1);
    ws.requireSound();
}

TEST_CASE("a custom field is a record that becomes a column, searched and filtered like any other",
          "[workspace][custom]")
{
    TempWorkspace ws;
    ws.create(u"custom_field", {{"entity", QStringLiteral("customer")},
                                {"key", QStringLiteral("x_0123456789abc")},
                                {"type", QStringLiteral("text")},
                                {"label", QStringLiteral("Region code")},
                                {"searchable", QStringLiteral("true")},
                                {"indexed", QStringLiteral("true")}});
    const RecordId id =
        ws.create(u"customer", {{"name", QStringLiteral("Acme")}, {"x_0123456789abc", QStringLiteral("华东七区")}});
    CHECK(ws.count("customer", QStringLiteral("x_0123456789abc = \"华东七区\"")) == 1);
    CHECK(must(ws->search(ws.session(), QStringLiteral("东七"), 10)).count == 1);
    ws.requireSound();
    ws.reopen();
    CHECK(ws.text(u"customer", id, "x_0123456789abc") == QStringLiteral("华东七区"));
    must(ws->rebuild());
    CHECK(ws.text(u"customer", id, "x_0123456789abc") == QStringLiteral("华东七区"));
    ws.requireSound();
}

TEST_CASE("listeners hear what was committed and nothing of what was refused", "[workspace]")
{
    TempWorkspace ws;
    std::mutex mutex;
    std::vector<CommitNotice> heard;
    const auto listening = ws->listen([&](const CommitNotice &notice) {
        const std::lock_guard lock(mutex);
        heard.push_back(notice);
    });
    const RecordId id = ws.create(u"customer", {{"name", QStringLiteral("Acme")}});
    static_cast<void>(ws.tryCommit({ws.creation(u"customer", {{"city", QStringLiteral("x")}})}));
    ws.commit({ws.change(u"customer", id, {{"city", QStringLiteral("Wuhan")}})});
    const std::lock_guard lock(mutex);
    REQUIRE(heard.size() == 2);
    CHECK(heard[0].records.value(QStringLiteral("customer")) == std::vector<RecordId>{id});
    CHECK(heard[1].fields.value(QStringLiteral("customer")) == QStringList{QStringLiteral("city")});
}

TEST_CASE("a workspace that is open to write is locked for a second writer and open to readers", "[workspace][file]")
{
    TempWorkspace ws;
    const auto second = Workspace::open(ws.path(), Workspace::Access::Write, ws.clock, ws.ids);
    REQUIRE_FALSE(second);
    CHECK(second.error().code == ErrorCode::WorkspaceLocked);
    ws.create(u"customer", {{"name", QStringLiteral("Acme")}});
    const auto reading = must(Workspace::open(ws.path(), Workspace::Access::Read, ws.clock, ws.ids));
    Query query;
    query.entity = QStringLiteral("customer");
    CHECK(must(reading->count(reading->session(), query)) == 1);
    CHECK(reading->commit(reading->session(), {}).error().code == ErrorCode::WorkspaceReadOnly);
}
