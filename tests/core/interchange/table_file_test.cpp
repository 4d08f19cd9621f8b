// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/table_file.h"
#include "core/interchange/zip_package.h"
#include "tests/core/interchange/import_fixture.h"
#include "tests/core/interchange/xlsx_fixture.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace millrace;
using namespace millrace::test;

namespace {

TableFileColumn columnOf(const char *header, FieldType type, int scale = 0)
{
    TableFileColumn column;
    column.key = column.header = QString::fromLatin1(header);
    column.field.type = type;
    column.field.scale = scale;
    return column;
}

const CurrencyCode yuan = *CurrencyCode::fromString(u"CNY");

/// Two groups of lines with subtotals, and totals below.
TableFile sample()
{
    TableFile file;
    file.title = QStringLiteral("Sales: all/none");
    file.columns = {columnOf("who", FieldType::Text),        columnOf("won", FieldType::Integer),
                    columnOf("n", FieldType::Integer),       columnOf("value", FieldType::Money),
                    columnOf("rate", FieldType::Decimal, 1), columnOf("latest", FieldType::Date)};
    file.columns[1].total = file.columns[2].total = file.columns[3].total = TableFileColumn::Total::Sum;
    file.columns[4].percent = true;
    file.columns[4].formula = QStringLiteral("IFERROR([1]/[2],\"\")");
    file.columns[5].total = TableFileColumn::Total::Maximum;
    const auto row = [&](TableFileRow::Kind kind, const char *who, int won, int n, std::int64_t minor, int tenths,
                         int day) {
        TableFileRow line;
        line.kind = kind;
        line.records = n;
        line.cells = {
            Value(QString::fromUtf8(who)), Value(won), Value(n), Value(Money{minor, yuan}), Value(Decimal{tenths, 1}),
            Value(QDate(2025, 1, day))};
        file.rows.push_back(line);
    };
    using Kind = TableFileRow::Kind;
    row(Kind::Line, "=cmd|'/c calc'", 1, 2, 123'456, 500, 3);
    row(Kind::Line, "Bob", 2, 2, 1, 1000, 9);
    row(Kind::Subtotal, "East", 3, 4, 123'457, 750, 9);
    row(Kind::Others, "Others", 0, 1, 0, 0, 1);
    row(Kind::Subtotal, "West", 0, 1, 0, 0, 1);
    row(Kind::Total, "Total", 3, 5, 123'457, 600, 9);
    file.about = {{QStringLiteral("Only"), QStringLiteral("=everything")}};
    file.aboutSheet = QStringLiteral("About");
    return file;
}

QByteArray partOfFile(const QString &path, const char *part)
{
    auto package = must(interchange::ZipPackage::open(memoryFile(contentOf(path)), path));
    return must(package->part(QString::fromLatin1(part)))->readAll();
}

} // namespace

TEST_CASE("a table goes into a workbook with totals as formulas and their results", "[table file]")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("t.xlsx"));
    const TableFileReport report = must(writeTableFile(sample(), path, ExportFormat::Xlsx));
    CHECK(report.rows == 6);
    CHECK(report.lines == 3);
    // Read back by the program's own reader, stored results of formulas included.
    const Table rows = xlsxRows(contentOf(path));
    REQUIRE(rows.size() == 7);
    CHECK(rows[0] == QStringList{"who", "won", "n", "value", "rate", "latest"});
    CHECK(rows[1] == QStringList{"=cmd|'/c calc'", "1", "2", "1234.56 CNY", "50%", "2025-01-03"});
    CHECK(rows[3] == QStringList{"East", "3", "4", "1234.57 CNY", "75%", "2025-01-09"});
    CHECK(rows[6] == QStringList{"Total", "3", "5", "1234.57 CNY", "60%", "2025-01-09"});
    const QByteArray sheet = partOfFile(path, "xl/worksheets/sheet1.xml");
    CHECK(sheet.contains("<f>SUBTOTAL(9,B2:B3)</f><v>3</v>"));
    CHECK(sheet.contains("<f>SUBTOTAL(9,B5:B5)</f><v>0</v>"));
    CHECK(sheet.contains("<f>SUBTOTAL(9,B2:B6)</f><v>3</v>"));
    CHECK(sheet.contains("<f>SUBTOTAL(9,D2:D6)</f><v>1234.57</v>"));
    CHECK(sheet.contains("<f>SUBTOTAL(4,F2:F6)</f>"));
    CHECK(sheet.contains("<f>IFERROR(B7/C7,\"\")</f><v>0.6</v>"));
    CHECK(sheet.contains("state=\"frozen\""));
    CHECK(sheet.contains("<autoFilter ref=\"A1:F5\"/>")); // to the last line: totals are not sorted among them
    // A text is never a formula.
    CHECK_FALSE(sheet.contains("<f>=cmd"));
    CHECK_FALSE(sheet.contains("<f>cmd"));
    CHECK(partOfFile(path, "xl/styles.xml").contains("0.0%"));
    CHECK(partOfFile(path, "xl/workbook.xml").contains("name=\"Sales all none\""));
    CHECK(partOfFile(path, "xl/workbook.xml").contains("name=\"About\""));
}

TEST_CASE("totals that no lines make stand as values", "[table file]")
{
    QTemporaryDir folder;
    TableFile file = sample();
    file.linesMakeTotals = false;
    const QString path = folder.filePath(QStringLiteral("t.xlsx"));
    must(writeTableFile(file, path, ExportFormat::Xlsx));
    const QByteArray sheet = partOfFile(path, "xl/worksheets/sheet1.xml");
    CHECK(sheet.contains("<f>SUBTOTAL(9,B2:B3)</f>"));
    CHECK_FALSE(sheet.contains("B2:B6"));
    CHECK(xlsxRows(contentOf(path)).back()[1] == QStringLiteral("3"));
}

TEST_CASE("a chart of the table is a chart of the workbook, over its lines alone", "[table file]")
{
    QTemporaryDir folder;
    TableFile file = sample();
    // One group: lines, then their total.
    file.rows = {file.rows[0], file.rows[1], file.rows[5]};
    XlsxChart chart;
    chart.kind = GENERATE(XlsxChart::Kind::Bar, XlsxChart::Kind::StackedBar, XlsxChart::Kind::Line,
                          XlsxChart::Kind::Area, XlsxChart::Kind::Funnel);
    chart.sheet = QStringLiteral("Chart");
    chart.title = QStringLiteral("Won");
    chart.values = {1, 2};
    file.chart = chart;
    const QString path = folder.filePath(QStringLiteral("t.xlsx"));
    must(writeTableFile(file, path, ExportFormat::Xlsx));
    const QByteArray drawn = partOfFile(path, "xl/charts/chart1.xml");
    CHECK(drawn.contains("'Sales all none'!$A$2:$A$3"));
    CHECK(drawn.contains("'Sales all none'!$B$2:$B$3"));
    CHECK(drawn.contains("'Sales all none'!$C$2:$C$3"));
    CHECK_FALSE(drawn.contains("$B$4"));
    CHECK(xlsxRows(contentOf(path)).size() == 4);
    // Without lines there is nothing to draw.
    file.rows = {file.rows.back()};
    const QString empty = folder.filePath(QStringLiteral("e.xlsx"));
    must(writeTableFile(file, empty, ExportFormat::Xlsx));
    CHECK_FALSE(contentOf(empty).contains("xl/charts"));
}

TEST_CASE("a table goes into delimited text with guarded formulas, and into JSON as it is", "[table file]")
{
    QTemporaryDir folder;
    const QString csv = folder.filePath(QStringLiteral("t.csv"));
    must(writeTableFile(sample(), csv, ExportFormat::Csv));
    const QByteArray text = contentOf(csv);
    CHECK(text.startsWith("\xEF\xBB\xBFwho,won,n,value,rate,latest\r\n"));
    CHECK(text.contains("\"'=cmd|'/c calc'\",1,2,1234.56 CNY,50.0%,2025-01-03\r\n"));
    CHECK(text.count('\n') == 7);
    CHECK(writeTableFile(sample(), csv, ExportFormat::Csv).error().code == ErrorCode::OutputExists);
    const QString json = folder.filePath(QStringLiteral("t.json"));
    must(writeTableFile(sample(), json, ExportFormat::Json));
    const QJsonObject document = QJsonDocument::fromJson(contentOf(json)).object();
    const QJsonArray rows = document[QStringLiteral("rows")].toArray();
    REQUIRE(rows.size() == 6);
    CHECK(rows[5].toObject()[QStringLiteral("kind")].toString() == QStringLiteral("total"));
    CHECK(rows[0].toObject()[QStringLiteral("cells")].toArray()[0].toString() == QStringLiteral("=cmd|'/c calc'"));
    CHECK(rows[0].toObject()[QStringLiteral("cells")].toArray()[4].toString() == QStringLiteral("50.0"));
    CHECK_FALSE(writeTableFile(sample(), folder.filePath(QStringLiteral("t.vcf")), ExportFormat::Vcard));
    CHECK(QDir(folder.path()).entryList(QDir::Files).size() == 2);
}
