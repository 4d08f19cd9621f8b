// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/platform/socket_wait.h"

#ifdef __linux__

#include <cstdint>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace millrace::platform {

bool waitReadable(int socket, int milliseconds)
{
    pollfd descriptor{socket, POLLIN, 0};
    return poll(&descriptor, 1, milliseconds) > 0;
}

WakeUp::WakeUp() : m_event(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

WakeUp::~WakeUp()
{
    close(m_event);
}

void WakeUp::wake()
{
    const std::uint64_t one = 1;
    // It is full only when the waiting thread has much to wake up for already.
    if (write(m_event, &one, sizeof one) < 0)
        return;
}

void WakeUp::wait(int socket, int milliseconds)
{
    pollfd descriptors[2] = {{m_event, POLLIN, 0}, {socket, POLLIN, 0}};
    poll(descriptors, 2, milliseconds);
    std::uint64_t count = 0;
    while (read(m_event, &count, sizeof count) > 0) {
    }
}

} // namespace millrace::platform

#endif
