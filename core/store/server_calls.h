// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/store/server_file.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace millrace {

/// Calls that bear a key of their caller's making, so that a repeated one is answered and not carried out again. Any
/// thread.
namespace server_calls {

struct Call
{
    RecordId user;
    QString key;
    QByteArray fingerprint; ///< of what was asked
    RecordId run;           ///< names what the call does, also when it is tried again
    Instant begunAt;
    int status = 0; ///< of the answer; 0 = there is none yet
    QString type;
    QString headers;
    QByteArray body;
};
/// The call as it stands: the one that has the key already, else `wanted`, which it has from now on. Calls begun before
/// `since` are forgotten.
Result<Call> begin(ServerFile &file, const Call &wanted, Instant since);
/// Keeps the answer.
Result<void> finish(ServerFile &file, const Call &call);

} // namespace server_calls

} // namespace millrace
