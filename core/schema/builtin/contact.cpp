// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/contact.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef contactEntity()
{
    return EntityBuilder{"contact", QT_TRANSLATE_NOOP("schema", "Contact"), QT_TRANSLATE_NOOP("schema", "Contacts"),
                         "person-vcard"}
        .field(contact::name, QT_TRANSLATE_NOOP("schema", "Name"),
               {.required = true,
                .searchable = true,
                .indexed = true,
                .listed = true,
                .maxLength = 300,
                .nameOf = NameOf::Person,
                .identity = Identity::Name,
                .width = 18})
        .field("first_name", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Given name"), {.maxLength = 100})
        .field("last_name", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Family name"), {.maxLength = 100})
        .field(contact::title, QT_TRANSLATE_NOOP("schema", "Job title"), {.listed = true, .maxLength = 200})
        .field(contact::customer, QT_TRANSLATE_NOOP("schema", "Customer"),
               {.expected = true,
                .root = true,
                .listed = true,
                .target = QStringLiteral("customer"),
                .identity = Identity::Together})
        .field(contact::phone, QT_TRANSLATE_NOOP("schema", "Phone"),
               {.searchable = true,
                .sensitive = true,
                .listed = true,
                .maxLength = 60,
                .identity = Identity::Phone,
                .section = QStringLiteral("contact")})
        .field(contact::mobile, QT_TRANSLATE_NOOP("schema", "Mobile"),
               {.searchable = true,
                .sensitive = true,
                .listed = true,
                .maxLength = 60,
                .identity = Identity::Phone,
                .section = QStringLiteral("contact")})
        .field(contact::email, QT_TRANSLATE_NOOP("schema", "E-mail"),
               {.searchable = true,
                .sensitive = true,
                .listed = true,
                .identity = Identity::Mail,
                .section = QStringLiteral("contact")})
        .field(contact::wechat, QT_TRANSLATE_NOOP("schema", "WeChat"),
               {.searchable = true,
                .sensitive = true,
                .maxLength = 100,
                .identity = Identity::Code,
                .section = QStringLiteral("contact")})
        .field(contact::address, QT_TRANSLATE_NOOP("schema", "Address"),
               {.maxLength = 500, .identity = Identity::Together, .section = QStringLiteral("address")})
        .field(contact::city, QT_TRANSLATE_NOOP("schema", "City"),
               {.maxLength = 100, .identity = Identity::Together, .section = QStringLiteral("address")})
        .field(contact::region, QT_TRANSLATE_NOOP("schema", "Region"),
               {.maxLength = 100, .section = QStringLiteral("address")})
        .field(contact::postalCode, QT_TRANSLATE_NOOP("schema", "Postal code"),
               {.maxLength = 20, .section = QStringLiteral("address")})
        .field("country", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Country"),
               {.maxLength = 100, .section = QStringLiteral("address")})
        .field("birthday", FieldType::Date, QT_TRANSLATE_NOOP("schema", "Birthday"),
               {.sensitive = true, .identity = Identity::Together})
        .field("id_number", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Identity number"),
               {.sensitive = true, .maxLength = 40, .identity = Identity::Code})
        .field("tags", FieldType::References, QT_TRANSLATE_NOOP("schema", "Tags"),
               {.target = QStringLiteral("tag"), .merge = Merge::Union})
        .field("external_id", FieldType::Text, QT_TRANSLATE_NOOP("schema", "External id"),
               {.searchable = true, .indexed = true, .maxLength = 200, .section = QStringLiteral("business")})
        .field("notes", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Notes"),
               {.multiline = true, .merge = Merge::Ask, .history = History::Server, .section = QStringLiteral("notes")})
        .ownable()
        .importable()
        .customizable()
        .discussed()
        .build();
}

} // namespace millrace
