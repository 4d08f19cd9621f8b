// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::stage {

inline QString entityKey()
{
    return QStringLiteral("stage");
}

inline constexpr FieldKey<QString> name{"name", FieldType::Text};
inline constexpr FieldKey<RecordId> pipeline{"pipeline", FieldType::Reference};
inline constexpr FieldKey<std::int64_t> order{"order", FieldType::Integer};
inline constexpr FieldKey<QString> kind{"kind", FieldType::Choice};
inline constexpr FieldKey<std::int64_t> probability{"probability", FieldType::Integer};
inline constexpr FieldKey<QString> forecastCategory{"forecast_category", FieldType::Choice};
inline constexpr FieldKey<std::int64_t> maxAge{"max_age", FieldType::Integer};
inline constexpr FieldKey<QString> guidance{"guidance", FieldType::Text};
inline constexpr FieldKey<Json> requiredFields{"required", FieldType::Json};

} // namespace millrace::stage

namespace millrace {

/// A step of a pipeline. Won and lost stages end it.
EntityDef stageEntity();

} // namespace millrace
