// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to a team, as data: the same scripts drive the model of the protocol and the engines themselves.
#pragma once

#include <cstdint>
#include <vector>

namespace millrace::test {

struct Step
{
    enum class Kind {
        Edit,       ///< somebody writes
        Sync,       ///< one exchange with the server, faults and all
        Crash,      ///< a workstation is killed and opened again from its disk
        Network,    ///< a workstation goes offline or comes back
        Scopes,     ///< the server gives a root to somebody else
        Policy,     ///< somebody's team or range changes
        StaleReply, ///< an answer that was overtaken arrives (only where a fault allows several requests at once)
        LatePush,   ///< a push that was sent twice arrives again
        Backup,     ///< of the server
        Compact,    ///< the server forgets old scope events
        Restore,    ///< the server goes back to its backup
        Keep,       ///< somebody sets a copy of his disk aside
        Rollback,   ///< and goes back to it
    };
    Kind kind = Kind::Sync;
    int client = 0;
    std::uint32_t chance[6] = {}; ///< what the step needs of chance, drawn beforehand

    std::uint32_t below(int which, std::uint32_t bound) const { return chance[which] % bound; }
    bool happens(int which, int percent) const { return chance[which] % 100 < std::uint32_t(percent); }
};

struct Script
{
    std::uint64_t seed = 0;
    int clients = 5;
    bool restores = false;  ///< whether the server is ever restored
    bool rollbacks = false; ///< whether a disk is ever rolled back
    std::vector<Step> steps;
};

/// The same seed gives the same script on every platform.
Script scriptOf(std::uint64_t seed, int steps, int clients = 5);

} // namespace millrace::test
