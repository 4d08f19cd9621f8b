// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::role {

inline constexpr FieldKey<QString> name{"name", FieldType::Text};
inline constexpr FieldKey<Json> rights{"rights", FieldType::Json};

/// The key of the entity.
inline QString entityKey()
{
    return QStringLiteral("role");
}

} // namespace millrace::role

namespace millrace {

/// What somebody may do: a set of rights that users bear. core/access/rights.h says what the rights look like.
EntityDef roleEntity();

} // namespace millrace
