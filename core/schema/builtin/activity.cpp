// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/activity.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef activityEntity()
{
    return EntityBuilder{"activity", QT_TRANSLATE_NOOP("schema", "Activity"), QT_TRANSLATE_NOOP("schema", "Activities"),
                         "chat-left-text"}
        .field(activity::kind, QT_TRANSLATE_NOOP("schema", "Kind"),
               {.listed = true,
                .fallback = QStringLiteral("note"),
                .options = {{"call", "Call", "电话"},
                            {"visit", "Visit", "拜访"},
                            {"meeting", "Meeting", "会议"},
                            {"email", "E-mail", "邮件"},
                            {"wechat", "WeChat", "微信"},
                            {"note", "Note", "备注"}}})
        .field(activity::subject, QT_TRANSLATE_NOOP("schema", "Subject"),
               {.required = true, .searchable = true, .listed = true, .maxLength = 500})
        .field(activity::at, QT_TRANSLATE_NOOP("schema", "When"), {.indexed = true, .listed = true})
        .field("duration", FieldType::Duration, QT_TRANSLATE_NOOP("schema", "Duration"), {.min = 0})
        .field("outcome", FieldType::Choice, QT_TRANSLATE_NOOP("schema", "Outcome"),
               {.options = {{"reached", "Reached", "已接通"},
                            {"no_answer", "No answer", "未接通"},
                            {"interested", "Interested", "有兴趣"},
                            {"not_interested", "Not interested", "无兴趣"}}})
        .field(activity::body, QT_TRANSLATE_NOOP("schema", "Text"),
               {.searchable = true, .multiline = true, .merge = Merge::Ask, .history = History::Server})
        .field("customer", FieldType::Reference, QT_TRANSLATE_NOOP("schema", "Customer"),
               {.root = true, .listed = true, .target = QStringLiteral("customer")})
        .field("lead", FieldType::Reference, QT_TRANSLATE_NOOP("schema", "Lead"),
               {.root = true, .target = QStringLiteral("lead")})
        .field("opportunity", FieldType::Reference, QT_TRANSLATE_NOOP("schema", "Opportunity"),
               {.root = true, .target = QStringLiteral("opportunity")})
        .field("contact", FieldType::Reference, QT_TRANSLATE_NOOP("schema", "Contact"),
               {.root = true, .target = QStringLiteral("contact")})
        .field("external_id", FieldType::Text, QT_TRANSLATE_NOOP("schema", "External id"), {.maxLength = 200})
        .field(activity::noNextStep, QT_TRANSLATE_NOOP("schema", "Why no next step"), {.maxLength = 300})
        .field(activity::pinned, QT_TRANSLATE_NOOP("schema", "Pinned"))
        .title({"subject"})
        .timeline({.time = "at", .kind = "kind", .text = "body", .pinned = "pinned"})
        .ownable()
        .importable()
        .customizable()
        .discussed()
        .build();
}

} // namespace millrace
