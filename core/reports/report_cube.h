// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <functional>
#include <map>

namespace millrace {

/// What was counted of one combination of groups: per measure, as in AggregateSet::Line.
struct CubeCell
{
    std::vector<std::optional<std::int64_t>> exact;
    std::vector<std::int64_t> takingPart;
    std::vector<std::int64_t> unconverted;
};

struct ValueOrder
{
    bool operator()(const Value &a, const Value &b) const { return compareValues(a, b) < 0; }
    bool operator()(const std::vector<Value> &a, const std::vector<Value> &b) const
    {
        return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), *this);
    }
};

/// The numbers of a question at every level of its groups. A level is a set of groups, as bits; the finest one is asked
/// for, the others are added up from it, or asked for too where a measure cannot be added up (distinct, median).
class Cube
{
public:
    using Key = std::vector<Value>;
    using Level = std::map<Key, CubeCell, ValueOrder>;

    Cube(const Workspace &workspace, const Session &session, AggregateQuery query, const Progress &progress);

    /// Reads the finest level.
    Result<void> read();
    /// A level, made when it is first asked for.
    Result<const Level *> level(unsigned groups);
    unsigned finest() const { return (1u << m_query.groups.size()) - 1; }
    /// The groups of the cells that `keep` leaves, added up; where that cannot be done, asked for with `filter`.
    Result<Level> rest(unsigned groups, const std::function<bool(const Key &)> &keep, const Filter &filter);
    /// What stands in the place of a group's values; to be said before read().
    void rename(size_t group, const std::function<Value(const Value &)> &move);
    const AggregateQuery &query() const { return m_query; }

private:
    bool isAdditive() const;
    Result<Level> ask(unsigned groups, const Filter &filter) const;
    Result<Level> added(unsigned groups, const std::function<bool(const Key &)> &keep) const;

    const Workspace &m_workspace;
    const Session &m_session;
    AggregateQuery m_query;
    const Progress &m_progress;
    std::map<unsigned, Level> m_levels;
    std::vector<std::function<Value(const Value &)>> m_moves;
};

} // namespace millrace
