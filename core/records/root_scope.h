// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/catalog.h"

#include <QSet>

namespace millrace {

/// Whose records something reaches: a condition on what the root of a record belongs to, never on the record's content,
/// so that a root and all that hangs on it are seen or not seen as one. What is listed adds up. An entity that nobody
/// owns and that hangs on nothing (products, stages) is reached by any scope but the empty one.
struct RootScope
{
    /// Roots that were shared with this person or these departments and are still.
    struct Shares
    {
        RecordId user;
        std::vector<RecordId> departments;
        bool writing = false; ///< only shares that let them write
        bool operator==(const Shares &) const = default;
    };

    bool everything = false;
    bool anything = false;             ///< false: reaches no record at all
    std::vector<RecordId> owners;      ///< roots that belong to one of these, sorted
    std::vector<RecordId> departments; ///< roots that are given to one of these, sorted
    bool pool = false;                 ///< roots without an owner
    bool partners = false;             ///< also roots in which one of `owners` owns something with ownerSeesRoot
    bool ownRecords = false;           ///< also records of a root of others that one of `owners` owns himself
    std::optional<Shares> shares;

    bool operator==(const RootScope &) const = default;
};

/// The entities that the root of a record of this entity can be of, in the order of the catalog: itself unless it must
/// hang on another one, and those of the records that it can hang on.
std::vector<EntityPtr> rootEntities(const EntityDef &entity, const Catalog &catalog);

} // namespace millrace
