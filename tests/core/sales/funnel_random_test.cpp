// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/funnel.h"
#include "core/sales/statistics.h"

#include "tests/core/sales/funnel_fixture.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace millrace;
using namespace Qt::StringLiterals;
using namespace millrace::funnel_test;

namespace {

/// The funnel as the contract words it, told again the slow way: the place at every moment is looked up from scratch,
/// visits are the runs of one place between the moments.
class SlowFunnel
{
public:
    struct Stage
    {
        std::map<QString, std::int64_t> counts;
        std::vector<Stay> stays;
        std::map<QString, std::set<RecordId>> members;
    };

    SlowFunnel(const FunnelRequest &request, const std::vector<OpportunityCourse> &courses) : m_request(request)
    {
        for (const OpportunityCourse &each : courses)
            addCourse(each);
    }

    std::map<QString, Stage> stages;
    std::int64_t won = 0, lost = 0, reopened = 0, wonValue = 0, wonInPeriod = 0, lostInPeriod = 0;

private:
    struct Stretch
    {
        QString place; ///< "A".."D", "won", "lost" or "" for elsewhere
        Instant begin;
        std::optional<Instant> end;
        bool known;
    };

    static QString placeNamed(const StageStep &step)
    {
        static const std::map<RecordId, QString> names{{stageA, u"A"_s}, {stageB, u"B"_s},     {stageC, u"C"_s},
                                                       {stageD, u"D"_s}, {stageWon, u"won"_s}, {stageLost, u"lost"_s}};
        if (!step.pipeline.isNull() && step.pipeline != sales)
            return {};
        const auto found = names.find(step.stage);
        return found == names.end() ? QString() : found->second;
    }

    std::vector<Stretch> stretchesOf(const OpportunityCourse &each) const
    {
        std::vector<StageStep> steps = each.steps;
        std::stable_sort(steps.begin(), steps.end(), [](const auto &a, const auto &b) { return a.at < b.at; });
        if (each.ended) {
            std::erase_if(steps, [&](const StageStep &step) { return step.at > *each.ended; });
            steps.push_back({*each.ended, true, RecordId(), RecordId()});
        }
        std::erase_if(steps, [&](const StageStep &step) { return step.at > m_request.asOf; });
        std::vector<Stretch> stretches;
        for (const StageStep &step : steps) {
            const QString place = placeNamed(step);
            const QString last = stretches.empty() ? QString() : stretches.back().place;
            if (place == last)
                continue;
            if (!stretches.empty())
                stretches.back().end = step.at;
            stretches.push_back({place, step.at, {}, step.known});
        }
        return stretches;
    }

    bool isWithin(Instant at) const
    {
        if (m_request.mode == FunnelMode::Stock)
            return true;
        return !(m_request.from && at < *m_request.from) && !(m_request.to && at > *m_request.to);
    }

    void addCourse(const OpportunityCourse &each)
    {
        const auto stretches = stretchesOf(each);
        bool anyVisit = false;
        for (std::size_t i = 0; i < stretches.size(); ++i) {
            const Stretch &here = stretches[i];
            if (here.place.size() != 1)
                continue;
            const bool open = !here.end;
            if (m_request.mode == FunnelMode::Stock ? !open : !isWithin(here.begin))
                continue;
            anyVisit = true;
            addVisit(each, here, i > 0 ? stretches[i - 1].place : QString(), open ? QString() : stretches[i + 1].place);
        }
        if (stretches.empty())
            return;
        const bool bounded = m_request.mode == FunnelMode::Flow && (m_request.from || m_request.to);
        const Stretch &last = stretches.back();
        if (last.place == u"won") {
            won += !bounded || anyVisit;
            wonValue += !bounded || anyVisit ? each.baseMinor.value_or(0) : 0;
            wonInPeriod += isWithin(last.begin);
        }
        if (last.place == u"lost") {
            lost += !bounded || anyVisit;
            lostInPeriod += isWithin(last.begin);
        }
    }

    void addVisit(const OpportunityCourse &each, const Stretch &here, const QString &before, const QString &after)
    {
        Stage &stage = stages[here.place];
        QString outcome;
        if (!here.end)
            outcome = u"open"_s;
        else if (after.isEmpty())
            outcome = u"moved"_s;
        else if (after == u"lost")
            outcome = u"lost"_s;
        else if (after == u"won" || after > here.place)
            outcome = u"advanced"_s;
        else
            outcome = u"back"_s;
        for (const QString &name : {u"entered"_s, outcome}) {
            ++stage.counts[name];
            stage.members[name].insert(each.id);
        }
        if (outcome == u"advanced")
            for (const QString &between : {u"B"_s, u"C"_s, u"D"_s})
                if (between > here.place && (after == u"won" || between < after))
                    ++stages[between].counts[u"skipped"_s];
        if (outcome == u"open")
            stage.counts[u"value"_s] += each.baseMinor.value_or(0);
        if (before == u"won" || before == u"lost")
            ++reopened;
        if (!here.known)
            ++stage.counts[u"undated"_s];
        else
            stage.stays.push_back(
                {double(here.end.value_or(m_request.asOf).us - here.begin.us) / 86'400'000'000.0, bool(here.end)});
    }

    FunnelRequest m_request;
};

OpportunityCourse randomCourse(std::mt19937 &random, std::uint32_t number)
{
    static const std::vector<RecordId> places{stageA, stageA,   stageB,    stageB,     stageC,
                                              stageD, stageWon, stageLost, otherStage, nowhere};
    OpportunityCourse made = course(number, {});
    const std::size_t steps = random() % 9;
    double at = random() % 40;
    for (std::size_t i = 0; i < steps; ++i) {
        StageStep next = step(at, places[random() % places.size()], random() % 5 != 0);
        if (random() % 12 == 0)
            next.pipeline = random() % 2 ? otherPipeline : sales;
        made.steps.push_back(next);
        at += random() % 4 == 0 ? 0 : (random() % 15) / 2.0;
        if (random() % 25 == 0)
            at -= 10;
    }
    if (random() % 8 == 0)
        made.ended = day(at - 5 + random() % 20);
    if (random() % 4 != 0)
        made.baseMinor = std::int64_t(random() % 100'000);
    return made;
}

std::vector<FunnelRequest> randomRequests(std::mt19937 &random)
{
    std::vector<FunnelRequest> requests;
    for (int i = 0; i < 4; ++i) {
        FunnelRequest asked = request(random() % 90);
        if (i == 1 || i == 2)
            asked.from = day(random() % 60);
        if (i == 2)
            asked.to = day(20 + random() % 60);
        if (i == 3)
            asked.mode = FunnelMode::Stock;
        requests.push_back(asked);
    }
    return requests;
}

void compareWithSlow(const Funnel &fast, SlowFunnel &slow)
{
    CHECK(fast.won == slow.won);
    CHECK(fast.lost == slow.lost);
    CHECK(fast.reopened == slow.reopened);
    CHECK(fast.wonValue == slow.wonValue);
    CHECK(fast.wonInPeriod == slow.wonInPeriod);
    CHECK(fast.lostInPeriod == slow.lostInPeriod);
    for (std::size_t i = 0; i < fast.stages.size(); ++i) {
        const FunnelStage &stage = fast.stages[i];
        SlowFunnel::Stage &other = slow.stages[stage.name];
        CHECK(stage.entered == other.counts[u"entered"_s]);
        CHECK(stage.advanced == other.counts[u"advanced"_s]);
        CHECK(stage.back == other.counts[u"back"_s]);
        CHECK(stage.lost == other.counts[u"lost"_s]);
        CHECK(stage.moved == other.counts[u"moved"_s]);
        CHECK(stage.open == other.counts[u"open"_s]);
        CHECK(stage.skipped == other.counts[u"skipped"_s]);
        CHECK(stage.undated == other.counts[u"undated"_s]);
        CHECK(stage.value == other.counts[u"value"_s]);
        CHECK(stage.medianDays == KaplanMeier(other.stays).quantile(0.5));
        CHECK(stage.p90Days == KaplanMeier(other.stays).quantile(0.9));
        for (const auto &[part, name] :
             {std::pair{FunnelPart::Entered, u"entered"_s}, std::pair{FunnelPart::Advanced, u"advanced"_s},
              std::pair{FunnelPart::Lost, u"lost"_s}, std::pair{FunnelPart::Open, u"open"_s}}) {
            std::vector<RecordId> members = fast.membersOf(i, part);
            CHECK(std::is_sorted(members.begin(), members.end()));
            CHECK(std::set<RecordId>(members.begin(), members.end()).size() == members.size());
            CHECK(std::set<RecordId>(members.begin(), members.end()) == other.members[name]);
        }
    }
}

} // namespace

TEST_CASE("funnel: visits that entered are exactly those that left or are open, over random courses")
{
    std::mt19937 random(4711);
    for (int round = 0; round < 50; ++round) {
        for (const FunnelRequest &asked : randomRequests(random)) {
            FunnelCounter counter(asked);
            for (std::uint32_t i = 0; i < 200; ++i)
                counter.add(randomCourse(random, i));
            for (const FunnelStage &stage : counter.finish().stages) {
                CHECK(stage.entered == stage.advanced + stage.back + stage.lost + stage.moved + stage.open);
                CHECK(stage.undated <= stage.entered);
                CHECK(stage.withoutAmount + stage.unconverted <= stage.open);
                CHECK(stage.conversion.has_value() == (stage.entered > stage.open));
                CHECK(stage.low.value_or(0) <= stage.conversion.value_or(0));
                CHECK(stage.high.value_or(1) >= stage.conversion.value_or(1));
            }
        }
    }
}

TEST_CASE("funnel: it agrees with a slow second telling over random courses")
{
    std::mt19937 random(99);
    for (int round = 0; round < 150; ++round) {
        std::vector<OpportunityCourse> courses;
        for (std::uint32_t i = 0; i < 40; ++i)
            courses.push_back(randomCourse(random, i));
        for (const FunnelRequest &asked : randomRequests(random)) {
            SlowFunnel slow(asked, courses);
            compareWithSlow(count(asked, courses), slow);
        }
    }
}

TEST_CASE("funnel: groups that part the opportunities add up to the total")
{
    std::mt19937 random(5);
    for (const FunnelRequest &asked : randomRequests(random)) {
        GroupedFunnelCounter counter(asked);
        for (std::uint32_t i = 0; i < 1000; ++i) {
            OpportunityCourse each = randomCourse(random, i);
            each.groups = {QString::number(i % 7)};
            counter.add(each);
        }
        const GroupedFunnel funnel = counter.finish();
        std::int64_t won = 0, entered = 0, skipped = 0, members = 0;
        for (const auto &[key, group] : funnel.groups) {
            won += group.won;
            entered += group.stages[1].entered;
            skipped += group.stages[1].skipped;
            members += std::int64_t(group.membersOf(1, FunnelPart::Entered).size());
        }
        CHECK(won == funnel.total.won);
        CHECK(entered == funnel.total.stages[1].entered);
        CHECK(skipped == funnel.total.stages[1].skipped);
        CHECK(members == std::int64_t(funnel.total.membersOf(1, FunnelPart::Entered).size()));
    }
}
