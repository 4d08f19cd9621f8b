// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sales/bottlenecks.h"

namespace millrace {

/// What a bottleneck's numbers are called.
struct BottleneckNames
{
    QString stage;
    QString group; ///< as it is shown; empty for a bottleneck of the whole funnel
    CurrencyCode currency;
    int tests = 0; ///< BottleneckFindings::tests
    bool chinese = false;
};

/// A bottleneck in two or three plain sentences: how many go on against what, how much longer it takes and what waits
/// there, and how sure that is.
QString describeBottleneck(const Bottleneck &bottleneck, const BottleneckNames &names);
/// What a stage says that too few have left.
QString describeTooFew(const TooFew &few, const BottleneckNames &names);

} // namespace millrace
