// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/metric_check.h"

#include "core/records/query.h"
#include "core/schema/builtin/metric.h"

namespace millrace {

namespace {

QString textOf(const Record &record, const FieldKey<QString> &key)
{
    return record.value(key).value_or(QString());
}

} // namespace

const FieldDef *metricField(const QString &path, const EntityPtr &start, const Catalog &catalog)
{
    EntityPtr entity = start;
    const FieldDef *field = nullptr;
    for (const QString &key : FieldPath::of(path).keys) {
        field = entity ? entity->field(key) : nullptr;
        if (!field)
            return nullptr;
        entity = field->isReference() ? catalog.entity(field->target) : nullptr;
    }
    return field;
}

std::vector<Problem> metricProblems(const Record &metricRecord, const Catalog &catalog)
{
    std::vector<Problem> problems;
    const auto object = [&](const FieldKey<QString> &key, const char *rule, QStringList arguments = {}) {
        problems.push_back({key.name(), QString::fromLatin1(rule), std::move(arguments), Severity::Error});
    };
    const QString entityKey = textOf(metricRecord, metric::entity);
    const EntityPtr entity = catalog.entity(entityKey);
    if (!entity) {
        object(metric::entity, "unknown_entity", {entityKey});
        return problems;
    }
    const QString filter = textOf(metricRecord, metric::filter);
    if (!parseFilter(filter))
        object(metric::filter, "bad_filter", {filter});
    const auto field = [&](const FieldKey<QString> &key) {
        const QString path = textOf(metricRecord, key);
        const FieldDef *found = metricField(path, entity, catalog);
        if (!found)
            object(key, "unknown_field", {entityKey, path});
        return found;
    };
    if (const FieldDef *day = field(metric::dateField);
        day && day->type != FieldType::Date && day->type != FieldType::DateTime)
        object(metric::dateField, "no_date", {day->key});
    if (const FieldDef *person = field(metric::personField);
        person && (person->type != FieldType::Reference || person->target != QLatin1String("user")))
        object(metric::personField, "no_user", {person->key});
    if (textOf(metricRecord, metric::measure) != QLatin1String("sum"))
        return problems;
    const FieldDef *summed = field(metric::field);
    if (summed && summed->type != FieldType::Money && summed->type != FieldType::Integer &&
        summed->type != FieldType::Decimal && summed->type != FieldType::Duration)
        object(metric::field, "no_number", {summed->key});
    return problems;
}

} // namespace millrace
