// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/funnel_comparison.h"

#include "core/sales/funnel_wall_clock.h"

#include <algorithm>

namespace millrace {

std::optional<FunnelQuery> earlierFunnel(const FunnelQuery &query, const QTimeZone &zone, Instant now)
{
    if (query.mode != FunnelMode::Flow || !query.from)
        return std::nullopt;
    const Instant asOf = query.knownAt ? *query.knownAt : query.asOf.value_or(now);
    const QDate first = query.from->toDateTime(zone).date();
    const QDate last = std::min(query.to.value_or(asOf), asOf).toDateTime(zone).date();
    const qint64 days = first.daysTo(last) + 1;
    if (days <= 0)
        return std::nullopt;
    FunnelQuery earlier = query;
    earlier.from = firstInstantOf(first.addDays(-days), zone);
    earlier.to = lastInstantOf(last.addDays(-days), zone);
    const Instant moved = Instant::fromDateTime(asOf.toDateTime(zone).addDays(-days));
    (query.knownAt ? earlier.knownAt : earlier.asOf) = moved;
    return earlier;
}

FunnelQuery funnelOf(const FunnelQuery &query, const RecordId &owner)
{
    FunnelQuery narrowed = query;
    narrowed.filter =
        Filter::all({query.filter, Filter::compare(QStringLiteral("owner"), CompareOp::Equal, owner.toString())});
    return narrowed;
}

Result<FunnelComparison> compareFunnels(const Workspace &workspace, const Session &session, const FunnelQuery &here,
                                        const FunnelQuery &there, const Progress &progress)
{
    FunnelComparison comparison;
    MILLRACE_ASSIGN(comparison.here, funnelReport(workspace, session, here, progress));
    FunnelQuery same = there;
    same.pipeline = comparison.here.pipeline;
    MILLRACE_ASSIGN(comparison.there, funnelReport(workspace, session, same, progress));
    const auto &stages = comparison.here.total.stages;
    const auto &others = comparison.there.total.stages;
    for (size_t i = 0; i < stages.size() && i < others.size(); ++i) {
        StageDifference &difference = comparison.stages.emplace_back();
        if (stages[i].conversion && others[i].conversion) {
            difference.conversion = *stages[i].conversion - *others[i].conversion;
            const std::int64_t left = stages[i].entered - stages[i].open;
            const std::int64_t otherLeft = others[i].entered - others[i].open;
            const auto fewer = fewerSuccessesChance(stages[i].advanced, left, others[i].advanced, otherLeft);
            const auto more = fewerSuccessesChance(others[i].advanced, otherLeft, stages[i].advanced, left);
            if (fewer && more)
                difference.chance = std::min(1.0, 2 * std::min(*fewer, *more));
        }
        if (stages[i].medianDays && others[i].medianDays)
            difference.medianDays = *stages[i].medianDays - *others[i].medianDays;
    }
    comparison.worse = findBottlenecks(comparison.here.total, {}, &comparison.there.total);
    return comparison;
}

} // namespace millrace
