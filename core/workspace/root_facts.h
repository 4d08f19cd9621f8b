// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/explain.h"
#include "core/records/record.h"

namespace millrace {

class Database;

/// To whom a root belongs, as one connection sees it: inside the writer's transaction with what it has just written.
/// The record must be its own root. Shares count that hold at `now`.
Result<RootFacts> rootFactsOf(Database &database, const Catalog &catalog, const Record &root, Instant now);

/// A record as permissions see it; nothing where its root is not there.
Result<std::optional<RecordFacts>> recordFactsOf(Database &database, const Catalog &catalog, const Record &record,
                                                 Instant now);

/// Roots of which a share ended after `from` and not after `to`.
Result<std::vector<RecordId>> rootsOfEndedShares(Database &database, const Catalog &catalog, Instant from, Instant to);

} // namespace millrace
