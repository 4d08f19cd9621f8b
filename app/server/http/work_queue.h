// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace millrace::server {

/// The threads that do what may block: storage and password hashes. What people wait for goes before news for those who
/// only listen, but one thread looks at the news first, so that neither starves. Any thread may offer.
class WorkQueue
{
public:
    enum class Lane { Asked, News };

    /// `capacity`: how much may wait in the lane of what is asked; the other is bounded by the number of listeners.
    WorkQueue(int threads, int capacity);
    /// Does what is queued, then ends.
    ~WorkQueue();

    /// False where there is no room: the task was not taken.
    bool offer(std::function<void()> task, Lane lane = Lane::Asked);
    int waiting() const;

private:
    void run(bool newsFirst);

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_asked, m_news;
    size_t m_capacity;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace millrace::server
