// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/filter_reach.h"

#include "core/records/bound_filter.h"

namespace millrace {

namespace {

void addPath(const FieldPath &path, const EntityDef &entity, const Catalog &catalog, QSet<QString> &read)
{
    const auto bound = bindPath(path, catalog, entity);
    if (!bound)
        return;
    for (const EntityPtr &step : bound->entities)
        read.insert(step->key);
    // A condition on a reference may name it by its title.
    if (!bound->field().target.isEmpty())
        read.insert(bound->field().target);
}

void addFilter(const Filter &filter, const EntityDef &entity, const Catalog &catalog, QSet<QString> &read)
{
    if (filter.kind == Filter::Kind::Related) {
        const EntityPtr related = catalog.entity(filter.related);
        if (!related)
            return;
        read.insert(related->key);
        if (!filter.path.keys.isEmpty())
            addPath(filter.path, *related, catalog, read);
        if (!filter.children.empty())
            addFilter(filter.children.front(), *related, catalog, read);
        return;
    }
    if (!filter.path.keys.isEmpty())
        addPath(filter.path, entity, catalog, read);
    for (const Filter &child : filter.children)
        addFilter(child, entity, catalog, read);
}

} // namespace

QSet<QString> entitiesRead(const Query &query, const Catalog &catalog)
{
    QSet<QString> read{query.entity};
    const EntityPtr entity = catalog.entity(query.entity);
    if (!entity)
        return read;
    addFilter(query.filter, *entity, catalog, read);
    for (const SortKey &key : query.sort) {
        const auto sort = bindSort({key}, catalog, *entity);
        if (!sort)
            continue;
        for (const BoundSort &part : *sort)
            for (const EntityPtr &step : part.path.entities)
                read.insert(step->key);
    }
    return read;
}

} // namespace millrace
