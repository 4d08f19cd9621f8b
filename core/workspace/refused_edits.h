// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace millrace {

/// One change of an edit that a server did not take.
struct RefusedChange
{
    EntityPtr entity; ///< null where this program does not know it
    RecordId record;
    QString title;
    QString field; ///< key; "+" created, "-" to the bin, "~" restored, "/" retracted
    Value now;
    bool operator==(const RefusedChange &) const = default;
};

/// What somebody did here and a server refused: no longer shown in the records, kept with its words until he decides.
struct RefusedEdit
{
    std::int64_t commit = 0; ///< its number in this file
    Instant at;
    QString label;
    Origin origin = Origin::Local;
    QString why;    ///< "forbidden", "invalid", "id_taken", "server_error"
    QString detail; ///< of the server, for support
    std::vector<RefusedChange> changes;
    bool operator==(const RefusedEdit &) const = default;
};

/// The oldest first. What the session's person did; an administrator is told of all in this file.
Result<std::vector<RefusedEdit>> refusedEdits(const Workspace &workspace, const Session &session);

/// Does the same once more as a new operation, which goes to the server like any other; the refused one is let go.
/// NotFound; what the records do not allow any more is an error and nothing is done.
Result<CommitReceipt> tryRefusedAgain(Workspace &workspace, const Session &session, std::int64_t commit);

/// Takes it from the list; the journal keeps it.
Result<void> letRefusedGo(Workspace &workspace, const Session &session, std::int64_t commit);

} // namespace millrace
