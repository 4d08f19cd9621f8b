// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/interchange/import_fixture.h"

#include <QtEndian>

namespace millrace::test {

namespace {

/// One gzip member; Qt packs with zlib, whose head and tail are exchanged for those of gzip.
QByteArray gzipped(const QByteArray &text)
{
    const QByteArray zlib = text.isEmpty() ? QByteArray("\x78\x9C\x03\0\0\0\0\1", 8) : qCompress(text, 9).mid(4);
    QByteArray packed("\x1F\x8B\x08\0\0\0\0\0\0\x03", 10);
    packed += zlib.mid(2, zlib.size() - 6);
    quint32 crc = 0xFFFFFFFFu;
    for (const char byte : text) {
        crc ^= uchar(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) ? 0xEDB88320u : 0u);
    }
    char tail[8];
    qToLittleEndian(~crc, tail);
    qToLittleEndian(quint32(text.size()), tail + 4);
    return packed + QByteArray(tail, 8);
}

QString findingOf(ImportWorld &world, const QByteArray &content)
{
    const auto report = world.tryImport(
        world.options(QStringLiteral("customer"), world.file(QStringLiteral("packed.csv.gz"), content)));
    REQUIRE_FALSE(report);
    CHECK(report.error().code == ErrorCode::FileFormat);
    return report.error().arguments.value(1);
}

} // namespace

TEST_CASE("a packed table is read as the table that it is, in its own encoding and form")
{
    ImportWorld world;
    const QByteArray gb18030("name,city\n\xBA\xBC\xD6\xDD\xB9\xAB\xCB\xBE,\xBA\xBC\xD6\xDD\n");
    ImportOptions options =
        world.options(QStringLiteral("customer"), world.file(QStringLiteral("a.csv.gz"), gzipped(gb18030)));
    options.encoding = TextEncoding::Gb18030;
    CHECK(world.import(options).created == 1);
    CHECK(world.column("customer", QStringLiteral("name")) == QStringList{QStringLiteral("杭州公司")});
    const QString json =
        world.file(QStringLiteral("b.jsonl.gz"), gzipped("{\"name\":\"Beta\"}\n{\"name\":\"Gamma\"}\n"));
    CHECK(world.import(QStringLiteral("customer"), json).created == 2);
    const QString tabs = world.file(QStringLiteral("c.TSV.GZ"), gzipped("name\tcity\nDelta, Ltd\tYork\n"));
    CHECK(world.import(QStringLiteral("customer"), tabs).created == 1);
    const QString cards =
        world.file(QStringLiteral("d.vcf.gz"), gzipped("BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nEND:VCARD\n"));
    CHECK(world.import(QStringLiteral("contact"), cards).created == 1);
}

TEST_CASE("members behind each other are one table, padding behind them is none of it, and refused rows are found")
{
    ImportWorld world;
    const QByteArray parts = gzipped("name,employees\nOne,1\n") + gzipped("Two,many\n") + gzipped("Three,3\n");
    ImportOptions options = world.options(QStringLiteral("customer"),
                                          world.file(QStringLiteral("a.csv.gz"), parts + QByteArray(512, '\0')));
    options.errorsPath = world.folder.filePath(QStringLiteral("errors.csv"));
    const ImportReport report = world.import(options);
    CHECK(report.created == 2);
    CHECK(report.failed == 1);
    CHECK(contentOf(options.errorsPath).contains("Two"));
}

TEST_CASE("a packed table of many blocks is whole")
{
    ImportWorld world;
    QByteArray text = "external_id,name\n";
    for (int i = 0; i < 60'000; ++i)
        text += QByteArray::number(i * 7919 % 60'013) + ",Customer of the number " + QByteArray::number(i) + '\n';
    REQUIRE(text.size() > 2'000'000);
    ImportOptions options =
        world.options(QStringLiteral("customer"), world.file(QStringLiteral("a.csv.gz"), gzipped(text)));
    options.dryRun = true;
    qint64 furthest = 0, total = 0;
    options.progress.report = [&](qint64 done, qint64 all) {
        furthest = std::max(furthest, done);
        total = all;
    };
    CHECK(world.import(options).read == 60'000);
    CHECK(furthest == total);
    CHECK(total >= text.size());
}

TEST_CASE("a packed file that is cut, damaged or made to burst is refused with its reason and leaves nothing")
{
    ImportWorld world;
    QByteArray text = "name,city\n";
    for (int i = 0; i < 5'000; ++i)
        text += "Name " + QByteArray::number(i * i) + ",City " + QByteArray::number(i * 31 % 977) + '\n';
    const QByteArray whole = gzipped(text);
    CHECK(findingOf(world, whole.first(whole.size() / 2)) == QStringLiteral("bad_gzip"));
    CHECK(findingOf(world, whole.first(12)) == QStringLiteral("bad_gzip"));
    QByteArray damaged = whole;
    for (int i = 0; i < 40; ++i)
        damaged[whole.size() / 2 + i] = char(0xA5);
    CHECK(findingOf(world, damaged) == QStringLiteral("bad_gzip"));
    QByteArray wrongSum = whole;
    wrongSum[wrongSum.size() - 6] = char(wrongSum[wrongSum.size() - 6] ^ 1);
    CHECK(findingOf(world, wrongSum) == QStringLiteral("bad_gzip"));
    CHECK(findingOf(world, gzipped("name\n" + QByteArray(60'000'000, '\n'))) == QStringLiteral("zip_bomb"));
    CHECK(findingOf(world, gzipped(whole)) == QStringLiteral("foreign"));
    CHECK(findingOf(world, gzipped(QByteArray())) == QStringLiteral("empty"));
    CHECK(world.count("customer") == 0);
}

TEST_CASE("the orders of the superstore come in as they lie: packed and in GB18030")
{
    const QString root = sharedData(QStringLiteral("cn-superstore"));
    if (root.isEmpty())
        return;
    auto reader = CsvReader::open(root + QStringLiteral("/orders.gb18030.csv.gz"));
    REQUIRE(reader);
    CHECK((*reader)->encoding() == TextEncoding::Gb18030);
    CHECK((*reader)->headers().contains(QStringLiteral("省/自治区")));
    const Table rows = must(rowsOf(**reader));
    CHECK(rows.size() > 9'000);
    CHECK((*reader)->notes().invalidText.count == 0);
}

} // namespace millrace::test
