// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/store/server_file.h"

#include <QByteArray>

#include <vector>

namespace millrace {

/// Codes that stand in once each for a lost second factor, kept as hashes. Each call is one turn of the file and whole
/// or not at all. Any thread.
namespace server_recovery {

/// In the place of all that the user had, used or not.
Result<void> put(ServerFile &file, const RecordId &user, const std::vector<QByteArray> &hashes);
/// Uses one up; false where the user has none of that hash, or used it.
Result<bool> use(ServerFile &file, const RecordId &user, const QByteArray &hash, Instant at);
/// Those that were not used.
Result<std::int64_t> left(ServerFile &file, const RecordId &user);

} // namespace server_recovery

} // namespace millrace
