// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::currency {

inline constexpr FieldKey<QString> code{"code", FieldType::Text};

} // namespace millrace::currency

namespace millrace {

/// A currency that amounts may be in.
EntityDef currencyEntity();

} // namespace millrace
