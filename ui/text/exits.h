// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace millrace {

/// What all programs answer to the shell.
namespace exits {
inline constexpr int done = 0;
inline constexpr int notAll = 1;
inline constexpr int usage = 2;
inline constexpr int workspace = 3;
inline constexpr int notPermitted = 4;
inline constexpr int network = 5;
inline constexpr int bug = 70;
inline constexpr int cancelled = 130;

/// The exit that a failure of the core leads to.
int of(ErrorCode code);
} // namespace exits

} // namespace millrace
