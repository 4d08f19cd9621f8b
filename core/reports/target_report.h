// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/metric_check.h"
#include "core/sales/targets.h"
#include "core/workspace/workspace.h"

namespace millrace {

struct TargetQuery
{
    RecordId metric; ///< null = the first by name
    int year = 0;    ///< 0 = the running one
    PaceDays pace = PaceDays::Weekdays;
    std::optional<Instant> asOf = {}; ///< empty = now
};

/// A figure as it was when its period was closed, in hundredths.
struct FrozenFigure
{
    std::optional<std::int64_t> target;
    std::int64_t actual = 0;
    Instant closedAt;
};

/// Targets and what was reached of one metric in one year. Values are hundredths: of the base currency's unit where
/// `isMoney`, else of one.
struct TargetReport
{
    RecordId metric;
    QString metricName;
    bool isMoney = false;
    CurrencyCode currency;
    int year = 0;
    QDate today;
    PaceDays paceDays = PaceDays::Weekdays;
    std::vector<TargetRow> rows; ///< as TargetGrid::rows
    /// The records of the targets that count.
    std::map<std::pair<TargetSubject, TargetPeriod>, RecordId> targets;
    /// Closed figures by subject and period, the last closing of each.
    std::map<std::pair<TargetSubject, TargetPeriod>, FrozenFigure> frozen;
    std::int64_t unconverted = 0; ///< amounts without a rate: in no figure

    bool isClosed(const TargetSubject &subject, const TargetPeriod &period) const
    {
        return frozen.contains({subject, period});
    }
    /// What should have been reached by now.
    double pace(const TargetPeriod &period) const { return paceShare(period, today, paceDays); }
    /// What changed since the period was closed: actual now less actual then; nothing where it is open.
    std::optional<std::int64_t> drift(const TargetRow &row, const TargetPeriod &period) const;
};

/// Runs on the calling thread. Errors: NotFound (no such metric, or none at all), ValidationFailed with
/// metricProblems, storage errors.
Result<TargetReport> targetReport(const Workspace &workspace, const Session &session, const TargetQuery &query);

/// Freezes the figures of a period of every subject that has a target or reached something, as records. Closing again
/// adds newer ones. Answers the operation.
Result<RecordId> closePeriod(Workspace &workspace, const Session &session, const TargetReport &report,
                             const TargetPeriod &period);

} // namespace millrace
