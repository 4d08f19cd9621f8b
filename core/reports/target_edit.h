// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/target_report.h"

namespace millrace {

/// A target as somebody wants it, in hundredths; nothing = there is to be none.
struct TargetChange
{
    TargetSubject subject;
    TargetPeriod period;
    std::optional<std::int64_t> value;
    bool operator==(const TargetChange &) const = default;
};

/// Stores targets of the report's metric as one operation; those that are as wanted already are left alone, and a null
/// id says that all were. Closed periods are refused: InvalidArgument {"target", period}.
Result<RecordId> setTargets(Workspace &workspace, const Session &session, const TargetReport &report,
                            const std::vector<TargetChange> &changes);

/// A quarter's or a year's value spread evenly over its months, to the last hundredth: whole units where the value is
/// one, the rest in the last months. None for a month.
std::vector<TargetChange> spreadEvenly(const TargetSubject &subject, const TargetPeriod &period, std::int64_t value);

/// The same targets for the report's year as `before` has for its own, where the report has none yet.
std::vector<TargetChange> likeBefore(const TargetReport &report, const TargetReport &before);

} // namespace millrace
