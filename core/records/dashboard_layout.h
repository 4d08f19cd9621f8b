// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/dashboard_definition.h"

namespace millrace {

/// Where a tile is and how large, in units of the grid.
struct TilePlace
{
    int column = 0, row = 0, width = 3, height = 2;
    bool operator==(const TilePlace &) const = default;
};
TilePlace placeOf(const DashboardTile &tile);

/// The tiles with one of them at a place: kept within the grid, others moved down out of its way, and all up again as
/// far as there is room. No two overlap afterwards. An unknown key changes nothing.
std::vector<DashboardTile> withTileAt(std::vector<DashboardTile> tiles, const QString &key, TilePlace place);
/// The tiles without one, the others moved up.
std::vector<DashboardTile> withoutTile(std::vector<DashboardTile> tiles, const QString &key);
/// The first place, from the top, that a tile of that size finds.
TilePlace firstPlace(const std::vector<DashboardTile> &tiles, int width, int height);
/// A key that no tile has.
QString freshTileKey(const std::vector<DashboardTile> &tiles);
/// Rows down to the last tile.
int rowsOf(const std::vector<DashboardTile> &tiles);

} // namespace millrace
