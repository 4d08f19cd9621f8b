// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/records/edit.h"
#include "core/store/sync_point.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace millrace {

/// The version of the protocol that this program speaks.
inline constexpr int syncProtocol = 1;

/// What every request begins with.
struct SyncHead
{
    int protocol = syncProtocol;
    int schema = 1;
    RecordId client;
    RecordId install;
    RecordId database; ///< null in a hello
    QString environment;
    SyncPoint top; ///< the newest commit ever shown to this client
    QString policy;
    std::vector<SyncPoint> samples; ///< earlier cursors, newest first
};

/// What every answer ends with.
struct SyncTrailer
{
    SyncPoint top;
    Instant now;
    std::int64_t backupSeq = 0; ///< commits up to here survive the loss of the server
};

/// One thing done to one record. Values are in the wire form of their fields, by key, so that a field that one side
/// does not know travels all the same.
struct SyncOp
{
    enum class Kind { Insert, Update, SetChange, Add, Delete, Restore, Retract, Event };
    Kind kind = Kind::Update;
    QString entity;
    RecordId id;
    QJsonObject set; ///< Insert, Update: new values; Event, Add: the one field and its value
    QJsonObject was; ///< Update: what the author saw
    QString field;   ///< SetChange
    QJsonArray added, removed;
    std::optional<Instant> at; ///< a dated fact
    bool atKnown = true;
};

/// What one commit of a workstation wants of the server: carried out whole, in the order of `mid`, at most once.
struct SyncMutation
{
    RecordId uuid;
    RecordId operation;
    std::int64_t mid = 0;
    SyncPoint seen;
    int schema = 1;
    Instant editedAt;
    Origin origin = Origin::Local;
    QString label;
    QString cause;
    std::vector<SyncOp> ops;
};

struct SyncConflict
{
    QString entity;
    RecordId id;
    QString field;
    RecordId card;
};

struct SyncVerdict
{
    enum class Status { Applied = 1, Merged = 2, Held = 3, Rejected = 4 };
    RecordId uuid;
    Status status = Status::Applied;
    std::int64_t seq = 0;
    QString why; ///< Rejected: "forbidden", "invalid", "id_taken", "server_error"
    QString detail;
    std::vector<SyncConflict> conflicts;
};

/// One change of the history as it travels.
struct SyncChange
{
    QString entity;
    RecordId record;
    RecordId root;
    QString field; ///< key; "+" created, "-" to the bin, "~" restored, "/" retracted
    QJsonValue was, now;
    std::optional<Instant> at;
    bool atKnown = true;
    bool past = false;
};

struct SyncCommit
{
    RecordId uuid;
    RecordId operation;
    std::int64_t seq = 0;
    Instant recordedAt;
    RecordId actor;
    QString cause;
    QString label;
    std::vector<SyncChange> changes;
    Origin origin = Origin::Remote; ///< Remote: not told
    RecordId install;               ///< that it was made on; null: on the server
    QString device;                 ///< its name
};

/// A record as it stands on the server, masked for its reader; `gone` = it is no more.
struct SyncRow
{
    QString entity;
    RecordId id;
    RecordId root;
    std::int64_t seq = 0;
    QByteArray rev; ///< 16 hexadecimal characters
    bool gone = false;
    QJsonObject fields;
};

struct SyncRoot
{
    RecordId id;
    QStringList scopes; ///< of those that the reader holds; none = not his any more
    bool moved = false; ///< touched by a scope event: what is known of it is to be fetched anew
};

/// A page of a pull or of a snapshot.
struct SyncPage
{
    std::vector<SyncRoot> roots;
    std::vector<SyncCommit> history;
    std::vector<SyncRow> rows;
    SyncPoint next; ///< pull
    bool more = false;
    RecordId after; ///< snapshot by scope: roots up to here are on the pages so far
    SyncTrailer trailer;
};

/// Answers that stand in the place of the normal one.
struct SyncRefusal
{
    enum class Code { Diverged, WrongDatabase, Policy, Resync, Upgrade, Forked, Gap, BadRequest, ServerError };
    Code code = Code::BadRequest;
    SyncPoint common; ///< Diverged
    SyncPoint head;   ///< Diverged, Resync
    QString policy;   ///< Policy
    QStringList scopes;
    QHash<QString, QStringList> hidden;        ///< Policy: fields by entity
    QHash<QString, QStringList> narrowed = {}; ///< Policy: entities that these scopes alone show
    QString detail;
};

} // namespace millrace
