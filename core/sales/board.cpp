// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/board.h"

#include <algorithm>
#include <tuple>

namespace millrace {

CardStep nextStepOf(bool planned, std::optional<Instant> due, QDate today, const QTimeZone &zone)
{
    if (!planned)
        return CardStep::None;
    if (!due)
        return CardStep::Later;
    const QDate day = due->toDateTime(zone).date();
    if (day < today)
        return CardStep::Overdue;
    return day == today ? CardStep::Today : CardStep::Later;
}

void judgeCard(BoardCard &card, std::optional<int> maxAge, QDate today, const QTimeZone &zone)
{
    card.next = nextStepOf(!card.work.isNull(), card.due, today, zone);
    card.overdueDays = card.next == CardStep::Overdue ? int(card.due->toDateTime(zone).date().daysTo(today)) : 0;
    Instant last = card.since.value_or(card.createdAt);
    if (card.lastContact)
        last = std::max(last, *card.lastContact);
    card.idleDays = std::max(0, int(last.toDateTime(zone).date().daysTo(today)));
    card.stalled = maxAge && card.idleDays >= *maxAge;
}

bool standsAbove(const BoardCard &a, const BoardCard &b, CardOrder order)
{
    const auto newest = [&] { return std::tie(b.createdAt, b.id) < std::tie(a.createdAt, a.id); };
    switch (order) {
    case CardOrder::Attention:
        return a.next != b.next ? a.next < b.next : newest();
    case CardOrder::Amount:
        return a.base != b.base ? b.base < a.base : newest();
    case CardOrder::Date:
        if (a.date == b.date)
            return newest();
        return a.date.isValid() && (!b.date.isValid() || a.date < b.date);
    case CardOrder::Newest:
        break;
    }
    return newest();
}

void CardSum::add(const BoardCard &card, std::optional<int> stageProbability)
{
    ++count;
    if (!card.amount)
        return;
    ++withAmount;
    if (!card.base) {
        ++unconverted;
        return;
    }
    base += *card.base;
    const int share = card.probability ? *card.probability : stageProbability.value_or(100);
    weighted += mulDivHalfEven(*card.base, share, 100).value_or(0);
    if (card.rateDay.isValid()) {
        ++converted;
        rateDay = rateDay.isValid() ? std::max(rateDay, card.rateDay) : card.rateDay;
    }
}

void CardSum::add(const CardSum &other)
{
    count += other.count;
    base += other.base;
    weighted += other.weighted;
    withAmount += other.withAmount;
    converted += other.converted;
    unconverted += other.unconverted;
    if (other.rateDay.isValid())
        rateDay = rateDay.isValid() ? std::max(rateDay, other.rateDay) : other.rateDay;
}

Value BoardColumn::status() const
{
    return stage.isNull() ? Value(key).normalised() : Value(stage);
}

} // namespace millrace
