// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/target.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef targetEntity()
{
    return EntityBuilder{"target", QT_TRANSLATE_NOOP("schema", "Target"), QT_TRANSLATE_NOOP("schema", "Targets"),
                         "graph-up"}
        .field(target::metric, QT_TRANSLATE_NOOP("schema", "Metric"),
               {.required = true, .listed = true, .target = QStringLiteral("metric")})
        .field(target::person, QT_TRANSLATE_NOOP("schema", "Person"),
               {.listed = true, .target = QStringLiteral("user")})
        .field(target::department, QT_TRANSLATE_NOOP("schema", "Department"),
               {.listed = true, .target = QStringLiteral("department")})
        .field(target::period, QT_TRANSLATE_NOOP("schema", "First day"),
               {.required = true, .indexed = true, .listed = true})
        .field(target::span, QT_TRANSLATE_NOOP("schema", "Span"),
               {.required = true,
                .listed = true,
                .fallback = QStringLiteral("month"),
                .options = {{"month", "Month", "月"}, {"quarter", "Quarter", "季度"}, {"year", "Year", "年"}}})
        .field(target::value, QT_TRANSLATE_NOOP("schema", "Value"), {.required = true, .listed = true, .scale = 2})
        .title({"period"})
        .build();
}

} // namespace millrace
