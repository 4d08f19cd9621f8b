// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/role_visibility.h"

namespace millrace {

QHash<QString, QStringList> RoleVisibility::hiddenFrom(const RecordId &user) const
{
    QHash<QString, QStringList> hidden;
    const auto masks = m_workspace.maskOf(user);
    for (auto it = masks.begin(); it != masks.end(); ++it) {
        QStringList fields = it->hidden + it->masked;
        fields.sort();
        hidden.insert(it.key(), fields);
    }
    return hidden;
}

} // namespace millrace
