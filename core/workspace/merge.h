// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace millrace {

/// Several records that become one, as it would be done; what a person may change before it is.
struct MergePlan
{
    std::vector<Record> records; ///< the first is kept, the others go into it
    Record result;               ///< the kept record as it will be
    qint64 referring = 0;        ///< references to the others that will name the kept one
};

/// By default each field keeps its value; an empty one takes that of the first other record that has one, sets are
/// joined. NotFound; ValidationFailed: "merge_few" where nothing is left to merge with, "in_bin". Any thread.
Result<MergePlan> planMerge(const Workspace &workspace, const Session &session, const QString &entity,
                            const RecordId &keep, const std::vector<RecordId> &others);

struct MergeReceipt
{
    CommitReceipt commit;
    qint64 moved = 0; ///< references that name the kept record now
};

/// Carries the plan out as one operation of origin merge: what referred to the others refers to the kept record, the
/// others leave every list, and whoever asks for one of them by its id gets the kept one. Waits for the writer: not for
/// the window's thread.
Result<MergeReceipt> merge(Workspace &workspace, const Session &session, const MergePlan &plan);

/// Takes a merge back, at any later time: the records are what they were, and what was referred to each of them is
/// again; what was changed since stays as it is and is named. ValidationFailed "not_a_merge" for another operation;
/// NotFound where there is none or it is taken back already.
Result<UndoReceipt> unmerge(Workspace &workspace, const Session &session, const RecordId &operation);

} // namespace millrace
