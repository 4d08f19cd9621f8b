// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QString>

class QApplication;

namespace millrace::bench {

/// The counterpart of the program: a main window with one table over one page read from the file by hand, in the
/// program's style, font and colours. Tells its first painting as one line of JSON and stays until it is ended.
int showBareWindow(QApplication &application, const QString &path, const QElapsedTimer &begun);

} // namespace millrace::bench
