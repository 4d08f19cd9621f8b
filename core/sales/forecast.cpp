// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/forecast.h"

#include "core/schema/value.h"

#include <QSet>

#include <algorithm>
#include <map>

namespace millrace {

std::optional<ForecastCategory> forecastCategoryOfKey(QStringView key)
{
    for (const ForecastCategory category :
         {ForecastCategory::Commit, ForecastCategory::BestCase, ForecastCategory::Pipeline, ForecastCategory::Omitted})
        if (key == forecastCategoryKey(category))
            return category;
    return std::nullopt;
}

QString forecastCategoryKey(ForecastCategory category)
{
    switch (category) {
    case ForecastCategory::Commit:
        return QStringLiteral("commit");
    case ForecastCategory::BestCase:
        return QStringLiteral("best_case");
    case ForecastCategory::Pipeline:
        return QStringLiteral("pipeline");
    case ForecastCategory::Omitted:
        return QStringLiteral("omitted");
    }
    return {};
}

std::int64_t ForecastSums::line(ForecastCategory category) const
{
    std::int64_t sum = closed;
    for (std::size_t i = 0; i <= std::size_t(category) && i < forecastLines; ++i)
        sum += open[i];
    return sum;
}

ForecastSums &ForecastSums::operator+=(const ForecastSums &other)
{
    closed += other.closed;
    for (std::size_t i = 0; i < open.size(); ++i)
        open[i] += other.open[i];
    deals += other.deals;
    return *this;
}

namespace {

class RollUp
{
public:
    RollUp(const std::vector<ForecastPerson> &people, const std::vector<ForecastOverride> &overrides)
        : m_people(people), m_overrides(overrides), m_below(people.size())
    {
        QHash<RecordId, int> places;
        for (std::size_t i = 0; i < people.size(); ++i)
            places.insert(people[i].id, int(i));
        for (std::size_t i = 0; i < people.size(); ++i) {
            const int manager = people[i].manager.isNull() ? -1 : places.value(people[i].manager, -1);
            m_manager.push_back(manager);
        }
        for (std::size_t i = 0; i < people.size(); ++i) {
            if (isInCircle(int(i)))
                m_manager[i] = -1;
            (m_manager[i] < 0 ? m_top : m_below[std::size_t(m_manager[i])]).push_back(int(i));
        }
        sortByName(m_top);
        for (auto &below : m_below)
            sortByName(below);
    }

    ForecastRollUp run()
    {
        for (const int person : m_top) {
            const ForecastLine line = m_answer.lines[std::size_t(add(person, 0))];
            m_answer.total += line.team;
            for (std::size_t i = 0; i < forecastLines; ++i)
                m_answer.called[i] += line.called[i];
        }
        return std::move(m_answer);
    }

private:
    bool isInCircle(int person) const
    {
        int above = m_manager[std::size_t(person)];
        for (std::size_t steps = 0; above >= 0 && steps <= m_people.size(); ++steps) {
            if (above == person)
                return true;
            above = m_manager[std::size_t(above)];
        }
        return false;
    }
    void sortByName(std::vector<int> &people) const
    {
        std::sort(people.begin(), people.end(), [&](int a, int b) {
            const auto order = compareCodePoints(m_people[std::size_t(a)].name, m_people[std::size_t(b)].name);
            return order != 0 ? order < 0 : m_people[std::size_t(a)].id < m_people[std::size_t(b)].id;
        });
    }
    /// Answers the place of the line.
    int add(int person, int level)
    {
        const ForecastPerson &one = m_people[std::size_t(person)];
        const int place = int(m_answer.lines.size());
        ForecastLine line;
        line.person = one.id;
        line.manager =
            m_manager[std::size_t(person)] < 0 ? RecordId() : m_people[std::size_t(m_manager[std::size_t(person)])].id;
        line.name = one.name;
        line.level = level;
        line.members = {person};
        line.own = line.team = one.own;
        for (std::size_t i = 0; i < forecastLines; ++i)
            line.called[i] = one.own.line(ForecastCategory(i));
        m_answer.lines.push_back(line);
        for (const int below : m_below[std::size_t(person)]) {
            const ForecastLine under = m_answer.lines[std::size_t(add(below, level + 1))];
            line.team += under.team;
            line.members.insert(line.members.end(), under.members.begin(), under.members.end());
            for (std::size_t i = 0; i < forecastLines; ++i)
                line.called[i] += under.called[i];
        }
        for (const ForecastOverride &said : m_overrides) {
            if (said.person != one.id || said.category == ForecastCategory::Omitted)
                continue;
            auto &kept = line.overrides[std::size_t(said.category)];
            if (!kept || kept->at < said.at)
                kept = said;
        }
        for (std::size_t i = 0; i < forecastLines; ++i)
            if (line.overrides[i])
                line.called[i] = line.overrides[i]->amount;
        m_answer.lines[std::size_t(place)] = std::move(line);
        return place;
    }

    const std::vector<ForecastPerson> &m_people;
    const std::vector<ForecastOverride> &m_overrides;
    std::vector<int> m_manager; ///< by person; -1 = none
    std::vector<std::vector<int>> m_below;
    std::vector<int> m_top;
    ForecastRollUp m_answer;
};

} // namespace

ForecastRollUp rollUpForecast(const std::vector<ForecastPerson> &people, const std::vector<ForecastOverride> &overrides)
{
    return RollUp(people, overrides).run();
}

ForecastHorizon forecastHorizon(int daysBefore)
{
    return daysBefore <= 30   ? ForecastHorizon::UpTo30
           : daysBefore <= 60 ? ForecastHorizon::UpTo60
           : daysBefore <= 92 ? ForecastHorizon::UpTo92
                              : ForecastHorizon::Longer;
}

std::vector<ForecastScore> scoreForecasts(const std::vector<ForecastOutcome> &outcomes)
{
    struct Sums
    {
        ForecastScore score;
        double actual = 0, off = 0, above = 0, calledOff = 0, calledAbove = 0;
    };
    std::map<std::pair<RecordId, ForecastHorizon>, Sums> sums;
    for (const ForecastOutcome &one : outcomes) {
        Sums &sum = sums[{one.person, forecastHorizon(one.daysBefore)}];
        sum.score.person = one.person;
        sum.score.horizon = forecastHorizon(one.daysBefore);
        ++sum.score.forecasts;
        sum.score.inside += one.actual >= one.low && one.actual <= one.high ? 1 : 0;
        const double above = double(one.middle) - double(one.actual);
        const double calledAbove = double(one.called) - double(one.actual);
        sum.actual += double(one.actual);
        sum.off += std::abs(above);
        sum.above += above;
        sum.calledOff += std::abs(calledAbove);
        sum.calledAbove += calledAbove;
    }
    std::vector<ForecastScore> scores;
    for (auto &[key, sum] : sums) {
        if (sum.actual > 0) {
            sum.score.error = sum.off / sum.actual;
            sum.score.bias = sum.above / sum.actual;
            sum.score.calledError = sum.calledOff / sum.actual;
            sum.score.calledBias = sum.calledAbove / sum.actual;
        }
        scores.push_back(sum.score);
    }
    return scores;
}

QDate quarterStart(QDate day)
{
    return {day.year(), (day.month() - 1) / 3 * 3 + 1, 1};
}

QDate quarterEnd(QDate start)
{
    return start.addMonths(3).addDays(-1);
}

} // namespace millrace
