// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/conflict.h"
#include "core/sync/merge.h"
#include "core/sync/push_run.h"
#include "core/sync/wire_record.h"

#include <QJsonDocument>

namespace millrace {

namespace {

QString plain(const QJsonValue &value)
{
    if (value.isString() || value.isNull() || value.isUndefined())
        return value.toString();
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(text.mid(1, text.size() - 2));
}

} // namespace

void PushRun::refuse(Plan &plan, const QString &why, const QString &detail)
{
    plan.verdict.status = SyncVerdict::Status::Rejected;
    plan.verdict.why = why;
    plan.verdict.detail = detail;
    plan.cards.clear();
    plan.verdict.conflicts.clear();
}

/// A card is a record of its author's own: it holds what he wanted, so that it tells him nothing when he loses the row.
void PushRun::card(Plan &plan, const SyncOp &op, const QString &field, const QJsonValue &mine, const QJsonValue &base,
                   const QJsonValue &theirs, const QString &reason)
{
    const EntityPtr entity = m_committer.metadata()->catalog->entity(conflict::entityKey());
    Edit edit = Edit::create(entity);
    edit.id = m_hub.m_workspace.ids().next(m_now);
    edit.with(*entity, conflict::entity, op.entity).with(*entity, conflict::record, op.id.toString());
    edit.with(*entity, conflict::field, field).with(*entity, conflict::reason, reason);
    edit.with(*entity, conflict::mine, plain(mine)).with(*entity, conflict::base, plain(base));
    edit.with(*entity, conflict::theirs, plain(theirs));
    edit.with(*entity, conflict::state, QString::fromLatin1(conflict::open));
    edit.with(*entity, conflict::device, m_caller.device);
    edit.with(*entity, conflict::editedAt, plan.mutation->editedAt);
    edit.with(*entity, entity->at(system_field::Owner).key, Value(m_caller.user));
    plan.verdict.status = SyncVerdict::Status::Merged;
    plan.verdict.conflicts.push_back({op.entity, op.id, field, edit.id});
    plan.cards.push_back(std::move(edit));
}

Result<bool> PushRun::sees(const EntityDef &entity, const RecordId &root)
{
    MILLRACE_ASSIGN(const QStringList scopes, sync_hub::scopesOf(m_committer.database(), root));
    if (scopes.isEmpty())
        return false;
    const QStringList held = m_narrowed.value(entity.key, m_scopes);
    return held.contains(QLatin1String("*")) ||
           std::any_of(scopes.begin(), scopes.end(), [&](const QString &scope) { return held.contains(scope); });
}

Result<bool> PushRun::seesParents(const Plan &plan, const EntityDef &entity, const QJsonObject &set)
{
    for (const int index : entity.rootFields()) {
        const FieldDef &field = entity.at(index);
        const auto parent = RecordId::fromString(set.value(field.key).toString());
        if (!parent || plan.made.contains(*parent))
            continue;
        const EntityPtr target = m_committer.metadata()->catalog->entity(field.target);
        MILLRACE_ASSIGN(const auto found, record_store::target(m_committer.database(), *target, *parent));
        MILLRACE_ASSIGN(const bool seen, found ? sees(*target, found->root) : Result<bool>(false));
        if (!seen)
            return false;
    }
    return true;
}

bool PushRun::isPlausible(const Plan &plan) const
{
    // A device's clock is believed where the hub's own clock does not speak against it.
    const Instant edited = plan.mutation->editedAt;
    return plan.view.trusted && edited <= m_now && (!plan.view.since || edited >= *plan.view.since);
}

void PushRun::dateOf(const Plan &plan, const SyncOp &op, bool clash, FieldEdit &field) const
{
    field.at = op.at;
    field.atKnown = op.atKnown;
    if (op.at)
        return;
    field.standing = FieldEdit::Standing::Present;
    if (!clash && isPlausible(plan))
        field.at = plan.mutation->editedAt;
}

Result<bool> PushRun::changedByOthers(const Plan &plan, const Record &record, const FieldDef *field)
{
    if (plan.made.contains(record.id()))
        return false;
    const Dictionary &numbers = m_committer.dictionary();
    const QString &entity = record.entity()->key;
    const std::optional<int> number = field ? std::optional(numbers.fieldNumber(entity, field->key)) : std::nullopt;
    return sync_hub::changedByOthers(m_committer.database(), numbers.entityNumber(entity), record.id(), number,
                                     plan.view.seen, m_client.install);
}

Result<void> PushRun::plan(Plan &plan)
{
    for (const SyncOp &op : plan.mutation->ops) {
        MILLRACE_TRY(planOne(plan, op));
        if (plan.verdict.status == SyncVerdict::Status::Rejected)
            return {};
    }
    return {};
}

Result<void> PushRun::planOne(Plan &plan, const SyncOp &op)
{
    const EntityPtr entity = m_committer.metadata()->catalog->entity(op.entity);
    if (!entity) {
        refuse(plan, QStringLiteral("invalid"), op.entity);
        return {};
    }
    Action action = Action::Edit;
    switch (op.kind) {
    case SyncOp::Kind::Insert:
        action = Action::Create;
        break;
    case SyncOp::Kind::Update:
    case SyncOp::Kind::SetChange:
    case SyncOp::Kind::Add:
    case SyncOp::Kind::Event:
        break;
    case SyncOp::Kind::Delete:
    case SyncOp::Kind::Restore:
    case SyncOp::Kind::Retract:
        action = Action::Delete;
        break;
    }
    const PolicyPtr policy = m_committer.metadata()->access->of(m_caller.user);
    const auto forbidden = [&] { refuse(plan, QStringLiteral("forbidden")); };
    if (!policy->may(action, *entity)) {
        forbidden();
        return {};
    }
    if (op.kind == SyncOp::Kind::Insert)
        return planInsert(plan, op, entity);

    // A record of this mutation is not in the tables yet: it is as its own creation says.
    if (plan.made.contains(op.id)) {
        Record record(entity, op.id);
        return op.kind == SyncOp::Kind::SetChange ? planSet(plan, op, record)
               : action == Action::Delete         ? planLife(plan, op, record)
                                                  : planFields(plan, op, record);
    }
    MILLRACE_ASSIGN(const auto stored, record_store::load(m_committer.database(), entity, op.id));
    MILLRACE_ASSIGN(const bool seen, stored ? sees(*entity, stored->record.root()) : Result<bool>(false));
    // What is not there and what he may not see answer alike.
    if (!seen) {
        forbidden();
        return {};
    }
    if (op.kind == SyncOp::Kind::SetChange)
        return planSet(plan, op, stored->record);
    return action == Action::Delete ? planLife(plan, op, stored->record) : planFields(plan, op, stored->record);
}

Result<void> PushRun::planInsert(Plan &plan, const SyncOp &op, const EntityPtr &entity)
{
    MILLRACE_ASSIGN(const auto taken, record_store::load(m_committer.database(), entity, op.id));
    if (taken) {
        MILLRACE_ASSIGN(const bool seen, sees(*entity, taken->record.root()));
        if (!seen) {
            refuse(plan, QStringLiteral("id_taken"));
            return {};
        }
        return planMeeting(plan, op, taken->record);
    }
    MILLRACE_ASSIGN(const bool seen, seesParents(plan, *entity, op.set));
    if (!seen) {
        refuse(plan, QStringLiteral("forbidden"));
        return {};
    }
    // What is no value of its field must not get lost on the way: its author is told.
    for (auto it = op.set.begin(); it != op.set.end(); ++it) {
        const FieldDef *field = entity->field(it.key());
        if (field && wire_record::travels(*field) &&
            !valueFromJson(*field, it.value(), m_hub.m_workspace.baseCurrency())) {
            refuse(plan, QStringLiteral("invalid"), field->key);
            return {};
        }
    }
    Edit edit = Edit::create(entity);
    edit.id = op.id;
    edit.at = op.at;
    edit.atKnown = op.atKnown;
    if (!edit.at && isPlausible(plan))
        edit.at = plan.mutation->editedAt;
    const Record wanted = wire_record::record(entity, op.id, op.id, op.set, m_hub.m_workspace.baseCurrency());
    const bool trusted =
        m_committer.metadata()->access->of(m_caller.user)->isEverything() || plan.mutation->origin == Origin::Import;
    for (const FieldDef &field : entity->fields) {
        const Value &value = wanted.value(field.index);
        // Who made it, and when, is believed of oneself and of a clock that is; else the hub says it itself.
        const bool claims =
            !trusted && ((field.index == system_field::CreatedAt && !(edit.at && value == Value(*edit.at))) ||
                         (field.index == system_field::CreatedBy && !(value == Value(m_caller.user))));
        const bool own = field.index == system_field::UpdatedAt || field.index == system_field::UpdatedBy ||
                         field.index == system_field::Id || field.index == system_field::Root || claims;
        if (!own && !wanted.value(field.index).isEmpty())
            edit.fields.push_back({field.index, wanted.value(field.index), std::nullopt, true});
    }
    plan.made.insert(op.id);
    plan.edits.push_back(std::move(edit));
    return {};
}

/// The same record was made in two places (the first options of two workspaces): what stands here stays, and where it
/// says something else the author is told.
Result<void> PushRun::planMeeting(Plan &plan, const SyncOp &op, const Record &standing)
{
    const Record wanted =
        wire_record::record(standing.entity(), op.id, standing.root(), op.set, m_hub.m_workspace.baseCurrency());
    for (const FieldDef &field : standing.entity()->fields) {
        const bool content = wire_record::travels(field) && !field.system;
        const Value &mine = wanted.value(field.index);
        if (content && !mine.isEmpty() && !(mine == standing.value(field.index)))
            card(plan, op, field.key, valueToJson(field, mine), {}, valueToJson(field, standing.value(field.index)),
                 QStringLiteral("same_record"));
    }
    return {};
}

Result<void> PushRun::planFields(Plan &plan, const SyncOp &op, const Record &record)
{
    const EntityDef &entity = *record.entity();
    MILLRACE_ASSIGN(const bool seen, seesParents(plan, entity, op.set));
    if (!seen) {
        refuse(plan, QStringLiteral("forbidden"));
        return {};
    }
    Edit edit = Edit::update(record.entity(), op.id);
    edit.cascade = false;
    QJsonObject unknown;
    for (auto it = op.set.begin(); it != op.set.end(); ++it) {
        const FieldDef *field = entity.field(it.key());
        if (!field) {
            unknown.insert(it.key(), it.value());
            continue;
        }
        if (!wire_record::travels(*field) || field->index == system_field::UpdatedAt ||
            field->index == system_field::UpdatedBy || field->index == system_field::DeletedAt)
            continue;
        MILLRACE_TRY(planField(plan, op, record, *field, it.value(), edit));
        if (plan.verdict.status == SyncVerdict::Status::Rejected)
            return {};
    }
    if (!unknown.isEmpty()) {
        // A newer program's fields are kept for those who know them.
        QJsonObject extra = QJsonDocument::fromJson(record.value(system_field::Extra).valueOr<Json>().text).object();
        for (auto it = unknown.begin(); it != unknown.end(); ++it)
            extra.insert(it.key(), it.value());
        edit.fields.push_back(
            {system_field::Extra, Json{QJsonDocument(extra).toJson(QJsonDocument::Compact)}, std::nullopt, true});
    }
    if (!edit.fields.empty() && !(op.kind == SyncOp::Kind::Update && joinsCreation(plan, edit)))
        plan.edits.push_back(std::move(edit));
    return {};
}

/// What a record went through in the commit that made it belongs to its creation, as it did where it was written: the
/// rules look at where it ends, not at each step. Not where a step points to what is made only afterwards.
bool PushRun::joinsCreation(Plan &plan, const Edit &edit)
{
    const auto isCreation = [](const RecordId &id) {
        return [id](const Edit &one) { return one.kind == Edit::Kind::Create && one.id == id; };
    };
    const auto creation = std::find_if(plan.edits.begin(), plan.edits.end(), isCreation(edit.id));
    if (creation == plan.edits.end())
        return false;
    const auto comesLater = [&](const RecordId &id) {
        return std::find_if(creation, plan.edits.end(), isCreation(id)) != plan.edits.end();
    };
    for (const FieldEdit &field : edit.fields) {
        if (const auto *id = field.now.as<RecordId>(); id && comesLater(*id))
            return false;
        if (const auto *ids = field.now.as<RecordIds>();
            ids && std::any_of(ids->ids.begin(), ids->ids.end(), comesLater))
            return false;
    }
    creation->steps.insert(creation->steps.end(), edit.fields.begin(), edit.fields.end());
    return true;
}

Result<void> PushRun::planField(Plan &plan, const SyncOp &op, const Record &record, const FieldDef &field,
                                const QJsonValue &wanted, Edit &edit)
{
    const PolicyPtr policy = m_committer.metadata()->access->of(m_caller.user);
    const bool hidden = m_hidden.value(record.entity()->key).contains(field.key);
    if (hidden || policy->field(*record.entity(), field) < FieldAccess::Edit) {
        refuse(plan, QStringLiteral("forbidden"), field.key);
        return {};
    }
    const auto value = valueFromJson(field, wanted, m_hub.m_workspace.baseCurrency());
    if (!value) {
        refuse(plan, QStringLiteral("invalid"), field.key);
        return {};
    }
    MergeSituation situation;
    situation.rule = field.merge;
    situation.current = record.value(field.index);
    situation.mine = op.kind == SyncOp::Kind::Add ? mergedSum(situation.current, *value) : *value;
    situation.mine = std::move(situation.mine).normalised();
    situation.rowDeleted = record.isDeleted();
    situation.fresh = plan.view.fresh;
    const bool again = plan.written.contains({op.id, field.key});
    const bool history = op.kind == SyncOp::Kind::Event;
    if (!again && !history && op.kind != SyncOp::Kind::Add) {
        MILLRACE_ASSIGN(situation.changedByOthers, changedByOthers(plan, record, &field));
        // Where nothing is known of what he had seen, what he says he saw decides.
        if (!plan.view.trusted && situation.changedByOthers && op.was.contains(field.key)) {
            const auto was = valueFromJson(field, op.was.value(field.key), m_hub.m_workspace.baseCurrency());
            situation.changedByOthers = !was || !(*was == situation.current);
        }
    }
    MergeOutcome outcome = mergeOf(situation);
    if (plan.made.contains(op.id) || history || (again && outcome == MergeOutcome::Same))
        outcome = MergeOutcome::Write;
    switch (outcome) {
    case MergeOutcome::Same:
        return {};
    case MergeOutcome::Card:
        card(plan, op, field.key, wanted, op.was.value(field.key), valueToJson(field, situation.current),
             situation.rowDeleted ? QStringLiteral("deleted") : QStringLiteral("changed"));
        return {};
    case MergeOutcome::Write:
        break;
    }
    FieldEdit change{field.index, situation.mine, std::nullopt, true};
    dateOf(plan, op, situation.changedByOthers, change);
    if (history)
        change.standing = FieldEdit::Standing::Past;
    plan.written.insert({op.id, field.key});
    edit.fields.push_back(std::move(change));
    return {};
}

Result<void> PushRun::planSet(Plan &plan, const SyncOp &op, const Record &record)
{
    const FieldDef *field = record.entity()->field(op.field);
    const CurrencyCode currency = m_hub.m_workspace.baseCurrency();
    const auto added = field ? valueFromJson(*field, op.added, currency) : std::nullopt;
    const auto removed = field ? valueFromJson(*field, op.removed, currency) : std::nullopt;
    if (!added || !removed) {
        refuse(plan, QStringLiteral("invalid"), op.field);
        return {};
    }
    if (record.isDeleted()) {
        card(plan, op, op.field, op.added, op.removed, {}, QStringLiteral("deleted"));
        return {};
    }
    // An earlier change of the same set in this mutation is not in the tables yet.
    Value current = record.value(field->index);
    for (const Edit &edit : plan.edits)
        if (edit.id == op.id)
            for (const auto *part : {&edit.fields, &edit.steps})
                for (const FieldEdit &one : *part)
                    if (one.field == field->index)
                        current = one.now;
    Value merged = mergedSet(current, *added, *removed);
    if (merged == current)
        return {};
    Edit edit = Edit::update(record.entity(), op.id);
    edit.cascade = false;
    edit.fields.push_back({field->index, std::move(merged), std::nullopt, true});
    plan.edits.push_back(std::move(edit));
    return {};
}

Result<void> PushRun::planLife(Plan &plan, const SyncOp &op, const Record &record)
{
    Edit edit = Edit::remove(op.entity, op.id);
    edit.cascade = false;
    if (op.kind == SyncOp::Kind::Restore) {
        if (!record.isDeleted() && !plan.made.contains(op.id) && !plan.written.contains({op.id, QString()}))
            return {};
        edit.kind = Edit::Kind::Restore;
    } else {
        if (op.kind == SyncOp::Kind::Delete && record.isDeleted())
            return {};
        MILLRACE_ASSIGN(const bool changed, changedByOthers(plan, record, nullptr));
        if (changed) {
            card(plan, op, QString(), {}, {}, {}, QStringLiteral("delete"));
            return {};
        }
        if (op.kind == SyncOp::Kind::Retract)
            edit.kind = Edit::Kind::Retract;
    }
    plan.written.insert({op.id, QString()});
    plan.edits.push_back(std::move(edit));
    return {};
}

} // namespace millrace
