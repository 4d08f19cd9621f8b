// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/builtin/schedule.h"

#include "core/schema/builder.h"

namespace millrace {

EntityDef scheduleEntity()
{
    return EntityBuilder{"schedule", QT_TRANSLATE_NOOP("schema", "Schedule"), QT_TRANSLATE_NOOP("schema", "Schedules"),
                         "alarm"}
        .field(schedule::name, QT_TRANSLATE_NOOP("schema", "Name"),
               {.required = true, .listed = true, .maxLength = 200})
        .field(schedule::report, QT_TRANSLATE_NOOP("schema", "Report"),
               {.listed = true, .target = QStringLiteral("report")})
        .field(schedule::ready, QT_TRANSLATE_NOOP("schema", "Ready report"), {.maxLength = 100})
        .field(schedule::parameters, QT_TRANSLATE_NOOP("schema", "Parameters"), {.shape = QStringLiteral("parameters")})
        .field(schedule::rhythm, QT_TRANSLATE_NOOP("schema", "Rhythm"),
               {.required = true,
                .listed = true,
                .pattern = QStringLiteral("daily|weekly|monthly"),
                .fallback = QStringLiteral("weekly")})
        .field(schedule::day, QT_TRANSLATE_NOOP("schema", "Day of the week or month"), {.min = 1, .max = 31})
        .field(schedule::minute, QT_TRANSLATE_NOOP("schema", "Minute of the day"), {.min = 0, .max = 1439})
        .field(schedule::format, QT_TRANSLATE_NOOP("schema", "Format"),
               {.required = true,
                .listed = true,
                .pattern = QStringLiteral("xlsx|csv|json|pdf"),
                .fallback = QStringLiteral("xlsx")})
        .field(schedule::folder, QT_TRANSLATE_NOOP("schema", "Folder"),
               {.required = true, .listed = true, .maxLength = 1000})
        .field(schedule::active, QT_TRANSLATE_NOOP("schema", "Active"),
               {.listed = true, .fallback = QStringLiteral("true")})
        .field(schedule::lastRun, QT_TRANSLATE_NOOP("schema", "Last run"), {.listed = true, .readOnly = true})
        .field(schedule::lastResult, QT_TRANSLATE_NOOP("schema", "Last result"), {.readOnly = true, .maxLength = 500})
        .metadata()
        .build();
}

} // namespace millrace
