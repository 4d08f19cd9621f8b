// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/outbox.h"

#include "core/sync/wire_record.h"
#include "core/workspace/prepare.h"

#include <algorithm>

namespace millrace {

namespace {

Value sentAs(Value value, const PersonAlias &alias)
{
    if (alias.local.isNull())
        return value;
    if (const auto *id = value.as<RecordId>())
        return *id == alias.local ? Value(alias.signedIn) : value;
    if (const auto *ids = value.as<RecordIds>(); ids && ids->contains(alias.local)) {
        std::vector<RecordId> replaced = ids->ids;
        std::replace(replaced.begin(), replaced.end(), alias.local, alias.signedIn);
        return Value(RecordIds::of(std::move(replaced)));
    }
    return value;
}

class Derivation
{
public:
    Derivation(const Catalog &catalog, const Dictionary &numbers, const PersonAlias &alias)
        : m_catalog(catalog), m_numbers(numbers), m_alias(alias)
    {
    }

    void add(const ChangeRow &change)
    {
        const EntityPtr entity = m_catalog.entity(m_numbers.entityKey(change.entity));
        // The person is on the server already, under the name that he signed in with.
        if (!entity || (!m_alias.local.isNull() && change.record == m_alias.local))
            return;
        switch (change.field) {
        case change_kind::Created:
            add(entity, change, SyncOp::Kind::Insert).set = created(entity, change);
            return;
        case change_kind::Binned:
            add(entity, change, SyncOp::Kind::Delete);
            return;
        case change_kind::Restored:
            add(entity, change, SyncOp::Kind::Restore);
            return;
        case change_kind::Retracted:
            add(entity, change, SyncOp::Kind::Retract);
            return;
        default:
            break;
        }
        const FieldDef *field = entity->field(m_numbers.fieldKey(change.field));
        // Where a record belongs follows from its references, there as here.
        if (!field || !wire_record::travels(*field))
            return;
        addField(entity, *field, change);
    }

    std::vector<SyncOp> ops;

private:
    SyncOp &add(const EntityPtr &entity, const ChangeRow &change, SyncOp::Kind kind)
    {
        SyncOp op;
        op.kind = kind;
        op.entity = entity->key;
        op.id = change.record;
        op.at = change.at;
        op.atKnown = change.atKnown;
        ops.push_back(std::move(op));
        return ops.back();
    }
    QJsonObject created(const EntityPtr &entity, const ChangeRow &change) const
    {
        Record record = decodedRecord(change.now, entity, change.record, m_numbers);
        for (const FieldDef &field : entity->fields)
            if (field.isReference())
                record.set(field.index, sentAs(record.value(field.index), m_alias));
        return wire_record::fields(record);
    }
    QJsonValue json(const FieldDef &field, const QByteArray &encoded) const
    {
        return valueToJson(field, sentAs(decodedValue(encoded), m_alias));
    }
    void addField(const EntityPtr &entity, const FieldDef &field, const ChangeRow &change)
    {
        if (change.past) {
            add(entity, change, SyncOp::Kind::Event).set.insert(field.key, json(field, change.now));
            return;
        }
        if (field.merge == Merge::Union && !change.at) {
            addSet(entity, field, change);
            return;
        }
        if (field.merge == Merge::Counter && !change.at) {
            const std::int64_t by =
                decodedValue(change.now).valueOr<std::int64_t>() - decodedValue(change.was).valueOr<std::int64_t>();
            add(entity, change, SyncOp::Kind::Add).set.insert(field.key, qint64(by));
            return;
        }
        // Undated changes of one record travel together.
        const bool joins = !ops.empty() && ops.back().kind == SyncOp::Kind::Update && ops.back().id == change.record &&
                           !ops.back().at && !change.at && !ops.back().set.contains(field.key);
        SyncOp &op = joins ? ops.back() : add(entity, change, SyncOp::Kind::Update);
        op.set.insert(field.key, json(field, change.now));
        // What the server had shown is not repeated once the right to see it is gone.
        if (!change.was.isEmpty() || change.digest.isEmpty())
            op.was.insert(field.key, json(field, change.was));
    }
    void addSet(const EntityPtr &entity, const FieldDef &field, const ChangeRow &change)
    {
        const QJsonArray was = json(field, change.was).toArray();
        const QJsonArray now = json(field, change.now).toArray();
        SyncOp &op = add(entity, change, SyncOp::Kind::SetChange);
        op.field = field.key;
        for (const QJsonValue &one : now)
            if (!was.contains(one))
                op.added.append(one);
        for (const QJsonValue &one : was)
            if (!now.contains(one))
                op.removed.append(one);
    }

    const Catalog &m_catalog;
    const Dictionary &m_numbers;
    const PersonAlias &m_alias;
};

} // namespace

SyncMutation mutationOf(const sync_replica::Outgoing &outgoing, const std::vector<ChangeRow> &changes,
                        const Catalog &catalog, const Dictionary &numbers, const PersonAlias &alias)
{
    const CommitRow &commit = outgoing.commit;
    SyncMutation mutation;
    mutation.uuid = commit.uuid;
    mutation.operation = commit.operation;
    mutation.mid = outgoing.mid;
    mutation.seen = {commit.seenSeq, commit.seenH};
    mutation.schema = commit.schema;
    mutation.editedAt = commit.recordedAt;
    mutation.origin = commit.origin;
    mutation.label = commit.label;
    mutation.cause = commit.cause;
    Derivation derivation(catalog, numbers, alias);
    for (const ChangeRow &change : changes)
        derivation.add(change);
    mutation.ops = std::move(derivation.ops);
    return mutation;
}

} // namespace millrace
