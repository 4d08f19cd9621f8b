// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/messages.h"
#include "core/sync/peer.h"

#include <QJsonArray>

#include <variant>

namespace millrace {

/// The wire form of the messages (PROTOCOL.md). Requests are one JSON object, answers are NDJSON whose last line has
/// "end": an answer that was cut off has none and is refused whole. Decoding never trusts: a member of a wrong kind
/// makes the whole message nothing; members that are not known are passed over.
namespace sync_codec {

struct HelloRequest
{
    SyncHead head;
    QString device;
};
struct HelloAnswer
{
    RecordId database;
    QString environment;
    RecordId user; ///< the person who is signed in
    QString currency;
    SyncTrailer trailer;
};
struct PushRequest
{
    SyncHead head;
    SyncPoint common; ///< the last place known to be shared after a restore
    std::vector<SyncMutation> mutations;
};
struct PushAnswer
{
    std::vector<SyncVerdict> verdicts;
    std::optional<SyncRefusal> stopped; ///< Forked or Gap: what follows the verdicts was not looked at
    SyncTrailer trailer;
};
struct PullRequest
{
    SyncHead head;
    SyncPoint cursor;
    int limit = 2000;
    int waitSeconds = 0;
};
struct SnapshotRequest
{
    SyncHead head;
    bool scope = false; ///< all roots of `key` after `after`, else the roots named
    QString key;
    RecordId after;
    std::vector<RecordId> roots;
    int limit = 2000;
};
/// Sums over the rows of the reader: buckets by the last byte of the root, then roots of the buckets that differ.
struct VerifyRequest
{
    SyncHead head;
    SyncPoint cursor;
    QHash<int, QString> buckets;    ///< bucket -> "count:sum"
    QHash<RecordId, QString> roots; ///< second round
};
struct VerifyAnswer
{
    bool compared = false; ///< false: the cursor is not the head, so there is nothing to compare
    std::vector<int> buckets;
    std::vector<RecordId> roots;
    SyncTrailer trailer;
};

QByteArray encode(const HelloRequest &request);
QByteArray encode(const PushRequest &request);
QByteArray encode(const PullRequest &request);
QByteArray encode(const SnapshotRequest &request);
QByteArray encode(const VerifyRequest &request);
std::optional<HelloRequest> helloRequest(const QByteArray &body);
std::optional<PushRequest> pushRequest(const QByteArray &body);
std::optional<PullRequest> pullRequest(const QByteArray &body);
std::optional<SnapshotRequest> snapshotRequest(const QByteArray &body);
std::optional<VerifyRequest> verifyRequest(const QByteArray &body);

QByteArray encode(const HelloAnswer &answer);
QByteArray encode(const PushAnswer &answer);
QByteArray encode(const SyncPage &page);
QByteArray encode(const VerifyAnswer &answer);
QByteArray encode(const SyncRefusal &refusal);

/// What an answer says: the thing asked for, a refusal, or nothing where it is not a whole answer of ours.
template <class T> using Answer = std::variant<std::monostate, T, SyncRefusal>;
Answer<HelloAnswer> helloAnswer(const QByteArray &body);
Answer<PushAnswer> pushAnswer(const QByteArray &body);
Answer<SyncPage> pageAnswer(const QByteArray &body);
Answer<VerifyAnswer> verifyAnswer(const QByteArray &body);

QJsonObject toJson(const SyncMutation &mutation);
std::optional<SyncMutation> mutationFromJson(const QJsonObject &json);
QJsonObject toJson(const SyncVerdict &verdict);
std::optional<SyncVerdict> verdictFromJson(const QJsonObject &json);

} // namespace sync_codec

} // namespace millrace
