// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::rate {

inline constexpr FieldKey<RecordId> currency{"currency", FieldType::Reference};
inline constexpr FieldKey<QDate> date{"date", FieldType::Date};
inline constexpr FieldKey<Decimal> value{"value", FieldType::Decimal};

} // namespace millrace::rate

namespace millrace {

/// What one unit of a currency was worth in the base currency, from a day on.
EntityDef rateEntity();

} // namespace millrace
