// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/query.h"
#include "core/workspace/workspace.h"
#include "ui/models/list_layout.h"

namespace millrace {

/// What a list shows under a name: a scene that the program brings, or a saved_view record. A saved filter is a
/// segment: its count is asked, never stored.
struct ListView
{
    QString key;  ///< "all", "mine"; "view:ID" of a record
    QString name; ///< of a record; scenes are named by sceneLabel
    RecordId id;  ///< null for scenes
    Filter filter;
    std::vector<SortKey> sort;
    ListLayout layout;
    bool shared = false;
    bool folded = false; ///< a scene that is offered in the menu of views alone

    bool isScene() const { return id.isNull(); }
    /// Filter, order and, for records, columns and grouping are these.
    bool shows(const Filter &filter, const std::vector<SortKey> &sort, const ListLayout &layout) const;
};

/// The scenes that make sense for the entity: everything, mine, my people's ...
std::vector<ListView> listScenes(const EntityDef &entity, const Catalog &catalog);
/// The name of a scene in the language of now.
QString sceneLabel(const QString &key);

/// The entity's saved views by name; one page at most. Views that cannot be read (a newer filter) show everything.
Result<std::vector<ListView>> savedListViews(const Workspace &workspace, const Session &session,
                                             const EntityDef &entity);

/// The edit that stores the view: a creation where its id is null.
Edit editOf(const ListView &view, const EntityDef &listed, const EntityPtr &savedView);

/// "name,-amount": what parseSort reads.
QString sortToText(const std::vector<SortKey> &sort);

} // namespace millrace
