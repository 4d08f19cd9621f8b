// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace millrace {

/// Long work as the window sees it: a name, how far it is, a way to stop it. The worker's owner makes it through
/// MainWindow::startJob, reports on the UI thread and ends it with `finish`.
class Job : public QObject
{
    Q_OBJECT

public:
    Job(QString name, QObject *parent) : QObject(parent), m_name(std::move(name)) {}

    QString name() const { return m_name; }
    /// 0 to 100, or -1 where the end is not known.
    int percent() const { return m_percent; }
    bool isCancelling() const { return m_cancelling; }

    void setName(const QString &name)
    {
        m_name = name;
        Q_EMIT changed();
    }
    void setPercent(int percent)
    {
        if (percent == m_percent)
            return;
        m_percent = percent;
        Q_EMIT changed();
    }
    /// The user's wish; the worker notices `cancelRequested` and calls `finish` when it has stopped.
    void cancel()
    {
        if (m_cancelling)
            return;
        m_cancelling = true;
        Q_EMIT changed();
        Q_EMIT cancelRequested();
    }
    /// The work is over, done or not; the job deletes itself.
    void finish()
    {
        Q_EMIT finished();
        deleteLater();
    }

Q_SIGNALS:
    void changed();
    void cancelRequested();
    void finished();

private:
    QString m_name;
    int m_percent = -1;
    bool m_cancelling = false;
};

} // namespace millrace
