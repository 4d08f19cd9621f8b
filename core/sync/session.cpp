// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/session.h"

#include "core/schema/builtin/conflict.h"

namespace millrace {

namespace {

using State = SyncStanding::State;
using Trouble = SyncStanding::Trouble;

Result<std::int64_t> openConflicts(const Workspace &workspace)
{
    Query query;
    query.entity = conflict::entityKey();
    query.filter =
        Filter::compare(QString(conflict::state.name()), CompareOp::Equal, QString::fromLatin1(conflict::open));
    return workspace.count(workspace.session(), query);
}

} // namespace

bool passesByItself(Trouble trouble)
{
    switch (trouble) {
    case Trouble::None:
    case Trouble::Network:
    case Trouble::NotTheServer:
    case Trouble::Server:
    case Trouble::Storage:
        return true;
    case Trouble::Certificate:
    case Trouble::SignIn:
    case Trouble::Revoked:
    case Trouble::WrongDatabase:
    case Trouble::Upgrade:
        break;
    }
    return false;
}

/// The peer, with an eye on when a question of ours lies at the server: an edit that comes meanwhile ends it.
class SyncSession::Watched : public SyncPeer
{
public:
    explicit Watched(SyncPeer &peer) : m_peer(peer) {}

    SyncReply ask(SyncCall call, const QByteArray &body) override
    {
        const bool parks = call == SyncCall::Pull && m_holds;
        {
            const std::lock_guard lock(m_mutex);
            if (parks && m_disturbed) {
                last = {};
                last.trouble = SyncReply::Trouble::GivenUp;
                return last;
            }
            m_parked = parks;
        }
        last = m_peer.ask(call, body);
        const std::lock_guard lock(m_mutex);
        m_parked = false;
        return last;
    }

    /// Before a round: what happened until now is what the round looks at.
    void begin(bool holds)
    {
        const std::lock_guard lock(m_mutex);
        m_holds = holds;
        m_disturbed = false;
    }
    /// There is something better to do than to wait for news.
    void disturb()
    {
        const std::lock_guard lock(m_mutex);
        m_disturbed = true;
        if (std::exchange(m_parked, false))
            m_peer.abort();
    }
    /// Whatever is under way.
    void giveUp() { m_peer.abort(); }

    SyncReply last;

private:
    SyncPeer &m_peer;
    std::mutex m_mutex;
    bool m_holds = false, m_parked = false, m_disturbed = false;
};

SyncSession::SyncSession(Workspace &workspace, SyncPeer &peer, QString device, Options options, Listener listener)
    : m_workspace(workspace), m_options(options), m_listener(std::move(listener)),
      m_peer(std::make_unique<Watched>(peer)), m_engine(workspace, *m_peer, std::move(device))
{
    m_listening = workspace.listen([this](const CommitNotice &) {
        m_peer->disturb();
        {
            const std::lock_guard lock(m_mutex);
            m_edited = true;
        }
        m_changed.notify_all();
    });
}

SyncSession::~SyncSession()
{
    m_listening.reset();
}

Result<SyncStanding> SyncSession::standingOf(const Workspace &workspace)
{
    SyncStanding standing;
    MILLRACE_ASSIGN(const SyncEngine::Status status, SyncEngine::statusOf(workspace));
    if (!status.state.isJoined())
        return standing;
    standing.waiting = status.waiting;
    standing.refused = status.refused;
    standing.fetching = status.fetching;
    standing.first = !status.state.complete;
    standing.here = status.here;
    standing.lastSuccess = status.state.lastSuccess;
    standing.repaired = status.state.repairedRoots;
    MILLRACE_ASSIGN(standing.conflicts, openConflicts(workspace));
    standing.state = standing.waiting > 0                             ? State::Queued
                     : standing.conflicts > 0 || standing.refused > 0 ? State::Conflict
                                                                      : State::Synced;
    return standing;
}

void SyncSession::tell()
{
    if (m_listener && m_told != m_standing)
        m_listener(m_standing);
    m_told = m_standing;
}

void SyncSession::refresh(State state)
{
    const auto read = standingOf(m_workspace);
    if (!read)
        return;
    const bool keepsWhy = state == State::Failed || state == State::Queued;
    const Trouble trouble = keepsWhy ? m_standing.trouble : Trouble::None;
    const QString reason = keepsWhy ? m_standing.reason : QString();
    m_standing = *read;
    // Without a network edits wait: that is no failure.
    const bool queues = keepsWhy && trouble == Trouble::Network && m_standing.waiting > 0;
    if (queues || state != State::Synced)
        m_standing.state = queues ? State::Queued : keepsWhy ? State::Failed : state;
    m_standing.trouble = trouble;
    m_standing.reason = reason;
    tell();
}

SyncSession::Next SyncSession::failed(Trouble trouble, const QString &reason)
{
    m_standing.trouble = trouble;
    m_standing.reason = reason;
    refresh(State::Failed);
    ++m_failures;
    if (trouble == Trouble::Revoked)
        return Next::End;
    return passesByItself(trouble) ? Next::Pause : Next::Wait;
}

SyncSession::Next SyncSession::caughtUp()
{
    const Instant now = m_workspace.clock().now();
    if (m_comparedAt && now.us - m_comparedAt->us < m_options.compareEverySeconds * 1'000'000) {
        refresh(State::Synced);
        return Next::Rest;
    }
    const auto verification = m_engine.verify();
    if (!verification)
        return failed(Trouble::Storage, errorWord(verification.error().code));
    if (verification->outcome != SyncEngine::Outcome::Progress)
        return judge(verification->outcome);
    // Not compared: somebody wrote in between, so there is more to fetch first.
    if (!verification->compared || verification->repaired > 0)
        return Next::Again;
    m_comparedAt = now;
    refresh(State::Synced);
    return Next::Rest;
}

SyncSession::Next SyncSession::judge(SyncEngine::Outcome outcome)
{
    switch (outcome) {
    case SyncEngine::Outcome::Progress:
        m_failures = 0;
        refresh(State::Syncing);
        return Next::Again;
    case SyncEngine::Outcome::Idle:
        m_failures = 0;
        return caughtUp();
    case SyncEngine::Outcome::Unreachable:
        if (m_peer->last.trouble == SyncReply::Trouble::GivenUp)
            return Next::Again;
        return failed(troubleOf(m_peer->last.trouble), m_peer->last.reason);
    case SyncEngine::Outcome::Busy:
        m_retryAfterMs = m_peer->last.retryAfterMs;
        return failed(Trouble::Server, m_peer->last.reason);
    case SyncEngine::Outcome::SignIn:
        return failed(Trouble::SignIn, m_peer->last.reason);
    case SyncEngine::Outcome::Revoked:
        return failed(Trouble::Revoked, m_peer->last.reason);
    case SyncEngine::Outcome::WrongDatabase:
        return failed(Trouble::WrongDatabase, {});
    case SyncEngine::Outcome::Upgrade:
        return failed(Trouble::Upgrade, {});
    case SyncEngine::Outcome::Refused:
        break;
    }
    return failed(Trouble::Server, QStringLiteral("an answer that makes no sense"));
}

SyncSession::Next SyncSession::round(bool holds)
{
    m_peer->begin(holds);
    const auto outcome = m_engine.step(holds ? m_options.holdSeconds : 0);
    if (!outcome)
        return failed(Trouble::Storage, errorWord(outcome.error().code));
    return judge(*outcome);
}

SyncStanding SyncSession::runOnce()
{
    refresh(State::Syncing);
    for (Next next = Next::Again; next == Next::Again && !isStopping();)
        next = round(false);
    return m_standing;
}

SyncStanding SyncSession::run()
{
    refresh(State::Syncing);
    bool holds = false;
    while (!isStopping()) {
        bool paused = false;
        {
            const std::lock_guard lock(m_mutex);
            paused = m_paused;
        }
        if (paused) {
            refresh(State::Paused);
            waitUntilWoken();
            holds = false;
            continue;
        }
        const Next next = round(holds);
        holds = next == Next::Rest;
        if (next == Next::End)
            break;
        if (next == Next::Pause)
            pauseFor(pauseMs());
        else if (next == Next::Wait)
            waitUntilWoken();
    }
    return m_standing;
}

/// Twice as long with each failure, anywhere in the upper half of it: many that lost one server do not come back as
/// one.
int SyncSession::pauseMs()
{
    const int asked = std::exchange(m_retryAfterMs, 0);
    if (asked > 0)
        return asked;
    constexpr int mostDoublings = 10;
    const std::int64_t longest = std::min<std::int64_t>(
        m_options.longestPauseMs, std::int64_t(m_options.shortestPauseMs) << std::min(m_failures, mostDoublings));
    return int(longest / 2 + std::int64_t(m_workspace.ids().random() % std::uint64_t(longest / 2 + 1)));
}

void SyncSession::pauseFor(int milliseconds)
{
    restUntil(std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds));
}

void SyncSession::waitUntilWoken()
{
    restUntil(std::nullopt);
}

/// What is written meanwhile is counted, so that the person sees that it waits.
void SyncSession::restUntil(std::optional<std::chrono::steady_clock::time_point> end)
{
    std::unique_lock lock(m_mutex);
    const auto stirred = [this] { return m_stopping || m_woken || m_edited; };
    for (;;) {
        if (end)
            m_changed.wait_until(lock, *end, stirred);
        else
            m_changed.wait(lock, stirred);
        if (!std::exchange(m_edited, false) || m_stopping || m_woken)
            break;
        lock.unlock();
        refresh(m_standing.state);
        lock.lock();
    }
    m_woken = false;
}

bool SyncSession::isStopping() const
{
    const std::lock_guard lock(m_mutex);
    return m_stopping;
}

void SyncSession::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    m_peer->giveUp();
}

void SyncSession::setPaused(bool paused)
{
    {
        const std::lock_guard lock(m_mutex);
        m_paused = paused;
        m_woken = true;
    }
    m_changed.notify_all();
    m_peer->disturb();
}

void SyncSession::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_woken = true;
    }
    m_changed.notify_all();
    m_peer->disturb();
}

} // namespace millrace
