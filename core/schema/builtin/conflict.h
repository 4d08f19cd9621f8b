// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::conflict {

inline constexpr FieldKey<QString> entity{"entity", FieldType::Text};
inline constexpr FieldKey<QString> record{"record", FieldType::Text};
inline constexpr FieldKey<QString> field{"field", FieldType::Text};
inline constexpr FieldKey<QString> reason{"reason", FieldType::Choice};
inline constexpr FieldKey<QString> base{"base", FieldType::Text};
inline constexpr FieldKey<QString> mine{"mine", FieldType::Text};
inline constexpr FieldKey<QString> theirs{"theirs", FieldType::Text};
inline constexpr FieldKey<QString> state{"state", FieldType::Choice};
inline constexpr FieldKey<QString> device{"device", FieldType::Text};
inline constexpr FieldKey<Instant> editedAt{"edited", FieldType::DateTime};
inline constexpr const char *open = "open"; ///< the state of one that nobody has decided yet

inline QString entityKey()
{
    return QStringLiteral("conflict");
}

} // namespace millrace::conflict

namespace millrace {

/// A value that lost a merge, kept for its author to decide: one field of one record, as he wanted it.
EntityDef conflictEntity();

} // namespace millrace
