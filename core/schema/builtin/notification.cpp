// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/notification.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef notificationEntity(const std::vector<EntityDef> &about)
{
    return EntityBuilder{"notification", QT_TRANSLATE_NOOP("schema", "Notification"),
                         QT_TRANSLATE_NOOP("schema", "Notifications"), "bell"}
        .field(notification::kind, QT_TRANSLATE_NOOP("schema", "Kind"),
               {.required = true,
                .listed = true,
                .readOnly = true,
                .pattern = QStringLiteral("mention|comment|assigned|handover|changed")})
        .field(notification::actor, QT_TRANSLATE_NOOP("schema", "By"),
               {.listed = true, .readOnly = true, .target = QStringLiteral("user")})
        .field(notification::comment, QT_TRANSLATE_NOOP("schema", "Comment"),
               {.readOnly = true, .target = QStringLiteral("comment")})
        .field(notification::entity, QT_TRANSLATE_NOOP("schema", "Kind of record"),
               {.readOnly = true, .maxLength = 200})
        .field(notification::records, QT_TRANSLATE_NOOP("schema", "Records"), {.readOnly = true, .min = 1})
        .field(notification::readAt, QT_TRANSLATE_NOOP("schema", "Read at"), {.indexed = true, .listed = true})
        .field(notification::snoozedUntil, QT_TRANSLATE_NOOP("schema", "Snoozed until"), {.listed = true})
        .about(about, {.listed = true, .readOnly = true})
        .personal()
        .build();
}

} // namespace millrace
