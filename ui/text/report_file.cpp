// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/report_file.h"

#include <algorithm>

namespace millrace {

namespace {

/// A key for programs that no other column has.
QString columnKey(const ReportTable &table, const ReportColumn &column)
{
    constexpr const char *sides[] = {"", ":before", ":change", ":change_percent"};
    QString key = column.key + QLatin1String(sides[size_t(column.side)]);
    if (table.hasPivot() && column.role != ReportColumn::Role::Group)
        key += column.pivot < 0 ? QStringLiteral("@total") : u'@' + QString::number(column.pivot);
    return key;
}

/// The formula of a computed column over the columns of the same row; nothing where it needs other rows or columns that
/// are not shown.
std::optional<QString> sheetFormula(const ReportTable &table, const ReportColumn &of, const Formula &formula)
{
    const auto part = [&](size_t i) { return sheetFormula(table, of, formula.children[i]); };
    const auto joined = [&](const char *sign) -> std::optional<QString> {
        const auto left = part(0), right = part(1);
        return left && right ? std::optional(u'(' + *left + QLatin1String(sign) + *right + u')') : std::nullopt;
    };
    switch (formula.kind) {
    case Formula::Kind::Number:
        // A third has no end; such numbers stay what they are.
        return formula.number.lower() == 1 ? std::optional(QString::number(formula.number.upper())) : std::nullopt;
    case Formula::Kind::Figure:
        for (size_t i = 0; i < table.columns.size(); ++i) {
            const ReportColumn &column = table.columns[i];
            const bool figure =
                column.role == ReportColumn::Role::Measure || column.role == ReportColumn::Role::Computed;
            if (figure && column.key == formula.key && column.pivot == of.pivot && column.side == of.side)
                return u'[' + QString::number(i) + u']';
        }
        return std::nullopt;
    case Formula::Kind::Add:
        return joined("+");
    case Formula::Kind::Subtract:
        return joined("-");
    case Formula::Kind::Multiply:
        return joined("*");
    case Formula::Kind::Divide:
        return joined("/");
    case Formula::Kind::Negate: {
        const auto inner = part(0);
        return inner ? std::optional(QStringLiteral("(-") + *inner + u')') : std::nullopt;
    }
    case Formula::Kind::Total:
    case Formula::Kind::Running:
    case Formula::Kind::Previous:
        break;
    }
    return std::nullopt;
}

TableFileColumn fileColumn(const ReportTable &table, size_t at, const FormatContext &context)
{
    const ReportColumn &column = table.columns[at];
    TableFileColumn written;
    written.key = columnKey(table, column);
    written.header = reportHeading(table, at, context);
    written.field = column.field;
    written.percent = column.percent;
    if (column.additive)
        written.total = TableFileColumn::Total::Sum;
    // Amounts of a list stand in their own currencies; only the base amounts are added.
    if (column.role == ReportColumn::Role::Field && column.field.type == FieldType::Money)
        written.total = TableFileColumn::Total::None;
    const bool ofRow = column.side == ReportColumn::Side::Now || column.side == ReportColumn::Side::Before;
    if (column.role == ReportColumn::Role::Computed && ofRow) {
        const auto formula = parseFormula(table.definition.computed[column.at].formula);
        const auto text = formula ? sheetFormula(table, column, *formula) : std::nullopt;
        if (text)
            written.formula = QStringLiteral("IFERROR(") + *text + QStringLiteral(",\"\")");
    }
    if (column.role == ReportColumn::Role::Measure && ofRow) {
        const auto kind = table.definition.measures[column.at].kind;
        if (kind == ReportMeasure::Kind::Minimum)
            written.total = TableFileColumn::Total::Minimum;
        else if (kind == ReportMeasure::Kind::Maximum)
            written.total = TableFileColumn::Total::Maximum;
    }
    return written;
}

/// What a spreadsheet draws in the same way; it has no maps of heat over one table, and points want two axes of
/// numbers.
std::optional<XlsxChart::Kind> sheetChartKind(ReportChart chart)
{
    switch (chart) {
    case ReportChart::Bar:
    case ReportChart::Column:
        return XlsxChart::Kind::Bar;
    case ReportChart::StackedBar:
        return XlsxChart::Kind::StackedBar;
    case ReportChart::Line:
        return XlsxChart::Kind::Line;
    case ReportChart::Area:
        return XlsxChart::Kind::Area;
    case ReportChart::Funnel:
        return XlsxChart::Kind::Funnel;
    case ReportChart::None:
    case ReportChart::Heat:
    case ReportChart::Scatter:
        break;
    }
    return std::nullopt;
}

std::optional<XlsxChart> chartOf(const ReportTable &table, const QString &title)
{
    const auto kind = sheetChartKind(table.definition.chart);
    if (!kind || table.definition.groups.size() != 1)
        return std::nullopt;
    XlsxChart chart;
    chart.kind = *kind;
    chart.title = title;
    chart.sheet = reportWords(QT_TRANSLATE_NOOP("report", "Chart"));
    QStringList wanted = table.definition.charted;
    for (size_t i = size_t(table.firstFigure()); i < table.columns.size(); ++i) {
        const ReportColumn &column = table.columns[i];
        if (wanted.isEmpty())
            wanted << column.key;
        const bool drawn = column.side == ReportColumn::Side::Now || column.side == ReportColumn::Side::Before;
        if (wanted.contains(column.key) && drawn && (table.hasPivot() ? column.pivot >= 0 : true))
            chart.values.push_back(i);
    }
    return chart.values.empty() ? std::nullopt : std::optional(chart);
}

QString sheetTitle(const QString &title)
{
    return title.isEmpty() ? reportWords(QT_TRANSLATE_NOOP("report", "Report")) : title;
}

FieldDef plainField(FieldType type, int scale = 0)
{
    FieldDef field;
    field.type = type;
    field.scale = scale;
    return field;
}

} // namespace

TableFile tableFileOf(const ReportTable &table, const QString &title, const QString &person,
                      const FormatContext &context)
{
    TableFile file;
    file.title = sheetTitle(title);
    file.zone = context.zone;
    for (size_t i = 0; i < table.columns.size(); ++i)
        file.columns.push_back(fileColumn(table, i, context));
    constexpr TableFileRow::Kind kinds[] = {TableFileRow::Kind::Line, TableFileRow::Kind::Subtotal,
                                            TableFileRow::Kind::Others, TableFileRow::Kind::Total};
    for (size_t r = 0; r < table.rows.size(); ++r) {
        TableFileRow row;
        row.kind = kinds[size_t(table.rows[r].kind)];
        row.records = table.rows[r].records;
        for (size_t c = 0; c < table.columns.size(); ++c) {
            const FieldDef &field = table.columns[c].field;
            const bool inWords = isReportLabel(table, r, c) || field.isChoice() || field.isReference();
            row.cells.push_back(inWords ? Value(reportCell(table, r, c, context)) : table.rows[r].cells[c]);
        }
        file.rows.push_back(std::move(row));
    }
    const auto &definition = table.definition;
    file.linesMakeTotals = definition.top == 0 || definition.others;
    file.chart = chartOf(table, file.title);
    file.about = reportFacts(table, file.title, person, context);
    file.aboutSheet = reportWords(QT_TRANSLATE_NOOP("report", "About this report"));
    return file;
}

Result<void> checkReportCount(const Workspace &workspace, const Session &session, const ReportTable &table)
{
    const bool wholeLines = table.definition.top == 0 || table.definition.others;
    qint64 inLines = 0;
    for (const ReportRow &row : table.rows)
        if (row.kind == ReportRow::Kind::Line || row.kind == ReportRow::Kind::Others)
            inLines += row.records;
    // Somebody may have written between the two questions; then the report is no longer of this moment.
    MILLRACE_ASSIGN(const qint64 counted, workspace.count(session, table.base));
    if (table.records != counted || (wholeLines && inLines != counted))
        return fail(ErrorCode::Internal, {QStringLiteral("report_count"), QString::number(inLines),
                                          QString::number(table.records), QString::number(counted)});
    return {};
}

Result<TableFileReport> writeReport(const Workspace &workspace, const Session &session, const ReportTable &table,
                                    const TableFile &file, const QString &path, ExportFormat format)
{
    MILLRACE_TRY(checkReportCount(workspace, session, table));
    return writeTableFile(file, path, format);
}

TableFile tableFileOf(const FunnelReport &report, bool grouped, const FormatContext &context)
{
    TableFile file;
    file.title = report.pipelineName;
    file.zone = context.zone;
    const auto add = [&](const char *key, const QString &header, const FieldDef &field, bool percent = false) {
        TableFileColumn column;
        column.key = QString::fromLatin1(key);
        column.header = header;
        column.field = field;
        column.percent = percent;
        file.columns.push_back(std::move(column));
    };
    const FieldDef text = plainField(FieldType::Text), whole = plainField(FieldType::Integer);
    add("group", reportWords(QT_TRANSLATE_NOOP("report", "Group")), text);
    add("stage", reportWords(QT_TRANSLATE_NOOP("report", "Stage")), text);
    add("entered", reportWords(QT_TRANSLATE_NOOP("report", "Entered")), whole);
    add("advanced", reportWords(QT_TRANSLATE_NOOP("report", "Advanced")), whole);
    add("skipped", reportWords(QT_TRANSLATE_NOOP("report", "Skipped")), whole);
    add("back", reportWords(QT_TRANSLATE_NOOP("report", "Back")), whole);
    add("lost", reportWords(QT_TRANSLATE_NOOP("report", "Lost")), whole);
    add("moved", reportWords(QT_TRANSLATE_NOOP("report", "Moved away")), whole);
    add("open", reportWords(QT_TRANSLATE_NOOP("report", "Open")), whole);
    add("value", reportWords(QT_TRANSLATE_NOOP("report", "Amount")), plainField(FieldType::Money));
    add("conversion", reportWords(QT_TRANSLATE_NOOP("report", "Conversion")), plainField(FieldType::Decimal, 2), true);
    add("low", reportWords(QT_TRANSLATE_NOOP("report", "at least (95 %)")), plainField(FieldType::Decimal, 2), true);
    add("high", reportWords(QT_TRANSLATE_NOOP("report", "at most (95 %)")), plainField(FieldType::Decimal, 2), true);
    add("median_days", reportWords(QT_TRANSLATE_NOOP("report", "Median days")), plainField(FieldType::Decimal, 1));
    add("p90_days", reportWords(QT_TRANSLATE_NOOP("report", "Days of 90 %")), plainField(FieldType::Decimal, 1));
    const auto decimal = [](const std::optional<double> &number, double times, int scale) {
        return number ? Value(Decimal{qRound64(*number * times * double(powerOfTen(scale))), scale}) : Value();
    };
    const auto line = [&](const QString &group, const Funnel &funnel, TableFileRow::Kind kind) {
        for (const FunnelStage &stage : funnel.stages) {
            TableFileRow row;
            row.kind = kind;
            row.cells = {Value(group),
                         Value(stage.name),
                         Value(stage.entered),
                         Value(stage.advanced),
                         Value(stage.skipped),
                         Value(stage.back),
                         Value(stage.lost),
                         Value(stage.moved),
                         Value(stage.open),
                         Value(Money{stage.value, report.currency}),
                         decimal(stage.conversion, 100, 2),
                         decimal(stage.low, 100, 2),
                         decimal(stage.high, 100, 2),
                         decimal(stage.medianDays, 1, 1),
                         decimal(stage.p90Days, 1, 1)};
            file.rows.push_back(std::move(row));
        }
        const auto end = [&](const QString &name, std::int64_t count, const Value &value) {
            TableFileRow row;
            row.kind = kind;
            row.cells.resize(file.columns.size());
            row.cells[0] = group;
            row.cells[1] = name;
            row.cells[2] = count;
            row.cells[9] = value;
            file.rows.push_back(std::move(row));
        };
        end(reportWords(QT_TRANSLATE_NOOP("report", "Won")), funnel.won, Money{funnel.wonValue, report.currency});
        end(reportWords(QT_TRANSLATE_NOOP("report", "Lost")), funnel.lost, Value());
    };
    for (const auto &[group, funnel] : report.groups)
        line(group.isEmpty() ? reportWords(QT_TRANSLATE_NOOP("report", "(empty)")) : group, funnel,
             TableFileRow::Kind::Line);
    const QString all = grouped ? reportWords(QT_TRANSLATE_NOOP("report", "Total")) : report.pipelineName;
    line(all, report.total, grouped ? TableFileRow::Kind::Total : TableFileRow::Kind::Line);
    if (!grouped) {
        XlsxChart chart;
        chart.kind = XlsxChart::Kind::Funnel;
        chart.title = report.pipelineName;
        chart.sheet = reportWords(QT_TRANSLATE_NOOP("report", "Chart"));
        chart.categories = 1;
        chart.values = {2};
        file.chart = chart;
    }
    return file;
}

} // namespace millrace
