// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/bound_filter.h"

/// What bound filters are put together with.
namespace millrace::bound_tree {

/// Everything or Nothing.
BoundFilter constant(bool holds);

/// And or Or with constants folded away and children of the same kind taken in.
BoundFilter combined(BoundFilter::Kind kind, std::vector<BoundFilter> children);

/// The opposite. Not stands before leaves only, so that SQL need not tell NULL from false anywhere else.
BoundFilter negated(BoundFilter child);

/// How many And and Or stand within each other; conditions over related records weigh more.
int heightOf(const BoundFilter &filter);

} // namespace millrace::bound_tree
