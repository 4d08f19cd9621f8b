// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/sync_point.h"
#include "core/sync/messages.h"

namespace millrace {

class Database;

/// What a workstation remembers of its server, kept in the file and changed in the transaction that it belongs to.
struct ReplicaState
{
    RecordId database; ///< null: this workspace follows no server
    QString environment;
    RecordId client;
    RecordId install;
    RecordId user;
    RecordId localPerson; ///< who the workspace was made for before it joined; null where it was made for joining
    SyncPoint cursor;     ///< everything up to here is applied
    SyncPoint top;        ///< the newest place ever shown
    SyncPoint common;     ///< after a restore: the last place known to be shared
    std::int64_t generation = 0;
    bool sweep = false;      ///< roots of an older generation go when the scopes are fetched
    bool complete = true;    ///< everything visible was here at one moment: the first sync is over
    bool catchingUp = false; ///< between two pages of a pull: rows that changed again are still to come
    QString policy;
    QStringList scopes;
    QHash<QString, QStringList> hidden;
    QHash<QString, QStringList> narrowed;
    std::int64_t backupSeq = 0;
    Instant lastSuccess; ///< by the server's clock
    int divergedCount = 0;
    int repairedRoots = 0; ///< found wrong by a verification

    bool isJoined() const { return !database.isNull(); }

    static Result<ReplicaState> load(Database &database);
    Result<void> save(Database &database) const;
};

} // namespace millrace
