// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/http_peer.h"
#include "core/sync/secret_store.h"

namespace millrace {

/// A workspace and the team whose server it follows: how it comes to it, and how it leaves.
namespace membership {

struct Joining
{
    enum class Kind {
        Joined,
        SignIn,        ///< `signIn` says what is wrong
        OtherTeam,     ///< the workspace follows another server's database already
        OtherPerson,   ///< it is somebody else's copy of that database
        OtherCurrency, ///< it counts in another base currency than the team
        NoAnswer,      ///< the server let the device in, then said nothing that makes sense
    };
    Kind kind = Kind::NoAnswer;
    SignInAnswer signIn;
    RecordId database;
};

/// Signs a device in and makes the workspace follow the server, with everything that is in it. A file that is not there
/// is made, empty, in the team's currency. Where anything but Joined comes of it, the workspace is as it was, the
/// device is signed out again, and a file that was made for this is gone. May be repeated: a joined workspace gets a
/// new token.
struct Request
{
    QString path;
    ServerAddress address; ///< device and login are filled in
    SignIn attempt;        ///< replica is filled in
    QString locale;
    QTimeZone zone = QTimeZone::utc();
};
Result<Joining> join(const Request &request, SecretStore &secrets, Clock &clock, IdSource &ids);
/// The same for one that is open.
Result<Joining> join(Workspace &workspace, const Request &request, SecretStore &secrets);

/// The line to the server of a workspace; null where it has none, or no token is kept here.
Result<std::unique_ptr<HttpPeer>> peerOf(const Workspace &workspace, SecretStore &secrets);
/// Ends the session of this device and forgets its token; the records stay.
Result<void> signOut(const Workspace &workspace, SecretStore &secrets);

/// Removes a workspace and all that lies beside it: what a device that was shut out owes. The file is closed.
Result<void> wipe(const QString &path);

} // namespace membership

} // namespace millrace
