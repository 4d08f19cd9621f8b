// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::schedule {

inline constexpr FieldKey<QString> name{"name", FieldType::Text};
inline constexpr FieldKey<RecordId> report{"report", FieldType::Reference};
inline constexpr FieldKey<QString> ready{"ready", FieldType::Text};
inline constexpr FieldKey<Json> parameters{"parameters", FieldType::Json};
inline constexpr FieldKey<QString> rhythm{"rhythm", FieldType::Text};
inline constexpr FieldKey<std::int64_t> day{"day", FieldType::Integer};
inline constexpr FieldKey<std::int64_t> minute{"minute", FieldType::Integer};
inline constexpr FieldKey<QString> format{"format", FieldType::Text};
inline constexpr FieldKey<QString> folder{"folder", FieldType::Text};
inline constexpr FieldKey<bool> active{"active", FieldType::Boolean};
inline constexpr FieldKey<Instant> lastRun{"last_run", FieldType::DateTime};
inline constexpr FieldKey<QString> lastResult{"last_result", FieldType::Text};

} // namespace millrace::schedule

namespace millrace {

/// A report that is written into a folder in a rhythm. Rhythm and format are words and no options: files of older
/// programs have no option records for them.
EntityDef scheduleEntity();

} // namespace millrace
