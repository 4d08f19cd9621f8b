// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct sqlite3;

namespace millrace {

/// millrace_bucket(value, unit, first month, zone): the first day (since 1970) of the unit (a DateUnit as number) that
/// holds the value: a day where the zone is NULL, else a moment seen in that zone. NULL of NULL.
void registerBucketFunction(sqlite3 *handle);

} // namespace millrace
