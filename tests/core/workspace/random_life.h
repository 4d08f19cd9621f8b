// SPDX-License-Identifier: GPL-3.0-or-later
// Random but repeatable work on a workspace: every kind of edit, for properties that must hold for all of them.
#pragma once

#include "tests/support/temp_workspace.h"

#include <random>

namespace millrace::test {

class RandomLife
{
public:
    RandomLife(TempWorkspace &ws, std::uint64_t seed) : m_ws(ws), m_random(seed) {}

    /// One random operation; answers its id, or the null id where it was refused or changed nothing.
    RecordId step();
    /// Three opportunities with a past, in one operation as an import makes them.
    RecordId importSome();
    int below(int n) { return int(m_random() % std::uint64_t(n)); }

private:
    RecordId pick(const char *entity);
    QString word();
    Edit creation();
    Edit change();

    TempWorkspace &m_ws;
    std::mt19937_64 m_random;
};

} // namespace millrace::test
