// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/team_sync.h"

#include <QSysInfo>
#include <QThread>

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
    SyncSession session(m_workspace, **peer, QSysInfo::machineHostName(), m_options,
                        [this](const SyncStanding &standing) { post(standing); });
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

void TeamSync::stop()
{
    if (!m_thread)
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        if (m_session)
            m_session->stop();
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
}

void TeamSync::syncNow()
{
    if (!m_thread || m_thread->isFinished())
        start();
    withSession([](SyncSession &session) { session.wake(); });
}

} // namespace millrace
