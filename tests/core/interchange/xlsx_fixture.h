// SPDX-License-Identifier: GPL-3.0-or-later
// Workbooks made part by part, so that a test can break any of them.
#pragma once

#include "core/interchange/sheet_table.h"
#include "tests/core/interchange/shared_data.h"

namespace millrace::test {

using ZipParts = std::vector<std::pair<QByteArray, QByteArray>>;

/// A ZIP archive; `deflated` false stores the parts as they are.
QByteArray zipOf(const ZipParts &parts, bool deflated = true);

struct WorkbookParts
{
    std::vector<std::pair<QByteArray, QByteArray>> sheets; ///< name (perhaps with more attributes) and inner XML
    QByteArray texts;                                      ///< the <si> elements
    QByteArray formats;                                    ///< codes of the cell styles 1, 2 ..., divided by line ends
    QByteArray settings;
    QByteArray sheetHead = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";
};
ZipParts partsOf(const WorkbookParts &workbook);
/// A workbook of one sheet with these rows ("<row>..</row>").
QByteArray workbookOf(const QByteArray &rows, WorkbookParts rest = {});

Result<std::unique_ptr<SheetTable>> xlsxOf(const QByteArray &bytes, const SheetOptions &options = {});
/// Headers and rows, or the finding that refused the file as the only cell.
Table xlsxRows(const QByteArray &bytes, const SheetOptions &options = {});
/// The finding and its arguments, joined by blanks.
QString xlsxFailure(const QByteArray &bytes, const SheetOptions &options = {});

} // namespace millrace::test
