// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/interchange/xlsx_fixture.h"
#include "tests/support/catch.h"

#include <QDir>
#include <QFileInfo>

#include <bit>
#include <random>

using namespace millrace;
using namespace millrace::test;

namespace {

QByteArray little(quint64 value, int bytes)
{
    QByteArray out;
    for (int i = 0; i < bytes; ++i)
        out += char(value >> (8 * i));
    return out;
}

QByteArray biff(quint16 type, const QByteArray &data)
{
    return little(type, 2) + little(quint64(data.size()), 2) + data;
}

QByteArray biffAt(int row, int column, int style = 0)
{
    return little(quint64(row), 2) + little(quint64(column), 2) + little(quint64(style), 2);
}

/// One character a byte, as most writers store Latin text.
QByteArray narrow(const QByteArray &text, int lengthBytes = 2)
{
    return little(quint64(text.size()), lengthBytes) + '\0' + text;
}

QByteArray wide(const QString &text)
{
    QByteArray out = little(quint64(text.size()), 2) + '\1';
    for (const QChar c : text)
        out += little(c.unicode(), 2);
    return out;
}

QByteArray biffNumber(int row, int column, double value, int style = 0)
{
    return biff(0x0203, biffAt(row, column, style) + little(std::bit_cast<quint64>(value), 8));
}

QByteArray biffShared(int row, int column, quint32 index)
{
    return biff(0x00FD, biffAt(row, column) + little(index, 4));
}

QByteArray biffBegin(quint16 version = 0x0600)
{
    return biff(0x0809, little(version, 2) + little(5, 2) + QByteArray(12, '\0'));
}

const QByteArray biffEnd = biff(0x000A, {});

/// The stream of a workbook with one sheet of these cells and what stands before its sheets.
QByteArray streamOf(const QByteArray &cells, const QByteArray &globals = {}, quint16 version = 0x0600)
{
    const QByteArray name = version == 0x0600 ? narrow("Sheet1", 1) : little(6, 1) + "Sheet1";
    const auto head = [&](quint32 place) {
        return biffBegin(version) + biff(0x0085, little(place, 4) + little(0, 2) + name) + globals + biffEnd;
    };
    return head(quint32(head(0).size())) + biffBegin(version) + cells + biffEnd;
}

/// A compound file with one stream, padded so that it is no short one.
QByteArray compound(QByteArray stream, const QString &name = QStringLiteral("Workbook"))
{
    constexpr qsizetype sector = 512;
    const qsizetype size = std::max<qsizetype>(stream.size(), 4096);
    stream.resize((size + sector - 1) / sector * sector, '\0');
    const quint32 sectors = quint32(stream.size() / sector);
    const quint32 tables = (sectors + 2) / 126 + 1;
    QByteArray head = QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) + QByteArray(16, '\0') + little(0x3E, 2) +
                      little(3, 2) + little(0xFFFE, 2) + little(9, 2) + little(6, 2) + QByteArray(10, '\0') +
                      little(tables, 4) + little(tables, 4) + little(0, 4) + little(4096, 4) + little(0xFFFFFFFE, 4) +
                      little(0, 4) + little(0xFFFFFFFE, 4) + little(0, 4);
    for (quint32 i = 0; i < 109; ++i)
        head += little(i < tables ? i : 0xFFFFFFFF, 4);
    QByteArray table;
    for (quint32 i = 0; i < tables; ++i)
        table += little(0xFFFFFFFD, 4);
    table += little(0xFFFFFFFE, 4);
    for (quint32 i = 0; i < sectors; ++i)
        table += little(i + 1 < sectors ? tables + 2 + i : 0xFFFFFFFE, 4);
    table.resize(qsizetype(tables) * sector, '\xFF');
    const auto entry = [](const QString &called, int kind, quint32 first, quint64 bytes) {
        QByteArray text;
        for (const QChar c : called)
            text += little(c.unicode(), 2);
        text.resize(64, '\0');
        return text + little(quint64(called.size() + 1) * 2, 2) + char(kind) + '\1' + QByteArray(12, '\xFF') +
               QByteArray(36, '\0') + little(first, 4) + little(bytes, 8);
    };
    QByteArray folder =
        entry(QStringLiteral("Root Entry"), 5, 0xFFFFFFFE, 0) + entry(name, 2, tables + 1, quint64(size));
    folder.resize(sector, '\0');
    return head + table + folder + stream;
}

Table xlsRows(const QByteArray &cells, const QByteArray &globals = {})
{
    return xlsxRows(compound(streamOf(cells, globals)));
}

} // namespace

TEST_CASE("cells of a binary workbook are read: numbers in four forms, texts in three, truths, errors, formulas")
{
    const QByteArray texts =
        biff(0x00FC, little(3, 4) + little(3, 4) + narrow("name") + wide(QString::fromUtf8("杭州")) + narrow("b"));
    const QByteArray cells =
        biffShared(0, 0, 0) + biffShared(0, 1, 2) + biff(0x0204, biffAt(0, 2) + narrow("c")) +
        biff(0x0204, biffAt(0, 3) + wide(QString::fromUtf8("金额"))) + biff(0x0204, biffAt(0, 4) + narrow("e")) +
        biffShared(1, 0, 1) + biff(0x027E, biffAt(1, 1) + little(quint64(quint32(-5) << 2 | 2), 4)) +
        biff(0x00BD, biffAt(1, 2).left(4) + little(0, 2) + little(quint64(12'345) << 2 | 3, 4) + little(0, 2) +
                         little(quint64(7) << 2 | 2, 4) + little(3, 2)) +
        biff(0x0205, biffAt(1, 4) + little(1, 1) + little(0, 1)) +
        biff(0x0006, biffAt(2, 0) + little(0, 1) + QByteArray(5, '\0') + little(0xFFFF, 2) + QByteArray(6, '\0')) +
        biff(0x0207, narrow("made")) +
        biff(0x0006, biffAt(2, 1) + little(std::bit_cast<quint64>(2.5), 8) + QByteArray(6, '\0')) +
        biff(0x0205, biffAt(2, 2) + little(42, 1) + little(1, 1)) +
        biff(0x0006, biffAt(2, 3) + little(1, 1) + little(0, 1) + little(1, 1) + QByteArray(3, '\0') +
                         little(0xFFFF, 2) + QByteArray(6, '\0')) +
        biffNumber(2, 4, 0.1);
    auto reader = must(xlsxOf(compound(streamOf(cells, texts))));
    CHECK(reader->headers().join(u'|') == QString::fromUtf8("name|b|c|金额|e"));
    const Table read = must(rowsOf(*reader));
    REQUIRE(read.size() == 2);
    CHECK(read[0].join(u'|') == QString::fromUtf8("杭州|-5|123.45|7|TRUE"));
    CHECK(read[1].join(u'|') == QStringLiteral("made|2.5||TRUE|0.1"));
    CHECK(reader->notes().errorCells.count == 1);
}

TEST_CASE("days of a binary workbook are recognised by the format of their cells, also of those since 1904")
{
    const QByteArray formats = biff(0x041E, little(164, 2) + narrow("yyyy\\-mm\\-dd\\ hh:mm")) +
                               biff(0x00E0, little(0, 2) + little(0, 2)) + biff(0x00E0, little(0, 2) + little(14, 2)) +
                               biff(0x00E0, little(0, 2) + little(164, 2));
    const QByteArray cells = biff(0x0204, biffAt(0, 0) + narrow("a")) + biff(0x0204, biffAt(0, 1) + narrow("b")) +
                             biff(0x0204, biffAt(0, 2) + narrow("c")) + biffNumber(1, 0, 45'723) +
                             biffNumber(1, 1, 45'723, 1) + biffNumber(1, 2, 45'723.5, 2);
    CHECK(xlsRows(cells, formats)[1].join(u'|') == QStringLiteral("45723|2025-03-07|2025-03-07 12:00:00"));
    CHECK(xlsRows(cells, formats + biff(0x0022, little(1, 2)))[1].value(1) == QStringLiteral("2029-03-08"));
}

TEST_CASE("a text that runs over the biffEnd of a record goes on in the next, in another width where that says so")
{
    const QByteArray texts = biff(0x00FC, little(2, 4) + little(2, 4) + little(6, 2) + '\0' + "abc") +
                             biff(0x003C, '\1' + little('d', 2) + little(0x676D, 2) + little('f', 2) + little(2, 2)) +
                             biff(0x003C, QByteArray("\0xy", 3));
    const Table read = xlsRows(biffShared(0, 0, 0) + biffShared(1, 0, 1), texts);
    CHECK(read == Table{{QString::fromUtf8("abcd杭f")}, {QStringLiteral("xy")}});
}

TEST_CASE("texts of Excel 95 are in the code page of the workbook")
{
    const QByteArray page = biff(0x0042, little(936, 2));
    const auto text = [](int row, const QByteArray &bytes) {
        return biff(0x0204, biffAt(row, 0) + little(quint64(bytes.size()), 2) + bytes);
    };
    const QByteArray stream = streamOf(text(0, "name") + text(1, "\xBA\xBC\xD6\xDD"), page, 0x0500);
    CHECK(xlsxRows(compound(stream, QStringLiteral("Book")))[1] == QStringList{QString::fromUtf8("杭州")});
}

TEST_CASE("a binary workbook that is protected, none at all or damaged is refused")
{
    CHECK(xlsxFailure(compound(streamOf({}, biff(0x002F, little(0, 6))))) == QStringLiteral("encrypted"));
    CHECK(xlsxFailure(compound("x", QStringLiteral("EncryptedPackage"))) == QStringLiteral("encrypted"));
    CHECK(xlsxFailure(compound("x", QStringLiteral("WordDocument"))) == QStringLiteral("foreign ole"));
    CHECK(xlsxFailure(compound(streamOf({}, {}, 0x0400))) == QStringLiteral("foreign xls"));
    CHECK(xlsxFailure(compound(streamOf({}))) == QStringLiteral("empty"));
    QByteArray loop = compound(streamOf(biffNumber(0, 0, 1)));
    loop.replace(512 + 2 * 4, 4, little(2, 4)); // the first sector of the stream is followed by itself
    CHECK(xlsxFailure(loop).startsWith(QStringLiteral("bad_workbook")));
}

TEST_CASE("random damage to a binary workbook never crashes the reader")
{
    QByteArray cells;
    for (int row = 0; row < 40; ++row)
        cells +=
            biff(0x0204, biffAt(row, 0) + narrow("text " + QByteArray::number(row))) + biffNumber(row, 1, row / 7.0);
    const QByteArray whole = compound(streamOf(cells, biff(0x00FC, little(1, 4) + little(1, 4) + narrow("shared")) +
                                                          biff(0x00E5, little(1, 2) + little(0, 8))));
    CHECK(xlsxFailure(whole) == QStringLiteral("read"));
    std::mt19937 chance(11);
    for (int round = 0; round < 3000; ++round) {
        QByteArray damaged = whole;
        for (unsigned i = 0; i < 1 + chance() % 6; ++i)
            damaged[qsizetype(chance() % unsigned(damaged.size()))] = char(chance());
        CHECK_FALSE(xlsxFailure(damaged).isEmpty());
        CHECK_FALSE(xlsxFailure(damaged.left(qsizetype(chance() % unsigned(whole.size())))).isEmpty());
    }
}

TEST_CASE("workbooks that were saved in the old and the new format read the same")
{
    const QString root = sharedData(QStringLiteral("xlsx-torture"));
    if (root.isEmpty())
        return;
    int compared = 0;
    for (const char *pair : {"readxl/inst/extdata/deaths", "readxl/inst/extdata/clippy", "readxl/inst/extdata/type-me",
                             "readxl/tests/testthat/sheets/datetime-rounding",
                             "readxl/tests/testthat/sheets/unnamed-duplicated-columns"}) {
        const QString stem = root + u'/' + QString::fromLatin1(pair);
        if (!QFileInfo::exists(stem + QStringLiteral(".xls")) || !QFileInfo::exists(stem + QStringLiteral(".xlsx")))
            continue;
        INFO(pair);
        ++compared;
        auto old = must(SheetTable::open(stem + QStringLiteral(".xls")));
        auto now = must(SheetTable::open(stem + QStringLiteral(".xlsx")));
        CHECK(old->headers() == now->headers());
        CHECK(old->sheets() == now->sheets());
        const Table oldRows = must(rowsOf(*old));
        const Table newRows = must(rowsOf(*now));
        REQUIRE(oldRows.size() == newRows.size());
        for (size_t i = 0; i < oldRows.size(); ++i)
            CHECK(oldRows[i].join(u'|').toStdString() == newRows[i].join(u'|').toStdString());
    }
    CHECK(compared > 0);
}
