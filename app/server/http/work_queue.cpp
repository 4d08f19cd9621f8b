// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/http/work_queue.h"

namespace millrace::server {

WorkQueue::WorkQueue(int threads, int capacity) : m_capacity(size_t(capacity))
{
    for (int i = 0; i < threads; ++i)
        m_threads.emplace_back([this, newsFirst = threads > 1 && i == 0] { run(newsFirst); });
}

WorkQueue::~WorkQueue()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

bool WorkQueue::offer(std::function<void()> task, Lane lane)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping || (lane == Lane::Asked && m_asked.size() >= m_capacity))
            return false;
        (lane == Lane::Asked ? m_asked : m_news).push_back(std::move(task));
    }
    m_wake.notify_one();
    return true;
}

int WorkQueue::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return int(m_asked.size() + m_news.size());
}

void WorkQueue::run(bool newsFirst)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_stopping || !m_asked.empty() || !m_news.empty(); });
        if (m_asked.empty() && m_news.empty())
            return;
        auto &lane = m_asked.empty() || (newsFirst && !m_news.empty()) ? m_news : m_asked;
        const auto task = std::move(lane.front());
        lane.pop_front();
        lock.unlock();
        task();
        lock.lock();
    }
}

} // namespace millrace::server
