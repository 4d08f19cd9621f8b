// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/attachment.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef attachmentEntity()
{
    return EntityBuilder{"attachment", QT_TRANSLATE_NOOP("schema", "Attachment"),
                         QT_TRANSLATE_NOOP("schema", "Attachments"), "paperclip"}
        .field(attachment::name, QT_TRANSLATE_NOOP("schema", "Name"),
               {.required = true, .searchable = true, .listed = true, .maxLength = 300})
        .field(attachment::sha256, QT_TRANSLATE_NOOP("schema", "SHA-256"),
               {.required = true, .readOnly = true, .pattern = QStringLiteral("[0-9a-f]{64}")})
        .field(attachment::size, QT_TRANSLATE_NOOP("schema", "Size"), {.listed = true, .readOnly = true, .min = 0})
        .field(attachment::mime, QT_TRANSLATE_NOOP("schema", "Type"), {.maxLength = 200})
        .field(attachment::state, QT_TRANSLATE_NOOP("schema", "State"),
               {.options = {{"present", "Present", "已保存"}, {"missing", "Missing", "缺失"}}})
        .field("customer", FieldType::Reference, QT_TRANSLATE_NOOP("schema", "Customer"),
               {.root = true, .target = QStringLiteral("customer")})
        .field("lead", FieldType::Reference, QT_TRANSLATE_NOOP("schema", "Lead"),
               {.root = true, .target = QStringLiteral("lead")})
        .field("opportunity", FieldType::Reference, QT_TRANSLATE_NOOP("schema", "Opportunity"),
               {.root = true, .target = QStringLiteral("opportunity")})
        .field("contact", FieldType::Reference, QT_TRANSLATE_NOOP("schema", "Contact"),
               {.root = true, .target = QStringLiteral("contact")})
        .timeline({})
        .ownable()
        .build();
}

} // namespace millrace
