// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::forecast_entry {

inline QString entityKey()
{
    return QStringLiteral("forecast_entry");
}

inline constexpr FieldKey<RecordId> person{"person", FieldType::Reference};
inline constexpr FieldKey<QDate> period{"period", FieldType::Date};
inline constexpr FieldKey<QString> category{"category", FieldType::Choice};
inline constexpr FieldKey<Money> amount{"amount", FieldType::Money};
inline constexpr FieldKey<QString> reason{"reason", FieldType::Text};

} // namespace millrace::forecast_entry

namespace millrace {

/// What somebody expects of a person's quarter in the place of the computed figure, and why.
EntityDef forecastEntryEntity();

} // namespace millrace
