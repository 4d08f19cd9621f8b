// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/http_peer.h"
#include "core/sync/secret_store.h"
#include "ui/models/presence.h"

#include <condition_variable>
#include <mutex>

class QThread;

namespace millrace {

class TeamSync;

/// Tells the team's server which records are shown and edited here, and hears who else edits them: over a connection
/// and on a thread of its own, a few times a minute and only while a record is on the screen. Nothing waits for it, and
/// where the server does not answer nobody is shown. Lives on the window's thread.
class PresenceLine : public QObject
{
    Q_OBJECT

public:
    struct Pace
    {
        int betweenMs = 5'000; ///< while something is shown
        int leastMs = 400;     ///< however much changes
        int afterFailureMs = 30'000;
    };
    PresenceLine(Workspace &workspace, SecretStore &secrets, Presence &presence, QObject *parent, Pace pace);
    PresenceLine(Workspace &workspace, SecretStore &secrets, Presence &presence, QObject *parent = nullptr);
    ~PresenceLine() override;

    void start();
    void stop();
    /// The server is there again.
    void wake();

private:
    void run();
    void take();
    enum class EndsBy { Time, Change, Wake };
    /// Waits, and answers whether to go on.
    bool rest(int milliseconds, EndsBy endsBy);

    Workspace &m_workspace;
    SecretStore &m_secrets;
    Presence &m_presence;
    Pace m_pace;
    std::unique_ptr<QThread> m_thread;

    std::mutex m_mutex;
    std::condition_variable m_stirred;
    std::vector<Presence::Place> m_places;
    HttpPeer *m_peer = nullptr;
    bool m_changed = false, m_woken = false, m_stopping = false;
};

} // namespace millrace
