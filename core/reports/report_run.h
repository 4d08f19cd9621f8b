// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/report_figures.h"

namespace millrace {

/// A report with groups: asks for the numbers of a prepared table and lays them out in it.
Result<ReportTable> runGroups(const Workspace &workspace, const Session &session, ReportTable table, Figures figures,
                              const Progress &progress);

} // namespace millrace
