// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::report {

inline constexpr FieldKey<QString> name{"name", FieldType::Text};
inline constexpr FieldKey<QString> entity{"entity", FieldType::Text};
inline constexpr FieldKey<Json> definition{"definition", FieldType::Json};
inline constexpr FieldKey<QString> ready{"ready", FieldType::Text};
inline constexpr FieldKey<QString> description{"description", FieldType::Text};
inline constexpr FieldKey<bool> shared{"shared", FieldType::Boolean};

} // namespace millrace::report

namespace millrace {

/// What is counted of which records, and how it is laid out (core/records/report_definition.h).
EntityDef reportEntity();

} // namespace millrace
