// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sync_replica.h"
#include "core/sync/messages.h"

namespace millrace {

/// The person that a workspace of one's own was made for, and who that person is on the server: every mention of the
/// first is sent as the second.
struct PersonAlias
{
    RecordId local;
    RecordId signedIn;
};

/// What a commit of one's own asks of the server, derived from its rows in the journal: there is no other outbox.
SyncMutation mutationOf(const sync_replica::Outgoing &outgoing, const std::vector<ChangeRow> &changes,
                        const Catalog &catalog, const Dictionary &numbers, const PersonAlias &alias);

} // namespace millrace
