// SPDX-License-Identifier: GPL-3.0-or-later
// millrace: the desktop program.
#include "app/desktop/parts/composition.h"
#include "app/desktop/parts/shots.h"

#include <QElapsedTimer>
#include <QTimer>

#include <atomic>
#include <csignal>
#include <cstdlib>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace {

std::atomic<bool> isAskedToEnd{false};

extern "C" void endOnSignal(int signal)
{
    isAskedToEnd.store(true);
    std::signal(signal, SIG_DFL);
}

/// Long lists come and go: their memory goes back to the system at once instead of being kept for the next one.
void keepMemorySmall()
{
#if defined(__GLIBC__)
    mallopt(M_MMAP_THRESHOLD, 256 * 1024);
    mallopt(M_TRIM_THRESHOLD, 1024 * 1024);
    mallopt(M_ARENA_MAX, 2);
#endif
}

} // namespace

int main(int argc, char **argv)
{
    QElapsedTimer begun;
    begun.start();
    keepMemorySmall();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("millrace"));
    QApplication::setApplicationDisplayName(QStringLiteral("Millrace"));
    QApplication::setApplicationVersion(QStringLiteral(MILLRACE_VERSION));
    std::signal(SIGINT, endOnSignal);
    std::signal(SIGTERM, endOnSignal);

    int exitCode = 0;
    auto options = millrace::parseStart(application, exitCode);
    if (!options)
        return exitCode;
    options->begun = begun;
    using millrace::SingleInstance;
    if (options->alone && SingleInstance::handOver(SingleInstance::keyOf(options->workspace), options->link))
        return 0;
    millrace::Composition composition(application, *options);
    composition.start();
    if (!options->shots.isEmpty())
        return millrace::drawScreens(composition, options->shots) ? 0 : 1;
    // A signal handler may do no more than leave a mark; the window closes as if by hand, drafts saved.
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, &composition, [&composition] {
        if (isAskedToEnd.load())
            composition.window().close();
    });
    watch.start(200);
    return QApplication::exec();
}
