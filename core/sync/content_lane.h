// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/content_peer.h"

#include <QHash>
#include <QSet>

#include <condition_variable>
#include <deque>

namespace millrace {

/// A workstation's side of moving what attachments hold, beside the line of the records: sends what is here and not at
/// the server, fetches what a person asks for at once, and small contents by itself. It is stepped, one piece at a
/// time; what it must remember lies beside the workspace's file, so a new lane goes on where the last was cut off.
class ContentLane
{
public:
    struct Options
    {
        qint64 fetchedByItself = 4LL * 1024 * 1024; ///< larger contents wait until somebody asks for them
        qint64 piece = 1024 * 1024;                 ///< bytes that are sent at once
        int shortestPauseMs = 1'000;                ///< after a failure; doubled with each further one
        int longestPauseMs = 60'000;
    };
    /// What became of one attachment's content.
    enum class Fate {
        Arrived,  ///< it is here
        Sent,     ///< it is at the server
        NotThere, ///< the server does not have it either: the computer that it was attached on has not sent it yet
        TooLarge, ///< the server takes none of this size: `limit`
        NoRoom,   ///< the server has no room left: `limit`
        Offline,  ///< somebody asked for it, and the server cannot be reached: it comes when it can be
        Failed,   ///< something else was there than should be, or the disk is full
    };
    struct News
    {
        RecordId attachment;
        Fate fate = Fate::Arrived;
        qint64 limit = 0;
    };
    /// Told on the thread that runs the lane.
    using Listener = std::function<void(const News &)>;

    ContentLane(Workspace &workspace, ContentPeer &peer, Options options, Listener listener = {});
    ~ContentLane();

    enum class Outcome { Progress, Idle, Unreachable, Busy, SignIn };
    /// One exchange with the server.
    Outcome step();
    /// Until nothing is left that can be done now, or something fails.
    Outcome runOnce();
    /// Until stop(): goes on when attachments come, when it is woken, and by itself some time after a failure.
    void run();
    void stop();

    /// Somebody asks for a content: it is the next that is fetched. Any thread.
    void want(const RecordId &attachment);
    /// The server may know more than it did: what it did not have or know is asked for again. Any thread.
    void wake();
    void setPaused(bool paused);

private:
    struct File
    {
        QString sha256;
        qint64 size = 0;
    };
    Result<void> look();
    Result<void> lookAll();
    void sort(const RecordId &attachment, const File &file);
    std::optional<File> fileOf(const RecordId &attachment) const;
    Outcome offer();
    Outcome sendPiece();
    Outcome fetchPiece(std::deque<RecordId> &from);
    Outcome failedBy(const ContentReply &reply);
    void tell(const RecordId &attachment, Fate fate, qint64 limit = 0);
    void rest(std::optional<int> milliseconds);

    Workspace &m_workspace;
    ContentPeer &m_peer;
    AttachmentContent m_content;
    Options m_options;
    Listener m_listener;
    std::shared_ptr<void> m_listening;

    std::deque<RecordId> m_toOffer, m_toSend, m_toFetch, m_asked;
    std::deque<RecordId> m_later;      ///< what the server did not know or have
    std::deque<RecordId> m_askedLater; ///< what was asked for while the server could not be reached
    QSet<RecordId> m_queued;           ///< of the first four
    QHash<RecordId, qint64> m_sentTo;  ///< how far the server has what is being sent
    int m_retryAfterMs = 0;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<RecordId> m_touched; ///< attachments that came or changed since the last look
    std::vector<RecordId> m_wanted;
    bool m_everything = true, m_woken = false, m_stopping = false, m_paused = false;
};

} // namespace millrace
