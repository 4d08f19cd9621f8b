// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/explain.h"
#include "core/workspace/workspace.h"

namespace millrace {

/// NotPermitted to everybody but administrators, and to those who look through another one's eyes.
Result<void> requireAdministrator(const Workspace &workspace, const Session &session);

/// Makes those of the roles that the program knows which the workspace does not have yet, named in its language, as one
/// operation; answers all of them by their key. One that lies in the bin stays there.
Result<QHash<QString, RecordId>> makeBuiltinRoles(Workspace &workspace, const Session &session);

/// A session that sees what somebody else sees and can write nothing; for administrators. NotFound, NotPermitted.
Result<Session> viewAs(const Workspace &workspace, const Session &session, const RecordId &user);

/// Why somebody may or may not do something with a record. Administrators may ask about everybody, others about
/// themselves and what they see. NotFound, NotPermitted.
Result<AccessExplanation> whyAccess(const Workspace &workspace, const Session &session, const RecordId &user,
                                    Action action, const QString &entity, const RecordId &id);

/// Somebody who may be named in a comment, and whether he sees what it is about.
struct Colleague
{
    RecordId id;
    QString name;
    QString login;
    bool sees = false;
};
/// Everybody active but the asker, by name; for those who see the record themselves. NotFound.
Result<std::vector<Colleague>> colleaguesFor(const Workspace &workspace, const Session &session, const QString &entity,
                                             const RecordId &id);

/// How many records of an entity somebody has open.
struct OpenWork
{
    QString entity;
    qint64 records = 0;
};
/// What would be handed over: all that the user owns but what is over and done with (won and lost opportunities, done
/// tasks, converted leads, what happened). Entities without any are left out.
Result<std::vector<OpenWork>> openWorkOf(const Workspace &workspace, const Session &session, const RecordId &user);

struct HandOverReceipt
{
    RecordId operation;
    std::vector<OpenWork> moved;
    qint64 subordinates = 0; ///< users whose manager it was
};
/// Gives all of somebody's open work, and those who work under him, to another person, and disables him where that is
/// asked for; one operation that one undo takes back. For administrators. NotPermitted; NotFound; ValidationFailed
/// ("hand_over_to": not an active other user; "last_administrator").
Result<HandOverReceipt> handOver(Workspace &workspace, const Session &session, const RecordId &from, const RecordId &to,
                                 bool disables, const Progress &progress = {});

} // namespace millrace
