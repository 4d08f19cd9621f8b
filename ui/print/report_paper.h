// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/funnel_report.h"
#include "core/reports/report_table.h"
#include "ui/print/printout.h"
#include "ui/text/format_context.h"

namespace millrace {

/// Who made it, and when: the foot of every page.
struct PaperMark
{
    QString person;
    Instant now;
};

/// A report on paper: its name, what was asked for, the chart, the table with its totals.
Printout reportPrintout(const ReportTable &table, const QString &title, const PaperMark &mark,
                        const FormatContext &context);

/// A funnel on paper: `chart` with the numbers below it, all groups one below the other where there are some.
Printout funnelPrintout(const FunnelReport &report, const ChartData &chart, const QStringList &notes,
                        const PaperMark &mark, const FormatContext &context);

} // namespace millrace
