// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/csv_writer.h"
#include "core/interchange/json_writer.h"
#include "tests/core/interchange/shared_data.h"
#include "tests/support/catch.h"

#include <QBuffer>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace millrace;
using namespace millrace::test;
using interchange::JsonReader;
using interchange::JsonToken;

namespace {

/// Reads every token of a text; "ok" or what stopped it.
QString parsed(const QByteArray &bytes)
{
    interchange::TextInput input(memoryFile(bytes), QStringLiteral("x.json"), interchange::NulCharacters::Keep);
    if (const auto begun = input.begin(std::nullopt); !begun)
        return begun.error().arguments.mid(1).join(u' ');
    JsonReader reader(input);
    for (;;) {
        const auto token = reader.next();
        if (!token)
            return token.error().arguments.mid(1).join(u' ');
        if (*token == JsonToken::End)
            return QStringLiteral("ok");
    }
}

/// How reading the text as a table ends.
QString tabled(const QByteArray &bytes)
{
    auto source = jsonOf(bytes);
    if (!source)
        return source.error().arguments.mid(1).join(u' ');
    const auto rows = rowsOf(**source);
    return rows ? QStringLiteral("ok") : QStringLiteral("late ") + told(rows.error());
}

Table jsonRows(const QByteArray &bytes, QStringList *headers = nullptr)
{
    auto source = jsonOf(bytes);
    if (!source)
        FAIL(told(source.error()).toStdString());
    if (headers)
        *headers = (*source)->headers();
    const auto rows = rowsOf(**source);
    REQUIRE(rows);
    return *rows;
}

} // namespace

TEST_CASE("an array of objects is a table")
{
    QStringList headers;
    const Table rows =
        jsonRows(R"([{"name":"Acme","amount":1234.50,"open":true},{"amount":1E400,"name":null}])", &headers);
    CHECK(headers == QStringList{QStringLiteral("name"), QStringLiteral("amount"), QStringLiteral("open")});
    CHECK(rows == Table{{QStringLiteral("Acme"), QStringLiteral("1234.50"), QStringLiteral("true")},
                        {QString(), QStringLiteral("1E400"), QString()}});
    CHECK(jsonRows("[]").empty());
    CHECK(jsonRows("[{}]") == Table{QStringList()});
}

TEST_CASE("JSON Lines are a table, one object a line")
{
    CHECK(jsonRows("{\"a\":1}\n{\"a\":2,\"b\":3}\n\n  {\"b\":4}\n") == Table{{QStringLiteral("1"), QString()},
                                                                             {QStringLiteral("2"), QStringLiteral("3")},
                                                                             {QString(), QStringLiteral("4")}});
    CHECK(tabled("{\"a\":1} {\"a\":2}") == u"bad_json 1 9 trailing");
    CHECK(tabled("{\"a\":1}\n[1]") == u"json_not_rows 2 1");
}

TEST_CASE("nested objects become dotted columns, arrays one cell")
{
    QStringList headers;
    const Table rows = jsonRows(R"([{"id":1,"address":{"city":"重庆","geo":{"lat":29.56}},"tags":["a","b",3,null,false],
        "lines":[{"q":1,"t":"x\"y"},[2,[]]],"none":[]},{"address":{"zip":"400000"},"address.city":"other"}])",
                                &headers);
    CHECK(headers == QStringList{QStringLiteral("id"), QStringLiteral("address.city"),
                                 QStringLiteral("address.geo.lat"), QStringLiteral("tags"), QStringLiteral("lines"),
                                 QStringLiteral("none"), QStringLiteral("address.zip"),
                                 QStringLiteral("address.city (2)")});
    CHECK(rows[0] == QStringList{QStringLiteral("1"), QStringLiteral("重庆"), QStringLiteral("29.56"),
                                 QStringLiteral("a; b; 3; false"), QStringLiteral(R"([{"q":1,"t":"x\"y"},[2,[]]])"),
                                 QString(), QString(), QString()});
    CHECK(rows[1].value(6) == u"400000");
    CHECK(rows[1].value(7) == u"other");
}

TEST_CASE("the line of a row is where its object begins")
{
    auto source = jsonOf("[\n {\"a\":1},\n\n {\"a\":\n2}\n]");
    REQUIRE(source);
    TableRow row;
    REQUIRE((*source)->next(row).value());
    CHECK(row.line == 2);
    REQUIRE((*source)->next(row).value());
    CHECK(row.line == 4);
    CHECK_FALSE((*source)->next(row).value());
    CHECK_FALSE((*source)->next(row).value());
}

TEST_CASE("escapes are decoded, NUL and lone surrogates replaced and noted")
{
    auto source = jsonOf(R"([{"a":"\"\\\/\b\f\n\r\t\u91cd\uD83D\uDE00","b":"x\u0000y\uD800z\uDC00\uD800\u0041"}])");
    REQUIRE(source);
    const Table rows = rowsOf(**source).value();
    CHECK(rows[0][0] == QStringLiteral("\"\\/\b\f\n\r\t重😀"));
    CHECK(rows[0][1] == QStringLiteral("x\uFFFDy\uFFFDz\uFFFD\uFFFDA"));
    CHECK((*source)->notes().nulCharacters.count == 4);
}

TEST_CASE("what is wrong is refused before the first row, with its place")
{
    CHECK(tabled("[{\"a\":1},\n{\"a\":}]") == u"bad_json 2 6 value");
    CHECK(tabled("[{\"a\":1}") == u"bad_json 1 9 end");
    CHECK(tabled("[{\"a\":1},]") == u"bad_json 1 10 value");
    CHECK(tabled("[{\"a\":01}]") == u"bad_json 1 9 number");
    CHECK(tabled("[{\"a\":\"x\ny\"}]") == u"bad_json 1 9 control_character");
    CHECK(tabled("[{\"a\":\"\\x\"}]") == u"bad_json 1 9 escape");
    CHECK(tabled("[{\"a\":tru}]") == u"bad_json 1 10 value");
    CHECK(tabled("[{a:1}]") == u"bad_json 1 3 key");
    CHECK(tabled("[{\"a\" 1}]") == u"bad_json 1 7 colon");
    CHECK(tabled("[{\"a\":1]]") == u"bad_json 1 8 comma");
    CHECK(tabled("[{\"a\":1}] x") == u"bad_json 1 11 trailing");
    CHECK(tabled("[{\"a\":1},5]") == u"json_not_rows 1 10");
    CHECK(tabled("[[1]]") == u"json_not_rows 1 2");
    CHECK(tabled("\"text\"") == u"json_not_rows 1 1");
    CHECK(tabled("") == u"empty");
    CHECK(tabled("  \n ").startsWith(u"bad_json"));
    CHECK(tabled(QByteArray("[{\"a\":") + QByteArray(300, '[')).endsWith(u"depth"));
    CHECK(tabled("[{\"a\":\"" + QByteArray(10'000'001, 'x') + "\"}]").endsWith(u"too_large"));
    CHECK(tabled("[{\"a\":\"" + QByteArray(10'000'000, 'x') + "\"}]") == u"ok");
    QByteArray wide("[{");
    for (int i = 0; i <= 10'000; ++i)
        wide += (i ? ",\"c" : "\"c") + QByteArray::number(i) + "\":1";
    CHECK(tabled(wide + "}]") == u"too_many_columns 1");
}

TEST_CASE("JSON in UTF-16 and with a byte order mark is read")
{
    const QString text = QStringLiteral("[{\"名\":\"重庆😀\"}]");
    const QByteArray little(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    CHECK(jsonRows("\xEF\xBB\xBF" + text.toUtf8())[0][0] == QStringLiteral("重庆😀"));
    if (Q_BYTE_ORDER == Q_LITTLE_ENDIAN)
        CHECK(jsonRows("\xFF\xFE" + little)[0][0] == QStringLiteral("重庆😀"));
}

TEST_CASE("strings survive every place where a block may be cut")
{
    for (int shift = 0; shift < 5; ++shift) {
        QByteArray bytes("[" + QByteArray(shift, ' '));
        const QByteArray object(R"({"k\u0065y":"a\u91cd\uD83D\uDE00\"庆","n":-12.50e+3,"t":true})");
        int count = 0;
        for (; bytes.size() < 1'700'000; ++count)
            bytes += (count ? "," : "") + object;
        auto source = jsonOf(bytes + "]");
        REQUIRE(source);
        TableRow row;
        bool same = true;
        int seen = 0;
        for (; (*source)->next(row).value(); ++seen)
            same = same && row.cells[0] == QStringLiteral("a重😀\"庆") && row.cells[1] == u"-12.50e+3" &&
                   row.cells[2] == u"true";
        CHECK(same);
        CHECK(seen == count);
    }
}

TEST_CASE("the JSON test suite: y parses, n is refused, i does either, as text and as table")
{
    int counted = 0;
    for (const QString &path : filesBelow(sharedData(QStringLiteral("json-test-suite/test_parsing")))) {
        const QString name = QFileInfo(path).fileName();
        INFO(name.toStdString());
        const QByteArray bytes = contentOf(path);
        const QString outcome = parsed(bytes);
        const QString table = tabled(bytes);
        CHECK_FALSE(table.startsWith(u"late"));
        if (name.startsWith(u"y_")) {
            CHECK(outcome == u"ok");
            CHECK((table == u"ok" || table.startsWith(u"json_not_rows")));
        } else if (name.startsWith(u"n_")) {
            // A refusal names the place, but for files without any text.
            CHECK((outcome.startsWith(u"bad_json") || outcome == u"empty" || outcome.startsWith(u"foreign")));
            CHECK(table != u"ok");
        }
        ++counted;
    }
    CHECK((counted == 0 || counted == 318));
    for (const QString &path : filesBelow(sharedData(QStringLiteral("json-test-suite/test_transform")))) {
        INFO(path.toStdString());
        CHECK_FALSE(tabled(contentOf(path)).isEmpty());
    }
}

TEST_CASE("real JSON files agree with Qt's parser")
{
    const QString folder = sharedData(QStringLiteral("url-email-fuzz"));
    if (folder.isEmpty())
        return;
    CHECK(parsed(contentOf(folder + QStringLiteral("/urltestdata.json"))) == u"ok");
    const QString spectrum = sharedData(QStringLiteral("csv-torture/csv-spectrum/json"));
    for (const QString &path : filesBelow(spectrum)) {
        INFO(path.toStdString());
        QStringList headers;
        const QByteArray bytes = contentOf(path);
        const Table rows = jsonRows(bytes, &headers);
        QJsonArray actual;
        for (const QStringList &row : rows) {
            QJsonObject object;
            for (qsizetype i = 0; i < row.size(); ++i)
                object.insert(headers[i], row[i]);
            actual.append(object);
        }
        CHECK(actual == QJsonDocument::fromJson(bytes).array());
    }
}

TEST_CASE("what the JSON writer writes is read back by Qt and by us")
{
    QStringList strings{QStringLiteral("plain"), QString(), QStringLiteral("\"\\/\b\f\n\r\t\u0001\u001F\u007F\u2028"),
                        QStringLiteral("重庆😀\uFEFF")};
    const QString naughty = sharedData(QStringLiteral("naughty-strings"));
    if (!naughty.isEmpty())
        for (const QJsonValue value :
             QJsonDocument::fromJson(contentOf(naughty + QStringLiteral("/blns.json"))).array())
            strings.append(value.toString());
    QBuffer buffer;
    REQUIRE(buffer.open(QIODevice::WriteOnly));
    JsonWriter writer(&buffer, QStringLiteral("out.json"));
    writer.beginArray();
    for (const QString &string : strings) {
        writer.beginObject();
        writer.key(u"text");
        writer.text(string);
        writer.key(u"amount");
        writer.beginObject();
        writer.key(u"amount");
        writer.text(u"1234.50");
        writer.key(u"currency");
        writer.text(u"CNY");
        writer.endObject();
        writer.key(u"n");
        writer.number(u"-12.50");
        writer.key(u"open");
        writer.boolean(true);
        writer.key(u"none");
        writer.null();
        writer.key(u"ids");
        writer.beginArray();
        writer.text(string);
        writer.text(u"b");
        writer.endArray();
        writer.endObject();
    }
    writer.endArray();
    REQUIRE(writer.finish());

    QJsonParseError error;
    const QJsonArray read = QJsonDocument::fromJson(buffer.data(), &error).array();
    CHECK(error.error == QJsonParseError::NoError);
    REQUIRE(read.size() == strings.size());
    const Table rows = jsonRows(buffer.data());
    REQUIRE(qsizetype(rows.size()) == strings.size());
    for (qsizetype i = 0; i < strings.size(); ++i) {
        CHECK(read[i][u"text"].toString() == strings[i]);
        CHECK(read[i][u"ids"][0].toString() == strings[i]);
        CHECK(rows[size_t(i)].mid(0, 6) == QStringList{strings[i], QStringLiteral("1234.50"), QStringLiteral("CNY"),
                                                       QStringLiteral("-12.50"), QStringLiteral("true"), QString()});
    }
    CHECK(buffer.data().count('\n') == strings.size() + 2);
}

TEST_CASE("an empty JSON array is written as one")
{
    QBuffer buffer;
    REQUIRE(buffer.open(QIODevice::WriteOnly));
    JsonWriter writer(&buffer, QStringLiteral("out.json"));
    writer.beginArray();
    writer.endArray();
    REQUIRE(writer.finish());
    CHECK(buffer.data() == "[]\n");
}

TEST_CASE("random damage to JSON never crashes and never reads late")
{
    const QByteArray whole(R"([{"a":"x\u91cdy","b":[1,2,{"c":null}],"d":{"e":-1.5e3,"f":true}},{"a":"重庆"}])");
    for (qsizetype at = 0; at < whole.size(); ++at) {
        CHECK(tabled(whole.first(at)) != u"ok");
        for (const char replacement : {'"', '\\', '[', '}', ',', '\x80', '\0', '0'}) {
            QByteArray damaged = whole;
            damaged[at] = replacement;
            CHECK_FALSE(tabled(damaged).startsWith(u"late"));
        }
    }
}
