// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/banner.h"
#include "ui/shell/command_registry.h"
#include "ui/shell/error_page.h"
#include "ui/shell/page_registry.h"
#include "ui/shell/rail_shortcut.h"
#include "ui/shell/settings.h"
#include "ui/shell/status_strip.h"
#include "ui/shell/toasts.h"
#include "ui/theme/theme.h"

#include <QMainWindow>
#include <QPointer>

#include <memory>

class QHBoxLayout;
class QStackedWidget;

namespace millrace {

class CommandPalette;
class CommandProvider;
class NoticePanel;
class Rail;
class TabStrip;
class TopStrip;

enum class MainMenu { File, Edit, View, Go, Help };

/// What the window is made of; all of it outlives the window.
struct ShellParts
{
    Theme &theme;
    Translations &translations;
    Settings &settings;
    CommandRegistry &commands;
    const PageRegistry &pages;
};

/// The frame around the pages: menus, rail, top strip, page, status strip, toasts and palette. It knows pages by their
/// registry only and records not at all; whoever composes it answers its signals.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const ShellParts &parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Shows a page in the tab of now, makes it on first use, and remembers where one was.
    void openPage(const PageAddress &address);
    /// The same in a tab of its own, or in the tab that shows it already.
    void openBeside(const PageAddress &address);
    /// What a page or the rail asks for: with Ctrl held beside, with Shift in another window, else here.
    void openAsked(const PageAddress &address);
    int tabCount() const { return int(m_tabs.size()); }
    int currentTab() const { return m_tab; }
    void showTab(int index);
    /// The last tab stays.
    void closeTab(int index);
    /// The tabs with their places, for the next start; places that do not outlive the program are left out.
    QByteArray tabs() const;
    /// What is being typed on any page is safe afterwards.
    void saveDrafts();
    /// Puts them back; false where nothing of it is here any more.
    bool restoreTabs(const QByteArray &state);
    const std::vector<PageEntry> &pages() const { return m_parts.pages.entries(); }
    Page *currentPage() const;
    QString currentPageId() const { return tab().at.page; }
    /// The page if it has been shown before, else null.
    Page *madePage(const QString &id) const;

    void showToast(Toast toast);
    /// A message above every page until it is dismissed.
    Banner *banner() const { return m_banner; }
    Toasts *toasts() const { return m_toasts; }
    CommandPalette *palettePanel() const { return m_palette; }
    NoticePanel *notices() const { return m_notices; }
    StatusStrip *statusStrip() const { return m_status; }

    /// Announces long work; see Job.
    Job *startJob(const QString &name);

    void setWorkspace(const QString &name, const WorkspaceState &state);
    /// Who works here: a name, and what he is (a role), which may be empty.
    void setPerson(const QString &name, const QString &role);
    /// What stands in the rail below the pages.
    void setShortcuts(const std::vector<RailShortcut> &shortcuts);
    Rail *rail() const { return m_rail; }
    TopStrip *topStrip() const { return m_top; }
    /// Enables undo and redo and names what they would do ("Undo: Import of 8,800 opportunities"); empty disables.
    void setUndoLabels(const QString &undo, const QString &redo);

    /// Puts a command of the registry into a menu, at its end (File: before Quit).
    void addToMenu(MainMenu menu, const QString &command, bool separatorBefore = false);

    /// Puts a panel at the right of the page, where it stays beside every page; the window owns it then.
    void dock(QWidget *panel);

    /// Replaces everything below the menu bar until `hideError`.
    ErrorPage *showError(const Message &message, const QString &path, ErrorWays ways);
    void hideError();
    /// Shows a widget in place of everything below the menu bar, as the first start does; the window owns it then.
    void cover(QWidget *page);

Q_SIGNALS:
    void undoRequested();
    void redoRequested();
    /// The place is wanted in a window of its own.
    void windowRequested(const millrace::PageAddress &address);
    /// A preference that others act on was changed.
    void settingsChanged();
    void folderRequested();
    void settingsExportRequested();
    void settingsImportRequested();
    void closing();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// A place beside others, with its own way back.
    struct Tab
    {
        PageAddress at;
        QString title;   ///< as it was last shown
        QString lasting; ///< the place as it can be found again at another start
        std::vector<PageAddress> back, forward;
        std::map<QString, QJsonObject> states = {}; ///< of pages that were left here, by their id
        int number = 0;                             ///< stays with the tab wherever it is moved
    };
    Tab newTab(const PageAddress &address);
    void showPlace(Page *page, const PageAddress &address);
    Tab &tab() { return m_tabs[size_t(m_tab)]; }
    const Tab &tab() const { return m_tabs[size_t(m_tab)]; }
    void makeTabCommands();
    void notePlace();
    void reopenTab();
    void moveTab(int from, int to);
    void refreshTabs();
    QString tabTitle(const Tab &tab) const;
    void makeCommands();
    void makePageCommands();
    void makeMenus();
    bool fillsScreen() const;
    void makeContent();
    void retranslateUi();
    void go(int step);
    void showAddress(const PageAddress &address);
    Page *page(const QString &id);
    void refreshHistory();
    void refreshPage();
    void orderTabs();
    void cyclePane(int step);
    void zoom(int percent);
    void fitRail();
    void setLanguage(const QString &language);
    void showPreferences();
    void useSettings();

    ShellParts m_parts;
    std::map<QString, Page *> m_pages;
    std::vector<Tab> m_tabs{1};
    int m_tab = 0;
    int m_lastTab = 0;
    QHash<QString, int> m_stateOf; ///< by a page's id: the tab whose state it shows
    std::vector<Tab> m_closed;     ///< the latest last
    std::map<MainMenu, QMenu *> m_menus;
    QMenu *m_languageMenu = nullptr;
    QStackedWidget *m_all = nullptr;
    QWidget *m_body = nullptr;
    Rail *m_rail = nullptr;
    TopStrip *m_top = nullptr;
    TabStrip *m_tabStrip = nullptr;
    Banner *m_banner = nullptr;
    QStackedWidget *m_stack = nullptr;
    QHBoxLayout *m_dockRow = nullptr;
    QList<QPointer<QWidget>> m_docked;
    StatusStrip *m_status = nullptr;
    Toasts *m_toasts = nullptr;
    CommandPalette *m_palette = nullptr;
    NoticePanel *m_notices = nullptr;
    ErrorPage *m_error = nullptr;
    std::unique_ptr<CommandProvider> m_commandProvider;
    QString m_workspaceName, m_undoLabel, m_redoLabel;
};

} // namespace millrace
