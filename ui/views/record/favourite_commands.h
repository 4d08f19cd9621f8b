// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/rail_shortcut.h"
#include "ui/shell/view_context.h"

namespace millrace {

/// The command that keeps the record of now at hand or lets it go, and the places of those kept for the rail.
class FavouriteCommands : public QObject
{
    Q_OBJECT

public:
    /// `context.favourites` must be there.
    FavouriteCommands(const ViewContext &context, std::function<Page *()> page, QWidget *owner);
    std::vector<RailShortcut> shortcuts() const;

Q_SIGNALS:
    void shortcutsChanged();

private:
    void toggle();

    ViewContext m_context;
    std::function<Page *()> m_page;
};

} // namespace millrace
