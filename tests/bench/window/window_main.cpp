// SPDX-License-Identifier: GPL-3.0-or-later
// millrace-bench-window bare WORKSPACE | company WORKSPACE | million WORKSPACE: one measured window, started by
// millrace-bench, which reads the lines of JSON that come out.
#include "tests/bench/window/bare_window.h"
#include "tests/bench/window/desk.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTextStream>

int main(int argc, char **argv)
{
    QElapsedTimer begun;
    begun.start();
    QApplication application(argc, argv);
    const QStringList words = QApplication::arguments();
    const QString role = words.value(1);
    if (words.size() == 3 && role == QLatin1String("bare"))
        return millrace::bench::showBareWindow(application, words.at(2), begun);
    if (words.size() == 3 && (role == QLatin1String("company") || role == QLatin1String("million"))) {
        const QTemporaryDir profile;
        millrace::bench::Desk desk(words.at(2), profile.path());
        if (role == QLatin1String("company"))
            workOnCompany(desk);
        else
            workOnMillion(desk);
        return 0;
    }
    QTextStream(stderr) << "usage: millrace-bench-window bare|company|million WORKSPACE" << Qt::endl;
    return 2;
}
