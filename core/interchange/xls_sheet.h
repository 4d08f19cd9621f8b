// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/xls_workbook.h"

namespace millrace::interchange {

/// The rows of a sheet of a binary workbook.
class XlsSheetRows : public SheetRows
{
public:
    XlsSheetRows(const XlsWorkbook &workbook, CompoundFile &file, const QString &stream, qint64 place)
        : m_workbook(workbook), m_file(file), m_stream(stream), m_place(place), m_records(file, stream, place)
    {
    }

    Result<bool> next(SheetRow &row) override;
    qint64 position() const override { return m_records.position() - m_place; }
    qint64 size() const override { return m_records.size() - m_place; }
    /// They are listed behind all cells: the sheet is read through for them.
    Result<std::vector<SheetMerge>> merges(qint64 lastRow) override;

private:
    void take(const XlsRecord &record);
    void takeFormula(const XlsRecord &record);
    /// Whether the record is a cell of the row that is being gathered, which it begins where there is none.
    bool belongs(const XlsRecord &record);

    const XlsWorkbook &m_workbook;
    CompoundFile &m_file;
    QString m_stream;
    qint64 m_place;
    XlsRecords m_records;
    XlsRecord m_record;
    bool m_held = false; ///< a record of the next row was read already
    bool m_gathering = false;
    bool m_done = false;
    int m_depth = 0; ///< charts inside of the sheet have records of their own
    SheetRow m_row;
    int m_textColumn = -1; ///< of the formula whose text follows
};

} // namespace millrace::interchange
