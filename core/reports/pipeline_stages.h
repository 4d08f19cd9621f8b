// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sales/funnel.h"
#include "core/workspace/workspace.h"

namespace millrace {

/// All stages of all pipelines as they are named now, or as they were known then; the bin included, since old
/// opportunities may have stood there.
Result<std::vector<StageInfo>> readStages(const Workspace &workspace, const Session &session,
                                          std::optional<Instant> knownAt = {});

/// The first pipeline by order that has opportunities, else the first of all. NotFound where there is none.
Result<RecordId> firstUsedPipeline(const Workspace &workspace, const Session &session);

} // namespace millrace
