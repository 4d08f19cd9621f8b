// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/workbook.h"

#include "core/interchange/foreign_format.h"
#include "core/interchange/ods_workbook.h"
#include "core/interchange/xls_workbook.h"
#include "core/interchange/xlsx_workbook.h"

namespace millrace::interchange {

void SheetRow::clear(qint64 row)
{
    number = row;
    cells.clear();
    filled = errors = uncounted = 0;
}

void SheetRow::place(int column, const QString &text)
{
    if (text.isEmpty())
        return;
    if (cells.size() <= size_t(column))
        cells.resize(size_t(column) + 1);
    filled += cells[size_t(column)].isEmpty() ? 1 : 0;
    cells[size_t(column)] = text;
}

Result<std::unique_ptr<Workbook>> openWorkbook(std::unique_ptr<QIODevice> device, const QString &name)
{
    const auto refuse = [&name](QStringList finding) {
        finding.prepend(name);
        return fail(ErrorCode::FileFormat, std::move(finding));
    };
    const QByteArray sample = device->read(64 * 1024);
    if (sample.isEmpty())
        return refuse({QStringLiteral("empty")});
    const QString foreign = foreignFormat(sample).value_or(QStringLiteral("text"));
    device->seek(0);
    if (foreign == u"xls") {
        MILLRACE_ASSIGN(std::unique_ptr<XlsWorkbook> workbook, XlsWorkbook::open(std::move(device), name));
        return std::unique_ptr<Workbook>(std::move(workbook));
    }
    if (foreign == u"ods") {
        MILLRACE_ASSIGN(std::unique_ptr<OdsWorkbook> workbook, OdsWorkbook::open(std::move(device), name));
        return std::unique_ptr<Workbook>(std::move(workbook));
    }
    if (foreign != u"xlsx" && foreign != u"zip")
        return refuse({QStringLiteral("foreign"), foreign});
    MILLRACE_ASSIGN(std::unique_ptr<XlsxWorkbook> workbook, XlsxWorkbook::open(std::move(device), name));
    return std::unique_ptr<Workbook>(std::move(workbook));
}

} // namespace millrace::interchange
