// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/distinct_pair.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef distinctPairEntity()
{
    return EntityBuilder{"distinct_pair", QT_TRANSLATE_NOOP("schema", "Not a duplicate"),
                         QT_TRANSLATE_NOOP("schema", "Not duplicates"), "slash-circle"}
        .field(distinct_pair::first, QT_TRANSLATE_NOOP("schema", "First record"),
               {.required = true, .indexed = true, .maxLength = 40})
        .field(distinct_pair::second, QT_TRANSLATE_NOOP("schema", "Second record"),
               {.required = true, .indexed = true, .maxLength = 40})
        .field(distinct_pair::entity, QT_TRANSLATE_NOOP("schema", "Entity"), {.required = true, .maxLength = 60})
        .metadata()
        .everybodys()
        .build();
}

} // namespace millrace
