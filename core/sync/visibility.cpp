// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/visibility.h"

namespace millrace {

QStringList Visibility::scopesOfRoot(const RootFacts &root) const
{
    return rootTags(root);
}

QHash<QString, QStringList> Visibility::narrowedFor(const RecordId &) const
{
    return {};
}

QHash<QString, QStringList> Visibility::hiddenFrom(const RecordId &) const
{
    return {};
}

} // namespace millrace
