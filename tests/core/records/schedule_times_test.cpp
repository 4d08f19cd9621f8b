// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/schedule_times.h"
#include "tests/support/catch.h"

#include <random>
#include <set>

using namespace millrace;

namespace {

using Every = ScheduleRhythm::Every;

Instant moment(const char *local, const QTimeZone &zone = QTimeZone::utc())
{
    QDateTime time = QDateTime::fromString(QString::fromLatin1(local), QStringLiteral("yyyy-MM-dd HH:mm"));
    return Instant::fromDateTime(QDateTime(time.date(), time.time(), zone));
}

std::vector<QDate> daysDue(const ScheduleRhythm &rhythm, const char *last, const char *now, int most = 100)
{
    std::vector<QDate> days;
    for (const ScheduledTime &time : timesDue(rhythm, moment(last), moment(now), QTimeZone::utc(), most))
        days.push_back(time.day);
    return days;
}

} // namespace

TEST_CASE("a time is due from its minute on until it is done", "[schedules]")
{
    const ScheduleRhythm daily{Every::Day, 1, 8 * 60};
    CHECK(daysDue(daily, "2026-01-01 08:00", "2026-01-02 07:59").empty());
    CHECK(daysDue(daily, "2026-01-01 08:00", "2026-01-02 08:00") == std::vector{QDate(2026, 1, 2)});
    CHECK(daysDue(daily, "2026-01-02 08:00", "2026-01-02 23:00").empty());
    // After days without a machine every one of them, or the latest ones.
    CHECK(daysDue(daily, "2026-01-01 08:00", "2026-01-04 09:00") ==
          std::vector{QDate(2026, 1, 2), QDate(2026, 1, 3), QDate(2026, 1, 4)});
    CHECK(daysDue(daily, "2020-01-01 08:00", "2026-01-04 09:00", 2) ==
          std::vector{QDate(2026, 1, 3), QDate(2026, 1, 4)});
    CHECK(nextTime(daily, moment("2026-01-04 08:00"), QTimeZone::utc()).day == QDate(2026, 1, 5));
    CHECK(nextTime(daily, moment("2026-01-04 07:59"), QTimeZone::utc()).day == QDate(2026, 1, 4));
}

TEST_CASE("weeks have their day, and short months their last one", "[schedules]")
{
    const ScheduleRhythm mondays{Every::Week, 1, 0};
    CHECK(daysDue(mondays, "2026-01-01 00:00", "2026-01-20 00:00") ==
          std::vector{QDate(2026, 1, 5), QDate(2026, 1, 12), QDate(2026, 1, 19)});
    const ScheduleRhythm sundays{Every::Week, 7, 60};
    CHECK(nextTime(sundays, moment("2026-01-04 01:00"), QTimeZone::utc()).day == QDate(2026, 1, 11));
    const ScheduleRhythm ends{Every::Month, 31, 12 * 60};
    CHECK(daysDue(ends, "2025-12-31 12:00", "2026-05-01 00:00") ==
          std::vector{QDate(2026, 1, 31), QDate(2026, 2, 28), QDate(2026, 3, 31), QDate(2026, 4, 30)});
    CHECK(daysDue({Every::Month, 29, 0}, "2028-02-01 00:00", "2028-03-01 00:00") == std::vector{QDate(2028, 2, 29)});
}

TEST_CASE("a clock that is set back brings nothing twice, and one that was ahead holds nothing up", "[schedules]")
{
    const ScheduleRhythm daily{Every::Day, 1, 8 * 60};
    CHECK(daysDue(daily, "2026-01-05 08:00", "2026-01-03 12:00").empty());
    CHECK(daysDue(daily, "2030-01-01 08:00", "2026-01-03 12:00").empty());
    // Once it is right again the next one comes on the day after.
    CHECK(daysDue(daily, "2026-01-03 12:00", "2026-01-04 12:00") == std::vector{QDate(2026, 1, 4)});
}

TEST_CASE("days of 23 and 25 hours have one time like any other", "[schedules]")
{
    const QTimeZone berlin("Europe/Berlin");
    const ScheduleRhythm night{Every::Day, 1, 2 * 60 + 30};
    const auto due =
        timesDue(night, moment("2026-03-27 03:00", berlin), moment("2026-03-30 03:00", berlin), berlin, 10);
    REQUIRE(due.size() == 3);
    CHECK(due[1].day == QDate(2026, 3, 29));
    CHECK(due[1].at.toDateTime(berlin).time() == QTime(3, 30)); // half past two is left out
    const auto autumn =
        timesDue(night, moment("2026-10-24 03:00", berlin), moment("2026-10-26 03:00", berlin), berlin, 10);
    REQUIRE(autumn.size() == 2);
    CHECK(autumn[0].day == QDate(2026, 10, 25));
    CHECK(autumn[1].at.us - autumn[0].at.us >= 24 * 3600 * 1'000'000LL);
}

TEST_CASE("whenever one looks, each time comes once", "[schedules]")
{
    const QTimeZone zone("America/New_York");
    std::mt19937 random(5);
    for (const ScheduleRhythm &rhythm : {ScheduleRhythm{Every::Day, 1, 90}, ScheduleRhythm{Every::Week, 3, 150},
                                         ScheduleRhythm{Every::Month, 30, 5}}) {
        Instant last = moment("2026-01-01 00:00"), now = last;
        std::set<QDate> done;
        int times = 0;
        while (now < moment("2027-01-01 00:00")) {
            now.us += std::int64_t(random() % 200'000) * 1'000'000;
            for (const ScheduledTime &time : timesDue(rhythm, last, now, zone, 1000)) {
                CHECK(done.insert(time.day).second);
                CHECK(last < time.at);
                last = time.at;
                ++times;
            }
            CHECK(now < nextTime(rhythm, last, zone).at);
        }
        CHECK(times == int(timesDue(rhythm, moment("2026-01-01 00:00"), now, zone, 1000).size()));
    }
}

TEST_CASE("the words of a rhythm are read as they are written", "[schedules]")
{
    for (const Every every : {Every::Day, Every::Week, Every::Month})
        CHECK(rhythmOfWord(rhythmWord(every)) == every);
    CHECK_FALSE(rhythmOfWord(u"hourly"));
}
