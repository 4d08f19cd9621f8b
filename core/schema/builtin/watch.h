// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::watch {

/// The key of the entity.
inline QString entityKey()
{
    return QStringLiteral("watch");
}

} // namespace millrace::watch

namespace millrace {

/// That its owner wants to hear what happens to a record. `about`: the entities that can be watched.
EntityDef watchEntity(const std::vector<EntityDef> &about);

} // namespace millrace
