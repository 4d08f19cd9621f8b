// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/bound_filter.h"

namespace millrace {

/// A plain decimal as units of 10^-scale, as far as 64 bits reach.
struct ExactUnits
{
    std::int64_t floor = 0; ///< the largest number of units that is not above the decimal
    bool exact = true;      ///< the decimal is `floor` units
    int beyond = 0;         ///< -1, +1: below or above everything that 64 bits hold
};
ExactUnits unitsOf(const Number &number, int scale);

/// So many units of the column that the numbers of the field stand in, as filters compare them.
Value valueOfUnits(const FieldDef &field, std::int64_t units);

/// The sum of any number of integers, exact as long as it fits 64 bits, else the nearest that does.
class ExactSum
{
public:
    void add(std::int64_t number)
    {
        m_high += number >> 32;
        m_low += std::uint64_t(number) & 0xffffffffu;
    }
    std::int64_t total() const;

private:
    std::int64_t m_high = 0;
    std::uint64_t m_low = 0;
};

/// The first moment of a day in a zone.
Instant startOfDay(QDate date, const QTimeZone &zone);
QDate dayOf(Instant moment, const QTimeZone &zone);

/// The days of a period, [first, second), seen from `today`.
std::pair<QDate, QDate> daysOf(const Period &period, QDate today, Qt::DayOfWeek weekStart = Qt::Monday);

/// The key that memcmp orders texts of this field by, as stored where hasSortKey says so.
QByteArray sortKeyOf(const FieldDef &field, const QString &text);

/// Whether a value passes the test of a measure: a tree whose leaves all stand for that value, of Money in base units.
bool holdsFor(const BoundFilter &test, const Value &value);

/// The record that holds the field at the end of the path, or nullptr.
const Record *holderOf(const BoundPath &path, const Record &record, const RecordLookup &lookup);

} // namespace millrace
