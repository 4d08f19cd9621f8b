// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace millrace {

/// Something that decides who sees what, as it would be: the rights of a role, or somebody's place among the others.
struct PolicyChange
{
    RecordId role; ///< whose rights; null where it is about `user`
    QByteArray rights;

    RecordId user; ///< null where it is about `role`
    RecordId department, newRole, manager;
};

/// How many live records of an entity somebody would lose and gain.
struct ReachChange
{
    RecordId user;
    qint64 lost = 0, gained = 0;
    bool operator==(const ReachChange &) const = default;
};
struct ReachPreview
{
    std::vector<ReachChange> people; ///< who would see other records than now, the greatest loss first
    bool complete = true;            ///< false: there are more people than were counted
};

/// What a change would do to what people see, counted by the policies themselves over the records that are here, before
/// anything is written. For administrators: NotPermitted; NotFound; Cancelled. Any thread; one count per person whose
/// reach is another one, at most `most` people.
Result<ReachPreview> previewReach(const Workspace &workspace, const Session &session, const QString &entity,
                                  const PolicyChange &change, int most = 50, const Progress &progress = {});

} // namespace millrace
