// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/xlsx_workbook.h"

namespace millrace::interchange {

/// The rows of a sheet of an .ods workbook, from behind the beginning of its table on. What the file only says is
/// repeated is repeated here, within bounds.
class OdsSheetRows : public SheetRows
{
public:
    OdsSheetRows(QString file, std::unique_ptr<XlsxXml> xml) : m_file(std::move(file)), m_xml(std::move(xml)) {}

    Result<bool> next(SheetRow &row) override;
    qint64 position() const override { return m_xml->part().inflated(); }
    qint64 size() const override { return m_xml->part().declaredSize(); }
    Result<std::vector<SheetMerge>> merges(qint64 lastRow) override;

private:
    struct Cell
    {
        QString text; ///< empty: nothing in it
        bool error = false;
        bool uncounted = false;
        int wide = 1;
        int high = 1;
    };

    Result<void> readRow(qint64 times);
    Result<void> placeCell(const Cell &cell, int column, qint64 times);
    Cell readCell();
    QString readParagraphs(bool &any);
    tl::unexpected<Error> refuse(const char *finding, qint64 row) const;

    QString m_file;
    std::unique_ptr<XlsxXml> m_xml;
    SheetRow m_row; ///< the last one that was read
    qint64 m_lastRow = 0;
    qint64 m_again = 0; ///< how often the last one is still to be given
    qint64 m_repeated = 0;
    qsizetype m_rowBytes = 0;
    std::vector<SheetMerge> m_merges;
    bool m_done = false;
};

} // namespace millrace::interchange
