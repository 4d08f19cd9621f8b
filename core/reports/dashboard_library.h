// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/dashboard_definition.h"
#include "core/schema/builtin/ready_dashboards.h"
#include "core/workspace/workspace.h"

namespace millrace {

/// A dashboard that can be shown: a record, or a ready one that nobody has changed.
struct DashboardEntry
{
    QString key;  ///< of a ready one; empty for others
    RecordId id;  ///< null for a ready one that is no record
    QString name; ///< of a record as its people named it; of a ready one the source text (context "report")
    bool shared = true;
    std::vector<DashboardTile> tiles; ///< of a ready one with source texts as titles

    bool isReady() const { return id.isNull(); }
    /// What names it in places and settings: the id, else the key.
    QString token() const { return id.isNull() ? key : id.toString(); }
};

/// Ready dashboards in their order, each replaced by the record that stands for it, then the other records by order and
/// name. Those whose tiles this program does not understand are left out and counted.
struct DashboardShelf
{
    std::vector<DashboardEntry> dashboards;
    int unreadable = 0;
};
Result<DashboardShelf> readDashboards(const Workspace &workspace, const Session &session);

/// The key of the ready dashboard that suits the session's user: of those to whom others report the company's for
/// whoever reports to nobody himself, else the team's; the seller's for everybody else.
Result<QString> dashboardForSession(const Workspace &workspace, const Session &session);

/// The edit that keeps a dashboard: a changed ready one becomes a record that stands for it, a record is updated.
Edit editOfDashboard(const DashboardEntry &entry, const Catalog &catalog);

} // namespace millrace
