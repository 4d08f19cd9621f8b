// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/row_numbers.h"

#include <algorithm>

namespace millrace {

RowNumbers::RowNumbers(std::vector<quint32> numbers) : m_size(numbers.size())
{
    // More than these would take no less than the numbers themselves do.
    const size_t most = numbers.size() * sizeof(quint32) / sizeof(Stretch);
    for (size_t row = 0; row < numbers.size() && m_stretches.size() <= most;) {
        Stretch stretch{quint32(row), numbers[row], false};
        size_t next = row + 1;
        stretch.down = next < numbers.size() && numbers[next] + 1 == numbers[row];
        const quint32 step = stretch.down ? quint32(-1) : 1;
        while (next < numbers.size() && numbers[next] == numbers[next - 1] + step)
            ++next;
        m_stretches.push_back(stretch);
        row = next;
    }
    if (m_stretches.size() > most) {
        m_stretches = {};
        m_plain = std::move(numbers);
    }
    m_stretches.shrink_to_fit();
    m_plain.shrink_to_fit();
}

quint32 RowNumbers::inStretches(size_t row) const
{
    const auto after = std::upper_bound(m_stretches.begin(), m_stretches.end(), row,
                                        [](size_t wanted, const Stretch &one) { return wanted < one.row; });
    const Stretch &stretch = *(after - 1);
    const quint32 along = quint32(row) - stretch.row;
    return stretch.down ? stretch.number - along : stretch.number + along;
}

int RowNumbers::rowOf(quint32 number) const
{
    if (m_stretches.empty()) {
        const auto place = std::find(m_plain.begin(), m_plain.end(), number);
        return place == m_plain.end() ? -1 : int(place - m_plain.begin());
    }
    for (size_t i = 0; i < m_stretches.size(); ++i) {
        const Stretch &stretch = m_stretches[i];
        const size_t end = i + 1 < m_stretches.size() ? m_stretches[i + 1].row : m_size;
        const quint32 along = stretch.down ? stretch.number - number : number - stretch.number;
        if (along < end - stretch.row)
            return int(stretch.row + along);
    }
    return -1;
}

std::vector<quint32> RowNumbers::part(size_t first, size_t count) const
{
    if (m_stretches.empty())
        return {m_plain.begin() + std::ptrdiff_t(first), m_plain.begin() + std::ptrdiff_t(first + count)};
    std::vector<quint32> numbers;
    numbers.reserve(count);
    for (size_t i = 0; i < m_stretches.size() && numbers.size() < count; ++i) {
        const Stretch &stretch = m_stretches[i];
        const size_t end = i + 1 < m_stretches.size() ? m_stretches[i + 1].row : m_size;
        for (size_t row = std::max<size_t>(first + numbers.size(), stretch.row); row < end && numbers.size() < count;
             ++row) {
            const quint32 along = quint32(row) - stretch.row;
            numbers.push_back(stretch.down ? stretch.number - along : stretch.number + along);
        }
    }
    return numbers;
}

size_t RowNumbers::bytes() const
{
    return m_plain.capacity() * sizeof(quint32) + m_stretches.capacity() * sizeof(Stretch);
}

} // namespace millrace
