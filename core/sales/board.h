// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/money.h"
#include "core/sales/stage_rules.h"

#include <QDate>

namespace millrace {

/// What is to be done next with a record, in the order in which it wants attention.
enum class CardStep { Overdue, Today, None, Later };

/// The order of the cards of a column. Attention: overdue, today, nothing planned, later; newest first within each.
enum class CardOrder { Attention, Amount, Date, Newest };

/// A record on a board: what its column, its order and its marks depend on. A value.
struct BoardCard
{
    RecordId id;
    quint32 no = 0;
    QString title;
    int column = -1;          ///< position among Board::columns
    std::vector<Value> cells; ///< of BoardQuery::fields
    RecordId owner;
    Instant createdAt;
    QDate date;                       ///< of the first date among the card's fields, for the order
    std::optional<Money> amount;      ///< of the first amount among the card's fields
    std::optional<std::int64_t> base; ///< in base minor units; nothing where the amount has no rate
    QDate rateDay;                    ///< the rate used; invalid for amounts in base currency
    std::optional<int> probability;   ///< the record's own, in per cent
    std::optional<Instant> due;       ///< of the nearest work that waits
    RecordId work;                    ///< that work; null = there is none
    QString workTitle;
    CardStep next = CardStep::None;
    int overdueDays = 0;
    std::optional<Instant> since; ///< entry into the present stage
    std::optional<Instant> lastContact;
    int idleDays = 0; ///< since the later of both
    bool stalled = false;
};

/// What is to be done next, seen from `today` in `zone`: work without a moment is later.
CardStep nextStepOf(bool planned, std::optional<Instant> due, QDate today, const QTimeZone &zone);

/// Sets next, overdueDays, idleDays and stalled from the card's moments. A card stalls when nothing was done with it
/// for `maxAge` days: neither did it come into its stage nor was there a contact; work planned for later does not
/// count. No maxAge = it never stalls.
void judgeCard(BoardCard &card, std::optional<int> maxAge, QDate today, const QTimeZone &zone);

/// Whether `a` stands above `b`. A total order.
bool standsAbove(const BoardCard &a, const BoardCard &b, CardOrder order);

/// The amounts of cards in base currency. What has no rate is counted apart and never added.
struct CardSum
{
    int count = 0;
    std::int64_t base = 0;     ///< minor units
    std::int64_t weighted = 0; ///< times the probability, each amount rounded half to even
    int withAmount = 0;
    int converted = 0;   ///< amounts of other currencies that are in the sum
    int unconverted = 0; ///< amounts without a rate, which are not
    QDate rateDay;       ///< the latest rate used

    /// `stageProbability` holds for cards without one of their own.
    void add(const BoardCard &card, std::optional<int> stageProbability);
    void add(const CardSum &other);
    bool operator==(const CardSum &) const = default;
};

/// A column of a board, or one of the ends that cards are dropped on.
struct BoardColumn
{
    RecordId stage; ///< of an entity with stages
    QString key;    ///< the option, of an entity with a choice; empty = without one
    QString name;   ///< as stored; options are labelled by the reader's language
    QString nameZh;
    StageKind kind = StageKind::Open;
    std::optional<int> maxAge;
    std::optional<int> probability;
    QString guidance;

    QString label(const QString &locale) const
    {
        return locale.startsWith(QLatin1String("zh")) && !nameZh.isEmpty() ? nameZh : name;
    }
    /// What the status field holds in this column.
    Value status() const;
};

} // namespace millrace
