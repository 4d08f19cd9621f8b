// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace {

/// Something that happened with a customer: a call, a visit, a message.
EntityDef activityEntity();

} // namespace millrace
