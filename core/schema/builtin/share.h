// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace::share {

inline constexpr FieldKey<RecordId> user{"user", FieldType::Reference};
inline constexpr FieldKey<QString> level{"level", FieldType::Choice};
inline constexpr FieldKey<Instant> until{"until", FieldType::DateTime};

/// The option of `level` that lets others write.
inline QString writing()
{
    return QStringLiteral("write");
}
/// The key of the entity.
inline QString entityKey()
{
    return QStringLiteral("share");
}

} // namespace millrace::share

namespace millrace {

/// Lets a person or a department at the root of a record that is not theirs, to read or to write, for good or for a
/// time. The department is the system field.
EntityDef shareEntity();

} // namespace millrace
