// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/interchange/shared_data.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace millrace;
using namespace millrace::test;

namespace {

QJsonArray expectedRows(const QString &csv)
{
    QString json = csv;
    json.replace(QStringLiteral("/csvs/"), QStringLiteral("/json/"))
        .replace(QStringLiteral("/csv/"), QStringLiteral("/json/"));
    json.replace(json.size() - 3, 3, QStringLiteral("json"));
    if (!QFile::exists(json))
        return {QStringLiteral("none")};
    return QJsonDocument::fromJson(contentOf(json)).array();
}

/// Reads to the end; the word for how it ended.
QString outcomeOf(const QString &path, qint64 *rows = nullptr)
{
    auto reader = CsvReader::open(path);
    if (!reader)
        return reader.error().arguments.value(1);
    TableRow row;
    qint64 count = 0;
    for (;;) {
        const auto found = (*reader)->next(row);
        if (!found)
            return found.error().arguments.value(1);
        if (!*found)
            break;
        ++count;
        CHECK(row.cells.size() >= size_t((*reader)->headers().size()));
    }
    if (rows)
        *rows = count;
    return QStringLiteral("read");
}

} // namespace

TEST_CASE("csv-spectrum reads as its JSON says")
{
    int compared = 0;
    for (const QString &path : filesBelow(sharedData(QStringLiteral("csv-torture/csv-spectrum/csvs")))) {
        INFO(path.toStdString());
        const QJsonArray expected = expectedRows(path);
        auto reader = CsvReader::open(path);
        REQUIRE(reader);
        QJsonArray actual;
        const auto rows = rowsOf(**reader);
        REQUIRE(rows);
        for (const QStringList &row : *rows) {
            QJsonObject object;
            for (qsizetype i = 0; i < row.size(); ++i)
                object.insert((*reader)->headers().value(i), row[i]);
            actual.append(object);
        }
        CHECK(actual == expected);
        ++compared;
    }
    CHECK((compared == 6 || sharedData(QStringLiteral("csv-torture")).isEmpty()));
}

TEST_CASE("csv-test-data reads as its JSON says")
{
    int compared = 0;
    for (const QString &path : filesBelow(sharedData(QStringLiteral("csv-torture/csv-test-data/csv")))) {
        const QJsonArray expected = expectedRows(path);
        if (expected == QJsonArray{QStringLiteral("none")})
            continue;
        INFO(path.toStdString());
        // Its JSON counts the header as a row and a blank line as a row of one empty cell; only the file that has a
        // header and nothing else expects the header left out.
        CsvReadOptions options{.headerRow = false, .skipBlankLines = false};
        if (expected.isEmpty())
            options = {};
        auto reader = CsvReader::open(path, options);
        REQUIRE(reader);
        const auto rows = rowsOf(**reader);
        REQUIRE(rows);
        QJsonArray actual;
        for (const QStringList &row : *rows)
            actual.append(QJsonArray::fromStringList(row));
        CHECK(actual == expected);
        ++compared;
    }
    CHECK((compared == 10 || sharedData(QStringLiteral("csv-torture")).isEmpty()));
}

TEST_CASE("every torture and contact file is read to the end or refused with a reason")
{
    int read = 0, refused = 0;
    for (const QString &set : {QStringLiteral("csv-torture"), QStringLiteral("contacts-csv")}) {
        for (const QString &path : filesBelow(sharedData(set))) {
            INFO(path.toStdString());
            const QString outcome = outcomeOf(path);
            CHECK_FALSE(outcome.isEmpty());
            ++(outcome == u"read" ? read : refused);
        }
    }
    if (read + refused > 0) {
        CHECK(read + refused == 150);
        CHECK(read > 120);
    }
}

TEST_CASE("files of the torture set show what they are known for")
{
    const QString root = sharedData(QStringLiteral("csv-torture"));
    if (root.isEmpty())
        return;
    const auto open = [&](const char *name, const CsvReadOptions &options = {}) {
        auto reader = CsvReader::open(root + u'/' + QString::fromLatin1(name), options);
        if (!reader)
            FAIL(told(reader.error()).toStdString());
        return std::move(*reader);
    };
    {
        auto reader = open("csvkit/mac_newlines.csv");
        CHECK(rowsOf(*reader).value() ==
              Table{{QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")},
                    {QStringLiteral("Once upon\ra time"), QStringLiteral("5"), QStringLiteral("6")}});
    }
    {
        auto reader = open("csvkit/test_utf16_little.csv");
        CHECK(reader->encoding() == TextEncoding::Utf16Le);
        CHECK(rowsOf(*reader).value().back().back() == u"ʤ");
    }
    {
        auto reader = open("messytables/utf-16le_encoded.csv");
        CHECK(reader->encoding() == TextEncoding::Utf16Le);
        CHECK(rowsOf(*reader).has_value());
        CHECK(reader->notes().invalidText.count == 0);
    }
    {
        auto reader = open("csvkit/sniff_limit.csv");
        CHECK(reader->delimiter() == u';');
    }
    {
        auto reader = open("clevercsv/milk.csv");
        CHECK(reader->delimiter() == u'\t');
    }
    {
        auto reader = open("csvkit/realdata/event-notification-rpt-lastmonth.txt");
        CHECK(reader->delimiter() == u'|');
    }
    {
        auto reader = open("csv-test-files-nepote/CSV-basic-ISO-8859-1.LF.csv");
        CHECK(reader->encoding() == TextEncoding::Windows1252);
        CHECK(rowsOf(*reader).value().back() ==
              QStringList{QStringLiteral("Hélène"), QStringLiteral("Mahé"), QStringLiteral("42")});
    }
    {
        auto reader = open("messytables/spanish_chars.csv");
        CHECK(reader->headers().contains(QStringLiteral("Descripción")));
    }
    {
        auto reader = open("csvlint/invalid-byte-sequence.csv");
        CHECK(reader->headers().contains(QStringLiteral("Histórico")));
    }
    {
        auto reader = open("tabulator/special/latin1.csv");
        CHECK(rowsOf(*reader).value().back().back() == u"©");
    }
    {
        auto reader = open("csvkit/null_byte.csv");
        CHECK(rowsOf(*reader).value().front() ==
              QStringList{QString(QChar(0xFFFD)), QStringLiteral("2"), QStringLiteral("3")});
        CHECK(reader->notes().nulCharacters.count == 1);
    }
    {
        auto reader = open("csvkit/bad.csv");
        CHECK(rowsOf(*reader).has_value());
        CHECK(reader->notes().longRows.count == 1);
        CHECK(reader->notes().shortRows.count == 1);
    }
    {
        auto reader = open("csvkit/test_skip_lines.csv");
        CHECK(rowsOf(*reader).value().size() == 1);
    }
    {
        auto reader = open("csvkit/realdata/ks_1033_data.csv");
        CHECK(rowsOf(*reader).value().size() == 1575);
    }
    {
        auto reader = open("messytables/complex.csv");
        CHECK(rowsOf(*reader).value()[2].value(2) == u"6,000,000");
    }
    CHECK(outcomeOf(root + QStringLiteral("/messytables/complex.html")) == u"foreign");
    CHECK(rowsOf(*open("messytables/211.csv.gz")).value().size() == 2132);
    CHECK(outcomeOf(root + QStringLiteral("/csvkit/empty.csv")) == u"empty");
}

TEST_CASE("contact files of other programs are read in their encodings")
{
    const QString root = sharedData(QStringLiteral("contacts-csv"));
    if (root.isEmpty())
        return;
    const QString data = root + QStringLiteral("/salesforce-dataloader/test/resources/testfiles/data/");
    const Table expected{{QStringLiteral("row1-1"), QStringLiteral("row1-2"), QStringLiteral("row1-3")},
                         {QStringLiteral("row2-1"), QStringLiteral("row2-2"), QStringLiteral("row2-3")}};
    for (const char *name : {"csvtext.csv", "csvtext_BOM_UTF16LE.csv"}) {
        INFO(name);
        auto reader = CsvReader::open(data + QString::fromLatin1(name));
        REQUIRE(reader);
        CHECK((*reader)->headers() ==
              QStringList{QStringLiteral("column1"), QStringLiteral("column2"), QStringLiteral("column3")});
        const Table rows = rowsOf(**reader).value();
        REQUIRE(rows.size() >= 2);
        CHECK(Table(rows.begin(), rows.begin() + 2) == expected);
    }
    // Its name says UTF-32, its mark UTF-16BE: no encoding makes text of it.
    CHECK(outcomeOf(data + QStringLiteral("csvtext_BOM_UTF32LE.csv")) == u"foreign");
    qint64 rows = 0;
    CHECK(outcomeOf(data + QStringLiteral("20kRows.csv"), &rows) == u"read");
    CHECK(rows >= 9'000);
    for (const char *name : {"roundcube/gmail.vcf", "roundcube/all.vcf"})
        CHECK(outcomeOf(root + u'/' + QString::fromLatin1(name)) == u"foreign");
}
