// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace millrace {

/// The row numbers of an answer in its order, kept small: as stretches of neighbouring numbers where the order follows
/// the numbers (records in the order in which they were made), else as one number per row.
class RowNumbers
{
public:
    RowNumbers() = default;
    explicit RowNumbers(std::vector<quint32> numbers);

    size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    quint32 operator[](size_t row) const { return m_stretches.empty() ? m_plain[row] : inStretches(row); }
    /// The row of a number, or -1. Takes time by the number of stretches or rows.
    int rowOf(quint32 number) const;
    std::vector<quint32> all() const { return part(0, m_size); }
    std::vector<quint32> part(size_t first, size_t count) const;
    /// Memory taken, in bytes.
    size_t bytes() const;

private:
    /// Rows from `row` on; their numbers go up or down by one.
    struct Stretch
    {
        quint32 row;
        quint32 number;
        bool down;
    };
    quint32 inStretches(size_t row) const;

    size_t m_size = 0;
    std::vector<quint32> m_plain;
    std::vector<Stretch> m_stretches; ///< where these are fewer bytes; then m_plain is empty
};

} // namespace millrace
