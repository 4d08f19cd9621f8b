// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/workbook.h"
#include "core/interchange/xlsx_workbook.h"

namespace millrace::interchange {

/// An OpenDocument spreadsheet: all sheets lie in one part, which is read anew for each of them.
class OdsWorkbook : public Workbook
{
public:
    static Result<std::unique_ptr<OdsWorkbook>> open(std::unique_ptr<QIODevice> device, const QString &name);

    const QString &name() const override { return m_package->name(); }
    std::vector<SheetInfo> sheets() const override { return m_sheets; }
    Result<std::unique_ptr<SheetRows>> rows(size_t sheet) override;

private:
    explicit OdsWorkbook(std::unique_ptr<ZipPackage> package) : m_package(std::move(package)) {}
    Result<bool> isEncrypted() const;
    Result<std::unique_ptr<XlsxXml>> content() const;
    Result<void> listSheets();

    std::unique_ptr<ZipPackage> m_package;
    std::vector<SheetInfo> m_sheets;
};

/// Texts that a file only says are there again and again may take that much.
inline constexpr qint64 maxRepeatedBytes = 256'000'000;

} // namespace millrace::interchange
