// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/field.h"
#include "core/schema/value.h"

namespace millrace {

/// What the server knows when an edit of one field arrives.
struct MergeSituation
{
    Merge rule = Merge::LastWrite;
    Value current; ///< as it stands
    Value mine;    ///< as the author wants it
    bool rowDeleted = false;
    bool changedByOthers = false; ///< since the author last looked
    bool fresh = false;           ///< he last looked at most ten minutes ago, by the server's clock
};

enum class MergeOutcome {
    Same,  ///< it stands as wanted already
    Write, ///< the author's value stands from now on; what it replaces is in the journal
    Card,  ///< the server's value stays; the author's is kept for him to decide
};

/// Per field: what nobody else touched is written. Where somebody did, the last to arrive wins only if the author knew
/// the state of things at most ten minutes ago and the field is none that asks.
MergeOutcome mergeOf(const MergeSituation &situation);

/// A set with what one author added and took away; both sides' additions stay.
Value mergedSet(const Value &current, const Value &added, const Value &removed);
/// A number with what one author added to it.
Value mergedSum(const Value &current, const Value &by);

} // namespace millrace
