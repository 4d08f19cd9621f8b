// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/option.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef optionEntity()
{
    return EntityBuilder{"option", QT_TRANSLATE_NOOP("schema", "Option"), QT_TRANSLATE_NOOP("schema", "Options"),
                         "list-check"}
        .field(option::field, QT_TRANSLATE_NOOP("schema", "Field"),
               {.required = true, .indexed = true, .listed = true, .maxLength = 200})
        .field(option::key, QT_TRANSLATE_NOOP("schema", "Key"),
               {.required = true, .listed = true, .maxLength = 100, .pattern = QStringLiteral("[^|;]+")})
        .field(option::label, QT_TRANSLATE_NOOP("schema", "Label (English)"),
               {.required = true, .listed = true, .maxLength = 200})
        .field(option::labelZh, QT_TRANSLATE_NOOP("schema", "Label (Chinese)"), {.listed = true, .maxLength = 200})
        .field(option::order, QT_TRANSLATE_NOOP("schema", "Order"), {.listed = true})
        .field(option::colour, QT_TRANSLATE_NOOP("schema", "Colour"), {.maxLength = 20})
        .field(option::retired, QT_TRANSLATE_NOOP("schema", "Retired"))
        .title({"label"})
        .metadata()
        .build();
}

} // namespace millrace
