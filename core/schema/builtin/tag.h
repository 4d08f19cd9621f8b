// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace {

/// A word to mark records with.
EntityDef tagEntity();

} // namespace millrace
