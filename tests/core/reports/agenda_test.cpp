// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/agenda.h"
#include "tests/support/temp_workspace.h"

using namespace millrace;
using namespace millrace::test;

namespace {

/// It is 10 March 2026, ten in the morning.
struct Day : TempWorkspace
{
    Day() { clock.set({1'773'136'800'000'000}); }
    RecordId customer(const char *name, int daysAgo = 0)
    {
        Edit edit = creation(u"customer", {{"name", QString::fromUtf8(name)}});
        edit.at = Instant{clock.now().us - daysAgo * 86'400'000'000LL};
        edit.fields.push_back({system_field::CreatedAt, Value(*edit.at), {}, true});
        return commit({edit}).ids.front();
    }
    RecordId task(const char *subject, const char *due, const RecordId &customer = {}, const char *status = "open")
    {
        Edit edit = creation(u"task", {{"subject", QString::fromUtf8(subject)},
                                       {"due", QString::fromLatin1(due)},
                                       {"status", QString::fromLatin1(status)}});
        if (!customer.isNull())
            edit.with(*entity(u"task"), u"customer", Value(customer));
        return commit({edit}).ids.front();
    }
    RecordId deal(const char *name, const char *stageName, const RecordId &customer = {})
    {
        Edit edit = creation(u"opportunity", {{"name", QString::fromUtf8(name)},
                                              {"pipeline", pipeline()},
                                              {"amount", QStringLiteral("10")},
                                              {"reason", QStringLiteral("price")},
                                              {"expected_close", QStringLiteral("2026-12-31")},
                                              {"stage", stage(QString::fromLatin1(stageName)).toString()}});
        if (!customer.isNull())
            edit.with(*entity(u"opportunity"), u"customer", Value(customer));
        return commit({edit}).ids.front();
    }
    void contact(const char *reference, const RecordId &id, int daysAgo)
    {
        Edit edit = creation(u"activity", {{"subject", QStringLiteral("Call")}});
        edit.with(*entity(u"activity"), QString::fromLatin1(reference), Value(id));
        edit.with(*entity(u"activity"), u"at", Value(Instant{clock.now().us - daysAgo * 86'400'000'000LL}));
        commit({edit});
    }
    Agenda read(bool mine = false, int limit = 100) const
    {
        return must(readAgenda(*workspace, session(), {mine, limit}));
    }
};

QStringList titles(const AgendaSection &section)
{
    QStringList found;
    for (const AgendaItem &item : section.items)
        found << item.title;
    return found;
}

} // namespace

TEST_CASE("a day asks for what was due before it and what is due on it, the oldest first", "[agenda]")
{
    Day day;
    const RecordId acme = day.customer("Acme");
    day.task("later today", "2026-03-10T17:00:00Z");
    day.task("this morning", "2026-03-10T06:00:00Z", acme);
    day.task("yesterday", "2026-03-09T23:59:00Z");
    day.task("last week", "2026-03-03T08:00:00Z", acme);
    day.task("tomorrow", "2026-03-11T00:00:00Z");
    day.task("done", "2026-03-09T08:00:00Z", acme, "done");
    const Agenda agenda = day.read();
    CHECK(agenda.day == QDate(2026, 3, 10));
    CHECK(titles(agenda.overdue) == QStringList{"last week", "yesterday"});
    CHECK(titles(agenda.today) == QStringList{"this morning", "later today"});
    CHECK(agenda.overdue.count == 2);
    CHECK(agenda.today.count == 2);
    CHECK_FALSE(agenda.isEmpty());
    const AgendaItem &first = agenda.overdue.items.front();
    CHECK(first.entity == QStringLiteral("task"));
    CHECK(first.about == acme);
    CHECK(first.aboutEntity == QStringLiteral("customer"));
    CHECK(first.aboutTitle == QStringLiteral("Acme"));
    CHECK(agenda.overdue.items.back().about.isNull());
}

TEST_CASE("a day begins and ends where the asker is", "[agenda]")
{
    Day day;
    day.task("late evening in Shanghai", "2026-03-10T15:30:00Z");
    day.task("next day in Shanghai", "2026-03-10T16:30:00Z");
    Session session = day.session();
    session.zone = QTimeZone("Asia/Shanghai");
    const Agenda agenda = must(readAgenda(*day, session, {}));
    CHECK(titles(agenda.today) == QStringList{"late evening in Shanghai"});
}

TEST_CASE("every section is counted whole and listed up to its limit", "[agenda]")
{
    Day day;
    for (int i = 0; i < 7; ++i)
        day.task("old", "2026-03-01T08:00:00Z");
    const Agenda agenda = day.read(false, 3);
    CHECK(agenda.overdue.items.size() == 3);
    CHECK(agenda.overdue.count == 7);
}

TEST_CASE("what is on its way and has no waiting work is without a next step", "[agenda]")
{
    Day day;
    const RecordId acme = day.customer("Acme");
    const RecordId planned = day.deal("planned", "Qualification", acme);
    const RecordId bare = day.deal("bare", "Qualification", acme);
    const RecordId finished = day.deal("finished", "Proposal");
    day.deal("won", "Won");
    day.deal("lost", "Lost");
    const auto attend = [&](const RecordId &deal, const char *status) {
        Edit edit =
            day.creation(u"task", {{"subject", QStringLiteral("call")}, {"status", QString::fromLatin1(status)}});
        edit.with(*day.entity(u"task"), u"opportunity", Value(deal));
        return day.commit({edit}).ids.front();
    };
    const RecordId work = attend(planned, "open");
    attend(finished, "done");
    Agenda agenda = day.read();
    CHECK(titles(agenda.withoutSteps) == QStringList{"finished", "bare"});
    CHECK(agenda.withoutSteps.count == 2);
    CHECK_FALSE(agenda.withoutSteps.items.front().due.has_value());
    CHECK(agenda.withoutSteps.items.back().aboutTitle == QStringLiteral("Acme"));
    day.commit({day.change(u"task", work, {{"status", QStringLiteral("done")}})});
    CHECK(day.read().withoutSteps.count == 3);
    attend(bare, "open");
    day.commit({Edit::remove(QStringLiteral("opportunity"), finished)});
    CHECK(titles(day.read().withoutSteps) == QStringList{"planned"});
}

TEST_CASE("who was not spoken to for long is forgotten, by the longest step that fits", "[agenda]")
{
    Day day;
    day.customer("new", 3);
    const RecordId week = day.customer("week", 7);
    const RecordId fortnight = day.customer("fortnight", 200);
    const RecordId month = day.customer("month", 400);
    const RecordId never = day.customer("never", 90);
    const RecordId busy = day.customer("busy", 90);
    day.contact("customer", fortnight, 100);
    day.contact("customer", fortnight, 20);
    day.contact("customer", month, 31);
    // A contact about an opportunity is one with its customer.
    day.contact("opportunity", day.deal("deal", "Qualification", busy), 2);
    const Agenda agenda = day.read();
    CHECK(agenda.forgottenEntity == QStringLiteral("customer"));
    REQUIRE(agenda.forgotten.size() == 3);
    CHECK(agenda.forgotten[0].days == 7);
    CHECK(agenda.forgotten[0].ids == std::vector<RecordId>{week});
    CHECK(agenda.forgotten[1].days == 15);
    CHECK(agenda.forgotten[1].ids == std::vector<RecordId>{fortnight});
    CHECK(agenda.forgotten[2].days == 30);
    CHECK(agenda.forgotten[2].ids == std::vector<RecordId>{never, month});
    CHECK(agenda.forgotten[2].count == 2);
}

TEST_CASE("mine is what I own and what nobody owns", "[agenda]")
{
    Day day;
    const RecordId other = day.create(u"user", {{"name", QStringLiteral("Other")}});
    const auto own = [&](const char *subject, const RecordId &owner) {
        Edit edit = day.creation(
            u"task", {{"subject", QString::fromLatin1(subject)}, {"due", QStringLiteral("2026-03-09T08:00:00Z")}});
        if (!owner.isNull())
            edit.fields.push_back({system_field::Owner, Value(owner), {}, true});
        return day.commit({edit}).ids.front();
    };
    own("theirs", other);
    own("mine", day->person());
    CHECK(day.read(false).overdue.count == 2);
    const Agenda mine = day.read(true);
    CHECK(titles(mine.overdue) == QStringList{"mine"});
    CHECK(mine.overdue.count == 1);
}

TEST_CASE("an empty workspace asks for nothing", "[agenda]")
{
    Day day;
    const Agenda agenda = day.read();
    CHECK(agenda.isEmpty());
    CHECK(agenda.forgotten.size() == 3);
    for (const ForgottenStep &step : agenda.forgotten)
        CHECK(step.count == 0);
    std::vector<QString> work;
    for (const EntityPtr &entity : workEntities(*day->catalog()))
        work.push_back(entity->key);
    CHECK(work == std::vector<QString>{QStringLiteral("task")});
}

TEST_CASE("a commit says which parts of the day it may have changed, and these alone are read again")
{
    Day day;
    const RecordId acme = day.customer("Acme", 10);
    const RecordId task = day.task("Call", "2026-03-10T09:00:00Z", acme);
    CommitNotice heard;
    const auto listening = day->listen([&heard](const CommitNotice &notice) { heard = notice; });
    const auto partsOf = [&](Edit edit) {
        day.commit({std::move(edit)});
        return agendaPartsOf(heard, *day->catalog());
    };
    const AgendaParts lines{AgendaPart::Work, AgendaPart::Schedule, AgendaPart::WithoutSteps};
    CHECK(partsOf(day.change(u"customer", acme, {{"notes", QStringLiteral("hello")}})) == AgendaParts());
    CHECK(partsOf(day.change(u"customer", acme, {{"name", QStringLiteral("Acme Ltd")}})) == lines);
    CHECK(partsOf(day.change(u"task", task, {{"subject", QStringLiteral("Call again")}})) == lines);
    CHECK(partsOf(day.creation(u"tag", {{"name", QStringLiteral("Warm")}})) == AgendaParts());
    Edit call = day.creation(u"activity", {{"subject", QStringLiteral("Called")}});
    call.with(*day.entity(u"activity"), u"customer", Value(acme));
    CHECK(partsOf(call) == AgendaParts{AgendaPart::Schedule, AgendaPart::Forgotten});
    CommitNotice bulk;
    bulk.everything = true;
    CHECK(agendaPartsOf(bulk, *day->catalog()) == wholeAgenda);

    // Reading a part and putting it into what was known gives what reading everything gives.
    Agenda known = day.read();
    const RecordId late = day.task("Late", "2026-03-01T09:00:00Z", acme);
    AgendaQuery query;
    query.parts = agendaPartsOf(heard, *day->catalog());
    REQUIRE_FALSE(query.parts.testFlag(AgendaPart::Forgotten));
    Agenda part = must(readAgenda(*day.workspace, day.session(), query));
    CHECK(part.forgotten.empty());
    known.renew(std::move(part), query.parts);
    const Agenda whole = day.read();
    CHECK(titles(known.overdue) == titles(whole.overdue));
    CHECK(known.overdue.items == whole.overdue.items);
    CHECK(known.today.items == whole.today.items);
    CHECK(known.schedule == whole.schedule);
    CHECK(known.forgottenEntity == whole.forgottenEntity);
    CHECK(known.forgotten.size() == whole.forgotten.size());
    CHECK_FALSE(late.isNull());
}

TEST_CASE("who may not see some of what a day is made of still has the rest of his day", "[agenda]")
{
    Day day;
    const RecordId acme = day.customer("Acme", 90);
    day.task("late", "2026-03-09T08:00:00Z", acme);
    day.deal("deal", "Qualification", acme);
    int people = 0;
    const auto dayOf = [&](const char *rights) {
        const QString name = QStringLiteral("person %1").arg(++people);
        const RecordId role = day.create(u"role", {{"name", name}, {"rights", QString::fromLatin1(rights)}});
        Session session = day.session();
        session.actor = day.create(u"user", {{"name", name}, {"login", name}, {"role", role.toString()}});
        return must(readAgenda(*day, session, {}));
    };
    const Agenda noTasks = dayOf(R"({"entities":{"customer":{"see":"all"},"opportunity":{"see":"all"},
        "activity":{"see":"all"}}})");
    CHECK(noTasks.overdue.count == 0);
    CHECK(noTasks.withoutSteps.count == 0);
    CHECK(noTasks.forgotten.back().ids == std::vector<RecordId>{acme});
    const Agenda noContacts = dayOf(R"({"entities":{"customer":{"see":"all"},"opportunity":{"see":"all"},
        "task":{"see":"all"}}})");
    CHECK(noContacts.overdue.count == 1);
    CHECK(noContacts.withoutSteps.count == 1);
    CHECK(noContacts.forgottenEntity.isEmpty());
    const Agenda noCustomers = dayOf(R"({"entities":{"activity":{"see":"all"},"task":{"see":"all"}}})");
    CHECK(noCustomers.overdue.count == 1);
    CHECK(noCustomers.withoutSteps.count == 0);
    CHECK(noCustomers.forgottenEntity.isEmpty());
    const Agenda noMoments = dayOf(R"({"entities":{"customer":{"see":"all"},"opportunity":{"see":"all"},
        "activity":{"see":"all"},"task":{"see":"all"}},"fields":{"task.due":"hidden"}})");
    CHECK(noMoments.overdue.count == 0);
    CHECK(noMoments.forgotten.back().count == 1);
}
