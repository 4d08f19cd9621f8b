// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/parts/first_sync.h"

#include "ui/models/live_data.h"
#include "ui/shell/banner.h"
#include "ui/shell/main_window.h"
#include "ui/text/sync_words.h"

#include <QPushButton>

namespace millrace {

FirstSync::FirstSync(TeamSync &team, LiveData &data, MainWindow &window, QObject *parent)
    : QObject(parent), m_team(team), m_data(data), m_window(window)
{
    connect(&team, &TeamSync::standingChanged, this, &FirstSync::look);
    // The person's own record comes with the first page.
    connect(&data, &LiveData::changed, this, &FirstSync::look);
    connect(&data, &LiveData::localeChanged, this, [this] {
        const Told told = std::exchange(m_told, Told::Nothing);
        tell(told);
        if (m_job)
            m_job->setName(jobName());
    });
}

void FirstSync::look()
{
    const SyncStanding &standing = m_team.standing();
    if (standing.state == SyncStanding::State::Local)
        return;
    const Told now = wanted();
    showJob(now == Told::Comes || now == Told::ComesWithoutMe);
    tell(now);
    if (std::exchange(m_first, standing.first) && !standing.first)
        m_window.showToast({.text = tr("Everything of your team that you may see is here"),
                            .actionText = {},
                            .action = {},
                            .tone = MessageTone::Success});
}

FirstSync::Told FirstSync::wanted() const
{
    const SyncStanding &standing = m_team.standing();
    if (!standing.first)
        return Told::Nothing;
    if (standing.state == SyncStanding::State::Paused)
        return Told::Paused;
    if (standing.trouble == SyncStanding::Trouble::SignIn || standing.trouble == SyncStanding::Trouble::Certificate)
        return Told::SignIn;
    if (standing.trouble != SyncStanding::Trouble::None)
        return Told::Stopped;
    const bool isHere = m_data.metadata()->users.contains(m_data.session().actor);
    return isHere ? Told::Comes : Told::ComesWithoutMe;
}

void FirstSync::showJob(bool runs)
{
    if (!runs) {
        if (m_job)
            m_job->finish();
        m_job = nullptr;
        return;
    }
    if (!m_job) {
        m_job = m_window.startJob(jobName());
        connect(m_job, &Job::cancelRequested, this, [this] { m_team.setPaused(true); });
    }
    m_job->setName(jobName());
}

QString FirstSync::jobName() const
{
    return tr("First sync · %Ln record(s) here", nullptr, int(m_team.standing().here));
}

void FirstSync::tell(Told what)
{
    if (what == m_told)
        return;
    m_told = what;
    Banner &banner = *m_window.banner();
    if (what == Told::Nothing) {
        banner.dismiss();
        return;
    }
    Message message;
    message.tone = what == Told::Comes || what == Told::ComesWithoutMe ? MessageTone::Info : MessageTone::Warning;
    QString action;
    std::function<void()> act;
    switch (what) {
    case Told::Nothing:
        break;
    case Told::Comes:
        message.what = tr("Your team's records are on their way");
        message.why = tr("You can work meanwhile. Lists, searches and sums grow until everything is here.");
        action = tr("Pause");
        act = [this] { m_team.setPaused(true); };
        break;
    case Told::ComesWithoutMe:
        message.what = tr("Your team's records are on their way");
        message.why = tr("Nothing can be changed yet: what you may do here comes from the server first of all.");
        action = tr("Pause");
        act = [this] { m_team.setPaused(true); };
        break;
    case Told::Paused:
        message.what = tr("The first sync is paused");
        message.why = tr("What has come is here; the rest comes when it goes on, from where it stopped.");
        action = tr("Go on");
        act = [this] { m_team.setPaused(false); };
        break;
    case Told::Stopped:
        message.what = tr("The first sync stopped on its way");
        message.why = syncTroubleText(m_team.standing().trouble);
        message.kept = tr("What has come is here, and it goes on from there.");
        action = tr("Try now");
        act = [this] { m_team.syncNow(); };
        break;
    case Told::SignIn:
        message.what = tr("The first sync stopped on its way");
        message.why = syncTroubleText(m_team.standing().trouble);
        message.kept = tr("What has come is here, and it goes on from there.");
        action = tr("Sign in…");
        act = [this] { Q_EMIT signInRequested(); };
        break;
    }
    banner.dismiss();
    banner.show(message);
    QPushButton *button = banner.addAction(action, QStringLiteral("firstSyncAction"));
    connect(button, &QPushButton::clicked, this, act);
}

} // namespace millrace
