// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/funnel_tally.h"

#include <algorithm>
#include <limits>

namespace millrace {

namespace {

std::int64_t saturatedSum(std::int64_t a, std::int64_t b)
{
    using Limits = std::numeric_limits<std::int64_t>;
    if (b > 0 && a > Limits::max() - b)
        return Limits::max();
    if (b < 0 && a < Limits::min() - b)
        return Limits::min();
    return a + b;
}

std::int64_t &outcomeCount(FunnelStage &stage, FunnelPart end)
{
    switch (end) {
    case FunnelPart::Advanced:
        return stage.advanced;
    case FunnelPart::Back:
        return stage.back;
    case FunnelPart::Lost:
        return stage.lost;
    case FunnelPart::Moved:
        return stage.moved;
    case FunnelPart::Entered:
    case FunnelPart::Open:
    case FunnelPart::Skipped:
    case FunnelPart::Undated:
    case FunnelPart::WithoutAmount:
    case FunnelPart::Unconverted:
        break;
    }
    return stage.open;
}

} // namespace

FunnelTally::FunnelTally(const std::vector<StageInfo> &openStages, const FunnelRequest &request)
    : m_keepMembers(request.members), m_keepEvidence(request.evidence && request.mode == FunnelMode::Flow),
      m_stays(openStages.size()), m_evidence(m_keepEvidence ? openStages.size() : 0)
{
    for (const StageInfo &stage : openStages) {
        FunnelStage &made = m_funnel.stages.emplace_back();
        made.id = stage.id;
        made.name = stage.name;
    }
    if (m_keepMembers)
        m_funnel.members.m_stages.resize(openStages.size());
}

void FunnelTally::add(const CourseReading &reading, const OpportunityCourse &course, std::uint32_t place)
{
    for (const CourseReading::Visit &visit : reading.visits)
        addVisit(visit, course, place);
    if (!reading.visits.empty()) {
        ++m_funnel.opportunities;
        m_funnel.stillOpen += reading.stand == CourseReading::Stand::Open ? 1 : 0;
        m_funnel.wonOfThem += reading.stand == CourseReading::Stand::Won ? 1 : 0;
    }
    addStand(reading, course, place);
}

void FunnelTally::addVisit(const CourseReading::Visit &visit, const OpportunityCourse &course, std::uint32_t place)
{
    FunnelStage &stage = m_funnel.stages[std::size_t(visit.stage)];
    ++stage.entered;
    ++outcomeCount(stage, visit.end);
    note(visit.stage, visit.end, place);
    if (visit.end == FunnelPart::Advanced) {
        for (int skipped = visit.stage + 1; skipped < visit.skippedTo; ++skipped) {
            ++m_funnel.stages[std::size_t(skipped)].skipped;
            note(skipped, FunnelPart::Skipped, place);
        }
    }
    if (visit.reopened) {
        ++m_funnel.reopened;
        note(FunnelTotal::Reopened, place);
    }
    if (visit.known) {
        m_stays[std::size_t(visit.stage)].push_back({visit.days, visit.end != FunnelPart::Open});
    } else {
        ++stage.undated;
        note(visit.stage, FunnelPart::Undated, place);
    }
    stage.enteredValue = saturatedSum(stage.enteredValue, course.baseMinor.value_or(0));
    if (visit.end == FunnelPart::Lost)
        stage.lostValue = saturatedSum(stage.lostValue, course.baseMinor.value_or(0));
    if (m_keepEvidence) {
        StageEvidence &evidence = m_evidence[std::size_t(visit.stage)];
        const bool advanced = visit.end == FunnelPart::Advanced;
        if (visit.known)
            evidence.untilAdvanced.push_back({advanced ? visit.days : visit.watchedDays, advanced});
        evidence.value = saturatedSum(evidence.value, course.baseMinor.value_or(0));
        evidence.valued += course.baseMinor ? 1 : 0;
    }
    if (visit.end != FunnelPart::Open)
        return;
    if (course.baseMinor) {
        stage.value = saturatedSum(stage.value, *course.baseMinor);
    } else if (course.amount) {
        ++stage.unconverted;
        note(visit.stage, FunnelPart::Unconverted, place);
    } else {
        ++stage.withoutAmount;
        note(visit.stage, FunnelPart::WithoutAmount, place);
    }
}

void FunnelTally::addStand(const CourseReading &reading, const OpportunityCourse &course, std::uint32_t place)
{
    switch (reading.stand) {
    case CourseReading::Stand::Elsewhere:
    case CourseReading::Stand::Open:
        return;
    case CourseReading::Stand::Lost:
        m_funnel.lostInPeriod += reading.standsInPeriod ? 1 : 0;
        if (reading.counted) {
            ++m_funnel.lost;
            note(FunnelTotal::Lost, place);
        }
        return;
    case CourseReading::Stand::Won:
        break;
    }
    m_funnel.wonInPeriod += reading.standsInPeriod ? 1 : 0;
    if (!reading.counted)
        return;
    ++m_funnel.won;
    note(FunnelTotal::Won, place);
    if (course.baseMinor) {
        m_funnel.wonValue = saturatedSum(m_funnel.wonValue, *course.baseMinor);
    } else if (course.amount) {
        ++m_funnel.wonUnconverted;
        note(FunnelTotal::WonUnconverted, place);
    } else {
        ++m_funnel.wonWithoutAmount;
        note(FunnelTotal::WonWithoutAmount, place);
    }
}

void FunnelTally::note(int stage, FunnelPart part, std::uint32_t place)
{
    if (!m_keepMembers)
        return;
    auto &places = m_funnel.members.m_stages[std::size_t(stage)].parts[std::size_t(part)];
    if (places.empty() || places.back() != place)
        places.push_back(place);
}

void FunnelTally::note(FunnelTotal total, std::uint32_t place)
{
    if (!m_keepMembers)
        return;
    auto &places = m_funnel.members.m_totals[std::size_t(total)];
    if (places.empty() || places.back() != place)
        places.push_back(place);
}

Funnel FunnelTally::finish(std::shared_ptr<const std::vector<RecordId>> ids) const
{
    Funnel funnel = m_funnel;
    if (m_keepMembers)
        funnel.members.m_ids = std::move(ids);
    for (std::size_t i = 0; i < funnel.stages.size(); ++i) {
        FunnelStage &stage = funnel.stages[i];
        const std::int64_t gone = stage.entered - stage.open;
        if (const auto interval = wilsonInterval(stage.advanced, gone)) {
            stage.conversion = double(stage.advanced) / double(gone);
            stage.low = interval->low;
            stage.high = interval->high;
        }
        const KaplanMeier stays(m_stays[i]);
        stage.medianDays = stays.quantile(0.5);
        stage.p90Days = stays.quantile(0.9);
    }
    const std::int64_t decided = funnel.opportunities - funnel.stillOpen;
    if (const auto interval = wilsonInterval(funnel.wonOfThem, decided)) {
        funnel.conversion = double(funnel.wonOfThem) / double(decided);
        funnel.low = interval->low;
        funnel.high = interval->high;
    }
    if (m_keepEvidence) {
        auto evidence = std::make_shared<std::vector<StageEvidence>>(m_evidence);
        for (StageEvidence &stage : *evidence)
            std::sort(stage.untilAdvanced.begin(), stage.untilAdvanced.end(),
                      [](const Stay &a, const Stay &b) { return a.days < b.days; });
        funnel.evidence = std::move(evidence);
    }
    return funnel;
}

} // namespace millrace
