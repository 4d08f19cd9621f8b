// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/forecast_snapshot.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef forecastSnapshotEntity()
{
    return EntityBuilder{"forecast_snapshot", QT_TRANSLATE_NOOP("schema", "Kept forecast"),
                         QT_TRANSLATE_NOOP("schema", "Kept forecasts"), "graph-up"}
        .field(forecast_snapshot::takenAt, QT_TRANSLATE_NOOP("schema", "Taken"),
               {.required = true, .indexed = true, .listed = true, .readOnly = true})
        .field(forecast_snapshot::period, QT_TRANSLATE_NOOP("schema", "First day of the quarter"),
               {.required = true, .indexed = true, .listed = true, .readOnly = true})
        .field(forecast_snapshot::person, QT_TRANSLATE_NOOP("schema", "Person with reports"),
               {.listed = true, .readOnly = true, .target = QStringLiteral("user")})
        .field(forecast_snapshot::closed, QT_TRANSLATE_NOOP("schema", "Won so far"),
               {.listed = true, .readOnly = true, .dateField = QStringLiteral("period")})
        .field(forecast_snapshot::commit, QT_TRANSLATE_NOOP("schema", "Commit"),
               {.listed = true, .readOnly = true, .dateField = QStringLiteral("period")})
        .field(forecast_snapshot::bestCase, QT_TRANSLATE_NOOP("schema", "Best case"),
               {.listed = true, .readOnly = true, .dateField = QStringLiteral("period")})
        .field(forecast_snapshot::open, QT_TRANSLATE_NOOP("schema", "Pipeline"),
               {.listed = true, .readOnly = true, .dateField = QStringLiteral("period")})
        .field(forecast_snapshot::called, QT_TRANSLATE_NOOP("schema", "Called"),
               {.listed = true, .readOnly = true, .dateField = QStringLiteral("period")})
        .field(forecast_snapshot::low, QT_TRANSLATE_NOOP("schema", "Low (10 %)"),
               {.listed = true, .readOnly = true, .dateField = QStringLiteral("period")})
        .field(forecast_snapshot::middle, QT_TRANSLATE_NOOP("schema", "Middle (50 %)"),
               {.listed = true, .readOnly = true, .dateField = QStringLiteral("period")})
        .field(forecast_snapshot::high, QT_TRANSLATE_NOOP("schema", "High (90 %)"),
               {.listed = true, .readOnly = true, .dateField = QStringLiteral("period")})
        .field(forecast_snapshot::closedDeals, QT_TRANSLATE_NOOP("schema", "Closed opportunities learnt from"),
               {.readOnly = true})
        .field(forecast_snapshot::openDeals, QT_TRANSLATE_NOOP("schema", "Open opportunities"), {.readOnly = true})
        .title({"taken"})
        .build();
}

} // namespace millrace
