// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/engine.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace millrace {

/// How synchronisation stands, in the terms that a person is told.
struct SyncStanding
{
    enum class State {
        Local,    ///< the workspace follows no server
        Queued,   ///< edits wait for the server, which cannot be reached
        Syncing,  ///< something is being exchanged
        Synced,   ///< all is exchanged
        Failed,   ///< `trouble` says why
        Paused,   ///< by the person
        Conflict, ///< all is exchanged, and something waits for the person's decision
    };
    enum class Trouble {
        None,
        Network,
        Certificate,
        NotTheServer,
        Server,
        SignIn,
        Revoked,
        WrongDatabase,
        Upgrade,
        Storage, ///< of the workspace itself
    };
    State state = State::Local;
    Trouble trouble = Trouble::None;
    std::int64_t waiting = 0;   ///< edits that were not answered yet
    std::int64_t refused = 0;   ///< edits that were not taken
    std::int64_t conflicts = 0; ///< cards that nobody has decided
    bool fetching = false;      ///< something visible is not here yet
    bool first = false;         ///< not everything visible was ever here
    std::int64_t here = 0;      ///< rows that came so far, while `first`
    Instant lastSuccess;        ///< by the server's clock; 0: never
    int repaired = 0;           ///< roots that a comparison found wrong, ever
    QString reason;             ///< technical words of the last failure

    bool operator==(const SyncStanding &) const = default;
};

/// What kept an exchange from the server, as a standing tells it.
inline SyncStanding::Trouble troubleOf(SyncReply::Trouble trouble)
{
    switch (trouble) {
    case SyncReply::Trouble::Certificate:
        return SyncStanding::Trouble::Certificate;
    case SyncReply::Trouble::NotTheServer:
        return SyncStanding::Trouble::NotTheServer;
    case SyncReply::Trouble::Server:
        return SyncStanding::Trouble::Server;
    case SyncReply::Trouble::Network:
    case SyncReply::Trouble::GivenUp:
        break;
    }
    return SyncStanding::Trouble::Network;
}
/// Whether trying again by itself makes sense.
bool passesByItself(SyncStanding::Trouble trouble);

/// Keeps a workspace in step with its server: exchanges until there is nothing left, compares what both hold, then
/// waits at the server for news, and goes on at once when the person writes something. One thread runs it; the others
/// calls come from any.
class SyncSession
{
public:
    struct Options
    {
        int holdSeconds = 25;      ///< how long the server may keep a question that has no news
        int shortestPauseMs = 500; ///< after a failure; doubled with each further one
        int longestPauseMs = 30'000;
        std::int64_t compareEverySeconds = 6 * 3600;
    };
    /// Told on the thread that runs the session, whenever it changes.
    using Listener = std::function<void(const SyncStanding &)>;

    SyncSession(Workspace &workspace, SyncPeer &peer, QString device, Options options, Listener listener = {});
    ~SyncSession();

    /// Runs until stop(). Ends by itself only where the device was shut out.
    SyncStanding run();
    /// Exchanges until nothing is left and both were compared, or something fails.
    SyncStanding runOnce();

    void stop();
    void setPaused(bool paused);
    /// Tries again at once: the person asks, or the network is back.
    void wake();

    /// Of the workspace as it stands, without asking anybody.
    static Result<SyncStanding> standingOf(const Workspace &workspace);

private:
    class Watched;
    enum class Next { Again, Rest, Pause, Wait, End };

    Next round(bool holds);
    Next judge(SyncEngine::Outcome outcome);
    Next failed(SyncStanding::Trouble trouble, const QString &reason);
    Next caughtUp();
    void refresh(SyncStanding::State state);
    void tell();
    void pauseFor(int milliseconds);
    void waitUntilWoken();
    void restUntil(std::optional<std::chrono::steady_clock::time_point> end);
    int pauseMs();
    bool isStopping() const;

    Workspace &m_workspace;
    Options m_options;
    Listener m_listener;
    std::unique_ptr<Watched> m_peer;
    SyncEngine m_engine;
    SyncStanding m_standing, m_told;
    std::shared_ptr<void> m_listening;
    std::optional<Instant> m_comparedAt;
    int m_failures = 0;
    int m_retryAfterMs = 0;

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_stopping = false, m_paused = false, m_woken = false, m_edited = false;
};

} // namespace millrace
