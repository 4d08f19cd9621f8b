// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace {

/// A part of the organisation; a tree.
EntityDef departmentEntity();

} // namespace millrace
