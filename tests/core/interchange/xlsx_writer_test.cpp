// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/xlsx_writer.h"
#include "core/interchange/zip_package.h"
#include "core/schema/moment_text.h"
#include "tests/core/interchange/import_fixture.h"
#include "tests/core/interchange/xlsx_fixture.h"

#include <QDir>

using namespace millrace;
using namespace millrace::test;

namespace {

FieldDef fieldOf(FieldType type, int scale = 0)
{
    FieldDef field;
    field.type = type;
    field.scale = scale;
    return field;
}

Money money(std::int64_t minor, const char *currency)
{
    return {minor, *CurrencyCode::fromString(QString::fromLatin1(currency))};
}

/// Headers and rows of a sheet of a written file.
Table sheetOf(const QString &path, const QString &sheet = {})
{
    return xlsxRows(contentOf(path), {sheet, 0});
}

QByteArray partOf(const QString &path, const QString &part)
{
    auto package = must(interchange::ZipPackage::open(memoryFile(contentOf(path)), path));
    return must(package->part(part))->readAll();
}

QStringList sorted(QStringList texts)
{
    texts.sort();
    return texts;
}

struct Sheet
{
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("out.xlsx"));
    std::unique_ptr<XlsxWriter> writer;

    explicit Sheet(std::vector<XlsxColumn> columns, const XlsxWriteOptions &options = {})
        : writer(must(XlsxWriter::create(path, std::move(columns), options)))
    {
    }
    /// One row of one cell each.
    void column(const std::vector<Value> &values)
    {
        for (const Value &value : values) {
            must(writer->beginRow());
            must(writer->value(0, value));
        }
    }
    QStringList files() const
    {
        return QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
};

} // namespace

TEST_CASE("a workbook holds numbers, days, times and amounts as what they are")
{
    Sheet sheet({{QStringLiteral("a"), fieldOf(FieldType::Integer)}}, {.zone = QTimeZone(8 * 3600)});
    const Instant noon = *momentFromText(u"2024-05-06T04:05:06.789Z");
    sheet.column({Value(42), Value(std::int64_t(138'0013'8000)), Value(Decimal{-12345, 3}), Value(true),
                  Value(money(123'450, "CNY")), Value(money(7, "JPY")), Value(money(-1, "KWD")),
                  Value(QDate(2024, 2, 29)), Value(noon), Value(Duration{100 * 3600 + 5})});
    must(sheet.writer->finish());
    CHECK(sheetOf(sheet.path) == Table{{"a"},
                                       {"42"},
                                       {"13800138000"},
                                       {"-12.345"},
                                       {"TRUE"},
                                       {"1234.5 CNY"},
                                       {"7 JPY"},
                                       {"-0.001 KWD"},
                                       {"2024-02-29"},
                                       {"2024-05-06 12:05:06"},
                                       {"100:00:05"}});
    const QByteArray xml = partOf(sheet.path, QStringLiteral("xl/worksheets/sheet1.xml"));
    CHECK(xml.contains("<v>13800138000</v>"));
    CHECK(xml.contains("state=\"frozen\""));
    CHECK(xml.contains("<autoFilter ref=\"A1:A11\""));
    const QByteArray styles = partOf(sheet.path, QStringLiteral("xl/styles.xml"));
    CHECK(styles.contains("[$CNY] #,##0.00"));
    CHECK(styles.contains("[$JPY] #,##0\""));
    CHECK(sheet.files() == QStringList{QStringLiteral("out.xlsx")});
}

TEST_CASE("what a spreadsheet would change or run stays a text cell")
{
    Sheet sheet({{QStringLiteral("a"), fieldOf(FieldType::Text)}});
    const QStringList texts{QStringLiteral("=1+1"),
                            QStringLiteral("@SUM(A1)"),
                            QStringLiteral("=HYPERLINK(\"http://x\")"),
                            QStringLiteral("http://example.com"),
                            QStringLiteral("mailto:a@b.c"),
                            QStringLiteral("007"),
                            QStringLiteral("13800138000"),
                            QStringLiteral("110101199003078888"),
                            QStringLiteral("  two blanks  "),
                            QStringLiteral("_x0041_"),
                            QStringLiteral("bell\a and \u001F"),
                            QStringLiteral("a\nb\tc"),
                            QStringLiteral("云栖 🍵 <&>\"'"),
                            QString(QChar(0xFFFE))};
    for (const QString &text : texts)
        sheet.column({Value(text)});
    // Beyond 15 digits, before 1900-03-01, or of no currency: exact as text only.
    sheet.column({Value(std::int64_t(9'007'199'254'740'993)), Value(money(1'234'567'890'123'456'78, "CNY")),
                  Value(QDate(1899, 1, 2))});
    must(sheet.writer->finish());
    const QByteArray xml = partOf(sheet.path, QStringLiteral("xl/worksheets/sheet1.xml"));
    CHECK_FALSE(xml.contains("<f>"));
    CHECK_FALSE(xml.contains("<hyperlink"));
    CHECK_FALSE(xml.contains("<v>"));
    const Table read = sheetOf(sheet.path);
    REQUIRE(read.size() == size_t(texts.size()) + 4);
    for (qsizetype i = 0; i < texts.size(); ++i)
        CHECK(read[size_t(i) + 1].front() == texts[i]);
    CHECK(read[size_t(texts.size()) + 1].front() == u"9007199254740993");
    CHECK(read[size_t(texts.size()) + 3].front() == u"1899-01-02");
}

TEST_CASE("text straight from the database is written as the same text is, without the detour")
{
    const QStringList texts{QStringLiteral("plain"),   QStringLiteral("华东（重点）客户"),
                            QStringLiteral("_x0041_"), QStringLiteral("two\nlines\tend"),
                            QStringLiteral("🍵 tea"),   QStringLiteral("한국"),
                            QString(QChar(0xFFFE)),    QStringLiteral("bell\a"),
                            QString(40'000, u'a')};
    Sheet detour({{QStringLiteral("a"), fieldOf(FieldType::Text)}}),
        straight({{QStringLiteral("a"), fieldOf(FieldType::Text)}});
    for (const QString &text : texts) {
        must(detour.writer->beginRow());
        must(detour.writer->text(0, text));
        must(straight.writer->beginRow());
        must(straight.writer->text(0, QByteArrayView(text.toUtf8())));
    }
    CHECK(straight.writer->shortened() == detour.writer->shortened());
    must(detour.writer->finish());
    must(straight.writer->finish());
    const QString part = QStringLiteral("xl/worksheets/sheet1.xml");
    CHECK(partOf(straight.path, part) == partOf(detour.path, part));
}

TEST_CASE("moments are those of the zone on days of change and far from them")
{
    const QTimeZone berlin("Europe/Berlin");
    REQUIRE(berlin.isValid());
    Sheet sheet({{QStringLiteral("a"), fieldOf(FieldType::DateTime)}}, {.zone = berlin});
    std::vector<Value> moments;
    QStringList expected;
    for (const QDate day : {QDate(2025, 3, 29), QDate(2025, 3, 30), QDate(2025, 3, 31), QDate(2025, 7, 1),
                            QDate(2025, 12, 31), QDate(1969, 12, 31)})
        for (const int hour : {0, 1, 5, 23}) {
            const QDateTime time(day, QTime(hour, 59, 58), QTimeZone::utc());
            moments.push_back(Instant::fromDateTime(time));
            expected << time.toTimeZone(berlin).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
        }
    sheet.column(moments);
    must(sheet.writer->finish());
    const Table read = sheetOf(sheet.path);
    REQUIRE(read.size() == size_t(expected.size()) + 1);
    for (qsizetype i = 0; i < expected.size(); ++i)
        CHECK(read[size_t(i) + 1].front() == expected[i]);
}

TEST_CASE("a cell holds 32767 characters, and what is cut is counted")
{
    Sheet sheet({{QStringLiteral("a"), fieldOf(FieldType::Text)}});
    sheet.column({Value(QString(32'767, u'x')), Value(QString(32'766, u'x') + QStringLiteral("🍵"))});
    CHECK(sheet.writer->shortened() == 1);
    must(sheet.writer->finish());
    const Table read = sheetOf(sheet.path);
    CHECK(read[1].front().size() == 32'767);
    CHECK(read[2].front() == QString(32'766, u'x'));
}

TEST_CASE("more rows than a sheet has go to further sheets, and empty rows keep their place")
{
    Sheet sheet({{QStringLiteral("a"), fieldOf(FieldType::Integer)}, {QStringLiteral("b"), fieldOf(FieldType::Text)}},
                {.sheet = QStringLiteral("People: [all]"), .rowsPerSheet = 3});
    sheet.column({Value(1), Value(), Value(3), Value(4)});
    CHECK(sheet.writer->sheets() == 2);
    must(sheet.writer->finish());
    auto reader = must(xlsxOf(contentOf(sheet.path)));
    CHECK(reader->sheets() == QStringList{QStringLiteral("People all"), QStringLiteral("People all 2")});
    CHECK(sheetOf(sheet.path, QStringLiteral("1")) == Table{{"a", "b"}, {"1", ""}, {"3", ""}});
    CHECK(sheetOf(sheet.path, QStringLiteral("2")) == Table{{"a", "b"}, {"4", ""}});
    CHECK(partOf(sheet.path, QStringLiteral("xl/worksheets/sheet1.xml")).contains("<row r=\"3\""));
}

TEST_CASE("a workbook that is given up leaves nothing behind, one that cannot be written says so")
{
    Sheet sheet({{QStringLiteral("a"), fieldOf(FieldType::Integer)}});
    sheet.column(std::vector<Value>(5000, Value(7)));
    sheet.writer.reset();
    CHECK(sheet.files().isEmpty());
    const auto nowhere = XlsxWriter::create(sheet.folder.filePath(QStringLiteral("none/out.xlsx")), {});
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().code == ErrorCode::FileUnwritable);
}

TEST_CASE("an export for people has headers, sheet and choices in their language")
{
    ImportWorld world;
    world.importText(QStringLiteral("customer"), "name,kind,revenue\nAcme,company,12.5 USD\n");
    Query query;
    query.entity = QStringLiteral("customer");
    for (const char *field : {"name", "kind", "revenue"})
        query.fields.push_back(FieldPath::of(QString::fromLatin1(field)));
    ExportWords words;
    words.headers = QStringList{QStringLiteral("客户名称"), QStringLiteral("类型"), QStringLiteral("年收入")};
    words.title = QStringLiteral("客户");
    words.language = QStringLiteral("zh_CN");
    const QString path = world.folder.filePath(QStringLiteral("people.xlsx"));
    must(exportRows(*world, world.session(), query, path, ExportFormat::Xlsx, {}, words));
    const Table read = sheetOf(path, QStringLiteral("客户"));
    REQUIRE(read.size() == 2);
    CHECK(read[0] == words.headers);
    CHECK(read[1] == QStringList{"Acme", world->metadata()->option("customer.kind", "company")->labelZh, "12.5 USD"});
    const QString csv = world.folder.filePath(QStringLiteral("people.csv"));
    must(exportRows(*world, world.session(), query, csv, ExportFormat::Csv, {}, words));
    CHECK(csvRows(contentOf(csv)) == Table{{"Acme", read[1][1], "12.50 USD"}});
    CHECK(contentOf(csv).contains(words.headers.join(u',').toUtf8()));
}

TEST_CASE("contact cards are read back to the same contacts")
{
    ImportWorld world;
    const QString notes = QStringLiteral("One; two, three\\four\nnext line ") + QString(90, u'云');
    world.importText(QStringLiteral("customer"),
                     "name,phone,city,website\n云栖科技; Ltd,021-6666,上海,yunqi.example\n");
    world.commit({world.creation(u"contact", {{"name", QStringLiteral("张伟")},
                                              {"last_name", QStringLiteral("张")},
                                              {"first_name", QStringLiteral("伟")},
                                              {"title", QStringLiteral("CTO, R&D")},
                                              {"customer", world.only("customer", "city = \"上海\"").id().toString()},
                                              {"mobile", QStringLiteral("13800138000")},
                                              {"phone", QStringLiteral("021-6666 转 801")},
                                              {"email", QStringLiteral("a@b.example")},
                                              {"wechat", QStringLiteral("zhangwei_1")},
                                              {"address", QStringLiteral("南京西路 1 号")},
                                              {"city", QStringLiteral("上海")},
                                              {"postal_code", QStringLiteral("200000")},
                                              {"birthday", QStringLiteral("1990-03-07")},
                                              {"external_id", QStringLiteral("K-1")},
                                              {"notes", notes}}),
                  world.creation(u"contact", {{"name", QStringLiteral("Cher")}})});
    ImportWorld other(5);
    for (const QString &entity : {QStringLiteral("customer"), QStringLiteral("contact")}) {
        const QString path = world.folder.filePath(entity + QStringLiteral(".vcf"));
        Query query;
        query.entity = entity;
        const ExportReport report = must(exportRows(*world, world.session(), query, path, ExportFormat::Vcard));
        CHECK(report.rows == world.count(entity.toUtf8().constData()));
        INFO(contentOf(path).toStdString());
        for (const QByteArray &line : contentOf(path).split('\n'))
            CHECK(line.size() <= 76);
        CHECK(contentOf(path).startsWith("BEGIN:VCARD\r\nVERSION:4.0\r\n"));
        const ImportReport back = other.import(entity, path);
        INFO(toldWarnings(back));
        CHECK(back.created == report.rows);
    }
    for (const char *field : {"name", "last_name", "first_name", "title", "customer.name", "mobile", "phone", "email",
                              "wechat", "address", "city", "postal_code", "birthday", "external_id", "notes"}) {
        INFO(field);
        CHECK(sorted(other.column("contact", QString::fromLatin1(field))) ==
              sorted(world.column("contact", QString::fromLatin1(field))));
    }
    for (const char *field : {"name", "phone", "city", "website"})
        CHECK(other.column("customer", QString::fromLatin1(field)) ==
              world.column("customer", QString::fromLatin1(field)));
    Query query;
    query.entity = QStringLiteral("opportunity");
    CHECK_FALSE(hasContactCards(*world.entity(u"opportunity"), *world->catalog()));
    CHECK(
        exportRows(*world, world.session(), query, world.folder.filePath(QStringLiteral("o.vcf")), ExportFormat::Vcard)
            .error()
            .code == ErrorCode::InvalidArgument);
}
