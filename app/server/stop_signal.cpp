// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/stop_signal.h"

#include <QByteArray>

#include <csignal>
#include <cstring>
#include <pthread.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace millrace::server {

namespace {

sigset_t stopSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

} // namespace

StopSignal::StopSignal()
{
    const sigset_t signals = stopSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void StopSignal::wait()
{
    const sigset_t signals = stopSignals();
    int signal = 0;
    sigwait(&signals, &signal);
    // A second one ends the program at once.
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

void tellServiceManager(const char *state)
{
    const QByteArray path = qgetenv("NOTIFY_SOCKET");
    sockaddr_un address{};
    if (path.isEmpty() || size_t(path.size()) >= sizeof address.sun_path)
        return;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.constData(), size_t(path.size()));
    if (path.startsWith('@'))
        address.sun_path[0] = '\0';
    const int channel = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (channel < 0)
        return;
    const auto size = socklen_t(offsetof(sockaddr_un, sun_path) + size_t(path.size()));
    // Nobody to hear it is no reason not to serve.
    if (::sendto(channel, state, std::strlen(state), MSG_NOSIGNAL, reinterpret_cast<const sockaddr *>(&address), size) <
        0)
        qWarning("the service manager does not listen");
    ::close(channel);
}

} // namespace millrace::server
