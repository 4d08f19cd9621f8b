// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/shown_change.h"

#include "core/access/field_mask.h"
#include "core/workspace/prepare.h"
#include "core/workspace/sync_door.h"

namespace millrace {

static QString changeWord(int field)
{
    switch (field) {
    case change_kind::Created:
        return QStringLiteral("+");
    case change_kind::Binned:
        return QStringLiteral("-");
    case change_kind::Restored:
        return QStringLiteral("~");
    case change_kind::Retracted:
        return QStringLiteral("/");
    default:
        return {};
    }
}

Result<HistoryCommit> shownCommit(Database &database, std::int64_t no)
{
    MILLRACE_ASSIGN(const auto commit, journal::commitByNo(database, no));
    if (!commit)
        return fail(ErrorCode::WorkspaceCorrupt, {database.path(), QStringLiteral("a change without its commit")});
    HistoryCommit shown{commit->operation,
                        commit->no,
                        commit->recordedAt,
                        commit->actor,
                        commit->origin,
                        commit->label,
                        commit->cause,
                        {},
                        commit->clientId,
                        false,
                        {},
                        commit->origin};
    MILLRACE_ASSIGN(shown.device, sync_door::deviceName(database, commit->clientId));
    if (commit->origin == Origin::Remote) {
        const sync_door::MadeAs made = sync_door::madeAs(commit->cause);
        shown.madeAs = made.origin;
        shown.cause = made.cause;
    }
    return shown;
}

void appendShown(const ChangeRow &change, const ChangeView &view, std::vector<HistoryChange> &shown)
{
    const EntityDef &entity = *view.entity;
    if (change.field < 0) {
        shown.push_back({changeWord(change.field), nullptr, {}, {}, change.at, change.atKnown, false});
        if (change.field != change_kind::Created)
            return;
        // The first values, each as a row of its own, as a reader expects them.
        Record first = decodedRecord(change.now, view.entity, change.record, view.numbers);
        view.sight.veil(first);
        for (const FieldDef &field : entity.fields)
            if (!field.system && !first.value(field.index).isEmpty())
                shown.push_back({field.key, &field, {}, first.value(field.index), change.at, change.atKnown, false});
        return;
    }
    const QString key = view.numbers.fieldKey(change.field);
    const FieldDef *field = entity.field(key);
    // That a server stamped a record is no change that anybody made.
    if (field && (field->index == system_field::UpdatedAt || field->index == system_field::UpdatedBy))
        return;
    const FieldAccess access = field ? view.sight.policy().field(entity, *field) : FieldAccess::Edit;
    if (access == FieldAccess::Hidden)
        return;
    shown.push_back(
        {key, field, decodedValue(change.was), decodedValue(change.now), change.at, change.atKnown, change.past});
    if (access == FieldAccess::Masked) {
        shown.back().was = masked(*field, shown.back().was);
        shown.back().now = masked(*field, shown.back().now);
    }
}

} // namespace millrace
