// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/base/money.h"
#include "core/sales/stage_rules.h"
#include "core/sales/statistics.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <array>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace millrace {

/// A stage as the funnel needs to know it. Give those in the bin too where opportunities once stood in them.
struct StageInfo
{
    RecordId id;
    RecordId pipeline;
    QString name;
    std::int64_t order = 0;
    StageKind kind = StageKind::Open;
};

/// One change of where an opportunity stands. A null pipeline means the stage's own, so that reading the journal's
/// stage rows is enough; a null stage, a stage of another pipeline, or one that nobody knows means "not in this
/// pipeline" (the way to tell of a stay in the bin that ended with a restore).
struct StageStep
{
    Instant at;
    bool known = true; ///< whether `at` is the real time of the change
    RecordId pipeline;
    RecordId stage;
};

/// The life of one opportunity: its steps by (at, recorded order). Steps that are not in order of `at` are sorted,
/// those of one moment keep their places. Amounts are those at the as-of moment.
struct OpportunityCourse
{
    RecordId id;
    std::vector<StageStep> steps;
    std::optional<Instant> ended;          ///< deleted or merged away at; what comes after does not count
    std::optional<Money> amount;           ///< as entered
    std::optional<std::int64_t> baseMinor; ///< in base currency; nothing without an amount or without a rate
    QStringList groups;                    ///< GroupedFunnelCounter: the groups it counts in; none = the group ""
};

enum class FunnelMode {
    Flow,  ///< visits begun in [from, to], followed to asOf
    Stock, ///< what stands in each stage at asOf; from and to have no meaning
};

struct FunnelRequest
{
    RecordId pipeline;
    std::vector<StageInfo> stages; ///< any order; those of other pipelines are ignored
    FunnelMode mode = FunnelMode::Flow;
    std::optional<Instant> from; ///< of a date: firstInstantOf
    std::optional<Instant> to;   ///< of a date: lastInstantOf; both ends belong to the period
    Instant asOf;                ///< what happened later has not happened
    QTimeZone zone = QTimeZone::utc();
    bool members = false;  ///< keep which opportunities make up each number
    bool evidence = false; ///< Flow: keep what findBottlenecks looks at
};

/// Numbers of one open stage whose opportunities can be listed.
enum class FunnelPart { Entered, Advanced, Back, Lost, Moved, Open, Skipped, Undated, WithoutAmount, Unconverted };
/// Numbers of the whole pipeline whose opportunities can be listed.
enum class FunnelTotal { Won, Lost, Reopened, WonWithoutAmount, WonUnconverted };

/// One open stage. A visit is one stay of an opportunity in it; it leaves once or not at all, so always
/// entered = advanced + back + lost + moved + open.
struct FunnelStage
{
    RecordId id;
    QString name;
    std::int64_t entered = 0;
    std::int64_t advanced = 0; ///< to any later open stage, or won
    std::int64_t back = 0;     ///< to an earlier open stage
    std::int64_t lost = 0;
    std::int64_t moved = 0; ///< to another pipeline, merged away, deleted
    std::int64_t open = 0;  ///< still there at asOf
    /// Times a counted visit of an earlier stage advanced past this one, to a later stage or to won. Beside the
    /// identity. Losing, moving, coming back, reopening and being created in a later stage jump over nothing.
    std::int64_t skipped = 0;
    std::int64_t undated = 0;       ///< visits whose start is not known
    std::int64_t value = 0;         ///< base minor units of the open visits; stops at the limits of 64 bits
    std::int64_t enteredValue = 0;  ///< the same of all counted visits
    std::int64_t lostValue = 0;     ///< of those that ended in lost
    std::int64_t withoutAmount = 0; ///< open visits without an amount
    std::int64_t unconverted = 0;   ///< open visits whose amount has no rate; not in `value`
    /// advanced / (entered - open) and its Wilson 95 % interval; nothing where no visit has left.
    std::optional<double> conversion;
    std::optional<double> low;
    std::optional<double> high;
    /// Kaplan-Meier over the visits with a known start, open ones censored at asOf; days between wall-clock times.
    std::optional<double> medianDays;
    std::optional<double> p90Days;
};

/// Opportunities behind the numbers, each named once per number in the order of counting.
class FunnelMembers
{
public:
    std::vector<RecordId> of(std::size_t stage, FunnelPart part) const;
    std::vector<RecordId> of(FunnelTotal total) const;

private:
    friend class FunnelTally;
    using Places = std::vector<std::uint32_t>; ///< ascending positions in m_ids
    struct StagePlaces
    {
        std::array<Places, 10> parts; ///< by FunnelPart; Entered stays empty: it is the union of the outcomes
    };
    std::shared_ptr<const std::vector<RecordId>> m_ids; ///< all counted opportunities, shared by the groups
    std::vector<StagePlaces> m_stages;
    std::array<Places, 5> m_totals; ///< by FunnelTotal
};

/// What the visits of one stage say about going on. A visit that was lost, went back or moved has not gone on however
/// long one waits, so it counts as not gone on for as long as it could be watched: from its start to asOf. Time until
/// it goes on and whether it does are thus one question (the cumulative incidence of advancing, every end of watching
/// being known).
struct StageEvidence
{
    std::vector<Stay> untilAdvanced; ///< of the dated visits, ascending by days; `left` = advanced
    std::int64_t value = 0;          ///< base minor units of the visits that have them
    std::int64_t valued = 0;         ///< how many have
};

/// The funnel of one pipeline: its open stages by (order, name, id), and what stands outside of them. A value.
struct Funnel
{
    std::vector<FunnelStage> stages;
    /// Opportunities that stand in won or lost at asOf. With a period (Flow with from or to) only those that have a
    /// visit in it, so that they are the ends of the visits counted above.
    std::int64_t won = 0;
    std::int64_t lost = 0;
    std::int64_t wonValue = 0; ///< base minor units
    std::int64_t wonWithoutAmount = 0;
    std::int64_t wonUnconverted = 0;
    /// Of those that stand in won or lost at asOf, with or without a visit in the period: how many came there in
    /// [from, to] (for the last time).
    std::int64_t wonInPeriod = 0;
    std::int64_t lostInPeriod = 0;
    /// Counted visits that began by leaving won or lost.
    std::int64_t reopened = 0;
    /// Flow: opportunities with a counted visit, and those of them that are in an open stage at asOf. Overall
    /// conversion is the share of those no longer open that stand in won, with its Wilson 95 % interval; nothing where
    /// all are open.
    std::int64_t opportunities = 0;
    std::int64_t stillOpen = 0;
    std::int64_t wonOfThem = 0;
    std::optional<double> conversion;
    std::optional<double> low;
    std::optional<double> high;
    std::shared_ptr<const std::vector<StageEvidence>> evidence; ///< by stage; null where none was asked for
    FunnelMembers members;                                      ///< empty lists where the request asked for none

    /// A visit list can be longer than the list of its opportunities: one that went back and forth counts as often as
    /// it came, and is listed once.
    std::vector<RecordId> membersOf(std::size_t stage, FunnelPart part) const { return members.of(stage, part); }
    std::vector<RecordId> membersOf(FunnelTotal total) const { return members.of(total); }
};

struct GroupedFunnel
{
    std::vector<std::pair<QString, Funnel>> groups; ///< by key, code point order
    Funnel total;                                   ///< every opportunity once, also where it is in several groups
};

class FunnelCourseReader;
class FunnelTally;

/// Counts a funnel in one pass over the courses, which may come in any order and need not be held. One thread at a
/// time.
class FunnelCounter
{
public:
    explicit FunnelCounter(const FunnelRequest &request);
    ~FunnelCounter();
    FunnelCounter(FunnelCounter &&) noexcept;
    FunnelCounter &operator=(FunnelCounter &&) noexcept;

    void add(const OpportunityCourse &course);
    /// The funnel of what was added so far; counting may go on afterwards.
    Funnel finish() const;

private:
    std::unique_ptr<FunnelCourseReader> m_reader;
    std::unique_ptr<FunnelTally> m_tally;
    std::shared_ptr<std::vector<RecordId>> m_ids;
    bool m_members;
};

/// Which group of one slice a course belongs to: numbers that the caller gives out from 0 on; none = it is left out.
using FunnelGroupNumbers = std::vector<std::uint32_t>;

/// Funnels of several slices at once: each course is read once however many ways it is grouped.
class SlicedFunnelCounter
{
public:
    SlicedFunnelCounter(const FunnelRequest &request, std::size_t slices);
    ~SlicedFunnelCounter();
    SlicedFunnelCounter(SlicedFunnelCounter &&) noexcept;
    SlicedFunnelCounter &operator=(SlicedFunnelCounter &&) noexcept;

    /// `groups`: one entry a slice. A course in several groups of a slice counts in each, once in the total.
    void add(const OpportunityCourse &course, std::span<const FunnelGroupNumbers> groups);
    Funnel total() const;
    /// The funnels of a slice's groups by their numbers; empty ones where no course was.
    std::vector<Funnel> groups(std::size_t slice) const;

private:
    std::unique_ptr<FunnelCourseReader> m_reader;
    FunnelRequest m_request;
    std::unique_ptr<FunnelTally> m_total;
    std::vector<std::vector<std::unique_ptr<FunnelTally>>> m_slices;
    std::shared_ptr<std::vector<RecordId>> m_ids;
};

/// The same for each group of the courses, and for all of them.
class GroupedFunnelCounter
{
public:
    explicit GroupedFunnelCounter(const FunnelRequest &request);

    void add(const OpportunityCourse &course);
    GroupedFunnel finish() const;

private:
    SlicedFunnelCounter m_counter;
    QHash<QString, std::uint32_t> m_numbers;
    QStringList m_keys; ///< by number
};

} // namespace millrace
