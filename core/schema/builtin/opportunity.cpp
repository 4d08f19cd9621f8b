// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/opportunity.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef opportunityEntity()
{
    return EntityBuilder{"opportunity", QT_TRANSLATE_NOOP("schema", "Opportunity"),
                         QT_TRANSLATE_NOOP("schema", "Opportunities"), "kanban"}
        .field(opportunity::name, QT_TRANSLATE_NOOP("schema", "Name"),
               {.required = true,
                .searchable = true,
                .indexed = true,
                .listed = true,
                .maxLength = 500,
                .nameOf = NameOf::Thing,
                .width = 22})
        .field(opportunity::customer, QT_TRANSLATE_NOOP("schema", "Customer"),
               {.expected = true, .root = true, .listed = true, .target = QStringLiteral("customer")})
        .field("contact", FieldType::Reference, QT_TRANSLATE_NOOP("schema", "Contact"),
               {.target = QStringLiteral("contact")})
        .field(opportunity::pipeline, QT_TRANSLATE_NOOP("schema", "Pipeline"),
               {.required = true, .target = QStringLiteral("pipeline"), .merge = Merge::Ask})
        .field(opportunity::stage, QT_TRANSLATE_NOOP("schema", "Stage"),
               {.required = true,
                .indexed = true,
                .listed = true,
                .target = QStringLiteral("stage"),
                .within = QStringLiteral("pipeline"),
                .merge = Merge::Ask})
        .field(opportunity::amount, QT_TRANSLATE_NOOP("schema", "Amount"),
               {.expected = true,
                .indexed = true,
                .listed = true,
                .dateField = QStringLiteral("close_date"),
                .merge = Merge::Ask})
        .field("probability", FieldType::Integer, QT_TRANSLATE_NOOP("schema", "Probability (%)"),
               {.min = 0, .max = 100})
        .field(opportunity::forecastCategory, QT_TRANSLATE_NOOP("schema", "Forecast category"),
               {.options = {{"pipeline", "Pipeline", "储备"},
                            {"best_case", "Best case", "最佳"},
                            {"commit", "Commit", "承诺"},
                            {"omitted", "Omitted", "不计"}}})
        .field(opportunity::expectedClose, QT_TRANSLATE_NOOP("schema", "Expected close"),
               {.indexed = true, .listed = true})
        .field(opportunity::closeDate, QT_TRANSLATE_NOOP("schema", "Close date"), {.indexed = true, .listed = true})
        .field("product", FieldType::Reference, QT_TRANSLATE_NOOP("schema", "Product"),
               {.target = QStringLiteral("product")})
        .field("source", FieldType::Choice, QT_TRANSLATE_NOOP("schema", "Source"),
               {.options = {{"referral", "Referral", "转介绍"},
                            {"website", "Website", "官网"},
                            {"exhibition", "Exhibition", "展会"},
                            {"phone", "Phone call", "电话开发"},
                            {"advertising", "Advertising", "广告"},
                            {"partner", "Partner", "合作伙伴"}}})
        .field("reason", FieldType::Choice, QT_TRANSLATE_NOOP("schema", "Reason won or lost"),
               {.options = {{"price", "Price", "价格"},
                            {"product", "Product fit", "产品匹配"},
                            {"relationship", "Relationship", "客户关系"},
                            {"timing", "Timing", "时机"},
                            {"competitor", "Competitor", "竞争对手"},
                            {"no_budget", "No budget", "没有预算"}}})
        .field("next_step", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Next step"), {.maxLength = 500})
        .field("tags", FieldType::References, QT_TRANSLATE_NOOP("schema", "Tags"),
               {.target = QStringLiteral("tag"), .merge = Merge::Union})
        .field(opportunity::externalId, QT_TRANSLATE_NOOP("schema", "External id"),
               {.searchable = true, .indexed = true, .maxLength = 200})
        .field("notes", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Notes"),
               {.multiline = true, .merge = Merge::Ask, .history = History::Server, .section = QStringLiteral("notes")})
        .statusField("stage")
        .card({"customer", "amount", "expected_close"})
        .reason("reason")
        .ownable()
        .ownerSeesRoot()
        .importable()
        .customizable()
        .discussed()
        .build();
}

} // namespace millrace
