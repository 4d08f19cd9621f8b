// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::department {

inline constexpr FieldKey<QString> name{"name", FieldType::Text};
inline constexpr FieldKey<RecordId> parent{"parent", FieldType::Reference};

/// The key of the entity.
inline QString entityKey()
{
    return QStringLiteral("department");
}

} // namespace millrace::department

namespace millrace {

/// A part of the organisation; a tree.
EntityDef departmentEntity();

} // namespace millrace
