// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/stage.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef stageEntity()
{
    return EntityBuilder{"stage", QT_TRANSLATE_NOOP("schema", "Stage"), QT_TRANSLATE_NOOP("schema", "Stages"),
                         "signpost-split"}
        .field(stage::name, QT_TRANSLATE_NOOP("schema", "Name"),
               {.required = true, .indexed = true, .listed = true, .maxLength = 200})
        .field(stage::pipeline, QT_TRANSLATE_NOOP("schema", "Pipeline"),
               {.required = true, .listed = true, .target = QStringLiteral("pipeline")})
        .field(stage::order, QT_TRANSLATE_NOOP("schema", "Order"), {.listed = true})
        .field(stage::kind, QT_TRANSLATE_NOOP("schema", "Kind"),
               {.required = true,
                .listed = true,
                .fallback = QStringLiteral("open"),
                .options = {{"open", "Open", "进行中"},
                            {"won", "Won", "赢单", "success"},
                            {"lost", "Lost", "输单", "danger"}}})
        .field(stage::probability, QT_TRANSLATE_NOOP("schema", "Probability (%)"),
               {.listed = true, .min = 0, .max = 100})
        .field(stage::forecastCategory, QT_TRANSLATE_NOOP("schema", "Forecast category"),
               {.listed = true,
                .fallback = QStringLiteral("pipeline"),
                .options = {{"pipeline", "Pipeline", "储备"},
                            {"best_case", "Best case", "最佳"},
                            {"commit", "Commit", "承诺"},
                            {"omitted", "Omitted", "不计"}}})
        .field(stage::maxAge, QT_TRANSLATE_NOOP("schema", "Days until it counts as stuck"), {.min = 1})
        .field(stage::requiredFields, QT_TRANSLATE_NOOP("schema", "Fields that must be filled to enter"))
        .field(stage::guidance, QT_TRANSLATE_NOOP("schema", "Guidance"), {.multiline = true})
        .metadata()
        .build();
}

} // namespace millrace
