// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct sqlite3;

namespace millrace {

/// millrace_fold(text), the text folded for comparing; millrace_sortkey(text, person), bytes whose order is that of the
/// phone book; millrace_sum(number), a sum that does not overflow; millrace_bucket(value, unit, first month, zone), the
/// first day of the unit that holds a day, or with a zone a moment: DayBuckets. NULL of NULL.
void registerFunctions(sqlite3 *handle);

} // namespace millrace
