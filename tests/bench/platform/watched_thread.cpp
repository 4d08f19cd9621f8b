// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/platform/watched_thread.h"

#include <QFileInfo>

#if defined(Q_OS_LINUX)
#include <cxxabi.h>
#include <dlfcn.h>
#include <execinfo.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <time.h>

#include <cstdlib>
#endif

namespace millrace::bench {

#if defined(Q_OS_LINUX)

namespace {

constexpr int deepest = 96;
constexpr long patienceNanoseconds = 200'000'000;

/// What the handler leaves for the thread that asked.
struct Answer
{
    void *calls[deepest];
    int count = 0;
    sem_t ready;
} answer;

extern "C" void tellStack(int)
{
    answer.count = backtrace(answer.calls, deepest);
    sem_post(&answer.ready);
}

} // namespace

struct WatchedThread::Handle
{
    pthread_t thread = pthread_self();
    clockid_t clock{};
    bool hasClock = pthread_getcpuclockid(thread, &clock) == 0;
    int signal = SIGRTMIN + 4;
};

WatchedThread::WatchedThread() : m_handle(std::make_unique<Handle>())
{
    // The first call loads a library, which a handler may not do.
    void *here[2];
    backtrace(here, 2);
    sem_init(&answer.ready, 0, 0);
    struct sigaction action = {};
    action.sa_handler = tellStack;
    action.sa_flags = SA_RESTART;
    sigaction(m_handle->signal, &action, nullptr);
}

WatchedThread::~WatchedThread()
{
    signal(m_handle->signal, SIG_IGN);
}

qint64 WatchedThread::cpuMicroseconds() const
{
    timespec used{};
    if (!m_handle->hasClock || clock_gettime(m_handle->clock, &used) != 0)
        return 0;
    return qint64(used.tv_sec) * 1'000'000 + used.tv_nsec / 1000;
}

std::vector<void *> WatchedThread::stack() const
{
    if (pthread_kill(m_handle->thread, m_handle->signal) != 0)
        return {};
    timespec until{};
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += patienceNanoseconds;
    if (until.tv_nsec >= 1'000'000'000) {
        until.tv_nsec -= 1'000'000'000;
        ++until.tv_sec;
    }
    if (sem_timedwait(&answer.ready, &until) != 0)
        return {};
    return std::vector<void *>(answer.calls, answer.calls + answer.count);
}

QString functionAt(void *address)
{
    Dl_info info{};
    if (dladdr(address, &info) == 0)
        return QStringLiteral("?");
    if (info.dli_sname) {
        int status = 0;
        char *plain = abi::__cxa_demangle(info.dli_sname, nullptr, nullptr, &status);
        const QString name = QString::fromUtf8(status == 0 ? plain : info.dli_sname);
        std::free(plain);
        return name;
    }
    const auto place = reinterpret_cast<quintptr>(address) - reinterpret_cast<quintptr>(info.dli_fbase);
    return QStringLiteral("%1+0x%2").arg(QFileInfo(QString::fromUtf8(info.dli_fname)).fileName(),
                                         QString::number(place, 16));
}

#else

struct WatchedThread::Handle
{
};

WatchedThread::WatchedThread() = default;
WatchedThread::~WatchedThread() = default;

qint64 WatchedThread::cpuMicroseconds() const
{
    return 0;
}

std::vector<void *> WatchedThread::stack() const
{
    return {};
}

QString functionAt(void *)
{
    return QStringLiteral("?");
}

#endif

} // namespace millrace::bench
