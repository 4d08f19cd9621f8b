// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/tag.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef tagEntity()
{
    return EntityBuilder{"tag", QT_TRANSLATE_NOOP("schema", "Tag"), QT_TRANSLATE_NOOP("schema", "Tags"), "tag"}
        .field("name", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Name"),
               {.required = true, .searchable = true, .indexed = true, .listed = true, .maxLength = 100})
        .field("colour", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Colour"), {.listed = true, .maxLength = 20})
        .metadata()
        .build();
}

} // namespace millrace
