// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/lead.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef leadEntity()
{
    return EntityBuilder{"lead", QT_TRANSLATE_NOOP("schema", "Lead"), QT_TRANSLATE_NOOP("schema", "Leads"), "magnet"}
        .field("name", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Name"),
               {.required = true,
                .searchable = true,
                .indexed = true,
                .listed = true,
                .maxLength = 300,
                .nameOf = NameOf::Person,
                .identity = Identity::Name})
        .field("company", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Company"),
               {.searchable = true,
                .listed = true,
                .maxLength = 500,
                .nameOf = NameOf::Company,
                .identity = Identity::Together})
        .field("phone", FieldType::Phone, QT_TRANSLATE_NOOP("schema", "Phone"),
               {.searchable = true, .sensitive = true, .listed = true, .maxLength = 60, .identity = Identity::Phone})
        .field("email", FieldType::Email, QT_TRANSLATE_NOOP("schema", "E-mail"),
               {.searchable = true, .sensitive = true, .listed = true, .identity = Identity::Mail})
        .field("source", FieldType::Choice, QT_TRANSLATE_NOOP("schema", "Source"),
               {.listed = true,
                .options = {{"referral", "Referral", "转介绍"},
                            {"website", "Website", "官网"},
                            {"exhibition", "Exhibition", "展会"},
                            {"phone", "Phone call", "电话开发"},
                            {"advertising", "Advertising", "广告"},
                            {"partner", "Partner", "合作伙伴"}}})
        .field("status", FieldType::Choice, QT_TRANSLATE_NOOP("schema", "Status"),
               {.listed = true,
                .fallback = QStringLiteral("new"),
                .options = {{"new", "New", "新线索", "info"},
                            {"contacted", "Contacted", "已联系"},
                            {"qualified", "Qualified", "有意向", "success"},
                            {"invalid", "Invalid", "无效"},
                            {"converted", "Converted", "已转换", "success"}}})
        .field("region", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Region"), {.maxLength = 100})
        .field("converted_customer", FieldType::Reference, QT_TRANSLATE_NOOP("schema", "Converted to customer"),
               {.readOnly = true, .target = QStringLiteral("customer")})
        .field("converted_contact", FieldType::Reference, QT_TRANSLATE_NOOP("schema", "Converted to contact"),
               {.readOnly = true, .target = QStringLiteral("contact")})
        .field("converted_to", FieldType::Reference, QT_TRANSLATE_NOOP("schema", "Converted to opportunity"),
               {.readOnly = true, .target = QStringLiteral("opportunity")})
        .field("tags", FieldType::References, QT_TRANSLATE_NOOP("schema", "Tags"),
               {.target = QStringLiteral("tag"), .merge = Merge::Union})
        .field("external_id", FieldType::Text, QT_TRANSLATE_NOOP("schema", "External id"),
               {.searchable = true, .indexed = true, .maxLength = 200})
        .field("notes", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Notes"),
               {.multiline = true, .merge = Merge::Ask, .history = History::Server, .section = QStringLiteral("notes")})
        .statusField("status")
        .convertsTo("customer", "converted_customer",
                    {{.to = "name", .from = "company"},
                     {.to = "name", .from = "name"},
                     {.to = "kind", .value = "person", .unless = "company"},
                     {.to = "phone", .from = "phone"},
                     {.to = "email", .from = "email", .unless = "company"},
                     {.to = "source", .from = "source"},
                     {.to = "region", .from = "region"},
                     {.to = "tags", .from = "tags"},
                     {.to = "notes", .from = "notes"}})
        .convertsTo("contact", "converted_contact",
                    {{.to = "name", .from = "name"},
                     {.to = "phone", .from = "phone"},
                     {.to = "email", .from = "email"},
                     {.to = "region", .from = "region"},
                     {.to = "tags", .from = "tags"}})
        .convertsTo("opportunity", "converted_to",
                    {{.to = "name", .from = "company"},
                     {.to = "name", .from = "name"},
                     {.to = "source", .from = "source"},
                     {.to = "tags", .from = "tags"}})
        .converted("status", "converted")
        .card({"company", "phone", "source"})
        .ownable()
        .importable()
        .customizable()
        .discussed()
        .build();
}

} // namespace millrace
