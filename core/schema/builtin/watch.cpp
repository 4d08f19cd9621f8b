// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/watch.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef watchEntity(const std::vector<EntityDef> &about)
{
    return EntityBuilder{"watch", QT_TRANSLATE_NOOP("schema", "Watched record"),
                         QT_TRANSLATE_NOOP("schema", "Watched records"), "eye"}
        .field("note", FieldType::Text, QT_TRANSLATE_NOOP("schema", "Note"), {.maxLength = 500})
        .about(about, {.indexed = true, .listed = true})
        .personal()
        .build();
}

} // namespace millrace
