// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/query_joins.h"

namespace millrace {

/// A condition of bindFilter as SQL over the plan's tables: true for the rows wanted, false or NULL for the others.
/// Literals are appended to `bindings` in the order of their question marks. Leaves stay bare, so that indexes serve;
/// only those under Not are made two-valued.
QByteArray compileCondition(const BoundFilter &filter, JoinPlan &joins, std::vector<Column> &bindings);

/// What a key of an order compares.
QByteArray orderTerm(const BoundSort &key, JoinPlan &joins);
/// A condition: the rows that stand behind a place in the order that compileOrder writes. Nothing where the place is
/// one of another order.
std::optional<QByteArray> compileBehind(const RowMark &mark, const std::vector<BoundSort> &sort, JoinPlan &joins,
                                        std::vector<Column> &bindings);

/// The terms of ORDER BY, without the words; `no` in the direction of the last key makes the order total.
QByteArray compileOrder(const std::vector<BoundSort> &sort, JoinPlan &joins);

} // namespace millrace
