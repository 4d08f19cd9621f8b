// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sales/bottlenecks.h"
#include "core/workspace/workspace.h"

namespace millrace {

/// What a funnel is asked for.
struct FunnelQuery
{
    RecordId pipeline;             ///< null = the first pipeline by order that has opportunities
    Filter filter;                 ///< over opportunities, as they stand at the as-of moment
    std::optional<FieldPath> by;   ///< one funnel per value of this field; a reference groups by its title
    std::vector<FieldPath> slices; ///< the same by each of these, all in one reading of the journal
    FunnelMode mode = FunnelMode::Flow;
    std::optional<Instant> from; ///< firstInstantOf(day)
    std::optional<Instant> to;   ///< lastInstantOf(day)
    std::optional<Instant> asOf; ///< empty = now
    std::optional<Instant>
        knownAt;          ///< as the file said then, in the place of asOf; stages and fields as known then too
    bool members = false; ///< keep which opportunities make up each number
};

/// The answer: numbers, and what is needed to show them.
struct FunnelReport
{
    RecordId pipeline;
    QString pipelineName;
    CurrencyCode currency; ///< of all values
    Instant asOf;
    Funnel total;
    std::vector<std::pair<QString, Funnel>> groups; ///< where `by` was asked; the key "" is "empty"
    std::vector<FunnelSlice> slices;                ///< in the order of FunnelQuery::slices
    /// Flow: of the whole funnel against its other stages and of all groups; slice 0 is `by` where it was asked, then
    /// come the others.
    BottleneckFindings bottlenecks;
};

/// The funnel from the journal's stage changes. A field of several values (tags) counts an opportunity in each of its
/// groups. Runs on the calling thread: off the UI thread for anything large. Amounts are converted by the rates known
/// now. Errors: NotFound where the workspace has no such pipeline; UnknownField, BadFilter, Cancelled, storage errors.
Result<FunnelReport> funnelReport(const Workspace &workspace, const Session &session, const FunnelQuery &query,
                                  const Progress &progress = {});

} // namespace millrace
