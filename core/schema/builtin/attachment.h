// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/entity.h"

namespace millrace {

/// A file beside a record; the content lies in the workspace's folder by its hash.
EntityDef attachmentEntity();

} // namespace millrace
