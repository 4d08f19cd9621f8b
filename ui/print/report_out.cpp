// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/report_out.h"

#include "core/interchange/csv_writer.h"
#include "ui/charts/chart_painter.h"
#include "ui/charts/report_chart.h"
#include "ui/print/print_layout.h"
#include "ui/print/report_paper.h"
#include "ui/text/report_file.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTemporaryDir>

namespace millrace {

namespace {

constexpr int pdfDots = 300;

struct OutSuffix
{
    const char *suffix;
    OutFormat format;
};

constexpr OutSuffix outSuffixes[] = {{"pdf", OutFormat::Pdf},   {"png", OutFormat::Png}, {"svg", OutFormat::Svg},
                                     {"xlsx", OutFormat::Xlsx}, {"csv", OutFormat::Csv}, {"tsv", OutFormat::Tsv},
                                     {"json", OutFormat::Json}};

ExportFormat tableFormat(OutFormat format)
{
    switch (format) {
    case OutFormat::Csv:
        return ExportFormat::Csv;
    case OutFormat::Tsv:
        return ExportFormat::Tsv;
    case OutFormat::Json:
        return ExportFormat::Json;
    case OutFormat::Xlsx:
    case OutFormat::Pdf:
    case OutFormat::Png:
    case OutFormat::Svg:
        break;
    }
    return ExportFormat::Xlsx;
}

Result<OutFormat> freshFormat(const QString &path)
{
    const auto format = outFormatOf(path);
    if (!format)
        return fail(ErrorCode::InvalidArgument, {QStringLiteral("format"), QFileInfo(path).suffix()});
    if (QFileInfo::exists(path))
        return fail(ErrorCode::OutputExists, {path});
    return *format;
}

PaperMark markOf(const Workspace &workspace, const Session &session)
{
    const MetadataPtr metadata = workspace.metadata();
    return {metadata->users.value(session.actor), workspace.clock().now()};
}

qint64 figuresOf(const ChartData &chart)
{
    qint64 figures = 0;
    for (const ChartSeries &series : chart.series)
        for (const ChartPoint &point : series.points)
            figures += point.value ? 1 : 0;
    return figures;
}

} // namespace

std::optional<OutFormat> outFormatOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    for (const OutSuffix &one : outSuffixes)
        if (suffix == QLatin1String(one.suffix))
            return one.format;
    return std::nullopt;
}

Result<int> writePdf(const Printout &printout, const QString &path, const Progress &progress)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(interchange::writeError(file, path));
    const PrintLayout layout(printout, paperPage(printout.landscape), paperFont(),
                             QCoreApplication::translate("millrace::PrintPreview", "Page %1 of %2"));
    bool done = false;
    {
        QPdfWriter writer(&file);
        writer.setResolution(pdfDots);
        writer.setTitle(printout.title);
        writer.setCreator(QStringLiteral("Millrace"));
        // Margins belong to the pages here, not to the device.
        QPageLayout page = paperPage(printout.landscape);
        page.setMode(QPageLayout::FullPageMode);
        writer.setPageLayout(page);
        done = layout.paintAll(writer, [&](int at) {
            progress.step(at, layout.pageCount());
            return !progress.isCancelled();
        });
    }
    if (progress.isCancelled())
        return fail(ErrorCode::Cancelled);
    if (!done || !file.commit())
        return fail(interchange::writeError(file, path));
    return layout.pageCount();
}

Result<WrittenOut> writeOut(const Workspace &workspace, const Session &session, const ReportTable &table,
                            const QString &title, const QString &path, const FormatContext &context,
                            const Progress &progress)
{
    MILLRACE_ASSIGN(const OutFormat format, freshFormat(path));
    WrittenOut written{table.lines, table.records, 0};
    const PaperMark mark = markOf(workspace, session);
    if (!isPainted(format)) {
        const TableFile file = tableFileOf(table, title, mark.person, context);
        MILLRACE_ASSIGN(const TableFileReport lines,
                        writeReport(workspace, session, table, file, path, tableFormat(format)));
        written.lines = lines.lines;
        return written;
    }
    MILLRACE_TRY(checkReportCount(workspace, session, table));
    if (format == OutFormat::Pdf) {
        MILLRACE_ASSIGN(written.pages, writePdf(reportPrintout(table, title, mark, context), path, progress));
        return written;
    }
    const auto kind = reportChartKind(table);
    if (!kind)
        return fail(ErrorCode::InvalidArgument, {QStringLiteral("chart"), title});
    const ChartData chart = reportChart(table, title, *kind, context);
    MILLRACE_TRY(ChartPicture(chart).save(path));
    written.lines = figuresOf(chart);
    return written;
}

Result<WrittenOut> writeOut(const Workspace &workspace, const Session &session, const FunnelReport &report,
                            const ChartData &chart, const QStringList &notes, const QString &path,
                            const FormatContext &context, const Progress &progress)
{
    MILLRACE_ASSIGN(const OutFormat format, freshFormat(path));
    WrittenOut written;
    written.records = report.total.opportunities;
    if (format == OutFormat::Pdf) {
        const Printout paper = funnelPrintout(report, chart, notes, markOf(workspace, session), context);
        written.lines = qint64(paper.rows.size());
        MILLRACE_ASSIGN(written.pages, writePdf(paper, path, progress));
        return written;
    }
    if (isPainted(format)) {
        MILLRACE_TRY(ChartPicture(chart).save(path));
        written.lines = figuresOf(chart);
        return written;
    }
    MILLRACE_ASSIGN(const TableFileReport lines,
                    writeTableFile(tableFileOf(report, !report.groups.empty(), context), path, tableFormat(format)));
    written.lines = lines.lines;
    return written;
}

Result<void> replaceFile(const QString &path, const std::function<Result<void>(const QString &fresh)> &write)
{
    if (!QFileInfo::exists(path))
        return write(path);
    const QFileInfo wanted(path);
    const QTemporaryDir folder(wanted.absolutePath() + QStringLiteral("/.millrace-XXXXXX"));
    if (!folder.isValid())
        return fail(ErrorCode::FileUnwritable, {path, folder.errorString()});
    const QString fresh = folder.filePath(QStringLiteral("new.") + wanted.suffix());
    MILLRACE_TRY(write(fresh));
    QFile old(path);
    if (!old.remove() || !QFile::rename(fresh, path))
        return fail(interchange::writeError(old, path));
    return {};
}

} // namespace millrace
