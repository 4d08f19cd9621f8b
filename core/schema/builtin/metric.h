// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::metric {

inline QString entityKey()
{
    return QStringLiteral("metric");
}

inline constexpr FieldKey<QString> name{"name", FieldType::Text};
inline constexpr FieldKey<QString> entity{"entity", FieldType::Text};
inline constexpr FieldKey<QString> filter{"filter", FieldType::Text};
inline constexpr FieldKey<QString> measure{"measure", FieldType::Choice};
inline constexpr FieldKey<QString> field{"field", FieldType::Text};
inline constexpr FieldKey<QString> dateField{"date_field", FieldType::Text};
inline constexpr FieldKey<QString> personField{"person_field", FieldType::Text};

} // namespace millrace::metric

namespace millrace {

/// What is counted or summed for targets: an aggregate over an entity, dated and owned.
EntityDef metricEntity();

} // namespace millrace
