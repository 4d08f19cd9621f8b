// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/row_order.h"

#include <algorithm>

namespace millrace {

namespace {

/// Membership of row numbers, which are small and dense: a bit each.
class NumberSet
{
public:
    explicit NumberSet(const std::vector<quint32> &numbers)
    {
        const auto highest = std::max_element(numbers.begin(), numbers.end());
        m_bits.resize(highest == numbers.end() ? 0 : size_t(*highest) + 1);
        for (const quint32 number : numbers)
            m_bits[number] = true;
    }
    bool contains(quint32 number) const { return number < m_bits.size() && m_bits[number]; }

private:
    std::vector<bool> m_bits;
};

/// The stretches of `numbers` whose members are not in `kept`, in order.
std::vector<RowRange> stretchesOutside(const std::vector<quint32> &numbers, const NumberSet &kept)
{
    std::vector<RowRange> ranges;
    for (size_t i = 0; i < numbers.size(); ++i) {
        if (kept.contains(numbers[i]))
            continue;
        if (!ranges.empty() && ranges.back().first + ranges.back().count == int(i))
            ++ranges.back().count;
        else
            ranges.push_back({int(i), 1});
    }
    return ranges;
}

std::vector<quint32> only(const std::vector<quint32> &numbers, const NumberSet &kept, bool inside)
{
    std::vector<quint32> result;
    std::copy_if(numbers.begin(), numbers.end(), std::back_inserter(result),
                 [&](quint32 number) { return kept.contains(number) == inside; });
    return result;
}

void append(std::vector<quint32> &to, const std::vector<quint32> &more)
{
    to.insert(to.end(), more.begin(), more.end());
}

} // namespace

RowOrderChange rowOrderChange(const std::vector<quint32> &from, std::vector<quint32> to, int maximum)
{
    RowOrderChange change;
    const NumberSet before(from);
    const NumberSet after(to);
    const std::vector<quint32> stayingOld = only(from, after, true);
    const std::vector<quint32> stayingNew = only(to, before, true);
    change.removed = stretchesOutside(from, after);
    change.inserted = stretchesOutside(to, before);

    const bool manyGo = change.removed.size() > size_t(maximum);
    if (stayingOld != stayingNew || manyGo) {
        change.begin = stayingNew;
        append(change.begin, only(from, after, false));
        const int gone = int(from.size() - stayingNew.size());
        change.removed.clear();
        if (gone > 0)
            change.removed.push_back({int(stayingNew.size()), gone});
        if (change.begin == from)
            change.begin.clear();
    }
    std::reverse(change.removed.begin(), change.removed.end());

    if (change.inserted.size() > size_t(maximum)) {
        change.middle = stayingNew;
        append(change.middle, only(to, before, false));
        change.inserted = {{int(stayingNew.size()), int(to.size() - stayingNew.size())}};
        if (change.middle == to)
            change.middle.clear();
    }
    change.target = std::move(to);
    return change;
}

} // namespace millrace
