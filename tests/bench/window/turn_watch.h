// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/platform/watched_thread.h"

#include <QObject>

#include <atomic>
#include <mutex>
#include <thread>

namespace millrace::bench {

/// One turn of the event loop that kept the thread busy for long, and where it stood in it.
struct Stall
{
    double ms = 0; ///< of processor time
    std::vector<std::vector<void *>> stacks;
};

struct Turns
{
    int count = 0;
    double longest = 0; ///< milliseconds of processor time
    std::vector<Stall> stalls;
};

/// Counts the processor time of each turn of this thread's event loop. A second thread looks every other millisecond
/// and takes a stack of a turn that is on its way to being a stall.
class TurnWatch : public QObject
{
public:
    /// A turn longer than this is a stall.
    static constexpr double stallMs = 16;

    TurnWatch();
    ~TurnWatch() override;

    /// Forgets what was counted.
    void begin();
    /// What was counted since `begin`.
    Turns end();

private:
    void turn();
    void look();

    WatchedThread m_thread;
    Turns m_turns;
    std::mutex m_mutex;
    std::vector<std::vector<void *>> m_stacks; ///< of the turn of now
    std::atomic<qint64> m_begun = 0;           ///< processor time when the turn of now began
    std::atomic<bool> m_ends = false;
    std::thread m_watcher;
};

/// The calls of this program's own code in the stacks of a stall, the most frequent first, as lines of text.
QString describeStall(const Stall &stall);

} // namespace millrace::bench
