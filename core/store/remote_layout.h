// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/catalog.h"
#include "core/store/database.h"

namespace millrace::remote_layout {

/// Brings tables, columns, indexes and search of all entities in a database on a server to the catalog: additive only.
/// What is there already costs one question.
Result<void> apply(Database &database, const Catalog &catalog);
/// Whether apply would add tables or columns.
Result<bool> lacks(Database &database, const Catalog &catalog);

} // namespace millrace::remote_layout
