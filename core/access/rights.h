// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/policy.h"
#include "core/base/error.h"
#include "core/schema/catalog.h"

#include <optional>

namespace millrace {

/// How far an action of a role reaches; several add up. Each says to whom the root of a record belongs: to the user, to
/// the user or somebody under him, to his department or somebody in it, the same with the departments under it, to
/// nobody, to somebody who shared it with him.
enum Scope : unsigned {
    ScopeNone = 0,
    ScopeOwn = 1,
    ScopeSubordinates = 2, ///< own too
    ScopeDepartment = 4,   ///< own too
    ScopeDepartmentTree = 8,
    ScopePool = 16,
    ScopeShared = 32,
    ScopeAll = 64,
};
using Scopes = unsigned;

/// The rights of a role as it stands in its record:
///
///   {"administrator": true}
///   {"entities": {"*": {"see": "all"}, "customer": {"see": ["own", "pool"], "edit": "own"}},
///    "fields": {"opportunity.amount": "hidden"}, "sensitive": "masked"}
///
/// An action that an entity does not name is that of "*", one that neither names is not permitted; what describes the
/// workspace (stages, users) is seen by everybody, and "*" says nothing of it; what is personal is its owner's alone;
/// what is everybody's (favourites) needs no right.
/// A field may be hidden, masked, read or edit; without a word it is edit, and "sensitive" for those that the catalog
/// calls so. What this program does not know is read as the least: an unknown scope reaches nothing, an unknown word
/// hides the field.
class Rights
{
public:
    static Rights of(const QByteArray &json);
    static Rights administrator();

    bool isAdministrator() const { return m_administrator; }
    Scopes scopes(Action action, const EntityDef &entity) const;
    /// The title of a record that is seen can always be read.
    FieldAccess field(const EntityDef &entity, const FieldDef &field) const;

private:
    struct Actions
    {
        std::array<std::optional<Scopes>, actions.size()> reach;
    };
    bool m_administrator = false;
    QHash<QString, Actions> m_entities;
    QHash<QString, FieldAccess> m_fields; ///< by "entity.field"
    FieldAccess m_sensitive = FieldAccess::Edit;
};

/// Whether everybody sees the records of an entity.
bool isCommonKnowledge(const EntityDef &entity);

/// Holds rights against their form and a catalog; one problem a finding: rule "rights", the place and what is wrong
/// there ("entity", "action", "scope", "field", "level", "title", "object", "key").
void checkRights(const QString &field, const QByteArray &json, const Catalog &catalog, std::vector<Problem> &problems);

/// A role that the program knows how to make.
struct BuiltinRole
{
    const char *key;
    const char *en; ///< its first name, a text of the schema
    const char *zh;
    const char *rights;
};
const std::vector<BuiltinRole> &builtinRoles();

} // namespace millrace
