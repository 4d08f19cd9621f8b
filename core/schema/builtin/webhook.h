// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::webhook {

inline constexpr FieldKey<QString> name{"name", FieldType::Text};
inline constexpr FieldKey<QString> url{"url", FieldType::Url};
inline constexpr FieldKey<QString> entity{"entity", FieldType::Text};
inline constexpr FieldKey<Choices> events{"events", FieldType::MultiChoice};
inline constexpr FieldKey<QString> filter{"filter", FieldType::Text};
inline constexpr FieldKey<bool> active{"active", FieldType::Boolean};

// The options of `events`.
inline constexpr const char *created = "created";
inline constexpr const char *updated = "updated";
inline constexpr const char *deleted = "deleted";
inline constexpr const char *restored = "restored";

/// The key of the entity.
inline QString entityKey()
{
    return QStringLiteral("webhook");
}

} // namespace millrace::webhook

namespace millrace {

/// Another program that a server tells of changes. It is told what the owner of this record sees; the secret that signs
/// is no part of it.
EntityDef webhookEntity();

} // namespace millrace
