// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::forecast_snapshot {

inline QString entityKey()
{
    return QStringLiteral("forecast_snapshot");
}

inline constexpr FieldKey<Instant> takenAt{"taken", FieldType::DateTime};
inline constexpr FieldKey<QDate> period{"period", FieldType::Date};
inline constexpr FieldKey<RecordId> person{"person", FieldType::Reference};
inline constexpr FieldKey<Money> closed{"closed", FieldType::Money};
inline constexpr FieldKey<Money> commit{"commit", FieldType::Money};
inline constexpr FieldKey<Money> bestCase{"best", FieldType::Money};
inline constexpr FieldKey<Money> open{"open", FieldType::Money};
inline constexpr FieldKey<Money> called{"called", FieldType::Money};
inline constexpr FieldKey<Money> low{"p10", FieldType::Money};
inline constexpr FieldKey<Money> middle{"p50", FieldType::Money};
inline constexpr FieldKey<Money> high{"p90", FieldType::Money};
inline constexpr FieldKey<std::int64_t> closedDeals{"decided", FieldType::Integer};
inline constexpr FieldKey<std::int64_t> openDeals{"undecided", FieldType::Integer};

} // namespace millrace::forecast_snapshot

namespace millrace {

/// A forecast as it stood, kept to be held against what came.
EntityDef forecastSnapshotEntity();

} // namespace millrace
