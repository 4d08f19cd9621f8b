// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/catalog.h"

namespace millrace {

Catalog::Catalog(std::vector<EntityDef> entities, int version) : m_version(version)
{
    for (EntityDef &entity : entities) {
        auto shared = std::make_shared<const EntityDef>(std::move(entity));
        m_byKey.insert(shared->key, shared);
        m_entities.push_back(std::move(shared));
    }
    for (const EntityPtr &entity : m_entities)
        for (const FieldDef &field : entity->fields)
            if (field.isReference() && !field.target.isEmpty())
                m_incoming[field.target].push_back({entity, field.index});
}

CatalogPtr Catalog::builtin()
{
    static const CatalogPtr catalog = std::make_shared<const Catalog>(builtinEntities());
    return catalog;
}

CatalogPtr Catalog::with(const QString &key, std::vector<FieldDef> fields) const
{
    std::vector<EntityDef> entities;
    for (const EntityPtr &entity : m_entities) {
        entities.push_back(*entity);
        if (entity->key != key)
            continue;
        EntityDef &changed = entities.back();
        for (FieldDef &field : fields) {
            const FieldDef *known = changed.field(field.key);
            if (known)
                changed.fields[size_t(known->index)] = std::move(field);
            else
                changed.fields.push_back(std::move(field));
            changed.finish();
        }
    }
    return std::make_shared<const Catalog>(std::move(entities), m_version + 1);
}

CatalogPtr Catalog::without(const QHash<QString, QStringList> &fields) const
{
    std::vector<EntityDef> entities;
    for (const EntityPtr &entity : m_entities) {
        entities.push_back(*entity);
        for (const QString &key : fields.value(entity->key))
            entities.back().withhold(key);
    }
    return std::make_shared<const Catalog>(std::move(entities), m_version);
}

EntityPtr Catalog::entity(QStringView key) const
{
    return m_byKey.value(key.toString());
}

Result<EntityPtr> Catalog::require(QStringView key) const
{
    EntityPtr found = entity(key);
    if (!found)
        return fail(ErrorCode::UnknownEntity, {key.toString()});
    return found;
}

const std::vector<Catalog::Incoming> &Catalog::incoming(const QString &entity) const
{
    static const std::vector<Incoming> none;
    const auto found = m_incoming.constFind(entity);
    return found == m_incoming.constEnd() ? none : *found;
}

} // namespace millrace
