// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::activity {

inline constexpr FieldKey<QString> kind{"kind", FieldType::Choice};
inline constexpr FieldKey<QString> subject{"subject", FieldType::Text};
inline constexpr FieldKey<Instant> at{"at", FieldType::DateTime};
inline constexpr FieldKey<QString> body{"body", FieldType::Text};
inline constexpr FieldKey<QString> noNextStep{"no_next_step", FieldType::Text};
inline constexpr FieldKey<bool> pinned{"pinned", FieldType::Boolean};

} // namespace millrace::activity

namespace millrace {

/// Something that happened with a customer: a call, a visit, a message.
EntityDef activityEntity();

} // namespace millrace
