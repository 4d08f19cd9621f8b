// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/record.h"

namespace millrace {

/// One field of an edit: the value wanted, and, for dated facts, when it became so in the business.
struct FieldEdit
{
    /// What a dated value is beside the later ones that the journal may know.
    enum class Standing {
        Decide,  ///< the journal decides: older than a later step, it enters history only
        Present, ///< it stands from now on, whatever its date
        Past,    ///< it enters history only
    };
    int field = -1;
    Value now;
    std::optional<Instant> at; ///< empty = the moment of recording
    bool atKnown = true;       ///< false where `at` is a stand-in for an unknown day
    Standing standing = Standing::Decide;
};

/// What a caller wants done to one record. `fields` of a creation are its first values; `steps` are later dated values
/// of the same new record (the stage history of an import), oldest first, applied in the same commit.
struct Edit
{
    enum class Kind {
        Create,
        Update,
        Delete,  ///< to the bin, with its children
        Restore, ///< from the bin, with what went along
        Retract, ///< the inverse of Create: the row leaves the table, the journal keeps it
    };

    Kind kind = Kind::Update;
    QString entity;
    RecordId id; ///< Create: null = a new one is made
    std::vector<FieldEdit> fields;
    std::vector<FieldEdit> steps;
    bool cascade = true;       ///< Delete, Restore: with what hangs on it; an inverse names every record itself
    std::optional<Instant> at; ///< Create: the business time of the creation
    bool atKnown = true;
    /// What the author saw of the record (its version): refused with the rule "version" where it was changed since.
    std::optional<std::int64_t> version = {};

    static Edit create(const EntityPtr &entity);
    static Edit update(const EntityPtr &entity, const RecordId &id);
    static Edit remove(const QString &entity, const RecordId &id);
    static Edit restore(const QString &entity, const RecordId &id);
    template <class T> Edit &with(const EntityDef &def, const FieldKey<T> &key, T value)
    {
        return with(def, QString::fromLatin1(key.key), Value(std::move(value)));
    }
    /// A key that the entity does not have is a programming error and ignored in release builds.
    Edit &with(const EntityDef &def, QStringView key, Value value);
};

/// Where a change came from; stored as its number, so values never change.
enum class Origin {
    Local = 0,
    Import = 1,
    Rule = 2,
    Undo = 3,
    Merge = 4,
    Sample = 5,
    Remote = 6,
    Migration = 7,
    Admin = 8,
};
QString originWord(Origin origin);

} // namespace millrace
