// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/report_definition.h"

#include <QJsonArray>

namespace millrace {

/// A tile that changes colour with its figure.
struct TileThreshold
{
    QString below;  ///< a plain decimal, in the figure's own unit
    QString colour; ///< name of a palette colour: "danger", "warning", "success", "info"
    bool operator==(const TileThreshold &) const = default;
};

/// One tile of a dashboard, on a grid of twelve columns. What it shows is a report (a record or a ready one), the
/// funnel, targets or a text.
struct DashboardTile
{
    enum class Kind { Figure, Chart, Table, Leaderboard, Funnel, Target, Text };
    QString key; ///< unique within the dashboard
    Kind kind = Kind::Figure;
    QString title = {};
    QString report = {};      ///< id of a record or key of a ready report; all but Funnel, Target and Text
    QStringList figures = {}; ///< of the report; empty = its own first
    QString chart = {};       ///< Chart: its kind where it is not the report's own: "bar", "column", "stacked", "line",
                              ///< "area", "scatter", "heat", "funnel"
    QString text = {};
    /// By key, as typed, or a word for what changes with the day and the reader: "@me", "@today", "@week", "@month",
    /// "@quarter", "@year" (the first days of the running ones).
    QHash<QString, QString> parameters = {};
    std::vector<TileThreshold> thresholds = {};
    int column = 0, row = 0, width = 3, height = 2;

    bool operator==(const DashboardTile &) const = default;
};

inline constexpr int dashboardColumns = 12;

/// [{"key","kind":"figure|chart|table|leaderboard|funnel|target|text","title","report","figures":[..],"chart","text",
///   "parameters":{..},"thresholds":[{"below","colour"}],"column","row","width","height"}]
QJsonArray tilesToJson(const std::vector<DashboardTile> &tiles);
/// InvalidArgument: {"dashboard", where, what was expected}: an unknown member, a key twice, a tile outside of the
/// grid or upon another, a report tile without a report.
Result<std::vector<DashboardTile>> tilesFromJson(const QJsonArray &json);

} // namespace millrace
