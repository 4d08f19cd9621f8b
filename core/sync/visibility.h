// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/role_policy.h"

#include <QHash>
#include <QStringList>

namespace millrace {

/// Who may see what, as synchronisation needs it. Every root bears scopes ("g" everybody, "u:<user>" an owner,
/// "d:<department>", "p:" the pool, "s:" a share), every user holds some; a root is seen by whom one of its scopes is
/// held, and by whoever holds "*". Implementations are asked on the hub's threads and read what they need from
/// snapshots of their own.
class Visibility
{
public:
    virtual ~Visibility() = default;

    /// The scopes that a user holds.
    virtual QStringList scopesOf(const RecordId &user) const = 0;

    /// The scopes of a root that belongs to these: rootTags.
    virtual QStringList scopesOfRoot(const RootFacts &root) const;

    /// Entities of which a user sees less than of the roots that he is sent, each with the scopes that show them.
    virtual QHash<QString, QStringList> narrowedFor(const RecordId &user) const;

    /// Fields that a user must not know, by entity.
    virtual QHash<QString, QStringList> hiddenFrom(const RecordId &user) const;
};

} // namespace millrace
