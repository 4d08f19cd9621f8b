// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/report_paper.h"

#include "ui/charts/report_chart.h"
#include "ui/text/field_format.h"
#include "ui/text/formats.h"
#include "ui/text/report_file.h"
#include "ui/text/report_text.h"

namespace millrace {

namespace {

constexpr size_t columnsUpright = 7;

QString footOf(const PaperMark &mark, const FormatContext &context)
{
    const QString when = formats::dateTime(mark.now, context.zone, context.isChinese());
    return mark.person.isEmpty() ? when : mark.person + QStringLiteral(" · ") + when;
}

bool isAtEnd(const FieldDef &field)
{
    return fieldTypeInfo(field.type).alignment == Alignment::End;
}

/// Records in words below the last row, so that a reader can count.
QString countWords(qint64 lines, qint64 records)
{
    return reportWords(QT_TRANSLATE_NOOP("report", "%1 rows, %2 records"))
        .arg(formats::integer(lines), formats::integer(records));
}

} // namespace

Printout reportPrintout(const ReportTable &table, const QString &title, const PaperMark &mark,
                        const FormatContext &context)
{
    Printout paper;
    paper.title = title;
    for (const auto &[what, how] : reportFacts(table, title, mark.person, context))
        if (how != title)
            paper.notes << what + (context.isChinese() ? QStringLiteral("：") : QStringLiteral(": ")) + how;
    paper.foot = footOf(mark, context);
    paper.landscape = table.columns.size() > columnsUpright;
    paper.rest = countWords(table.lines, table.records);
    if (const auto kind = reportChartKind(table)) {
        paper.chart = reportChart(table, title, *kind, context);
        if (paper.chart->isEmpty())
            paper.chart.reset();
    }
    for (size_t i = 0; i < table.columns.size(); ++i) {
        const ReportColumn &column = table.columns[i];
        const bool group = column.role == ReportColumn::Role::Group;
        paper.columns.push_back({reportHeading(table, i, context), !group && isAtEnd(column.field), 0});
    }
    for (size_t r = 0; r < table.rows.size(); ++r) {
        QStringList texts;
        for (size_t c = 0; c < table.columns.size(); ++c)
            texts << reportCell(table, r, c, context);
        const auto kind = table.rows[r].kind;
        if (kind == ReportRow::Kind::Total || kind == ReportRow::Kind::Subtotal)
            paper.strongRows.push_back(paper.rows.size());
        // A row of one text would be a heading.
        if (texts.size() == 1)
            texts << QString();
        paper.rows.push_back(std::move(texts));
    }
    return paper;
}

Printout funnelPrintout(const FunnelReport &report, const ChartData &chart, const QStringList &notes,
                        const PaperMark &mark, const FormatContext &context)
{
    Printout paper;
    paper.title = chart.title;
    paper.notes << chart.subtitle << notes;
    paper.notes.removeAll(QString());
    paper.foot = footOf(mark, context);
    paper.chart = chart;
    paper.landscape = true;
    const TableFile numbers = tableFileOf(report, !report.groups.empty(), context);
    const bool grouped = !report.groups.empty();
    for (size_t i = grouped ? 0 : 1; i < numbers.columns.size(); ++i)
        paper.columns.push_back({numbers.columns[i].header, isAtEnd(numbers.columns[i].field), 0});
    for (const TableFileRow &row : numbers.rows) {
        QStringList texts;
        for (size_t i = grouped ? 0 : 1; i < numbers.columns.size(); ++i) {
            const TableFileColumn &column = numbers.columns[i];
            const QString *words = row.cells[i].as<QString>();
            QString text = words ? *words : showInTable(column.field, row.cells[i], context);
            if (column.percent && !text.isEmpty())
                text += u'%';
            texts << text;
        }
        if (row.kind == TableFileRow::Kind::Total)
            paper.strongRows.push_back(paper.rows.size());
        paper.rows.push_back(std::move(texts));
    }
    return paper;
}

} // namespace millrace
