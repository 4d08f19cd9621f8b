// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace millrace::platform {

/// Gives memory that was freed back to the system, where its library keeps it for the next allocation otherwise. Takes
/// some milliseconds after much was freed: not for the UI thread.
void returnFreeMemory();

} // namespace millrace::platform
