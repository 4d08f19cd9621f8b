// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/content_lane.h"
#include "core/sync/keychain.h"
#include "core/sync/membership.h"
#include "core/sync/session.h"

#include <QObject>

#include <mutex>

class QThread;

namespace millrace {

/// Keeps the open workspace in step with the server of its team, on a thread of its own: nothing that the person does
/// waits for it. Where the workspace follows no server it rests. Lives on the window's thread; the workspace outlives
/// it.
class TeamSync : public QObject
{
    Q_OBJECT

public:
    TeamSync(Workspace &workspace, SecretStore &secrets, QObject *parent = nullptr, SyncSession::Options options = {});
    ~TeamSync() override;

    /// As it was last heard of.
    const SyncStanding &standing() const { return m_standing; }
    const ServerAddress &address() const { return m_address; }
    bool isRunning() const { return m_thread != nullptr; }

    /// Begins, or begins again after signing in anew.
    void start();
    void stop();
    void setPaused(bool paused);
    bool isPaused() const { return m_paused; }
    /// Tries again at once.
    void syncNow();
    /// Asks for what a file holds; contentMoved follows. False where nobody can be asked.
    bool fetchContent(const RecordId &attachment);

Q_SIGNALS:
    void standingChanged(const millrace::SyncStanding &standing);
    /// The team shut this device out: what it holds is to be wiped.
    void shutOut();
    void contentMoved(const millrace::ContentLane::News &news);

private:
    void run();
    void runRecords(HttpPeer &peer);
    void runContents(std::unique_ptr<HttpPeer> peer);
    void post(const SyncStanding &standing);
    void show(const SyncStanding &standing);
    void withContents(const std::function<void(ContentLane &)> &tell);
    void withSession(const std::function<void(SyncSession &)> &tell);

    Workspace &m_workspace;
    SecretStore &m_secrets;
    SyncSession::Options m_options;
    ServerAddress m_address;
    SyncStanding m_standing;
    std::unique_ptr<QThread> m_thread;
    bool m_paused = false;
    std::mutex m_mutex;
    SyncSession *m_session = nullptr; ///< while it runs
    ContentLane *m_contents = nullptr;
    bool m_stopping = false;
};

} // namespace millrace
