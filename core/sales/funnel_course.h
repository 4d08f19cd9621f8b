// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sales/funnel.h"
#include "core/sales/funnel_wall_clock.h"

namespace millrace {

/// What one opportunity adds to a funnel; the reader's, overwritten by the next course.
struct CourseReading
{
    struct Visit
    {
        int stage = 0;                     ///< index of an open stage
        FunnelPart end = FunnelPart::Open; ///< Advanced, Back, Lost, Moved or Open
        int skippedTo = 0;                 ///< stages after `stage` and before this one were jumped over
        bool known = false;                ///< whether `days` means anything
        bool reopened = false;
        double days = 0;
        double watchedDays = 0; ///< from its start to asOf
    };
    enum class Stand { Elsewhere, Open, Won, Lost };

    std::vector<Visit> visits; ///< those that the request asks for
    Stand stand = Stand::Elsewhere;
    bool standsInPeriod = false; ///< came to where it stands within the period
    bool counted = false;        ///< the stand belongs to `won` and `lost`

    bool isNothing() const { return visits.empty() && (stand == Stand::Elsewhere || stand == Stand::Open); }
};

/// Turns courses into visits of the open stages of one pipeline.
class FunnelCourseReader
{
public:
    explicit FunnelCourseReader(const FunnelRequest &request);

    const std::vector<StageInfo> &openStages() const { return m_open; }
    const CourseReading &read(const OpportunityCourse &course);

private:
    /// Where an opportunity stands: an index of an open stage, or one of these.
    enum Place : int { Nowhere = -1, InWon = -2, InLost = -3 };

    void readSteps(const std::vector<StageStep> &steps, Instant until);
    void enter(int place, Instant at, bool known);
    void leave(int next, Instant at);
    void closeVisit(FunnelPart end, int skippedTo, Instant at);
    int placeOf(const StageStep &step) const;
    bool isInPeriod(Instant at) const;

    RecordId m_pipeline;
    FunnelMode m_mode;
    std::optional<Instant> m_from;
    std::optional<Instant> m_to;
    Instant m_asOf;
    FunnelWallClock m_wallClock;
    std::vector<StageInfo> m_open;                   ///< in funnel order
    std::vector<std::pair<RecordId, int>> m_placeOf; ///< every stage of the pipeline; few, so a scan beats a hash
    std::vector<StageStep> m_sorted;                 ///< room for courses that are out of order

    CourseReading m_reading;
    int m_place = Nowhere;
    Instant m_since;
    bool m_sinceKnown = false;
    bool m_reopened = false;
};

} // namespace millrace
