// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace millrace {

/// A record as one line of a list beside another: its title, its state, and what it is worth.
struct RelatedLine
{
    RecordId id;
    QString title;
    Value state, amount;
};

/// The records of one entity that point here with one field.
struct RelatedCard
{
    EntityPtr entity;
    int field = -1;
    qint64 count = 0;
    std::vector<RelatedLine> lines; ///< the newest ones
};

/// A record in the tree of those above and below it.
struct HierarchyLine
{
    RecordId id;
    QString title;
    int depth = 0;
    bool here = false;
};

struct RelatedSet
{
    std::vector<RelatedCard> cards;
    std::vector<HierarchyLine> hierarchy; ///< empty where the record stands alone
    int hierarchyField = -1;              ///< of the record's own entity; -1: it has no tree
    bool hierarchyCut = false;            ///< there are more below than are listed
};

/// The references that make a card beside a record: every field of any entity that points here, without what timelines
/// show, what describes the workspace, and who owns or made a record.
std::vector<Catalog::Incoming> relatedReferences(const Catalog &catalog, const QString &entity);

/// Everything that points at a record and the tree that it stands in; for a reading thread.
Result<RelatedSet> readRelated(const Workspace &workspace, const Session &session, const QString &entity,
                               const RecordId &id, int linesPerCard);

/// Ids of all records that point here with that field, at most `limit`.
Result<std::vector<RecordId>> relatedIds(const Workspace &workspace, const Session &session, const EntityDef &entity,
                                         int field, const RecordId &target, int limit);

} // namespace millrace
