// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace millrace {

/// A customer by what was won with them: how lately, how often, how much; each with its score of 1 to 5.
struct RfmLine
{
    RecordId customer;
    QString title;
    QDate last; ///< of the newest won opportunity: its close date, else the day it was made
    int days = 0;
    int count = 0;
    std::int64_t value = 0; ///< base minor units
    int unconverted = 0;    ///< amounts without a rate; not in the value
    int recency = 0, frequency = 0, monetary = 0;
    QString segment;
};

struct RfmReport
{
    QDate day;                  ///< from which recency is counted
    std::vector<RfmLine> lines; ///< by segment in the order of rfmSegments, the greatest value first
};

/// One class: the first whose bounds hold is a customer's.
struct RfmSegment
{
    QString key;
    int leastRecency, leastFrequency, leastMonetary;
};

/// champions: recency and frequency 4 and up; loyal: 3 and up; new: recency 4 and up; fading: recency 3;
/// valuable_at_risk: monetary 4 and up; at_risk: frequency 3 and up; lost: the rest.
const std::vector<RfmSegment> &rfmSegments();

/// A score is the fifth of the customers with a win that the customer stands in: of recency and value the share of
/// those who are as good or worse, times 5, rounded up; of frequency, where many are equal, 1 and the whole fifths that
/// are worse, so that buying once is never often. Customers who bought nothing are in no class. With `asOf` as things
/// stood then.
Result<RfmReport> rfmReport(const Workspace &workspace, const Session &session,
                            const std::optional<Instant> &asOf = {});

} // namespace millrace
