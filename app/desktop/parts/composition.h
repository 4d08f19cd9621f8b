// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/parts/file_questions.h"
#include "app/desktop/parts/first_steps.h"
#include "app/desktop/parts/first_sync.h"
#include "app/desktop/parts/inbox_watch.h"
#include "app/desktop/parts/presence_line.h"
#include "app/desktop/parts/reminder_watch.h"
#include "app/desktop/parts/sample_notice.h"
#include "app/desktop/parts/single_instance.h"
#include "app/desktop/parts/start_options.h"
#include "app/desktop/parts/team_sync.h"
#include "app/desktop/parts/workspace_window.h"
#include "core/base/platform/system_clock.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QThreadPool>

namespace millrace {

class UxProbe;
class WelcomePage;

/// The parts of the desktop program put together; the only place that names them all.
class Composition : public QObject
{
    Q_OBJECT

public:
    Composition(QApplication &application, const StartOptions &options,
                FileQuestions questions = FileQuestions::ofTheSystem());
    ~Composition() override;

    /// Opens or makes the workspace and shows the window; what cannot be opened is explained in it.
    void start();
    MainWindow &window() { return *m_window; }
    const StartOptions &options() const { return m_options; }
    Theme &theme() { return m_theme; }
    Settings &settings() { return m_settings; }
    CommandRegistry &commands() { return m_main->commands(); }
    Translations &translations() { return m_translations; }
    LiveData *data() { return m_data.get(); }
    /// Whether the workspace is open.
    bool isOpen() const { return m_data != nullptr; }
    const Error &error() const { return m_error; }
    QString workspacePath() const { return m_options.workspace; }
    /// Null unless a workspace is open for writing.
    SampleNotice *sample() const { return m_sample; }
    /// The same.
    FirstSteps *firstSteps() const { return m_firstSteps; }
    /// The same: the server of the team.
    TeamSync *team() const { return m_team.get(); }
    /// Brings the window to the front and shows what the link names, if it names anything that is here.
    void follow(const QString &link);
    /// Closes what is open and opens another file in a new window, after the events of now.
    void openInstead(const QString &path, Workspace::Access access);
    /// Shows everything as somebody else sees it, in a window that says so; a null id goes back to oneself. For
    /// administrators; after the events of now.
    void viewAs(const RecordId &user);
    /// Another window onto the same workspace.
    void openBeside(const PageAddress &address);
    /// The windows beside the first.
    const std::vector<std::unique_ptr<WorkspaceWindow>> &besides() const { return m_beside; }

Q_SIGNALS:
    /// A window stands: with a workspace or with what is wrong with it.
    void started();

private:
    Result<std::unique_ptr<Workspace>> openWorkspace();
    void makeWindow();
    WindowGround ground();
    void openStartPage();
    QString tabsKey() const;
    void keepTabs();
    void connectSettings();
    /// What a preference or a key that is chosen in one window means to all of them.
    void shareSettings(WorkspaceWindow &window);
    void saveDrafts();
    void useSettings();
    void tellOfSettings(bool good, const QString &done, const QString &failed);
    void openHere();
    void attend();
    void welcome();
    void makeFirst();
    void joinFirst();
    void addCommands();
    void watchReminders();
    void followTeam();
    void refreshTeamCommands();
    void tellContent(const ContentLane::News &news);
    void signIn();
    void answerState();
    void showTeamState(WorkspaceState &state) const;
    void wipe();
    void tellWaiting(const std::vector<Reminder> &due, const std::vector<InboxLine> &unread);
    void saveCopy();
    void tellState(MainWindow &window);
    void showReadOnly();
    void explain();
    void askFor(const QString &title, Workspace::Access access);
    void close();
    void closeWindows();
    void showView();

    StartOptions m_options;
    FileQuestions m_questions;
    Workspace::Access m_access = Workspace::Access::Write;
    QElapsedTimer m_clockOfStart;
    std::unique_ptr<Clock> m_clock;
    SystemIdSource m_ids;
    Settings m_settings;
    QString m_tellAside = m_settings.setAside(); ///< told once
    Translations m_translations;
    Theme m_theme;
    std::unique_ptr<UxProbe> m_probe;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<LiveData> m_data;
    std::unique_ptr<DraftStore> m_drafts;
    std::unique_ptr<WorkspaceWindow> m_main;
    std::vector<std::unique_ptr<WorkspaceWindow>> m_beside;
    MainWindow *m_window = nullptr; ///< of m_main
    SingleInstance m_instance;
    QThreadPool m_making;
    SampleNotice *m_sample = nullptr;
    FirstSteps *m_firstSteps = nullptr;
    bool m_isFirst = false; ///< the workspace was made just now
    WelcomePage *m_welcome = nullptr;
    std::unique_ptr<Notifier> m_notifier;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<TeamSync> m_team;
    std::unique_ptr<PresenceLine> m_presence;
    QString m_firstCommand; ///< to be run once the window stands
    Error m_error;
};

} // namespace millrace
