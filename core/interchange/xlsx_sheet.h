// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/xlsx_workbook.h"

namespace millrace::interchange {

/// A rectangle of merged cells, from 0 in columns and from 1 in rows, both ends included.
struct XlsxMerge
{
    int left = 0;
    int right = 0;
    qint64 top = 0;
    qint64 bottom = 0;
};

/// One row of a sheet with something in it.
struct XlsxRow
{
    qint64 number = 0;          ///< from 1, as the program that made it shows it
    std::vector<QString> cells; ///< up to the last one that is filled
    int filled = 0;
    int errors = 0;    ///< cells that show #N/A and the like; empty here
    int uncounted = 0; ///< formulas without a stored result; empty here
};

/// The rows of one sheet, in order, once, without the empty ones. Formulas are given with the result that the file
/// stores. One thread.
class XlsxSheetReader
{
public:
    static Result<std::unique_ptr<XlsxSheetReader>> open(const XlsxWorkbook &workbook, const XlsxSheet &sheet);

    Result<bool> next(XlsxRow &row);
    qint64 position() const { return m_xml->part().inflated(); }
    qint64 size() const { return m_xml->part().declaredSize(); }

private:
    XlsxSheetReader(const XlsxWorkbook &workbook, std::unique_ptr<XlsxXml> xml)
        : m_workbook(workbook), m_xml(std::move(xml))
    {
    }
    Result<void> readRow(XlsxRow &row);
    void readCell(XlsxRow &row, int column);
    void place(XlsxRow &row, int column);

    const XlsxWorkbook &m_workbook;
    std::unique_ptr<XlsxXml> m_xml;
    QString m_text; ///< of the cell that is being read
    qint64 m_lastRow = 0;
    qsizetype m_rowBytes = 0;
    bool m_inData = false;
    bool m_done = false;
};

/// The merged cells that begin in the first rows of a sheet, found in its raw text: they are listed behind all cells.
Result<std::vector<XlsxMerge>> xlsxMerges(const XlsxWorkbook &workbook, const XlsxSheet &sheet, qint64 lastRow);

inline constexpr int maxSheetColumns = 16'384;

} // namespace millrace::interchange
