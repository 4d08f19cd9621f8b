// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/department.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef departmentEntity()
{
    return EntityBuilder{"department", QT_TRANSLATE_NOOP("schema", "Department"),
                         QT_TRANSLATE_NOOP("schema", "Departments"), "diagram-3"}
        .field(department::name, QT_TRANSLATE_NOOP("schema", "Name"),
               {.required = true,
                .searchable = true,
                .indexed = true,
                .listed = true,
                .maxLength = 200,
                .nameOf = NameOf::Thing})
        .field(department::parent, QT_TRANSLATE_NOOP("schema", "Parent"),
               {.listed = true, .guarded = true, .target = QStringLiteral("department")})
        .field("external_id", FieldType::Text, QT_TRANSLATE_NOOP("schema", "External id"), {.maxLength = 200})
        .importable()
        .build();
}

} // namespace millrace
