// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/funnel_report.h"

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

/// Everything that is to be said about bottlenecks of a funnel, dearest first and at most `most`: those that `worse`
/// (against another funnel) names, then its own; where there are none, what is too few to say. `groupName` says what
/// the key of a group means.
QStringList funnelFindings(const FunnelReport &report, const BottleneckFindings &worse,
                           const std::function<QString(const QString &key)> &groupName, bool chinese, qsizetype most);

} // namespace millrace
