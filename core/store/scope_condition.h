// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/root_scope.h"

#include <QByteArray>

#include <functional>

namespace millrace {

/// How a condition is to be met: Gather makes the set of all that is in the scope, once a statement, for reads of
/// everything; Probe asks each row alone and leaves the choice of the index to the order, for one page or one record.
enum class ScopeUse { Gather, Probe };

/// A condition that the rows of an entity at `alias` meet whose root is in the scope; it reads their columns id, root,
/// owner and department. Ids stand in the text itself, as literals in hexadecimal, so that it can stand anywhere in a
/// statement. Empty = all rows; "FALSE" = none. `now` ends shares.
QByteArray scopeCondition(const RootScope &scope, const EntityDef &entity, const Catalog &catalog,
                          const QByteArray &alias, Instant now, ScopeUse use);

/// A statement that yields a row for each root of an entity of its own root that belongs into the scope: for counting.
QByteArray rootsInScope(const RootScope &scope, const EntityDef &entity);

/// Which rows of an entity a read may touch, as a condition on those at an alias; empty = all. A null function is no
/// restriction at all.
using RowVisibility = std::function<QByteArray(const EntityDef &, const QByteArray &alias)>;

} // namespace millrace
