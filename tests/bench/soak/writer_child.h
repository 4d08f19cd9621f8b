// SPDX-License-Identifier: GPL-3.0-or-later
// The program that is killed: edits a workspace without end and says what it is about to do and what is done.
#pragma once

#include <QString>

namespace millrace::soak {

/// Lines on standard output, each written through before the next step:
/// "? ID NAME" an edit is asked for, "! ID NAME" it is acknowledged; NAME "-" = to the bin. Goes on until it is killed.
int editForEver(const QString &workspace, std::uint64_t seed);

/// Imports a file of customers in transactions so small that many are durable before the import is finished.
int importInPieces(const QString &workspace, const QString &csv);

} // namespace millrace::soak
