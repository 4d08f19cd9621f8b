// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/query_compiler.h"
#include "core/store/search_index.h"
#include "core/workspace/metadata.h"

namespace millrace {

/// What one session sees of the records, for the length of one read on one connection: every read of the workspace goes
/// through one of these. Made of the metadata's snapshot, so that a read has one policy from its beginning to its end.
class Sight
{
public:
    Sight(const Session &session, MetadataPtr metadata, Database &database, Instant now);

    bool isEverything() const { return m_policy->isEverything(); }
    const RolePolicy &policy() const { return *m_policy; }
    const MetadataPtr &metadata() const { return m_metadata; }
    Database &database() const { return m_database; }

    /// NotPermitted where the session may not do this with any record of the entity; UnknownEntity.
    Result<void> permit(Action action, const QString &entity) const;
    /// A path of a condition, an order or a group: NotPermitted where it leads to a masked field.
    Result<BoundPath> askedPath(const FieldPath &path, const EntityDef &entity) const;
    /// The same error for anything else that was bound against the catalog of questions.
    Error told(Error error) const;

    /// For a statement whose rows are all read, or of which one page or a few rows are.
    RowVisibility rows(ScopeUse use) const;
    /// Of those the ones that the action reaches too; joined records are seen or not as before.
    SqlCondition reached(Action action, const EntityDef &entity, ScopeUse use) const;
    /// How a page of an entity is best read: row by row where the session sees many of them.
    Result<ScopeUse> useFor(const EntityDef &entity) const;
    search_index::Gate gate(const EntityPtr &entity, ScopeUse use) const;

    Result<bool> sees(const EntityDef &entity, const RecordId &id) const;
    /// Whether the action reaches a record; sees() is a question of its own.
    Result<bool> reaches(Action action, const EntityDef &entity, const RecordId &id) const;
    /// Whether it would reach a record that is not there yet, or not as it is to become.
    Result<bool> reaches(Action action, const Record &record) const;
    /// All records of the entity that the action reaches, binned ones too.
    Result<QSet<RecordId>> allReached(Action action, const EntityDef &entity) const;
    Result<QSet<RecordId>> allSeen(const EntityDef &entity) const { return allReached(Action::See, entity); }

    /// Takes out what is hidden and masks what is masked.
    void veil(Record &record) const { m_policy->veil(record); }
    /// Whether a column shows masks.
    bool isMasked(const BoundPath &path) const;

private:
    Result<bool> holds(const QByteArray &sql, std::initializer_list<RecordId> bindings) const;

    PolicyPtr m_policy;
    MetadataPtr m_metadata;
    Database &m_database;
    Instant m_now;
    bool m_viewing; ///< through the eyes of another
};

} // namespace millrace
