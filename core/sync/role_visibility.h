// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/visibility.h"
#include "core/workspace/workspace.h"

namespace millrace {

/// Who may see what by the roles of the hub's own workspace. A masked field does not travel: its mask is made where it
/// is shown, from nothing. Any thread.
class RoleVisibility : public Visibility
{
public:
    explicit RoleVisibility(const Workspace &workspace) : m_workspace(workspace) {}

    QStringList scopesOf(const RecordId &user) const override { return m_workspace.scopesOf(user); }
    QHash<QString, QStringList> narrowedFor(const RecordId &user) const override
    {
        return m_workspace.narrowedFor(user);
    }
    QHash<QString, QStringList> hiddenFrom(const RecordId &user) const override;

private:
    const Workspace &m_workspace;
};

} // namespace millrace
