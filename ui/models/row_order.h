// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace millrace {

/// Consecutive rows.
struct RowRange
{
    int first = 0;
    int count = 0;
    bool operator==(const RowRange &) const = default;
};

/// How one order of row numbers becomes another in few steps, so that a view keeps its selection and place: at most
/// first a reordering (`begin`), then removals, then insertions, then a reordering (the target itself). Whichever part
/// is not needed is empty. Numbers are unique within an order. Computed off the UI thread for long lists.
struct RowOrderChange
{
    std::vector<quint32> begin;     ///< the old numbers in another order; empty = as they stand
    std::vector<RowRange> removed;  ///< of the order so far, from the end to the beginning
    std::vector<RowRange> inserted; ///< of the order after it, from the beginning on
    std::vector<quint32> middle;    ///< the order after the insertions; empty = it is the target
    std::vector<quint32> target;
};

/// With more stretches than `maximum` to remove or insert, they are gathered at the end of the list.
RowOrderChange rowOrderChange(const std::vector<quint32> &from, std::vector<quint32> to, int maximum = 64);

} // namespace millrace
