// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/catalog.h"

#include "core/schema/builder.h"
#include "core/schema/builtin/opportunity.h"
#include "tests/support/catch.h"

#include <QRegularExpression>
#include <QSet>

using namespace millrace;

TEST_CASE("every entity begins with the system fields in their places")
{
    for (const EntityPtr &entity : Catalog::builtin()->entities()) {
        INFO(entity->key.toStdString());
        const std::vector<std::pair<int, const char *>> places = {
            {system_field::Id, "id"},
            {system_field::Root, "root"},
            {system_field::CreatedAt, "created_at"},
            {system_field::CreatedBy, "created_by"},
            {system_field::UpdatedAt, "updated_at"},
            {system_field::UpdatedBy, "updated_by"},
            {system_field::Owner, "owner"},
            {system_field::Department, "department"},
            {system_field::DeletedAt, "deleted_at"},
            {system_field::MergedInto, "merged_into"},
            {system_field::Extra, "extra"},
            {system_field::Version, "version"},
        };
        REQUIRE(places.size() == system_field::Count);
        for (const auto &[index, key] : places) {
            CHECK(entity->at(index).key == QLatin1String(key));
            CHECK(entity->at(index).system);
        }
        CHECK(entity->at(system_field::Owner).readOnly != entity->ownable);
        for (int i = 0; i < entity->fieldCount(); ++i) {
            CHECK(entity->at(i).index == i);
            CHECK(entity->field(entity->at(i).key) == &entity->at(i));
            CHECK(entity->at(i).system == (i < system_field::Count));
        }
    }
}

TEST_CASE("the built-in definitions hold together")
{
    const CatalogPtr catalog = Catalog::builtin();
    static const QRegularExpression plainKey(QStringLiteral("^[a-z][a-z0-9_]*$"));
    QSet<QString> entities;
    for (const EntityPtr &entity : catalog->entities()) {
        INFO(entity->key.toStdString());
        CHECK_FALSE(entities.contains(entity->key));
        entities.insert(entity->key);
        CHECK(plainKey.match(entity->key).hasMatch());
        CHECK_FALSE(entity->label.isEmpty());
        CHECK_FALSE(entity->pluralLabel.isEmpty());
        CHECK_FALSE(entity->icon.isEmpty());
        REQUIRE_FALSE(entity->titleFields.empty());
        QSet<QString> keys;
        int sortable = 0;
        for (const FieldDef &field : entity->fields) {
            INFO(field.key.toStdString());
            CHECK_FALSE(keys.contains(field.key));
            keys.insert(field.key);
            CHECK(plainKey.match(field.key).hasMatch());
            CHECK_FALSE(field.key.contains(QStringLiteral("__")));
            CHECK_FALSE(field.label.isEmpty());
            sortable += field.indexed && !field.system ? 1 : 0;
            if (!field.target.isEmpty()) {
                CHECK(field.isReference());
                CHECK(catalog->entity(field.target));
            } else {
                CHECK((!field.isReference() || field.system));
            }
            if (field.root)
                CHECK(field.type == FieldType::Reference);
            if (!field.options.empty())
                CHECK(field.isChoice());
            if (field.isChoice())
                CHECK(field.optionList == entity->key + u'.' + field.key);
            if (!field.dateField.isEmpty()) {
                const FieldDef *date = entity->field(field.dateField);
                REQUIRE(date);
                CHECK(date->type == FieldType::Date);
            }
            if (!field.pattern.isEmpty())
                CHECK(QRegularExpression(field.pattern).isValid());
            if (!field.fallback.isEmpty())
                CHECK(valueFromText(field, field.fallback, *CurrencyCode::fromString(u"CNY")));
            QSet<QString> options;
            for (const OptionSeed &option : field.options) {
                CHECK_FALSE(options.contains(QLatin1String(option.key)));
                options.insert(QLatin1String(option.key));
                CHECK_FALSE(QString::fromUtf8(option.zh).isEmpty());
            }
            CHECK((field.fallback.isEmpty() || !field.isChoice() || options.contains(field.fallback)));
        }
        CHECK(sortable <= 8);
        if (entity->statusField >= 0) {
            const FieldDef &status = entity->at(entity->statusField);
            CHECK((status.isChoice() || status.isReference()));
        }
    }
}

TEST_CASE("the field keys of the contract are there")
{
    const std::vector<std::pair<const char *, const char *>> contract = {
        {"customer", "external_id name short_name kind credit_code phone email website industry source level lifecycle "
                     "region city address postal_code country parent employees revenue tags notes"},
        {"contact",
         "external_id name first_name last_name title customer phone mobile email wechat address city region "
         "postal_code country birthday id_number notes"},
        {"lead", "external_id name company phone email source status region notes converted_customer converted_contact "
                 "converted_to"},
        {"opportunity", "external_id name customer contact pipeline stage amount probability forecast_category "
                        "expected_close close_date product source reason next_step"},
        {"activity", "kind subject at duration outcome body customer contact opportunity lead"},
        {"task", "subject due status priority body customer contact opportunity lead"},
        {"pipeline", "name order"},
        {"stage", "name pipeline order kind probability forecast_category max_age required guidance"},
        {"option", "field key label order colour retired"},
        {"currency", "code"},
        {"rate", "currency date value"},
        {"tag", "name colour"},
        {"attachment", "name sha256 size mime state"},
        {"saved_view", "name entity filter sort columns layout shared"},
        {"report", "name entity definition ready description shared"},
        {"dashboard", "name tiles order shared"},
        {"schedule", "name report ready parameters rhythm day minute format folder active last_run last_result"},
        {"product", "external_id name series price"},
        {"user", "name login email manager department skills capacity active"},
        {"department", "name parent"},
    };
    for (const auto &[key, fields] : contract) {
        const EntityPtr entity = Catalog::builtin()->entity(QString::fromLatin1(key));
        INFO(key);
        REQUIRE(entity);
        for (const QString &field : QString::fromLatin1(fields).split(u' ')) {
            INFO(field.toStdString());
            CHECK(entity->field(field));
        }
    }
}

TEST_CASE("unknown names are answered, not guessed")
{
    const CatalogPtr catalog = Catalog::builtin();
    CHECK_FALSE(catalog->entity(u"Customer"));
    CHECK_FALSE(catalog->entity(u""));
    const auto required = catalog->require(u"nothing");
    REQUIRE_FALSE(required);
    CHECK(required.error().code == ErrorCode::UnknownEntity);
    CHECK(required.error().arguments == QStringList{QStringLiteral("nothing")});
    CHECK_FALSE(catalog->entity(u"customer")->field(u"Name"));
}

TEST_CASE("references to an entity are known from the other side")
{
    const auto &incoming = Catalog::builtin()->incoming(QStringLiteral("customer"));
    QStringList names;
    for (const Catalog::Incoming &reference : incoming)
        names << reference.entity->key + u'.' + reference.entity->at(reference.field).key;
    for (const char *wanted : {"contact.customer", "opportunity.customer", "activity.customer", "customer.parent"})
        CHECK(names.contains(QLatin1String(wanted)));
    CHECK(Catalog::builtin()->incoming(QStringLiteral("nothing")).empty());
}

TEST_CASE("a changed catalog is a new one and leaves the old alone")
{
    const CatalogPtr before = Catalog::builtin();
    FieldDef added;
    added.key = QStringLiteral("x_0000000000000");
    added.type = FieldType::MultiChoice;
    added.custom = true;
    FieldDef renamed = *before->entity(u"customer")->field(u"region");
    renamed.label = QStringLiteral("Territory");
    const CatalogPtr after = before->with(QStringLiteral("customer"), {added, renamed});
    CHECK(after->version() == before->version() + 1);
    const EntityPtr customer = after->entity(u"customer");
    CHECK(customer->fieldCount() == before->entity(u"customer")->fieldCount() + 1);
    const FieldDef *found = customer->field(added.key);
    REQUIRE(found);
    CHECK(found->index == customer->fieldCount() - 1);
    CHECK(found->optionList == QStringLiteral("customer.x_0000000000000"));
    CHECK(customer->field(u"region")->label == QStringLiteral("Territory"));
    CHECK(customer->field(u"region")->index == before->entity(u"customer")->field(u"region")->index);
    CHECK_FALSE(before->entity(u"customer")->field(added.key));
    CHECK(before->entity(u"customer")->field(u"region")->label != QStringLiteral("Territory"));
    CHECK(after->with(QStringLiteral("nothing"), {added})->entities().size() == before->entities().size());
}

TEST_CASE("typed keys say what the definition says")
{
    const EntityPtr opportunity = Catalog::builtin()->entity(u"opportunity");
    CHECK(opportunity->field(opportunity::amount.name())->type == opportunity::amount.type);
    CHECK(opportunity->field(opportunity::stage.name())->type == opportunity::stage.type);
    CHECK(opportunity->statusField == opportunity->field(u"stage")->index);
    CHECK(opportunity->rootFields() == std::vector<int>{opportunity->field(u"customer")->index});
}

TEST_CASE("the builder writes an entity as one sentence")
{
    const EntityDef entity =
        EntityBuilder{"boat", "Boat", "Boats", "water"}
            .field("name", FieldType::Text, "Name", {.searchable = true})
            .field("length", FieldType::Decimal, "Length", {.scale = 2, .section = QStringLiteral("hull")})
            .ownable()
            .build();
    CHECK(entity.titleFields == std::vector<int>{system_field::Count});
    CHECK(entity.searched);
    CHECK(entity.ownable);
    CHECK_FALSE(entity.metadata);
    CHECK(entity.field(u"name")->section == QStringLiteral("basic"));
    CHECK(entity.field(u"length")->section == QStringLiteral("hull"));
    CHECK_FALSE(entity.at(system_field::Owner).readOnly);
}

TEST_CASE("an entity says which of its fields place it in timelines")
{
    const CatalogPtr catalog = Catalog::builtin();
    const EntityPtr task = catalog->entity(u"task");
    REQUIRE(task->timeline.shown);
    CHECK(task->at(task->timeline.time).key == QStringLiteral("due"));
    CHECK(task->at(task->timeline.ended).key == QStringLiteral("done_at"));
    CHECK(task->timeline.isOpen(QStringLiteral("open")));
    CHECK_FALSE(task->timeline.isOpen(QStringLiteral("done")));
    const EntityPtr activity = catalog->entity(u"activity");
    CHECK(activity->at(activity->timeline.pinned).type == FieldType::Boolean);
    CHECK(activity->timeline.state == -1);
    CHECK_FALSE(activity->timeline.isOpen({}));
    CHECK_FALSE(catalog->entity(u"customer")->timeline.shown);
}
