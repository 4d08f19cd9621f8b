// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/fingerprint.h"

namespace millrace {

/// Why two records look alike, in words: "same phone (Mobile), similar name".
QString duplicateReasons(const Likeness &likeness, const EntityDef &entity, const QString &locale);

} // namespace millrace
