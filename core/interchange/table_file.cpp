// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/table_file.h"

#include "core/interchange/csv_writer.h"
#include "core/interchange/json_writer.h"
#include "core/schema/moment_text.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>

namespace millrace {

namespace {

bool isLine(TableFileRow::Kind kind)
{
    return kind == TableFileRow::Kind::Line || kind == TableFileRow::Kind::Others;
}

QString plainText(const TableFileColumn &column, const Value &value)
{
    if (value.isEmpty())
        return {};
    if (const QString *text = value.as<QString>())
        return *text;
    if (const Instant *time = value.as<Instant>())
        return momentText(*time);
    const QString text = valueToText(column.field, value);
    return column.percent ? text + u'%' : text;
}

Result<void> writeDelimited(const TableFile &table, const QString &path, char delimiter)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::FileUnreadable, {path, file.errorString()});
    CsvWriter csv(&file, path, {.delimiter = delimiter, .guardFormulas = true});
    std::vector<QString> cells;
    for (const TableFileColumn &column : table.columns)
        cells.push_back(column.header);
    MILLRACE_TRY(csv.writeRow(cells));
    for (const TableFileRow &row : table.rows) {
        for (size_t i = 0; i < cells.size(); ++i)
            cells[i] = plainText(table.columns[i], row.cells[i]);
        MILLRACE_TRY(csv.writeRow(cells));
    }
    MILLRACE_TRY(csv.finish());
    if (csv.rows() != qint64(table.rows.size()) + 1)
        return fail(ErrorCode::Internal, {QStringLiteral("table_rows"), QString::number(csv.rows())});
    return file.commit() ? Result<void>() : fail(interchange::writeError(file, path));
}

void writeJsonCell(JsonWriter &json, const TableFileColumn &column, const Value &value)
{
    if (value.isEmpty()) {
        json.null();
    } else if (const bool *yes = value.as<bool>()) {
        json.boolean(*yes);
    } else if (const Money *money = value.as<Money>()) {
        json.beginObject();
        json.key(u"amount");
        json.text(money->amountText());
        json.key(u"currency");
        json.text(money->currency.toString());
        json.endObject();
    } else if (value.as<std::int64_t>() || value.as<Duration>()) {
        json.number(valueToText(column.field, value));
    } else {
        TableFileColumn plain = column;
        plain.percent = false;
        json.text(plainText(plain, value));
    }
}

Result<void> writeJsonTable(const TableFile &table, const QString &path)
{
    constexpr const char *kinds[] = {"line", "subtotal", "others", "total"};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::FileUnreadable, {path, file.errorString()});
    JsonWriter json(&file, path);
    json.beginObject();
    json.key(u"title");
    json.text(table.title);
    json.key(u"columns");
    json.beginArray();
    for (const TableFileColumn &column : table.columns) {
        json.beginObject();
        json.key(u"key");
        json.text(column.key);
        json.key(u"label");
        json.text(column.header);
        json.key(u"type");
        json.text(column.percent ? QStringLiteral("percent")
                                 : QString::fromLatin1(fieldTypeInfo(column.field.type).name));
        json.endObject();
    }
    json.endArray();
    json.key(u"rows");
    json.beginArray();
    for (const TableFileRow &row : table.rows) {
        json.beginObject();
        json.key(u"kind");
        json.text(QString::fromLatin1(kinds[size_t(row.kind)]));
        json.key(u"records");
        json.number(QString::number(row.records));
        json.key(u"cells");
        json.beginArray();
        for (size_t i = 0; i < table.columns.size(); ++i)
            writeJsonCell(json, table.columns[i], row.cells[i]);
        json.endArray();
        json.endObject();
    }
    json.endArray();
    json.endObject();
    MILLRACE_TRY(json.finish());
    return file.commit() ? Result<void>() : fail(interchange::writeError(file, path));
}

/// Writes one sheet and remembers where lines lie, for the formulas below them.
class SheetWriter
{
public:
    SheetWriter(const TableFile &table, XlsxWriter &writer) : m_table(table), m_writer(writer) {}

    Result<void> write()
    {
        for (const TableFileRow &row : m_table.rows) {
            MILLRACE_TRY(m_writer.beginRow(!isLine(row.kind) && m_table.rows.size() > 1));
            for (size_t i = 0; i < m_table.columns.size(); ++i)
                MILLRACE_TRY(writeCell(row, i));
            ++m_row;
            if (row.kind == TableFileRow::Kind::Subtotal)
                m_blockBegin = m_row;
        }
        return {};
    }

private:
    Result<void> writeCell(const TableFileRow &row, size_t column)
    {
        const Value &value = row.cells[column];
        if (const QString *text = value.as<QString>())
            return m_writer.text(column, *text);
        const QString formula = isLine(row.kind) ? QString() : totalFormula(row.kind, column);
        return formula.isEmpty() || value.isEmpty() ? m_writer.value(column, value)
                                                    : m_writer.formula(column, formula, value);
    }

    /// SUBTOTAL leaves other subtotals out, so that one range serves lines with and without them.
    QString totalFormula(TableFileRow::Kind kind, size_t at) const
    {
        const TableFileColumn &column = m_table.columns[at];
        const qint64 begin = kind == TableFileRow::Kind::Subtotal ? m_blockBegin : 0;
        if (m_row <= begin || (kind == TableFileRow::Kind::Total && !m_table.linesMakeTotals))
            return {};
        if (!column.formula.isEmpty())
            return withCells(column.formula);
        if (column.total == TableFileColumn::Total::None)
            return {};
        const int function = column.total == TableFileColumn::Total::Sum       ? 9
                             : column.total == TableFileColumn::Total::Maximum ? 4
                                                                               : 5;
        return QStringLiteral("SUBTOTAL(%1,%2:%3)")
            .arg(function)
            .arg(XlsxWriter::cellName(at, begin), XlsxWriter::cellName(at, m_row - 1));
    }

    QString withCells(const QString &formula) const
    {
        static const QRegularExpression place(QStringLiteral("\\[(\\d+)\\]"));
        QString text;
        qsizetype from = 0;
        for (auto found = place.globalMatch(formula); found.hasNext();) {
            const auto match = found.next();
            text += formula.mid(from, match.capturedStart() - from);
            text += XlsxWriter::cellName(match.captured(1).toUInt(), m_row);
            from = match.capturedEnd();
        }
        return text + formula.mid(from);
    }

    const TableFile &m_table;
    XlsxWriter &m_writer;
    qint64 m_row = 0;        ///< about to be written
    qint64 m_blockBegin = 0; ///< first line of the group
};

Result<void> writeSheet(const TableFile &table, const QString &path)
{
    std::vector<XlsxColumn> columns;
    for (const TableFileColumn &column : table.columns)
        columns.push_back({column.header, column.field, column.percent});
    XlsxWriteOptions options;
    options.sheet = table.title;
    options.zone = table.zone;
    MILLRACE_ASSIGN(const auto writer, XlsxWriter::create(path, std::move(columns), options));
    MILLRACE_TRY(SheetWriter(table, *writer).write());
    if (table.chart) {
        XlsxChart chart = *table.chart;
        qint64 lines = 0;
        while (lines < qint64(table.rows.size()) && isLine(table.rows[size_t(lines)].kind))
            ++lines;
        chart.rows = {0, lines - 1};
        if (lines > 0)
            writer->addChart(chart);
    }
    if (!table.about.empty())
        writer->addNotes(table.aboutSheet, table.about);
    return writer->finish();
}

} // namespace

Result<TableFileReport> writeTableFile(const TableFile &table, const QString &path, ExportFormat format)
{
    if (QFileInfo::exists(path))
        return fail(ErrorCode::OutputExists, {path});
    TableFileReport report;
    report.rows = qint64(table.rows.size());
    for (const TableFileRow &row : table.rows)
        report.lines += isLine(row.kind) ? 1 : 0;
    Result<void> written;
    switch (format) {
    case ExportFormat::Csv:
        written = writeDelimited(table, path, ',');
        break;
    case ExportFormat::Tsv:
        written = writeDelimited(table, path, '\t');
        break;
    case ExportFormat::Json:
        written = writeJsonTable(table, path);
        break;
    case ExportFormat::Xlsx:
        written = writeSheet(table, path);
        break;
    case ExportFormat::Vcard:
        return fail(ErrorCode::InvalidArgument, {QStringLiteral("format")});
    }
    MILLRACE_TRY(written);
    return report;
}

} // namespace millrace
