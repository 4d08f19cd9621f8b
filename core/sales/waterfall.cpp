// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/waterfall.h"

namespace millrace {

namespace {

bool isClosed(const PipelineStand &stand)
{
    return stand.exists && stand.kind != StageKind::Open;
}

void put(WaterfallSum &sum, const RecordId &id, int count, std::int64_t value)
{
    sum.count += count;
    sum.value += value;
    sum.members.push_back(id);
}

} // namespace

bool WaterfallCounter::isInWindow(const PipelineStand &stand) const
{
    if (!m_from.isValid() && !m_to.isValid())
        return true;
    return stand.expectedClose.isValid() && (!m_from.isValid() || stand.expectedClose >= m_from) &&
           (!m_to.isValid() || stand.expectedClose <= m_to);
}

void WaterfallCounter::add(const RecordId &id, const PipelineStand &before, const PipelineStand &after)
{
    count(m_total, id, before, after, true, true);
    if (before.exists)
        count(m_groups[before.group], id, before, after, true, after.exists && after.group == before.group);
    if (after.exists && (!before.exists || after.group != before.group))
        count(m_groups[after.group], id, before, after, false, true);
}

void WaterfallCounter::count(Waterfall &waterfall, const RecordId &id, const PipelineStand &before,
                             const PipelineStand &after, bool ownBefore, bool ownAfter) const
{
    const bool was = ownBefore && before.isOpen() && isInWindow(before);
    const bool is = ownAfter && after.isOpen() && isInWindow(after);
    const std::int64_t worth = before.base.value_or(0);
    const std::int64_t worthNow = after.base.value_or(0);
    if (was)
        put(waterfall.begin, id, 1, worth);
    if (is) {
        put(waterfall.end, id, 1, worthNow);
        waterfall.withoutAmount += after.base ? 0 : 1;
    }
    const auto part = [&](WaterfallPart part) -> WaterfallSum & { return waterfall.parts[std::size_t(part)]; };
    if (was && is) {
        if (worth != worthNow)
            put(part(before.amount == after.amount ? WaterfallPart::Other : WaterfallPart::Repriced), id, 0,
                worthNow - worth);
    } else if (is) {
        const WaterfallPart why = !before.exists        ? WaterfallPart::New
                                  : before.inBin        ? WaterfallPart::Other
                                  : !before.inPipeline  ? WaterfallPart::MovedIn
                                  : isClosed(before)    ? WaterfallPart::Reopened
                                  : !ownBefore          ? WaterfallPart::MovedIn
                                  : !before.matches     ? WaterfallPart::MovedIn
                                  : !isInWindow(before) ? WaterfallPart::SlippedIn
                                                        : WaterfallPart::Other;
        put(part(why), id, 1, worthNow);
    } else if (was) {
        const WaterfallPart why = !after.exists || after.inBin    ? WaterfallPart::Other
                                  : !after.inPipeline             ? WaterfallPart::MovedOut
                                  : after.kind == StageKind::Won  ? WaterfallPart::Won
                                  : after.kind == StageKind::Lost ? WaterfallPart::Lost
                                  : !ownAfter || !after.matches   ? WaterfallPart::MovedOut
                                  : !isInWindow(after)            ? WaterfallPart::SlippedOut
                                                                  : WaterfallPart::Other;
        put(part(why), id, -1, -worth);
    }
}

} // namespace millrace
