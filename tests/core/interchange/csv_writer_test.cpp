// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/csv_writer.h"
#include "tests/core/interchange/shared_data.h"
#include "tests/support/catch.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>

#include <random>

using namespace millrace;
using namespace millrace::test;

namespace {

QByteArray csvWritten(const Table &table, const CsvWriteOptions &options = {})
{
    QBuffer buffer;
    REQUIRE(buffer.open(QIODevice::WriteOnly));
    CsvWriter writer(&buffer, QStringLiteral("out.csv"), options);
    for (const QStringList &row : table)
        REQUIRE(writer.writeRow(row));
    REQUIRE(writer.finish());
    CHECK(writer.rows() == qint64(table.size()));
    return buffer.data();
}

constexpr CsvWriteOptions bare{.byteOrderMark = false, .crlf = false};

/// Strings that break programs: the shared list where it is there, and our own in any case.
QStringList naughtyStrings()
{
    QStringList strings{QString(),
                        QStringLiteral(" "),
                        QStringLiteral("\""),
                        QStringLiteral("\"\""),
                        QStringLiteral("a\"b"),
                        QStringLiteral(" \"quoted\" "),
                        QStringLiteral("a,b;c\td|e"),
                        QStringLiteral("\r\n"),
                        QStringLiteral("\r"),
                        QStringLiteral("a\n"),
                        QStringLiteral("sep=;"),
                        QStringLiteral("SEP=,"),
                        QStringLiteral("\uFEFF"),
                        QStringLiteral("\uFEFFx"),
                        QStringLiteral("x\uFEFF"),
                        QStringLiteral("\u00A0x\u3000"),
                        QStringLiteral("=1+1"),
                        QStringLiteral("'=1+1"),
                        QStringLiteral("''@x"),
                        QStringLiteral("-12.50"),
                        QStringLiteral("+86 138 0013 8000"),
                        QStringLiteral("＝cmd"),
                        QStringLiteral("@SUM(A1)"),
                        QStringLiteral("\t=1"),
                        QStringLiteral("重庆啤酒"),
                        QStringLiteral("😀👨‍👩‍👧"),
                        QStringLiteral("\u0001\u001F\u007F"),
                        QStringLiteral("\u2028\u2029\u0085")};
    const QString folder = sharedData(QStringLiteral("naughty-strings"));
    if (!folder.isEmpty())
        for (const QJsonValue value : QJsonDocument::fromJson(contentOf(folder + QStringLiteral("/blns.json"))).array())
            strings.append(value.toString());
    return strings;
}

class FullDevice : public QIODevice
{
public:
    explicit FullDevice(qint64 room) : m_room(room) { open(QIODevice::WriteOnly | QIODevice::Unbuffered); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        const qint64 taken = qMin(size, m_room);
        m_room -= taken;
        return taken;
    }

private:
    qint64 m_room;
};

} // namespace

TEST_CASE("only what needs quotes gets them")
{
    const Table table{{QStringLiteral("a"), QStringLiteral("b c"), QString()},
                      {QStringLiteral("x,y"), QStringLiteral("say \"hi\""), QStringLiteral("1\n2")},
                      {QStringLiteral(" edge"), QStringLiteral("重庆"), QStringLiteral("重,庆")}};
    CHECK(csvWritten(table, bare) == "a,b c,\n\"x,y\",\"say \"\"hi\"\"\",\"1\n2\"\n\" edge\",重庆,\"重,庆\"\n");
    CHECK(csvWritten({{QStringLiteral("a")}}) == "\xEF\xBB\xBF"
                                                 "a\r\n");
    CHECK(csvWritten({{QStringLiteral("a,b"), QStringLiteral("c\td")}}, {.delimiter = '\t', .byteOrderMark = false}) ==
          "a,b\t\"c\td\"\r\n");
}

TEST_CASE("a row of one empty cell is no blank line")
{
    CHECK(csvWritten({{QString()}}, bare) == "\"\"\n");
    CHECK(csvRows("h\n" + csvWritten({{QString()}, {QStringLiteral(" ")}}, bare)) ==
          Table{{QString()}, {QStringLiteral(" ")}});
}

TEST_CASE("every naughty string comes back as it was, in every dialect")
{
    const QStringList strings = naughtyStrings();
    Table table;
    for (qsizetype i = 0; i < strings.size(); ++i) {
        table.push_back({strings[i], QStringLiteral("x"), strings[strings.size() - 1 - i]});
        table.push_back({QStringLiteral("y"), strings[i], QString()});
    }
    for (const char delimiter : {',', ';', '\t', '|'}) {
        for (const bool mark : {true, false}) {
            const QByteArray bytes = csvWritten(table, {.delimiter = delimiter, .byteOrderMark = mark, .crlf = mark});
            CsvReadOptions options{.encoding = TextEncoding::Utf8, .delimiter = delimiter, .headerRow = false};
            CHECK(csvRows(bytes, options) == table);
        }
    }
    for (const QString &string : strings) {
        INFO(string.toStdString());
        CHECK(csvRows(csvWritten({{string}}, bare),
                      {.encoding = TextEncoding::Utf8, .delimiter = ',', .headerRow = false}) == Table{{string}});
    }
}

TEST_CASE("what Excel would open in the default form is guessed right")
{
    const QByteArray bytes = csvWritten(
        {{QStringLiteral("名称"), QStringLiteral("城市")}, {QStringLiteral("重庆啤酒"), QStringLiteral("重庆, 渝中")}});
    auto reader = csvOf(bytes);
    REQUIRE(reader);
    CHECK((*reader)->encoding() == TextEncoding::Utf8Bom);
    CHECK((*reader)->headers() == QStringList{QStringLiteral("名称"), QStringLiteral("城市")});
    CHECK(rowsOf(**reader).value()[0][1] == QStringLiteral("重庆, 渝中"));
}

TEST_CASE("the formula guard covers formulas, leaves numbers, and can be taken back")
{
    for (const char16_t *formula :
         {u"=1+1", u"+cmd|' /C calc'!A0", u"-2+3", u"@SUM(A1)", u"\tx", u"\rx", u"＝1", u"'=1"})
        CHECK(needsFormulaGuard(formula));
    for (const char16_t *plain : {u"", u"x=1", u"-12.50", u"+86", u"-1,234.5", u"'quoted'", u"12-5", u"'-5"})
        CHECK_FALSE(needsFormulaGuard(plain));
    const CsvWriteOptions guarded{.byteOrderMark = false, .crlf = false, .guardFormulas = true};
    CHECK(csvWritten({{QStringLiteral("=1+1"), QStringLiteral("-5"), QStringLiteral("@x")}}, guarded) ==
          "\"'=1+1\",-5,\"'@x\"\n");
    Table table;
    for (const QString &string : naughtyStrings())
        table.push_back({string, QStringLiteral("x")});
    const QByteArray bytes = csvWritten(table, guarded);
    CsvReadOptions options{.encoding = TextEncoding::Utf8, .delimiter = ',', .headerRow = false};
    for (const QStringList &row : csvRows(bytes, options))
        CHECK_FALSE((needsFormulaGuard(row[0]) && !isFormulaGuarded(row[0])));
    options.stripFormulaGuard = true;
    CHECK(csvRows(bytes, options) == table);
}

TEST_CASE("NUL and lone surrogates are written as the replacement character")
{
    const QString broken = QStringLiteral("a") + QChar(u'\0') + QChar(0xD800) + QStringLiteral("b") + QChar(0xDC00);
    CHECK(csvWritten({{broken}}, bare) == "a\xEF\xBF\xBD\xEF\xBF\xBD"
                                          "b\xEF\xBF\xBD\n");
}

TEST_CASE("cells and rows larger than the buffer are written whole")
{
    const QString large(300'000, u'庆');
    const QString quotes(200'000, u'"');
    const Table table{{large, quotes, QStringLiteral("x")}, {QStringLiteral("1"), large + u'"', QString()}};
    CHECK(csvRows(csvWritten(table), {.headerRow = false}) == table);
}

TEST_CASE("random tables come back as they were")
{
    std::mt19937 random(7);
    const QString alphabet = QStringLiteral("ab ,;\t|\"\r\n'=é重😀");
    for (int round = 0; round < 300; ++round) {
        Table table;
        const int columns = 1 + int(random() % 4);
        for (int r = 0; r < 6; ++r) {
            QStringList row;
            for (int c = 0; c < columns; ++c) {
                QString cell;
                for (int n = int(random() % 6); n > 0; --n) {
                    const QChar unit = alphabet[qsizetype(random() % size_t(alphabet.size()))];
                    cell += unit.isSurrogate() ? QStringLiteral("😀") : QString(unit);
                }
                row.append(cell);
            }
            table.push_back(row);
        }
        const char delimiter = ",;\t|"[random() % 4];
        const QByteArray bytes = csvWritten(table, {.delimiter = delimiter, .byteOrderMark = false});
        CHECK(csvRows(bytes, {.encoding = TextEncoding::Utf8, .delimiter = delimiter, .headerRow = false}) == table);
    }
}

TEST_CASE("a device that is full is reported and stays reported")
{
    FullDevice device(300'000);
    CsvWriter writer(&device, QStringLiteral("out.csv"));
    const QStringList row(20, QStringLiteral("some text"));
    bool failed = false;
    for (int i = 0; i < 10'000 && !failed; ++i)
        failed = !writer.writeRow(row);
    CHECK(failed);
    CHECK_FALSE(writer.writeRow(row));
    const auto end = writer.finish();
    REQUIRE_FALSE(end);
    CHECK(end.error().arguments.value(0) == u"out.csv");
}
