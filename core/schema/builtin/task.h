// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::task {

inline constexpr FieldKey<QString> subject{"subject", FieldType::Text};
inline constexpr FieldKey<Instant> due{"due", FieldType::DateTime};
inline constexpr FieldKey<Instant> reminderAt{"reminder_at", FieldType::DateTime};
inline constexpr FieldKey<QString> status{"status", FieldType::Choice};
inline constexpr FieldKey<Instant> doneAt{"done_at", FieldType::DateTime};

inline constexpr const char *open = "open";
inline constexpr const char *done = "done";

} // namespace millrace::task

namespace millrace {

/// Something to be done.
EntityDef taskEntity();

} // namespace millrace
