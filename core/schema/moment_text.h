// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <optional>

namespace millrace {

/// "2024-03-01T08:30:00Z", with three or six decimals where the moment has them.
QString momentText(Instant time);
/// A date-time of ISO 8601 with zone ("Z", "+08:00", "+0800", "+08"), seconds optional, exact to the microsecond
/// (further digits are dropped); a blank may stand for the T. Nothing for any other text.
std::optional<Instant> momentFromText(QStringView text);

/// The number of exactly `count` ASCII digits at `at`, or -1.
int digitsAt(QStringView text, qsizetype at, int count);

} // namespace millrace
