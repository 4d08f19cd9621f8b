// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/interchange/xlsx_fixture.h"

#include "tests/support/catch.h"

#include <QFile>
#include <QTemporaryDir>

#include <zip.h>

namespace millrace::test {

QByteArray zipOf(const ZipParts &parts, bool deflated)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("made.zip"));
    int error = 0;
    zip_t *archive = zip_open(QFile::encodeName(path).constData(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    REQUIRE(archive);
    for (const auto &[name, content] : parts) {
        zip_source_t *source = zip_source_buffer(archive, content.constData(), zip_uint64_t(content.size()), 0);
        const zip_int64_t index = zip_file_add(archive, name.constData(), source, ZIP_FL_ENC_UTF_8);
        REQUIRE(index >= 0);
        zip_set_file_compression(archive, zip_uint64_t(index), deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 9);
    }
    REQUIRE(zip_close(archive) == 0);
    return contentOf(path);
}

ZipParts partsOf(const WorkbookParts &workbook)
{
    const QByteArray office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    QByteArray list, relations;
    ZipParts parts;
    parts.emplace_back("[Content_Types].xml", "<Types/>");
    parts.emplace_back("_rels/.rels", "<Relationships><Relationship Id=\"r1\" Type=\"" + office +
                                          "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    int number = 0;
    for (const auto &[name, content] : workbook.sheets) {
        const QByteArray id = QByteArray::number(++number);
        list += "<sheet sheetId=\"" + id + "\" r:id=\"s" + id + "\" name=\"" + name + "\"/>";
        relations += "<Relationship Id=\"s" + id + "\" Type=\"" + office + "/worksheet\" Target=\"worksheets/sheet" +
                     id + ".xml\"/>";
        parts.emplace_back("xl/worksheets/sheet" + id + ".xml", workbook.sheetHead + content + "</worksheet>");
    }
    parts.emplace_back("xl/workbook.xml",
                       "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" +
                           office + "\">" + workbook.settings + "<sheets>" + list + "</sheets></workbook>");
    relations += "<Relationship Id=\"t\" Type=\"" + office + "/sharedStrings\" Target=\"sharedStrings.xml\"/>";
    relations += "<Relationship Id=\"f\" Type=\"" + office + "/styles\" Target=\"/xl/styles.xml\"/>";
    parts.emplace_back("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
    parts.emplace_back("xl/sharedStrings.xml", "<sst>" + workbook.texts + "</sst>");
    QByteArray codes, styles = "<xf numFmtId=\"0\"/>";
    int format = 164;
    if (!workbook.formats.isEmpty())
        for (const QByteArray &code : workbook.formats.split('\n')) {
            codes += "<numFmt numFmtId=\"" + QByteArray::number(format) + "\" formatCode=\"" + code + "\"/>";
            styles += "<xf numFmtId=\"" + QByteArray::number(format++) + "\"/>";
        }
    parts.emplace_back("xl/styles.xml", "<styleSheet><numFmts>" + codes +
                                            "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>" +
                                            styles + "</cellXfs></styleSheet>");
    return parts;
}

QByteArray workbookOf(const QByteArray &rows, WorkbookParts rest)
{
    rest.sheets.insert(rest.sheets.begin(), {"Sheet1", "<sheetData>" + rows + "</sheetData>"});
    return zipOf(partsOf(rest));
}

Result<std::unique_ptr<SheetTable>> xlsxOf(const QByteArray &bytes, const SheetOptions &options)
{
    return SheetTable::open(memoryFile(bytes), QStringLiteral("x.xlsx"), options);
}

Table xlsxRows(const QByteArray &bytes, const SheetOptions &options)
{
    auto reader = xlsxOf(bytes, options);
    if (!reader)
        return {{told(reader.error())}};
    Table table{(*reader)->headers()};
    auto rows = rowsOf(**reader);
    if (!rows)
        return {{told(rows.error())}};
    table.insert(table.end(), rows->begin(), rows->end());
    return table;
}

QString xlsxFailure(const QByteArray &bytes, const SheetOptions &options)
{
    auto reader = xlsxOf(bytes, options);
    if (!reader)
        return reader.error().arguments.mid(1).join(u' ');
    auto rows = rowsOf(**reader);
    return rows ? QStringLiteral("read") : rows.error().arguments.mid(1).join(u' ');
}

} // namespace millrace::test
