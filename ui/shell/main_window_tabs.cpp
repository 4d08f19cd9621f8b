// SPDX-License-Identifier: GPL-3.0-or-later
// Places beside each other: the tabs, and the way back and forward within each.
#include "ui/shell/main_window.h"
#include "ui/shell/rail.h"
#include "ui/shell/tab_strip.h"

#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStackedWidget>

namespace millrace {

namespace {

constexpr size_t historyLength = 50, closedLength = 20;
constexpr int mostTabs = 50;

} // namespace

void MainWindow::makeTabCommands()
{
    const auto add = [this](Command command) {
        command.group = CommandGroup::View;
        m_parts.commands.add(std::move(command), this);
    };
    add({.id = "tab.open",
         .text = QT_TRANSLATE_NOOP("commands", "Open this place in a new &tab"),
         .icon = "plus-square",
         .run =
             [this] {
                 notePlace();
                 Tab beside = newTab(tab().at);
                 beside.states = tab().states;
                 m_tabs.insert(m_tabs.begin() + m_tab + 1, std::move(beside));
                 showTab(m_tab + 1);
             },
         .keywords = QT_TRANSLATE_NOOP("commands", "beside duplicate")});
    add({.id = "tab.window",
         .text = QT_TRANSLATE_NOOP("commands", "Open this place in a new &window"),
         .icon = "window-plus",
         .run =
             [this] {
                 notePlace();
                 Q_EMIT windowRequested({tab().at.page, tab().lasting});
             },
         .keywords = QT_TRANSLATE_NOOP("commands", "beside second screen")});
    add({.id = "tab.next",
         .text = QT_TRANSLATE_NOOP("commands", "Ne&xt tab"),
         .keys = {QKeySequence("Ctrl+Tab")},
         .run = [this] { showTab((m_tab + 1) % tabCount()); }});
    add({.id = "tab.previous",
         .text = QT_TRANSLATE_NOOP("commands", "Previo&us tab"),
         .keys = {QKeySequence("Ctrl+Shift+Tab")},
         .run = [this] { showTab((m_tab + tabCount() - 1) % tabCount()); }});
    add({.id = "tab.close",
         .text = QT_TRANSLATE_NOOP("commands", "&Close the tab"),
         .icon = "x-lg",
         .keys = {QKeySequence("Ctrl+W")},
         .run = [this] { closeTab(m_tab); }});
    add({.id = "tab.reopen",
         .text = QT_TRANSLATE_NOOP("commands", "R&eopen the tab closed last"),
         .icon = "arrow-counterclockwise",
         .keys = {QKeySequence("Ctrl+Shift+T")},
         .run = [this] { reopenTab(); }});
}

void MainWindow::openPage(const PageAddress &address)
{
    if (!m_parts.pages.entry(address.page))
        return;
    if (currentPage() && !tab().at.page.isEmpty()) {
        notePlace();
        if (tab().at == address)
            return;
        tab().back.push_back(tab().at);
        if (tab().back.size() > historyLength)
            tab().back.erase(tab().back.begin());
        tab().forward.clear();
    }
    showAddress(address);
}

void MainWindow::openAsked(const PageAddress &address)
{
    // One rule for rows, cards, links and buttons: with Ctrl beside, with Shift in a window of its own.
    const Qt::KeyboardModifiers held = QGuiApplication::keyboardModifiers();
    if (held == Qt::ControlModifier)
        openBeside(address);
    else if (held == Qt::ShiftModifier)
        Q_EMIT windowRequested(address);
    else
        openPage(address);
}

void MainWindow::openBeside(const PageAddress &address)
{
    if (!m_parts.pages.entry(address.page) || int(m_tabs.size()) >= mostTabs)
        return;
    if (tab().at.page.isEmpty()) {
        openPage(address);
        return;
    }
    notePlace();
    for (size_t i = 0; i < m_tabs.size(); ++i) {
        if (m_tabs[i].at == address) {
            showTab(int(i));
            return;
        }
    }
    m_tabs.insert(m_tabs.begin() + m_tab + 1, newTab(address));
    ++m_tab;
    showAddress(address);
}

void MainWindow::notePlace()
{
    Page *shown = currentPage();
    if (!shown)
        return;
    shown->saveDrafts();
    tab().at.place = shown->place();
    tab().lasting = shown->linkedPlace();
    tab().states[tab().at.page] = shown->tabState();
}

MainWindow::Tab MainWindow::newTab(const PageAddress &address)
{
    Tab made{address, {}, {}, {}, {}};
    made.number = ++m_lastTab;
    return made;
}

/// Tabs share the widget of a page, but not what was searched for on it.
void MainWindow::showPlace(Page *page, const PageAddress &address)
{
    if (tab().number == 0)
        tab().number = ++m_lastTab;
    const auto shown = m_stateOf.constFind(address.page);
    const bool ofOther = shown != m_stateOf.constEnd() && *shown != tab().number;
    m_stateOf[address.page] = tab().number;
    const auto known = tab().states.find(address.page);
    // Where the tab was never here, the place decides about the rest.
    if (ofOther && known == tab().states.end())
        page->setTabState({});
    page->goTo(address.place);
    if (ofOther && known != tab().states.end())
        page->setTabState(known->second);
}

void MainWindow::showTab(int index)
{
    if (index < 0 || index >= tabCount())
        return;
    notePlace();
    m_tab = index;
    showAddress(tab().at);
}

void MainWindow::closeTab(int index)
{
    if (index < 0 || index >= tabCount() || tabCount() == 1)
        return;
    notePlace();
    m_closed.push_back(m_tabs[size_t(index)]);
    if (m_closed.size() > closedLength)
        m_closed.erase(m_closed.begin());
    m_tabs.erase(m_tabs.begin() + index);
    const bool wasShown = index == m_tab;
    // As in every browser: the neighbour to the right takes the place, at the end the one to the left.
    if (index < m_tab || m_tab == tabCount())
        --m_tab;
    if (wasShown)
        showAddress(tab().at);
    else
        refreshTabs();
}

void MainWindow::reopenTab()
{
    if (m_closed.empty())
        return;
    notePlace();
    const Tab again = m_closed.back();
    m_closed.pop_back();
    m_tabs.insert(m_tabs.begin() + m_tab + 1, again);
    ++m_tab;
    showAddress(again.at);
}

void MainWindow::moveTab(int from, int to)
{
    const Tab moved = m_tabs[size_t(from)];
    m_tabs.erase(m_tabs.begin() + from);
    m_tabs.insert(m_tabs.begin() + to, moved);
    if (m_tab == from)
        m_tab = to;
    else if (from < m_tab && to >= m_tab)
        --m_tab;
    else if (from > m_tab && to <= m_tab)
        ++m_tab;
}

void MainWindow::showAddress(const PageAddress &address)
{
    Page *shown = page(address.page);
    if (!shown)
        return;
    tab().at = address;
    m_status->setSelectionSummary({});
    m_stack->setCurrentWidget(shown);
    showPlace(shown, address);
    const QString marked = shown->railPage().isEmpty() ? address.page : shown->railPage();
    m_rail->setCurrent(marked);
    shown->mainWidget()->setFocus(Qt::OtherFocusReason);
    m_parts.settings.setLastPage(marked);
    refreshHistory();
    refreshPage();
}

void MainWindow::go(int step)
{
    std::vector<PageAddress> &from = step < 0 ? tab().back : tab().forward;
    std::vector<PageAddress> &onto = step < 0 ? tab().forward : tab().back;
    if (from.empty())
        return;
    notePlace();
    onto.push_back(tab().at);
    const PageAddress address = from.back();
    from.pop_back();
    showAddress(address);
}

void MainWindow::refreshHistory()
{
    m_parts.commands.setEnabled("go.back", !tab().back.empty(), tr("There is nothing to go back to yet"));
    m_parts.commands.setEnabled("go.forward", !tab().forward.empty(), tr("You are at the latest place"));
}

QString MainWindow::tabTitle(const Tab &tab) const
{
    // The names of whole pages follow the language; what stands inside them is a record's name.
    const QString command = QStringLiteral("page.") + tab.at.page;
    if (tab.title.isEmpty() || (tab.at.place.isEmpty() && m_parts.commands.command(command)))
        return m_parts.commands.name(command);
    return tab.title;
}

void MainWindow::refreshTabs()
{
    if (Page *shown = currentPage(); shown && !shown->breadcrumb().isEmpty())
        tab().title = shown->breadcrumb().last();
    QList<TabStrip::Entry> entries;
    for (int i = 0; i < tabCount(); ++i) {
        const Tab &one = m_tabs[size_t(i)];
        const PageEntry *entry = m_parts.pages.entry(one.at.page);
        const QString title = i == m_tab && !one.title.isEmpty() ? one.title : tabTitle(one);
        entries << TabStrip::Entry{title, entry ? entry->icon : QString()};
    }
    m_tabStrip->setEntries(entries, m_tab);
    const bool several = tabCount() > 1;
    const QString alone = tr("There is only one tab");
    for (const char *command : {"tab.next", "tab.previous", "tab.close"})
        m_parts.commands.setEnabled(QLatin1String(command), several, alone);
    m_parts.commands.setEnabled("tab.reopen", !m_closed.empty(), tr("No tab was closed yet"));
}

QByteArray MainWindow::tabs() const
{
    QJsonArray list;
    for (int i = 0; i < tabCount(); ++i) {
        const Tab &one = m_tabs[size_t(i)];
        if (one.at.page.isEmpty())
            continue;
        Page *shown = i == m_tab ? currentPage() : nullptr;
        list << QJsonObject{{QStringLiteral("page"), one.at.page},
                            {QStringLiteral("place"), shown ? shown->linkedPlace() : one.lasting},
                            {QStringLiteral("title"), one.title}};
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("tabs"), list}, {QStringLiteral("current"), m_tab}})
        .toJson(QJsonDocument::Compact);
}

bool MainWindow::restoreTabs(const QByteArray &state)
{
    const QJsonObject kept = QJsonDocument::fromJson(state).object();
    std::vector<Tab> tabs;
    int current = 0;
    const QJsonArray list = kept.value(QLatin1String("tabs")).toArray();
    for (int i = 0; i < list.size() && int(tabs.size()) < mostTabs; ++i) {
        const QJsonObject one = list.at(i).toObject();
        const QString page = one.value(QLatin1String("page")).toString();
        if (!m_parts.pages.entry(page))
            continue;
        if (i == kept.value(QLatin1String("current")).toInt())
            current = int(tabs.size());
        const QString place = one.value(QLatin1String("place")).toString();
        tabs.push_back({{page, place}, one.value(QLatin1String("title")).toString(), place, {}, {}});
    }
    if (tabs.empty())
        return false;
    m_tabs = std::move(tabs);
    m_tab = current;
    showAddress(tab().at);
    return true;
}

} // namespace millrace
