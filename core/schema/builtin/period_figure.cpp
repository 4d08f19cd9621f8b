// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/period_figure.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef periodFigureEntity()
{
    return EntityBuilder{"period_figure", QT_TRANSLATE_NOOP("schema", "Closed figure"),
                         QT_TRANSLATE_NOOP("schema", "Closed figures"), "archive"}
        .field(period_figure::metric, QT_TRANSLATE_NOOP("schema", "Metric"),
               {.required = true, .listed = true, .readOnly = true, .target = QStringLiteral("metric")})
        .field(period_figure::person, QT_TRANSLATE_NOOP("schema", "Person"),
               {.listed = true, .readOnly = true, .target = QStringLiteral("user")})
        .field(period_figure::department, QT_TRANSLATE_NOOP("schema", "Department"),
               {.listed = true, .readOnly = true, .target = QStringLiteral("department")})
        .field(period_figure::period, QT_TRANSLATE_NOOP("schema", "First day"),
               {.required = true, .indexed = true, .listed = true, .readOnly = true})
        .field(period_figure::span, QT_TRANSLATE_NOOP("schema", "Span"),
               {.required = true,
                .listed = true,
                .readOnly = true,
                .fallback = QStringLiteral("month"),
                .options = {{"month", "Month", "月"}, {"quarter", "Quarter", "季度"}, {"year", "Year", "年"}}})
        .field(period_figure::target, QT_TRANSLATE_NOOP("schema", "Target"),
               {.listed = true, .readOnly = true, .scale = 2})
        .field(period_figure::actual, QT_TRANSLATE_NOOP("schema", "Reached"),
               {.required = true, .listed = true, .readOnly = true, .scale = 2})
        .field(period_figure::takingPart, QT_TRANSLATE_NOOP("schema", "Records counted"), {.readOnly = true})
        .field(period_figure::closedAt, QT_TRANSLATE_NOOP("schema", "Closed"),
               {.required = true, .listed = true, .readOnly = true})
        .title({"period"})
        .build();
}

} // namespace millrace
