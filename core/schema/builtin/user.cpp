// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/user.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef userEntity()
{
    return EntityBuilder{"user", QT_TRANSLATE_NOOP("schema", "User"), QT_TRANSLATE_NOOP("schema", "Users"), "person"}
        .field(user::name, QT_TRANSLATE_NOOP("schema", "Name"),
               {.required = true,
                .searchable = true,
                .indexed = true,
                .listed = true,
                .maxLength = 200,
                .nameOf = NameOf::Person})
        .field(user::login, QT_TRANSLATE_NOOP("schema", "Sign-in name"),
               {.unique = true, .listed = true, .guarded = true, .maxLength = 100})
        .field("email", FieldType::Email, QT_TRANSLATE_NOOP("schema", "E-mail"), {.listed = true})
        .field(user::manager, QT_TRANSLATE_NOOP("schema", "Manager"),
               {.listed = true, .guarded = true, .target = QStringLiteral("user")})
        .field("skills", FieldType::References, QT_TRANSLATE_NOOP("schema", "Skills"),
               {.target = QStringLiteral("tag"), .merge = Merge::Union})
        .field("capacity", FieldType::Integer, QT_TRANSLATE_NOOP("schema", "Capacity (hours a week)"),
               {.min = 0, .max = 168})
        .field(user::active, QT_TRANSLATE_NOOP("schema", "Active"),
               {.guarded = true, .fallback = QStringLiteral("true")})
        .field("external_id", FieldType::Text, QT_TRANSLATE_NOOP("schema", "External id"),
               {.indexed = true, .maxLength = 200})
        .field(user::role, QT_TRANSLATE_NOOP("schema", "Role"),
               {.listed = true, .guarded = true, .target = QStringLiteral("role")})
        .inDepartment()
        .importable()
        .build();
}

} // namespace millrace
