// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/currency.h"
#include "core/schema/builtin/custom_field.h"
#include "core/schema/builtin/department.h"
#include "core/schema/builtin/option.h"
#include "core/schema/builtin/rate.h"
#include "core/schema/builtin/role.h"
#include "core/schema/builtin/user.h"
#include "core/store/layout.h"
#include "core/workspace/committer.h"

namespace millrace {

namespace {

FieldDef customField(const Record &record)
{
    FieldDef field;
    field.key = record.value(custom_field::key).value_or(QString());
    field.type = fieldTypeNamed(record.value(custom_field::type).value_or(QString()));
    field.label = record.value(custom_field::label).value_or(QString());
    field.labelZh = record.value(custom_field::labelZh).value_or(QString());
    field.section = record.value(custom_field::section).value_or(QStringLiteral("custom"));
    field.required = record.value(custom_field::requiredFields).value_or(false);
    field.searchable = record.value(custom_field::searchable).value_or(false);
    field.indexed = record.value(custom_field::indexed).value_or(false);
    field.target = record.value(custom_field::target).value_or(QString());
    field.scale = int(record.value(custom_field::scale).value_or(0));
    field.pattern = record.value(custom_field::pattern).value_or(QString());
    field.retired = record.value(custom_field::retired).value_or(false) || record.isDeleted();
    field.custom = true;
    return field;
}

OrgChart::Person personOf(const Record &record)
{
    OrgChart::Person person;
    person.name = record.value(user::name).value_or(QString());
    person.login = record.value(user::login).value_or(QString());
    person.manager = record.value(user::manager).value_or(RecordId());
    person.department = record.value(system_field::Department).valueOr<RecordId>();
    person.role = record.value(user::role).value_or(RecordId());
    person.active = record.value(user::active).value_or(true);
    return person;
}

/// Custom fields by entity in order of creation, so that positions are the same for every snapshot. Fields in the bin
/// stay in the catalog as retired: their columns hold data.
Result<CatalogPtr> loadCatalog(Database &database, CatalogPtr catalog)
{
    QHash<QString, std::vector<FieldDef>> fields;
    MILLRACE_TRY(record_store::forEach(database, catalog->entity(u"custom_field"), [&](const StoredRecord &stored) {
        fields[stored.record.value(custom_field::entity).value_or(QString())].push_back(customField(stored.record));
        return true;
    }));
    for (auto it = fields.begin(); it != fields.end(); ++it)
        catalog = catalog->with(it.key(), std::move(*it));
    return catalog;
}

} // namespace

Result<MetadataPtr> loadMetadata(Database &database, CurrencyCode base, const CatalogPtr &definitions)
{
    auto metadata = std::make_shared<Metadata>();
    MILLRACE_ASSIGN(metadata->catalog, loadCatalog(database, definitions));
    const Catalog &catalog = *metadata->catalog;
    metadata->rates.base = base;
    const auto each = [&](QStringView entity, const auto &visit) {
        return record_store::forEach(database, catalog.entity(entity), [&](const StoredRecord &stored) {
            if (!stored.record.isDeleted())
                visit(stored.record);
            return true;
        });
    };
    MILLRACE_TRY(each(u"option", [&](const Record &record) {
        OptionInfo info;
        info.id = record.id();
        info.key = record.value(option::key).value_or(QString());
        info.label = record.value(option::label).value_or(QString());
        info.labelZh = record.value(option::labelZh).value_or(QString());
        info.colour = record.value(option::colour).value_or(QString());
        info.order = record.value(option::order).value_or(0);
        info.retired = record.value(option::retired).value_or(false);
        metadata->addOption(record.value(option::field).value_or(QString()), std::move(info));
    }));
    metadata->sortOptions();
    MILLRACE_TRY(each(u"stage", [&](const Record &record) { metadata->stages.insert(record.id(), record); }));
    MILLRACE_TRY(each(u"pipeline", [&](const Record &record) { metadata->pipelines.insert(record.id(), record); }));
    OrgChart chart;
    MILLRACE_TRY(each(u"user", [&](const Record &record) {
        metadata->users.insert(record.id(), record.value(user::name).value_or(QString()));
        chart.people.insert(record.id(), personOf(record));
    }));
    MILLRACE_TRY(each(u"department", [&](const Record &record) {
        chart.departments.insert(record.id(), record.value(department::parent).value_or(RecordId()));
    }));
    MILLRACE_TRY(each(u"role", [&](const Record &record) {
        chart.roles.insert(record.id(), {record.value(role::name).value_or(QString()),
                                         Rights::of(record.value(role::rights).value_or(Json()).text)});
    }));
    MILLRACE_ASSIGN(const QString founder, metaValue(database, founderKey()));
    chart.founder = RecordId::fromString(founder).value_or(RecordId());
    metadata->access = std::make_shared<const PolicyBook>(std::move(chart), metadata->catalog);
    QHash<RecordId, CurrencyCode> currencies;
    MILLRACE_TRY(each(u"currency", [&](const Record &record) {
        if (const auto code = CurrencyCode::fromString(record.value(currency::code).value_or(QString())))
            currencies.insert(record.id(), *code);
    }));
    MILLRACE_TRY(each(u"rate", [&](const Record &record) {
        const auto code = currencies.constFind(record.value(rate::currency).value_or(RecordId()));
        if (code != currencies.constEnd() && record.value(rate::date) && record.value(rate::value))
            metadata->rates.add(*code, *record.value(rate::date), *record.value(rate::value));
    }));
    return MetadataPtr(std::move(metadata));
}

} // namespace millrace
