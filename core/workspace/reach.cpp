// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/reach.h"

#include "core/store/layout.h"
#include "core/workspace/people.h"
#include "core/workspace/sight.h"
#include "core/workspace/sync_door.h"

#include <algorithm>

namespace millrace {

namespace {

Result<OrgChart> changed(OrgChart chart, const PolicyChange &change)
{
    if (change.user.isNull()) {
        const auto role = chart.roles.find(change.role);
        if (role == chart.roles.end())
            return fail(ErrorCode::NotFound, {QStringLiteral("role"), change.role.toString()});
        role->rights = Rights::of(change.rights);
        return chart;
    }
    const auto person = chart.people.find(change.user);
    if (person == chart.people.end())
        return fail(ErrorCode::NotFound, {QStringLiteral("user"), change.user.toString()});
    person->department = change.department;
    person->role = change.newRole;
    person->manager = change.manager;
    return chart;
}

/// Live records that the one sees and the other does not.
Result<qint64> countOnly(const Sight &one, const Sight &other, const EntityDef &entity)
{
    const auto seen = [&](const Sight &sight) {
        const QByteArray sql = sight.reached(Action::See, entity, ScopeUse::Gather).sql;
        return sql.isEmpty() ? QByteArray("1") : sql;
    };
    MILLRACE_ASSIGN(Statement statement,
                    one.database().prepare("SELECT count(*) FROM " + quoted(entity.key) + " AS t WHERE t." +
                                           quoted(entity.at(system_field::DeletedAt).key) + " IS NULL AND (" +
                                           seen(one) + ") AND NOT (" + seen(other) + ")"));
    MILLRACE_TRY(statement.step());
    return statement.number(0);
}

} // namespace

Result<ReachPreview> previewReach(const Workspace &workspace, const Session &session, const QString &entityKey,
                                  const PolicyChange &change, int most, const Progress &progress)
{
    MILLRACE_TRY(requireAdministrator(workspace, session));
    const MetadataPtr now = workspace.metadata();
    MILLRACE_ASSIGN(const EntityPtr entity, now->catalog->require(entityKey));
    MILLRACE_ASSIGN(OrgChart chart, changed(now->access->chart(), change));
    auto then = std::make_shared<Metadata>(*now);
    then->access = std::make_shared<const PolicyBook>(std::move(chart), now->catalog);
    ReachPreview preview;
    MILLRACE_TRY(sync_door::read(workspace, [&](Database &database) -> Result<void> {
        const OrgChart &people = then->access->chart();
        for (auto person = people.people.begin(); person != people.people.end(); ++person) {
            if (!person->active)
                continue;
            if (progress.isCancelled())
                return fail(ErrorCode::Cancelled);
            const RecordId user = person.key();
            if (now->access->of(user)->scopes(*entity) == then->access->of(user)->scopes(*entity))
                continue;
            if (int(preview.people.size()) >= most) {
                preview.complete = false;
                break;
            }
            Session seer = session;
            seer.actor = user;
            const Sight before(seer, now, database, workspace.clock().now());
            const Sight after(seer, then, database, workspace.clock().now());
            ReachChange reach{user, 0, 0};
            MILLRACE_ASSIGN(reach.lost, countOnly(before, after, *entity));
            MILLRACE_ASSIGN(reach.gained, countOnly(after, before, *entity));
            if (reach.lost > 0 || reach.gained > 0)
                preview.people.push_back(reach);
        }
        return {};
    }));
    std::sort(preview.people.begin(), preview.people.end(), [](const ReachChange &a, const ReachChange &b) {
        return std::tuple(-a.lost, -a.gained, a.user) < std::tuple(-b.lost, -b.gained, b.user);
    });
    return preview;
}

} // namespace millrace
