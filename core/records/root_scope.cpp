// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/root_scope.h"

namespace millrace {

static void addRoots(const EntityDef &entity, const Catalog &catalog, QSet<QString> &met, QSet<QString> &roots)
{
    if (met.contains(entity.key))
        return;
    met.insert(entity.key);
    bool hangs = false;
    for (const int index : entity.rootFields()) {
        const FieldDef &field = entity.at(index);
        hangs = hangs || field.required;
        if (const EntityPtr target = catalog.entity(field.target))
            addRoots(*target, catalog, met, roots);
    }
    if (!hangs)
        roots.insert(entity.key);
}

std::vector<EntityPtr> rootEntities(const EntityDef &entity, const Catalog &catalog)
{
    QSet<QString> met, keys;
    addRoots(entity, catalog, met, keys);
    std::vector<EntityPtr> roots;
    for (const EntityPtr &candidate : catalog.entities())
        if (keys.contains(candidate->key))
            roots.push_back(candidate);
    return roots;
}

} // namespace millrace
