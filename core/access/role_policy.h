// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/org_chart.h"
#include "core/records/record.h"
#include "core/records/root_scope.h"

#include <memory>
#include <mutex>

namespace millrace {

/// What one user may do, worked out once from the chart: the scope of every action on every entity and how far he gets
/// with every field. Immutable; any thread.
class RolePolicy
{
public:
    RolePolicy(const OrgChart &chart, const RecordId &user, CatalogPtr catalog);

    const RecordId &user() const { return m_user; }
    /// Whether nothing needs to be asked at all.
    bool isEverything() const { return m_everything; }
    /// Whether the action is permitted on some record of the entity at least.
    bool may(Action action, const EntityDef &entity) const { return scope(action, entity).anything; }
    const RootScope &scope(Action action, const EntityDef &entity) const;
    FieldAccess field(const EntityDef &entity, const FieldDef &field) const;

    /// The catalog as this user knows it: hidden fields cannot be found.
    const CatalogPtr &shown() const { return m_shown; }
    /// The catalog that his questions are understood by: masked fields cannot be found either.
    const CatalogPtr &asked() const { return m_asked; }
    /// Whether the entity has fields that are kept from him, and whether the search index holds any of them.
    bool isVeiled(const EntityDef &entity) const { return m_veiled.contains(entity.key); }
    bool isSearchVeiled(const EntityDef &entity) const { return m_searchVeiled.contains(entity.key); }
    /// Takes out what is hidden and puts masks over what is masked.
    void veil(Record &record) const;

    /// What reaches this user's machine, as tags of rootTags: he is sent the roots that bear one of them. "*" = every
    /// root, "g" = those that belong to nobody by their kind. Sorted, over all entities.
    QStringList scopes() const;
    /// The same for the records of one entity: of a root that he is sent, those that he may see.
    QStringList scopes(const EntityDef &entity) const;
    /// The entities of which he may see less than scopes() bring, each with its own.
    QHash<QString, QStringList> narrowed() const;
    /// The fields that are kept from him, by entity; sorted.
    struct Masks
    {
        QStringList hidden;
        QStringList masked;
        bool operator==(const Masks &) const = default;
    };
    QMap<QString, Masks> masks() const;

private:
    RootScope scopeOf(Action action, Scopes scopes, const OrgChart &chart) const;

    RecordId m_user;
    CatalogPtr m_catalog, m_shown, m_asked;
    bool m_everything = false;
    Rights m_rights;
    QHash<QString, std::array<RootScope, actions.size()>> m_scopes;
    QSet<QString> m_veiled, m_searchVeiled;
};

using PolicyPtr = std::shared_ptr<const RolePolicy>;

/// To whom a root belongs.
struct RootFacts
{
    bool ownable = false; ///< by its kind; else everybody's
    RecordId owner;
    RecordId department;
    std::vector<RecordId> partners; ///< owners of records in it that make their owners see it
    struct Share
    {
        RecordId user;
        RecordId department;
    };
    std::vector<Share> shares; ///< that hold now
};
/// The tags of a root: "g" | "u:<owner>", "u:<partner>", "d:<department>", "p:" for the pool, "s:u:<user>" and
/// "s:d:<department>" for shares. Sorted. A user sees the root when one of them is among his scopes().
QStringList rootTags(const RootFacts &root);

/// The policies of one chart, each made when it is first asked for. Any thread.
class PolicyBook
{
public:
    PolicyBook(OrgChart chart, CatalogPtr catalog) : m_chart(std::move(chart)), m_catalog(std::move(catalog)) {}

    const OrgChart &chart() const { return m_chart; }
    PolicyPtr of(const RecordId &user) const;

private:
    OrgChart m_chart;
    CatalogPtr m_catalog;
    mutable std::mutex m_mutex;
    mutable QHash<RecordId, PolicyPtr> m_policies;
};

} // namespace millrace
