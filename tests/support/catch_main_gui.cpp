// SPDX-License-Identifier: GPL-3.0-or-later
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include <QApplication>
#include <QTimer>

namespace {

QtMessageHandler before = nullptr;

// The offscreen platform has no window system to ask, and says so for each window; nothing else is left out.
void say(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (!text.startsWith(QLatin1String("This plugin does not support ")))
        before(type, context, text);
}

} // namespace

int main(int argc, char **argv)
{
    // Tests never need a display; another platform can still be asked for from outside.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    before = qInstallMessageHandler(say);
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    // Qt tells widgets of a new palette, font or style only while the event loop runs.
    int result = 0;
    QTimer::singleShot(0, &application, [&] {
        result = Catch::Session().run(argc, argv);
        QApplication::quit();
    });
    QApplication::exec();
    return result;
}
