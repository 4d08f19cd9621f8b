// SPDX-License-Identifier: GPL-3.0-or-later
// The protocol as an executable model: a server and a few workstations in memory, every rule in a few lines. It is what
// PROTOCOL.md means, and the measure of the real engines. A rule can be taken out, to see that the checks find it.
#pragma once

#include "tests/sync/script.h"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace millrace::test {

/// Rules that can be taken out.
enum class Bug {
    None,
    NoDedup,     ///< a mutation that comes twice is carried out twice
    NoRetain,    ///< acknowledged edits are forgotten at once
    Leak,        ///< rows stay when the right to see them ends
    NoHorizon,   ///< a cursor before the horizon is accepted
    CursorOnly,  ///< only the cursor, not the newest place seen, is checked against the history
    Pipelined,   ///< several requests at once
    SweepStale,  ///< a root that the feed names keeps its old generation
    AwayAndBack, ///< scope events on roots that stay visible are passed over
    LastWins,    ///< the last to arrive wins however old its view
};

struct ModelReport
{
    int checks = 0, mutations = 0, conflicts = 0, rejected = 0, crashes = 0, restores = 0, rollbacks = 0;
    std::string failure; ///< empty: every promise held
};

/// Plays a script to its end, lets the network calm down and checks what must hold then.
ModelReport playModel(const Script &script, Bug bug = Bug::None);

} // namespace millrace::test
