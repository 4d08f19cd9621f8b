// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::target {

inline QString entityKey()
{
    return QStringLiteral("target");
}

inline constexpr FieldKey<RecordId> metric{"metric", FieldType::Reference};
inline constexpr FieldKey<RecordId> person{"person", FieldType::Reference};
inline constexpr FieldKey<RecordId> department{"team", FieldType::Reference};
inline constexpr FieldKey<QDate> period{"period", FieldType::Date};
inline constexpr FieldKey<QString> span{"span", FieldType::Choice};
inline constexpr FieldKey<Decimal> value{"value", FieldType::Decimal};

} // namespace millrace::target

namespace millrace {

/// What a person or a department is to reach in a month, a quarter or a year.
EntityDef targetEntity();

} // namespace millrace
