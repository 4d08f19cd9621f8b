// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/remote.h"

namespace millrace::postgres {

/// Databases of PostgreSQL 15 and later, at addresses postgresql://USER@HOST/DATABASE. For Database::useRemote, in the
/// programs that may reach one.
RemoteKind kind();

} // namespace millrace::postgres
