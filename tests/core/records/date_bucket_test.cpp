// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/date_bucket.h"

#include "core/records/bound_filter_values.h"
#include "tests/support/catch.h"

#include <random>

using namespace millrace;

TEST_CASE("units begin where calendars say", "[date bucket]")
{
    const QDate day(2025, 2, 14);
    CHECK(bucketStart(day, DateUnit::Day) == day);
    CHECK(bucketStart(day, DateUnit::Week) == QDate(2025, 2, 10));
    CHECK(bucketStart(QDate(2025, 1, 1), DateUnit::Week) == QDate(2024, 12, 30));
    CHECK(bucketStart(day, DateUnit::Month) == QDate(2025, 2, 1));
    CHECK(bucketStart(day, DateUnit::Quarter) == QDate(2025, 1, 1));
    CHECK(bucketStart(day, DateUnit::Year) == QDate(2025, 1, 1));
    CHECK(bucketEnd(QDate(2024, 12, 30), DateUnit::Week) == QDate(2025, 1, 6));
    CHECK(bucketEnd(QDate(2025, 1, 1), DateUnit::Quarter) == QDate(2025, 4, 1));
}

TEST_CASE("a year that begins in April has its quarters from there", "[date bucket]")
{
    CHECK(bucketStart(QDate(2025, 3, 31), DateUnit::Year, 4) == QDate(2024, 4, 1));
    CHECK(bucketStart(QDate(2025, 4, 1), DateUnit::Year, 4) == QDate(2025, 4, 1));
    CHECK(bucketStart(QDate(2025, 3, 31), DateUnit::Quarter, 4) == QDate(2025, 1, 1));
    // A year from February on has quarters that begin in February, May, August and November.
    CHECK(bucketStart(QDate(2025, 1, 31), DateUnit::Quarter, 2) == QDate(2024, 11, 1));
    CHECK(bucketStart(QDate(2025, 7, 31), DateUnit::Quarter, 2) == QDate(2025, 5, 1));
}

TEST_CASE("every day lies in its unit", "[date bucket]")
{
    for (const DateUnit unit : {DateUnit::Day, DateUnit::Week, DateUnit::Month, DateUnit::Quarter, DateUnit::Year})
        for (int month = 1; month <= 12; ++month)
            for (QDate day(2023, 12, 1); day < QDate(2025, 2, 1); day = day.addDays(1)) {
                const QDate start = bucketStart(day, unit, month);
                if (start > day || bucketEnd(start, unit) <= day || bucketStart(start, unit, month) != start)
                    FAIL(day.toString(Qt::ISODate).toStdString());
            }
}

TEST_CASE("moments fall on the days of their zone, remembered or not", "[date bucket]")
{
    // Shanghai; a zone that turns its clock at midnight; one that left out a day.
    for (const char *name : {"UTC", "Asia/Shanghai", "America/Havana", "Pacific/Apia", "America/Sao_Paulo"}) {
        const QTimeZone zone{QByteArray(name)};
        REQUIRE(zone.isValid());
        DayBuckets buckets(DateUnit::Day, 1, zone);
        std::mt19937_64 random(3);
        for (int i = 0; i < 3000; ++i) {
            // 2010 to 2012, in half hours and a little.
            const std::int64_t us = 1'262'304'000'000'000 + std::int64_t(random() % 52'560) * 1'800'000'000 +
                                    std::int64_t(random() % 3) - 1;
            const std::int64_t day = daysSinceEpoch(dayOf({us}, zone));
            if (buckets.dayOfMoment(us) != day || buckets.dayOfMoment(us) != day)
                FAIL(name << " " << us);
        }
    }
    DayBuckets weeks(DateUnit::Week, 1, QTimeZone("Asia/Shanghai"));
    const Instant sunday = Instant::fromDateTime(QDateTime(QDate(2025, 2, 16), QTime(15, 59), QTimeZone::utc()));
    CHECK(dayFromEpoch(weeks.ofMoment(sunday.us)) == QDate(2025, 2, 10));
    CHECK(dayFromEpoch(weeks.ofMoment(sunday.us + 60'000'000)) == QDate(2025, 2, 17));
}
