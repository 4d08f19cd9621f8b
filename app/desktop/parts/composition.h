// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/parts/file_questions.h"
#include "app/desktop/parts/reminder_watch.h"
#include "app/desktop/parts/sample_notice.h"
#include "app/desktop/parts/single_instance.h"
#include "app/desktop/parts/start_options.h"
#include "core/base/platform/system_clock.h"
#include "ui/models/draft_store.h"
#include "ui/shell/main_window.h"
#include "ui/shell/view_context.h"
#include "ui/views/search/record_provider.h"
#include "ui/views/undo/undo_commands.h"

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
    CommandRegistry &commands() { return m_commands; }
    Translations &translations() { return m_translations; }
    LiveData *data() { return m_data.get(); }
    /// Whether the workspace is open.
    bool isOpen() const { return m_data != nullptr; }
    const Error &error() const { return m_error; }
    QString workspacePath() const { return m_options.workspace; }
    /// Null unless a workspace is open for writing.
    SampleNotice *sample() const { return m_sample; }
    /// Brings the window to the front and shows what the link names, if it names anything that is here.
    void follow(const QString &link);
    /// Closes what is open and opens another file in a new window, after the events of now.
    void openInstead(const QString &path, Workspace::Access access);

Q_SIGNALS:
    /// A window stands: with a workspace or with what is wrong with it.
    void started();

private:
    /// By entity, the page that lists its records.
    static QHash<QString, QString> pagesByEntity();
    Result<std::unique_ptr<Workspace>> openWorkspace();
    void makeWindow();
    void addBoard();
    void openHere();
    void welcome();
    void makeFirst();
    void addCommands();
    void watchReminders();
    void saveCopy();
    void tellState();
    void showReadOnly();
    void explain();
    void askFor(const QString &title, Workspace::Access access);
    void close();

    StartOptions m_options;
    FileQuestions m_questions;
    Workspace::Access m_access = Workspace::Access::Write;
    QElapsedTimer m_clockOfStart;
    std::unique_ptr<Clock> m_clock;
    SystemIdSource m_ids;
    Settings m_settings;
    Translations m_translations;
    Theme m_theme;
    CommandRegistry m_commands;
    PageRegistry m_pages;
    RecordSets m_sets;
    std::unique_ptr<UxProbe> m_probe;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<LiveData> m_data;
    std::unique_ptr<ViewContext> m_context;
    std::unique_ptr<DraftStore> m_drafts;
    std::unique_ptr<RecordProvider> m_provider;
    std::unique_ptr<MainWindow> m_window;
    SingleInstance m_instance;
    QThreadPool m_making;
    UndoCommands *m_undo = nullptr;
    SampleNotice *m_sample = nullptr;
    WelcomePage *m_welcome = nullptr;
    std::unique_ptr<Notifier> m_notifier;
    QString m_firstCommand; ///< to be run once the window stands
    Error m_error;
};

} // namespace millrace
