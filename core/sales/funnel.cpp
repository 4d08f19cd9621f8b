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
      m_tally(std::make_unique<FunnelTally>(m_reader->openStages(), request.members)),
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

GroupedFunnelCounter::GroupedFunnelCounter(const FunnelRequest &request)
    : m_reader(std::make_unique<FunnelCourseReader>(request)),
      m_total(std::make_unique<FunnelTally>(m_reader->openStages(), request.members)),
      m_ids(std::make_shared<std::vector<RecordId>>()), m_members(request.members)
{
}

GroupedFunnelCounter::~GroupedFunnelCounter() = default;
GroupedFunnelCounter::GroupedFunnelCounter(GroupedFunnelCounter &&) noexcept = default;
GroupedFunnelCounter &GroupedFunnelCounter::operator=(GroupedFunnelCounter &&) noexcept = default;

FunnelTally &GroupedFunnelCounter::tallyOf(const QString &group)
{
    std::shared_ptr<FunnelTally> &tally = m_groups[group];
    if (!tally)
        tally = std::make_shared<FunnelTally>(m_reader->openStages(), m_members);
    return *tally;
}

void GroupedFunnelCounter::add(const OpportunityCourse &course)
{
    const CourseReading &reading = m_reader->read(course);
    if (reading.isNothing())
        return;
    const std::uint32_t place = placeInList(course, m_members, *m_ids);
    m_total->add(reading, course, place);
    if (course.groups.isEmpty())
        tallyOf(QString()).add(reading, course, place);
    for (qsizetype i = 0; i < course.groups.size(); ++i)
        if (course.groups.indexOf(course.groups[i]) == i)
            tallyOf(course.groups[i]).add(reading, course, place);
}

GroupedFunnel GroupedFunnelCounter::finish() const
{
    const auto ids = std::make_shared<const std::vector<RecordId>>(*m_ids);
    GroupedFunnel funnel;
    funnel.total = m_total->finish(ids);
    for (auto group = m_groups.cbegin(); group != m_groups.cend(); ++group)
        funnel.groups.emplace_back(group.key(), group.value()->finish(ids));
    std::sort(funnel.groups.begin(), funnel.groups.end(),
              [](const auto &a, const auto &b) { return compareCodePoints(a.first, b.first) < 0; });
    return funnel;
}

} // namespace millrace
