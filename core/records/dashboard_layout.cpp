// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/dashboard_layout.h"

#include <algorithm>

namespace millrace {

namespace {

bool tilesOverlap(const DashboardTile &a, const DashboardTile &b)
{
    return a.column < b.column + b.width && b.column < a.column + a.width && a.row < b.row + b.height &&
           b.row < a.row + a.height;
}

void put(DashboardTile &tile, TilePlace place)
{
    tile.width = std::clamp(place.width, 1, dashboardColumns);
    tile.height = std::clamp(place.height, 1, 40);
    tile.column = std::clamp(place.column, 0, dashboardColumns - tile.width);
    tile.row = std::max(0, place.row);
}

/// Each as far up as those before it leave room; `first` has its place before all others.
void settle(std::vector<DashboardTile> &tiles, const QString &first)
{
    std::vector<DashboardTile *> order;
    for (DashboardTile &tile : tiles)
        order.push_back(&tile);
    std::stable_sort(order.begin(), order.end(), [&](const DashboardTile *a, const DashboardTile *b) {
        return std::tuple(a->row, a->key != first, a->column) < std::tuple(b->row, b->key != first, b->column);
    });
    std::vector<const DashboardTile *> settled;
    for (DashboardTile *tile : order) {
        const auto fits = [&] {
            return std::none_of(settled.begin(), settled.end(),
                                [&](const DashboardTile *other) { return tilesOverlap(*other, *tile); });
        };
        while (!fits())
            ++tile->row;
        while (tile->row > 0) {
            --tile->row;
            if (!fits()) {
                ++tile->row;
                break;
            }
        }
        settled.push_back(tile);
    }
}

} // namespace

TilePlace placeOf(const DashboardTile &tile)
{
    return {tile.column, tile.row, tile.width, tile.height};
}

std::vector<DashboardTile> withTileAt(std::vector<DashboardTile> tiles, const QString &key, TilePlace place)
{
    const auto found =
        std::find_if(tiles.begin(), tiles.end(), [&](const DashboardTile &tile) { return tile.key == key; });
    if (found == tiles.end())
        return tiles;
    const bool goesDown = place.row > found->row;
    put(*found, place);
    // What it lies upon goes below it, even where it would otherwise come first; on its way down it passes by.
    for (DashboardTile &other : tiles)
        if (!goesDown && other.key != key && tilesOverlap(other, *found) && other.row <= found->row)
            other.row = std::max(other.row, found->row);
    settle(tiles, key);
    return tiles;
}

std::vector<DashboardTile> withoutTile(std::vector<DashboardTile> tiles, const QString &key)
{
    std::erase_if(tiles, [&](const DashboardTile &tile) { return tile.key == key; });
    settle(tiles, {});
    return tiles;
}

TilePlace firstPlace(const std::vector<DashboardTile> &tiles, int width, int height)
{
    DashboardTile tile;
    for (int row = 0;; ++row)
        for (int column = 0; column + width <= dashboardColumns; ++column) {
            put(tile, {column, row, width, height});
            const bool free = std::none_of(tiles.begin(), tiles.end(),
                                           [&](const DashboardTile &other) { return tilesOverlap(other, tile); });
            if (free)
                return placeOf(tile);
        }
}

QString freshTileKey(const std::vector<DashboardTile> &tiles)
{
    for (int number = 1;; ++number) {
        const QString key = QStringLiteral("t%1").arg(number);
        if (std::none_of(tiles.begin(), tiles.end(), [&](const DashboardTile &tile) { return tile.key == key; }))
            return key;
    }
}

int rowsOf(const std::vector<DashboardTile> &tiles)
{
    int rows = 0;
    for (const DashboardTile &tile : tiles)
        rows = std::max(rows, tile.row + tile.height);
    return rows;
}

} // namespace millrace
