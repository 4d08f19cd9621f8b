// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/role.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef roleEntity()
{
    return EntityBuilder{"role", QT_TRANSLATE_NOOP("schema", "Role"), QT_TRANSLATE_NOOP("schema", "Roles"),
                         "shield-lock"}
        .field(role::name, QT_TRANSLATE_NOOP("schema", "Name"),
               {.required = true, .unique = true, .listed = true, .guarded = true, .maxLength = 200})
        .field("description", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Description"),
               {.listed = true, .guarded = true, .multiline = true})
        .field(role::rights, QT_TRANSLATE_NOOP("schema", "Rights"), {.guarded = true})
        .metadata()
        .build();
}

} // namespace millrace
