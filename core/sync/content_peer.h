// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/content_desk.h"
#include "core/sync/peer.h"

namespace millrace {

/// What came back for one request about what attachments hold.
struct ContentReply
{
    SyncReply::Kind kind = SyncReply::Kind::Unreachable;
    SyncReply::Trouble trouble = SyncReply::Trouble::Network;
    QString reason; ///< technical words for the log
    int retryAfterMs = 0;
    ContentDesk::Answer answer;   ///< where it was Answered: fetch() and send()
    ContentDesk::Offered offered; ///< offer()
};

/// The server's store of contents as a workstation sees it. Beside the line of the records, so that no text waits for a
/// picture. Used by one lane on its thread, one request at a time.
class ContentPeer
{
public:
    virtual ~ContentPeer() = default;

    virtual ContentReply offer(const std::vector<RecordId> &attachments) = 0;
    virtual ContentReply fetch(const RecordId &attachment, qint64 offset) = 0;
    virtual ContentReply send(const RecordId &attachment, qint64 offset, const QByteArray &piece) = 0;
    /// Gives up the request under way. From any thread.
    virtual void giveUp() {}
};

/// The wire form of the answers.
namespace content_codec {

QByteArray encode(const std::vector<RecordId> &attachments);
std::optional<std::vector<RecordId>> attachments(const QByteArray &body);
QByteArray encode(const ContentDesk::Offered &offered);
std::optional<ContentDesk::Offered> offered(const QByteArray &body);
/// All of an answer but its bytes.
QByteArray encode(const ContentDesk::Answer &answer);
std::optional<ContentDesk::Answer> answer(const QByteArray &body);

} // namespace content_codec

} // namespace millrace
