// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/banner.h"
#include "ui/shell/command_registry.h"
#include "ui/shell/error_page.h"
#include "ui/shell/page_registry.h"
#include "ui/shell/settings.h"
#include "ui/shell/status_strip.h"
#include "ui/shell/toasts.h"
#include "ui/theme/theme.h"

#include <QMainWindow>

#include <memory>

class QStackedWidget;

namespace millrace {

class CommandPalette;
class CommandProvider;
class Rail;
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

    /// Shows a page, makes it on first use, and remembers where one was.
    void openPage(const PageAddress &address);
    const std::vector<PageEntry> &pages() const { return m_parts.pages.entries(); }
    Page *currentPage() const;
    QString currentPageId() const { return m_current.page; }
    /// The page if it has been shown before, else null.
    Page *madePage(const QString &id) const;

    void showToast(Toast toast);
    /// A message above every page until it is dismissed.
    Banner *banner() const { return m_banner; }
    Toasts *toasts() const { return m_toasts; }
    CommandPalette *palettePanel() const { return m_palette; }
    StatusStrip *statusStrip() const { return m_status; }

    /// Announces long work; see Job.
    Job *startJob(const QString &name);

    void setWorkspace(const QString &name, const WorkspaceState &state);
    /// Enables undo and redo and names what they would do ("Undo: Import of 8,800 opportunities"); empty disables.
    void setUndoLabels(const QString &undo, const QString &redo);

    /// Puts a command of the registry into a menu, at its end (File: before Quit).
    void addToMenu(MainMenu menu, const QString &command, bool separatorBefore = false);

    /// Replaces everything below the menu bar until `hideError`.
    ErrorPage *showError(const Message &message, const QString &path, ErrorWays ways);
    void hideError();
    /// Shows a widget in place of everything below the menu bar, as the first start does; the window owns it then.
    void cover(QWidget *page);

Q_SIGNALS:
    void undoRequested();
    void redoRequested();
    void closing();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeCommands();
    void makePageCommands();
    void makeMenus();
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

    ShellParts m_parts;
    std::map<QString, Page *> m_pages;
    PageAddress m_current;
    std::vector<PageAddress> m_back, m_forward;
    std::map<MainMenu, QMenu *> m_menus;
    QMenu *m_languageMenu = nullptr;
    QStackedWidget *m_all = nullptr;
    QWidget *m_body = nullptr;
    Rail *m_rail = nullptr;
    TopStrip *m_top = nullptr;
    Banner *m_banner = nullptr;
    QStackedWidget *m_stack = nullptr;
    StatusStrip *m_status = nullptr;
    Toasts *m_toasts = nullptr;
    CommandPalette *m_palette = nullptr;
    ErrorPage *m_error = nullptr;
    std::unique_ptr<CommandProvider> m_commandProvider;
    QString m_workspaceName, m_undoLabel, m_redoLabel;
};

} // namespace millrace
