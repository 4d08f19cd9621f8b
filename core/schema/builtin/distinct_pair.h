// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::distinct_pair {

inline constexpr FieldKey<QString> first{"first", FieldType::Text};
inline constexpr FieldKey<QString> second{"second", FieldType::Text};
inline constexpr FieldKey<QString> entity{"entity", FieldType::Text};

/// The key of the entity.
inline QString entityKey()
{
    return QStringLiteral("distinct_pair");
}

} // namespace millrace::distinct_pair

namespace millrace {

/// Two records of one kind that look alike and are not the same: whoever looked has said so. `first` is the lesser id.
EntityDef distinctPairEntity();

} // namespace millrace
