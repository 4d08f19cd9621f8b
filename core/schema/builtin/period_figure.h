// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::period_figure {

inline QString entityKey()
{
    return QStringLiteral("period_figure");
}

inline constexpr FieldKey<RecordId> metric{"metric", FieldType::Reference};
inline constexpr FieldKey<RecordId> person{"person", FieldType::Reference};
inline constexpr FieldKey<RecordId> department{"team", FieldType::Reference};
inline constexpr FieldKey<QDate> period{"period", FieldType::Date};
inline constexpr FieldKey<QString> span{"span", FieldType::Choice};
inline constexpr FieldKey<Decimal> target{"target", FieldType::Decimal};
inline constexpr FieldKey<Decimal> actual{"actual", FieldType::Decimal};
inline constexpr FieldKey<std::int64_t> takingPart{"taking_part", FieldType::Integer};
inline constexpr FieldKey<Instant> closedAt{"closed_at", FieldType::DateTime};

} // namespace millrace::period_figure

namespace millrace {

/// What a closed period came to: figures that later edits do not change.
EntityDef periodFigureEntity();

} // namespace millrace
