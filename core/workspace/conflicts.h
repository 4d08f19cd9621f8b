// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace millrace {

/// A value that lost a merge, beside what it was made from and what stands now, for its author to decide.
struct ConflictCase
{
    RecordId card;
    EntityPtr entity; ///< null where this program does not know what it is about
    RecordId record;
    QString title;    ///< of the record
    int field = -1;   ///< -1: the record itself (a deletion)
    QString fieldKey; ///< as the card says it
    QString reason;   ///< "changed", "deleted", "delete", "same_record"
    Value base;       ///< what the author saw
    Value mine;
    Value theirs; ///< what stands now
    RecordId theirsBy;
    std::optional<Instant> theirsAt;
    QString device; ///< of the author
    std::optional<Instant> editedAt;
    bool isSeen = true; ///< the record is there and its reader may see it

    bool operator==(const ConflictCase &) const = default;
};

/// What is open for the session's person, oldest first.
Result<std::vector<ConflictCase>> openConflicts(const Workspace &workspace, const Session &session);

enum class ConflictChoice {
    Mine,
    Theirs,
    Both, ///< texts of several lines: the server's, then mine
};
/// Whether both can be kept.
bool canKeepBoth(const ConflictCase &conflict);
/// What the field holds after a choice.
Value decidedValue(const ConflictCase &conflict, ConflictChoice choice);

struct ConflictDecision
{
    ConflictCase conflict;
    ConflictChoice choice = ConflictChoice::Mine;
};
/// Carries decisions out as one operation that one undo takes back: fields are written, deletions repeated, cards
/// closed. The value that loses stays in the history of the record and on its card.
Result<CommitReceipt> decideConflicts(Workspace &workspace, const Session &session,
                                      const std::vector<ConflictDecision> &decisions);
/// The same edits for whoever sends them himself.
CommitRequest decisionRequest(const Catalog &catalog, const std::vector<ConflictDecision> &decisions);

} // namespace millrace
