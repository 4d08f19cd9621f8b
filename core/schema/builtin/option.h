// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::option {

inline constexpr FieldKey<QString> field{"field", FieldType::Text};
inline constexpr FieldKey<QString> key{"key", FieldType::Text};
inline constexpr FieldKey<QString> label{"label", FieldType::Text};
inline constexpr FieldKey<QString> labelZh{"label_zh", FieldType::Text};
inline constexpr FieldKey<std::int64_t> order{"order", FieldType::Integer};
inline constexpr FieldKey<QString> colour{"colour", FieldType::Text};
inline constexpr FieldKey<bool> retired{"retired", FieldType::Boolean};

} // namespace millrace::option

namespace millrace {

/// One choice of a choice field.
EntityDef optionEntity();

} // namespace millrace
