// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/record.h"

#include <QHash>
#include <QStringList>

namespace millrace {

/// Who may see what, as synchronisation needs it. Every root bears scopes ("g" everybody, "u:<user>" an owner,
/// "d:<department>", "p:<pool>"), every user holds some; a root is seen by whom one of its scopes is held, and by
/// whoever holds "*". Implementations are asked on the hub's threads and read what they need from snapshots of their
/// own.
class Visibility
{
public:
    virtual ~Visibility() = default;

    /// The scopes that a user holds.
    virtual QStringList scopesOf(const RecordId &user) const = 0;

    /// The scopes of a root; depends on nothing but the record's owner, department and kind. The record's entity is
    /// that of the root. By default: descriptions of the workspace and whatever nobody can own are everybody's; an
    /// owned root is its owner's and its department's; one without an owner lies in the pool.
    virtual QStringList scopesOfRoot(const Record &root) const;

    /// Fields that a user must not know, by entity.
    virtual QHash<QString, QStringList> hiddenFrom(const RecordId &user) const;
};

} // namespace millrace
