// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/ods_workbook.h"

#include "core/interchange/ods_sheet.h"

namespace millrace::interchange {

Result<std::unique_ptr<OdsWorkbook>> OdsWorkbook::open(std::unique_ptr<QIODevice> device, const QString &name)
{
    MILLRACE_ASSIGN(std::unique_ptr<ZipPackage> package, ZipPackage::open(std::move(device), name));
    std::unique_ptr<OdsWorkbook> workbook(new OdsWorkbook(std::move(package)));
    MILLRACE_ASSIGN(const bool encrypted, workbook->isEncrypted());
    if (encrypted)
        return fail(ErrorCode::FileFormat, {name, QStringLiteral("encrypted")});
    MILLRACE_TRY(workbook->listSheets());
    return workbook;
}

/// Only the manifest says so: the parts of a protected document look like damaged ones.
Result<bool> OdsWorkbook::isEncrypted() const
{
    const QString manifest = QStringLiteral("META-INF/manifest.xml");
    if (!m_package->contains(manifest))
        return false;
    MILLRACE_ASSIGN(std::unique_ptr<ZipPart> part, m_package->part(manifest));
    XlsxXml xml(std::move(part), name(), manifest);
    while (xml.next())
        if (xml.isStart() && xml.element() == u"encryption-data")
            return true;
    return false;
}

Result<std::unique_ptr<XlsxXml>> OdsWorkbook::content() const
{
    const QString part = QStringLiteral("content.xml");
    MILLRACE_ASSIGN(std::unique_ptr<ZipPart> opened, m_package->part(part));
    return std::make_unique<XlsxXml>(std::move(opened), name(), part);
}

Result<void> OdsWorkbook::listSheets()
{
    MILLRACE_ASSIGN(const std::unique_ptr<XlsxXml> xml, content());
    QStringList hidden; // names of the styles that hide a sheet
    QString style;
    bool inSheets = false;
    while (xml->next()) {
        if (!xml->isStart())
            continue;
        const QStringView element = xml->element();
        if (element == u"style") {
            style = xml->attribute(QLatin1String("name"));
        } else if (element == u"table-properties") {
            if (xml->attribute(QLatin1String("display")) == u"false")
                hidden << style;
        } else if (element == u"spreadsheet") {
            inSheets = true;
        } else if (inSheets && element == u"table") {
            m_sheets.push_back(
                {xml->attribute(QLatin1String("name")), hidden.contains(xml->attribute(QLatin1String("style-name")))});
            xml->skip();
        }
    }
    MILLRACE_TRY(xml->outcome());
    if (!inSheets)
        return fail(ErrorCode::FileFormat, {name(), QStringLiteral("foreign"), QStringLiteral("odf")});
    return {};
}

Result<std::unique_ptr<SheetRows>> OdsWorkbook::rows(size_t sheet)
{
    MILLRACE_ASSIGN(std::unique_ptr<XlsxXml> xml, content());
    size_t before = 0;
    bool inSheets = false;
    while (xml->next()) {
        if (!xml->isStart())
            continue;
        inSheets = inSheets || xml->element() == u"spreadsheet";
        if (!inSheets || xml->element() != u"table")
            continue;
        if (before++ == sheet)
            break;
        xml->skip();
    }
    MILLRACE_TRY(xml->outcome());
    return std::unique_ptr<SheetRows>(std::make_unique<OdsSheetRows>(name(), std::move(xml)));
}

} // namespace millrace::interchange
