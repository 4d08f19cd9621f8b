// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/schema/entity.h"

namespace millrace {

/// All entities as they are at one moment: an immutable snapshot, shared between threads. A change of metadata makes a
/// new catalog with a higher version; models and forms then rebuild their columns.
class Catalog
{
public:
    explicit Catalog(std::vector<EntityDef> entities, int version = 1);

    /// The built-in definitions alone.
    static std::shared_ptr<const Catalog> builtin();
    /// A copy with further fields; a key that the entity has already replaces that definition in place.
    std::shared_ptr<const Catalog> with(const QString &entity, std::vector<FieldDef> fields) const;

    /// The same definitions, in which some fields, by entity, cannot be found by their key: they keep their place but
    /// are retired and withheld. Of the same version, for one reader only.
    std::shared_ptr<const Catalog> without(const QHash<QString, QStringList> &fields) const;

    /// The entity of that key, or null.
    EntityPtr entity(QStringView key) const;
    Result<EntityPtr> require(QStringView key) const;
    const std::vector<EntityPtr> &entities() const { return m_entities; }
    int version() const { return m_version; }

    /// References to `entity` from anywhere: (entity, field index).
    struct Incoming
    {
        EntityPtr entity;
        int field;
    };
    const std::vector<Incoming> &incoming(const QString &entity) const;

private:
    std::vector<EntityPtr> m_entities;
    QHash<QString, EntityPtr> m_byKey;
    QHash<QString, std::vector<Incoming>> m_incoming;
    int m_version;
};

using CatalogPtr = std::shared_ptr<const Catalog>;

/// The built-in entities, one function each in core/schema/builtin; the order is the order of creation.
std::vector<EntityDef> builtinEntities();

} // namespace millrace
