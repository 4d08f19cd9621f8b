// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/generate_ground.h"

namespace millrace::generating {

/// One made-up way through the pipeline.
struct Course
{
    enum class End { Open, Won, Lost };
    struct Step
    {
        RecordId stage;
        Instant at;
        int open = -1; ///< which of the open stages; -1 = an end
    };
    std::vector<Step> steps; ///< the first is where it began
    End end = End::Open;
    std::int64_t lastDay = 0; ///< when the latest step was made
};

/// A course that begins on that day: dwell times about log-normal, some stages skipped, some steps back, losses in
/// every stage, and about a quarter of all visits that never end. What would lie after now has not happened.
Course courseFrom(Chance &chance, const StageCourse &stages, const Calendar &calendar, std::int64_t day);

/// Makes the edit's first stage and its later dated steps of the course; an end fills the close date and the reason on
/// its own day.
void layCourse(Edit &edit, const EntityDef &opportunity, const Course &course, const Calendar &calendar,
               const QString &reason);

} // namespace millrace::generating
