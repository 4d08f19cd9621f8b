// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::saved_view {

inline constexpr FieldKey<QString> name{"name", FieldType::Text};
inline constexpr FieldKey<QString> entity{"entity", FieldType::Text};
inline constexpr FieldKey<QString> filter{"filter", FieldType::Text};
inline constexpr FieldKey<QString> sort{"sort", FieldType::Text};
inline constexpr FieldKey<Json> columns{"columns", FieldType::Json};
inline constexpr FieldKey<Json> layout{"layout", FieldType::Json};
inline constexpr FieldKey<bool> shared{"shared", FieldType::Boolean};

} // namespace millrace::saved_view

namespace millrace {

/// A list with its filter, order and columns.
EntityDef savedViewEntity();

} // namespace millrace
