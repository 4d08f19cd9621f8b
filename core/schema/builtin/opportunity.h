// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::opportunity {

inline QString entityKey()
{
    return QStringLiteral("opportunity");
}

inline constexpr FieldKey<QString> name{"name", FieldType::Text};
inline constexpr FieldKey<RecordId> customer{"customer", FieldType::Reference};
inline constexpr FieldKey<RecordId> pipeline{"pipeline", FieldType::Reference};
inline constexpr FieldKey<RecordId> stage{"stage", FieldType::Reference};
inline constexpr FieldKey<Money> amount{"amount", FieldType::Money};
inline constexpr FieldKey<QString> forecastCategory{"forecast_category", FieldType::Choice};
inline constexpr FieldKey<QDate> expectedClose{"expected_close", FieldType::Date};
inline constexpr FieldKey<QDate> closeDate{"close_date", FieldType::Date};
inline constexpr FieldKey<QString> externalId{"external_id", FieldType::Text};

} // namespace millrace::opportunity

namespace millrace {

/// A possible sale on its way through a pipeline.
EntityDef opportunityEntity();

} // namespace millrace
