// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace millrace {

/// A record that came among those of a condition, or left them.
struct SegmentMove
{
    RecordId id;
    QString title;
    bool isNewOrGone = false; ///< made, deleted or merged since; else its values or those around it changed
};

/// What happened to a segment since a moment.
struct SegmentMoves
{
    std::vector<SegmentMove> entered, left; ///< by title
    qint64 stayed = 0;
};

/// Compares the records that a filter has now with those that it had then ("as of", so relative dates are those of that
/// moment too). Of the query its entity and filter count. Replays the journal: not for the window's thread.
Result<SegmentMoves> segmentMoves(const Workspace &workspace, const Session &session, const Query &query,
                                  Instant since);

} // namespace millrace
