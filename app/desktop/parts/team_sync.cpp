// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/team_sync.h"

#include <QSysInfo>
#include <QThread>

#include <thread>

namespace millrace {

TeamSync::TeamSync(Workspace &workspace, SecretStore &secrets, QObject *parent, SyncSession::Options options)
    : QObject(parent), m_workspace(workspace), m_secrets(secrets), m_options(options)
{
}

TeamSync::~TeamSync()
{
    stop();
}

void TeamSync::start()
{
    stop();
    const auto standing = SyncSession::standingOf(m_workspace);
    const auto address = ServerAddress::load(m_workspace);
    m_address = address ? *address : ServerAddress();
    if (standing)
        show(*standing);
    if (!standing || standing->state == SyncStanding::State::Local || !m_workspace.isWritable())
        return;
    m_stopping = false;
    m_thread.reset(QThread::create([this] { run(); }));
    m_thread->setObjectName(QStringLiteral("sync"));
    m_thread->start();
}

void TeamSync::post(const SyncStanding &standing)
{
    QMetaObject::invokeMethod(
        this, [this, standing] { show(standing); }, Qt::QueuedConnection);
}

void TeamSync::run()
{
    // The keychain may take its time, and asks on this thread.
    const auto peer = membership::peerOf(m_workspace, m_secrets);
    if (!peer || !*peer) {
        SyncStanding signedOut = SyncSession::standingOf(m_workspace).value_or(SyncStanding());
        signedOut.state = SyncStanding::State::Failed;
        signedOut.trouble = SyncStanding::Trouble::SignIn;
        post(signedOut);
        return;
    }
    auto contentPeer = membership::peerOf(m_workspace, m_secrets);
    std::thread contents;
    if (contentPeer && *contentPeer)
        contents = std::thread([this, &contentPeer] { runContents(std::move(*contentPeer)); });
    runRecords(**peer);
    // Of one who was shut out no file may be under way while his copy is wiped.
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        if (m_contents)
            m_contents->stop();
    }
    if (contents.joinable())
        contents.join();
}

void TeamSync::runContents(std::unique_ptr<HttpPeer> peer)
{
    ContentLane lane(m_workspace, *peer, {}, [this](const ContentLane::News &news) {
        QMetaObject::invokeMethod(
            this, [this, news] { Q_EMIT contentMoved(news); }, Qt::QueuedConnection);
    });
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping)
            return;
        lane.setPaused(m_paused);
        m_contents = &lane;
    }
    lane.run();
    const std::lock_guard lock(m_mutex);
    m_contents = nullptr;
}

void TeamSync::runRecords(HttpPeer &peer)
{
    SyncSession session(
        m_workspace, peer, QSysInfo::machineHostName(), m_options, [this](const SyncStanding &standing) {
            post(standing);
            // What the server did not know of a moment ago it may know now.
            if (standing.state == SyncStanding::State::Synced || standing.state == SyncStanding::State::Conflict)
                withContents([](ContentLane &lane) { lane.wake(); });
        });
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping)
            return;
        session.setPaused(m_paused);
        m_session = &session;
    }
    session.run();
    const std::lock_guard lock(m_mutex);
    m_session = nullptr;
}

void TeamSync::show(const SyncStanding &standing)
{
    const bool out =
        standing.trouble == SyncStanding::Trouble::Revoked && m_standing.trouble != SyncStanding::Trouble::Revoked;
    m_standing = standing;
    Q_EMIT standingChanged(standing);
    if (out)
        Q_EMIT shutOut();
}

void TeamSync::withSession(const std::function<void(SyncSession &)> &tell)
{
    const std::lock_guard lock(m_mutex);
    if (m_session)
        tell(*m_session);
}

void TeamSync::withContents(const std::function<void(ContentLane &)> &tell)
{
    const std::lock_guard lock(m_mutex);
    if (m_contents)
        tell(*m_contents);
}

bool TeamSync::fetchContent(const RecordId &attachment)
{
    bool asked = false;
    withContents([&](ContentLane &lane) {
        lane.want(attachment);
        asked = true;
    });
    return asked;
}

void TeamSync::stop()
{
    if (!m_thread)
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        if (m_session)
            m_session->stop();
        if (m_contents)
            m_contents->stop();
    }
    m_thread->wait();
    m_thread.reset();
}

void TeamSync::setPaused(bool paused)
{
    {
        const std::lock_guard lock(m_mutex);
        m_paused = paused;
    }
    withSession([paused](SyncSession &session) { session.setPaused(paused); });
    withContents([paused](ContentLane &lane) { lane.setPaused(paused); });
}

void TeamSync::syncNow()
{
    if (!m_thread || m_thread->isFinished())
        start();
    withSession([](SyncSession &session) { session.wake(); });
}

} // namespace millrace
