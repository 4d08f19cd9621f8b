// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/rate.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef rateEntity()
{
    return EntityBuilder{"rate", QT_TRANSLATE_NOOP("schema", "Exchange rate"),
                         QT_TRANSLATE_NOOP("schema", "Exchange rates"), "graph-up"}
        .field(rate::currency, QT_TRANSLATE_NOOP("schema", "Currency"),
               {.required = true, .listed = true, .target = QStringLiteral("currency")})
        .field(rate::date, QT_TRANSLATE_NOOP("schema", "From"), {.required = true, .indexed = true, .listed = true})
        .field(rate::value, QT_TRANSLATE_NOOP("schema", "Rate"),
               {.required = true, .listed = true, .scale = 8, .min = 1})
        .title({"date"})
        .importable()
        .metadata()
        .build();
}

} // namespace millrace
