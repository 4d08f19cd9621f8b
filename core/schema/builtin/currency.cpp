// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/currency.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef currencyEntity()
{
    return EntityBuilder{"currency", QT_TRANSLATE_NOOP("schema", "Currency"), QT_TRANSLATE_NOOP("schema", "Currencies"),
                         "currency-exchange"}
        .field(
            currency::code, QT_TRANSLATE_NOOP("schema", "Code"),
            {.required = true, .unique = true, .indexed = true, .listed = true, .pattern = QStringLiteral("[A-Z]{3}")})
        .title({"code"})
        .metadata()
        .build();
}

} // namespace millrace
