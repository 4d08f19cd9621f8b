// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/query.h"

#include <QSet>

namespace millrace {

/// The entities whose records decide which rows a query has and how they are ordered: its own, those that its paths
/// lead through, those whose titles it orders by, and those that it asks for as related. A commit that touches none of
/// them leaves the answer as it is. What the catalog does not know is left out.
QSet<QString> entitiesRead(const Query &query, const Catalog &catalog);

} // namespace millrace
