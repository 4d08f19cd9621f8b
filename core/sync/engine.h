// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/codec.h"
#include "core/sync/replica_state.h"
#include "core/workspace/workspace.h"

namespace millrace {

class Committer;
class Replica;

/// A workstation's side of synchronisation. It is stepped: one exchange with the server and one transaction at a time,
/// on a thread of its owner's; nothing that the person does waits for it. Everything that it must remember is in the
/// workspace's file, so a new engine over the same file goes on where the last one was cut off.
class SyncEngine
{
public:
    SyncEngine(Workspace &workspace, SyncPeer &peer, QString device);

    /// What one step came to.
    enum class Outcome {
        Progress,    ///< something was exchanged; there may be more
        Idle,        ///< all is exchanged: wait for news with a long pull, or for an edit
        Unreachable, ///< nothing is known about the request; try again later
        Busy,        ///< the server asks to come back later
        SignIn,
        Revoked,
        WrongDatabase, ///< this is not the server that the workspace belongs to; nothing was sent
        Upgrade,       ///< the server speaks another version
        Refused,       ///< an answer that makes no sense, or a server that fails
    };

    /// Whether the workspace follows a server.
    Result<bool> isJoined() const;
    /// Signs the workspace up with the server, once: everything in it is pushed from now on as the edits of the person
    /// who is signed in.
    Result<Outcome> join();

    /// One exchange: what waits is pushed first, then what is missing is fetched, then news are pulled. `wait`: how
    /// many seconds the server may hold a pull that has no news.
    Result<Outcome> step(int waitSeconds = 0);
    /// The first limits of requests; tests make them small.
    struct Limits
    {
        int mutations = 50;
        int ops = 500;
        int rows = 2000;
        int roots = 50;
    };
    void setLimits(const Limits &limits) { m_limits = limits; }

    /// Compares what is here with what the server shows; what differs is fetched anew and counted.
    struct Verification
    {
        Outcome outcome = Outcome::Progress;
        bool compared = false; ///< false while something is under way
        int repaired = 0;
    };
    Result<Verification> verify();

    /// How things stand, for the person.
    struct Status
    {
        ReplicaState state;
        std::int64_t waiting = 0; ///< commits that were not answered yet
        std::int64_t refused = 0;
        bool fetching = false; ///< something visible is not here yet
        std::int64_t here = 0; ///< rows that came so far, while the first sync lasts
    };
    Result<Status> status() const { return statusOf(m_workspace); }
    static Result<Status> statusOf(const Workspace &workspace);
    /// The person's own edits that the server did not take, with its reasons.
    struct Refused
    {
        SyncMutation mutation;
        SyncVerdict verdict;
    };
    Result<std::vector<Refused>> refused() const { return refusedOf(m_workspace); }
    static Result<std::vector<Refused>> refusedOf(const Workspace &workspace);

private:
    SyncHead head(const ReplicaState &state, std::vector<SyncPoint> samples) const;
    Result<Outcome> apply(const std::function<Result<void>(Replica &)> &work, const SyncTrailer *trailer);
    Result<void> removeContents(const QStringList &digests);
    Result<Outcome> refusedBy(const SyncRefusal &refusal);
    static std::optional<Outcome> failed(const SyncReply &reply);
    Result<std::optional<Outcome>> pushStep();
    Result<Outcome> pull(int waitSeconds);
    Result<Outcome> snapshotScope(const QString &scope, const RecordId &after);
    Result<Outcome> snapshotRoots(const std::vector<RecordId> &roots);
    Result<void> read(ReplicaState &state, std::vector<SyncPoint> &samples) const;

    Workspace &m_workspace;
    SyncPeer &m_peer;
    QString m_device;
    Limits m_limits;
    int m_turn = 0; ///< three fetches, then a pull
};

} // namespace millrace
