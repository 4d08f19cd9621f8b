// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/report_cube.h"

#include "core/base/ratio.h"

#include <algorithm>

namespace millrace {

namespace {

/// The values of the groups that `groups` names.
Cube::Key projected(const Cube::Key &key, unsigned groups)
{
    Cube::Key part;
    for (size_t i = 0; i < key.size(); ++i)
        if (groups & (1u << i))
            part.push_back(key[i]);
    return part;
}

Result<void> addTo(CubeCell &sum, const CubeCell &part, const std::vector<Measure> &measures)
{
    if (sum.exact.empty()) {
        sum = part;
        return {};
    }
    for (size_t i = 0; i < measures.size(); ++i) {
        sum.takingPart[i] += part.takingPart[i];
        sum.unconverted[i] += part.unconverted[i];
        auto &number = sum.exact[i];
        const auto &other = part.exact[i];
        if (!number || !other) {
            number = number ? number : other;
            continue;
        }
        if (measures[i].kind == Measure::Kind::Minimum) {
            number = std::min(*number, *other);
        } else if (measures[i].kind == Measure::Kind::Maximum) {
            number = std::max(*number, *other);
        } else {
            number = addedExactly(*number, *other);
            if (!number)
                return fail(ErrorCode::InvalidArgument,
                            {QStringLiteral("report"), QStringLiteral("sum"), QStringLiteral("too large")});
        }
    }
    return {};
}

} // namespace

Cube::Cube(const Workspace &workspace, const Session &session, AggregateQuery query, const Progress &progress)
    : m_workspace(workspace), m_session(session), m_query(std::move(query)), m_progress(progress),
      m_moves(m_query.groups.size())
{
}

bool Cube::isAdditive() const
{
    return std::none_of(m_query.measures.begin(), m_query.measures.end(), [](const Measure &measure) {
        return measure.kind == Measure::Kind::Distinct || measure.kind == Measure::Kind::Median;
    });
}

Result<Cube::Level> Cube::ask(unsigned groups, const Filter &filter) const
{
    AggregateQuery query = m_query;
    query.filter = filter;
    query.groups.clear();
    query.buckets.clear();
    std::vector<size_t> places;
    for (size_t i = 0; i < m_query.groups.size(); ++i)
        if (groups & (1u << i)) {
            query.groups.push_back(m_query.groups[i]);
            query.buckets.push_back(m_query.buckets[i]);
            places.push_back(i);
        }
    MILLRACE_ASSIGN(AggregateSet answer, m_workspace.aggregate(m_session, query, m_progress));
    Level level;
    for (AggregateSet::Line &line : answer.lines) {
        for (size_t i = 0; i < places.size(); ++i)
            if (const auto &move = m_moves[places[i]])
                line.groups[i] = move(line.groups[i]);
        CubeCell cell{std::move(line.exact), std::move(line.takingPart), std::move(line.unconverted)};
        MILLRACE_TRY(addTo(level[std::move(line.groups)], cell, m_query.measures));
    }
    return level;
}

Result<Cube::Level> Cube::added(unsigned groups, const std::function<bool(const Key &)> &keep) const
{
    Level level;
    for (const auto &[key, cell] : m_levels.at(finest()))
        if (!keep || keep(key))
            MILLRACE_TRY(addTo(level[projected(key, groups)], cell, m_query.measures));
    return level;
}

void Cube::rename(size_t group, const std::function<Value(const Value &)> &move)
{
    m_moves[group] = move;
}

Result<void> Cube::read()
{
    MILLRACE_ASSIGN(m_levels[finest()], ask(finest(), m_query.filter));
    return {};
}

Result<const Cube::Level *> Cube::level(unsigned groups)
{
    const auto known = m_levels.find(groups);
    if (known != m_levels.end())
        return &known->second;
    if (m_progress.isCancelled())
        return fail(ErrorCode::Cancelled);
    MILLRACE_ASSIGN(Level made, isAdditive() ? added(groups, {}) : ask(groups, m_query.filter));
    return &(m_levels[groups] = std::move(made));
}

Result<Cube::Level> Cube::rest(unsigned groups, const std::function<bool(const Key &)> &keep, const Filter &filter)
{
    return isAdditive() ? added(groups, keep) : ask(groups, Filter::all({m_query.filter, filter}));
}

} // namespace millrace
