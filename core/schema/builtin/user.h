// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::user {

inline constexpr FieldKey<QString> name{"name", FieldType::Text};
inline constexpr FieldKey<QString> login{"login", FieldType::Text};
inline constexpr FieldKey<RecordId> manager{"manager", FieldType::Reference};
inline constexpr FieldKey<bool> active{"active", FieldType::Boolean};
inline constexpr FieldKey<RecordId> role{"role", FieldType::Reference};

/// The key of the entity.
inline QString entityKey()
{
    return QStringLiteral("user");
}

} // namespace millrace::user

namespace millrace {

/// A person who works with the program.
EntityDef userEntity();

} // namespace millrace
