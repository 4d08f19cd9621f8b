// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sales/funnel.h"

namespace millrace {

/// What a stage is held against.
enum class BottleneckBase {
    OtherStages, ///< all other stages of the same funnel taken together
    OtherGroups, ///< the same stage in all other groups of the slice
    Earlier,     ///< the same stage in an earlier funnel
};

/// The groups of one slice, for findBottlenecks.
struct FunnelSlice
{
    QString name; ///< dotted path of the field
    std::vector<std::pair<QString, Funnel>> groups;
};

/// A stage, of the whole funnel or of one group, that lets fewer on or lets them on later than its base.
struct Bottleneck
{
    std::size_t stage = 0; ///< index in Funnel::stages
    int slice = -1;        ///< index of the slice; -1 = the whole funnel
    QString group;         ///< key of the group in it
    BottleneckBase base = BottleneckBase::OtherStages;

    std::int64_t visits = 0; ///< that entered
    std::int64_t left = 0;   ///< and are not there any more
    double conversion = 0;   ///< advanced / left
    double baseConversion = 0;
    std::int64_t heldUp = 0; ///< visits that would have advanced at the base's rate, and did not
    std::optional<double> medianDays;
    /// Days by which going on takes longer than in the base, a visit broken off at the horizon: 90 % of all visits that
    /// went on had done so by then. One that does not go on takes the whole horizon.
    double delayDays = 0;
    std::int64_t value = 0; ///< base minor units of its visits; those without an amount count with the average
    double moneyDays = 0;   ///< value in minor units times delayDays: what the order goes by

    bool lessOften = false; ///< fewer go on (two proportions)
    bool later = false;     ///< they go on later (log-rank over the time until advanced)
    double chance = 1;      ///< the smaller of both p-values, corrected
};

/// A stage that says too little.
struct TooFew
{
    std::size_t stage = 0;
    int slice = -1;
    QString group;
    std::int64_t left = 0;
};

struct BottleneckFindings
{
    std::vector<Bottleneck> found; ///< dearest first
    std::vector<TooFew> tooFew;
    int tests = 0; ///< how many the chances are corrected for
};

/// Visits that must have left, here and in the base, before anything is said.
inline constexpr std::int64_t enoughVisits = 30;
inline constexpr double bottleneckLevel = 0.05;

/// Each stage of the whole funnel against all other stages (against the same stage of `earlier` where one is given)
/// and, of each slice, each stage of each group against the same stage in all other groups. Two one-sided tests each:
/// fewer go on (fewerSuccessesChance), they go on later (longerStaysChance). All chances together are corrected by
/// Holm, so that where nothing is slow or leaky anything at all is named at most in 5 % of cases. The order is money
/// times delay. The funnels must be of one pipeline and counted with `evidence`; without it nothing is found.
BottleneckFindings findBottlenecks(const Funnel &total, const std::vector<FunnelSlice> &slices = {},
                                   const Funnel *earlier = nullptr);

} // namespace millrace
