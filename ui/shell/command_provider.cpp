// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_provider.h"

#include <algorithm>

namespace millrace {

namespace {

constexpr int suggestionCount = 5;

PaletteSection sectionOf(CommandGroup group)
{
    switch (group) {
    case CommandGroup::Navigation:
        return PaletteSection::Views;
    case CommandGroup::Record:
    case CommandGroup::Edit:
    case CommandGroup::View:
        return PaletteSection::Actions;
    case CommandGroup::Settings:
        return PaletteSection::Settings;
    case CommandGroup::Help:
        return PaletteSection::Help;
    }
    return PaletteSection::Actions;
}

bool isInScope(CommandGroup group, PaletteScope scope)
{
    switch (scope) {
    case PaletteScope::Everything:
        return true;
    case PaletteScope::Actions:
        return group != CommandGroup::Navigation;
    case PaletteScope::Views:
        return group == CommandGroup::Navigation;
    case PaletteScope::Help:
        return group == CommandGroup::Help;
    case PaletteScope::People:
    case PaletteScope::Tags:
        return false;
    }
    return false;
}

} // namespace

void CommandProvider::query(const QString &text, PaletteScope scope, int limit, Answer answer)
{
    std::vector<PaletteItem> items;
    for (const QString &id : m_commands.ids()) {
        const Command *command = m_commands.command(id);
        if (!command->listed || !isInScope(command->group, scope))
            continue;
        const auto match = bestMatch(m_commands.name(id), m_commands.searchNames(id), text);
        if (!match)
            continue;
        PaletteItem found = item(id);
        found.score = match->score * 2 + (command->scope == CommandScope::Page ? 20 : 0);
        found.bold = match->ranges;
        // With nothing typed only what can be done here and now is worth a line.
        if (!text.isEmpty() || scope != PaletteScope::Everything ||
            (found.enabled && command->group != CommandGroup::Settings && command->group != CommandGroup::Help))
            items.push_back(std::move(found));
    }
    std::stable_sort(items.begin(), items.end(), [](const PaletteItem &a, const PaletteItem &b) {
        return a.score != b.score ? a.score > b.score : a.enabled > b.enabled;
    });
    const bool suggesting = text.isEmpty() && scope == PaletteScope::Everything;
    const size_t most = size_t(suggesting ? qMin(limit, suggestionCount) : limit);
    if (items.size() > most)
        items.resize(most);
    answer(std::move(items));
}

std::vector<PaletteItem> CommandProvider::recall(const QString &id)
{
    const QString command = id.startsWith("command:") ? id.mid(8) : QString();
    if (!m_commands.command(command) || !m_commands.command(command)->listed)
        return {};
    return {item(command)};
}

PaletteItem CommandProvider::item(const QString &id) const
{
    const Command *command = m_commands.command(id);
    QAction *action = m_commands.action(id);
    PaletteItem item;
    item.id = QStringLiteral("command:") + id;
    item.section = sectionOf(command->group);
    item.icon = command->icon.isEmpty() ? QStringLiteral("command") : command->icon;
    item.title = m_commands.name(id);
    item.shortcut = m_commands.shortcutText(id);
    const bool inReach = m_commands.isInReach(id);
    item.enabled = inReach && action->isEnabled();
    item.disabledReason = inReach ? m_commands.reason(id) : tr("Only on the page it belongs to");
    const QString page = id.startsWith(QLatin1String("page.")) ? id.mid(5) : QString();
    item.run = [action = QPointer(action), page, beside = m_openBeside](OpenMode mode) {
        if (mode == OpenMode::Beside && beside && !page.isEmpty())
            beside(page);
        else if (action)
            action->trigger();
    };
    return item;
}

} // namespace millrace
