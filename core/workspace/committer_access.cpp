// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/share.h"
#include "core/workspace/committer.h"

#include <algorithm>

namespace millrace {

namespace {

void deny(const QString &field, Action action, std::vector<Problem> &problems)
{
    problems.push_back({field, denialRule(), {actionWord(action), field}, Severity::Error});
}

bool isGuarded(const EntityDef &entity)
{
    return std::any_of(entity.fields.begin(), entity.fields.end(),
                       [](const FieldDef &field) { return field.guarded && !field.system; });
}

/// What the program writes itself, and an import or an undo may give.
bool isProgramField(const FieldDef &field)
{
    return field.system && field.index != system_field::Owner && field.index != system_field::Department;
}

} // namespace

/// Made anew when the rights may have changed; null where everything is permitted.
void Committer::lookAgain()
{
    m_sight.reset();
    if (m_author.isProgram)
        return;
    auto sight = std::make_unique<Sight>(m_author.session, m_metadata, m_database, m_now);
    if (!sight->isEverything())
        m_sight = std::move(sight);
}

Result<bool> Committer::isSeen(const EntityDef &entity, const RecordId &id)
{
    if (!m_sight || m_sight->policy().scope(Action::See, entity).everything)
        return true;
    return m_sight->sees(entity, id);
}

void Committer::permitFields(const RolePolicy &policy, const EntityDef &entity, const Edit &edit, Origin origin,
                             std::vector<Problem> &problems)
{
    if (policy.isEverything())
        return;
    const bool imports = origin == Origin::Import;
    if (!policy.may(Action::Create, entity))
        deny({}, Action::Create, problems);
    if (imports && !policy.may(Action::Import, entity))
        deny({}, Action::Import, problems);
    const auto check = [&](const FieldEdit &given) {
        const FieldDef &field = entity.at(given.field);
        if (given.now.isEmpty() || isDerivedField(given.field) || origin == Origin::Undo)
            return;
        // What the program says of itself anyway: by whom, and from when on.
        const bool same = (given.field == system_field::CreatedBy && given.now == Value(policy.user())) ||
                          (given.field == system_field::CreatedAt && edit.at && given.now == Value(*edit.at));
        const bool byProgram = isProgramField(field) && !imports && !same;
        if (field.guarded || byProgram || policy.field(entity, field) < FieldAccess::Edit)
            deny(field.key, Action::Edit, problems);
    };
    std::for_each(edit.fields.begin(), edit.fields.end(), check);
    std::for_each(edit.steps.begin(), edit.steps.end(), check);
}

Result<void> Committer::permitShare(const Record &record, Action action, std::vector<Problem> &problems)
{
    if (record.entity()->key != share::entityKey())
        return {};
    // Only who may write in a root lets others at it.
    for (const EntityPtr &root : rootEntities(*record.entity(), *m_metadata->catalog)) {
        MILLRACE_ASSIGN(const bool writes, m_sight->reaches(Action::Edit, *root, record.root()));
        if (writes)
            return {};
    }
    deny({}, action, problems);
    return {};
}

Result<void> Committer::permitNew(const Record &record, std::vector<Problem> &problems)
{
    if (!m_sight)
        return {};
    MILLRACE_ASSIGN(const bool reached, m_sight->reaches(Action::Create, record));
    if (!reached || (isGuarded(*record.entity())))
        deny({}, Action::Create, problems);
    return permitShare(record, Action::Create, problems);
}

/// Nobody puts words into another's mouth, administrators included; the author needs no right of his role for his own.
Result<bool> Committer::permitWords(const Record &before, std::vector<Problem> &problems)
{
    const EntityDef &entity = *before.entity();
    if (!entity.authored || m_author.isProgram || m_commit.origin != Origin::Local)
        return false;
    if (!(before.value(system_field::CreatedBy) == Value(m_actor))) {
        deny({}, Action::Edit, problems);
        return true;
    }
    MILLRACE_ASSIGN(const bool seen, isSeen(entity, before.id()));
    if (!seen)
        deny({}, Action::Edit, problems);
    return true;
}

Result<void> Committer::permitChange(const Record &before, const Record &after, const std::vector<int> &changed,
                                     std::vector<Problem> &problems)
{
    if (changed.empty())
        return {};
    const bool stays = after.root() == before.root();
    const bool words =
        std::all_of(changed.begin(), changed.end(), [&](int index) { return !before.entity()->at(index).system; });
    if (words && stays) {
        MILLRACE_ASSIGN(const bool judged, permitWords(before, problems));
        if (judged)
            return {};
    }
    if (!m_sight)
        return {};
    const EntityDef &entity = *before.entity();
    bool edits = false;
    bool transfers = false;
    for (const int index : changed) {
        const FieldDef &field = entity.at(index);
        const bool belongs = index == system_field::Owner || (index == system_field::Department && !field.guarded);
        (belongs ? transfers : edits) = true;
        const bool byProgram =
            m_commit.origin == Origin::Undo || (m_commit.origin == Origin::Merge && index == system_field::MergedInto);
        if (field.guarded || (isProgramField(field) && !byProgram) ||
            m_sight->policy().field(entity, field) < FieldAccess::Edit)
            deny(field.key, Action::Edit, problems);
    }
    const auto require = [&](Action action) -> Result<void> {
        MILLRACE_ASSIGN(const bool reached, m_sight->reaches(action, entity, before.id()));
        if (!reached)
            deny({}, action, problems);
        return {};
    };
    if (edits)
        MILLRACE_TRY(require(Action::Edit));
    if (transfers)
        MILLRACE_TRY(require(Action::Transfer));
    if (m_commit.origin == Origin::Import)
        MILLRACE_TRY(require(Action::Import));
    // Under another root it must be his to write too.
    if (edits && after.root() != before.root()) {
        MILLRACE_ASSIGN(const bool reached, m_sight->reaches(Action::Edit, after));
        if (!reached)
            deny({}, Action::Edit, problems);
    }
    MILLRACE_TRY(permitShare(before, Action::Edit, problems));
    return after.root() == before.root() ? Result<void>() : permitShare(after, Action::Edit, problems);
}

Result<void> Committer::permitRemoval(const Record &record, bool retracts, std::vector<Problem> &problems)
{
    if (!m_sight)
        return {};
    const EntityDef &entity = *record.entity();
    MILLRACE_ASSIGN(bool reached, m_sight->reaches(Action::Delete, entity, record.id()));
    // Whoever made something may say that he did not; whoever said something may take it back.
    if (!reached && entity.authored && record.value(system_field::CreatedBy) == Value(m_actor)) {
        MILLRACE_ASSIGN(reached, isSeen(entity, record.id()));
    }
    if (!reached && retracts && record.value(system_field::CreatedBy) == Value(m_actor)) {
        MILLRACE_ASSIGN(reached, m_sight->reaches(Action::Create, entity, record.id()));
    }
    if (!reached || isGuarded(entity))
        deny({}, Action::Delete, problems);
    return permitShare(record, Action::Delete, problems);
}

Result<void> Committer::checkAdministrators() const
{
    if (m_metadata == m_metadataBefore)
        return {};
    const OrgChart &before = m_metadataBefore->access->chart();
    const OrgChart &after = m_metadata->access->chart();
    const bool governed = before.isGoverned() || after.isGoverned();
    const bool hadNone = before.isGoverned() && before.administrators().empty();
    if (!governed || hadNone || !after.administrators().empty())
        return {};
    return fail(ErrorCode::ValidationFailed, {}, {{{}, QStringLiteral("last_administrator"), {}, Severity::Error}});
}

} // namespace millrace
