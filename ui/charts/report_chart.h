// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/funnel_comparison.h"
#include "core/reports/report_table.h"
#include "core/reports/target_report.h"
#include "core/reports/waterfall_report.h"
#include "ui/charts/chart_data.h"
#include "ui/text/format_context.h"

namespace millrace {

/// The kind that suits a report: what its definition says; bars over dates stand, others lie, without groups there is
/// one figure. Nothing for lists and reports without a chart.
std::optional<ChartData::Kind> reportChartKind(const ReportTable &table);

/// The chart of a report. Categories are its first group; series are the values of the pivot, else of the second group,
/// else the figures of the chart that count the same; what is compared with stands behind as ghosts. A point's row and
/// column are a cell of the table (ReportTable::recordsBehind). Dates without records get their places too where the
/// chart is a course. Scatter sets the first figure against the second.
ChartData reportChart(const ReportTable &table, const QString &title, ChartData::Kind kind,
                      const FormatContext &context);

/// The chart of a funnel: its stages, then won and lost. `compared` is the same funnel of an earlier period or of
/// another person, called `comparedName`; null = none. A point's row is the stage, then won, then lost.
ChartData funnelChart(const FunnelReport &report, const Funnel &funnel, const Funnel *compared,
                      const QString &comparedName, const FormatContext &context);

/// What happened to the open pipeline between two moments; a point's row is its WaterfallPart, -1 begin and end.
ChartData waterfallChart(const WaterfallReport &report, const Waterfall &waterfall, const FormatContext &context);

/// Attainment of a period: a bar for each row of the report that has a target, with the tick of the pace. A point's row
/// is that of the report.
ChartData targetChart(const TargetReport &report, const TargetPeriod &period, const FormatContext &context);

} // namespace millrace
