// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace millrace::platform {

/// Waits until a socket has something to read, at most so many milliseconds (negative: without an end). Any thread.
bool waitReadable(int socket, int milliseconds);

/// Wakes a thread that waits at a socket. `wake` may be called from any thread.
class WakeUp
{
public:
    WakeUp();
    ~WakeUp();
    WakeUp(const WakeUp &) = delete;
    WakeUp &operator=(const WakeUp &) = delete;

    void wake();
    /// Waits until the socket has something to read (-1: there is none), somebody wakes it or the time is over; what
    /// woke it is used up.
    void wait(int socket, int milliseconds);

private:
    int m_event = -1; ///< the system's handle
};

} // namespace millrace::platform
