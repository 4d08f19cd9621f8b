// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/postgres/connection.h"

namespace millrace::postgres {

/// What every new connection is told before anything else.
QByteArray setup(RemoteKind::Part part, RemoteKind::Mode mode);
/// Makes an empty place for a workspace in a database that is there: its schema and the functions that SQL calls.
/// OutputExists where there is a workspace already; Storage where the database is not one of UTF-8 or too old.
Result<void> create(Connection &connection, RemoteKind::Part part);
/// WorkspaceMissing where there is none.
Result<void> require(Connection &connection, RemoteKind::Part part);
/// Takes a workspace that was begun and not finished away.
Result<void> discard(const QString &address);

} // namespace millrace::postgres
