// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/product.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef productEntity()
{
    return EntityBuilder{"product", QT_TRANSLATE_NOOP("schema", "Product"), QT_TRANSLATE_NOOP("schema", "Products"),
                         "box-seam"}
        .field("name", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Name"),
               {.required = true,
                .searchable = true,
                .indexed = true,
                .listed = true,
                .maxLength = 300,
                .nameOf = NameOf::Thing})
        .field("series", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Series"), {.listed = true, .maxLength = 100})
        .field("price", FieldType::Money, QT_TRANSLATE_NOOP("schema", "Price"), {.listed = true, .min = 0})
        .field("external_id", FieldType::Text, QT_TRANSLATE_NOOP("schema", "External id"),
               {.searchable = true, .indexed = true, .maxLength = 200})
        .importable()
        .customizable()
        .discussed()
        .build();
}

} // namespace millrace
