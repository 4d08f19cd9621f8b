// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/record_store.h"
#include "core/store/sync_point.h"

#include <QStringList>

namespace millrace {

/// The bookkeeping of a workspace that others follow: its order is that of its journal, so that seq = the number of a
/// commit and h = its chain value; beside it stand who may see which root, who was answered what, and what was refused.
/// Writing calls on the writer's thread inside its transaction.
namespace sync_hub {

Result<void> createTables(Database &database, const Catalog &catalog);

Result<SyncPoint> head(Database &database);
/// The chain mark of a commit; empty where there is none, and before the first.
Result<QByteArray> mark(Database &database, std::int64_t seq);
/// When a commit was made, by the hub's clock.
Result<Instant> momentOf(Database &database, std::int64_t seq);

/// Scopes of a root; none where it is unknown.
Result<QStringList> scopesOf(Database &database, const RecordId &root);
/// Replaces them; answers whether anything changed. Every difference is an event of that commit.
Result<bool> setScopes(Database &database, const RecordId &root, const QStringList &scopes, std::int64_t seq);
/// What is known of a root elsewhere must be fetched anew.
Result<void> touch(Database &database, const RecordId &root, std::int64_t seq);
struct Event
{
    std::int64_t seq = 0;
    RecordId root;
    QString scope;
};
/// Events after `from` up to `to`, in order.
Result<std::vector<Event>> events(Database &database, std::int64_t from, std::int64_t to);
Result<void> forgetEvents(Database &database, std::int64_t upTo);
/// Roots of a scope after `after` in the order of their ids; of every scope where `scope` is "*".
Result<std::vector<RecordId>> rootsOf(Database &database, const QString &scope, const RecordId &after, int limit);
/// Visits the rows of an entity that belong to some roots.
Result<void> forEachOfRoots(Database &database, const EntityPtr &entity, const std::vector<RecordId> &roots,
                            const std::function<void(Record)> &visit);

struct Client
{
    RecordId id;
    RecordId install;
    RecordId user;
    std::int64_t lastMid = 0;
    QString device;
    int schema = 0;
    Instant lastSeen;
};
Result<std::optional<Client>> client(Database &database, const RecordId &id);
Result<void> putClient(Database &database, const Client &client);

/// A mutation as it was answered; the body is kept where not all of it came about.
struct Answered
{
    RecordId uuid;
    RecordId client;
    std::int64_t mid = 0;
    RecordId user;
    std::int64_t seq = 0;
    int status = 0;
    QByteArray result;
    QByteArray body;
    Instant at;
};
Result<std::optional<Answered>> answered(Database &database, const RecordId &uuid);
Result<void> putAnswered(Database &database, const Answered &answered);
/// What was refused, oldest first.
Result<std::vector<Answered>> quarantine(Database &database);

/// Whether somebody else than `install` changed a record after `seen`; of one field where `field` is a number of the
/// dictionary, else of any. The creation counts for every field.
Result<bool> changedByOthers(Database &database, int entity, const RecordId &record, std::optional<int> field,
                             std::int64_t seen, const RecordId &install);

} // namespace sync_hub

} // namespace millrace
