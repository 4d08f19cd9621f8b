// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace {

/// Something to be done.
EntityDef taskEntity();

} // namespace millrace
