// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::contact {

inline constexpr FieldKey<QString> name{"name", FieldType::Text};
inline constexpr FieldKey<QString> title{"title", FieldType::Text};
inline constexpr FieldKey<QString> phone{"phone", FieldType::Phone};
inline constexpr FieldKey<QString> mobile{"mobile", FieldType::Phone};
inline constexpr FieldKey<QString> email{"email", FieldType::Email};
inline constexpr FieldKey<QString> wechat{"wechat", FieldType::Text};
inline constexpr FieldKey<QString> address{"address", FieldType::Text};
inline constexpr FieldKey<QString> city{"city", FieldType::Text};
inline constexpr FieldKey<QString> region{"region", FieldType::Text};
inline constexpr FieldKey<QString> postalCode{"postal_code", FieldType::Text};
inline constexpr FieldKey<RecordId> customer{"customer", FieldType::Reference};

} // namespace millrace::contact

namespace millrace {

/// A person at a customer.
EntityDef contactEntity();

} // namespace millrace
