// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::customer {

inline constexpr FieldKey<QString> name{"name", FieldType::Text};
inline constexpr FieldKey<QString> website{"website", FieldType::Url};
inline constexpr FieldKey<QString> address{"address", FieldType::Text};
inline constexpr FieldKey<QString> city{"city", FieldType::Text};
inline constexpr FieldKey<QString> region{"region", FieldType::Text};
inline constexpr FieldKey<QString> kind{"kind", FieldType::Choice};

} // namespace millrace::customer

namespace millrace {

/// A company or a person that we sell to; the root of its contacts, opportunities and activities.
EntityDef customerEntity();

} // namespace millrace
