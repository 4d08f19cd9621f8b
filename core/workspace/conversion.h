// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sales/conversion.h"
#include "core/workspace/workspace.h"

namespace millrace {

/// What converting a record would make by default: all targets new, filled by the entity's ConversionFields, the first
/// open stage of the first pipeline. Errors: those of Workspace::record; ValidationFailed with the rules of
/// conversionProblems. Any thread.
Result<ConversionPlan> planConversion(const Workspace &workspace, const Session &session, const QString &entity,
                                      const RecordId &id);

/// Makes a part take an existing record instead of a new one. NotFound where there is none, ValidationFailed ("in_bin")
/// where it lies in the bin.
Result<void> takeExisting(const Workspace &workspace, const Session &session, ConversionPart &part, const RecordId &id);

/// What a conversion did.
struct ConversionReceipt
{
    CommitReceipt commit;
    qint64 linked = 0; ///< entries of the timeline that the new records show too
};

/// Carries the plan out as one operation that one undo takes back. The timeline of the source stays with it and is seen
/// at the new records too. ValidationFailed: the field of a problem of a part is "entity.field". Waits for the writer:
/// not for the window's thread.
Result<ConversionReceipt> convert(Workspace &workspace, const Session &session, const ConversionPlan &plan);

} // namespace millrace
