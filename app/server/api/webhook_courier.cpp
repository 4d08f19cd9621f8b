// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/api/webhook_courier.h"

#include <QThread>

#include <chrono>

namespace millrace::server {

WebhookCourier::WebhookCourier(Workspace &workspace, WebhookDesk &desk) : m_desk(desk)
{
    m_listening = workspace.listen([this](const CommitNotice &) { wake(); });
    m_thread.reset(QThread::create([this] { work(); }));
    m_thread->setObjectName(QStringLiteral("webhooks"));
    m_thread->start();
}

WebhookCourier::~WebhookCourier()
{
    m_listening.reset();
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_news.notify_all();
    m_thread->wait();
}

void WebhookCourier::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_hasNews = true;
    }
    m_news.notify_all();
}

void WebhookCourier::work()
{
    using namespace std::chrono_literals;
    for (;;) {
        bool more = false;
        const auto turn = m_desk.isItsTurn();
        if (turn && *turn) {
            if (const auto gathered = m_desk.gather())
                more = *gathered;
            if (const auto sent = m_desk.send())
                more = more || *sent > 0;
        }
        std::unique_lock lock(m_mutex);
        if (!more && !m_hasNews)
            m_news.wait_for(lock, 1s, [this] { return m_hasNews || m_ends; });
        m_hasNews = false;
        if (m_ends)
            return;
    }
}

} // namespace millrace::server
