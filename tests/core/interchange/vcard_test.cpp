// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/vcard_reader.h"
#include "tests/core/interchange/import_fixture.h"
#include "tests/support/catch.h"

using namespace millrace;
using namespace millrace::test;

namespace {

Result<std::unique_ptr<VcardReader>> cardsOf(const QByteArray &bytes, const VcardReadOptions &options = {})
{
    return VcardReader::open(memoryFile(bytes), QStringLiteral("x.vcf"), options);
}

QByteArray card(const QByteArray &lines, const QByteArray &version = "3.0")
{
    return "BEGIN:VCARD\r\nVERSION:" + version + "\r\n" + lines + "END:VCARD\r\n";
}

/// The cell of the first card in that column; "none" where no card fills it.
QString cellOf(const QByteArray &bytes, const char *column, const VcardReadOptions &options = {})
{
    auto reader = cardsOf(bytes, options);
    if (!reader)
        return told(reader.error());
    TableRow row;
    const auto found = (*reader)->next(row);
    REQUIRE(found);
    REQUIRE(*found);
    const qsizetype at = (*reader)->headers().indexOf(QString::fromLatin1(column));
    return at < 0 ? QStringLiteral("none") : row.cells[size_t(at)];
}

} // namespace

TEST_CASE("a contact card is a row with the columns that cards fill")
{
    const QByteArray bytes = card("N:Doe;John;Q.;Mr.;\r\nFN:John Doe\r\nORG:Acme;Sales\r\nTITLE:Boss\r\n"
                                  "TEL;TYPE=CELL:138 0013 8000\r\nTEL;TYPE=WORK,VOICE:010-8888 6666\r\n"
                                  "EMAIL;TYPE=INTERNET:john@example.com\r\nURL:http\\://example.com\r\n"
                                  "ADR;TYPE=WORK:Box 1;Floor 2;Main St 3;Springfield;IL;12345;USA\r\n"
                                  "BDAY:19790203\r\nCATEGORIES:a\\,b,c\r\nUID:u1\r\nNOTE:one\\ntwo\\; three\r\n") +
                             card("FN:Jane\r\n");
    auto reader = cardsOf(bytes);
    REQUIRE(reader);
    const QStringList headers{"name",     "last name", "first name",  "company",     "organization unit",
                              "title",    "mobile",    "phone",       "email",       "website",
                              "address",  "city",      "region",      "postal code", "country",
                              "birthday", "tags",      "external id", "notes"};
    CHECK((*reader)->headers() == headers);
    const auto rows = rowsOf(**reader);
    REQUIRE(rows);
    REQUIRE(rows->size() == 2);
    CHECK(rows->front() == QStringList{"John Doe", "Doe", "John Q.", "Acme", "Sales", "Boss", "138 0013 8000",
                                       "010-8888 6666", "john@example.com", "http://example.com",
                                       "Main St 3, Floor 2, Box 1", "Springfield", "IL", "12345", "USA", "1979-02-03",
                                       "a,b; c", "u1", "one\ntwo; three"});
    CHECK(rows->back().front() == u"Jane");
    CHECK(rows->back().mid(1).join(QString()).isEmpty());
}

TEST_CASE("folded lines, soft breaks and character sets of vCard 2.1 are put together")
{
    CHECK(cellOf(card("FN:Jo\r\n hn\r\n\t Doe\r\n"), "name") == u"John Doe");
    CHECK(cellOf(card("FN:Jo\n hn\n").replace("\r\n", "\n"), "name") == u"John");
    CHECK(cellOf(card("FN:John\r").replace("\r\n", "\r"), "name") == u"John");
    CHECK(cellOf(card("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E9=87=8D=\r\n=E5=BA=86=20A\r\n", "2.1"), "name") ==
          u"重庆 A");
    CHECK(cellOf(card("FN;QUOTED-PRINTABLE;CHARSET=GB2312:=D6=D8=C7=EC\r\n", "2.1"), "name") == u"重庆");
    CHECK(cellOf(card("FN:\xD6\xD8\xC7\xEC\r\n", "2.1"), "name", {TextEncoding::Gb18030}) == u"重庆");
    CHECK(cellOf(card("FN;CHARSET=ISO-8859-1:M\xFCller\r\nNOTE:\xE9\x87\x8D\r\n", "2.1"), "name") == u"Müller");
    CHECK(cellOf("\xEF\xBB\xBF" + card("FN:\xE9\x87\x8D\r\n"), "name") == u"重");
    // UTF-16 with its mark.
    const QString text = QString::fromUtf8(card("FN:重庆\r\n"));
    const QByteArray wide("\xFF\xFE" + QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2));
    CHECK(cellOf(wide, "name") == u"重庆");
    // An equals sign at the end of a text that is not quoted-printable is only that.
    CHECK(cellOf(card("FN:a=\r\nNOTE:b\r\n"), "name") == u"a=");
}

TEST_CASE("of several numbers and mails one has a column and the others go to the notes")
{
    const QByteArray bytes =
        card("FN:A\r\nTEL;WORK:1\r\nTEL;TYPE=pref:2\r\nTEL;TYPE=FAX:3\r\nTEL;CELL:4\r\nTEL;CELL:5\r\n"
             "EMAIL:a@example.com\r\nEMAIL;TYPE=HOME:b@example.com\r\nEMAIL:a@example.com\r\n"
             "ADR:;;s1;c1;;;\r\nADR;TYPE=HOME:;;s2;c2;;;\r\nORG:X\r\nORG:Y\r\nNOTE:mine\r\n");
    CHECK(cellOf(bytes, "phone") == u"2");
    CHECK(cellOf(bytes, "mobile") == u"4");
    CHECK(cellOf(bytes, "email") == u"a@example.com");
    CHECK(cellOf(bytes, "company") == u"X");
    CHECK(cellOf(bytes, "notes") == u"mine\nORG: Y\nTEL (work): 1\nTEL (fax): 3\nTEL (cell): 5\n"
                                    u"EMAIL (home): b@example.com\nADR (home): s2, c2");
    auto reader = cardsOf(bytes);
    REQUIRE(reader);
    REQUIRE(rowsOf(**reader));
    CHECK((*reader)->notes().furtherValues.count == 6);
}

TEST_CASE("pictures are left out and counted, folded or not, and never read as text")
{
    const QByteArray picture = QByteArray(3'000'000, 'x').toBase64();
    QByteArray folded;
    for (qsizetype at = 0; at < picture.size(); at += 70)
        folded += "\r\n " + picture.mid(at, 70);
    QByteArray unfolded;
    for (qsizetype at = 0; at < picture.size(); at += 70)
        unfolded += picture.mid(at, 70) + "\r\n";
    for (const QByteArray &photo :
         {QByteArray("PHOTO;ENCODING=b;TYPE=JPEG:" + folded + "\r\n"), QByteArray("PHOTO;BASE64:" + picture + "\r\n"),
          QByteArray("PHOTO;ENCODING=BASE64;JPEG:\r\n" + unfolded + "\r\n")}) {
        auto reader = cardsOf(card(photo + "FN:A\r\n") + card("FN:B\r\nX-THING:1\r\n"));
        REQUIRE(reader);
        CHECK((*reader)->headers() == QStringList{"name"});
        const auto rows = rowsOf(**reader);
        REQUIRE(rows);
        CHECK(*rows == Table{{"A"}, {"B"}});
        CHECK((*reader)->notes().pictures.count == 1);
        CHECK((*reader)->notes().leftOut.at(QStringLiteral("X-THING")).count == 1);
    }
}

TEST_CASE("strange cards are read as far as they say something")
{
    CHECK(cellOf("begin:vcard\r\nitem1.fn:A\r\nend:vcard\r\n", "name") == u"A");
    CHECK(cellOf(card("ORG:Only a firm\r\n"), "name") == u"Only a firm");
    CHECK(cellOf(card("EMAIL:only@example.com\r\n"), "name") == u"only@example.com");
    CHECK(cellOf(card("FN:A\r\nBDAY:--0203\r\n"), "birthday") == u"none");
    CHECK(cellOf(card("FN:A\r\nBDAY:--0203\r\n"), "notes") == u"BDAY: --0203");
    CHECK(cellOf(card("FN:A\r\nBDAY:1979-02-03T00:00:00Z\r\n"), "birthday") == u"1979-02-03");
    CHECK(cellOf(card("FN:A\r\nTEL;VALUE=uri:tel:+1-555\r\n", "4.0"), "phone") == u"+1-555");
    CHECK(cellOf(card("FN:A\r\nNOTE;X-P=\"a:b;c\":d\r\n"), "notes") == u"d");
    // A card inside of another is another one's affair.
    CHECK(cellOf(card("AGENT:\r\nBEGIN:VCARD\r\nFN:Agent\r\nEND:VCARD\r\nFN:Chief\r\n", "2.1"), "name") == u"Chief");
    auto reader = cardsOf(card("FN:A\r\n") + "BEGIN:VCARD\r\nFN:B\r\n");
    REQUIRE(reader);
    CHECK(rowsOf(**reader) == Table{{"A"}, {"B"}});
    CHECK((*reader)->notes().brokenCards.count == 1);
    CHECK((*reader)->notes().brokenCards.firstLine == 5);
    CHECK(cellOf("", "name") == u"file_format: x.vcf, empty");
    CHECK(cellOf("name,phone\nA,1\n", "name") == u"file_format: x.vcf, no_cards");
    CHECK(cellOf("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "name") == u"file_format: x.vcf, foreign, icalendar");
    CHECK(cellOf(card("FN:" + QByteArray(11'000'000, 'a') + "\r\n"), "name")
              .startsWith(u"file_format: x.vcf, cell_too_large"));
}

TEST_CASE("cards become contacts with their companies, and the result says what was left out")
{
    ImportWorld world;
    const QString path =
        world.file(QStringLiteral("people.vcf"),
                   card("N:王;小明;;;\r\nFN:王小明\r\nORG:重庆啤酒\r\nTEL;CELL:13800138000\r\nPHOTO;VALUE=uri:http://"
                        "x\r\nTZ:8\r\n") +
                       card("FN:Ann Lee\r\nORG:重庆啤酒\r\nBDAY:1980-01-02\r\nEMAIL:ann@example.com\r\n"));
    const ImportReport report = world.import(QStringLiteral("contact"), path);
    INFO(toldWarnings(report));
    CHECK(report.created == 2);
    CHECK(report.failed == 0);
    CHECK(report.made.at(QStringLiteral("customer")) == 1);
    CHECK(world.column("contact", QStringLiteral("customer.name")) == QStringList{"重庆啤酒", "重庆啤酒"});
    CHECK(world.column("contact", QStringLiteral("birthday")) == QStringList{"", "1980-01-02"});
    CHECK(warned(report, "pictures") == 1);
    CHECK(warned(report, "card_property", {QStringLiteral("TZ")}) == 1);
}
