// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/report_table.h"

namespace millrace {

/// A report whose rows are records: reads them in their order, and sums of numbers and amounts for the totals row.
Result<ReportTable> runList(const Workspace &workspace, const Session &session, ReportTable table,
                            const Progress &progress);
/// Adds the amounts of a measure that no rate converts, by their own currency.
Result<void> addUnconverted(const Workspace &workspace, const Session &session, ReportTable &table, size_t measure);

} // namespace millrace
