// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/prepare.h"

#include "core/records/json_shapes.h"
#include "core/records/validate.h"
#include "core/sales/stage_rules.h"
#include "core/schema/builtin/opportunity.h"
#include "core/schema/builtin/role.h"
#include "core/schema/builtin/stage.h"
#include "core/schema/codec.h"
#include "core/store/record_store.h"
#include "core/store/search_index.h"

#include <algorithm>

namespace millrace {

bool isDerivedField(int index)
{
    return index == system_field::Id || index == system_field::Root || index == system_field::UpdatedAt ||
           index == system_field::UpdatedBy || index == system_field::Version;
}

QByteArray encodedRecord(const Record &record, const Dictionary &dictionary)
{
    const EntityDef &entity = *record.entity();
    std::vector<EncodedField> fields;
    for (const FieldDef &field : entity.fields)
        if (!isDerivedField(field.index) && !record.value(field.index).isEmpty())
            fields.push_back({dictionary.fieldNumber(entity.key, field.key), record.value(field.index)});
    return encodeFields(fields);
}

Record decodedRecord(const QByteArray &bytes, const EntityPtr &entity, const RecordId &id, const Dictionary &dictionary)
{
    Record record(entity, id);
    if (const auto fields = decodeFields(bytes))
        for (const EncodedField &encoded : *fields)
            record.set(dictionary.fieldKey(encoded.number), encoded.value);
    return record;
}

QByteArray encodedValue(const Value &value)
{
    QByteArray bytes;
    if (!value.isEmpty())
        encodeValue(value, bytes);
    return bytes;
}

Value decodedValue(const QByteArray &bytes)
{
    qsizetype at = 0;
    return bytes.isEmpty() ? Value() : decodeValue(bytes, at).value_or(Value());
}

void checkRecord(const Record &record, const Record *before, const std::vector<int> &changed, const Metadata &metadata,
                 std::vector<Problem> &problems)
{
    ValidationContext context;
    context.optionExists = [&metadata](const QString &list, const QString &key) {
        return metadata.option(list, key) != nullptr;
    };
    validateRecord(record, before == nullptr, changed, context, problems);
    checkShapes(record, *metadata.catalog, problems);

    if (record.entity()->key == role::entityKey())
        if (const auto rights = record.value(role::rights);
            rights && std::find(changed.begin(), changed.end(), record.entity()->field(role::rights.name())->index) !=
                          changed.end())
            checkRights(role::rights.name(), rights->text, *metadata.catalog, problems);

    // Sales rules: entering a stage, or emptying something while standing in one, passes the stage's gate.
    const EntityDef &entity = *record.entity();
    if (entity.key == stage::entityKey())
        checkStage(record, problems);
    if (entity.statusField < 0 || entity.at(entity.statusField).target != stage::entityKey())
        return;
    const auto *stageId = record.value(entity.statusField).as<RecordId>();
    const bool moves = std::any_of(changed.begin(), changed.end(), [&](int index) {
        return index == entity.statusField || entity.at(index).key == opportunity::pipeline.name() ||
               isBlank(record.value(index));
    });
    const auto stage = stageId ? metadata.stages.constFind(*stageId) : metadata.stages.constEnd();
    if (moves && stage != metadata.stages.constEnd())
        checkStageGate(record, *stage, problems);
}

static void applyFallbacks(Record &record, const Metadata &metadata)
{
    for (const FieldDef &field : record.entity()->fields)
        if (!field.fallback.isEmpty() && record.value(field.index).isEmpty())
            if (auto value = valueFromText(field, field.fallback, metadata.rates.base))
                record.set(field.index, std::move(*value));
}

PreparedCreation prepareCreation(const Edit &edit, const EntityPtr &entity, const PrepareContext &context)
{
    PreparedCreation prepared;
    Record record(entity, edit.id.isNull() ? context.ids->next(context.now) : edit.id);
    std::vector<int> changed;
    for (const FieldEdit &field : edit.fields) {
        if (isDerivedField(field.field) && field.field != system_field::Id)
            continue;
        record.set(field.field, field.now);
        changed.push_back(field.field);
    }
    if (record.value(system_field::CreatedAt).isEmpty())
        record.set(system_field::CreatedAt, context.now);
    if (record.value(system_field::CreatedBy).isEmpty() && !context.actor.isNull())
        record.set(system_field::CreatedBy, context.actor);
    if (entity->ownable && record.value(system_field::Owner).isEmpty() && !context.actor.isNull())
        record.set(system_field::Owner, context.actor);
    applyFallbacks(record, *context.metadata);

    ChangeRow created;
    created.entity = context.dictionary->entityNumber(entity->key);
    created.record = record.id();
    created.field = change_kind::Created;
    created.now = encodedRecord(record, *context.dictionary);
    created.at = edit.at;
    created.atKnown = edit.atKnown;
    created.salt = std::int64_t(context.ids->random());
    prepared.changes.push_back(std::move(created));
    for (const FieldEdit &step : edit.steps) {
        const Value was = record.value(step.field);
        record.set(step.field, step.now);
        changed.push_back(step.field);
        if (was == record.value(step.field))
            continue;
        ChangeRow change;
        change.entity = prepared.changes.front().entity;
        change.record = record.id();
        change.field = context.dictionary->fieldNumber(entity->key, entity->at(step.field).key);
        change.was = encodedValue(was);
        change.now = encodedValue(record.value(step.field));
        change.at = step.at;
        change.atKnown = step.atKnown;
        change.salt = std::int64_t(context.ids->random());
        prepared.changes.push_back(std::move(change));
    }
    std::sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    record.set(system_field::UpdatedAt, context.now);
    if (!context.actor.isNull())
        record.set(system_field::UpdatedBy, context.actor);

    checkRecord(record, nullptr, changed, *context.metadata, prepared.problems);
    if (!refuses(prepared.problems)) {
        for (ChangeRow &change : prepared.changes)
            change.valueDigest = changeDigest(change);
        const Metadata &metadata = *context.metadata;
        prepared.columns = record_store::columnsOf(
            record, [&metadata](const Record &r, const FieldDef &field) { return metadata.baseAmount(r, field); });
        if (entity->searched && !record.isDeleted())
            prepared.text = search_index::textOf(record);
    }
    prepared.record = std::move(record);
    return prepared;
}

} // namespace millrace
