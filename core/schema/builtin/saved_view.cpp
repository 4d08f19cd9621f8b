// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/saved_view.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef savedViewEntity()
{
    return EntityBuilder{"saved_view", QT_TRANSLATE_NOOP("schema", "Saved view"),
                         QT_TRANSLATE_NOOP("schema", "Saved views"), "bookmark"}
        .field(saved_view::name, QT_TRANSLATE_NOOP("schema", "Name"),
               {.required = true, .indexed = true, .listed = true, .maxLength = 200})
        .field(saved_view::entity, QT_TRANSLATE_NOOP("schema", "Entity"),
               {.required = true, .listed = true, .maxLength = 60})
        .field(saved_view::filter, QT_TRANSLATE_NOOP("schema", "Filter"),
               {.maxLength = 10000, .grammar = Grammar::Filter})
        .field(saved_view::sort, QT_TRANSLATE_NOOP("schema", "Order"), {.maxLength = 500})
        .field(saved_view::columns, QT_TRANSLATE_NOOP("schema", "Columns"))
        .field(saved_view::layout, QT_TRANSLATE_NOOP("schema", "Layout"))
        .field(saved_view::shared, QT_TRANSLATE_NOOP("schema", "Shared"))
        .metadata()
        .build();
}

} // namespace millrace
