// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/generate_course.h"

#include "core/schema/builtin/opportunity.h"

#include <algorithm>

namespace millrace::generating {

namespace {
constexpr int skipShare = 6;
constexpr int backShare = 4;
constexpr int lostShare = 8;
constexpr int stalledShare = 24;
constexpr std::int64_t medianDays[] = {9, 16, 21, 18};
} // namespace

Course courseFrom(Chance &chance, const StageCourse &stages, const Calendar &calendar, std::int64_t day)
{
    Course course;
    const int last = int(stages.open.size()) - 1;
    int stage = chance.percent(skipShare) ? 1 : 0;
    Instant at = calendar.moment(chance, day);
    for (;;) {
        course.steps.push_back({stages.open[size_t(stage)], at, stage});
        course.lastDay = calendar.dayOf(at);
        const std::int64_t dwell = chance.skewed(medianDays[std::min<size_t>(size_t(stage), 3)]) + 1;
        const std::int64_t roll = chance.below(100);
        day = course.lastDay + dwell;
        if (roll < stalledShare || day > calendar.today())
            return course;
        at = std::max(calendar.moment(chance, day), Instant{at.us + 60'000'000});
        if (at >= calendar.now())
            return course;
        if (roll < stalledShare + lostShare) {
            course.end = Course::End::Lost;
            break;
        }
        if (roll < stalledShare + lostShare + backShare && stage > 0) {
            --stage;
            continue;
        }
        stage += roll >= 100 - skipShare ? 2 : 1;
        if (stage > last) {
            course.end = Course::End::Won;
            break;
        }
    }
    course.lastDay = calendar.dayOf(at);
    course.steps.push_back({course.end == Course::End::Won ? stages.won : stages.lost, at, -1});
    return course;
}

void layCourse(Edit &edit, const EntityDef &opportunity, const Course &course, const Calendar &calendar,
               const QString &reason)
{
    edit.with(opportunity, opportunity::stage, course.steps.front().stage);
    const int stage = opportunity.field(opportunity::stage.name())->index;
    for (size_t i = 1; i < course.steps.size(); ++i)
        edit.steps.push_back({stage, course.steps[i].stage, course.steps[i].at, true});
    if (course.end == Course::End::Open)
        return;
    const Instant closed = course.steps.back().at;
    edit.steps.push_back(
        {opportunity.field(opportunity::closeDate.name())->index, calendar.date(calendar.dayOf(closed)), closed, true});
    edit.steps.push_back({opportunity.field(u"reason")->index, reason, closed, true});
}

} // namespace millrace::generating
