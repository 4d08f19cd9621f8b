// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/query_joins.h"

namespace millrace {

/// The condition as SQL over the plan's tables; literals are appended to `bindings` in the order of their question
/// marks. Leaves outside of Not stay bare, so that indexes serve; within Not they are made two-valued. And and Or are
/// written as balanced trees, so that their length does not count against SQLite's limit of depth.
QByteArray compileCondition(const BoundFilter &filter, JoinPlan &joins, std::vector<Column> &bindings);

/// The terms of ORDER BY, without the words; `no` in the direction of the last key makes the order total.
QByteArray compileOrder(const std::vector<BoundSort> &sort, JoinPlan &joins);

} // namespace millrace
