// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/table_file.h"
#include "core/reports/funnel_report.h"
#include "ui/text/report_text.h"

namespace millrace {

/// The report as a table for a file, in the reader's language: headings, groups in words, figures as values, totals by
/// what makes them, the chart of the definition and what was asked for.
TableFile tableFileOf(const ReportTable &table, const QString &title, const QString &person,
                      const FormatContext &context);
/// The funnel likewise: a line per stage (and group), won and lost behind them.
TableFile tableFileOf(const FunnelReport &report, bool grouped, const FormatContext &context);

/// Holds the number of records in the table, and in its lines where they make its totals, against a count of their own:
/// Internal {"report_count", ..} where they differ.
Result<void> checkReportCount(const Workspace &workspace, const Session &session, const ReportTable &table);
/// Writes it and holds the number of records in it against a count of their own.
Result<TableFileReport> writeReport(const Workspace &workspace, const Session &session, const ReportTable &table,
                                    const TableFile &file, const QString &path, ExportFormat format);

} // namespace millrace
