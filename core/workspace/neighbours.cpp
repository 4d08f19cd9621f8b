// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/neighbours.h"

#include "core/store/database.h"
#include "core/workspace/writer.h"

namespace millrace {

namespace {

constexpr std::chrono::milliseconds looksEvery(2000);
/// What is committed within this time is told together.
constexpr std::chrono::milliseconds tellsEvery(50);

} // namespace

Neighbours::Neighbours(std::unique_ptr<RemoteSignal> signal, Writer &writer, bool alone)
    : m_signal(std::move(signal)), m_writer(writer), m_wasAlone(alone)
{
}

Result<std::unique_ptr<Neighbours>> Neighbours::meet(const QString &address, Writer &writer)
{
    MILLRACE_ASSIGN(auto signal, Database::remoteKind().listen(address));
    MILLRACE_ASSIGN(const bool alone, signal->isAlone());
    std::unique_ptr<Neighbours> neighbours(new Neighbours(std::move(signal), writer, alone));
    writer.tellCommits([self = neighbours.get()] {
        self->m_hasNews = true;
        self->m_signal->wake();
    });
    neighbours->m_thread = std::thread([self = neighbours.get()] { self->run(); });
    return neighbours;
}

Neighbours::~Neighbours()
{
    m_writer.tellCommits({});
    m_ends = true;
    m_signal->wake();
    m_thread.join();
}

void Neighbours::run()
{
    using Clock = std::chrono::steady_clock;
    Clock::time_point lastTold{};
    Clock::time_point lastLook = Clock::now();
    while (!m_ends) {
        const auto now = Clock::now();
        auto pause = looksEvery;
        if (m_hasNews && now - lastTold >= tellsEvery) {
            m_hasNews = false;
            m_signal->tell();
            lastTold = now;
        } else if (m_hasNews) {
            pause = tellsEvery;
        }
        const bool heard = m_signal->wait(int(pause.count()));
        if (m_ends)
            break;
        if (heard || Clock::now() - lastLook >= looksEvery) {
            m_writer.look();
            lastLook = Clock::now();
        }
    }
    if (m_hasNews)
        m_signal->tell();
}

} // namespace millrace
