// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/favourites.h"
#include "ui/shell/command_registry.h"
#include "ui/shell/page.h"
#include "ui/shell/settings.h"
#include "ui/shell/toasts.h"

#include <map>

namespace millrace {

/// Exactly these records, listed because a number of another page was chosen: the ones named, or the ones that a
/// condition holds for.
struct RecordSet
{
    QString title;
    std::vector<RecordId> ids;
    PageAddress from; ///< where the number stands
    QString fromTitle;
    Filter filter = {}; ///< in place of `ids`, where it asks for anything
};

/// The list that a record was opened from, for "previous", "next" and the way back.
struct RecordTrail
{
    QString entity;
    std::vector<quint32> numbers; ///< of the list's rows in their order
    int position = -1;            ///< of the record `id`
    RecordId id;
    QString fromPlace; ///< of the page that lists the entity; empty = the whole list
};

/// The sets that were asked for since the program began, by their place ("set:3"), so that back and forward find them.
class RecordSets
{
public:
    QString add(RecordSet set)
    {
        const QString place = QStringLiteral("set:%1").arg(++m_last);
        m_sets[place] = std::move(set);
        return place;
    }
    const RecordSet *find(const QString &place) const
    {
        const auto found = m_sets.find(place);
        return found == m_sets.end() ? nullptr : &found->second;
    }

    void setTrail(RecordTrail trail) { m_trail = std::move(trail); }
    const RecordTrail &trail() const { return m_trail; }

private:
    std::map<QString, RecordSet> m_sets;
    RecordTrail m_trail;
    int m_last = 0;
};

class Job;

/// What every page is given by the composition; all of it outlives the pages. `toast` shows a notice, `undo` takes an
/// operation back and tells so; `startJob` announces long work in the status strip and may be absent.
struct ViewContext
{
    LiveData &data;
    CommandRegistry &commands;
    Settings &settings;
    RecordSets &sets;
    std::function<void(Toast)> toast;
    std::function<void(const RecordId &operation)> undo;
    std::function<Job *(const QString &name)> startJob = {};
    /// Brings a record to another state of its status field, asking for what that wants; absent: nothing can be moved.
    std::function<void(const RecordAddress &record, const Value &status)> moveTo = {};
    /// Where the window is now; absent: it is not known.
    std::function<PageAddress()> where = {};
    /// The records that are kept at hand; absent: none can be.
    Favourites *favourites = nullptr;
    /// Shows the program as somebody else sees it; absent: that cannot be.
    std::function<void(const RecordId &user)> viewAs = {};

    /// Tells what failed, in the reader's language.
    void say(const Error &error) const;
};

} // namespace millrace
