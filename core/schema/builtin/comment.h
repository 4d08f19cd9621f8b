// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::comment {

inline constexpr FieldKey<QString> body{"body", FieldType::Text};
inline constexpr FieldKey<RecordIds> mentions{"mentions", FieldType::References};

/// The key of the entity.
inline QString entityKey()
{
    return QStringLiteral("comment");
}

} // namespace millrace::comment

namespace millrace {

/// What somebody says about a record to his colleagues, some of them by name. Hangs on the record, so that whoever sees
/// the one sees the other. `about`: the entities that it can be about.
EntityDef commentEntity(const std::vector<EntityDef> &about);

} // namespace millrace
