// SPDX-License-Identifier: GPL-3.0-or-later
// The commands and menus that belong to the frame itself.
#include "ui/shell/command_palette.h"
#include "ui/shell/help_dialogs.h"
#include "ui/shell/main_window.h"
#include "ui/shell/notice_panel.h"
#include "ui/shell/preferences.h"
#include "ui/shell/print_preview.h"
#include "ui/shell/rail.h"

#include <QActionGroup>
#include <QMenuBar>
#include <QToolButton>

namespace millrace {

namespace {

constexpr int roomForPageInLines = 36;

} // namespace

void MainWindow::makeCommands()
{
    const auto add = [this](Command command) { m_parts.commands.add(std::move(command), this); };
    add({.id = "go.palette",
         .text = QT_TRANSLATE_NOOP("commands", "&Search or run a command"),
         .icon = "search",
         .keys = {QKeySequence("Ctrl+K")},
         .group = CommandGroup::Navigation,
         .run = [this] { m_palette->open(); },
         .listed = false});
    add({.id = "go.back",
         .text = QT_TRANSLATE_NOOP("commands", "&Back"),
         .icon = "arrow-left",
         .keys = {QKeySequence("Alt+Left")},
         .group = CommandGroup::Navigation,
         .run = [this] { go(-1); }});
    add({.id = "go.forward",
         .text = QT_TRANSLATE_NOOP("commands", "&Forward"),
         .icon = "arrow-right",
         .keys = {QKeySequence("Alt+Right")},
         .group = CommandGroup::Navigation,
         .run = [this] { go(1); }});
    add({.id = "record.new",
         .text = QT_TRANSLATE_NOOP("commands", "&New"),
         .icon = "plus-lg",
         .keys = {QKeySequence("Ctrl+N")},
         .run =
             [this] {
                 if (Page *shown = currentPage())
                     shown->createNew();
             },
         .keywords = QT_TRANSLATE_NOOP("commands", "create add")});
    add({.id = "file.print",
         .text = QT_TRANSLATE_NOOP("commands", "Prin&t…"),
         .icon = "printer",
         .keys = {QKeySequence("Ctrl+P")},
         .run =
             [this] {
                 Page *shown = currentPage();
                 if (!shown || !shown->isPrintable())
                     return;
                 if (shown->canPrint())
                     shown->makePrintout([this](Printout printout) { PrintPreview(std::move(printout), this).exec(); });
                 else
                     showToast({.text = tr("There is nothing to print here yet"),
                                .actionText = {},
                                .action = {},
                                .tone = MessageTone::Info});
             },
         .keywords = QT_TRANSLATE_NOOP("commands", "paper preview pdf")});
    add({.id = "edit.undo",
         .text = QT_TRANSLATE_NOOP("commands", "&Undo"),
         .icon = "arrow-counterclockwise",
         .keys = {QKeySequence("Ctrl+Z")},
         .group = CommandGroup::Edit,
         .run = [this] { Q_EMIT undoRequested(); },
         .keywords = QT_TRANSLATE_NOOP("commands", "take back revert")});
    add({.id = "edit.redo",
         .text = QT_TRANSLATE_NOOP("commands", "&Redo"),
         .icon = "arrow-clockwise",
         .keys = {QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")},
         .group = CommandGroup::Edit,
         .run = [this] { Q_EMIT redoRequested(); }});
    add({.id = "find.inPage",
         .text = QT_TRANSLATE_NOOP("commands", "&Find on this page"),
         .icon = "search",
         .keys = {QKeySequence("Ctrl+F")},
         .group = CommandGroup::Edit,
         .run = [this] {
             Page *shown = currentPage();
             if (QWidget *field = shown ? shown->searchField() : nullptr)
                 field->setFocus(Qt::ShortcutFocusReason);
         }});
    add({.id = "view.rail",
         .text = QT_TRANSLATE_NOOP("commands", "Show or hide the names in the &rail"),
         .icon = "layout-sidebar",
         .keys = {QKeySequence("Ctrl+B")},
         .group = CommandGroup::View,
         .run =
             [this] {
                 m_parts.settings.setRailCollapsed(!m_rail->isCollapsed());
                 m_rail->setCollapsed(!m_rail->isCollapsed());
             },
         .keywords = QT_TRANSLATE_NOOP("commands", "sidebar navigation")});
    add({.id = "view.notices",
         .text = QT_TRANSLATE_NOOP("commands", "N&otices and what was done"),
         .icon = "bell",
         .keys = {QKeySequence("Ctrl+J")},
         .group = CommandGroup::View,
         .run = [this] { m_notices->toggle(); },
         .keywords = QT_TRANSLATE_NOOP("commands", "notifications reminders log bell")});
    add({.id = "view.nextPane",
         .text = QT_TRANSLATE_NOOP("commands", "Next &pane"),
         .keys = {QKeySequence("F6")},
         .group = CommandGroup::View,
         .run = [this] { cyclePane(1); },
         .listed = false});
    add({.id = "view.previousPane",
         .text = QT_TRANSLATE_NOOP("commands", "Pre&vious pane"),
         .keys = {QKeySequence("Shift+F6")},
         .group = CommandGroup::View,
         .run = [this] { cyclePane(-1); },
         .listed = false});
    add({.id = "view.fullScreen",
         .text = QT_TRANSLATE_NOOP("commands", "&Full screen"),
         .keys = {QKeySequence("F11")},
         .group = CommandGroup::View,
         .run = [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); }});
    add({.id = "view.zoomIn",
         .text = QT_TRANSLATE_NOOP("commands", "L&arger text"),
         .icon = "zoom-in",
         .keys = {QKeySequence("Ctrl+="), QKeySequence("Ctrl++")},
         .group = CommandGroup::Settings,
         .run = [this] { zoom(m_parts.theme.appearance().fontScale + 10); },
         .keywords = QT_TRANSLATE_NOOP("commands", "zoom font size")});
    add({.id = "view.zoomOut",
         .text = QT_TRANSLATE_NOOP("commands", "S&maller text"),
         .icon = "zoom-out",
         .keys = {QKeySequence("Ctrl+-")},
         .group = CommandGroup::Settings,
         .run = [this] { zoom(m_parts.theme.appearance().fontScale - 10); },
         .keywords = QT_TRANSLATE_NOOP("commands", "zoom font size")});
    add({.id = "view.zoomReset",
         .text = QT_TRANSLATE_NOOP("commands", "&Normal text size"),
         .keys = {QKeySequence("Ctrl+0")},
         .group = CommandGroup::Settings,
         .run = [this] { zoom(100); },
         .keywords = QT_TRANSLATE_NOOP("commands", "zoom font size")});
    add({.id = "settings.theme",
         .text = QT_TRANSLATE_NOOP("commands", "Switch between light and &dark"),
         .icon = "moon",
         .group = CommandGroup::Settings,
         .run =
             [this] {
                 Appearance appearance = m_parts.settings.appearance();
                 appearance.mode = m_parts.theme.isDark() ? ThemeMode::Light : ThemeMode::Dark;
                 m_parts.settings.setAppearance(appearance);
                 applySettings(m_parts.settings, m_parts.theme, m_parts.translations);
             },
         .keywords = QT_TRANSLATE_NOOP("commands", "theme night colours")});
    add({.id = "settings.english",
         .text = QT_TRANSLATE_NOOP("commands", "Switch to English"),
         .icon = "translate",
         .group = CommandGroup::Settings,
         .run = [this] { setLanguage("en"); },
         .keywords = QT_TRANSLATE_NOOP("commands", "language")});
    add({.id = "settings.chinese",
         .text = QT_TRANSLATE_NOOP("commands", "Switch to Chinese"),
         .icon = "translate",
         .group = CommandGroup::Settings,
         .run = [this] { setLanguage("zh_CN"); },
         .keywords = QT_TRANSLATE_NOOP("commands", "language")});
    add({.id = "settings.preferences",
         .text = QT_TRANSLATE_NOOP("commands", "&Preferences…"),
         .icon = "gear",
         .keys = {QKeySequence("Ctrl+,")},
         .group = CommandGroup::Settings,
         .run = [this] { showPreferences(); },
         .keywords = QT_TRANSLATE_NOOP("commands", "settings options language theme density")});
    add({.id = "help.shortcuts",
         .text = QT_TRANSLATE_NOOP("commands", "&Keyboard shortcuts"),
         .icon = "keyboard",
         .keys = {QKeySequence("Ctrl+/")},
         .group = CommandGroup::Help,
         .run = [this] { ShortcutSheet(m_parts.commands, this).exec(); }});
    add({.id = "help.about",
         .text = QT_TRANSLATE_NOOP("commands", "&About Millrace"),
         .icon = "info-circle",
         .group = CommandGroup::Help,
         .run = [this] { AboutDialog(this).exec(); }});
    add({.id = "file.quit",
         .text = QT_TRANSLATE_NOOP("commands", "&Quit"),
         .icon = "box-arrow-right",
         .keys = {QKeySequence("Ctrl+Q")},
         .group = CommandGroup::Help,
         .run = [this] { close(); }});
}

void MainWindow::makePageCommands()
{
    int number = 0;
    for (const PageEntry &entry : m_parts.pages.entries()) {
        if (!entry.inRail)
            continue;
        ++number;
        QList<QKeySequence> keys;
        if (number <= 9)
            keys << QKeySequence(QStringLiteral("Ctrl+%1").arg(number));
        m_parts.commands.add({.id = "page." + entry.id,
                              .text = entry.title,
                              .icon = entry.icon,
                              .keys = keys,
                              .group = CommandGroup::Navigation,
                              .run =
                                  [this, id = entry.id] {
                                      openPage({id, {}});
                                  }},
                             this);
    }
}

void MainWindow::makeMenus()
{
    for (const MainMenu which : {MainMenu::File, MainMenu::Edit, MainMenu::View, MainMenu::Go, MainMenu::Help})
        m_menus[which] = menuBar()->addMenu(QString());
    menuBar()->setObjectName(QStringLiteral("menuBar"));
    m_menus[MainMenu::File]->setObjectName(QStringLiteral("menuFile"));
    m_menus[MainMenu::Edit]->setObjectName(QStringLiteral("menuEdit"));
    m_menus[MainMenu::View]->setObjectName(QStringLiteral("menuView"));
    m_menus[MainMenu::Go]->setObjectName(QStringLiteral("menuGo"));
    m_menus[MainMenu::Help]->setObjectName(QStringLiteral("menuHelp"));
    const CommandRegistry &commands = m_parts.commands;

    addToMenu(MainMenu::File, "record.new");
    addToMenu(MainMenu::File, "file.print");
    addToMenu(MainMenu::File, "settings.preferences", true);
    m_menus[MainMenu::File]->addSeparator();
    m_menus[MainMenu::File]->addAction(commands.action("file.quit"));
    addToMenu(MainMenu::Edit, "edit.undo");
    addToMenu(MainMenu::Edit, "edit.redo");
    addToMenu(MainMenu::Edit, "find.inPage", true);
    addToMenu(MainMenu::View, "view.rail");
    addToMenu(MainMenu::View, "view.notices");
    addToMenu(MainMenu::View, "settings.theme");
    m_languageMenu = m_menus[MainMenu::View]->addMenu(QString());
    m_languageMenu->setObjectName(QStringLiteral("menuLanguage"));
    m_languageMenu->setProperty("bilingual", true);
    for (const QString &language : Translations::languages()) {
        QAction *action = m_languageMenu->addAction(Translations::nativeName(language));
        connect(action, &QAction::triggered, this, [this, language] { setLanguage(language); });
    }
    m_status->languageButton()->setMenu(m_languageMenu);
    addToMenu(MainMenu::View, "view.zoomIn", true);
    addToMenu(MainMenu::View, "view.zoomOut");
    addToMenu(MainMenu::View, "view.zoomReset");
    addToMenu(MainMenu::View, "view.nextPane", true);
    addToMenu(MainMenu::View, "view.previousPane");
    addToMenu(MainMenu::View, "view.fullScreen", true);
    addToMenu(MainMenu::View, "tab.open", true);
    addToMenu(MainMenu::View, "tab.window");
    addToMenu(MainMenu::View, "tab.next");
    addToMenu(MainMenu::View, "tab.previous");
    addToMenu(MainMenu::View, "tab.close");
    addToMenu(MainMenu::View, "tab.reopen");
    addToMenu(MainMenu::Go, "go.palette");
    addToMenu(MainMenu::Go, "go.back", true);
    addToMenu(MainMenu::Go, "go.forward");
    bool first = true;
    for (const PageEntry &entry : m_parts.pages.entries()) {
        if (!entry.inRail)
            continue;
        addToMenu(MainMenu::Go, "page." + entry.id, first);
        first = false;
    }
    addToMenu(MainMenu::Help, "help.shortcuts");
    addToMenu(MainMenu::Help, "help.about", true);
}

void MainWindow::addToMenu(MainMenu menu, const QString &command, bool separatorBefore)
{
    QAction *action = m_parts.commands.action(command);
    if (!action)
        return;
    QMenu *into = m_menus.at(menu);
    QAction *before = nullptr;
    // What others add to File stands above Preferences and Quit.
    if (menu == MainMenu::File && into->actions().contains(m_parts.commands.action("file.quit")))
        before = into->actions().at(into->actions().indexOf(m_parts.commands.action("settings.preferences")) - 1);
    if (separatorBefore)
        into->insertSeparator(before);
    into->insertAction(before, action);
}

void MainWindow::zoom(int percent)
{
    Appearance appearance = m_parts.settings.appearance();
    appearance.fontScale = qBound(90, percent, 150);
    m_parts.settings.setAppearance(appearance);
    applySettings(m_parts.settings, m_parts.theme, m_parts.translations);
}

void MainWindow::fitRail()
{
    // Large text in a small window needs the room more than the names of the rail.
    const bool tight = width() - m_rail->fullWidth() < fontMetrics().height() * roomForPageInLines;
    m_rail->setCollapsed(tight || m_parts.settings.railCollapsed());
}

void MainWindow::setLanguage(const QString &language)
{
    m_parts.settings.setLanguageWish(language);
    applySettings(m_parts.settings, m_parts.theme, m_parts.translations);
}

void MainWindow::showPreferences()
{
    std::vector<Preferences::StartPage> starts;
    for (const PageEntry &entry : m_parts.pages.entries()) {
        if (entry.inRail)
            starts.push_back({entry.id, QStringLiteral("page.") + entry.id});
    }
    Preferences preferences(m_parts.settings, m_parts.theme, m_parts.translations, m_parts.commands, this,
                            std::move(starts));
    connect(&preferences, &Preferences::changed, this, [this] {
        useSettings();
        Q_EMIT settingsChanged();
    });
    connect(&preferences, &Preferences::folderRequested, this, &MainWindow::folderRequested);
    connect(&preferences, &Preferences::exportRequested, this, &MainWindow::settingsExportRequested);
    connect(&preferences, &Preferences::importRequested, this, &MainWindow::settingsImportRequested);
    preferences.exec();
}

void MainWindow::useSettings()
{
    m_toasts->setStay(m_parts.settings.noticeStay());
}

} // namespace millrace
