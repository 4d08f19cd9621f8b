// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/id.h"

#include "core/base/clock.h"
#include "tests/support/catch.h"

#include <QSet>

#include <unordered_set>

using namespace millrace;

TEST_CASE("An id is written and read as a UUID in lower case")
{
    const QString text = QStringLiteral("01890a5d-ac96-774b-bcce-b302099a8057");
    const auto id = RecordId::fromString(text);
    REQUIRE(id);
    CHECK(id->toString() == text);
    CHECK(RecordId::fromString(text.toUpper()) == id);
    CHECK(RecordId::fromBytes(id->toBytes().constData(), 16) == id);
    CHECK(id->toBytes().toHex() == QByteArray("01890a5dac96774bbcceb302099a8057"));
}

TEST_CASE("Texts that are no UUID are refused")
{
    for (const char *text : {"", "01890a5d", "01890a5dac96774bbcceb302099a8057", "01890a5d-ac96-774b-bcce-b302099a805",
                             "01890a5d-ac96-774b-bcce-b302099a80577", "01890a5d-ac96-774b-bcce-b302099a805g",
                             "01890a5d_ac96-774b-bcce-b302099a8057", "{1890a5d-ac96-774b-bcce-b302099a805}",
                             "01890a5d-ac96-774b-bcce--302099a8057"}) {
        INFO(text);
        CHECK_FALSE(RecordId::fromString(QString::fromUtf8(text)));
    }
    CHECK_FALSE(RecordId::fromBytes("0123456789abcde", 15));
    CHECK_FALSE(RecordId::fromBytes(nullptr, 16));
}

TEST_CASE("The default id is null and orders first")
{
    CHECK(RecordId().isNull());
    CHECK(RecordId().toString() == "00000000-0000-0000-0000-000000000000");
    const auto one = RecordId::fromString(u"00000000-0000-0000-0000-000000000001");
    REQUIRE(one);
    CHECK_FALSE(one->isNull());
    CHECK(RecordId() < *one);
}

TEST_CASE("New ids are UUIDs of version 7 that begin with their moment")
{
    SeededIdSource ids(42);
    const Instant now = Instant::fromDateTime(QDateTime(QDate(2025, 3, 7), QTime(14, 5), QTimeZone::utc()));
    QSet<RecordId> seen;
    for (int i = 0; i < 1000; ++i) {
        const RecordId id = ids.next(now);
        const std::uint8_t *bytes = id.data();
        std::uint64_t ms = 0;
        for (int k = 0; k < 6; ++k)
            ms = ms << 8 | bytes[k];
        REQUIRE(ms == std::uint64_t(now.us / 1000));
        REQUIRE((bytes[6] >> 4) == 7);
        REQUIRE((bytes[8] >> 6) == 2);
        seen.insert(id);
    }
    CHECK(seen.size() == 1000);
}

TEST_CASE("Ids of a later moment order later and of a moment before 1970 are still made")
{
    SeededIdSource ids(1);
    CHECK(ids.next({1'000'000}) < ids.next({2'000'000}));
    const RecordId early = ids.next({-5});
    CHECK(std::all_of(early.data(), early.data() + 6, [](std::uint8_t byte) { return byte == 0; }));
}

TEST_CASE("The same seed gives the same ids")
{
    SeededIdSource a(9), b(9), c(10);
    CHECK(a.next({7000}) == b.next({7000}));
    CHECK_FALSE(a.next({7000}) == c.next({7000}));
    std::unordered_set<RecordId> set{a.next({1}), a.next({1})};
    CHECK(set.size() == 2);
}

TEST_CASE("An instant survives the way through a date and time to the millisecond")
{
    const QDateTime time(QDate(2025, 3, 7), QTime(14, 5, 6, 789), QTimeZone::utc());
    CHECK(Instant::fromDateTime(time).toDateTime() == time);
    CHECK(Instant{-1}.toDateTime() == QDateTime::fromMSecsSinceEpoch(-1, QTimeZone::utc()));
    CHECK(Instant{-1000}.toDateTime() == QDateTime::fromMSecsSinceEpoch(-1, QTimeZone::utc()));
    FixedClock clock({5});
    CHECK(clock.now() == Instant{5});
    clock.set({6});
    CHECK(clock.now() > Instant{5});
}
