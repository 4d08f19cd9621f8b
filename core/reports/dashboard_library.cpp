// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/dashboard_library.h"

#include "core/schema/builtin/dashboard.h"
#include "core/schema/builtin/user.h"

#include <QJsonDocument>

namespace millrace {

namespace {

std::optional<std::vector<DashboardTile>> tilesOf(const QByteArray &json)
{
    auto read = tilesFromJson(QJsonDocument::fromJson(json).array());
    return read ? std::optional(std::move(*read)) : std::nullopt;
}

} // namespace

Result<DashboardShelf> readDashboards(const Workspace &workspace, const Session &session)
{
    DashboardShelf shelf;
    std::vector<DashboardEntry> own;
    Query query;
    query.entity = dashboardEntity().key;
    query.fields = {{{dashboard::name.name()}},
                    {{dashboard::tiles.name()}},
                    {{dashboard::ready.name()}},
                    {{dashboard::shared.name()}}};
    query.sort = {{{{dashboard::order.name()}}, false}, {{{dashboard::name.name()}}, false}};
    MILLRACE_ASSIGN(const RowSet rows, workspace.rows(session, query));
    for (const Row &row : rows.rows) {
        const QByteArray json = row.cells[1].valueOr<Json>().text;
        auto tiles = json.isEmpty() ? std::optional(std::vector<DashboardTile>()) : tilesOf(json);
        if (!tiles) {
            ++shelf.unreadable;
            continue;
        }
        own.push_back({row.cells[2].valueOr<QString>(), row.id, row.cells[0].valueOr<QString>(),
                       row.cells[3].valueOr(false), std::move(*tiles)});
    }
    for (const ReadyDashboard &ready : readyDashboards()) {
        const QString key = QString::fromLatin1(ready.key);
        const auto standing =
            std::find_if(own.begin(), own.end(), [&](const DashboardEntry &entry) { return entry.key == key; });
        if (standing != own.end()) {
            shelf.dashboards.push_back(std::move(*standing));
            own.erase(standing);
            continue;
        }
        auto tiles = tilesOf(ready.tiles);
        if (!tiles)
            return fail(ErrorCode::Internal, {QStringLiteral("ready_dashboard"), key});
        shelf.dashboards.push_back({key, RecordId(), QString::fromUtf8(ready.label), true, std::move(*tiles)});
    }
    std::move(own.begin(), own.end(), std::back_inserter(shelf.dashboards));
    return shelf;
}

Result<QString> dashboardForSession(const Workspace &workspace, const Session &session)
{
    Query query;
    query.entity = userEntity().key;
    query.fields = {{{user::manager.name()}}};
    bool hasReports = false, hasManager = false;
    MILLRACE_TRY(workspace.forEachRow(session, query, [&](const Row &row) {
        const RecordId manager = row.cells.front().valueOr<RecordId>();
        hasReports = hasReports || manager == session.actor;
        hasManager = hasManager || (row.id == session.actor && !manager.isNull());
        return true;
    }));
    const DashboardRole role = hasReports && hasManager ? DashboardRole::Manager
                               : hasReports             ? DashboardRole::Company
                                                        : DashboardRole::Seller;
    for (const ReadyDashboard &ready : readyDashboards())
        if (ready.role == role)
            return QString::fromLatin1(ready.key);
    return QString();
}

Edit editOfDashboard(const DashboardEntry &entry, const Catalog &catalog)
{
    const EntityPtr def = catalog.entity(dashboardEntity().key);
    Edit edit = entry.id.isNull() ? Edit::create(def) : Edit::update(def, entry.id);
    edit.with(*def, dashboard::name, entry.name);
    edit.with(*def, dashboard::tiles, Json{QJsonDocument(tilesToJson(entry.tiles)).toJson(QJsonDocument::Compact)});
    edit.with(*def, dashboard::ready, entry.key);
    edit.with(*def, dashboard::shared, entry.shared);
    return edit;
}

} // namespace millrace
