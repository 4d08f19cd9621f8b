// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/pipeline.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef pipelineEntity()
{
    return EntityBuilder{"pipeline", QT_TRANSLATE_NOOP("schema", "Pipeline"), QT_TRANSLATE_NOOP("schema", "Pipelines"),
                         "funnel"}
        .field(pipeline::name, QT_TRANSLATE_NOOP("schema", "Name"),
               {.required = true, .indexed = true, .listed = true, .maxLength = 200})
        .field(pipeline::order, QT_TRANSLATE_NOOP("schema", "Order"), {.listed = true})
        .metadata()
        .build();
}

} // namespace millrace
