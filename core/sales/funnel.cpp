// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/funnel.h"

#include "core/sales/funnel_tally.h"

#include <algorithm>

namespace millrace {

namespace {

/// Remembers the opportunity where members are wanted; answers its place in the list.
std::uint32_t placeInList(const OpportunityCourse &course, bool members, std::vector<RecordId> &ids)
{
    if (!members)
        return 0;
    ids.push_back(course.id);
    return std::uint32_t(ids.size() - 1);
}

} // namespace

std::vector<RecordId> FunnelMembers::of(std::size_t stage, FunnelPart part) const
{
    std::vector<RecordId> members;
    if (!m_ids || stage >= m_stages.size())
        return members;
    const auto &parts = m_stages[stage].parts;
    Places places = parts[std::size_t(part)];
    if (part == FunnelPart::Entered) {
        for (const FunnelPart end :
             {FunnelPart::Advanced, FunnelPart::Back, FunnelPart::Lost, FunnelPart::Moved, FunnelPart::Open}) {
            const Places &ended = parts[std::size_t(end)];
            places.insert(places.end(), ended.begin(), ended.end());
        }
        std::sort(places.begin(), places.end());
        places.erase(std::unique(places.begin(), places.end()), places.end());
    }
    members.reserve(places.size());
    for (const std::uint32_t place : places)
        members.push_back((*m_ids)[place]);
    return members;
}

std::vector<RecordId> FunnelMembers::of(FunnelTotal total) const
{
    std::vector<RecordId> members;
    if (!m_ids)
        return members;
    for (const std::uint32_t place : m_totals[std::size_t(total)])
        members.push_back((*m_ids)[place]);
    return members;
}

FunnelCounter::FunnelCounter(const FunnelRequest &request)
    : m_reader(std::make_unique<FunnelCourseReader>(request)),
      m_tally(std::make_unique<FunnelTally>(m_reader->openStages(), request)),
      m_ids(std::make_shared<std::vector<RecordId>>()), m_members(request.members)
{
}

FunnelCounter::~FunnelCounter() = default;
FunnelCounter::FunnelCounter(FunnelCounter &&) noexcept = default;
FunnelCounter &FunnelCounter::operator=(FunnelCounter &&) noexcept = default;

void FunnelCounter::add(const OpportunityCourse &course)
{
    const CourseReading &reading = m_reader->read(course);
    if (!reading.isNothing())
        m_tally->add(reading, course, placeInList(course, m_members, *m_ids));
}

Funnel FunnelCounter::finish() const
{
    return m_tally->finish(std::make_shared<const std::vector<RecordId>>(*m_ids));
}

SlicedFunnelCounter::SlicedFunnelCounter(const FunnelRequest &request, std::size_t slices)
    : m_reader(std::make_unique<FunnelCourseReader>(request)), m_request(request),
      m_total(std::make_unique<FunnelTally>(m_reader->openStages(), request)), m_slices(slices),
      m_ids(std::make_shared<std::vector<RecordId>>())
{
}

SlicedFunnelCounter::~SlicedFunnelCounter() = default;
SlicedFunnelCounter::SlicedFunnelCounter(SlicedFunnelCounter &&) noexcept = default;
SlicedFunnelCounter &SlicedFunnelCounter::operator=(SlicedFunnelCounter &&) noexcept = default;

void SlicedFunnelCounter::add(const OpportunityCourse &course, std::span<const FunnelGroupNumbers> groups)
{
    const CourseReading &reading = m_reader->read(course);
    if (reading.isNothing())
        return;
    const std::uint32_t place = placeInList(course, m_request.members, *m_ids);
    m_total->add(reading, course, place);
    for (std::size_t slice = 0; slice < m_slices.size(); ++slice)
        for (const std::uint32_t number : groups[slice]) {
            auto &tallies = m_slices[slice];
            if (tallies.size() <= number)
                tallies.resize(number + 1);
            if (!tallies[number])
                tallies[number] = std::make_unique<FunnelTally>(m_reader->openStages(), m_request);
            tallies[number]->add(reading, course, place);
        }
}

Funnel SlicedFunnelCounter::total() const
{
    return m_total->finish(std::make_shared<const std::vector<RecordId>>(*m_ids));
}

std::vector<Funnel> SlicedFunnelCounter::groups(std::size_t slice) const
{
    const auto ids = std::make_shared<const std::vector<RecordId>>(*m_ids);
    std::vector<Funnel> funnels;
    for (const auto &tally : m_slices[slice])
        funnels.push_back(tally ? tally->finish(ids) : FunnelTally(m_reader->openStages(), m_request).finish(ids));
    return funnels;
}

GroupedFunnelCounter::GroupedFunnelCounter(const FunnelRequest &request) : m_counter(request, 1) {}

void GroupedFunnelCounter::add(const OpportunityCourse &course)
{
    const auto numberOf = [&](const QString &key) {
        const auto known = m_numbers.constFind(key);
        if (known != m_numbers.constEnd())
            return *known;
        m_keys << key;
        return *m_numbers.insert(key, std::uint32_t(m_keys.size() - 1));
    };
    std::array<FunnelGroupNumbers, 1> numbers;
    if (course.groups.isEmpty())
        numbers[0] = {numberOf(QString())};
    for (qsizetype i = 0; i < course.groups.size(); ++i)
        if (course.groups.indexOf(course.groups[i]) == i)
            numbers[0].push_back(numberOf(course.groups[i]));
    m_counter.add(course, numbers);
}

GroupedFunnel GroupedFunnelCounter::finish() const
{
    GroupedFunnel funnel;
    funnel.total = m_counter.total();
    const std::vector<Funnel> groups = m_counter.groups(0);
    for (std::size_t number = 0; number < groups.size(); ++number)
        funnel.groups.emplace_back(m_keys[qsizetype(number)], groups[number]);
    std::sort(funnel.groups.begin(), funnel.groups.end(),
              [](const auto &a, const auto &b) { return compareCodePoints(a.first, b.first) < 0; });
    return funnel;
}

} // namespace millrace
