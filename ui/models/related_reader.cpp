// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/related_reader.h"

#include <QSet>

namespace millrace {

namespace {

constexpr int deepestTree = 20, widestTree = 100;

/// The field that leads to a record of the same kind above.
const FieldDef *parentField(const EntityDef &entity)
{
    for (const FieldDef &field : entity.fields) {
        if (!field.system && !field.retired && field.type == FieldType::Reference && field.target == entity.key)
            return &field;
    }
    return nullptr;
}

Query pointingHere(const EntityDef &entity, int field, const RecordId &target, int limit)
{
    Query query;
    query.entity = entity.key;
    query.filter = Filter::compare(entity.at(field).key, CompareOp::Equal, Literal(target.toString()));
    query.fields = {FieldPath{{entity.at(system_field::Id).key}}};
    query.limit = limit;
    return query;
}

Result<void> addBelow(const Workspace &workspace, const Session &session, const EntityDef &entity,
                      const FieldDef &parent, const RecordId &id, int depth, const RecordId &here, QSet<RecordId> &met,
                      RelatedSet &set)
{
    if (met.contains(id) || depth > deepestTree)
        return {};
    if (int(set.hierarchy.size()) >= widestTree) {
        set.hierarchyCut = true;
        return {};
    }
    met.insert(id);
    set.hierarchy.push_back({id, {}, depth, id == here});
    MILLRACE_ASSIGN(const RowSet below, workspace.rows(session, pointingHere(entity, parent.index, id, widestTree)));
    for (const Row &row : below.rows)
        MILLRACE_TRY(addBelow(workspace, session, entity, parent, row.id, depth + 1, here, met, set));
    return {};
}

Result<void> readHierarchy(const Workspace &workspace, const Session &session, const EntityPtr &entity,
                           const RecordId &id, RelatedSet &set)
{
    const FieldDef *parent = parentField(*entity);
    if (!parent)
        return {};
    set.hierarchyField = parent->index;
    // Up to the top; a ring of parents ends where it began.
    RecordId top = id;
    QSet<RecordId> passed{id};
    for (int depth = 0; depth < deepestTree; ++depth) {
        MILLRACE_ASSIGN(const Record record, workspace.record(session, entity->key, top));
        const auto above = record.value(parent->index).valueOr<RecordId>();
        if (above.isNull() || passed.contains(above))
            break;
        const auto found = workspace.record(session, entity->key, above);
        if (!found || found->isDeleted())
            break;
        passed.insert(above);
        top = above;
    }
    QSet<RecordId> met;
    MILLRACE_TRY(addBelow(workspace, session, *entity, *parent, top, 0, id, met, set));
    if (set.hierarchy.size() < 2) {
        set.hierarchy.clear();
        return {};
    }
    std::vector<RecordId> ids;
    for (const HierarchyLine &line : set.hierarchy)
        ids.push_back(line.id);
    MILLRACE_ASSIGN(const auto titles, workspace.titles(session, entity->key, ids));
    for (HierarchyLine &line : set.hierarchy)
        line.title = titles.value(line.id);
    return {};
}

} // namespace

std::vector<Catalog::Incoming> relatedReferences(const Catalog &catalog, const QString &entity)
{
    std::vector<Catalog::Incoming> found;
    for (const Catalog::Incoming &incoming : catalog.incoming(entity)) {
        const FieldDef &field = incoming.entity->at(incoming.field);
        const bool tree = incoming.entity->key == entity;
        if (field.system || field.retired || tree || incoming.entity->metadata || incoming.entity->personal ||
            incoming.entity->timeline.shown)
            continue;
        found.push_back(incoming);
    }
    return found;
}

Result<RelatedSet> readRelated(const Workspace &workspace, const Session &session, const QString &entityKey,
                               const RecordId &id, int linesPerCard)
{
    RelatedSet set;
    const CatalogPtr catalog = workspace.catalog();
    MILLRACE_ASSIGN(const EntityPtr here, catalog->require(entityKey));
    for (const Catalog::Incoming &incoming : relatedReferences(*catalog, entityKey)) {
        const EntityDef &entity = *incoming.entity;
        if (!workspace.metadata()->access->of(session.actor)->may(Action::See, entity))
            continue;
        RelatedCard card{incoming.entity, incoming.field, 0, {}};
        Query query = pointingHere(entity, incoming.field, id, linesPerCard);
        MILLRACE_ASSIGN(card.count, workspace.count(session, query));
        if (card.count > 0) {
            int amount = -1;
            for (const FieldDef &field : entity.fields) {
                if (amount < 0 && field.type == FieldType::Money && field.listed)
                    amount = field.index;
            }
            if (entity.statusField >= 0)
                query.fields.push_back(FieldPath{{entity.at(entity.statusField).key}});
            if (amount >= 0)
                query.fields.push_back(FieldPath{{entity.at(amount).key}});
            MILLRACE_ASSIGN(const RowSet rows, workspace.rows(session, query));
            std::vector<RecordId> ids;
            for (const Row &row : rows.rows)
                ids.push_back(row.id);
            MILLRACE_ASSIGN(const auto titles, workspace.titles(session, entity.key, ids));
            for (const Row &row : rows.rows) {
                RelatedLine line{row.id, titles.value(row.id), {}, {}};
                for (size_t i = 1; i < rows.columns.size(); ++i)
                    (rows.columns[i].field->index == amount ? line.amount : line.state) = row.cells[i];
                card.lines.push_back(std::move(line));
            }
        }
        set.cards.push_back(std::move(card));
    }
    MILLRACE_TRY(readHierarchy(workspace, session, here, id, set));
    return set;
}

Result<std::vector<RecordId>> relatedIds(const Workspace &workspace, const Session &session, const EntityDef &entity,
                                         int field, const RecordId &target, int limit)
{
    std::vector<RecordId> ids;
    MILLRACE_ASSIGN(const RowSet rows, workspace.rows(session, pointingHere(entity, field, target, limit)));
    for (const Row &row : rows.rows)
        ids.push_back(row.id);
    return ids;
}

} // namespace millrace
