// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/page.h"

#include <functional>
#include <vector>

namespace millrace {

/// The heading of the rail that a page stands under.
enum class RailGroup { Top, Customers, Sales, Service, Team, Insight, Foot };

/// A page as data: what the rail shows before the page itself exists. `title` is marked
/// QT_TRANSLATE_NOOP("commands", ...); the page gets the command "page.ID" and, in order, the keys Ctrl+1 to Ctrl+9.
struct PageEntry
{
    QString id;
    const char *title = "";
    QString icon;
    RailGroup group = RailGroup::Top;
    std::function<Page *(QWidget *parent)> make;
    bool inRail = true; ///< false: opened from other pages only, without command and key of its own
};

/// The pages of this program in the order of the rail; filled by the composition before the main window is made.
class PageRegistry
{
public:
    void add(PageEntry entry) { m_entries.push_back(std::move(entry)); }
    const std::vector<PageEntry> &entries() const { return m_entries; }
    const PageEntry *entry(const QString &id) const
    {
        for (const PageEntry &entry : m_entries) {
            if (entry.id == id)
                return &entry;
        }
        return nullptr;
    }

private:
    std::vector<PageEntry> m_entries;
};

} // namespace millrace
