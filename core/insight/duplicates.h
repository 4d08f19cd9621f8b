// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/fingerprint.h"
#include "core/workspace/workspace.h"

namespace millrace {

/// A record that may be the same as the one asked about, with what a person wants to know before going on.
struct DuplicateFound
{
    RecordId id;
    QString title;
    RecordId owner;
    std::optional<Instant> lastTouched; ///< of the newest entry of its timeline
    Likeness likeness;
};

/// Live records that look like `draft` (which need not be stored; its own id is left out), likeliest first: those of a
/// score from 0.5 on, and all that share a code, mail, phone or domain with it. Asks the search index for candidates,
/// so it takes time by their number and not by the entity's. Without those that were said to be another
/// (DistinctPairs). Empty for an entity without Identity fields. Any thread.
Result<std::vector<DuplicateFound>> findDuplicates(const Workspace &workspace, const Session &session,
                                                   const Record &draft, int limit = 5);

struct DuplicatePair
{
    RecordId a, b; ///< a is the older one
    Likeness likeness;
};

/// The score from which a scan calls two records duplicates.
inline constexpr double likelyDuplicate = 0.7;

/// All pairs of live records of an entity from that score on, likeliest first, without those said to be distinct.
/// Compares those that share a key, a name, a sound, or one of the four rarest parts of their names; holds what is
/// compared of all records in memory (about 1 KB each). Any thread but the window's.
Result<std::vector<DuplicatePair>> scanDuplicates(const Workspace &workspace, const Session &session,
                                                  const QString &entity, double least = likelyDuplicate,
                                                  const Progress &progress = {});

/// The same over fingerprints, in their order.
Result<std::vector<DuplicatePair>> pairsAmong(const DuplicateRules &rules, const std::vector<Fingerprint> &prints,
                                              double least, const Progress &progress = {});

} // namespace millrace
