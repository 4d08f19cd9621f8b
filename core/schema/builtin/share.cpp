// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/share.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef shareEntity()
{
    return EntityBuilder{"share", QT_TRANSLATE_NOOP("schema", "Share"), QT_TRANSLATE_NOOP("schema", "Shares"), "share"}
        .field("note", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Note"), {.listed = true, .maxLength = 500})
        .field("customer", FieldType::Reference, QT_TRANSLATE_NOOP("schema", "Customer"),
               {.root = true, .listed = true, .target = QStringLiteral("customer")})
        .field("lead", FieldType::Reference, QT_TRANSLATE_NOOP("schema", "Lead"),
               {.root = true, .listed = true, .target = QStringLiteral("lead")})
        .field("opportunity", FieldType::Reference, QT_TRANSLATE_NOOP("schema", "Opportunity"),
               {.root = true, .listed = true, .target = QStringLiteral("opportunity")})
        .field(share::user, QT_TRANSLATE_NOOP("schema", "Shared with"),
               {.listed = true, .target = QStringLiteral("user")})
        .field(share::level, QT_TRANSLATE_NOOP("schema", "May"),
               {.listed = true,
                .fallback = QStringLiteral("read"),
                .options = {{"read", "Read", "查看"}, {"write", "Write", "编辑"}}})
        .field(share::until, QT_TRANSLATE_NOOP("schema", "Until"), {.indexed = true, .listed = true})
        .inDepartment()
        .build();
}

} // namespace millrace
