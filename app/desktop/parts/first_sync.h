// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/parts/team_sync.h"
#include "ui/shell/job.h"

#include <QPointer>

namespace millrace {

class LiveData;
class MainWindow;

/// The first exchange with a team, as the person sees it: how much is here, in the status strip, where it can be
/// stopped; above the pages what works meanwhile and what does not yet, with the way on. Ends with a word when all is
/// here. Lives with the window.
class FirstSync : public QObject
{
    Q_OBJECT

public:
    FirstSync(TeamSync &team, LiveData &data, MainWindow &window, QObject *parent);

    /// Whether it goes on at this moment.
    bool isRunning() const { return m_job != nullptr; }

Q_SIGNALS:
    void signInRequested();

private:
    enum class Told { Nothing, Comes, ComesWithoutMe, Paused, Stopped, SignIn };
    void look();
    Told wanted() const;
    void tell(Told what);
    void showJob(bool runs);
    QString jobName() const;

    TeamSync &m_team;
    LiveData &m_data;
    MainWindow &m_window;
    QPointer<Job> m_job;
    Told m_told = Told::Nothing;
    bool m_first = false;
};

} // namespace millrace
