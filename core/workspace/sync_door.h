// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace millrace {

class Committer;
class Database;

/// The door as synchronisation uses it: the same writer and the same readers, with the journal in sight. For core/sync
/// alone.
namespace sync_door {

/// Runs `work` on the writer's thread in one transaction; on an Error nothing of it is kept.
Result<void> write(Workspace &workspace, const std::function<Result<void>(Committer &)> &work);
/// Runs `work` on a reading connection that sees one moment of the file throughout.
Result<void> read(const Workspace &workspace, const std::function<Result<void>(Database &)> &work);

/// Moves the log into the file and empties it, so that nothing of what was removed stays in it.
Result<void> emptyLog(Workspace &workspace);

/// Values that the file keeps by name; empty where it keeps none.
Result<QString> meta(Database &database, const char *key);
Result<void> setMeta(Database &database, const char *key, const QString &value);

/// What the device is called that an installation runs on; empty where nobody said.
Result<QString> deviceName(Database &database, const RecordId &installation);
Result<void> setDeviceName(Database &database, const RecordId &installation, const QString &name);

/// How a commit of a server came about there, in the one text that the journal of a workstation has for it.
QString remoteCause(Origin origin, const QString &cause);
struct MadeAs
{
    Origin origin = Origin::Remote; ///< Remote: not told
    QString cause;
};
MadeAs madeAs(const QString &remoteCause);

/// From now on that is who works here.
Result<void> setPerson(Workspace &workspace, Committer &committer, const RecordId &person);

} // namespace sync_door

} // namespace millrace
