// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::attachment {

inline constexpr FieldKey<QString> name{"name", FieldType::Text};
inline constexpr FieldKey<QString> sha256{"sha256", FieldType::Text};
inline constexpr FieldKey<std::int64_t> size{"size", FieldType::Integer};
inline constexpr FieldKey<QString> mime{"mime", FieldType::Text};
inline constexpr FieldKey<QString> state{"state", FieldType::Choice};

} // namespace millrace::attachment

namespace millrace {

/// A file kept with a record: what it is called and the digest of its content, which lies beside the workspace.
EntityDef attachmentEntity();

} // namespace millrace
