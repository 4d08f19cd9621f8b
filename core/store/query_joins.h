// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/bound_filter.h"
#include "core/store/scope_condition.h"

#include <QByteArray>
#include <QHash>

namespace millrace {

/// The tables of one compiled query: the entity itself as `t` and one LEFT JOIN per distinct path of references, shared
/// by condition, order and columns. A record that may not be seen is not joined, so that a path through it ends empty.
class JoinPlan
{
public:
    explicit JoinPlan(RowVisibility visible, QByteArray alias = "t")
        : m_root(std::move(alias)), m_visible(std::move(visible))
    {
    }

    /// The alias of the table that holds the field at the end of the path; joins it where that is new.
    QByteArray aliasOf(const BoundPath &path);
    /// "\"alias\".\"column\"" of the field at the end of the path.
    QByteArray column(const BoundPath &path, const QString &name);
    const QByteArray &root() const { return m_root; }
    const RowVisibility &visible() const { return m_visible; }
    /// What the rows of an entity at an alias must meet to be seen; empty = nothing.
    QByteArray visibleAt(const EntityDef &entity, const QByteArray &alias) const
    {
        return m_visible ? m_visible(entity, alias) : QByteArray();
    }
    /// The most tables that one statement of the query joins.
    int joins() const { return std::max(int(m_aliases.size()), m_within); }
    /// A statement within this one has these joins.
    void include(const JoinPlan &within) { m_within = std::max(m_within, within.joins()); }
    /// " LEFT JOIN ..." for everything asked of it so far.
    const QByteArray &text() const { return m_text; }

private:
    QByteArray m_root;
    RowVisibility m_visible;
    QByteArray m_text;
    int m_within = 0;
    QHash<QString, QByteArray> m_aliases;
};

} // namespace millrace
