// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/interchange/shared_data.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QTemporaryDir>

using namespace millrace;
using namespace millrace::test;

namespace {

QStringList headersOf(const QByteArray &bytes, const CsvReadOptions &options = {})
{
    const auto reader = csvOf(bytes, options);
    if (!reader)
        FAIL(told(reader.error()).toStdString());
    return (*reader)->headers();
}

QString csvFailure(const QByteArray &bytes, const CsvReadOptions &options = {})
{
    const auto reader = csvOf(bytes, options);
    if (!reader)
        return told(reader.error());
    const auto rows = rowsOf(**reader);
    return rows ? QString() : told(rows.error());
}

TableNotes csvNotes(const QByteArray &bytes, const CsvReadOptions &options = {})
{
    auto reader = csvOf(bytes, options);
    REQUIRE(reader);
    REQUIRE(rowsOf(**reader));
    return (*reader)->notes();
}

const QStringList abc{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
const QStringList oneTwoThree{QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")};

} // namespace

TEST_CASE("a plain table is read with its headers and lines")
{
    auto reader = csvOf("a,b,c\n1,2,3\n\n4,5,6\n");
    REQUIRE(reader);
    CHECK((*reader)->headers() == abc);
    CHECK((*reader)->delimiter() == u',');
    CHECK((*reader)->encoding() == TextEncoding::Utf8);
    TableRow row;
    REQUIRE((*reader)->next(row).value());
    CHECK(row.line == 2);
    CHECK(QStringList(row.cells.begin(), row.cells.end()) == oneTwoThree);
    REQUIRE((*reader)->next(row).value());
    CHECK(row.line == 4);
    CHECK(row.cells[2] == u"6");
    CHECK_FALSE((*reader)->next(row).value());
    CHECK_FALSE((*reader)->next(row).value());
    CHECK((*reader)->position() == (*reader)->size());
}

TEST_CASE("every line ending ends a record, also mixed ones")
{
    const Table expected{oneTwoThree, {QStringLiteral("4"), QStringLiteral("5"), QStringLiteral("6")}};
    CHECK(csvRows("a,b,c\n1,2,3\n4,5,6\n") == expected);
    CHECK(csvRows("a,b,c\r\n1,2,3\r\n4,5,6\r\n") == expected);
    CHECK(csvRows("a,b,c\r1,2,3\r4,5,6\r") == expected);
    CHECK(csvRows("a,b,c\r\n1,2,3\n4,5,6") == expected);
    CHECK(csvRows("\"a\",\"b\",\"c\"\r1,2,\"3\"\r\n\r\n4,5,\"6\"") == expected);
}

TEST_CASE("quoted cells hold delimiters, line ends and doubled quotes")
{
    const Table rows = csvRows("a,b\n\"x, y\",\"line 1\r\nline 2\"\n\"say \"\"hi\"\"\",\"\"\"\"\n\"\",z\n");
    REQUIRE(rows.size() == 3);
    CHECK(rows[0] == QStringList{QStringLiteral("x, y"), QStringLiteral("line 1\r\nline 2")});
    CHECK(rows[1] == QStringList{QStringLiteral("say \"hi\""), QStringLiteral("\"")});
    CHECK(rows[2] == QStringList{QString(), QStringLiteral("z")});
}

TEST_CASE("the line of a row is where it begins, quoted line ends counted")
{
    auto reader = csvOf("a,b\r\n\"1\r\n2\n3\r4\",x\r\n5,6\r\n");
    REQUIRE(reader);
    TableRow row;
    REQUIRE((*reader)->next(row).value());
    CHECK(row.line == 2);
    REQUIRE((*reader)->next(row).value());
    CHECK(row.line == 6);
}

TEST_CASE("quotes in the middle of a cell are text")
{
    const Table rows = csvRows("a,b\nheight 6\" tall,5'11\"\n");
    CHECK(rows[0] == QStringList{QStringLiteral("height 6\" tall"), QStringLiteral("5'11\"")});
}

TEST_CASE("spaces around quotes do not break a quoted cell, spaces of plain cells are kept")
{
    const Table rows = csvRows("a,b,c\n1, \"6,000,000\" , x \n");
    CHECK(rows[0] == QStringList{QStringLiteral("1"), QStringLiteral("6,000,000"), QStringLiteral(" x ")});
}

TEST_CASE("text after a closing quote is kept and noted")
{
    auto reader = csvOf("a,b,c\n1,\"Hey, I missed \" it\",3\n2,\"x\"y,4\n");
    REQUIRE(reader);
    const auto rows = rowsOf(**reader);
    REQUIRE(rows);
    CHECK((*rows)[0] == QStringList{QStringLiteral("1"), QStringLiteral("Hey, I missed \" it"), QStringLiteral("3")});
    CHECK((*rows)[1] == QStringList{QStringLiteral("2"), QStringLiteral("x\"y"), QStringLiteral("4")});
    CHECK((*reader)->notes().strayQuotes.count == 2);
    CHECK((*reader)->notes().strayQuotes.firstLine == 2);
}

TEST_CASE("an unclosed quote is refused with the line where it opened")
{
    CHECK(csvFailure("a,b\n1,2\n3,\"4\n5,6\n") == u"file_format: x.csv, unclosed_quote, 3");
    CHECK(csvFailure("a,b\n\"1\n1\",2\n3,\"4\n5,6\n") == u"file_format: x.csv, unclosed_quote, 4");
    // The next quote of the file ends the runaway cell in front of text.
    CHECK(csvFailure("a,b\n1,\"2\n3,\"4\"\n5,6\n") == u"file_format: x.csv, unclosed_quote, 2");
    CHECK(csvFailure("a,\"b\n1,2\n") == u"file_format: x.csv, unclosed_quote, 1");
    CHECK(csvFailure("\"") == u"file_format: x.csv, unclosed_quote, 1");
}

TEST_CASE("ragged rows are filled up or kept, and noted")
{
    auto reader = csvOf("a,b,c\n1\n1,2,3\n1,2,3,4\n1,2,3,,\n");
    REQUIRE(reader);
    const auto rows = rowsOf(**reader);
    REQUIRE(rows);
    CHECK((*rows)[0] == QStringList{QStringLiteral("1"), QString(), QString()});
    CHECK((*rows)[2].value(3) == u"4");
    const TableNotes &notes = (*reader)->notes();
    CHECK(notes.shortRows.count == 1);
    CHECK(notes.shortRows.firstLine == 2);
    CHECK(notes.longRows.count == 1);
    CHECK(notes.longRows.firstLine == 4);
}

TEST_CASE("headers are trimmed, filled in and made unique")
{
    CHECK(headersOf(" name ,,name,NAME,\n") == QStringList{QStringLiteral("name"), QStringLiteral("column 2"),
                                                           QStringLiteral("name (2)"), QStringLiteral("NAME (3)"),
                                                           QStringLiteral("column 5")});
    CHECK(csvNotes(" name ,,name\n").renamedHeaders ==
          QStringList{QStringLiteral("column 2"), QStringLiteral("name (2)")});
    CHECK(headersOf("name,name,name (2)\n") ==
          QStringList{QStringLiteral("name"), QStringLiteral("name (3)"), QStringLiteral("name (2)")});
    CHECK(headersOf(",column 1\n") == QStringList{QStringLiteral("column 1 (2)"), QStringLiteral("column 1")});
    CHECK(headersOf("1,2\n", {.headerRow = false}) ==
          QStringList{QStringLiteral("column 1"), QStringLiteral("column 2")});
    CHECK(csvRows("1,2\n", {.headerRow = false}).size() == 1);
}

TEST_CASE("the delimiter is guessed over several rows, outside of quotes")
{
    const auto delimiterOf = [](const QByteArray &bytes, const CsvReadOptions &options = {}) {
        const auto reader = csvOf(bytes, options);
        REQUIRE(reader);
        return (*reader)->delimiter();
    };
    CHECK(delimiterOf("a;b;c\n1;2;3\n") == u';');
    CHECK(delimiterOf("a;b\n1,5;2,5\n3,5;4,5\n") == u';');
    CHECK(delimiterOf("a\tb\n1,2\t3\n") == u'\t');
    CHECK(delimiterOf("a|b|c\nx, y|2|3\n") == u'|');
    CHECK(delimiterOf("\"a;b\",\"c;d\"\n\"1;2\",\"3;4\"\n") == u',');
    CHECK(delimiterOf("name\nsmith; john\ndoe; jane\n") == u',');
    CHECK(delimiterOf("only\n1\n2\n") == u',');
    CHECK(delimiterOf("A title above\na;b;c;d\n1;2;3;4\n1;2;3;4\n1;2;3;4\n1;2;3;4\n") == u';');
    CHECK(delimiterOf("a,b;c,d\n1,2;3,4\n", {.delimiter = ';'}) == u';');
    CHECK(delimiterOf("sep=;\na;b,c\n1;2,3\n") == u';');
    CHECK(delimiterOf("SEP=|\r\na|b\r\n") == u'|');
}

TEST_CASE("a line sep= is no part of the table, a header that only looks like it is")
{
    auto reader = csvOf("sep=;\r\na;b\r\n1;2\r\n");
    REQUIRE(reader);
    CHECK((*reader)->headers() == QStringList{QStringLiteral("a"), QStringLiteral("b")});
    TableRow row;
    REQUIRE((*reader)->next(row).value());
    CHECK(row.line == 3);
    CHECK(headersOf("sep=x,b\n1,2\n") == QStringList{QStringLiteral("sep=x"), QStringLiteral("b")});
    CHECK(headersOf("sep=\n1\n") == QStringList{QStringLiteral("sep=")});
}

TEST_CASE("records above the header are left out when told, never guessed away")
{
    const QByteArray bytes("Report of May\nall regions,,\n\na;b;c\n1;2;3\n");
    const auto reader = csvOf(bytes, {.skippedRecords = 2});
    REQUIRE(reader);
    CHECK((*reader)->headers() == abc);
    CHECK((*reader)->delimiter() == u';');
    TableRow row;
    REQUIRE((*reader)->next(row).value());
    CHECK(row.line == 5);
    CHECK(csvFailure(bytes, {.skippedRecords = 5}) == u"file_format: x.csv, empty");
    CHECK(headersOf("Report of May\na,b\n").size() == 1);
}

TEST_CASE("a file without content is refused as empty")
{
    CHECK(csvFailure("") == u"file_format: x.csv, empty");
    CHECK(csvFailure("\n\n") == u"file_format: x.csv, empty");
    CHECK(csvFailure("\xEF\xBB\xBF") == u"file_format: x.csv, empty");
    CHECK(csvFailure("a,b\n").isEmpty());
    CHECK(csvRows("\n\n", {.headerRow = false, .skipBlankLines = false}) == Table{{QString()}, {QString()}});
}

TEST_CASE("NUL bytes never reach a cell")
{
    auto reader = csvOf(QByteArray("a,b,c\n\0,2,3\nx\0y,5,6\n", 20));
    REQUIRE(reader);
    const auto rows = rowsOf(**reader);
    REQUIRE(rows);
    CHECK((*rows)[0][0] == QString(QChar(0xFFFD)));
    CHECK((*rows)[1][0] == QStringLiteral("x\uFFFDy"));
    CHECK((*reader)->notes().nulCharacters.count == 2);
}

TEST_CASE("undecodable bytes are replaced, counted and located")
{
    QByteArray bytes("a,b\n");
    for (int i = 0; i < 30; ++i)
        bytes += "重庆,1\n";
    const qsizetype offset = bytes.size();
    bytes += "\xFF,2\n";
    auto reader = csvOf(bytes);
    REQUIRE(reader);
    CHECK((*reader)->encoding() == TextEncoding::Utf8);
    const auto rows = rowsOf(**reader);
    REQUIRE(rows);
    CHECK(rows->back()[0] == QString(QChar(0xFFFD)));
    CHECK((*reader)->notes().invalidText.count == 1);
    CHECK((*reader)->notes().invalidTextOffset == offset);
}

TEST_CASE("a byte order mark inside the file is text, at its beginning it is not")
{
    CHECK(headersOf("\xEF\xBB\xBFname,x\n").value(0) == u"name");
    CHECK(csvRows("\xEF\xBB\xBF"
                  "a,b\n\xEF\xBB\xBFx,y\n")[0][0] == QStringLiteral("\uFEFFx"));
}

TEST_CASE("cells, rows and columns have limits with a clear refusal")
{
    const QByteArray big(10'000'000, 'x');
    CHECK(csvRows("a,b\n1," + big + "\n")[0][1].size() == big.size());
    CHECK(csvRows("a,b\n1,\"" + big + "\"\n")[0][1].size() == big.size());
    CHECK(csvFailure("a,b\n1,2\n1," + big + "y\n") == u"file_format: x.csv, cell_too_large, 3");
    CHECK(csvFailure("a,b\n1,\"" + big + "y\"\n") == u"file_format: x.csv, cell_too_large, 2");
    CHECK(csvFailure("a,b\n1,\"" + big + "y") == u"file_format: x.csv, cell_too_large, 2");
    CHECK(csvFailure("a,b\n" + QByteArray(9'999, ',') + "\n").isEmpty());
    CHECK(csvFailure("a,b\n" + QByteArray(10'000, ',') + "\n") == u"file_format: x.csv, too_many_columns, 2");
    const QByteArray part = QByteArray(9'000'000, 'x') + ',';
    CHECK(csvFailure("a,b\n" + part.repeated(9) + "\n") == u"file_format: x.csv, row_too_large, 2");
}

TEST_CASE("records survive every place where a block may be cut")
{
    // Blocks are 256 KB behind a sample of 1 MB; the records move against them by one byte at a time.
    for (int shift = 0; shift < 7; ++shift) {
        QByteArray bytes = QByteArray("h") + QByteArray(shift, 'h') + ",b\r\n";
        const QByteArray record("\"x\"\"y\r\n重\",z庆\r\n");
        int count = 0;
        for (; bytes.size() < 2'500'000; ++count)
            bytes += record;
        auto reader = csvOf(bytes);
        REQUIRE(reader);
        TableRow row;
        qint64 line = 2;
        int seen = 0;
        bool same = true;
        while ((*reader)->next(row).value()) {
            same = same && row.line == line && row.cells[0] == QStringLiteral("x\"y\r\n重") &&
                   row.cells[1] == QStringLiteral("z庆");
            line += 2;
            ++seen;
        }
        CHECK(same);
        CHECK(seen == count);
    }
}

TEST_CASE("a file that shows its encoding only after the sample is read in it")
{
    if (!canDecode(TextEncoding::Gb18030))
        return;
    QByteArray bytes("name,n\n");
    while (bytes.size() < 1'200'000)
        bytes += "plain ascii,1\n";
    for (int i = 0; i < 20; ++i)
        bytes += "\xD6\xD8\xC7\xEC\xC6\xA1\xBE\xC6\xB9\xC9\xB7\xDD\xD3\xD0\xCF\xDE\xB9\xAB\xCB\xBE,2\n";
    auto reader = csvOf(bytes);
    REQUIRE(reader);
    const auto rows = rowsOf(**reader);
    REQUIRE(rows);
    CHECK((*reader)->encoding() == TextEncoding::Gb18030);
    CHECK(rows->back()[0] == QStringLiteral("重庆啤酒股份有限公司"));
    CHECK((*reader)->notes().invalidText.count == 0);
}

TEST_CASE("a missing file, a folder and a file that is something else are told apart")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("x.csv"));
    CHECK(CsvReader::open(path).error().code == ErrorCode::MissingFile);
    CHECK(CsvReader::open(folder.path()).error().code == ErrorCode::FileUnreadable);
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("SQLite format 3\0 and so on", 26);
    file.close();
    const auto refused = CsvReader::open(path);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().arguments == QStringList{path, QStringLiteral("foreign"), QStringLiteral("sqlite")});
}

TEST_CASE("after a refusal the reader stays refused")
{
    auto reader = csvOf("a,b\n1,\"2");
    REQUIRE(reader);
    TableRow row;
    CHECK_FALSE((*reader)->next(row));
    CHECK_FALSE((*reader)->next(row));
}
