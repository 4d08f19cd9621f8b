// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/funnel_comparison.h"
#include "core/reports/report_table.h"
#include "ui/charts/chart_data.h"
#include "ui/print/printout.h"
#include "ui/text/format_context.h"

namespace millrace {

/// What a report can be written as, by the ending of the name. Pictures are of the chart alone.
enum class OutFormat { Pdf, Png, Svg, Xlsx, Csv, Tsv, Json };
std::optional<OutFormat> outFormatOf(const QString &path);
/// Whether it is painted: that needs a QGuiApplication.
inline bool isPainted(OutFormat format)
{
    return format == OutFormat::Pdf || format == OutFormat::Png || format == OutFormat::Svg;
}

struct WrittenOut
{
    qint64 lines = 0;   ///< rows without totals; of a picture the figures
    qint64 records = 0; ///< that the report is about, counted once more by themselves
    int pages = 0;      ///< PDF
};

/// Writes a report into a new file, which appears whole or not at all; window, command line and schedules alike. The
/// number of records is held against a count of their own. Errors: OutputExists; InvalidArgument {"chart"} for a
/// picture of what draws nothing; Internal {"report_count"}; DiskFull, FileUnwritable, Cancelled.
Result<WrittenOut> writeOut(const Workspace &workspace, const Session &session, const ReportTable &table,
                            const QString &title, const QString &path, const FormatContext &context,
                            const Progress &progress = {});
/// A funnel likewise; `chart` is what a picture shows, `notes` stand on paper below the title.
Result<WrittenOut> writeOut(const Workspace &workspace, const Session &session, const FunnelReport &report,
                            const ChartData &chart, const QStringList &notes, const QString &path,
                            const FormatContext &context, const Progress &progress = {});

/// Writes pages as a PDF file with its fonts in it. Answers their number.
Result<int> writePdf(const Printout &printout, const QString &path, const Progress &progress = {});

/// Calls `write` with a name beside `path` and puts what it made into the place of `path`, also of a file that stands
/// there: for windows, whose dialog has asked.
Result<void> replaceFile(const QString &path, const std::function<Result<void>(const QString &fresh)> &write);

} // namespace millrace
