// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/parts/composition.h"

namespace millrace {

/// Writes one PNG of every screen into the folder. False where a file cannot be written.
bool drawScreens(Composition &composition, const QString &folder);

} // namespace millrace
