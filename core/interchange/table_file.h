// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/export.h"
#include "core/interchange/xlsx_writer.h"

namespace millrace {

/// A column of a finished table.
struct TableFileColumn
{
    enum class Total { None, Sum, Minimum, Maximum };
    QString key; ///< unique, for programs
    QString header;
    FieldDef field;
    bool percent = false;
    Total total = Total::None; ///< what makes its totals out of the lines
    /// Its totals out of the other totals, as a spreadsheet writes it; "[3]" stands for the cell of column 3 in the
    /// same row. Goes before `total`.
    QString formula = {};
};

/// A row; texts stand as QString values whatever the column holds.
struct TableFileRow
{
    enum class Kind { Line, Subtotal, Others, Total };
    Kind kind = Kind::Line;
    std::vector<Value> cells;
    qint64 records = 0;
};

/// A table as it goes into a file: finished texts and values, in order.
struct TableFile
{
    QString title; ///< also of the sheet
    std::vector<TableFileColumn> columns;
    std::vector<TableFileRow> rows;
    std::vector<std::pair<QString, QString>> about; ///< what was asked for, in words
    QString aboutSheet;
    std::optional<XlsxChart> chart; ///< its rows are set when the table is written
    bool linesMakeTotals = true;    ///< false: there are records in no line, so that totals stand as they are
    QTimeZone zone = QTimeZone::utc();
};

struct TableFileReport
{
    qint64 rows = 0; ///< all that were written, totals included
    qint64 lines = 0;
};

/// Writes the table as .csv, .tsv (texts that a spreadsheet would run are guarded), .json or .xlsx (real numbers, dates
/// and amounts, a frozen header, totals as formulas with their results, the chart and what was asked for on sheets of
/// their own). The file appears whole or not at all and is counted again. OutputExists; InvalidArgument for another
/// format; DiskFull, FileUnreadable.
Result<TableFileReport> writeTableFile(const TableFile &table, const QString &path, ExportFormat format);

} // namespace millrace
