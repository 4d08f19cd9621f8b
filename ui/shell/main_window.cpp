// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/shell/command_palette.h"
#include "ui/shell/command_provider.h"
#include "ui/shell/error_page.h"
#include "ui/shell/notice_panel.h"
#include "ui/shell/preferences.h"
#include "ui/shell/rail.h"
#include "ui/shell/search_keys.h"
#include "ui/shell/tab_strip.h"
#include "ui/shell/top_strip.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QScreen>
#include <QStackedWidget>
#include <QToolButton>

namespace millrace {

MainWindow::MainWindow(const ShellParts &parts, QWidget *parent) : QMainWindow(parent), m_parts(parts)
{
    setObjectName(QStringLiteral("mainWindow"));
    setMinimumSize(960, 600);
    makeCommands();
    makeTabCommands();
    makePageCommands();
    makeContent();
    makeMenus();
    m_commandProvider = std::make_unique<CommandProvider>(parts.commands, [this](const QString &page) {
        openBeside({page, {}});
    });
    m_palette->addProvider(m_commandProvider.get());
    useSettings();
    setUndoLabels({}, {});
    retranslateUi();
    refreshHistory();
    resize(1366, 768);
    if (const QByteArray geometry = parts.settings.windowGeometry(); !geometry.isEmpty())
        restoreGeometry(geometry);
    else if (fillsScreen())
        setWindowState(windowState() | Qt::WindowMaximized);
}

MainWindow::~MainWindow() = default;

/// Whether the window with its frame would reach over the edge of the screen and hide the status strip.
bool MainWindow::fillsScreen() const
{
    constexpr int frame = 48;
    const QSize room = screen()->availableSize();
    const bool fits = room.width() >= width() && room.height() >= height() + frame;
    return !fits && room.width() >= minimumWidth() && room.height() >= minimumHeight();
}

void MainWindow::makeContent()
{
    m_all = new QStackedWidget(this);
    m_body = new QWidget(m_all);
    m_rail = new Rail(m_parts.pages, m_parts.commands, m_body);
    m_top = new TopStrip(m_parts.commands, m_body);
    m_tabStrip = new TabStrip(m_body);
    m_banner = new Banner(m_body);
    m_stack = new QStackedWidget(m_body);
    m_stack->setObjectName(QStringLiteral("pages"));
    m_error = new ErrorPage(m_all);

    auto *bannerRow = new QVBoxLayout;
    bannerRow->setContentsMargins(space::l, space::s, space::l, 0);
    bannerRow->addWidget(m_banner);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_tabStrip);
    column->addLayout(bannerRow);
    auto *pageRow = new QHBoxLayout;
    pageRow->setSpacing(0);
    pageRow->addWidget(m_stack, 1);
    m_dockRow = pageRow;
    column->addLayout(pageRow, 1);
    auto *row = new QHBoxLayout(m_body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(column, 1);
    m_all->addWidget(m_body);
    m_all->addWidget(m_error);
    setCentralWidget(m_all);
    m_status = new StatusStrip(this);
    setStatusBar(m_status);
    m_toasts = new Toasts(this);
    m_palette = new CommandPalette(m_parts.settings, this);
    m_notices = new NoticePanel(*m_toasts, this);
    connect(m_notices, &NoticePanel::waitingChanged, this, [this](int count) {
        m_top->bell()->setWaiting(count);
        m_top->retranslate();
    });

    connect(m_rail, &Rail::pageChosen, this, [this](const QString &id) { openAsked({id, {}}); });
    connect(m_rail, &Rail::pageBesideChosen, this, [this](const QString &id) { openBeside({id, {}}); });
    connect(m_rail, &Rail::shortcutChosen, this, &MainWindow::openAsked);
    connect(m_rail, &Rail::shortcutBesideChosen, this, &MainWindow::openBeside);
    connect(m_tabStrip, &TabStrip::chosen, this, &MainWindow::showTab);
    connect(m_tabStrip, &TabStrip::closeAsked, this, &MainWindow::closeTab);
    connect(m_tabStrip, &TabStrip::dragged, this, &MainWindow::moveTab);
    connect(m_rail, &Rail::collapseRequested, m_parts.commands.action("view.rail"), &QAction::trigger);
    connect(m_top, &TopStrip::searchRequested, this, [this] { m_palette->open(); });
    connect(m_top->breadcrumb(), &Breadcrumb::stepChosen, this, [this](int step) {
        Page *shown = currentPage();
        if (!shown)
            return;
        const PageAddress elsewhere = shown->breadcrumbAddress(step);
        openAsked(elsewhere.page.isEmpty() ? PageAddress{currentPageId(), shown->breadcrumbPlace(step)} : elsewhere);
    });
    connect(m_banner, &Banner::dismissed, this, [this] {
        if (Page *shown = currentPage())
            shown->mainWidget()->setFocus(Qt::OtherFocusReason);
    });
}

Page *MainWindow::page(const QString &id)
{
    if (const auto found = m_pages.find(id); found != m_pages.end())
        return found->second;
    const PageEntry *entry = m_parts.pages.entry(id);
    if (!entry)
        return nullptr;
    Page *made = entry->make(m_stack);
    if (made->objectName().isEmpty())
        made->setObjectName(QStringLiteral("page.") + id);
    m_stack->addWidget(made);
    m_pages[id] = made;
    new SearchKeys(made);
    connect(made, &Page::breadcrumbChanged, this, &MainWindow::refreshPage);
    connect(made, &Page::openRequested, this, &MainWindow::openAsked);
    connect(made, &Page::openBesideRequested, this, &MainWindow::openBeside);
    connect(made, &Page::selectionSummaryChanged, this, [this, made](const QString &summary) {
        if (currentPage() == made)
            m_status->setSelectionSummary(summary);
    });
    connect(made, &Page::placeChanged, this, [this, made, id](const QString &before) {
        if (currentPage() != made)
            return;
        tab().back.push_back({id, before});
        tab().forward.clear();
        tab().at.place = made->place();
        m_rail->setCurrent(made->railPage().isEmpty() ? id : made->railPage());
        refreshHistory();
        refreshPage();
    });
    return made;
}

Page *MainWindow::currentPage() const
{
    return qobject_cast<Page *>(m_stack->currentWidget());
}

Page *MainWindow::madePage(const QString &id) const
{
    const auto found = m_pages.find(id);
    return found == m_pages.end() ? nullptr : found->second;
}

void MainWindow::refreshPage()
{
    Page *shown = currentPage();
    m_top->breadcrumb()->setSteps(shown ? shown->breadcrumb() : QStringList());
    refreshTabs();
    orderTabs();
    const QString label = shown ? shown->newLabel() : QString();
    m_top->setNewLabel(label);
    m_parts.commands.setName("record.new", label);
    m_parts.commands.setEnabled("record.new", !label.isEmpty(), tr("Nothing can be created on this page"));
    m_parts.commands.setEnabled("find.inPage", shown && shown->searchField(), tr("This page has no search field"));
    m_parts.commands.setEnabled("file.print", shown && shown->isPrintable(), tr("This page cannot be printed"));
    QStringList title;
    if (shown)
        title << shown->title();
    if (!m_workspaceName.isEmpty())
        title << m_workspaceName;
    title << QStringLiteral("Millrace");
    setWindowTitle(title.join(QStringLiteral(" – ")));
}

void MainWindow::orderTabs()
{
    // Pages and breadcrumb steps are made late and would come last: the chain is laid anew, pane after pane.
    const auto within = [this](const QWidget *pane) {
        QList<QWidget *> stops;
        for (QWidget *at = nextInFocusChain(); at != this; at = at->nextInFocusChain()) {
            if (at->focusPolicy() & Qt::TabFocus && !at->focusProxy() && pane->isAncestorOf(at))
                stops << at;
        }
        return stops;
    };
    QList<QWidget *> stops =
        m_rail->tabStops() + m_top->tabStops() + QList<QWidget *>{m_tabStrip} + within(m_banner) + within(m_stack);
    for (const QPointer<QWidget> &panel : std::as_const(m_docked)) {
        if (panel)
            stops += within(panel);
    }
    stops += within(m_status);
    for (qsizetype i = 0; i + 1 < stops.size(); ++i)
        setTabOrder(stops.at(i), stops.at(i + 1));
}

void MainWindow::showToast(Toast toast)
{
    m_toasts->show(std::move(toast));
}

Job *MainWindow::startJob(const QString &name)
{
    auto *job = new Job(name, this);
    m_status->addJob(job);
    return job;
}

void MainWindow::setWorkspace(const QString &name, const WorkspaceState &state)
{
    m_workspaceName = name;
    m_status->setWorkspaceName(name);
    m_status->setState(state);
    refreshPage();
}

void MainWindow::setPerson(const QString &name, const QString &role)
{
    m_top->setPerson(name, role);
}

void MainWindow::setShortcuts(const std::vector<RailShortcut> &shortcuts)
{
    m_rail->setShortcuts(shortcuts);
    orderTabs();
}

void MainWindow::setUndoLabels(const QString &undo, const QString &redo)
{
    m_undoLabel = undo;
    m_redoLabel = redo;
    CommandRegistry &commands = m_parts.commands;
    commands.setName("edit.undo", undo.isEmpty() ? QString() : tr("Undo: %1").arg(undo));
    commands.setName("edit.redo", redo.isEmpty() ? QString() : tr("Redo: %1").arg(redo));
    commands.setEnabled("edit.undo", !undo.isEmpty(), tr("There is nothing to undo"));
    commands.setEnabled("edit.redo", !redo.isEmpty(), tr("There is nothing to redo"));
    m_top->retranslate();
}

ErrorPage *MainWindow::showError(const Message &message, const QString &path, ErrorWays ways)
{
    m_all->setCurrentWidget(m_error);
    m_error->show(message, path, ways);
    return m_error;
}

void MainWindow::hideError()
{
    m_all->setCurrentWidget(m_body);
}

void MainWindow::cover(QWidget *page)
{
    m_all->addWidget(page);
    m_all->setCurrentWidget(page);
}

void MainWindow::dock(QWidget *panel)
{
    m_dockRow->addWidget(panel);
    m_docked << panel;
    orderTabs();
}

void MainWindow::cyclePane(int step)
{
    if (m_all->currentWidget() != m_body)
        return;
    Page *shown = currentPage();
    const QList<QWidget *> roots = {m_rail, m_top, m_stack, m_status};
    const QList<QWidget *> targets = {m_rail->currentButton(), m_top->searchButton(),
                                      shown ? shown->mainWidget() : nullptr, m_status->stateButton()};
    int here = 2;
    for (int i = 0; i < roots.size(); ++i) {
        if (const QWidget *focus = QApplication::focusWidget(); focus && roots[i]->isAncestorOf(focus))
            here = i;
    }
    for (int tries = 0; tries < roots.size(); ++tries) {
        here = (here + step + int(roots.size())) % int(roots.size());
        if (targets[here] && targets[here]->isVisible()) {
            targets[here]->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    else if (event->type() == QEvent::FontChange && m_rail)
        fitRail();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveDrafts();
    m_parts.settings.setWindowGeometry(saveGeometry());
    Q_EMIT closing();
    QMainWindow::closeEvent(event);
}

void MainWindow::saveDrafts()
{
    for (const auto &[id, made] : m_pages)
        made->saveDrafts();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_toasts->setBottomMargin(m_status->height());
    fitRail();
}

void MainWindow::retranslateUi()
{
    m_parts.commands.retranslate();
    if (m_parts.theme.appearance().language != m_parts.translations.language()) {
        Appearance appearance = m_parts.theme.appearance();
        appearance.language = m_parts.translations.language();
        m_parts.theme.apply(appearance);
    }
    m_menus[MainMenu::File]->setTitle(tr("&File"));
    m_menus[MainMenu::Edit]->setTitle(tr("&Edit"));
    m_menus[MainMenu::View]->setTitle(tr("&View"));
    m_menus[MainMenu::Go]->setTitle(tr("&Go"));
    m_menus[MainMenu::Help]->setTitle(tr("&Help"));
    m_languageMenu->setTitle(tr("&Language"));
    menuBar()->setAccessibleName(tr("Menus"));
    m_stack->setAccessibleName(tr("Page"));
    m_status->setAccessibleName(tr("Status"));
    m_status->setLanguageName(Translations::nativeName(m_parts.translations.language()));
    m_rail->retranslate();
    m_tabStrip->retranslate();
    setUndoLabels(m_undoLabel, m_redoLabel);
    refreshHistory();
    refreshPage();
    m_top->retranslate();
}

} // namespace millrace
