// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/content_lane.h"
#include "core/sync/membership.h"
#include "core/sync/session.h"

namespace millrace {

/// How synchronisation stands, in a word or two ("Synced 14:05", "3 waiting"). `clock` is the time of the last success
/// as it is to be shown.
QString syncStateText(const SyncStanding &standing, const QString &clock);
/// What is wrong and what to do, in sentences; empty where nothing is.
QString syncTroubleText(SyncStanding::Trouble trouble);
/// Why a device was not let in; empty where it was.
QString signInText(const SignInAnswer &answer);
/// Why a workspace does not follow a server; empty where it does.
QString joiningText(const membership::Joining &joining);
/// Why a file's content is not to be had or stays on this computer; empty where it moved as it should.
QString contentText(const ContentLane::News &news);

/// The stable words of the same: for JSON and logs.
QString syncStateWord(SyncStanding::State state);
QString syncTroubleWord(SyncStanding::Trouble trouble);

} // namespace millrace
