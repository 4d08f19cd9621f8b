// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/sync_door.h"

#include "core/store/layout.h"
#include "core/workspace/readers.h"
#include "core/workspace/writer.h"

namespace millrace {

/// Reaches what the door keeps to itself.
class SyncDoor
{
public:
    static Result<void> write(Workspace &workspace, const std::function<Result<void>(Committer &)> &work)
    {
        if (!workspace.m_writer)
            return fail(ErrorCode::WorkspaceReadOnly, {workspace.m_path});
        MILLRACE_TRY(workspace.m_writer->transact([&](Committer &committer) -> Result<CommitReceipt> {
            MILLRACE_TRY(work(committer));
            return CommitReceipt{};
        }));
        return {};
    }
    static Result<void> read(const Workspace &workspace, const std::function<Result<void>(Database &)> &work)
    {
        MILLRACE_ASSIGN(const ReaderLease lease, workspace.reader());
        MILLRACE_TRY(lease.hold());
        return work(*lease);
    }
    static Result<void> emptyLog(Workspace &workspace)
    {
        return workspace.m_writer->runAlone(
            [](Database &database) {
                return database.isRemote() ? Result<void>() : database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            });
    }
    static void setPerson(Workspace &workspace, const RecordId &person) { workspace.m_person = person; }
};

namespace sync_door {

Result<void> write(Workspace &workspace, const std::function<Result<void>(Committer &)> &work)
{
    return SyncDoor::write(workspace, work);
}

Result<void> read(const Workspace &workspace, const std::function<Result<void>(Database &)> &work)
{
    return SyncDoor::read(workspace, work);
}

Result<void> emptyLog(Workspace &workspace)
{
    return SyncDoor::emptyLog(workspace);
}

Result<QString> meta(Database &database, const char *key)
{
    return metaValue(database, QString::fromLatin1(key));
}

Result<void> setMeta(Database &database, const char *key, const QString &value)
{
    return setMetaValue(database, QString::fromLatin1(key), value);
}

Result<void> setPerson(Workspace &workspace, Committer &committer, const RecordId &person)
{
    MILLRACE_TRY(setMeta(committer.database(), "person", person.toString()));
    SyncDoor::setPerson(workspace, person);
    return {};
}

} // namespace sync_door

} // namespace millrace
