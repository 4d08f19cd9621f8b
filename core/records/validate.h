// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/record.h"

#include <functional>

namespace millrace {

/// What checking a record needs to know of the workspace; everything that needs no search of other records.
struct ValidationContext
{
    /// Whether an option list ("customer.level") has that key, retired or not.
    std::function<bool(const QString &list, const QString &key)> optionExists;
};

/// Checks a record as it would be. `changed` names the fields that the edit touches (all set ones for a new record):
/// only they are held against their rules, so that an old flaw elsewhere never blocks a repair. All findings at once.
///
/// The same function serves form, grid, import, command line, rules and server; references and uniqueness, which need
/// the store, are checked in the commit with the same Problem shape ("reference", "unique").
void validateRecord(const Record &record, bool isNew, const std::vector<int> &changed, const ValidationContext &context,
                    std::vector<Problem> &problems);

/// Whether a value leaves its field unfilled: empty, or a text of nothing but spaces.
bool isBlank(const Value &value);

/// Whether a list of findings refuses the write.
bool refuses(const std::vector<Problem> &problems);

} // namespace millrace
