// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/interchange/import_fixture.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace millrace::test {

namespace {

ExportReport exported(const ImportWorld &world, const QString &entity, const QString &path,
                      const QStringList &fields = {})
{
    Query query;
    query.entity = entity;
    for (const QString &field : fields)
        query.fields.push_back(FieldPath::of(field));
    return must(exportRows(*world, world.session(), query, path, *exportFormatOf(path)));
}

/// Records of an entity by id, without what each commit determines anew.
QHash<QString, QStringList> contentOfEntity(const ImportWorld &world, const QString &entity)
{
    QHash<QString, QStringList> content;
    Query query;
    query.entity = entity;
    must(world->forEachRow(world.session(), query, [&](const Row &row) {
        const Record record = world.record(entity, row.id);
        QStringList texts;
        for (const FieldDef &field : record.entity()->fields)
            if (!field.system || field.index == system_field::CreatedAt)
                texts << field.key + u'=' + valueToText(field, record.value(field.index));
        content.insert(row.id.toString(), texts);
        return true;
    }));
    return content;
}

QStringList naughtyStrings()
{
    QStringList strings{QStringLiteral("plain"), QStringLiteral("  blanks  "), QStringLiteral("a,b;c\t\"d\"\n\r\ne"),
                        QStringLiteral("=1+1"),  QStringLiteral("'quoted"),    QStringLiteral("null"),
                        QStringLiteral("true"),  QStringLiteral("001"),        QStringLiteral("云栖，。；")};
    const QString folder = sharedData(QStringLiteral("naughty-strings"));
    if (folder.isEmpty())
        return strings;
    const QJsonDocument json = QJsonDocument::fromJson(contentOf(folder + QStringLiteral("/blns.json")));
    for (const QJsonValue value : json.array())
        if (const QString text = value.toString();
            !text.isEmpty() && QStringView(text).isValidUtf16() && !text.contains(QChar(u'\0')))
            strings << text;
    return strings;
}

} // namespace

TEST_CASE("what an export writes, an import reads back to the same values")
{
    const QString name = GENERATE("out.csv", "out.tsv", "out.json", "out.xlsx");
    CAPTURE(name);
    ImportWorld world;
    world.importText(QStringLiteral("customer"),
                     "external_id,name,kind,industry,revenue,employees,parent,tags,notes,phone\n"
                     "C1,Acme,company,Space travel,12.5 USD,7,,vip; 老客户,\"two\nlines\",13800138000\n"
                     "C2,云栖,person,软件,3 CNY,,Acme,\"\",\"a \"\"b\"\"\",\n");
    world.commit({world.creation(u"tag", {{"name", "with; separator"}})});
    const RecordId tag = must(world->idsTitled(world.session(), "tag", "with; separator")).at(0);
    world.commit(
        {world.change(u"customer", world.only("customer", "name = \"Acme\"").id(), {{"tags", tag.toString()}})});
    world.importText(
        QStringLiteral("opportunity"),
        "name,customer,amount,expected_close,probability,stage\nDeal,Acme,5.01 EUR,2024-05-06,40,Proposal\n");
    world.importText(QStringLiteral("activity"),
                     "subject,at,duration,customer,kind\nCall,2024-05-06 10:11,90,Acme,call\n");

    ImportWorld other(7);
    for (const QString &entity : {QStringLiteral("tag"), QStringLiteral("customer"), QStringLiteral("opportunity"),
                                  QStringLiteral("activity")}) {
        CAPTURE(entity.toStdString());
        const QString path = world.folder.filePath(entity + name);
        const ExportReport report = exported(world, entity, path);
        CHECK(report.rows == world.count(entity.toUtf8().constData()));
        const ImportReport back = other.import(other.options(entity, path));
        INFO(toldWarnings(back));
        CHECK(back.failed == 0);
        CHECK(back.created == report.rows);
        // By its ids, what was exported finds the records that it came from and changes nothing in them.
        ImportOptions again = world.options(entity, path);
        again.mode = ImportMode::Upsert;
        const auto before = contentOfEntity(world, entity);
        const ImportReport same = world.import(again);
        CHECK(same.updated + same.skipped == report.rows);
        if (entity != u"opportunity")
            CHECK(same.skipped == report.rows);
        CHECK((contentOfEntity(world, entity) == before));
        if (entity != u"opportunity")
            CHECK((contentOfEntity(other, entity) == contentOfEntity(world, entity)));
    }
    CHECK(other.column("opportunity", QStringLiteral("stage.name")) == QStringList{"Proposal"});
    CHECK(other.column("opportunity", QStringLiteral("amount")) == QStringList{"5.01 EUR"});
    CHECK(other.column("opportunity", QStringLiteral("customer.name")) == QStringList{"Acme"});
}

TEST_CASE("every naughty string goes into every text field and comes out again")
{
    const QStringList strings = naughtyStrings();
    const QString name = GENERATE("out.csv", "out.json", "out.xlsx");
    CAPTURE(name.toStdString());
    ImportWorld world;
    const EntityPtr entity = world.entity(u"contact");
    QStringList fields;
    for (const FieldDef &field : entity->fields)
        if (!field.system && field.type == FieldType::Text && field.pattern.isEmpty() && field.checksum.isEmpty() &&
            (field.maxLength == 0 || field.maxLength >= 300))
            fields << field.key;
    CHECK(fields.size() >= 3);
    // What must be filled in is refused where it is nothing but white space.
    const auto given = [&](const QString &field, const QString &text) {
        const bool blank = entity->field(field)->required && text.trimmed().isEmpty();
        return (blank ? u'.' + text : text).left(300);
    };
    std::vector<Edit> edits;
    for (const QString &text : strings) {
        Edit edit = Edit::create(entity);
        for (const QString &field : fields)
            edit.with(*entity, field, given(field, text));
        edits.push_back(std::move(edit));
    }
    const CommitReceipt receipt = world.commit(std::move(edits));
    const QString path = world.folder.filePath(name);
    exported(world, QStringLiteral("contact"), path);
    ImportWorld other(9);
    const ImportReport back = other.import(QStringLiteral("contact"), path);
    INFO(toldWarnings(back));
    CHECK(back.created == strings.size());
    for (qsizetype i = 0; i < strings.size(); ++i) {
        const Record record = other.record(u"contact", receipt.ids[size_t(i)]);
        for (const QString &field : fields) {
            QString expected = given(field, strings[i]);
            // A cell of a sheet has one kind of line end.
            if (name.endsWith(u".xlsx"))
                expected.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
            if (record.value(field).valueOr<QString>() != expected) {
                INFO(field.toStdString() << ": " << strings[i].toStdString());
                CHECK(record.value(field).valueOr<QString>() == expected);
            }
        }
    }
}

TEST_CASE("an export writes the rows, columns and order that were asked for")
{
    ImportWorld world;
    world.importText(QStringLiteral("customer"), "name,city\nB,York\nA,York\nC,Leeds\n");
    Query query;
    query.entity = QStringLiteral("customer");
    query.filter = must(parseFilter(QStringLiteral("city = \"York\"")));
    query.sort = parseSort(u"name");
    query.fields = {FieldPath::of(u"name"), FieldPath::of(u"owner.name"), FieldPath::of(u"owner")};
    const QString path = world.folder.filePath(QStringLiteral("o.csv"));
    const ExportReport report = must(exportRows(*world, world.session(), query, path, ExportFormat::Csv));
    CHECK(report.rows == 2);
    CHECK(contentOf(path) == "\xEF\xBB\xBFname,owner.name,owner\r\nA,Administrator," +
                                 world->person().toString().toUtf8() + "\r\nB,Administrator," +
                                 world->person().toString().toUtf8() + "\r\n");
    CHECK(exportRows(*world, world.session(), query, path, ExportFormat::Csv).error().code == ErrorCode::OutputExists);
    query.limit = 1;
    const QString first = world.folder.filePath(QStringLiteral("first.json"));
    CHECK(must(exportRows(*world, world.session(), query, first, ExportFormat::Json)).rows == 1);
    query.fields = {FieldPath::of(u"shoe_size")};
    const QString none = world.folder.filePath(QStringLiteral("none.csv"));
    CHECK(exportRows(*world, world.session(), query, none, ExportFormat::Csv).error().code == ErrorCode::UnknownField);
    CHECK_FALSE(QFile::exists(none));
}

TEST_CASE("a cancelled export leaves no file")
{
    ImportWorld world;
    world.importText(QStringLiteral("customer"), "name\nA\nB\n");
    std::atomic<bool> cancelled = true;
    Progress progress;
    progress.cancelled = &cancelled;
    Query query;
    query.entity = QStringLiteral("customer");
    const QString path = world.folder.filePath(QStringLiteral("o.csv"));
    CHECK(exportRows(*world, world.session(), query, path, ExportFormat::Csv, progress).error().code ==
          ErrorCode::Cancelled);
    CHECK(QDir(world.folder.path()).entryList({QStringLiteral("o.csv*")}).isEmpty());
    CHECK_FALSE(exportFormatOf(QStringLiteral("x.pdf")));
}

} // namespace millrace::test
