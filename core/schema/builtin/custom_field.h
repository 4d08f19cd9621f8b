// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::custom_field {

inline constexpr FieldKey<QString> entity{"entity", FieldType::Text};
inline constexpr FieldKey<QString> key{"key", FieldType::Text};
inline constexpr FieldKey<QString> type{"type", FieldType::Text};
inline constexpr FieldKey<QString> label{"label", FieldType::Text};
inline constexpr FieldKey<QString> labelZh{"label_zh", FieldType::Text};
inline constexpr FieldKey<QString> section{"section", FieldType::Text};
inline constexpr FieldKey<std::int64_t> order{"order", FieldType::Integer};
inline constexpr FieldKey<bool> requiredFields{"required", FieldType::Boolean};
inline constexpr FieldKey<bool> searchable{"searchable", FieldType::Boolean};
inline constexpr FieldKey<bool> indexed{"indexed", FieldType::Boolean};
inline constexpr FieldKey<QString> target{"target", FieldType::Text};
inline constexpr FieldKey<std::int64_t> scale{"scale", FieldType::Integer};
inline constexpr FieldKey<QString> pattern{"pattern", FieldType::Text};
inline constexpr FieldKey<bool> retired{"retired", FieldType::Boolean};

} // namespace millrace::custom_field

namespace millrace {

/// A field that this workspace added to an entity.
EntityDef customFieldEntity();

} // namespace millrace
