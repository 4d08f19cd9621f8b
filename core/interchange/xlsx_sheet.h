// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/xlsx_workbook.h"

namespace millrace::interchange {

/// The rows of a sheet of an .xlsx workbook.
class XlsxSheetRows : public SheetRows
{
public:
    static Result<std::unique_ptr<XlsxSheetRows>> open(const XlsxWorkbook &workbook, const QString &part);

    Result<bool> next(SheetRow &row) override;
    qint64 position() const override { return m_xml->part().inflated(); }
    qint64 size() const override { return m_xml->part().declaredSize(); }
    /// Found in the sheet's raw text: they are listed behind all cells.
    Result<std::vector<SheetMerge>> merges(qint64 lastRow) override;

private:
    XlsxSheetRows(const XlsxWorkbook &workbook, QString part, std::unique_ptr<XlsxXml> xml)
        : m_workbook(workbook), m_part(std::move(part)), m_xml(std::move(xml))
    {
    }
    Result<void> readRow(SheetRow &row);
    void readCell(SheetRow &row, int column);
    void place(SheetRow &row, int column);

    const XlsxWorkbook &m_workbook;
    QString m_part;
    std::unique_ptr<XlsxXml> m_xml;
    QString m_text; ///< of the cell that is being read
    qint64 m_lastRow = 0;
    qsizetype m_rowBytes = 0;
    bool m_inData = false;
    bool m_done = false;
};

} // namespace millrace::interchange
