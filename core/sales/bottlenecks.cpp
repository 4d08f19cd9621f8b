// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/bottlenecks.h"

#include <algorithm>
#include <cmath>

namespace millrace {

namespace {

bool isShorter(const Stay &a, const Stay &b)
{
    return a.days < b.days;
}

/// Visits that left, and how many of them advanced.
struct Shares
{
    std::int64_t left = 0;
    std::int64_t advanced = 0;

    void add(const FunnelStage &stage, int sign = 1)
    {
        left += sign * (stage.entered - stage.open);
        advanced += sign * stage.advanced;
    }
};

/// A stage of one funnel with its evidence.
struct Place
{
    const Funnel *funnel = nullptr;
    std::size_t stage = 0;
    const FunnelStage &numbers() const { return funnel->stages[stage]; }
    const StageEvidence &evidence() const { return (*funnel->evidence)[stage]; }
    bool operator==(const Place &) const = default;
};

/// Places that are held against each other, with all their visits in one ascending list. A course in several groups of
/// a slice counts in each, so the list is made of the groups and not of the total.
struct Company
{
    std::vector<Place> places;
    Shares shares;
    std::vector<Stay> untilAdvanced;

    explicit Company(std::vector<Place> members) : places(std::move(members))
    {
        for (const Place &place : places) {
            shares.add(place.numbers());
            const auto &stays = place.evidence().untilAdvanced;
            untilAdvanced.insert(untilAdvanced.end(), stays.begin(), stays.end());
        }
        std::sort(untilAdvanced.begin(), untilAdvanced.end(), isShorter);
    }
    std::vector<Stay> without(const Place &one) const
    {
        std::vector<Stay> stays;
        for (const Place &place : places)
            if (!(place == one))
                stays.insert(stays.end(), place.evidence().untilAdvanced.begin(), place.evidence().untilAdvanced.end());
        return stays;
    }
};
using CompanyPtr = std::shared_ptr<const Company>;

/// By when 90 % of those that went on had done so.
double horizonOf(const std::vector<Stay> &stays)
{
    std::vector<double> days;
    for (const Stay &stay : stays)
        if (stay.left)
            days.push_back(stay.days);
    if (days.empty())
        return 0;
    const auto place = days.begin() + std::ptrdiff_t(double(days.size() - 1) * 0.9);
    std::nth_element(days.begin(), place, days.end());
    return *place;
}

/// All comparisons with their chances; told apart from chance at the end, when their number is known.
class Search
{
public:
    explicit Search(const Funnel &total)
    {
        for (const StageEvidence &stage : *total.evidence) {
            m_value += double(stage.value);
            m_valued += stage.valued;
        }
    }

    /// `company` has the place among its own.
    void compare(Bottleneck asked, const Place &place, const CompanyPtr &company)
    {
        const FunnelStage &stage = place.numbers();
        Shares base = company->shares;
        base.add(stage, -1);
        asked.stage = place.stage;
        asked.visits = stage.entered;
        asked.left = stage.entered - stage.open;
        if (asked.visits == 0)
            return;
        if (asked.left < enoughVisits || base.left < enoughVisits) {
            m_findings.tooFew.push_back({asked.stage, asked.slice, asked.group, asked.left});
            return;
        }
        asked.conversion = double(stage.advanced) / double(asked.left);
        asked.baseConversion = double(base.advanced) / double(base.left);
        asked.heldUp = std::int64_t(std::llround(double(asked.left) * asked.baseConversion)) - stage.advanced;
        asked.medianDays = stage.medianDays;
        m_chances.push_back(fewerSuccessesChance(stage.advanced, asked.left, base.advanced, base.left).value_or(1.0));
        m_chances.push_back(longerStaysChance(place.evidence().untilAdvanced, company->untilAdvanced).value_or(1.0));
        m_asked.push_back({std::move(asked), place, company});
    }

    BottleneckFindings finish()
    {
        const std::vector<double> adjusted = holmAdjusted(m_chances);
        m_findings.tests = int(adjusted.size());
        for (std::size_t i = 0; i < m_asked.size(); ++i) {
            Bottleneck &one = m_asked[i].result;
            one.lessOften = adjusted[2 * i] < bottleneckLevel;
            one.later = adjusted[2 * i + 1] < bottleneckLevel;
            one.chance = std::min(adjusted[2 * i], adjusted[2 * i + 1]);
            if (!one.lessOften && !one.later)
                continue;
            weigh(m_asked[i]);
            m_findings.found.push_back(std::move(one));
        }
        std::stable_sort(m_findings.found.begin(), m_findings.found.end(),
                         [](const Bottleneck &a, const Bottleneck &b) { return a.moneyDays > b.moneyDays; });
        return std::move(m_findings);
    }

private:
    struct Asked
    {
        Bottleneck result;
        Place place;
        CompanyPtr company;
    };

    void weigh(Asked &asked) const
    {
        Bottleneck &one = asked.result;
        const StageEvidence &evidence = asked.place.evidence();
        const double horizon = horizonOf(asked.company->untilAdvanced);
        one.delayDays = KaplanMeier(evidence.untilAdvanced).restrictedMean(horizon) -
                        KaplanMeier(asked.company->without(asked.place)).restrictedMean(horizon);
        const double each = averageValue(evidence);
        one.value = std::int64_t(std::clamp(each * double(one.visits), -9e18, 9e18));
        one.moneyDays = each * double(one.visits) * one.delayDays;
    }

    /// Without any amounts every visit weighs the same.
    double averageValue(const StageEvidence &evidence) const
    {
        if (evidence.valued > 0)
            return double(evidence.value) / double(evidence.valued);
        return m_valued > 0 ? m_value / double(m_valued) : 1;
    }

    double m_value = 0;
    std::int64_t m_valued = 0;
    std::vector<Asked> m_asked;
    std::vector<double> m_chances; ///< two each
    BottleneckFindings m_findings;
};

std::vector<Place> allStages(const Funnel &funnel)
{
    std::vector<Place> places;
    for (std::size_t i = 0; i < funnel.stages.size(); ++i)
        places.push_back({&funnel, i});
    return places;
}

void compareStages(const Funnel &total, const Funnel *earlier, Search &search)
{
    Bottleneck asked;
    asked.base = earlier ? BottleneckBase::Earlier : BottleneckBase::OtherStages;
    const CompanyPtr stages = earlier ? nullptr : std::make_shared<const Company>(allStages(total));
    for (std::size_t i = 0; i < total.stages.size(); ++i) {
        const Place place{&total, i};
        const Place before{earlier, i};
        search.compare(asked, place,
                       earlier ? std::make_shared<const Company>(std::vector<Place>{place, before}) : stages);
    }
}

void compareGroups(const FunnelSlice &slice, int number, Search &search)
{
    if (slice.groups.empty())
        return;
    Bottleneck asked;
    asked.slice = number;
    asked.base = BottleneckBase::OtherGroups;
    for (std::size_t stage = 0; stage < slice.groups.front().second.stages.size(); ++stage) {
        std::vector<Place> places;
        for (const auto &[key, funnel] : slice.groups)
            places.push_back({&funnel, stage});
        const auto company = std::make_shared<const Company>(places);
        for (const auto &[key, funnel] : slice.groups) {
            asked.group = key;
            search.compare(asked, {&funnel, stage}, company);
        }
    }
}

} // namespace

BottleneckFindings findBottlenecks(const Funnel &total, const std::vector<FunnelSlice> &slices, const Funnel *earlier)
{
    if (!total.evidence || (earlier && (!earlier->evidence || earlier->stages.size() != total.stages.size())))
        return {};
    Search search(total);
    compareStages(total, earlier, search);
    for (std::size_t i = 0; i < slices.size(); ++i)
        compareGroups(slices[i], int(i), search);
    return search.finish();
}

} // namespace millrace
