// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/codec.h"
#include "core/sync/presence.h"
#include "core/sync/visibility.h"
#include "core/workspace/workspace.h"

#include <mutex>

namespace millrace {

class Committer;

/// The server's side of synchronisation over one workspace: it decides the order, checks every pushed change again as
/// if no workstation could be trusted, merges field by field, and shows each user what his scopes hold. The transport
/// has signed the caller in before it asks. Calls may come from several threads: readings run beside each other, pushes
/// one after another on the workspace's writer.
class Hub
{
public:
    struct Options
    {
        QString environment = QStringLiteral("prod"); ///< a copy for tests has another, so that nobody pushes to it
    };
    /// Who asks, as the transport knows him.
    struct Caller
    {
        RecordId user;
        QString device;
    };

    /// Prepares the workspace to be followed: further tables, once.
    static Result<std::unique_ptr<Hub>> open(Workspace &workspace, const Visibility &visibility, Options options);

    /// Answers one request; the answer is whole and durable when this returns. Storage that fails makes it a refusal
    /// with ServerError: nothing was acknowledged.
    QByteArray answer(const Caller &caller, SyncCall call, const QByteArray &body);

    /// The newest commit of a workspace, hub or not.
    static Result<SyncPoint> headOf(const Workspace &workspace);
    /// The newest commit: a parked pull compares it with the cursor it was asked for.
    Result<SyncPoint> head() const;
    /// Lets go of scope events at or before a commit; cursors before it must be built anew.
    Result<void> compact(std::int64_t upTo);
    /// Says that commits up to here survive the loss of the server.
    Result<void> setBackupSeq(std::int64_t seq);
    /// What was refused, oldest first: the words of their authors, kept.
    struct Refused
    {
        RecordId user;
        SyncVerdict verdict;
        SyncMutation mutation;
    };
    Result<std::vector<Refused>> quarantine() const;

private:
    Hub(Workspace &workspace, const Visibility &visibility, Options options);
    Result<QByteArray> answerHere(const Caller &caller, SyncCall call, const QByteArray &body);
    Result<std::optional<SyncRefusal>> refusal(Database &database, const Caller &caller, const SyncHead &head);
    Result<QByteArray> hello(const Caller &caller, const sync_codec::HelloRequest &request);
    Result<QByteArray> push(const Caller &caller, const sync_codec::PushRequest &request);
    Result<QByteArray> pull(const Caller &caller, const sync_codec::PullRequest &request);
    Result<QByteArray> snapshot(const Caller &caller, const sync_codec::SnapshotRequest &request);
    Result<QByteArray> verify(const Caller &caller, const sync_codec::VerifyRequest &request);
    Result<QByteArray> presence(const Caller &caller, const PresenceRequest &request);
    Result<SyncTrailer> trailer(Database &database) const;
    /// The newest commit whose scopes are worked out: readers see nothing beyond it.
    static Result<SyncPoint> readable(Database &database);
    /// Brings scopes and events up to the journal: whoever wrote, what follows from it is done before anybody reads.
    Result<void> catchUp();
    Result<void> catchUp(Committer &committer);
    /// The same where no time has passed; `ended`: roots of which a share came to its end with that commit.
    Result<void> followJournal(Committer &committer, const std::vector<RecordId> &ended = {}, std::int64_t endedAt = 0);
    Result<void> setScopes(Database &database, const Catalog &catalog, const RecordId &root, const QString &entity,
                           std::int64_t seq);

    Workspace &m_workspace;
    const Visibility &m_visibility;
    Options m_options;
    RecordId m_database;
    PresenceBoard m_presence;
    friend class PushRun;
    static constexpr const char *metaHorizon = "sync_horizon";
};

/// The name of what a user may see: changes with it.
QString policyMark(const QStringList &scopes, const QHash<QString, QStringList> &hidden,
                   const QHash<QString, QStringList> &narrowed = {});

} // namespace millrace
