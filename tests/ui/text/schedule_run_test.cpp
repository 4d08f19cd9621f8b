// SPDX-License-Identifier: GPL-3.0-or-later
// Reports that are written by themselves: when they are due, once each, whatever happens to the machine.
#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"
#include "ui/text/schedule_run.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace millrace;
using namespace millrace::test;

namespace {

constexpr std::int64_t day = 86'400;

/// Now is 2026-01-01 00:00 UTC, a Thursday.
struct ScheduleWorld : TempWorkspace
{
    QTemporaryDir out;
    RecordId made(const char *rhythm, int on, int minute, const char *format = "csv", const char *name = "Customers",
                  const QString &folder = {})
    {
        return create(u"schedule", {{"name", QString::fromLatin1(name)},
                                    {"ready", QStringLiteral("customers-by-region")},
                                    {"rhythm", QString::fromLatin1(rhythm)},
                                    {"day", QString::number(on)},
                                    {"minute", QString::number(minute)},
                                    {"format", QString::fromLatin1(format)},
                                    {"folder", folder.isEmpty() ? out.path() : folder}});
    }
    std::vector<ScheduleOutcome> run(const ReportPainter &painter = {})
    {
        FormatContext context;
        context.metadata = workspace->metadata();
        context.baseCurrency = workspace->baseCurrency();
        return must(runDueSchedules(*workspace, session(), context, painter));
    }
    QStringList files() const { return QDir(out.path()).entryList(QDir::Files, QDir::Name); }
    QByteArray content(const QString &name) const
    {
        QFile file(out.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    ScheduleState state() const { return must(readSchedules(*workspace, session())).front(); }
};

} // namespace

TEST_CASE("a schedule writes its report when it is due, and once", "[schedules]")
{
    ScheduleWorld world;
    world.create(u"customer", {{"name", QStringLiteral("A")}, {"region", QStringLiteral("East")}});
    world.made("daily", 1, 8 * 60);
    CHECK(world.run().empty());
    CHECK(world.state().next == Instant{world.clock.now().us + 8 * 3600 * 1'000'000LL});
    world.tick(8 * 3600);
    const auto first = world.run();
    REQUIRE(first.size() == 1);
    CHECK_FALSE(first[0].error);
    CHECK(world.files() == QStringList{"Customers 2026-01-01.csv"});
    CHECK(world.content(QStringLiteral("Customers 2026-01-01.csv")).contains("East"));
    CHECK(world.run().empty());
    world.tick(60);
    CHECK(world.run().empty());
    CHECK(world.state().lastResult == world.out.filePath(QStringLiteral("Customers 2026-01-01.csv")));
    // Nobody's undo takes it back.
    CHECK(world.text(u"customer", world.create(u"customer", {{"name", QStringLiteral("B")}}), "name") ==
          QStringLiteral("B"));
    world.tick(day);
    world.run();
    const RecordId last = must(world->lastUndoable(world.session()));
    must(world->undo(world.session(), last));
    CHECK(world.count("customer") == 1);
    CHECK(world.run().empty());
}

TEST_CASE("what was missed while the machine was off is caught up, each as it stood then", "[schedules]")
{
    ScheduleWorld world;
    world.made("daily", 1, 8 * 60);
    world.tick(day + 3600); // 2026-01-02 01:00: the first time was missed
    world.create(u"customer", {{"name", QStringLiteral("A")}, {"region", QStringLiteral("East")}});
    world.tick(2 * day);
    const auto outcomes = world.run();
    REQUIRE(outcomes.size() == 3);
    CHECK(world.files() ==
          QStringList{"Customers 2026-01-01.csv", "Customers 2026-01-02.csv", "Customers 2026-01-03.csv"});
    CHECK_FALSE(world.content(QStringLiteral("Customers 2026-01-01.csv")).contains("East"));
    CHECK(world.content(QStringLiteral("Customers 2026-01-02.csv")).contains("East"));
    CHECK(world.run().empty());
    // After a year away the latest ones are written and no more.
    world.tick(365 * day);
    CHECK(world.run().size() == size_t(scheduledTimesAtMost));
    CHECK(world.run().empty());
}

TEST_CASE("a run that was cut off after writing writes nothing twice", "[schedules]")
{
    ScheduleWorld world;
    world.made("daily", 1, 8 * 60);
    world.tick(9 * 3600);
    QFile there(world.out.filePath(QStringLiteral("Customers 2026-01-01.csv")));
    REQUIRE(there.open(QIODevice::WriteOnly));
    there.write("written before the power went");
    there.close();
    const auto outcomes = world.run();
    REQUIRE(outcomes.size() == 1);
    CHECK(outcomes[0].wasThere);
    CHECK(world.content(QStringLiteral("Customers 2026-01-01.csv")) == "written before the power went");
    CHECK(world.state().lastRun == world.state().lastRun);
    // Who throws the file away does not get it again.
    REQUIRE(there.remove());
    CHECK(world.run().empty());
    CHECK(world.files().isEmpty());
}

TEST_CASE("a clock that jumps brings each time once", "[schedules]")
{
    ScheduleWorld world;
    world.made("daily", 1, 8 * 60);
    world.tick(9 * 3600);
    CHECK(world.run().size() == 1);
    world.tick(-5 * day);
    CHECK(world.run().empty());
    world.tick(5 * day);
    CHECK(world.run().empty());
    // Two days ahead by mistake, put right, and on.
    world.tick(2 * day);
    CHECK(world.run().size() == 2);
    world.tick(-2 * day);
    CHECK(world.run().empty());
    for (int i = 0; i < 3; ++i) {
        world.tick(day);
        world.run();
    }
    CHECK(world.files().size() == 4);
    CHECK(world.run().empty());
}

TEST_CASE("what cannot be written is told at the schedule, stays due, and comes when it can be", "[schedules]")
{
    ScheduleWorld world;
    const QString folder = world.out.filePath(QStringLiteral("later"));
    world.made("daily", 1, 8 * 60, "csv", "Customers", folder);
    world.tick(2 * day);
    auto outcomes = world.run();
    REQUIRE(outcomes.size() == 1);
    CHECK(outcomes[0].error->code == ErrorCode::FileUnwritable);
    CHECK_FALSE(world.state().lastResult.isEmpty());
    CHECK_FALSE(world.state().lastRun);
    const auto commits = must(world->verify()).commits;
    world.run();
    CHECK(must(world->verify()).commits == commits); // the same failure is not told again
    REQUIRE(QDir().mkdir(folder));
    outcomes = world.run();
    CHECK(outcomes.size() == 2);
    CHECK(QDir(folder).entryList(QDir::Files).size() == 2);
    CHECK(world.state().lastRun.has_value());
}

TEST_CASE("formats, weeks, months and names of files are as the schedule says", "[schedules]")
{
    ScheduleWorld world;
    world.made("weekly", 1, 0, "xlsx", "Regions: all/new");
    world.made("monthly", 31, 0, "json", "Month");
    world.made("monthly", 31, 0, "json", "Month");
    world.made("weekly", 5, 0, "pdf", "Paper");
    world.tick(31 * day);
    QStringList painted;
    const auto outcomes =
        world.run([&](const ReportTable &table, const QString &title, const QString &path, const FormatContext &) {
            CHECK(table.isPast);
            painted << title + u' ' + path;
            QFile file(path);
            CHECK(file.open(QIODevice::WriteOnly));
            return Result<void>();
        });
    CHECK(outcomes.size() == 4 + 2 + 5);
    CHECK(painted.size() == 5);
    CHECK(world.files().contains(QStringLiteral("Regions_ all_new 2026-01-05.xlsx")));
    CHECK(world.files().contains(QStringLiteral("Paper 2026-01-02.pdf")));
    CHECK(world.files().filter(QStringLiteral("Month 2026-01-31")).size() == 2);
    // Without somebody who paints, a PDF cannot be had.
    world.tick(7 * day);
    bool refused = false;
    for (const ScheduleOutcome &outcome : world.run())
        refused = refused || (outcome.name == QLatin1String("Paper") && outcome.error);
    CHECK(refused);
}

TEST_CASE("a schedule of another person and one that rests are left alone", "[schedules]")
{
    ScheduleWorld world;
    const RecordId schedule = world.made("daily", 1, 0);
    const RecordId other = world.create(u"user", {{"name", QStringLiteral("Other")}});
    world.tick(day);
    Session session = world.session();
    session.actor = other;
    FormatContext context;
    context.metadata = world->metadata();
    const auto theirs = runDueSchedules(*world, session, context);
    CHECK((!theirs || theirs->empty()));
    CHECK(world.files().isEmpty());
    world.commit({world.change(u"schedule", schedule, {{"active", QStringLiteral("false")}})});
    CHECK(world.run().empty());
    world.commit({world.change(u"schedule", schedule, {{"active", QStringLiteral("true")}})});
    CHECK(world.run().size() == 1);
}
