// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/board.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace millrace;

namespace {

Instant boardDay(int n, int hour = 12)
{
    return {1'767'225'600'000'000 + (n * 24LL + hour) * 3'600'000'000LL}; // from 2026-01-01 UTC
}

const QDate boardToday(2026, 1, 11); // day 10
const QTimeZone boardZone = QTimeZone::utc();

BoardCard plainCard(std::uint8_t number, int createdOn)
{
    BoardCard card;
    card.id = RecordId(std::array<std::uint8_t, 16>{number});
    card.createdAt = boardDay(createdOn);
    return card;
}

BoardCard plannedCard(std::uint8_t number, std::optional<Instant> due)
{
    BoardCard card = plainCard(number, 1);
    card.work = RecordId(std::array<std::uint8_t, 16>{99});
    card.due = due;
    judgeCard(card, {}, boardToday, boardZone);
    return card;
}

} // namespace

TEST_CASE("what is to be done next has four states", "[board]")
{
    CHECK(nextStepOf(false, {}, boardToday, boardZone) == CardStep::None);
    CHECK(nextStepOf(true, {}, boardToday, boardZone) == CardStep::Later);
    CHECK(nextStepOf(true, boardDay(9, 23), boardToday, boardZone) == CardStep::Overdue);
    CHECK(nextStepOf(true, boardDay(10, 0), boardToday, boardZone) == CardStep::Today);
    CHECK(nextStepOf(true, boardDay(10, 23), boardToday, boardZone) == CardStep::Today);
    CHECK(nextStepOf(true, boardDay(11, 0), boardToday, boardZone) == CardStep::Later);
    CHECK(plannedCard(1, boardDay(7)).overdueDays == 3);
    CHECK(plannedCard(1, boardDay(10)).overdueDays == 0);
}

TEST_CASE("the day of the reader decides what is overdue", "[board]")
{
    // 2026-01-10 18:00 UTC is the 11th in Shanghai.
    const QTimeZone shanghai("Asia/Shanghai");
    CHECK(nextStepOf(true, boardDay(9, 18), boardToday, boardZone) == CardStep::Overdue);
    CHECK(nextStepOf(true, boardDay(9, 18), boardToday, shanghai) == CardStep::Today);
}

TEST_CASE("a card stalls when nothing was done with it for the days of its stage", "[board]")
{
    BoardCard card = plainCard(1, 0);
    card.since = boardDay(4);
    judgeCard(card, 7, boardToday, boardZone);
    CHECK(card.idleDays == 6);
    CHECK_FALSE(card.stalled);
    judgeCard(card, 6, boardToday, boardZone);
    CHECK(card.stalled);
    judgeCard(card, {}, boardToday, boardZone);
    CHECK_FALSE(card.stalled);
    SECTION("a contact clears the mark")
    {
        card.lastContact = boardDay(9);
        judgeCard(card, 6, boardToday, boardZone);
        CHECK(card.idleDays == 1);
        CHECK_FALSE(card.stalled);
    }
    SECTION("a contact before the stage counts for nothing")
    {
        card.lastContact = boardDay(1);
        judgeCard(card, 6, boardToday, boardZone);
        CHECK(card.idleDays == 6);
    }
    SECTION("work planned for later does not clear it")
    {
        card.work = RecordId(std::array<std::uint8_t, 16>{7});
        card.due = boardDay(200);
        judgeCard(card, 6, boardToday, boardZone);
        CHECK(card.next == CardStep::Later);
        CHECK(card.stalled);
    }
}

TEST_CASE("attention goes to the overdue, today, the unplanned, then later, the newest first within each", "[board]")
{
    std::vector<BoardCard> cards{plannedCard(1, boardDay(40)), plainCard(2, 3), plannedCard(3, boardDay(10)),
                                 plannedCard(4, boardDay(2)),  plainCard(5, 8), plannedCard(6, boardDay(1))};
    cards[5].createdAt = boardDay(9);
    std::sort(cards.begin(), cards.end(),
              [](const BoardCard &a, const BoardCard &b) { return standsAbove(a, b, CardOrder::Attention); });
    std::vector<int> order;
    for (const BoardCard &card : cards)
        order.push_back(card.id.toString().left(2).toInt(nullptr, 16));
    CHECK(order == std::vector<int>{6, 4, 3, 5, 2, 1});
}

TEST_CASE("cards without a date or amount stand below those that have one", "[board]")
{
    BoardCard dated = plainCard(1, 1), undated = plainCard(2, 5), rich = plainCard(3, 1), poor = plainCard(4, 5);
    dated.date = QDate(2026, 5, 1);
    CHECK(standsAbove(dated, undated, CardOrder::Date));
    CHECK_FALSE(standsAbove(undated, dated, CardOrder::Date));
    rich.base = 500;
    CHECK(standsAbove(rich, poor, CardOrder::Amount));
    CHECK_FALSE(standsAbove(poor, rich, CardOrder::Amount));
    CHECK(standsAbove(undated, dated, CardOrder::Newest));
    CHECK_FALSE(standsAbove(dated, dated, CardOrder::Newest));
}

TEST_CASE("amounts of several currencies are never added as they are", "[board][money]")
{
    const CurrencyCode cny = *CurrencyCode::fromString(u"CNY");
    const CurrencyCode usd = *CurrencyCode::fromString(u"USD");
    BoardCard own = plainCard(1, 1), foreign = plainCard(2, 1), unrated = plainCard(3, 1), bare = plainCard(4, 1);
    own.amount = Money{100'00, cny};
    own.base = 100'00;
    own.probability = 50;
    foreign.amount = Money{100'00, usd};
    foreign.base = 712'34;
    foreign.rateDay = QDate(2025, 12, 1);
    unrated.amount = Money{999'00, usd};
    CardSum sum;
    for (const BoardCard &card : {own, foreign, unrated, bare})
        sum.add(card, 10);
    CHECK(sum.count == 4);
    CHECK(sum.withAmount == 3);
    CHECK(sum.base == 812'34);
    CHECK(sum.weighted == 50'00 + 71'23);
    CHECK(sum.converted == 1);
    CHECK(sum.unconverted == 1);
    CHECK(sum.rateDay == QDate(2025, 12, 1));
    CardSum twice = sum;
    twice.add(sum);
    CHECK(twice.base == 2 * 812'34);
    CHECK(twice.unconverted == 2);
}
