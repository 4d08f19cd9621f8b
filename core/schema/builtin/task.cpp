// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/task.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef taskEntity()
{
    return EntityBuilder{"task", QT_TRANSLATE_NOOP("schema", "Task"), QT_TRANSLATE_NOOP("schema", "Tasks"),
                         "check2-square"}
        .field(task::subject, QT_TRANSLATE_NOOP("schema", "Subject"),
               {.required = true, .searchable = true, .listed = true, .maxLength = 500})
        .field(task::due, QT_TRANSLATE_NOOP("schema", "Due"), {.indexed = true, .listed = true})
        .field(task::reminderAt, QT_TRANSLATE_NOOP("schema", "Remind at"), {.indexed = true})
        .field(task::status, QT_TRANSLATE_NOOP("schema", "Status"),
               {.listed = true,
                .fallback = QStringLiteral("open"),
                .options = {{"open", "Open", "待办"},
                            {"done", "Done", "完成", "success"},
                            {"dropped", "Dropped", "取消"}}})
        .field("priority", FieldType::Choice, QT_TRANSLATE_NOOP("schema", "Priority"),
               {.listed = true,
                .options = {{"high", "High", "高", "danger"}, {"normal", "Normal", "中"}, {"low", "Low", "低"}}})
        .field("body", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Text"),
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
        .field(task::doneAt, QT_TRANSLATE_NOOP("schema", "Done at"), {.readOnly = true})
        .title({"subject"})
        .timeline(
            {.time = "due", .text = "body", .state = "status", .ended = "done_at", .open = "open", .done = "done"})
        .ownable()
        .importable()
        .customizable()
        .discussed()
        .build();
}

} // namespace millrace
