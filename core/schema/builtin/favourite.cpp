// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/favourite.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef favouriteEntity()
{
    return EntityBuilder{"favourite", QT_TRANSLATE_NOOP("schema", "Favourite"),
                         QT_TRANSLATE_NOOP("schema", "Favourites"), "star"}
        .field(favourite::record, QT_TRANSLATE_NOOP("schema", "Record"), {.required = true, .maxLength = 40})
        .field(favourite::entity, QT_TRANSLATE_NOOP("schema", "Entity"), {.required = true, .maxLength = 60})
        .field(favourite::user, QT_TRANSLATE_NOOP("schema", "User"),
               {.required = true, .indexed = true, .target = QStringLiteral("user")})
        .metadata()
        .everybodys()
        .build();
}

} // namespace millrace
