// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/report_table.h"

namespace millrace {

/// What a report is set against when it is asked for, in the place of what its definition says.
struct ReportAgainst
{
    enum class Kind {
        AsDefined,
        Nothing,
        PeriodBefore, ///< as long, and ends where the one asked for begins
        YearBefore,   ///< the same days of the year before
        PeriodFrom,   ///< as long, and begins on `day`
        State         ///< what stood at the end of `day`
    };
    Kind kind = Kind::AsDefined;
    QDate day = {};

    bool operator==(const ReportAgainst &) const = default;
};

/// From when to when a report is about: a field, and the parameters that bound it; both empty where the definition
/// compares a period of its own.
struct ReportDates
{
    FieldPath path;
    QString from = {}, to = {};
    bool operator==(const ReportDates &) const = default;
};
/// Nothing for a report that is about no period: such a one can only be set against an earlier state.
std::optional<ReportDates> datesOf(const ReportDefinition &definition);

/// The same question with that comparison; of one of periods the bounds go from the parameters into it. `today` ends a
/// period that has no end. InvalidArgument: {"report", "", "no period"} where there is none, {"report", DAY, "later
/// begins first"}.
Result<std::pair<ReportDefinition, ReportAsk>> setAgainst(ReportDefinition definition, ReportAsk ask,
                                                          const ReportAgainst &against, QDate today);

} // namespace millrace
