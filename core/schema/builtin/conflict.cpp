// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/conflict.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef conflictEntity()
{
    return EntityBuilder{"conflict", QT_TRANSLATE_NOOP("schema", "Conflict"), QT_TRANSLATE_NOOP("schema", "Conflicts"),
                         "exclamation-triangle"}
        .field(conflict::field, QT_TRANSLATE_NOOP("schema", "Field"), {.listed = true, .maxLength = 200})
        .field(conflict::entity, QT_TRANSLATE_NOOP("schema", "Kind of record"),
               {.required = true, .listed = true, .maxLength = 200})
        .field(conflict::record, QT_TRANSLATE_NOOP("schema", "Record"), {.required = true, .maxLength = 36})
        .field(conflict::reason, QT_TRANSLATE_NOOP("schema", "Reason"),
               {.required = true,
                .listed = true,
                .options = {{"changed", "Changed by somebody else", "已被他人修改"},
                            {"deleted", "The record is in the bin", "记录已在回收站"},
                            {"delete", "Deleted while somebody else changed it", "删除时他人已修改"},
                            {"same_record", "Made in two places", "两处各自创建"}}})
        .field(conflict::base, QT_TRANSLATE_NOOP("schema", "Original value"), {.multiline = true})
        .field(conflict::mine, QT_TRANSLATE_NOOP("schema", "My value"), {.multiline = true})
        .field(conflict::theirs, QT_TRANSLATE_NOOP("schema", "Value on the server"), {.multiline = true})
        .field(conflict::state, QT_TRANSLATE_NOOP("schema", "State"),
               {.required = true,
                .listed = true,
                .fallback = QStringLiteral("open"),
                .options = {{"open", "Open", "待处理"},
                            {"mine", "Mine was kept", "采用我的"},
                            {"theirs", "The server's was kept", "采用服务器的"},
                            {"edited", "Something else was written", "另行填写"}}})
        .field(conflict::device, QT_TRANSLATE_NOOP("schema", "Device"), {.maxLength = 200})
        .field(conflict::editedAt, QT_TRANSLATE_NOOP("schema", "Edited at"))
        .personal()
        .build();
}

} // namespace millrace
