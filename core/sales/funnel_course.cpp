// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/funnel_course.h"

#include <algorithm>

namespace millrace {

namespace {

bool isEarlierStep(const StageStep &a, const StageStep &b)
{
    return a.at < b.at;
}

bool isEarlierStage(const StageInfo &a, const StageInfo &b)
{
    if (a.order != b.order)
        return a.order < b.order;
    const auto byName = compareCodePoints(a.name, b.name);
    return byName != 0 ? byName < 0 : a.id < b.id;
}

} // namespace

FunnelCourseReader::FunnelCourseReader(const FunnelRequest &request)
    : m_pipeline(request.pipeline), m_mode(request.mode), m_asOf(request.asOf), m_wallClock(request.zone)
{
    if (m_mode == FunnelMode::Flow) {
        m_from = request.from;
        m_to = request.to;
    }
    for (const StageInfo &stage : request.stages) {
        if (stage.pipeline != m_pipeline)
            continue;
        switch (stage.kind) {
        case StageKind::Open:
            m_open.push_back(stage);
            break;
        case StageKind::Won:
            m_placeOf.emplace_back(stage.id, InWon);
            break;
        case StageKind::Lost:
            m_placeOf.emplace_back(stage.id, InLost);
            break;
        }
    }
    std::sort(m_open.begin(), m_open.end(), isEarlierStage);
    for (std::size_t i = 0; i < m_open.size(); ++i)
        m_placeOf.emplace_back(m_open[i].id, int(i));
}

const CourseReading &FunnelCourseReader::read(const OpportunityCourse &course)
{
    m_reading.visits.clear();
    m_place = Nowhere;
    m_reopened = false;
    const bool hasEnded = course.ended && *course.ended <= m_asOf;
    const Instant until = hasEnded ? *course.ended : m_asOf;
    if (std::is_sorted(course.steps.begin(), course.steps.end(), isEarlierStep)) {
        readSteps(course.steps, until);
    } else {
        m_sorted = course.steps;
        std::stable_sort(m_sorted.begin(), m_sorted.end(), isEarlierStep);
        readSteps(m_sorted, until);
    }
    if (hasEnded) {
        leave(Nowhere, until);
        m_place = Nowhere;
    }
    if (m_place >= 0)
        closeVisit(FunnelPart::Open, m_place, m_asOf);

    m_reading.stand = m_place == InWon    ? CourseReading::Stand::Won
                      : m_place == InLost ? CourseReading::Stand::Lost
                      : m_place >= 0      ? CourseReading::Stand::Open
                                          : CourseReading::Stand::Elsewhere;
    m_reading.standsInPeriod = isInPeriod(m_since);
    m_reading.counted = (!m_from && !m_to) || !m_reading.visits.empty();
    return m_reading;
}

void FunnelCourseReader::readSteps(const std::vector<StageStep> &steps, Instant until)
{
    for (const StageStep &step : steps) {
        if (step.at > until)
            break;
        const int next = placeOf(step);
        if (next == m_place)
            continue;
        leave(next, step.at);
        enter(next, step.at, step.known);
    }
}

void FunnelCourseReader::enter(int place, Instant at, bool known)
{
    m_reopened = m_place == InWon || m_place == InLost;
    m_place = place;
    m_since = at;
    m_sinceKnown = known;
}

void FunnelCourseReader::leave(int next, Instant at)
{
    if (m_place < 0)
        return;
    switch (next) {
    case Nowhere:
        closeVisit(FunnelPart::Moved, m_place, at);
        break;
    case InWon:
        closeVisit(FunnelPart::Advanced, int(m_open.size()), at);
        break;
    case InLost:
        closeVisit(FunnelPart::Lost, m_place, at);
        break;
    default:
        closeVisit(next > m_place ? FunnelPart::Advanced : FunnelPart::Back, next, at);
    }
}

void FunnelCourseReader::closeVisit(FunnelPart end, int skippedTo, Instant at)
{
    const bool asked = m_mode == FunnelMode::Stock ? end == FunnelPart::Open : isInPeriod(m_since);
    if (!asked)
        return;
    const double days = m_sinceKnown ? m_wallClock.days(m_since, at) : 0;
    const double watched = m_sinceKnown && end != FunnelPart::Open ? m_wallClock.days(m_since, m_asOf) : days;
    m_reading.visits.push_back({m_place, end, skippedTo, m_sinceKnown, m_reopened, days, watched});
}

int FunnelCourseReader::placeOf(const StageStep &step) const
{
    if (step.pipeline != m_pipeline && !step.pipeline.isNull())
        return Nowhere;
    for (const auto &[stage, place] : m_placeOf)
        if (stage == step.stage)
            return place;
    return Nowhere;
}

bool FunnelCourseReader::isInPeriod(Instant at) const
{
    return (!m_from || at >= *m_from) && (!m_to || at <= *m_to);
}

} // namespace millrace
