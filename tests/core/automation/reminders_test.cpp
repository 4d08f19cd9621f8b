// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/reminders.h"
#include "tests/support/temp_workspace.h"

using namespace millrace;
using namespace millrace::test;

namespace {

constexpr std::int64_t minute = 60'000'000, hour = 60 * minute, wholeDay = 24 * hour;

/// It is 10 March 2026, eight in the morning.
struct Morning : TempWorkspace
{
    Morning() { clock.set({1'773'129'600'000'000}); }
    RecordId remind(const char *subject, std::int64_t afterUs, const RecordId &customer = {})
    {
        Edit edit = creation(u"task", {{"subject", QString::fromLatin1(subject)}});
        edit.with(*entity(u"task"), u"reminder_at", Value(Instant{clock.now().us + afterUs}));
        if (!customer.isNull())
            edit.with(*entity(u"task"), u"customer", Value(customer));
        return commit({edit}).ids.front();
    }
    void pass(std::int64_t us) { clock.set({clock.now().us + us}); }
    std::vector<Reminder> due() const { return must(remindersDue(*workspace, session())); }
};

QStringList titles(const std::vector<Reminder> &reminders)
{
    QStringList found;
    for (const Reminder &reminder : reminders)
        found << reminder.title;
    return found;
}

} // namespace

TEST_CASE("waiting work is remembered from its moment on, the oldest first", "[reminders]")
{
    Morning morning;
    const RecordId acme = morning.create(u"customer", {{"name", QStringLiteral("Acme")}});
    morning.remind("second", 20 * minute);
    const RecordId first = morning.remind("first", 10 * minute, acme);
    morning.remind("tomorrow", wholeDay);
    CHECK(morning.due().empty());
    morning.pass(10 * minute);
    REQUIRE(titles(morning.due()) == QStringList{"first"});
    CHECK(morning.due().front().aboutTitle == QStringLiteral("Acme"));
    morning.pass(hour);
    CHECK(titles(morning.due()) == QStringList{"first", "second"});
    morning.commit({morning.change(u"task", first, {{"status", QStringLiteral("done")}})});
    CHECK(titles(morning.due()) == QStringList{"second"});
    morning.pass(reminderMaxAgeDays * wholeDay);
    CHECK(titles(morning.due()) == QStringList{"tomorrow"});
}

TEST_CASE("other people's work does not remind me", "[reminders]")
{
    Morning morning;
    const RecordId other = morning.create(u"user", {{"name", QStringLiteral("Other")}});
    const RecordId theirs = morning.remind("theirs", minute);
    Edit edit = Edit::update(morning.entity(u"task"), theirs);
    edit.fields.push_back({system_field::Owner, Value(other), {}, true});
    morning.commit({edit});
    morning.remind("mine", minute);
    morning.pass(hour);
    CHECK(titles(morning.due()) == QStringList{"mine"});
}

TEST_CASE("every reminder is told once, however often one looks and however late", "[reminders]")
{
    Morning morning;
    ReminderBook book;
    morning.remind("one", minute);
    morning.remind("two", 3 * hour);
    CHECK(book.takeNew(morning.due()).empty());
    morning.pass(2 * minute);
    CHECK(titles(book.takeNew(morning.due())) == QStringList{"one"});
    CHECK(book.takeNew(morning.due()).empty());
    // The machine slept over it.
    morning.pass(9 * hour);
    CHECK(titles(book.takeNew(morning.due())) == QStringList{"two"});
    CHECK(book.takeNew(morning.due()).empty());
}

TEST_CASE("what was told is not told again after a restart, and what came meanwhile is", "[reminders]")
{
    Morning morning;
    ReminderBook before;
    morning.remind("told", minute);
    morning.pass(hour);
    CHECK(before.takeNew(morning.due()).size() == 1);
    morning.remind("missed", minute);
    morning.pass(hour);
    ReminderBook after = ReminderBook::fromBytes(before.toBytes());
    CHECK(titles(after.takeNew(morning.due())) == QStringList{"missed"});
    CHECK(ReminderBook::fromBytes({}).takeNew({}).empty());
}

TEST_CASE("work put off is remembered anew, and the book forgets what is over", "[reminders]")
{
    Morning morning;
    ReminderBook book;
    const RecordId id = morning.remind("call", minute);
    morning.pass(hour);
    CHECK(book.takeNew(morning.due()).size() == 1);
    Edit later = Edit::update(morning.entity(u"task"), id);
    later.with(*morning.entity(u"task"), u"reminder_at", Value(Instant{morning.clock.now().us + hour}));
    morning.commit({later});
    CHECK(book.takeNew(morning.due()).empty());
    CHECK(book.toBytes().isEmpty());
    morning.pass(2 * hour);
    CHECK(titles(book.takeNew(morning.due())) == QStringList{"call"});
    CHECK(book.toBytes().count('\n') == 0);
}

TEST_CASE("a reminder is put off by an edit of its work", "[reminders]")
{
    Morning morning;
    morning.remind("call", minute);
    morning.pass(hour);
    const auto due = morning.due();
    REQUIRE(due.size() == 1);
    CommitRequest request = snoozeRequest(*morning->catalog(), due[0], Instant{morning.clock.now().us + hour});
    must(morning->commit(morning.session(), std::move(request)));
    CHECK(morning.due().empty());
    morning.pass(hour);
    CHECK(titles(morning.due()) == QStringList{"call"});
}
