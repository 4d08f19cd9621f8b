// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/dashboard.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef dashboardEntity()
{
    return EntityBuilder{"dashboard", QT_TRANSLATE_NOOP("schema", "Dashboard"),
                         QT_TRANSLATE_NOOP("schema", "Dashboards"), "layers"}
        .field(dashboard::name, QT_TRANSLATE_NOOP("schema", "Name"),
               {.required = true, .indexed = true, .listed = true, .maxLength = 200})
        .field(dashboard::tiles, QT_TRANSLATE_NOOP("schema", "Tiles"),
               {.shape = QStringLiteral("dashboard"), .merge = Merge::Ask})
        .field(dashboard::ready, QT_TRANSLATE_NOOP("schema", "Ready dashboard that it stands for"), {.maxLength = 100})
        .field(dashboard::order, QT_TRANSLATE_NOOP("schema", "Order"))
        .field(dashboard::shared, QT_TRANSLATE_NOOP("schema", "Shared"), {.listed = true})
        .metadata()
        .build();
}

} // namespace millrace
