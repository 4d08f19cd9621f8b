// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/funnel_report.h"

namespace millrace {

/// The funnel of the same number of days right before the query's period, followed for as long: what is asked as of ten
/// days after its period is held against what stood ten days after that one. Nothing where the query has no period.
std::optional<FunnelQuery> earlierFunnel(const FunnelQuery &query, const QTimeZone &zone, Instant now);
/// The same funnel of one person's opportunities alone.
FunnelQuery funnelOf(const FunnelQuery &query, const RecordId &owner);

/// One stage beside the same stage of the other funnel.
struct StageDifference
{
    std::optional<double> conversion; ///< here less there
    std::optional<double> medianDays;
    /// How likely so large a difference of conversion, in either direction, would be by accident; not corrected.
    std::optional<double> chance;
};

struct FunnelComparison
{
    FunnelReport here;
    FunnelReport there;
    std::vector<StageDifference> stages;
    BottleneckFindings worse; ///< stages that let fewer on, or later, than in the other funnel
};

/// Two funnels of one pipeline. Errors as of funnelReport.
Result<FunnelComparison> compareFunnels(const Workspace &workspace, const Session &session, const FunnelQuery &here,
                                        const FunnelQuery &there, const Progress &progress = {});

} // namespace millrace
