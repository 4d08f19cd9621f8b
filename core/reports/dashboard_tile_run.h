// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/dashboard_definition.h"
#include "core/reports/funnel_report.h"
#include "core/reports/report_library.h"
#include "core/reports/report_table.h"
#include "core/reports/target_report.h"

#include <QSet>

namespace millrace {

/// What a tile is asked for beside its definition.
struct TileAsk
{
    DashboardTile tile;
    std::optional<Instant> asOf;
    /// A condition of the whole dashboard; it narrows tiles whose records are of `filterEntity`.
    QString filterEntity;
    Filter filter;
};

/// What a tile shows: numbers, by its kind one of them. A value.
struct TileAnswer
{
    DashboardTile tile;
    std::optional<ReportEntry> report; ///< behind `table`
    std::optional<ReportTable> table;
    std::optional<FunnelReport> funnel;
    std::optional<TargetReport> targets;
    /// Entities whose records decide what it shows: a commit of others changes nothing of it.
    QSet<QString> entities;
    bool narrowed = false; ///< by the condition of the whole dashboard
};

/// Errors: those of findReport, runReport, funnelReport and targetReport. Not for the UI thread.
Result<TileAnswer> runTile(const Workspace &workspace, const Session &session, const TileAsk &ask,
                           const Progress &progress = {});

/// A parameter with the words of DashboardTile::parameters in their meaning on that day.
QString tileParameter(const QString &value, const Session &session, QDate today);

/// The number that a Figure tile shows: the total of its figure, of a list the number of records. Nothing where there
/// is no figure. `row` and `column` say where it stands in the table; -1 for the number of records.
struct TileFigure
{
    Value value;
    FieldDef field;
    bool percent = false;
    int row = -1, column = -1;
};
std::optional<TileFigure> figureOf(const TileAnswer &answer);
/// The colour of the first threshold that the figure lies below, in its own unit; empty for none.
QString thresholdColour(const DashboardTile &tile, const TileFigure &figure);

/// Whether a commit may change what the tile shows.
bool concerns(const CommitNotice &notice, const TileAnswer &answer);

} // namespace millrace
