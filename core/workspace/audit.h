// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace millrace {

/// Which commits an audit is shown.
struct AuditWish
{
    std::optional<RecordId> actor;
    std::optional<Instant> from, to; ///< recorded at or after, and before
    QString entity;                  ///< that touched a record of it
    std::optional<Origin> origin;
    std::int64_t before = 0; ///< only commits with a smaller number: the next page; 0 = from the newest on
    int limit = 100;
    bool operator==(const AuditWish &) const = default;
};

/// One commit of the journal.
struct AuditEntry
{
    std::int64_t no = 0;
    RecordId operation;
    Instant at;
    RecordId actor; ///< null: the program
    Origin origin = Origin::Local;
    QString label, cause;
    RecordId installation;         ///< that it was made on
    bool here = false;             ///< which is this file
    QString device;                ///< the name of the machine, where a server told it
    Origin madeAs = Origin::Local; ///< `origin` as it was where it was made; Remote: not told
    int changes = 0;
    QMap<QString, int> records; ///< how many of each entity
    bool operator==(const AuditEntry &) const = default;
};

/// The newest first. For administrators: NotPermitted.
Result<std::vector<AuditEntry>> auditTrail(const Workspace &workspace, const Session &session, const AuditWish &wish);

/// One change of a commit.
struct AuditChange
{
    EntityPtr entity;
    RecordId record;
    QString title;
    HistoryChange change;
};
/// What a commit changed, at most `limit`; of a creation each first value. For administrators: NotPermitted; NotFound.
Result<std::vector<AuditChange>> auditChanges(const Workspace &workspace, const Session &session, std::int64_t commit,
                                              int limit);

/// Says in the journal that the audit trail was given out: a commit without changes. For administrators.
Result<void> noteAuditExport(Workspace &workspace, const Session &session);

} // namespace millrace
