// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::dashboard {

inline constexpr FieldKey<QString> name{"name", FieldType::Text};
inline constexpr FieldKey<Json> tiles{"tiles", FieldType::Json};
inline constexpr FieldKey<std::int64_t> order{"order", FieldType::Integer};
inline constexpr FieldKey<QString> ready{"ready", FieldType::Text};
inline constexpr FieldKey<bool> shared{"shared", FieldType::Boolean};

} // namespace millrace::dashboard

namespace millrace {

/// Tiles on a grid (core/records/dashboard_definition.h).
EntityDef dashboardEntity();

} // namespace millrace
