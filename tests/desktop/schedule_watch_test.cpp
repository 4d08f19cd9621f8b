// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/schedule_watch.h"
#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"

#include <QDir>
#include <QTest>

using namespace millrace;
using namespace millrace::test;

namespace {

/// It is 1 January 2026, midnight.
struct ScheduleDesk
{
    TempWorkspace workspace;
    QTemporaryDir profile, out;
    Translations translations;
    CommandRegistry commands{translations};
    Settings settings{profile.path()};
    RecordSets sets;
    std::vector<Toast> toasts;
    std::unique_ptr<LiveData> data;
    std::unique_ptr<ScheduleWatch> watch;

    ScheduleDesk() { translations.use("en"); }
    ~ScheduleDesk() { stop(); }
    void start()
    {
        data = std::make_unique<LiveData>(*workspace, QStringLiteral("en"));
        ViewContext context{*data,
                            commands,
                            settings,
                            sets,
                            [this](Toast toast) { toasts.push_back(std::move(toast)); },
                            [](const RecordId &) {},
                            {}};
        watch = std::make_unique<ScheduleWatch>(context, ReportPainter(), nullptr);
        look();
    }
    void stop()
    {
        watch.reset();
        data.reset();
    }
    void look()
    {
        watch->look();
        REQUIRE(QTest::qWaitFor([&] { return !watch->isLooking() && !data->isAwaiting(); }, 10000));
    }
    void schedule(const QString &folder)
    {
        workspace.create(u"schedule", {{"name", QStringLiteral("Customers")},
                                       {"ready", QStringLiteral("customers-by-region")},
                                       {"rhythm", QStringLiteral("daily")},
                                       {"minute", QStringLiteral("480")},
                                       {"format", QStringLiteral("csv")},
                                       {"folder", folder}});
    }
    int files() const { return int(QDir(out.path()).entryList(QDir::Files).size()); }
};

} // namespace

TEST_CASE("the open program writes a report when its time comes, tells it once, and catches up after a pause",
          "[schedules]")
{
    ScheduleDesk desk;
    desk.schedule(desk.out.path());
    desk.start();
    CHECK(desk.files() == 0);
    desk.workspace.tick(9 * 3600);
    desk.look();
    CHECK(desk.files() == 1);
    REQUIRE(desk.toasts.size() == 1);
    CHECK(desk.toasts.front().text.contains(QStringLiteral("Customers 2026-01-01.csv")));
    desk.look();
    CHECK(desk.files() == 1);
    CHECK(desk.toasts.size() == 1);
    desk.stop();
    desk.workspace.tick(2 * 86'400);
    desk.start();
    CHECK(desk.files() == 3);
    CHECK(desk.toasts.size() == 2);
}

TEST_CASE("what cannot be written is told once, not every minute", "[schedules]")
{
    ScheduleDesk desk;
    desk.schedule(desk.out.filePath(QStringLiteral("gone")));
    desk.workspace.tick(9 * 3600);
    desk.start();
    desk.look();
    desk.look();
    REQUIRE(desk.toasts.size() == 1);
    CHECK(desk.toasts.front().tone == MessageTone::Danger);
    REQUIRE(QDir(desk.out.path()).mkdir(QStringLiteral("gone")));
    desk.look();
    CHECK(QDir(desk.out.filePath(QStringLiteral("gone"))).entryList(QDir::Files).size() == 1);
}
