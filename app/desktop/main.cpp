// SPDX-License-Identifier: GPL-3.0-or-later
// millrace: the desktop program.
#include "app/desktop/parts/composition.h"
#include "app/desktop/parts/shots.h"

#include <QTimer>

#include <atomic>
#include <csignal>

namespace {

std::atomic<bool> isAskedToEnd{false};

extern "C" void endOnSignal(int signal)
{
    isAskedToEnd.store(true);
    std::signal(signal, SIG_DFL);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("millrace"));
    QApplication::setApplicationDisplayName(QStringLiteral("Millrace"));
    QApplication::setApplicationVersion(QStringLiteral(MILLRACE_VERSION));
    std::signal(SIGINT, endOnSignal);
    std::signal(SIGTERM, endOnSignal);

    int exitCode = 0;
    const auto options = millrace::parseStart(application, exitCode);
    if (!options)
        return exitCode;
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
