// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/journal.h"

namespace millrace {

/// What binds a commit to the one before it: h = SHA-256(previous h, commit, for each change its place and the digest
/// of its values). Pure; any thread.
QByteArray chainValue(const QByteArray &previous, const CommitRow &commit, const std::vector<ChangeRow> &changes);

} // namespace millrace
