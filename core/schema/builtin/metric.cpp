// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/metric.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef metricEntity()
{
    return EntityBuilder{"metric", QT_TRANSLATE_NOOP("schema", "Metric"), QT_TRANSLATE_NOOP("schema", "Metrics"),
                         "graph-up"}
        .field(metric::name, QT_TRANSLATE_NOOP("schema", "Name"),
               {.required = true, .indexed = true, .listed = true, .maxLength = 200, .nameOf = NameOf::Thing})
        .field(metric::entity, QT_TRANSLATE_NOOP("schema", "Entity"),
               {.required = true, .listed = true, .maxLength = 60, .shape = QStringLiteral("metric")})
        .field(metric::filter, QT_TRANSLATE_NOOP("schema", "Filter"), {.listed = true, .maxLength = 10000})
        .field(metric::measure, QT_TRANSLATE_NOOP("schema", "Measure"),
               {.required = true,
                .listed = true,
                .fallback = QStringLiteral("count"),
                .options = {{"count", "Count", "计数"}, {"sum", "Sum", "求和"}}})
        .field(metric::field, QT_TRANSLATE_NOOP("schema", "Field to sum"), {.listed = true, .maxLength = 200})
        .field(metric::dateField, QT_TRANSLATE_NOOP("schema", "Field of the day"),
               {.required = true, .listed = true, .maxLength = 200})
        .field(metric::personField, QT_TRANSLATE_NOOP("schema", "Field of the person"),
               {.listed = true, .maxLength = 200, .fallback = QStringLiteral("owner")})
        .metadata()
        .build();
}

} // namespace millrace
