// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sales/funnel_course.h"
#include "core/sales/statistics.h"

namespace millrace {

/// The running numbers of one funnel.
class FunnelTally
{
public:
    FunnelTally(const std::vector<StageInfo> &openStages, const FunnelRequest &request);

    /// `place` is the opportunity's position in the list of ids that finish() is given; it never falls.
    void add(const CourseReading &reading, const OpportunityCourse &course, std::uint32_t place);
    Funnel finish(std::shared_ptr<const std::vector<RecordId>> ids) const;

private:
    void addVisit(const CourseReading::Visit &visit, const OpportunityCourse &course, std::uint32_t place);
    void addStand(const CourseReading &reading, const OpportunityCourse &course, std::uint32_t place);
    void note(int stage, FunnelPart part, std::uint32_t place);
    void note(FunnelTotal total, std::uint32_t place);

    bool m_keepMembers;
    bool m_keepEvidence;
    Funnel m_funnel; ///< counts only; shares and durations are made at the end
    std::vector<std::vector<Stay>> m_stays;
    std::vector<StageEvidence> m_evidence; ///< not yet in order
};

} // namespace millrace
