// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/rest.h"

#include "ui/models/live_data.h"

#include <QApplication>
#include <QTimer>
#include <QWidget>

#include <algorithm>

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

bool changesSoon()
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    return std::any_of(windows.begin(), windows.end(), [](const QWidget *window) {
        const auto timers = window->findChildren<QTimer *>();
        return std::any_of(timers.begin(), timers.end(), isSoon);
    });
}

} // namespace

void awaitRest(const LiveData *data)
{
    for (int quiet = 0; quiet < quietPasses; ++quiet) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        while ((data && data->isAwaiting()) || changesSoon()) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            quiet = 0;
        }
    }
}

} // namespace millrace
