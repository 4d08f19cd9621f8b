// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/money.h"
#include "core/sales/stage_rules.h"

#include <QDate>
#include <QHash>

#include <array>
#include <map>
#include <optional>
#include <vector>

namespace millrace {

/// Why the open pipeline is worth something else than before.
enum class WaterfallPart {
    New,       ///< was not there before
    MovedIn,   ///< came from another pipeline or another group, or meets the filter now
    SlippedIn, ///< its expected close moved into the window
    Repriced,  ///< stands in both, its amount was changed
    Reopened,  ///< was won or lost
    Won,
    Lost,
    SlippedOut, ///< its expected close moved out of the window
    MovedOut,   ///< to another pipeline or another group, or does not meet the filter any more
    Other,      ///< to the bin or out of it, merged, or another exchange rate
};
inline constexpr std::size_t waterfallParts = 10;

/// How an opportunity stood at one of the two moments.
struct PipelineStand
{
    bool exists = false; ///< created by then
    bool inBin = false;
    bool inPipeline = false; ///< stands in a stage of the pipeline asked for
    StageKind kind = StageKind::Open;
    bool matches = true; ///< meets the filter
    QDate expectedClose;
    std::optional<Money> amount;      ///< as entered
    std::optional<std::int64_t> base; ///< base minor units
    QString group;                    ///< key of the group that it belongs to (its owner)

    bool isOpen() const { return exists && !inBin && inPipeline && kind == StageKind::Open && matches; }
};

/// Sums of one part. Values are base minor units: what it had before and does not have any more is negative.
struct WaterfallSum
{
    std::int64_t count = 0; ///< opportunities; those that leave count negative, repriced ones not at all
    std::int64_t value = 0;
    std::vector<RecordId> members;
};

/// The open pipeline at two moments and what lies between. Always end = begin + all parts, in count and in value.
struct Waterfall
{
    WaterfallSum begin;
    WaterfallSum end;
    std::array<WaterfallSum, waterfallParts> parts; ///< by WaterfallPart
    std::int64_t withoutAmount = 0; ///< open ones at the end whose amount is missing or has no rate: worth nothing here

    const WaterfallSum &part(WaterfallPart part) const { return parts[std::size_t(part)]; }
};

/// Counts waterfalls, of all opportunities and of each group. Within a group what goes to another one is MovedOut
/// there and MovedIn here.
class WaterfallCounter
{
public:
    /// With a window only opportunities whose expected close lies in it (both days included) count at either moment;
    /// an invalid day is no bound.
    WaterfallCounter(QDate from, QDate to) : m_from(from), m_to(to) {}

    void add(const RecordId &id, const PipelineStand &before, const PipelineStand &after);
    const Waterfall &total() const { return m_total; }
    const std::map<QString, Waterfall> &groups() const { return m_groups; }

private:
    bool isInWindow(const PipelineStand &stand) const;
    void count(Waterfall &waterfall, const RecordId &id, const PipelineStand &before, const PipelineStand &after,
               bool ownBefore, bool ownAfter) const;

    QDate m_from;
    QDate m_to;
    Waterfall m_total;
    std::map<QString, Waterfall> m_groups;
};

} // namespace millrace
