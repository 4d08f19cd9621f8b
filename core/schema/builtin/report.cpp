// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/report.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef reportEntity()
{
    return EntityBuilder{"report", QT_TRANSLATE_NOOP("schema", "Report"), QT_TRANSLATE_NOOP("schema", "Reports"),
                         "bar-chart"}
        .field(report::name, QT_TRANSLATE_NOOP("schema", "Name"),
               {.required = true, .indexed = true, .listed = true, .maxLength = 200})
        .field(report::entity, QT_TRANSLATE_NOOP("schema", "Entity"),
               {.required = true, .listed = true, .maxLength = 60})
        .field(report::definition, QT_TRANSLATE_NOOP("schema", "Definition"),
               {.required = true, .shape = QStringLiteral("report"), .merge = Merge::Ask})
        .field(report::ready, QT_TRANSLATE_NOOP("schema", "Ready report that it stands for"), {.maxLength = 100})
        .field(report::description, QT_TRANSLATE_NOOP("schema", "Description"), {.multiline = true, .maxLength = 2000})
        .field(report::shared, QT_TRANSLATE_NOOP("schema", "Shared"), {.listed = true})
        .metadata()
        .build();
}

} // namespace millrace
