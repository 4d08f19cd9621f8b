// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::favourite {

inline constexpr FieldKey<QString> record{"record", FieldType::Text};
inline constexpr FieldKey<QString> entity{"entity", FieldType::Text};
inline constexpr FieldKey<RecordId> user{"user", FieldType::Reference};

/// The key of the entity.
inline QString entityKey()
{
    return QStringLiteral("favourite");
}

} // namespace millrace::favourite

namespace millrace {

/// A record that somebody keeps at hand.
EntityDef favouriteEntity();

} // namespace millrace
