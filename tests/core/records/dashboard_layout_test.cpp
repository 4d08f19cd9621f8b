// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/dashboard_layout.h"
#include "tests/support/catch.h"

#include <random>

using namespace millrace;

namespace {

DashboardTile tile(const char *key, int column, int row, int width, int height)
{
    DashboardTile made;
    made.key = QString::fromLatin1(key);
    made.kind = DashboardTile::Kind::Text;
    made.column = column;
    made.row = row;
    made.width = width;
    made.height = height;
    return made;
}

TilePlace at(const std::vector<DashboardTile> &tiles, const char *key)
{
    for (const DashboardTile &one : tiles)
        if (one.key == QLatin1String(key))
            return placeOf(one);
    return {-1, -1, 0, 0};
}

const std::vector<DashboardTile> three{tile("a", 0, 0, 6, 2), tile("b", 6, 0, 6, 2), tile("c", 0, 2, 12, 3)};

} // namespace

TEST_CASE("a tile that is dropped upon others moves them down, and leaves no hole", "[dashboards]")
{
    const auto moved = withTileAt(three, QStringLiteral("c"), {0, 0, 12, 3});
    CHECK(at(moved, "c") == TilePlace{0, 0, 12, 3});
    CHECK(at(moved, "a") == TilePlace{0, 3, 6, 2});
    CHECK(at(moved, "b") == TilePlace{6, 3, 6, 2});
    const auto wider = withTileAt(three, QStringLiteral("a"), {0, 0, 8, 2});
    CHECK(at(wider, "a") == TilePlace{0, 0, 8, 2});
    CHECK(at(wider, "b") == TilePlace{6, 2, 6, 2});
    CHECK(at(wider, "c") == TilePlace{0, 4, 12, 3});
    // On its way down a tile passes what it comes to lie upon.
    const auto down = withTileAt(three, QStringLiteral("a"), {0, 3, 6, 2});
    CHECK(at(down, "a") == TilePlace{0, 5, 6, 2});
    CHECK(at(down, "c") == TilePlace{0, 2, 12, 3});
    const auto gone = withoutTile(three, QStringLiteral("a"));
    CHECK(gone.size() == 2);
    CHECK(at(gone, "c").row == 2);
    CHECK(at(withoutTile(gone, QStringLiteral("b")), "c").row == 0);
    CHECK(withTileAt(three, QStringLiteral("nobody"), {0, 0, 1, 1}) == three);
}

TEST_CASE("nothing leaves the grid", "[dashboards]")
{
    CHECK(at(withTileAt(three, QStringLiteral("a"), {9, -3, 6, 2}), "a") == TilePlace{6, 0, 6, 2});
    CHECK(at(withTileAt(three, QStringLiteral("a"), {0, 0, 40, 0}), "a").width == dashboardColumns);
    CHECK(at(withTileAt(three, QStringLiteral("a"), {0, 0, 4, 0}), "a").height == 1);
}

TEST_CASE("however tiles are moved, none lies upon another, and the definition stays one that is taken", "[dashboards]")
{
    std::mt19937 random(11);
    std::vector<DashboardTile> tiles;
    for (int i = 0; i < 9; ++i) {
        DashboardTile made = tile("", 0, 0, 1 + int(random() % 6), 1 + int(random() % 4));
        made.key = freshTileKey(tiles);
        const TilePlace place = firstPlace(tiles, made.width, made.height);
        made.column = place.column;
        made.row = place.row;
        tiles.push_back(made);
    }
    REQUIRE(tilesFromJson(tilesToJson(tiles)).has_value());
    for (int i = 0; i < 500; ++i) {
        const QString key = tiles[random() % tiles.size()].key;
        tiles = withTileAt(tiles, key,
                           {int(random() % 14) - 1, int(random() % 20), 1 + int(random() % 12), 1 + int(random() % 5)});
        const auto taken = tilesFromJson(tilesToJson(tiles));
        REQUIRE(taken.has_value());
        CHECK(*taken == tiles);
        // Each stands on another or at the top.
        int top = 1000;
        for (const DashboardTile &one : tiles)
            top = std::min(top, one.row);
        CHECK(top == 0);
    }
    CHECK(rowsOf({}) == 0);
    CHECK(rowsOf(three) == 5);
    CHECK(firstPlace(three, 3, 2) == TilePlace{0, 5, 3, 2});
}
