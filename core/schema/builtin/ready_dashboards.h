// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <span>

namespace millrace {

/// Who a ready dashboard is made for.
enum class DashboardRole { Seller, Manager, Company };

/// A dashboard that the program brings. It is no record: it becomes one when it is changed, and stands for its ready
/// one from then on (dashboard::ready).
struct ReadyDashboard
{
    const char *key; ///< stays as it is
    DashboardRole role;
    const char *label; ///< source text of the context "report"
    const char *tiles; ///< JSON (core/records/dashboard_definition.h); titles are source texts of that context
};

/// In the order in which they are offered.
std::span<const ReadyDashboard> readyDashboards();

} // namespace millrace
