// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/ods_workbook.h"
#include "tests/core/interchange/xlsx_fixture.h"
#include "tests/support/catch.h"

using namespace millrace;
using namespace millrace::test;
using namespace millrace::interchange;

namespace {

const QByteArray odsHead =
    "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
    "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">"
    "<office:automatic-styles><style:style style:name=\"away\" style:family=\"table\"><style:table-properties "
    "table:display=\"false\"/></style:style></office:automatic-styles><office:body><office:spreadsheet>";

/// A document of these tables; stored as it lies, as the kind of the file must be legible.
QByteArray odsOf(const QByteArray &tables, const ZipParts &more = {})
{
    ZipParts parts{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                   {"content.xml", odsHead + tables + "</office:spreadsheet></office:body></office:document-content>"}};
    parts.insert(parts.end(), more.begin(), more.end());
    return zipOf(parts, false);
}

QByteArray odsCell(const QByteArray &text, const QByteArray &attributes = "office:value-type=\"string\"")
{
    return "<table:table-cell " + attributes + "><text:p>" + text + "</text:p></table:table-cell>";
}

QByteArray odsRow(const QByteArray &cells, const QByteArray &attributes = {})
{
    return "<table:table-row " + attributes + ">" + cells + "</table:table-row>";
}

QByteArray odsTable(const QByteArray &rows, const QByteArray &attributes = "table:name=\"First\"")
{
    return "<table:table " + attributes + ">" + rows + "</table:table>";
}

/// The cells of one row below a heading of as many columns.
QStringList odsShown(const QByteArray &cells, int columns)
{
    QByteArray heading;
    for (int i = 0; i < columns; ++i)
        heading += odsCell("h" + QByteArray::number(i));
    const Table read = xlsxRows(odsOf(odsTable(odsRow(heading) + odsRow(cells))));
    return read.size() == 2 ? read[1] : QStringList{QStringLiteral("rows: %1").arg(read.size())} + read.front();
}

} // namespace

TEST_CASE("cells of an OpenDocument sheet are what they mean, not how they are shown")
{
    CHECK(
        odsShown(odsCell("1,234.50", "office:value-type=\"float\" office:value=\"1234.5\"") +
                     odsCell("00123", "office:value-type=\"float\" office:value=\"123\"") +
                     odsCell("50.00%", "office:value-type=\"percentage\" office:value=\"0.5\"") +
                     odsCell("5,50 EUR", "office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"5.5\""),
                 4) == QStringList{QStringLiteral("1234.5"), QStringLiteral("00123"), QStringLiteral("50%"),
                                   QStringLiteral("5.5 EUR")});
    CHECK(odsShown(odsCell("7.3.25", "office:value-type=\"date\" office:date-value=\"2025-03-07\"") +
                       odsCell("x", "office:value-type=\"date\" office:date-value=\"2025-03-07T14:05:06\"") +
                       odsCell("x", "office:value-type=\"date\" office:date-value=\"2025-03-07T00:00:00\"") +
                       odsCell("x", "office:value-type=\"time\" office:time-value=\"PT26H05M07S\"") +
                       odsCell("WAHR", "office:value-type=\"boolean\" office:boolean-value=\"true\""),
                   5) == QStringList{QStringLiteral("2025-03-07"), QStringLiteral("2025-03-07 14:05:06"),
                                     QStringLiteral("2025-03-07"), QStringLiteral("26:05:07"), QStringLiteral("TRUE")});
    CHECK(odsShown("<table:table-cell office:value-type=\"string\"><office:annotation><text:p>note</text:p>"
                   "</office:annotation><text:p>one<text:s text:c=\"2\"/>two<text:tab/><text:span>three</text:span>"
                   "</text:p><text:p>four</text:p></table:table-cell>",
                   1) == QStringList{QStringLiteral("one  two\tthree\nfour")});
}

TEST_CASE("errors and formulas without a result are empty cells that are counted")
{
    const QByteArray rows = odsRow(odsCell("a") + odsCell("b") + odsCell("c")) +
                            odsRow(odsCell("#N/A", "office:value-type=\"string\" calcext:value-type=\"error\"") +
                                   "<table:table-cell table:formula=\"of:=[.A1]\"/>" + odsCell("x"));
    auto reader = must(xlsxOf(odsOf(odsTable(rows))));
    const Table read = must(rowsOf(*reader));
    REQUIRE(read.size() == 1);
    CHECK(read[0] == QStringList{QString(), QString(), QStringLiteral("x")});
    CHECK(reader->notes().errorCells.count == 1);
    CHECK(reader->notes().uncountedCells.count == 1);
}

TEST_CASE("what is only said to be repeated is there as often, and empty rows only count")
{
    const QByteArray rows =
        odsRow(odsCell("a") + odsCell("b")) + odsRow("<table:table-cell/>", "table:number-rows-repeated=\"7\"") +
        odsRow(odsCell("x", "office:value-type=\"string\" table:number-columns-repeated=\"2\"") +
                   "<table:table-cell table:number-columns-repeated=\"16382\"/>",
               "table:number-rows-repeated=\"3\"") +
        odsRow("<table:table-cell table:number-columns-repeated=\"16384\"/>", "table:number-rows-repeated=\"1048000\"");
    auto reader = must(xlsxOf(odsOf(odsTable("<table:table-header-rows>" + rows + "</table:table-header-rows>"))));
    TableRow line;
    std::vector<qint64> lines;
    while (must(reader->next(line))) {
        lines.push_back(line.line);
        CHECK(line.cells == std::vector<QString>{QStringLiteral("x"), QStringLiteral("x")});
    }
    CHECK(lines == std::vector<qint64>{9, 10, 11});
}

TEST_CASE("of several sheets the first visible one with cells is read, or the one that is asked for")
{
    const QByteArray bytes =
        odsOf(odsTable(odsRow(odsCell("secret")), "table:name=\"Gone\" table:style-name=\"away\"") +
              odsTable({}, "table:name=\"Empty\"") +
              odsTable(odsRow(odsCell("name")) + odsRow(odsCell("A")), "table:name=\"People\"") +
              odsTable(odsRow(odsCell("more")) + odsRow(odsCell("B")), "table:name=\"Rest\""));
    auto reader = must(xlsxOf(bytes));
    CHECK(reader->sheet() == QStringLiteral("People"));
    CHECK(reader->sheets().size() == 4);
    CHECK(xlsxRows(bytes, {QStringLiteral("rest"), 0}) == Table{{QStringLiteral("more")}, {QStringLiteral("B")}});
    CHECK(xlsxRows(bytes, {QStringLiteral("1"), 0}).front() == QStringList{QStringLiteral("secret")});
    CHECK(xlsxFailure(bytes, {QStringLiteral("None"), 0}).startsWith(QStringLiteral("unknown_sheet None")));
}

TEST_CASE("a title across the columns stands above the header here too")
{
    const QByteArray rows =
        odsRow(odsCell("All of them", "office:value-type=\"string\" table:number-columns-spanned=\"2\"") +
               "<table:covered-table-cell/>") +
        odsRow(odsCell("name") + odsCell("city")) + odsRow(odsCell("A") + odsCell("York"));
    auto reader = must(xlsxOf(odsOf(odsTable(rows))));
    CHECK(reader->headers() == QStringList{QStringLiteral("name"), QStringLiteral("city")});
    CHECK(reader->notes().rowsAboveHeader.count == 1);
}

TEST_CASE("a document that repeats itself beyond reason, is protected or damaged is refused")
{
    const QByteArray large(100'000, 'x');
    const auto failure = [](const QByteArray &rows) {
        return xlsxFailure(odsOf(odsTable(odsRow(odsCell("a")) + rows)));
    };
    CHECK(failure(odsRow(odsCell(large), "table:number-rows-repeated=\"1000000\""))
              .startsWith(QStringLiteral("zip_bomb")));
    CHECK(failure(odsRow(odsCell(large, "office:value-type=\"string\" table:number-columns-repeated=\"16000\"")))
              .startsWith(QStringLiteral("row_too_large")));
    CHECK(failure(odsRow(odsCell("x", "office:value-type=\"string\" table:number-columns-repeated=\"20000\"")))
              .startsWith(QStringLiteral("too_many_columns")));
    CHECK(xlsxFailure(odsOf("<table:table>")).startsWith(QStringLiteral("bad_workbook")));
    const ZipParts manifest{{"META-INF/manifest.xml",
                             "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry>"
                             "<m:encryption-data/></m:file-entry></m:manifest>"}};
    CHECK(xlsxFailure(odsOf(odsTable(odsRow(odsCell("a"))), manifest)) == QStringLiteral("encrypted"));
    const QByteArray whole = odsOf(odsTable(odsRow(odsCell("name")) + odsRow(odsCell("A"))));
    for (qsizetype cut = 0; cut < whole.size(); cut += 97)
        CHECK(xlsxFailure(whole.left(cut)) != QStringLiteral("read"));
}
