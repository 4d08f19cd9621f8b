// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

namespace millrace {

/// Writes a consistent copy of the file that a reading connection has open, checked before it gets its name. Errors:
/// OutputExists, MissingFile (the folder), FileUnwritable, DiskFull, WorkspaceCorrupt and what opening the copy says;
/// nothing is left behind then.
Result<void> copyWhole(Database &reader, const QString &to);

/// Where the copy goes that is made of a workspace before a newer program adds to its tables:
/// "sales.before-update-20260101-080000.millrace" beside "sales.millrace", by the clock's time in UTC.
QString copyBeforeUpdate(const QString &path, Instant now);

} // namespace millrace
