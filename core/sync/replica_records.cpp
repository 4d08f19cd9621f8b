// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/replica.h"
#include "core/sync/wire_record.h"
#include "core/workspace/prepare.h"

#include <QJsonDocument>

namespace millrace {

namespace {

bool isStamp(int index)
{
    return index == system_field::UpdatedAt || index == system_field::UpdatedBy;
}

} // namespace

Record withShown(Record base, const std::vector<ChangeRow> &shown, const ShownRecord &meant, const Dictionary &numbers)
{
    if (shown.empty())
        return base;
    for (const ChangeRow &change : shown) {
        if (change.past)
            continue;
        if (change.field == change_kind::Created) {
            if (base.isNull()) {
                base = decodedRecord(change.now, meant.entity, meant.id, numbers);
                base.set(system_field::Root, change.root);
            }
        } else if (change.field == change_kind::Retracted) {
            base = Record();
        } else if (base.isNull()) {
            continue;
        } else if (change.field == change_kind::Binned) {
            const bool stands = meant.standing && meant.standing->isDeleted();
            base.set(system_field::DeletedAt,
                     stands ? meant.standing->value(system_field::DeletedAt) : Value(meant.now));
        } else if (change.field == change_kind::Restored) {
            base.set(system_field::DeletedAt, Value());
        } else {
            base.set(numbers.fieldKey(change.field), decodedValue(change.now));
        }
    }
    // Who touched it last, and when, is the person's own doing until the server has answered.
    if (meant.standing && !base.isNull())
        for (const int stamp : {system_field::UpdatedAt, system_field::UpdatedBy})
            base.set(stamp, meant.standing->value(stamp));
    return base;
}

Record withoutShown(Record now, const std::vector<ChangeRow> &shown, const Dictionary &numbers)
{
    QSet<int> seen;
    for (const ChangeRow &change : shown) {
        if (change.past)
            continue;
        if (change.field < 0) {
            if (change.field == change_kind::Binned)
                now.set(system_field::DeletedAt, Value());
            continue;
        }
        if (seen.contains(change.field))
            continue;
        seen.insert(change.field);
        now.set(numbers.fieldKey(change.field), decodedValue(change.was));
    }
    return now;
}

Record Replica::decoded(const EntityPtr &entity, const RecordId &id, const QByteArray &base) const
{
    const QJsonObject json = QJsonDocument::fromJson(base).object();
    const auto root = RecordId::fromString(json.value(QLatin1String("root")).toString());
    return wire_record::record(entity, id, root.value_or(id), json.value(QLatin1String("fields")).toObject(),
                               m_currency);
}

QByteArray Replica::encoded(const Record &record) const
{
    return QJsonDocument(QJsonObject{{QStringLiteral("root"), record.root().toString()},
                                     {QStringLiteral("fields"), wire_record::fields(record)}})
        .toJson(QJsonDocument::Compact);
}

ChangeRow Replica::changeOf(const EntityPtr &entity, const RecordId &id, const RecordId &root, int field) const
{
    ChangeRow change;
    change.entity = m_committer.dictionary().entityNumber(entity->key);
    change.record = id;
    change.root = root;
    change.field = field;
    return change;
}

void Replica::gather(const EntityPtr &entity, const RecordId &id, const Record &before, const Record &after)
{
    if (before.isNull() && after.isNull())
        return;
    const Dictionary &numbers = m_committer.dictionary();
    const Record &any = after.isNull() ? before : after;
    const std::int64_t when = any.value(system_field::UpdatedAt).valueOr<Instant>(m_now).us;
    const RecordId who = any.value(system_field::UpdatedBy).valueOr<RecordId>();
    std::vector<ChangeRow> changes;
    const auto field = [&](int index, const Value &was, const Value &now) {
        ChangeRow change = changeOf(entity, id, any.root(), numbers.fieldNumber(entity->key, entity->at(index).key));
        change.was = encodedValue(was);
        change.now = encodedValue(now);
        changes.push_back(std::move(change));
    };
    if (after.isNull()) {
        changes.push_back(changeOf(entity, id, before.root(), change_kind::Retracted));
        changes.back().was = encodedRecord(before, numbers);
    } else if (before.isNull()) {
        changes.push_back(changeOf(entity, id, after.root(), change_kind::Created));
        changes.back().now = encodedRecord(after, numbers);
        if (const auto *at = after.value(system_field::CreatedAt).as<Instant>())
            changes.back().at = *at;
    } else {
        bool stamped = true;
        for (const FieldDef &def : entity->fields) {
            const Value &was = before.value(def.index);
            const Value &now = after.value(def.index);
            if (def.index == system_field::Id || def.index == system_field::Version || was == now)
                continue;
            if (isStamp(def.index))
                stamped = false;
            else if (def.index != system_field::DeletedAt && def.index != system_field::Root)
                field(def.index, was, now);
        }
        if (before.root() != after.root())
            field(system_field::Root, before.root(), after.root());
        const auto *was = before.value(system_field::DeletedAt).as<Instant>();
        const auto *now = after.value(system_field::DeletedAt).as<Instant>();
        if (was && !now) {
            changes.push_back(changeOf(entity, id, after.root(), change_kind::Restored));
        } else if (was && now && *was != *now) {
            field(system_field::DeletedAt, *was, *now);
        } else if (!was && now) {
            m_gathered[{true, now->us, RecordId()}].push_back(changeOf(entity, id, after.root(), change_kind::Binned));
            m_gatheredRecords.insert(id);
            ++m_gatheredChanges;
        }
        // A change of a field stamps the record with the commit's time and hand; moving does not.
        const bool stamps = std::any_of(changes.begin(), changes.end(), [&](const ChangeRow &change) {
            return change.field >= 0 && numbers.fieldKey(change.field) != QLatin1String("root");
        });
        if (!stamps && !stamped)
            field(system_field::UpdatedAt, before.value(system_field::UpdatedAt), after.value(system_field::UpdatedAt));
    }
    if (changes.empty())
        return;
    auto &bucket = m_gathered[{false, when, who}];
    m_gatheredChanges += changes.size();
    m_gatheredRecords.insert(id);
    std::move(changes.begin(), changes.end(), std::back_inserter(bucket));
}

Result<void> Replica::flush()
{
    for (auto &[key, changes] : m_gathered) {
        const auto &[toBin, when, who] = key;
        CommitRow commit;
        commit.recordedAt = {when};
        commit.actor = who;
        commit.origin = Origin::Remote;
        commit.label = QStringLiteral("sync");
        commit.seenSeq = m_state.cursor.seq;
        MILLRACE_TRY(m_committer.replayCommit(std::move(commit), std::move(changes)));
    }
    m_gathered.clear();
    m_gatheredRecords.clear();
    m_gatheredChanges = 0;
    MILLRACE_TRY(m_committer.settleMetadata());
    return m_committer.takeCatalogChange() ? liftExtra() : Result<void>();
}

/// Fields that this program has come to know meanwhile: what lay in `extra` goes to where it belongs.
Result<void> Replica::liftExtra()
{
    for (const EntityPtr &entity : m_committer.metadata()->catalog->entities()) {
        std::vector<Record> waiting;
        MILLRACE_TRY(record_store::forEachWithExtra(database(), entity,
                                                    [&](const Record &record) { waiting.push_back(record); }));
        for (const Record &record : waiting) {
            const Record lifted =
                wire_record::record(entity, record.id(), record.root(), wire_record::fields(record), m_currency);
            Record after = lifted;
            after.set(system_field::Version, record.value(system_field::Version));
            gather(entity, record.id(), record, after);
        }
    }
    return m_gathered.empty() ? Result<void>() : flush();
}

} // namespace millrace
