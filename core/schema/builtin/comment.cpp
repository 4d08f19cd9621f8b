// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/comment.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef commentEntity(const std::vector<EntityDef> &about)
{
    return EntityBuilder{"comment", QT_TRANSLATE_NOOP("schema", "Comment"), QT_TRANSLATE_NOOP("schema", "Comments"),
                         "chat-left-dots"}
        .field(comment::body, QT_TRANSLATE_NOOP("schema", "Text"),
               {.required = true,
                .searchable = true,
                .listed = true,
                .multiline = true,
                .maxLength = 10'000,
                .merge = Merge::Ask,
                .history = History::Server})
        .field(comment::mentions, QT_TRANSLATE_NOOP("schema", "Mentions"),
               {.listed = true, .target = QStringLiteral("user"), .merge = Merge::Union})
        .about(about, {.root = true, .listed = true})
        .timeline({})
        .ownable()
        .authored()
        .build();
}

} // namespace millrace
