// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/api/webhook_desk.h"

#include <condition_variable>
#include <mutex>

class QThread;

namespace millrace::server {

/// Keeps a desk at work on a thread of its own for as long as it lives: soon after every commit, and whenever something
/// is due. What fails is tried again a little later.
class WebhookCourier
{
public:
    WebhookCourier(Workspace &workspace, WebhookDesk &desk);
    ~WebhookCourier();
    WebhookCourier(const WebhookCourier &) = delete;
    WebhookCourier &operator=(const WebhookCourier &) = delete;

private:
    void work();
    void wake();

    WebhookDesk &m_desk;
    std::mutex m_mutex;
    std::condition_variable m_news;
    bool m_hasNews = true, m_ends = false;
    std::shared_ptr<void> m_listening;
    std::unique_ptr<QThread> m_thread;
};

} // namespace millrace::server
