// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/custom_field.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef customFieldEntity()
{
    return EntityBuilder{"custom_field", QT_TRANSLATE_NOOP("schema", "Custom field"),
                         QT_TRANSLATE_NOOP("schema", "Custom fields"), "input-cursor-text"}
        .field(custom_field::entity, QT_TRANSLATE_NOOP("schema", "Entity"),
               {.required = true, .listed = true, .maxLength = 60})
        .field(custom_field::key, QT_TRANSLATE_NOOP("schema", "Key"),
               {.required = true,
                .unique = true,
                .listed = true,
                .readOnly = true,
                .pattern = QStringLiteral("x_[0-9a-hjkmnp-tv-z]{13}")})
        .field(custom_field::type, QT_TRANSLATE_NOOP("schema", "Type"),
               {.required = true, .listed = true, .maxLength = 40})
        .field(custom_field::label, QT_TRANSLATE_NOOP("schema", "Label (English)"),
               {.required = true, .listed = true, .maxLength = 200})
        .field(custom_field::labelZh, QT_TRANSLATE_NOOP("schema", "Label (Chinese)"),
               {.listed = true, .maxLength = 200})
        .field(custom_field::section, QT_TRANSLATE_NOOP("schema", "Section"), {.maxLength = 60})
        .field(custom_field::order, QT_TRANSLATE_NOOP("schema", "Order"))
        .field(custom_field::requiredFields, QT_TRANSLATE_NOOP("schema", "Required"))
        .field(custom_field::searchable, QT_TRANSLATE_NOOP("schema", "Searchable"))
        .field(custom_field::indexed, QT_TRANSLATE_NOOP("schema", "Sortable"))
        .field(custom_field::target, QT_TRANSLATE_NOOP("schema", "Refers to"), {.maxLength = 60})
        .field(custom_field::scale, QT_TRANSLATE_NOOP("schema", "Decimals"), {.min = 0, .max = 9})
        .field(custom_field::pattern, QT_TRANSLATE_NOOP("schema", "Pattern"),
               {.maxLength = 500, .grammar = Grammar::Pattern})
        .field(custom_field::retired, QT_TRANSLATE_NOOP("schema", "Retired"))
        .title({"label"})
        .metadata()
        .build();
}

} // namespace millrace
