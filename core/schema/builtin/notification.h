// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::notification {

inline constexpr FieldKey<QString> kind{"kind", FieldType::Text};
inline constexpr FieldKey<RecordId> actor{"actor", FieldType::Reference};
inline constexpr FieldKey<RecordId> comment{"comment", FieldType::Reference};
inline constexpr FieldKey<QString> entity{"entity", FieldType::Text};
inline constexpr FieldKey<std::int64_t> records{"records", FieldType::Integer};
inline constexpr FieldKey<Instant> readAt{"read_at", FieldType::DateTime};
inline constexpr FieldKey<Instant> snoozedUntil{"snoozed_until", FieldType::DateTime};

inline constexpr const char *mention = "mention";     ///< somebody named the owner in a comment
inline constexpr const char *commented = "comment";   ///< on a record that he watches or owns
inline constexpr const char *assigned = "assigned";   ///< a record was given to him
inline constexpr const char *handedOver = "handover"; ///< all open work of somebody who left
inline constexpr const char *changed = "changed";     ///< a record that he watches has another owner or state

/// The key of the entity.
inline QString entityKey()
{
    return QStringLiteral("notification");
}

} // namespace millrace::notification

namespace millrace {

/// Something that its owner is told: what kind of thing, who did it and to which record, or to how many of an entity.
/// It holds no word of the record, so that it tells nothing to who may not see that any more. `about`: the entities
/// that it can be about. The kind is a word and no option: files of older programs have no option records for it.
EntityDef notificationEntity(const std::vector<EntityDef> &about);

} // namespace millrace
