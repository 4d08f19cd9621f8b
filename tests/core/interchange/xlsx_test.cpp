// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/xlsx_format.h"
#include "tests/core/interchange/xlsx_fixture.h"
#include "tests/support/catch.h"

using namespace millrace;
using namespace millrace::test;
using namespace millrace::interchange;

namespace {

QByteArray textCell(const QByteArray &text)
{
    return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

QByteArray textRow(const QByteArrayList &cells)
{
    QByteArray row = "<row>";
    for (const QByteArray &cell : cells)
        row += cell.isEmpty() ? QByteArray("<c/>") : textCell(cell);
    return row + "</row>";
}

QString shown(const char *stored, const char *code, bool epoch1904 = false)
{
    return xlsxShown(QString::fromLatin1(stored), xlsxFormatOfCode(QString::fromUtf8(code)), epoch1904)
        .value_or(QStringLiteral("none"));
}

} // namespace

TEST_CASE("numbers of a workbook are the text that a person sees, exact and without exponents")
{
    CHECK(shown("274.65000000000003", "General") == u"274.65");
    CHECK(shown("1.38E+10", "0.00E+00") == u"13800000000");
    CHECK(shown("1.0000000000000001E-2", "General") == u"0.01");
    CHECK(shown("25842000000262376", "General") == u"25842000000262376");
    CHECK(shown("-12.50", "#,##0.00") == u"-12.5");
    CHECK(shown("7", "00000") == u"00007");
    CHECK(shown("0.125", "0.0%") == u"12.5%");
    CHECK(shown("no", "General") == u"none");
    CHECK(shown("1e999", "General") == u"none");
}

TEST_CASE("days and times are recognised by their number format")
{
    CHECK(shown("44301", "yyyy\\-mm\\-dd;@") == u"2021-04-15");
    CHECK(shown("44301.5", "m/d/yy h:mm") == u"2021-04-15 12:00:00");
    CHECK(shown("44301.5", "d mmm") == u"2021-04-15 12:00:00");
    CHECK(shown("44301", "[$-804]yyyy\"年\"m\"月\"d\"日\"") == u"2021-04-15");
    CHECK(shown("0.75", "h:mm AM/PM") == u"18:00:00");
    CHECK(shown("1.25", "[h]:mm:ss") == u"30:00:00");
    CHECK(shown("0.0000115856", "mm:ss.000") == u"00:00:01.001");
    CHECK(shown("12", "\"days\" 0") == u"12");
    CHECK(shown("12", "[Red]0;[Blue]-0") == u"12");
    CHECK(shown("12", "0_d") == u"12");
    // Excel's calendar has a day that never was, and none before 1900.
    CHECK(shown("1", "yyyy-mm-dd") == u"1900-01-01");
    CHECK(shown("59", "yyyy-mm-dd") == u"1900-02-28");
    CHECK(shown("60", "yyyy-mm-dd") == u"1900-02-29");
    CHECK(shown("61", "yyyy-mm-dd") == u"1900-03-01");
    CHECK(shown("-3", "yyyy-mm-dd") == u"-3");
    CHECK(shown("99999999", "yyyy-mm-dd") == u"99999999");
    CHECK(shown("2958465", "yyyy-mm-dd") == u"9999-12-31");
    CHECK(shown("42839", "yyyy-mm-dd", true) == u"2021-04-15");
    CHECK(shown("0", "yyyy-mm-dd", true) == u"1904-01-01");
    for (const int id : {14, 15, 16, 17, 22, 27, 31, 57})
        CHECK(xlsxBuiltinFormat(id).kind == XlsxNumberFormat::Kind::Date);
    for (const int id : {0, 1, 4, 37, 44, 48, 49})
        CHECK(xlsxBuiltinFormat(id).kind == XlsxNumberFormat::Kind::Plain);
    CHECK(xlsxBuiltinFormat(46).kind == XlsxNumberFormat::Kind::Duration);
}

TEST_CASE("cells of every kind are read: shared and inline texts, numbers, truths, errors, formulas")
{
    WorkbookParts parts;
    parts.texts =
        "<si><t>name</t></si><si><r><t>Ri</t></r><r><rPr/><t xml:space=\"preserve\">ch </t></r></si>"
        "<si><t>重庆</t><rPh sb=\"0\" eb=\"1\"><t>ちょん</t></rPh></si><si><t>a_x000D_\nb_x005F_x000D_</t></si>";
    parts.formats = "yyyy-mm-dd";
    const QByteArray rows =
        "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"inlineStr\"><is><t>value</t></is></c></row>"
        "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c><c r=\"B3\"><v>1.50</v></c></row>"
        "<row r=\"5\"><c r=\"A5\" t=\"s\"><v>2</v></c><c r=\"B5\" t=\"b\"><v>1</v></c></row>"
        "<row r=\"6\"><c r=\"A6\" t=\"s\"><v>3</v></c><c r=\"B6\" s=\"1\"><v>44301</v></c></row>"
        "<row r=\"7\"><c r=\"A7\" t=\"str\"><f>A1&amp;B1</f><v>stored</v></c><c r=\"B7\" t=\"e\"><v>#N/A</v></c></row>"
        "<row r=\"8\"><c r=\"A8\"><f>1+1</f></c><c r=\"B8\" t=\"d\"><v>2021-04-15T10:00:00</v></c></row>"
        "<row r=\"9\"><c r=\"A9\" s=\"1\"/></row>"
        "<row r=\"10\"><c r=\"B10\" t=\"s\"><v>99</v></c><c r=\"A10\"><v>x</v></c></row>";
    const QByteArray bytes = workbookOf(rows, parts);
    CHECK(xlsxRows(bytes) == Table{{"name", "value"},
                                   {"Rich ", "1.5"},
                                   {"重庆", "TRUE"},
                                   {"a\n\nb_x000D_", "2021-04-15"},
                                   {"stored", ""},
                                   {"", "2021-04-15 10:00:00"},
                                   {"x", ""}});
    auto reader = xlsxOf(bytes);
    REQUIRE(reader);
    TableRow row;
    REQUIRE((*reader)->next(row));
    CHECK(row.line == 3);
    REQUIRE((*reader)->next(row));
    CHECK(row.line == 5);
    REQUIRE(rowsOf(**reader));
    CHECK((*reader)->notes().errorCells.count == 1);
    CHECK((*reader)->notes().errorCells.firstLine == 7);
    CHECK((*reader)->notes().uncountedCells.count == 1);
    CHECK((*reader)->position() <= (*reader)->size());
}

TEST_CASE("namespaces, missing references and dates from 1904 are taken as writers make them")
{
    WorkbookParts parts;
    parts.sheetHead = "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\">";
    parts.sheets = {{"S", "<x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>day</x:t></x:is></x:c></x:row>"
                          "<x:row><x:c s=\"1\"><x:v>0.0</x:v></x:c></x:row></x:sheetData>"}};
    parts.settings = "<workbookPr date1904=\"1\"/>";
    parts.formats = "yyyy-mm-dd";
    ZipParts made = partsOf(parts);
    for (auto &[name, content] : made)
        if (name.startsWith("xl/worksheets"))
            content.replace("</worksheet>", "</x:worksheet>");
    CHECK(xlsxRows(zipOf(made)) == Table{{"day"}, {"1904-01-01"}});
    // Backslashes and capitals in the names of parts, as some writers have them.
    for (auto &[name, content] : made)
        name = name.toUpper().replace('/', '\\');
    CHECK(xlsxRows(zipOf(made)) == Table{{"day"}, {"1904-01-01"}});
}

TEST_CASE("a sheet is chosen by name or number, else the first visible one with cells")
{
    const auto sheet = [](const QByteArray &text) {
        return "<sheetData>" + textRow({text}) + textRow({"1"}) + "</sheetData>";
    };
    WorkbookParts parts;
    parts.sheets = {{"Hidden\" state=\"hidden", sheet("h")},
                    {"Empty", "<sheetData><row><c s=\"1\"/></row></sheetData>"},
                    {"客户", sheet("c")},
                    {"2", sheet("two")}};
    const QByteArray bytes = zipOf(partsOf(parts));
    CHECK(xlsxRows(bytes).front() == QStringList{"c"});
    CHECK(xlsxRows(bytes, {.sheet = "hidden"}).front() == QStringList{"h"});
    CHECK(xlsxRows(bytes, {.sheet = "客户"}).front() == QStringList{"c"});
    CHECK(xlsxRows(bytes, {.sheet = "3"}).front() == QStringList{"c"});
    CHECK(xlsxRows(bytes, {.sheet = "2"}).front() == QStringList{"two"}); // a name before a number
    CHECK(xlsxFailure(bytes, {.sheet = "5"}) == u"unknown_sheet 5 Hidden Empty 客户 2");
    CHECK(xlsxFailure(bytes, {.sheet = "Empty"}) == u"empty");
    auto reader = xlsxOf(bytes);
    REQUIRE(reader);
    CHECK((*reader)->sheet() == u"客户");
    CHECK((*reader)->sheets() == QStringList{"Hidden", "Empty", "客户", "2"});
}

TEST_CASE("titles above the header are left out and said")
{
    const QByteArray table = textRow({"name", "phone", "city"}) + textRow({"A", "1", "x"}) + textRow({"B", "2", "y"});
    for (const QByteArray &above : {textRow({"Customers 2021"}), textRow({"Customers", "2021"}).replace("2021", "")}) {
        auto reader = xlsxOf(workbookOf(above + table));
        REQUIRE(reader);
        CHECK((*reader)->headers() == QStringList{"name", "phone", "city"});
        CHECK((*reader)->notes().rowsAboveHeader.count == 1);
        CHECK((*reader)->notes().rowsAboveHeader.firstLine == 2);
    }
    // A title over two columns is known by its merged cells.
    WorkbookParts parts;
    parts.sheets = {{"S", "<sheetData>" + textRow({"Title"}) + textRow({"a", "b"}) + textRow({"1", "2"}) +
                              "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells>"}};
    CHECK(xlsxRows(zipOf(partsOf(parts))) == Table{{"a", "b"}, {"1", "2"}});
    // One column has no title to be seen, a header with gaps is still one, and a person may say otherwise.
    CHECK(xlsxRows(workbookOf(textRow({"only"}) + textRow({"1"}))) == Table{{"only"}, {"1"}});
    CHECK(xlsxRows(workbookOf(textRow({"a", "", "c"}) + textRow({"1", "2", "3"}))) ==
          Table{{"a", "column 2", "c"}, {"1", "2", "3"}});
    CHECK(xlsxRows(workbookOf(table), {.headerRow = 2}) == Table{{"A", "1", "x"}, {"B", "2", "y"}});
    CHECK(xlsxFailure(workbookOf(table), {.headerRow = 9}) == u"header_row 9");
}

TEST_CASE("a header of two merged rows is read as one")
{
    WorkbookParts parts;
    const QByteArray rows =
        textRow({"Name", "Phone", "", "City"}) + textRow({"", "office", "mobile", ""}) + textRow({"A", "1", "2", "x"});
    parts.sheets = {{"S", "<sheetData>" + rows +
                              "</sheetData><mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/>"
                              "<mergeCell ref=\"D1:D2\"/></mergeCells>"}};
    const Table expected{{"Name", "Phone office", "Phone mobile", "City"}, {"A", "1", "2", "x"}};
    CHECK(xlsxRows(zipOf(partsOf(parts))) == expected);
    auto reader = xlsxOf(zipOf(partsOf(parts)));
    REQUIRE(reader);
    CHECK((*reader)->notes().mergedHeader.count == 2);
    // Without the vertical merges the second row still only names parts.
    parts.sheets[0].second = "<sheetData>" + rows + "</sheetData><mergeCells><mergeCell ref=\"B1:C1\"/></mergeCells>";
    CHECK(xlsxRows(zipOf(partsOf(parts))) == expected);
    // Merged data below a plain header changes nothing.
    parts.sheets[0].second = "<sheetData>" + textRow({"a", "b"}) + textRow({"1", "2"}) + textRow({"", "3"}) +
                             "</sheetData><mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>";
    CHECK(xlsxRows(zipOf(partsOf(parts))) == Table{{"a", "b"}, {"1", "2"}, {"", "3"}});
}

TEST_CASE("what is no workbook is refused with the reason")
{
    const QByteArray good = workbookOf(textRow({"a"}) + textRow({"1"}));
    CHECK(xlsxFailure({}) == u"empty");
    CHECK(xlsxFailure("name,phone\nA,1\n") == u"foreign text");
    CHECK(xlsxFailure("%PDF-1.4 ...") == u"foreign pdf");
    CHECK(xlsxFailure(zipOf({{"readme.txt", "hello"}})) == u"foreign zip");
    CHECK(xlsxFailure(zipOf({{"word/document.xml", "<x/>"}})) == u"foreign docx");
    CHECK(xlsxFailure(good.left(good.size() / 2)) == u"bad_zip");
    CHECK(xlsxFailure(workbookOf("<row><c")).startsWith(u"bad_workbook xl/worksheets/sheet1.xml"));
    CHECK(xlsxFailure(workbookOf(textRow({"a"}) + "<row><c><v>1</v></b></row>")).startsWith(u"bad_workbook"));
    CHECK(xlsxFailure(workbookOf({})) == u"empty");
    CHECK(xlsxFailure(zipOf(partsOf({}))) == u"no_sheet");
    const QByteArray compound("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    CHECK(xlsxFailure(compound + QByteArray(600, '\0')).startsWith(u"bad_workbook ole"));
    // Every way to cut a workbook ends in words or in rows, never in a crash.
    for (qsizetype cut = 0; cut < good.size(); cut += 7)
        CHECK_FALSE(xlsxFailure(good.left(cut)).isEmpty());
    for (qsizetype at = 0; at < good.size(); at += 3) {
        QByteArray flipped = good;
        flipped[at] = char(flipped[at] ^ 0x5A);
        CHECK_FALSE(xlsxFailure(flipped).isEmpty());
    }
}

TEST_CASE("bombs are refused before they fill the memory")
{
    // One inline text that inflates a thousandfold.
    WorkbookParts parts;
    const QByteArray huge = "<row><c t=\"inlineStr\"><is><t>" + QByteArray(60'000'000, 'a') + "</t></is></c></row>";
    parts.sheets = {{"S", "<sheetData>" + huge + "</sheetData>"}};
    CHECK(xlsxFailure(zipOf(partsOf(parts))) == u"zip_bomb");
    // The same, stored, has an honest ratio: the cell itself is too large.
    CHECK(xlsxFailure(zipOf(partsOf(parts), false)).startsWith(u"cell_too_large"));
    // A sum of small runs is no way around it.
    QByteArray runs = "<row><c t=\"inlineStr\"><is>";
    for (int i = 0; i < 30; ++i)
        runs += "<r><t>" + QByteArray(500'000, char('a' + i % 20)) + "</t></r>";
    parts.sheets = {{"S", "<sheetData>" + runs + "</is></c></row></sheetData>"}};
    CHECK(xlsxFailure(zipOf(partsOf(parts))).startsWith(u"cell_too_large"));
    // Entities that multiply, and elements without end.
    parts.sheets = {{"S", "<sheetData>" + textRow({"a"}) + "</sheetData>"}};
    parts.sheetHead = "<!DOCTYPE worksheet [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet>";
    CHECK(xlsxFailure(zipOf(partsOf(parts))).startsWith(u"xml_entities"));
    parts.sheetHead = "<worksheet>";
    parts.sheets = {{"S", "<sheetData><row>" + QByteArray("<c>").repeated(5'000) + "</row></sheetData>"}};
    CHECK(xlsxFailure(zipOf(partsOf(parts))).startsWith(u"bad_workbook"));
    ZipParts many;
    for (int i = 0; i < 10'001; ++i)
        many.emplace_back("xl/part" + QByteArray::number(i), "");
    CHECK(xlsxFailure(zipOf(many)) == u"zip_bomb");
    CHECK(xlsxFailure(workbookOf("<row><c r=\"XFE1\"><v>1</v></c></row>")).startsWith(u"too_many_columns"));
    // Cells at the last place of a sheet cost nothing.
    const QByteArray far = textRow({"a"}) + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    CHECK(xlsxFailure(workbookOf(far)) == u"read");
}
