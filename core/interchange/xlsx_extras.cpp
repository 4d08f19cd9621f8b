// SPDX-License-Identifier: GPL-3.0-or-later
// What a workbook holds beside its table: notes, and charts of its columns.
#include "core/interchange/xlsx_writer.h"

#include <xlsxwriter.h>

#include <algorithm>

namespace millrace {

namespace {

uint8_t chartType(XlsxChart::Kind kind)
{
    switch (kind) {
    case XlsxChart::Kind::Bar:
        return LXW_CHART_COLUMN;
    case XlsxChart::Kind::StackedBar:
        return LXW_CHART_COLUMN_STACKED;
    case XlsxChart::Kind::Line:
        return LXW_CHART_LINE;
    case XlsxChart::Kind::Area:
        return LXW_CHART_AREA;
    case XlsxChart::Kind::Funnel:
        return LXW_CHART_BAR;
    }
    return LXW_CHART_COLUMN;
}

/// Colours that people who see few of them can tell apart, in this order: those of the program's own charts.
constexpr lxw_color_t seriesColours[] = {0x1F5FD0, 0xE15114, 0x109F6C, 0x9C83A2, 0x903C64, 0x40400E, 0x6B7280};

} // namespace

QString XlsxWriter::cellName(size_t column, qint64 row)
{
    QString letters;
    for (size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.prepend(QChar(ushort(u'A' + (rest - 1) % 26)));
    return letters + QString::number(row + 2); // the header is row 1
}

void XlsxWriter::addNotes(const QString &sheet, const std::vector<std::pair<QString, QString>> &notes)
{
    m_notes.emplace_back(sheet, notes);
}

void XlsxWriter::addChart(const XlsxChart &chart)
{
    m_charts.push_back(chart);
}

Result<void> XlsxWriter::finishExtras()
{
    const QByteArray table = sheetNameOf(m_options.sheet);
    for (const XlsxChart &chart : m_charts) {
        if (chart.rows.size() != 2 || chart.values.empty())
            continue;
        lxw_worksheet *sheet = workbook_add_worksheet(m_workbook, sheetNameOf(chart.sheet).constData());
        lxw_chart *drawn = workbook_add_chart(m_workbook, chartType(chart.kind));
        if (!sheet || !drawn)
            return tl::unexpected(failure(QStringLiteral("no chart")));
        const auto first = lxw_row_t(chart.rows[0] + 1), last = lxw_row_t(chart.rows[1] + 1);
        for (size_t i = 0; i < chart.values.size(); ++i) {
            lxw_chart_series *series = chart_add_series(drawn, nullptr, nullptr);
            const auto column = lxw_col_t(chart.values[i]);
            chart_series_set_categories(series, table.constData(), first, lxw_col_t(chart.categories), last,
                                        lxw_col_t(chart.categories));
            chart_series_set_values(series, table.constData(), first, column, last, column);
            chart_series_set_name_range(series, table.constData(), 0, column);
            lxw_chart_fill fill{};
            fill.color = seriesColours[i % std::size(seriesColours)];
            lxw_chart_line line{};
            line.color = fill.color;
            line.width = 2.25f;
            if (chart.kind == XlsxChart::Kind::Line)
                chart_series_set_line(series, &line);
            else
                chart_series_set_fill(series, &fill);
            if (chart.kind == XlsxChart::Kind::Funnel)
                chart_series_set_labels(series);
        }
        chart_title_set_name(drawn, chart.title.left(255).toUtf8().constData());
        if (chart.values.size() == 1)
            chart_legend_set_position(drawn, LXW_CHART_LEGEND_NONE);
        // The first stage of a funnel stands on top.
        if (chart.kind == XlsxChart::Kind::Funnel) {
            chart_axis_set_reverse(drawn->x_axis);
            chart_set_series_gap(drawn, 20);
        }
        lxw_chart_options options{};
        options.x_scale = 1.9;
        options.y_scale = 1.7;
        MILLRACE_TRY(checked(worksheet_insert_chart_opt(sheet, 1, 1, drawn, &options)));
    }
    for (const auto &[name, pairs] : m_notes) {
        lxw_worksheet *sheet = workbook_add_worksheet(m_workbook, sheetNameOf(name).constData());
        if (!sheet)
            return tl::unexpected(failure(QStringLiteral("no sheet")));
        worksheet_set_column(sheet, 0, 0, 24, nullptr);
        worksheet_set_column(sheet, 1, 1, 80, nullptr);
        lxw_row_t row = 0;
        for (const auto &[what, text] : pairs) {
            MILLRACE_TRY(checked(worksheet_write_string(sheet, row, 0, what.toUtf8().constData(), m_header)));
            MILLRACE_TRY(
                checked(worksheet_write_string(sheet, row, 1, text.left(32'767).toUtf8().constData(), m_text)));
            ++row;
        }
    }
    return {};
}

} // namespace millrace
