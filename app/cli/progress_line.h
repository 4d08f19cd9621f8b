// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QString>

#include <mutex>

namespace millrace::cli {

/// How far something long came, on the standard error stream: a bar that is drawn over itself on a terminal, a plain
/// line every few seconds otherwise. Quick work shows nothing. Any thread.
class ProgressLine
{
public:
    explicit ProgressLine(QString what);
    /// Clears the bar.
    ~ProgressLine();

    /// `total` 0 = not known.
    void show(qint64 done, qint64 total);

private:
    std::mutex m_mutex;
    QString m_what;
    QElapsedTimer m_since;
    qint64 m_lastMs = 0;
    bool m_terminal;
    bool m_drawn = false;
};

} // namespace millrace::cli
