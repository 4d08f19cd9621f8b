// SPDX-License-Identifier: GPL-3.0-or-later
// An entity that the program has never heard of, with one field of every type, handed in at run time: if any layer
// needed code of its own for a new entity or field, this would not hold.
#include "core/interchange/import.h"
#include "core/schema/builder.h"
#include "tests/support/temp_workspace.h"

#include <QFile>

using namespace millrace;
using namespace millrace::test;

namespace {

struct Sample
{
    FieldType type;
    const char *key;
    const char *first;
    const char *second;
};

/// Plain text forms of two values of every type; references are filled in by the test.
const Sample samples[] = {
    {FieldType::Text, "f_text", "远洋 Voyage", "Zweite Reise"},
    {FieldType::Integer, "f_integer", "42", "-7"},
    {FieldType::Decimal, "f_decimal", "3.141", "2.718"},
    {FieldType::Money, "f_money", "12.50 CNY", "99.99 USD"},
    {FieldType::Boolean, "f_boolean", "true", "false"},
    {FieldType::Date, "f_date", "2024-02-29", "2025-12-31"},
    {FieldType::DateTime, "f_datetime", "2024-02-29T12:34:56.000Z", "2025-01-01T00:00:00.000Z"},
    {FieldType::Duration, "f_duration", "3600", "90"},
    {FieldType::Choice, "f_choice", "north", "south"},
    {FieldType::MultiChoice, "f_multichoice", "north;south", "north"},
    {FieldType::Phone, "f_phone", "138 0013 8000", "+1 415 555 0100"},
    {FieldType::Email, "f_email", "a@example.com", "b@example.org"},
    {FieldType::Url, "f_url", "https://example.com/x", "example.org"},
    {FieldType::Json, "f_json", "{\"a\":1}", "[1,2]"},
    {FieldType::Reference, "f_reference", "", ""},
    {FieldType::References, "f_references", "", ""},
    {FieldType::Unknown, "f_unknown", "from the future", "still kept"},
};

CatalogPtr withVoyages()
{
    EntityBuilder builder("voyage", "Voyage", "Voyages", "compass");
    for (const Sample &sample : samples) {
        FieldOptions options;
        const FieldTypeInfo &info = fieldTypeInfo(sample.type);
        options.searchable = info.text;
        options.indexed = sample.type == FieldType::Text || sample.type == FieldType::Money;
        options.required = sample.type == FieldType::Text;
        options.listed = true;
        options.scale = 3;
        if (sample.type == FieldType::Reference)
            options.target = QStringLiteral("customer");
        if (sample.type == FieldType::References)
            options.target = QStringLiteral("tag");
        if (sample.type == FieldType::Choice || sample.type == FieldType::MultiChoice)
            options.options = {{"north", "North", "北"}, {"south", "South", "南"}};
        builder.field(sample.key, sample.type, "Field", options);
    }
    std::vector<EntityDef> entities = builtinEntities();
    entities.push_back(builder.ownable().importable().build());
    return std::make_shared<const Catalog>(std::move(entities));
}

struct VoyageWorld : TempWorkspace
{
    CatalogPtr definitions = withVoyages();
    RecordId customers[2];
    RecordId tags[2];

    VoyageWorld()
    {
        workspace.reset();
        QFile::remove(path());
        Workspace::InitOptions options;
        options.path = path();
        options.currency = *CurrencyCode::fromString(u"CNY");
        workspace = must(Workspace::init(options, clock, ids, definitions));
        for (int i = 0; i < 2; ++i) {
            customers[i] = create(u"customer", {{"name", QStringLiteral("Harbour %1").arg(i)}});
            tags[i] = create(u"tag", {{"name", QStringLiteral("Tag %1").arg(i)}});
        }
    }
    QString plain(const Sample &sample, bool second) const
    {
        if (sample.type == FieldType::Reference)
            return customers[second ? 1 : 0].toString();
        if (sample.type == FieldType::References)
            return tags[0].toString() + (second ? u';' + tags[1].toString() : QString());
        return QString::fromUtf8(second ? sample.second : sample.first);
    }
    Value value(const Sample &sample, bool second) const
    {
        const FieldDef *field = entity(u"voyage")->field(QString::fromLatin1(sample.key));
        REQUIRE(field);
        const auto parsed = valueFromText(*field, plain(sample, second), workspace->baseCurrency());
        INFO(sample.key);
        REQUIRE(parsed.has_value());
        return *parsed;
    }
    RecordId sail()
    {
        Edit edit = Edit::create(entity(u"voyage"));
        for (const Sample &sample : samples)
            edit.with(*entity(u"voyage"), QString::fromLatin1(sample.key), value(sample, false));
        return commit({edit}).ids.front();
    }
    Value held(const RecordId &id, const Sample &sample) const
    {
        return record(u"voyage", id).value(QString::fromLatin1(sample.key));
    }
};

} // namespace

TEST_CASE("the samples name every type that there is", "[schema-budget]")
{
    for (const FieldTypeInfo &info : allFieldTypes())
        CHECK(std::any_of(std::begin(samples), std::end(samples),
                          [&](const Sample &sample) { return sample.type == info.type; }));
}

TEST_CASE("a new entity with a field of every type is stored, listed, edited, audited and undone", "[schema-budget]")
{
    VoyageWorld world;
    const RecordId id = world.sail();
    for (const Sample &sample : samples) {
        INFO(sample.key);
        CHECK(world.held(id, sample) == world.value(sample, false));
        CHECK(world.count("voyage", QStringLiteral("%1 is not empty").arg(QLatin1String(sample.key))) == 1);
    }
    for (const Sample &sample : samples) {
        INFO(sample.key);
        const QByteArray before = must(world->digests()).records;
        world.tick();
        Edit edit = Edit::update(world.entity(u"voyage"), id);
        edit.with(*world.entity(u"voyage"), QString::fromLatin1(sample.key), world.value(sample, true));
        const RecordId operation = world.commit({edit}).operation;
        CHECK(world.held(id, sample) == world.value(sample, true));
        const RecordHistory history = must(world->history(world.session(), QStringLiteral("voyage"), id));
        REQUIRE(history.commits.back().changes.size() == 1);
        CHECK(history.commits.back().changes.front().was == world.value(sample, false));
        CHECK(history.commits.back().changes.front().now == world.value(sample, true));
        Query then;
        then.entity = QStringLiteral("voyage");
        then.fields = {FieldPath::of(QString::fromLatin1(sample.key))};
        then.knownAt = Instant{world.clock.now().us - 1};
        CHECK(must(world->rows(world.session(), then)).rows.front().cells.front() == world.value(sample, false));
        world.tick();
        must(world->undo(world.session(), operation));
        CHECK(must(world->digests()).records == before);
        world.tick();
        Edit cleared = Edit::update(world.entity(u"voyage"), id);
        cleared.with(*world.entity(u"voyage"), QString::fromLatin1(sample.key), Value());
        const auto emptied = world.tryCommit({cleared});
        CHECK(emptied.has_value() == (sample.type != FieldType::Text)); // required
        if (emptied)
            must(world->undo(world.session(), emptied->operation));
    }
    world.requireSound();
    must(world->rebuild());
    for (const Sample &sample : samples)
        CHECK(world.held(id, sample) == world.value(sample, false));
    world.requireSound();
}

TEST_CASE("a new entity is searched, sorted and joined without code of its own", "[schema-budget]")
{
    VoyageWorld world;
    const RecordId id = world.sail();
    for (const char *text : {"远洋", "voyage", "8000", "example.com"}) {
        const SearchAnswer answer =
            must(world->search(world.session(), QString::fromUtf8(text), 10, {QStringLiteral("voyage")}));
        INFO(text);
        REQUIRE(answer.hits.size() == 1);
        CHECK(answer.hits.front().id == id);
    }
    Query query;
    query.entity = QStringLiteral("voyage");
    query.sort = parseSort(u"f_text,-f_money,f_reference");
    query.fields = {FieldPath::of(u"f_reference.name"), FieldPath::of(u"f_money")};
    const RowSet rows = must(world->rows(world.session(), query));
    REQUIRE(rows.rows.size() == 1);
    CHECK(rows.rows.front().cells.front() == Value(QStringLiteral("Harbour 0")));
}

TEST_CASE("a new entity goes to the bin and comes back, and bad values of it are refused", "[schema-budget]")
{
    VoyageWorld world;
    const RecordId id = world.sail();
    world.commit({Edit::remove(QStringLiteral("voyage"), id)});
    CHECK(world.count("voyage") == 0);
    world.commit({Edit::restore(QStringLiteral("voyage"), id)});
    CHECK(world.count("voyage") == 1);
    const std::pair<const char *, Value> bad[] = {
        {"f_choice", Value(QStringLiteral("west"))}, {"f_email", Value(QStringLiteral("no mail"))},
        {"f_url", Value(QStringLiteral("no url"))},  {"f_integer", Value(QStringLiteral("text"))},
        {"f_decimal", Value(Decimal{1, 7})},         {"f_reference", Value(world.tags[0])},
        {"f_date", Value(QDate(-5, 1, 1))},          {"f_text", Value(QString(QChar(0xd800)))},
    };
    for (const auto &[key, value] : bad) {
        Edit edit = Edit::update(world.entity(u"voyage"), id);
        edit.with(*world.entity(u"voyage"), QString::fromLatin1(key), value);
        const auto refused = world.tryCommit({edit});
        INFO(key);
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().code == ErrorCode::ValidationFailed);
        CHECK(refused.error().problems.front().field == QLatin1String(key));
    }
}

TEST_CASE("a new entity is imported from a file without code of its own", "[schema-budget]")
{
    VoyageWorld world;
    const QString path = world.path(QStringLiteral("voyages.csv"));
    {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        QByteArray header, row;
        for (const Sample &sample : samples) {
            if (sample.type == FieldType::Unknown)
                continue; // never edited by a program that does not know it
            header += (header.isEmpty() ? "" : "\t") + QByteArray(sample.key);
            row += (row.isEmpty() ? "" : "\t") + world.plain(sample, true).toUtf8();
        }
        file.write(header + "\n" + row + "\n");
    }
    ImportOptions options;
    options.entity = QStringLiteral("voyage");
    options.path = path;
    options.delimiter = '\t';
    options.session = world.session();
    const ImportReport report = must(importFile(*world, options));
    INFO((report.rowProblems.empty() ? QString() : report.rowProblems.front().problems.front().field).toStdString());
    REQUIRE(report.created == 1);
    Query query;
    query.entity = QStringLiteral("voyage");
    const RecordId id = must(world->rows(world.session(), query)).rows.front().id;
    for (const Sample &sample : samples) {
        if (sample.type == FieldType::Unknown)
            continue;
        INFO(sample.key);
        CHECK(world.held(id, sample) == world.value(sample, true));
    }
    world.requireSound();
}
