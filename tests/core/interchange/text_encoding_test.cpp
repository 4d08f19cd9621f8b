// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/foreign_format.h"
#include "core/interchange/text_encoding.h"
#include "tests/core/interchange/shared_data.h"
#include "tests/support/catch.h"

#include <QDir>
#include <QFileInfo>
#include <QStringDecoder>
#include <QStringEncoder>

#include <map>

using namespace millrace;
using namespace millrace::test;

namespace {

QString decoded(TextEncoding encoding, const QByteArray &bytes, qsizetype step, TextDecoder *kept = nullptr)
{
    TextDecoder decoder(encoding);
    QString text;
    for (qsizetype at = 0; at < bytes.size(); at += step)
        text += decoder.decode(QByteArrayView(bytes).sliced(at, qMin(step, bytes.size() - at)), false);
    text += decoder.decode({}, true);
    if (kept)
        *kept = std::move(decoder);
    return text;
}

QByteArray encoded(const char *name, const QString &text)
{
    QStringEncoder encoder(name);
    REQUIRE(encoder.isValid());
    return encoder.encode(text);
}

QByteArray utf16Bytes(const QString &text, bool little)
{
    QByteArray bytes;
    for (const QChar c : text) {
        const char low = char(c.unicode() & 0xFF), high = char(c.unicode() >> 8);
        bytes.append(little ? low : high).append(little ? high : low);
    }
    return bytes;
}

QByteArray utf32Bytes(const QString &text, bool little)
{
    QByteArray bytes;
    for (const uint point : text.toUcs4())
        for (int i = 0; i < 4; ++i)
            bytes.append(char(point >> 8 * (little ? i : 3 - i) & 0xFF));
    return bytes;
}

const QString sampleText = QStringLiteral("姓名,电话,城市\r\n张三,13800138000,重庆\r\n李四,😀 x é,上海市浦东新区\r\n");

QString guessedName(const QByteArray &bytes)
{
    return encodingName(guessEncoding(bytes, true).encoding);
}

} // namespace

TEST_CASE("every encoding has one name, its aliases lead back to it")
{
    for (const TextEncoding encoding : allTextEncodings()) {
        CHECK(encodingFromName(encodingName(encoding)) == encoding);
        CHECK(encodingFromName(encodingName(encoding).toUpper()) == encoding);
    }
    CHECK(encodingFromName(u"GBK") == TextEncoding::Gb18030);
    CHECK(encodingFromName(u" utf8 ") == TextEncoding::Utf8);
    CHECK(encodingFromName(u"latin1") == TextEncoding::Latin1);
    CHECK(encodingFromName(u"utf-8-sig") == TextEncoding::Utf8Bom);
    CHECK(encodingFromName(u"sjis") == TextEncoding::ShiftJis);
    CHECK_FALSE(encodingFromName(u""));
    CHECK_FALSE(encodingFromName(u"utf-9"));
    CHECK_FALSE(encodingFromName(u"gbk gb2312"));
}

TEST_CASE("the UTF encodings decode whatever way the stream is cut")
{
    const std::vector<std::pair<TextEncoding, QByteArray>> cases{
        {TextEncoding::Utf8, sampleText.toUtf8()},
        {TextEncoding::Utf8Bom, "\xEF\xBB\xBF" + sampleText.toUtf8()},
        {TextEncoding::Utf16Le, utf16Bytes(sampleText, true)},
        {TextEncoding::Utf16Le, "\xFF\xFE" + utf16Bytes(sampleText, true)},
        {TextEncoding::Utf16Be, utf16Bytes(sampleText, false)},
        {TextEncoding::Utf32Le, utf32Bytes(sampleText, true)},
        {TextEncoding::Utf32Be, QByteArray("\0\0\xFE\xFF", 4) + utf32Bytes(sampleText, false)},
    };
    for (const auto &[encoding, bytes] : cases) {
        INFO(encodingName(encoding).toStdString());
        for (const qsizetype step : {1, 2, 3, 5, 7, 1000}) {
            TextDecoder decoder(encoding);
            CHECK(decoded(encoding, bytes, step, &decoder) == sampleText);
            CHECK(decoder.invalidSequences() == 0);
            CHECK(decoder.firstInvalidOffset() == -1);
        }
    }
}

TEST_CASE("the national encodings decode whatever way the stream is cut")
{
    const std::vector<std::tuple<TextEncoding, const char *, QString>> cases{
        {TextEncoding::Gb18030, "GB18030", sampleText},
        {TextEncoding::Big5, "Big5", QStringLiteral("姓名,電話\n張三,重慶\n")},
        {TextEncoding::ShiftJis, "Shift_JIS", QStringLiteral("名前,電話\n山田,カタカナ ﾊﾝｶｸ\n")},
        {TextEncoding::EucJp, "EUC-JP", QStringLiteral("名前,電話\n山田,ひらがな\n")},
        {TextEncoding::EucKr, "EUC-KR", QStringLiteral("이름,전화\n김철수,서울\n")},
        {TextEncoding::Windows1250, "windows-1250", QStringLiteral("Žluťoučký kůň\n")},
        {TextEncoding::Windows1251, "windows-1251", QStringLiteral("Имя,Телефон\n")},
        {TextEncoding::Windows1252, "windows-1252", QStringLiteral("“Café” €5 – naïve\n")},
        {TextEncoding::Latin1, "ISO-8859-1", QStringLiteral("Café naïve\n")},
    };
    for (const auto &[encoding, name, text] : cases) {
        if (!canDecode(encoding)) {
            WARN("this Qt decodes no " << name);
            continue;
        }
        const QByteArray bytes = encoded(name, text);
        INFO(name);
        for (const qsizetype step : {1, 2, 3, 1000})
            CHECK(decoded(encoding, bytes, step) == text);
    }
}

TEST_CASE("what cannot be decoded is replaced, counted and located")
{
    const auto check = [](TextEncoding encoding, const QByteArray &bytes, const QString &text, qint64 count,
                          qint64 offset) {
        for (const qsizetype step : {1, 3, 1000}) {
            TextDecoder decoder(encoding);
            CHECK(decoded(encoding, bytes, step, &decoder) == text);
            CHECK(decoder.invalidSequences() == count);
            CHECK(decoder.firstInvalidOffset() == offset);
        }
    };
    check(TextEncoding::Utf8, "ab\xFFz\xC3", QStringLiteral("ab\uFFFDz\uFFFD"), 2, 2);
    check(TextEncoding::Utf8, "\xE9\x87x\xC0\x80", QStringLiteral("\uFFFDx\uFFFD\uFFFD"), 3, 0);
    check(TextEncoding::Utf8, "x\xED\xA0\x80", QStringLiteral("x\uFFFD\uFFFD\uFFFD"), 3, 1);
    check(TextEncoding::Utf8, "x\xF4\x90\x80\x80", QStringLiteral("x\uFFFD\uFFFD\uFFFD\uFFFD"), 4, 1);
    check(TextEncoding::Utf16Le, QByteArray("a\0\0\xD8z\0\0\xDC\0\xD8", 10), QStringLiteral("a\uFFFDz\uFFFD\uFFFD"), 3,
          2);
    check(TextEncoding::Utf16Be, QByteArray("\0a\0", 3), QStringLiteral("a\uFFFD"), 1, 2);
    check(TextEncoding::Utf32Le, QByteArray("a\0\0\0\0\0\x11\0", 8), QStringLiteral("a\uFFFD"), 1, 4);
    if (canDecode(TextEncoding::Gb18030)) {
        TextDecoder decoder(TextEncoding::Gb18030);
        CHECK(decoded(TextEncoding::Gb18030, "ab\xD6\xD8\xFFz", 1, &decoder) == QStringLiteral("ab重\uFFFDz"));
        CHECK(decoder.invalidSequences() == 1);
        CHECK(decoder.firstInvalidOffset() == 4);
    }
}

TEST_CASE("encodings are guessed from marks, zero bytes and well-formed UTF-8")
{
    CHECK(guessedName("a,b\n") == u"utf-8");
    CHECK(guessEncoding("a,b\n", true).onlyAscii);
    CHECK(guessedName("\xEF\xBB\xBF"
                      "a") == u"utf-8-bom");
    CHECK(guessEncoding("\xEF\xBB\xBF"
                        "a",
                        true)
              .byteOrderMark == 3);
    CHECK(guessedName(sampleText.toUtf8()) == u"utf-8");
    CHECK(guessEncoding(sampleText.toUtf8(), true).certainty == 1.0);
    for (const bool little : {true, false}) {
        const QString order = little ? QStringLiteral("le") : QStringLiteral("be");
        CHECK(guessedName(utf16Bytes(sampleText, little)) == QStringLiteral("utf-16") + order);
        CHECK(guessedName(utf16Bytes(QChar(0xFEFF) + sampleText, little)) == QStringLiteral("utf-16") + order);
        CHECK(guessedName(utf32Bytes(sampleText, little)) == QStringLiteral("utf-32") + order);
        CHECK(guessedName(utf32Bytes(QChar(0xFEFF) + sampleText, little)) == QStringLiteral("utf-32") + order);
    }
    CHECK(guessedName(QByteArray("a,b,c\n\0,2,3\n", 12)) == u"utf-8");
    const QByteArray utf8 = sampleText.repeated(50).toUtf8();
    for (int cut = 1; cut < 60; ++cut)
        CHECK(guessEncoding(QByteArrayView(utf8).chopped(cut), false).encoding == TextEncoding::Utf8);
    CHECK(guessEncoding(QByteArray(utf8).insert(100, '\xFF'), true).encoding == TextEncoding::Utf8);
    CHECK(guessEncoding(QByteArray(utf8).insert(100, '\xFF'), true).certainty < 0.7);
}

TEST_CASE("short Chinese tables are told from short Western ones")
{
    if (!canDecode(TextEncoding::Gb18030))
        return;
    CHECK(guessedName(encoded("GB18030", QStringLiteral("姓名,电话\n张三,138\n"))) == u"gb18030");
    CHECK(guessedName(encoded("GB18030", QStringLiteral("客户名称,城市,金额\n重庆啤酒股份有限公司,重庆,12万\n"))) ==
          u"gb18030");
    CHECK(guessedName(encoded("GB18030", QStringLiteral("name\n上海\n"))) == u"gb18030");
    CHECK(guessedName(encoded("Big5", QStringLiteral("公司名稱,電話\n臺灣電腦股份有限公司,02\n"))) == u"big5");
    CHECK(guessedName("first_name,last_name\nH\xE9l\xE8ne,Mah\xE9\n") == u"windows-1252");
    CHECK(guessedName("id,name\n2,\xA9\n") == u"windows-1252");
    CHECK(guessedName("Stra\xDF"
                      "e,Gr\xF6\xDF"
                      "e\nM\xFCller,\xD6l\n") == u"windows-1252");
    CHECK(guessEncoding("H\xE9l\xE8ne\n", true).certainty < 0.7);
    // A sample may be cut inside a character.
    const QByteArray bytes = encoded("GB18030", QStringLiteral("客户名称,城市\n重庆啤酒股份有限公司,重庆\n"));
    for (int cut = 1; cut < 30; ++cut)
        CHECK(guessEncoding(QByteArrayView(bytes).chopped(cut), false).encoding == TextEncoding::Gb18030);
}

TEST_CASE("the texts of the shared set decode as Qt decodes them, and are guessed")
{
    const QString root = sharedData(QStringLiteral("text-encodings"));
    const std::map<QString, TextEncoding> folders{
        {QStringLiteral("utf-8"), TextEncoding::Utf8},
        {QStringLiteral("utf-8-sig"), TextEncoding::Utf8Bom},
        {QStringLiteral("ascii"), TextEncoding::Utf8},
        {QStringLiteral("GB2312"), TextEncoding::Gb18030},
        {QStringLiteral("Big5"), TextEncoding::Big5},
        {QStringLiteral("SHIFT_JIS"), TextEncoding::ShiftJis},
        {QStringLiteral("EUC-JP"), TextEncoding::EucJp},
        {QStringLiteral("EUC-KR"), TextEncoding::EucKr},
        {QStringLiteral("windows-1251-russian"), TextEncoding::Windows1251},
        {QStringLiteral("windows-1252"), TextEncoding::Windows1252},
        {QStringLiteral("iso-8859-1"), TextEncoding::Windows1252},
        {QStringLiteral("windows-1250-czech"), TextEncoding::Windows1250},
    };
    int files = 0, guessed = 0;
    for (const QString &path : filesBelow(root)) {
        const QByteArray bytes = contentOf(path);
        const EncodingGuess guess = guessEncoding(bytes, true);
        CHECK((guess.certainty > 0.0 && guess.certainty <= 1.0));
        const auto folder = folders.find(QFileInfo(path).dir().dirName());
        if (folder == folders.end() || !canDecode(folder->second))
            continue;
        INFO(path.toStdString() << " guessed " << encodingName(guess.encoding).toStdString());
        const TextEncoding encoding = folder->second;
        const QString name = encoding == TextEncoding::Utf8Bom ? QStringLiteral("utf-8") : encodingName(encoding);
        QStringDecoder reference(name.toLatin1().constData());
        REQUIRE(reference.isValid());
        const QString expected = reference.decode(bytes);
        for (const qsizetype step : {1, 4093, 1'000'000})
            CHECK(decoded(encoding, bytes, step) == expected);
        ++files;
        guessed += guess.encoding == encoding;
        switch (encoding) {
        case TextEncoding::Utf8:
        case TextEncoding::Utf8Bom:
        case TextEncoding::Gb18030:
            CHECK(guess.encoding == encoding);
            break;
        case TextEncoding::Utf16Le:
        case TextEncoding::Utf16Be:
        case TextEncoding::Utf32Le:
        case TextEncoding::Utf32Be:
        case TextEncoding::Big5:
        case TextEncoding::ShiftJis:
        case TextEncoding::EucJp:
        case TextEncoding::EucKr:
        case TextEncoding::Windows1250:
        case TextEncoding::Windows1251:
        case TextEncoding::Windows1252:
        case TextEncoding::Latin1:
            // No text of another encoding may pass for Chinese with certainty.
            CHECK((guess.encoding != TextEncoding::Gb18030 || guess.certainty < 0.7));
            break;
        }
    }
    UNSCOPED_INFO(guessed << " of " << files);
    CHECK((files == 0 || guessed * 10 >= files * 8));
}

TEST_CASE("the Chinese superstore is read in GB18030 to the end")
{
    const QString root = sharedData(QStringLiteral("cn-superstore"));
    if (root.isEmpty() || !canDecode(TextEncoding::Gb18030))
        return;
    auto reader = CsvReader::open(root + QStringLiteral("/returns.gb18030.csv"));
    REQUIRE(reader);
    CHECK((*reader)->encoding() == TextEncoding::Gb18030);
    CHECK((*reader)->encodingCertainty() >= 0.7);
    CHECK(rowsOf(**reader).value().size() == 296);
    auto managers = CsvReader::open(root + QStringLiteral("/managers.gb18030.csv"));
    REQUIRE(managers);
    CHECK((*managers)->encoding() == TextEncoding::Gb18030);
    CHECK(rowsOf(**managers).value().size() == 6);
}

TEST_CASE("a file that is not what its name says is named")
{
    const auto kind = [](const QByteArray &bytes) { return foreignFormat(bytes).value_or(QString()); };
    CHECK(kind(QByteArray("PK\x03\x04\x14\0\x06\0[Content_Types].xml ...", 31)) == u"xlsx");
    CHECK(kind(QByteArray("PK\x03\x04") + "........xl/workbook.xml") == u"xlsx");
    CHECK(kind(QByteArray("PK\x03\x04") + "....word/document.xml") == u"docx");
    CHECK(kind(QByteArray("PK\x03\x04") + "..mimetypeapplication/vnd.oasis.opendocument.spreadsheet") == u"ods");
    CHECK(kind(QByteArray("PK\x03\x04") + "....readme.txt") == u"zip");
    CHECK(kind("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...") == u"xls");
    CHECK(kind("%PDF-1.7\n") == u"pdf");
    CHECK(kind("\x89PNG\r\n\x1A\n....") == u"png");
    CHECK(kind("\xFF\xD8\xFF\xE0..JFIF") == u"jpeg");
    CHECK(kind(QByteArray("SQLite format 3\0....", 20)) == u"sqlite");
    CHECK(kind("\x1F\x8B\x08....") == u"gzip");
    CHECK(kind("\x7F"
               "ELF....") == u"executable");
    CHECK(kind(" \n<!DOCTYPE html><html>") == u"html");
    CHECK(kind("\xEF\xBB\xBF<?xml version=\"1.0\"?><a/>") == u"xml");
    CHECK(kind("BEGIN:VCARD\nVERSION:3.0\n") == u"vcard");
    CHECK(kind("BEGIN:VCALENDAR\n") == u"icalendar");
    CHECK(kind("{\\rtf1 x}") == u"rtf");
    CHECK(kind(QByteArray(1000, '\0')) == u"binary");
    CHECK(kind(QByteArray("\x01\x02\0\x03\0\x04\xFF\x05\x06", 9).repeated(20)) == u"binary");
    for (const QByteArray &text :
         {QByteArray(), QByteArray("a,b\n1,2\n"), QByteArray("[{\"a\":1}]"), QByteArray("a,b,c\n\0,2,3\n", 12),
          sampleText.toUtf8(), utf16Bytes(sampleText, true), utf32Bytes(sampleText, false), QByteArray("MZ,b\n"),
          QByteArray("PK,name\n"), QByteArray("\x01\x02\x03"), QByteArray("<b>,x\n")})
        CHECK_FALSE(foreignFormat(text));
}

TEST_CASE("workbooks of the shared set are refused by the CSV reader as what they are")
{
    int seen = 0;
    for (const QString &path : filesBelow(sharedData(QStringLiteral("xlsx-torture/calamine")))) {
        const QString suffix = QFileInfo(path).suffix().toLower();
        if (suffix != u"xlsx" && suffix != u"xls" && suffix != u"ods")
            continue;
        INFO(path.toStdString());
        auto reader = CsvReader::open(path);
        CHECK_FALSE(reader);
        if (!reader)
            CHECK((reader.error().arguments.value(1) == u"foreign" || reader.error().arguments.value(1) == u"empty"));
        ++seen;
    }
    CHECK((seen == 0 || seen > 20));
}
