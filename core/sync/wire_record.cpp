// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/wire_record.h"

#include "core/workspace/prepare.h"

#include <QJsonDocument>

namespace millrace::wire_record {

namespace {

constexpr std::pair<int, char16_t> wholeRecord[] = {
    {change_kind::Created, u'+'},
    {change_kind::Binned, u'-'},
    {change_kind::Restored, u'~'},
    {change_kind::Retracted, u'/'},
};

} // namespace

bool travels(const FieldDef &field)
{
    switch (field.index) {
    case system_field::Id:
    case system_field::Root:
    case system_field::Version:
    case system_field::Extra:
        return false;
    default:
        return true;
    }
}

QJsonObject fields(const Record &record, const QStringList &hidden)
{
    QJsonObject json;
    if (const Json *extra = record.value(system_field::Extra).as<Json>())
        json = QJsonDocument::fromJson(extra->text).object();
    for (const FieldDef &field : record.entity()->fields)
        if (travels(field) && !record.value(field.index).isEmpty() && !hidden.contains(field.key))
            json.insert(field.key, valueToJson(field, record.value(field.index)));
    return json;
}

Record record(const EntityPtr &entity, const RecordId &id, const RecordId &root, const QJsonObject &fields,
              CurrencyCode currency)
{
    Record record(entity, id);
    record.set(system_field::Root, root);
    QJsonObject extra;
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        const FieldDef *field = entity->field(it.key());
        auto value = field && travels(*field) ? valueFromJson(*field, it.value(), currency) : std::nullopt;
        if (value)
            record.set(field->index, std::move(*value));
        else if (!field || travels(*field))
            extra.insert(it.key(), it.value());
    }
    if (!extra.isEmpty())
        record.set(system_field::Extra, Json{QJsonDocument(extra).toJson(QJsonDocument::Compact)});
    return record;
}

std::optional<SyncChange> change(const ChangeRow &row, const Catalog &catalog, const Dictionary &numbers,
                                 const QStringList &hidden)
{
    const EntityPtr entity = catalog.entity(numbers.entityKey(row.entity));
    if (!entity || !row.digest.isEmpty())
        return std::nullopt;
    SyncChange change;
    change.entity = entity->key;
    change.record = row.record;
    change.root = row.root;
    change.at = row.at;
    change.atKnown = row.atKnown;
    change.past = row.past;
    for (const auto &[number, word] : wholeRecord)
        if (row.field == number)
            change.field = word;
    if (row.field == change_kind::Created)
        change.now = fields(decodedRecord(row.now, entity, row.record, numbers), hidden);
    if (!change.field.isEmpty())
        return change;
    const FieldDef *field = entity->field(numbers.fieldKey(row.field));
    const bool moved = field && field->index == system_field::Root;
    if (!field || hidden.contains(field->key) || field->history != History::Synced || (!travels(*field) && !moved))
        return std::nullopt;
    change.field = field->key;
    change.was = valueToJson(*field, decodedValue(row.was));
    change.now = valueToJson(*field, decodedValue(row.now));
    return change;
}

std::optional<ChangeRow> row(const SyncChange &change, const Catalog &catalog, const Dictionary &numbers,
                             CurrencyCode currency)
{
    const EntityPtr entity = catalog.entity(change.entity);
    if (!entity)
        return std::nullopt;
    ChangeRow row;
    row.entity = numbers.entityNumber(entity->key);
    row.record = change.record;
    row.root = change.root;
    row.at = change.at;
    row.atKnown = change.atKnown;
    row.past = change.past;
    for (const auto &[number, word] : wholeRecord)
        if (change.field == QString(word))
            row.field = number;
    if (row.field == change_kind::Created)
        row.now = encodedRecord(record(entity, change.record, change.root, change.now.toObject(), currency), numbers);
    if (row.field < 0)
        return row;
    const FieldDef *field = entity->field(change.field);
    if (!field)
        return std::nullopt;
    const auto was = valueFromJson(*field, change.was, currency);
    const auto now = valueFromJson(*field, change.now, currency);
    if (!was || !now)
        return std::nullopt;
    row.field = numbers.fieldNumber(entity->key, field->key);
    row.was = encodedValue(*was);
    row.now = encodedValue(*now);
    return row;
}

} // namespace millrace::wire_record
