// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace {

/// Somebody who may become a customer.
EntityDef leadEntity();

} // namespace millrace
