// SPDX-License-Identifier: GPL-3.0-or-later
// What people type into a search, drawn from what a base holds.
#pragma once

#include "core/workspace/workspace.h"

namespace millrace::bench {

struct MixedQuery
{
    QString kind; ///< "latin", "han1", "han2", "initials", "pinyin", "phone", "common"
    QString text;
};

/// Seeded: Latin letters from inside words, one and two Han, initials, full pinyin and phone tails of the names in the
/// base, each also as the prefixes that are typed on the way; one in ten from the base's twenty commonest tokens.
std::vector<MixedQuery> queryMix(const Workspace &workspace, const QString &path, int seeds, std::uint64_t seed);

} // namespace millrace::bench
