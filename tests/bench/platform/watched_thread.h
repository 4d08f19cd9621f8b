// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>
#include <vector>

namespace millrace::bench {

/// The thread that made it, seen from another one: the processor time it has used and where it stands. Only Linux
/// tells; elsewhere the time stands still and stacks are empty. One at a time.
class WatchedThread
{
public:
    WatchedThread();
    ~WatchedThread();
    WatchedThread(const WatchedThread &) = delete;
    WatchedThread &operator=(const WatchedThread &) = delete;

    qint64 cpuMicroseconds() const;
    /// The addresses of the calls that the thread is in, the innermost first. From any thread but the watched one.
    std::vector<void *> stack() const;

private:
    struct Handle;
    std::unique_ptr<Handle> m_handle;
};

/// The function around an address, or its module and place there.
QString functionAt(void *address);

} // namespace millrace::bench
