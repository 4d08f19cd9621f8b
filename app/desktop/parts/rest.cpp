// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/rest.h"

#include "ui/models/live_data.h"

#include <QApplication>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <vector>

namespace millrace {

namespace {

/// Layouts are laid, then views, then what they scroll: each in events that the one before sends.
constexpr int quietPasses = 4;
/// A timer for longer than this takes something away again (a toast); it is not waited for.
constexpr int soonMs = 1000;

bool isSoon(const QTimer *timer)
{
    return timer->isActive() && timer->isSingleShot() && timer->interval() <= soonMs;
}

/// What was to happen in a moment happens now; answers whether there was anything of that kind.
bool hurry()
{
    std::vector<std::pair<QPointer<QTimer>, int>> hurried;
    for (const QWidget *window : QApplication::topLevelWidgets())
        for (QTimer *timer : window->findChildren<QTimer *>())
            if (isSoon(timer)) {
                hurried.emplace_back(timer, timer->interval());
                timer->start(0);
            }
    if (hurried.empty())
        return false;
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    for (const auto &[timer, interval] : hurried)
        if (timer)
            timer->setInterval(interval);
    return true;
}

} // namespace

void awaitRest(const LiveData *data)
{
    for (int quiet = 0; quiet < quietPasses; ++quiet) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        while (hurry())
            quiet = 0;
        while (data && data->isAwaiting()) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            quiet = 0;
        }
    }
}

} // namespace millrace
