// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/policy.h"
#include "core/base/result.h"
#include "core/records/edit.h"

#include <QHash>

namespace millrace {

/// On whose behalf something is written: a session, whose rights are asked in the same transaction, or the program
/// itself, which takes back what was cut off and fills a new file.
struct Author
{
    Session session;
    bool isProgram = false;

    static Author of(const Session &session) { return {session, false}; }
    static Author program(const Session &session) { return {session, true}; }
};

/// The rule of a Problem that says that the author may not do something; arguments: the action, the field.
inline QString denialRule()
{
    return QStringLiteral("not_permitted");
}
inline bool isDenial(const Problem &problem)
{
    return problem.rule == denialRule();
}

/// The rule of a Problem that says that the record was changed since the author saw it; arguments: its version now.
inline QString versionRule()
{
    return QStringLiteral("version");
}

/// A set of edits that become so together, or not at all.
struct CommitRequest
{
    QString label; ///< what the person did, in a word of the program ("edit", "import: file.csv")
    Origin origin = Origin::Local;
    QString cause; ///< the operation, rule or import that led to it
    std::vector<Edit> edits;
    std::optional<RecordId> operation; ///< goes on with an open operation; none = an operation of its own
    bool leaveOpen = false;            ///< the operation goes on after this commit
    std::optional<RecordId> uuid;      ///< of the first commit, where somebody else made it; none = a new one
    RecordId client;                   ///< the installation that it came from; null = this file
};

/// What a commit did.
struct CommitReceipt
{
    RecordId operation;
    std::int64_t lastCommit = 0; ///< number of the last commit made; 0 where nothing changed
    std::vector<RecordId> ids;   ///< of each edit, in order; new ones for creations
    int changes = 0;             ///< change rows written
    std::vector<Problem> warnings;
};

/// What changed, told after the commit is durable, on the writer's thread; pulled pages will raise it too.
struct CommitNotice
{
    std::int64_t commit = 0;
    QHash<QString, std::vector<RecordId>> records; ///< by entity; empty list with `everything` for bulk loads
    QHash<QString, QStringList> fields;
    bool everything = false; ///< too many to name: look again
    bool catalogChanged = false;
};

} // namespace millrace
