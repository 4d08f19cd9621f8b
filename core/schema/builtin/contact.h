// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::contact {

inline constexpr FieldKey<QString> name{"name", FieldType::Text};
inline constexpr FieldKey<RecordId> customer{"customer", FieldType::Reference};

} // namespace millrace::contact

namespace millrace {

/// A person at a customer.
EntityDef contactEntity();

} // namespace millrace
