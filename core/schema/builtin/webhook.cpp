// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/webhook.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef webhookEntity()
{
    return EntityBuilder{"webhook", QT_TRANSLATE_NOOP("schema", "Webhook"), QT_TRANSLATE_NOOP("schema", "Webhooks"),
                         "link-45deg"}
        .field(webhook::name, QT_TRANSLATE_NOOP("schema", "Name"),
               {.required = true, .indexed = true, .listed = true, .guarded = true, .maxLength = 200})
        .field(webhook::url, QT_TRANSLATE_NOOP("schema", "Address"),
               {.required = true, .listed = true, .guarded = true, .maxLength = 2000})
        .field(webhook::entity, QT_TRANSLATE_NOOP("schema", "Entity"),
               {.required = true, .listed = true, .guarded = true, .maxLength = 60})
        .field(webhook::events, QT_TRANSLATE_NOOP("schema", "Events"),
               {.listed = true,
                .guarded = true,
                .options = {{webhook::created, "Created", "新建"},
                            {webhook::updated, "Changed", "修改"},
                            {webhook::deleted, "Deleted", "删除"},
                            {webhook::restored, "Restored", "恢复"}},
                .merge = Merge::Union})
        .field(webhook::filter, QT_TRANSLATE_NOOP("schema", "Filter"),
               {.guarded = true, .maxLength = 10000, .grammar = Grammar::Filter})
        .field(webhook::active, QT_TRANSLATE_NOOP("schema", "Active"),
               {.listed = true, .guarded = true, .fallback = QStringLiteral("true")})
        .title({"name"})
        .ownable()
        .build();
}

} // namespace millrace
