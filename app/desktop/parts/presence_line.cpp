// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/presence_line.h"

#include "core/sync/membership.h"
#include "core/sync/presence.h"

#include <QThread>

#include <chrono>

namespace millrace {

namespace {

constexpr int silenceMs = 10'000;

PresenceRequest requestOf(const std::vector<Presence::Place> &places)
{
    PresenceRequest request;
    for (const Presence::Place &place : places) {
        if (qsizetype(request.shown.size()) >= PresenceRequest::most)
            break;
        request.shown.push_back({place.entity, place.record, {}});
        if (place.edits)
            request.edited.push_back({place.entity, place.record, {}});
    }
    return request;
}

} // namespace

PresenceLine::PresenceLine(Workspace &workspace, SecretStore &secrets, Presence &presence, QObject *parent)
    : PresenceLine(workspace, secrets, presence, parent, Pace())
{
}

PresenceLine::PresenceLine(Workspace &workspace, SecretStore &secrets, Presence &presence, QObject *parent, Pace pace)
    : QObject(parent), m_workspace(workspace), m_secrets(secrets), m_presence(presence), m_pace(pace)
{
    connect(&presence, &Presence::placesChanged, this, &PresenceLine::take);
}

PresenceLine::~PresenceLine()
{
    stop();
}

void PresenceLine::take()
{
    {
        const std::lock_guard lock(m_mutex);
        m_places = m_presence.places();
        m_changed = true;
    }
    m_stirred.notify_all();
}

void PresenceLine::start()
{
    stop();
    m_stopping = false;
    take();
    m_thread.reset(QThread::create([this] { run(); }));
    m_thread->setObjectName(QStringLiteral("presence"));
    m_thread->start();
}

void PresenceLine::stop()
{
    if (!m_thread)
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        if (m_peer)
            m_peer->abort();
    }
    m_stirred.notify_all();
    m_thread->wait();
    m_thread.reset();
    m_presence.tell({});
}

void PresenceLine::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_woken = true;
    }
    m_stirred.notify_all();
}

bool PresenceLine::rest(int milliseconds, EndsBy endsBy)
{
    std::unique_lock lock(m_mutex);
    m_woken = false;
    const auto ends = [&] {
        return m_stopping || (endsBy == EndsBy::Change && m_changed) || (endsBy == EndsBy::Wake && m_woken);
    };
    if (milliseconds < 0)
        m_stirred.wait(lock, ends);
    else
        m_stirred.wait_for(lock, std::chrono::milliseconds(milliseconds), ends);
    return !m_stopping;
}

void PresenceLine::run()
{
    const auto peer = membership::peerOf(m_workspace, m_secrets);
    if (!peer || !*peer)
        return;
    (*peer)->setSilence(silenceMs);
    {
        const std::lock_guard lock(m_mutex);
        m_peer = peer->get();
    }
    bool wasShown = false;
    for (bool goesOn = true; goesOn;) {
        std::vector<Presence::Place> places;
        {
            const std::lock_guard lock(m_mutex);
            if (m_stopping)
                break;
            places = m_places;
            m_changed = false;
        }
        if (places.empty() && !wasShown) {
            goesOn = rest(-1, EndsBy::Change);
            continue;
        }
        const SyncReply reply = (*peer)->ask(SyncCall::Presence, sync_codec::encode(requestOf(places)));
        const auto said =
            reply.kind == SyncReply::Kind::Answered ? sync_codec::presenceAnswer(reply.body) : std::nullopt;
        std::vector<Presence::Editor> editors;
        if (said)
            for (const PresenceMark &mark : *said)
                editors.push_back({mark.entity, mark.record, mark.user});
        QMetaObject::invokeMethod(
            this, [this, editors = std::move(editors)]() mutable { m_presence.tell(std::move(editors)); },
            Qt::QueuedConnection);
        wasShown = said && !places.empty();
        // However fast one goes from record to record, the server is asked at a walk.
        goesOn = said ? rest(m_pace.leastMs, EndsBy::Time) && rest(m_pace.betweenMs, EndsBy::Change)
                      : rest(m_pace.afterFailureMs, EndsBy::Wake);
    }
    const std::lock_guard lock(m_mutex);
    m_peer = nullptr;
}

} // namespace millrace
