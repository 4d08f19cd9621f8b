// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/remote.h"

#include <chrono>
#include <mutex>
#include <thread>

namespace millrace {

class Writer;

/// The other processes that work on the same database on a server: hears when they commit and has the writer look,
/// tells them when this one did. What is heard is never trusted alone: the writer looks every two seconds anyway. A
/// thread of its own for as long as it lives.
class Neighbours
{
public:
    static Result<std::unique_ptr<Neighbours>> meet(const QString &address, Writer &writer);
    ~Neighbours();
    Neighbours(const Neighbours &) = delete;
    Neighbours &operator=(const Neighbours &) = delete;

    /// Whether there were none when this one came.
    bool wasAlone() const { return m_wasAlone; }

private:
    Neighbours(std::unique_ptr<RemoteSignal> signal, Writer &writer, bool alone);
    void run();

    std::unique_ptr<RemoteSignal> m_signal;
    Writer &m_writer;
    bool m_wasAlone;
    std::atomic<bool> m_hasNews = false;
    std::atomic<bool> m_ends = false;
    std::thread m_thread;
};

} // namespace millrace
