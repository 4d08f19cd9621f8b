// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sales/waterfall.h"
#include "core/workspace/workspace.h"

namespace millrace {

/// Between which moments, and of what.
struct WaterfallQuery
{
    RecordId pipeline;                      ///< null = the first pipeline by order that has opportunities
    Filter filter;                          ///< over opportunities, as they stand at each of the moments
    FieldPath by = FieldPath::of(u"owner"); ///< one waterfall per value of this field; a reference groups by its title
    Instant from;
    std::optional<Instant> to; ///< empty = now
    bool recorded = false;     ///< as the file said at the moments, instead of as things stood
    QDate closeFrom, closeTo;  ///< only what is expected to close on these days; invalid = no bound
};

struct WaterfallReport
{
    RecordId pipeline;
    QString pipelineName;
    CurrencyCode currency; ///< of all values
    Instant from;
    Instant to;
    Waterfall total;
    std::map<QString, Waterfall> groups; ///< the key "" is "empty"
};

/// What happened to the open pipeline between two moments. Amounts are converted by the rates known now. Runs on the
/// calling thread. Errors: NotFound, UnknownField, BadFilter, storage errors.
Result<WaterfallReport> waterfallReport(const Workspace &workspace, const Session &session,
                                        const WaterfallQuery &query);

} // namespace millrace
