// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/customer.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef customerEntity()
{
    return EntityBuilder{"customer", QT_TRANSLATE_NOOP("schema", "Customer"), QT_TRANSLATE_NOOP("schema", "Customers"),
                         "building"}
        .field(customer::name, QT_TRANSLATE_NOOP("schema", "Name"),
               {.required = true,
                .searchable = true,
                .indexed = true,
                .listed = true,
                .maxLength = 500,
                .nameOf = NameOf::Company,
                .identity = Identity::Name,
                .width = 22})
        .field("short_name", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Short name"),
               {.searchable = true, .maxLength = 200, .nameOf = NameOf::Company, .identity = Identity::Name})
        .field(customer::kind, QT_TRANSLATE_NOOP("schema", "Kind"),
               {.fallback = QStringLiteral("company"),
                .options = {{"company", "Company", "公司"}, {"person", "Person", "个人"}}})
        .field("level", FieldType::Choice, QT_TRANSLATE_NOOP("schema", "Level"),
               {.listed = true, .options = {{"a", "A", "A", "success"}, {"b", "B", "B", "info"}, {"c", "C", "C", ""}}})
        .field("lifecycle", FieldType::Choice, QT_TRANSLATE_NOOP("schema", "Lifecycle"),
               {.listed = true,
                .options = {{"prospect", "Prospect", "潜在客户"},
                            {"active", "Active", "成交客户", "success"},
                            {"dormant", "Dormant", "沉睡客户", "warning"},
                            {"lost", "Lost", "流失客户", "danger"}}})
        .field("industry", FieldType::Choice, QT_TRANSLATE_NOOP("schema", "Industry"),
               {.listed = true,
                .options = {{"manufacturing", "Manufacturing", "制造业"},
                            {"software", "Software", "软件"},
                            {"retail", "Retail", "零售"},
                            {"finance", "Finance", "金融"},
                            {"healthcare", "Healthcare", "医疗健康"},
                            {"education", "Education", "教育"},
                            {"logistics", "Logistics", "物流"},
                            {"construction", "Construction", "建筑"},
                            {"energy", "Energy", "能源"},
                            {"services", "Services", "服务业"}}})
        .field("source", FieldType::Choice, QT_TRANSLATE_NOOP("schema", "Source"),
               {.options = {{"referral", "Referral", "转介绍"},
                            {"website", "Website", "官网"},
                            {"exhibition", "Exhibition", "展会"},
                            {"phone", "Phone call", "电话开发"},
                            {"advertising", "Advertising", "广告"},
                            {"partner", "Partner", "合作伙伴"}}})
        .field("phone", FieldType::Phone, QT_TRANSLATE_NOOP("schema", "Phone"),
               {.searchable = true,
                .sensitive = true,
                .listed = true,
                .maxLength = 60,
                .identity = Identity::Phone,
                .section = QStringLiteral("contact")})
        .field(
            "email", FieldType::Email, QT_TRANSLATE_NOOP("schema", "E-mail"),
            {.searchable = true, .sensitive = true, .identity = Identity::Mail, .section = QStringLiteral("contact")})
        .field(customer::website, QT_TRANSLATE_NOOP("schema", "Website"),
               {.searchable = true, .identity = Identity::Domain, .section = QStringLiteral("contact")})
        .field(customer::region, QT_TRANSLATE_NOOP("schema", "Region"),
               {.maxLength = 100, .section = QStringLiteral("address")})
        .field(customer::city, QT_TRANSLATE_NOOP("schema", "City"),
               {.searchable = true,
                .indexed = true,
                .listed = true,
                .maxLength = 100,
                .section = QStringLiteral("address")})
        .field(customer::address, QT_TRANSLATE_NOOP("schema", "Address"),
               {.searchable = true,
                .maxLength = 500,
                .identity = Identity::Together,
                .section = QStringLiteral("address")})
        .field("postal_code", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Postal code"),
               {.maxLength = 20, .section = QStringLiteral("address")})
        .field("country", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Country"),
               {.maxLength = 100, .section = QStringLiteral("address")})
        .field("credit_code", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Unified social credit code"),
               {.unique = true,
                .searchable = true,
                .maxLength = 18,
                .checksum = QStringLiteral("credit_code"),
                .identity = Identity::Code,
                .section = QStringLiteral("business")})
        .field("parent", FieldType::Reference, QT_TRANSLATE_NOOP("schema", "Parent company"),
               {.target = QStringLiteral("customer"), .section = QStringLiteral("business")})
        .field("employees", FieldType::Integer, QT_TRANSLATE_NOOP("schema", "Employees"),
               {.min = 0, .section = QStringLiteral("business")})
        .field("revenue", FieldType::Money, QT_TRANSLATE_NOOP("schema", "Annual revenue"),
               {.indexed = true, .min = 0, .section = QStringLiteral("business")})
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
