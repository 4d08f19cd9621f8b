// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/forecast_entry.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef forecastEntryEntity()
{
    return EntityBuilder{"forecast_entry", QT_TRANSLATE_NOOP("schema", "Forecast entry"),
                         QT_TRANSLATE_NOOP("schema", "Forecast entries"), "graph-up"}
        .field(forecast_entry::person, QT_TRANSLATE_NOOP("schema", "Person"),
               {.required = true, .listed = true, .target = QStringLiteral("user")})
        .field(forecast_entry::period, QT_TRANSLATE_NOOP("schema", "First day of the quarter"),
               {.required = true, .indexed = true, .listed = true})
        .field(forecast_entry::category, QT_TRANSLATE_NOOP("schema", "Forecast category"),
               {.required = true,
                .listed = true,
                .fallback = QStringLiteral("commit"),
                .options = {{"commit", "Commit", "承诺"},
                            {"best_case", "Best case", "最佳"},
                            {"pipeline", "Pipeline", "储备"}}})
        .field(forecast_entry::amount, QT_TRANSLATE_NOOP("schema", "Amount"),
               {.required = true, .listed = true, .dateField = QStringLiteral("period")})
        .field(forecast_entry::reason, QT_TRANSLATE_NOOP("schema", "Reason"),
               {.required = true, .searchable = true, .listed = true, .multiline = true, .maxLength = 1000})
        .title({"reason"})
        .ownable()
        .build();
}

} // namespace millrace
