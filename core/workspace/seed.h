// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

namespace millrace {

/// The id of a record that every workspace begins with: the same everywhere, so that two workspaces that join a team
/// find that they mean the same option. UUID version 8 of the name's SHA-256.
RecordId seededId(const QString &name);

} // namespace millrace
