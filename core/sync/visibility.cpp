// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/visibility.h"

namespace millrace {

QStringList Visibility::scopesOfRoot(const Record &root) const
{
    const EntityDef &entity = *root.entity();
    if (!entity.ownable)
        return {QStringLiteral("g")};
    QStringList scopes;
    if (const auto *owner = root.value(system_field::Owner).as<RecordId>())
        scopes << QStringLiteral("u:") + owner->toString();
    else
        scopes << QStringLiteral("p:");
    if (const auto *department = root.value(system_field::Department).as<RecordId>())
        scopes << QStringLiteral("d:") + department->toString();
    return scopes;
}

QHash<QString, QStringList> Visibility::hiddenFrom(const RecordId &) const
{
    return {};
}

} // namespace millrace
