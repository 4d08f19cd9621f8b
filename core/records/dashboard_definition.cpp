// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/dashboard_definition.h"

#include <algorithm>
#include <array>

namespace millrace {

namespace {

constexpr std::array tileKinds{"figure", "chart", "table", "leaderboard", "funnel", "target", "text"};
constexpr std::array tileColours{"danger", "warning", "success", "info"};
constexpr int lowestRow = 1000;

tl::unexpected<Error> wrongTile(const QString &where, const char *expected)
{
    return fail(ErrorCode::InvalidArgument, {QStringLiteral("dashboard"), where, QString::fromLatin1(expected)});
}

bool needsReport(DashboardTile::Kind kind)
{
    return kind != DashboardTile::Kind::Funnel && kind != DashboardTile::Kind::Target &&
           kind != DashboardTile::Kind::Text;
}

bool overlap(const DashboardTile &a, const DashboardTile &b)
{
    return a.column < b.column + b.width && b.column < a.column + a.width && a.row < b.row + b.height &&
           b.row < a.row + a.height;
}

Result<DashboardTile> tileFromJson(QJsonObject json)
{
    DashboardTile tile;
    const auto text = [&json](const char *name) { return json.take(QString::fromLatin1(name)).toString(); };
    const auto number = [&json](const char *name, int otherwise) {
        const QJsonValue value = json.take(QString::fromLatin1(name));
        return value.isUndefined() ? otherwise : value.toInt(-1);
    };
    tile.key = text("key");
    const QString kind = text("kind");
    const auto known =
        std::find_if(tileKinds.begin(), tileKinds.end(), [&](const char *name) { return kind == QLatin1String(name); });
    if (tile.key.isEmpty())
        return wrongTile(QStringLiteral("key"), "text");
    if (known == tileKinds.end())
        return wrongTile(tile.key + QStringLiteral(".kind"), "a known kind");
    tile.kind = DashboardTile::Kind(known - tileKinds.begin());
    tile.title = text("title");
    tile.report = text("report");
    tile.chart = text("chart");
    tile.text = text("text");
    for (const QJsonValue &figure : json.take(QStringLiteral("figures")).toArray())
        tile.figures << figure.toString();
    const QJsonObject parameters = json.take(QStringLiteral("parameters")).toObject();
    for (auto it = parameters.begin(); it != parameters.end(); ++it)
        tile.parameters.insert(it.key(), it.value().toString());
    for (const QJsonValue &part : json.take(QStringLiteral("thresholds")).toArray()) {
        const TileThreshold threshold{part.toObject().value(QStringLiteral("below")).toString(),
                                      part.toObject().value(QStringLiteral("colour")).toString()};
        const bool colour = std::any_of(tileColours.begin(), tileColours.end(),
                                        [&](const char *name) { return threshold.colour == QLatin1String(name); });
        if (!Decimal::fromString(threshold.below, 9) || !colour)
            return wrongTile(tile.key + QStringLiteral(".thresholds"), "a number and a colour");
        tile.thresholds.push_back(threshold);
    }
    tile.column = number("column", 0);
    tile.row = number("row", 0);
    tile.width = number("width", 3);
    tile.height = number("height", 2);
    if (!json.isEmpty())
        return wrongTile(tile.key + u'.' + json.begin().key(), "a known member");
    if (tile.column < 0 || tile.width < 1 || tile.column + tile.width > dashboardColumns || tile.row < 0 ||
        tile.height < 1 || tile.row + tile.height > lowestRow)
        return wrongTile(tile.key, "a place on the grid");
    if (needsReport(tile.kind) && tile.report.isEmpty())
        return wrongTile(tile.key + QStringLiteral(".report"), "a report");
    return tile;
}

} // namespace

QJsonArray tilesToJson(const std::vector<DashboardTile> &tiles)
{
    QJsonArray list;
    for (const DashboardTile &tile : tiles) {
        QJsonObject json{{QStringLiteral("key"), tile.key},
                         {QStringLiteral("kind"), QString::fromLatin1(tileKinds[size_t(tile.kind)])},
                         {QStringLiteral("column"), tile.column},
                         {QStringLiteral("row"), tile.row},
                         {QStringLiteral("width"), tile.width},
                         {QStringLiteral("height"), tile.height}};
        const auto add = [&json](const char *name, const QString &text) {
            if (!text.isEmpty())
                json.insert(QString::fromLatin1(name), text);
        };
        add("title", tile.title);
        add("report", tile.report);
        add("chart", tile.chart);
        add("text", tile.text);
        if (!tile.figures.isEmpty())
            json.insert(QStringLiteral("figures"), QJsonArray::fromStringList(tile.figures));
        QJsonObject parameters;
        for (auto it = tile.parameters.begin(); it != tile.parameters.end(); ++it)
            parameters.insert(it.key(), it.value());
        if (!parameters.isEmpty())
            json.insert(QStringLiteral("parameters"), parameters);
        QJsonArray thresholds;
        for (const TileThreshold &threshold : tile.thresholds)
            thresholds.append(
                QJsonObject{{QStringLiteral("below"), threshold.below}, {QStringLiteral("colour"), threshold.colour}});
        if (!thresholds.isEmpty())
            json.insert(QStringLiteral("thresholds"), thresholds);
        list.append(json);
    }
    return list;
}

Result<std::vector<DashboardTile>> tilesFromJson(const QJsonArray &json)
{
    std::vector<DashboardTile> tiles;
    for (const QJsonValue &part : json) {
        if (!part.isObject())
            return wrongTile(QStringLiteral("tiles"), "object");
        MILLRACE_ASSIGN(DashboardTile tile, tileFromJson(part.toObject()));
        for (const DashboardTile &other : tiles) {
            if (other.key == tile.key)
                return wrongTile(tile.key, "a key of its own");
            if (overlap(other, tile))
                return wrongTile(tile.key, "a place of its own");
        }
        tiles.push_back(std::move(tile));
    }
    return tiles;
}

} // namespace millrace
