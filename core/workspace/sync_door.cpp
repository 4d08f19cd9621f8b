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
        return workspace.m_writer->runAlone([](Database &database) {
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

static QString deviceKey(const RecordId &installation)
{
    return QStringLiteral("device:") + installation.toString();
}

Result<QString> deviceName(Database &database, const RecordId &installation)
{
    return metaValue(database, deviceKey(installation));
}

Result<void> setDeviceName(Database &database, const RecordId &installation, const QString &name)
{
    MILLRACE_ASSIGN(const QString known, deviceName(database, installation));
    return known == name ? Result<void>() : setMetaValue(database, deviceKey(installation), name);
}

QString remoteCause(Origin origin, const QString &cause)
{
    return originWord(origin) + u':' + cause;
}

MadeAs madeAs(const QString &remoteCause)
{
    const QString word = remoteCause.section(u':', 0, 0);
    for (const Origin origin : {Origin::Local, Origin::Import, Origin::Rule, Origin::Undo, Origin::Merge,
                                Origin::Sample, Origin::Migration, Origin::Admin})
        if (word == originWord(origin))
            return {origin, remoteCause.section(u':', 1)};
    return {Origin::Remote, remoteCause};
}

Result<void> setPerson(Workspace &workspace, Committer &committer, const RecordId &person)
{
    MILLRACE_TRY(setMeta(committer.database(), "person", person.toString()));
    SyncDoor::setPerson(workspace, person);
    return {};
}

} // namespace sync_door

} // namespace millrace
