// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace millrace {

/// The calls of the protocol; PROTOCOL.md says what each carries.
enum class SyncCall { Hello, Push, Pull, Snapshot, Verify, Presence };
/// The word of a call in addresses and logs ("push").
QString syncCallWord(SyncCall call);

/// What came back for one request. A body is whole or it is not there: a transport that cannot tell whether it has all
/// of an answer answers Unreachable.
struct SyncReply
{
    enum class Kind {
        Answered,    ///< `body` is the hub's answer, refusals included
        Unreachable, ///< nothing is known about the request: it may or may not have been carried out
        SignIn,      ///< the device must sign in again
        Revoked,     ///< the device was shut out: what it holds is to be wiped
        Busy,        ///< asked to come back after `retryAfterMs`
    };
    /// Why a server is Unreachable, as far as a person can do something about it.
    enum class Trouble {
        Network,      ///< no connection, or one that broke
        Certificate,  ///< it did not prove to be the server that was agreed on; nothing was said to it
        NotTheServer, ///< something else answered, like the page of a hotel's network
        Server,       ///< it failed
        GivenUp,      ///< by abort()
    };
    Kind kind = Kind::Unreachable;
    Trouble trouble = Trouble::Network;
    QByteArray body;
    QString reason; ///< technical words for the log
    int retryAfterMs = 0;
};

/// The server as a workstation sees it: a seam, so that the same engine runs over HTTPS and, in one process, straight
/// into a hub. Used by one engine on its thread, one request at a time.
class SyncPeer
{
public:
    virtual ~SyncPeer() = default;

    /// Sends one request and waits for the whole answer. `body` is compact JSON; the answer's body is NDJSON. Sizes,
    /// compression and time limits are the transport's. A pull with a "wait" may be held by the server so long.
    virtual SyncReply ask(SyncCall call, const QByteArray &body) = 0;

    /// Gives up the request under way, or the next one where there is none: the engine has something better to say.
    /// From any thread; the request then answers Unreachable with GivenUp.
    virtual void abort() {}
};

} // namespace millrace
