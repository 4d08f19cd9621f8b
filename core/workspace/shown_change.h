// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/journal.h"
#include "core/workspace/answers.h"
#include "core/workspace/sight.h"

namespace millrace {

/// A commit without its changes, as a person reads it; WorkspaceCorrupt where there is none of that number.
Result<HistoryCommit> shownCommit(Database &database, std::int64_t no);

/// Who looks at changes of which entity.
struct ChangeView
{
    const Sight &sight;
    EntityPtr entity;
    const Dictionary &numbers;
};

/// Appends a change as the session reads it: nothing of what is hidden, masks over what is masked, the first values of
/// a record one by one.
void appendShown(const ChangeRow &change, const ChangeView &view, std::vector<HistoryChange> &shown);

} // namespace millrace
