// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/reminder_watch.h"
#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"

#include <QTest>

using namespace millrace;
using namespace millrace::test;

namespace {

struct FakeNotifier : Notifier
{
    bool there = true;
    std::vector<std::pair<QString, QString>> told;
    std::function<void()> chosen;
    bool isThere() const override { return there; }
    void tell(const QString &title, const QString &text, std::function<void()> whenChosen) override
    {
        told.emplace_back(title, text);
        chosen = std::move(whenChosen);
    }
};

/// It is 10 March 2026, eight in the morning.
struct WatchDesk
{
    TempWorkspace workspace;
    QTemporaryDir profile;
    Translations translations;
    CommandRegistry commands{translations};
    Settings settings{profile.path()};
    RecordSets sets;
    FakeNotifier notifier;
    std::vector<Toast> toasts;
    std::vector<QString> opened;
    std::unique_ptr<LiveData> data;
    std::unique_ptr<ReminderWatch> watch;

    WatchDesk()
    {
        translations.use("en");
        workspace.clock.set({1'773'129'600'000'000});
    }
    ~WatchDesk() { stop(); }
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
        watch = std::make_unique<ReminderWatch>(
            context, notifier,
            [this](const Reminder *one) { opened.push_back(one ? one->title : QStringLiteral("the day")); }, nullptr);
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
        REQUIRE(QTest::qWaitFor([&] { return !watch->isLooking(); }, 10000));
    }
    void pass(int minutes) { workspace.tick(minutes * 60); }
    void remind(const char *subject, int inMinutes)
    {
        Edit edit = workspace.creation(u"task", {{"subject", QString::fromLatin1(subject)}});
        edit.with(*workspace.entity(u"task"), u"reminder_at",
                  Value(Instant{workspace.clock.now().us + inMinutes * 60'000'000LL}));
        workspace.commit({edit});
    }
};

} // namespace

TEST_CASE("a reminder is told outside and inside of the window when its moment comes, once")
{
    WatchDesk desk;
    desk.remind("Call Acme", 10);
    desk.start();
    CHECK(desk.notifier.told.empty());
    desk.pass(10);
    desk.look();
    REQUIRE(desk.notifier.told.size() == 1);
    CHECK(desk.notifier.told.front().first == QStringLiteral("Call Acme"));
    REQUIRE(desk.toasts.size() == 1);
    desk.look();
    desk.look();
    CHECK(desk.notifier.told.size() == 1);
    desk.notifier.chosen();
    CHECK(desk.opened == std::vector<QString>{QStringLiteral("Call Acme")});
}

TEST_CASE("a restart tells nothing twice and what was missed once, in one notice")
{
    WatchDesk desk;
    desk.remind("told", 1);
    desk.start();
    desk.pass(5);
    desk.look();
    CHECK(desk.notifier.told.size() == 1);
    desk.stop();
    desk.remind("missed", 1);
    desk.remind("missed too", 2);
    desk.pass(60);
    desk.start();
    REQUIRE(desk.notifier.told.size() == 2);
    CHECK(desk.notifier.told.back().first == QStringLiteral("2 reminders"));
    CHECK(desk.notifier.told.back().second == QStringLiteral("missed, missed too"));
    desk.notifier.chosen();
    CHECK(desk.opened == std::vector<QString>{QStringLiteral("the day")});
    desk.stop();
    desk.start();
    CHECK(desk.notifier.told.size() == 2);
}

TEST_CASE("a machine that slept tells when it wakes")
{
    WatchDesk desk;
    desk.remind("during the night", 120);
    desk.start();
    // The clock jumps; no time was counted meanwhile.
    desk.pass(12 * 60);
    desk.look();
    CHECK(desk.notifier.told.size() == 1);
    desk.pass(12 * 60);
    desk.look();
    CHECK(desk.notifier.told.size() == 1);
}

TEST_CASE("without notices of the system the window tells by itself")
{
    WatchDesk desk;
    desk.notifier.there = false;
    desk.remind("Call", 1);
    desk.start();
    desk.pass(2);
    desk.look();
    CHECK(desk.notifier.told.empty());
    REQUIRE(desk.toasts.size() == 1);
    CHECK(desk.toasts.front().text == QStringLiteral("Call"));
    desk.toasts.front().action();
    CHECK(desk.opened.size() == 1);
}

TEST_CASE("reminders wait without a notice, or not at all, where that is wished")
{
    WatchDesk desk;
    desk.settings.setNoticeWay(QStringLiteral("reminder"), Settings::NoticeWay::Inbox);
    desk.remind("Call", 1);
    desk.start();
    desk.pass(2);
    desk.look();
    CHECK(desk.notifier.told.empty());
    CHECK(desk.toasts.empty());
    CHECK(desk.watch->due().size() == 1);
    desk.settings.setNoticeWay(QStringLiteral("reminder"), Settings::NoticeWay::Off);
    desk.look();
    CHECK(desk.watch->due().empty());
}
