// SPDX-License-Identifier: GPL-3.0-or-later
// The writer among the writers of other processes on one database.
#include "core/workspace/writer.h"

namespace millrace {

Result<void> Writer::begin()
{
    MILLRACE_TRY(m_database->begin());
    if (!m_database->isRemote())
        return {};
    auto taken = takeIn();
    return taken ? std::move(taken) : fail(rolledBack(taken.error()));
}

Result<void> Writer::takeIn()
{
    MILLRACE_ASSIGN(auto others, m_committer->takeInOthers(m_doubtful));
    m_doubtful = false;
    if (!others)
        return {};
    published();
    m_others.push_back(std::move(*others));
    return {};
}

void Writer::lookHere()
{
    Result<void> looked = m_database->beginReading();
    if (looked) {
        looked = takeIn();
        m_database->rollback();
    }
    {
        const std::lock_guard lock(m_mutex);
        m_looking = false;
        m_looked = std::move(looked);
        ++m_looks;
    }
    m_followed.notify_all();
    tellOthers();
}

void Writer::look()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_looking || m_stopping)
            return;
        m_looking = true;
    }
    enqueue({{}, {}, [this] { lookHere(); }});
}

Result<void> Writer::follow(std::int64_t commit)
{
    if (std::this_thread::get_id() == m_thread.get_id())
        return {};
    std::unique_lock lock(m_mutex);
    // The first look may have been under way already and have seen less.
    for (int attempt = 0; attempt < 2 && m_known < commit; ++attempt) {
        const std::int64_t looks = m_looks;
        lock.unlock();
        look();
        lock.lock();
        m_followed.wait(lock, [&] { return m_known >= commit || m_looks > looks; });
    }
    return m_known < commit ? m_looked : Result<void>();
}

void Writer::tellCommits(std::function<void()> told)
{
    const std::lock_guard lock(m_mutex);
    m_tellCommits = std::move(told);
}

void Writer::tellCommit()
{
    const std::lock_guard lock(m_mutex);
    if (m_tellCommits)
        m_tellCommits();
}

void Writer::tellOthers()
{
    for (const CommitNotice &notice : std::exchange(m_others, {}))
        if (m_listener)
            m_listener(notice, m_published);
}

} // namespace millrace
