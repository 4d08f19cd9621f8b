// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/script.h"

#include <random>

namespace millrace::test {

Script scriptOf(std::uint64_t seed, int steps, int clients)
{
    std::mt19937_64 chance(seed);
    Script script;
    script.seed = seed;
    script.clients = clients;
    script.restores = chance() % 2 == 0;
    script.rollbacks = chance() % 10 < 3;
    // Of a thousand steps; the rest changes nothing but the time.
    constexpr std::pair<Step::Kind, unsigned> shares[] = {
        {Step::Kind::Edit, 300},   {Step::Kind::Sync, 450},  {Step::Kind::Crash, 40},     {Step::Kind::Network, 40},
        {Step::Kind::Scopes, 40},  {Step::Kind::Policy, 40}, {Step::Kind::StaleReply, 5}, {Step::Kind::LatePush, 15},
        {Step::Kind::Backup, 15},  {Step::Kind::Compact, 3}, {Step::Kind::Restore, 8},    {Step::Kind::Keep, 14},
        {Step::Kind::Rollback, 8},
    };
    for (int i = 0; i < steps; ++i) {
        Step step;
        unsigned drawn = unsigned(chance() % 978);
        for (const auto &[kind, share] : shares) {
            step.kind = kind;
            if (drawn < share)
                break;
            drawn -= share;
        }
        step.client = int(chance() % std::uint64_t(clients));
        for (std::uint32_t &number : step.chance)
            number = std::uint32_t(chance() >> 32);
        script.steps.push_back(step);
    }
    return script;
}

} // namespace millrace::test
