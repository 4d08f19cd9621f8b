// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/board_report.h"

namespace millrace {

/// One state of the way that a record goes, and how long it stayed there.
struct StagePathStep
{
    BoardColumn column;
    int visits = 0;           ///< how often it came here
    std::int64_t seconds = 0; ///< of all visits; the one that lasts counts up to now
    bool known = true;        ///< false: some of the moments were guessed
};

/// The way of a record through the states of its status field: open stages in order, then won and lost ones; for a
/// choice its options.
struct StagePath
{
    EntityPtr entity;
    std::vector<StagePathStep> steps;
    int current = -1;      ///< -1: it stands in a state that is no more
    QStringList keyFields; ///< of the stage where it stands: what that stage asks for, else what cards show
};

/// The frame of the board that the record is on.
BoardQuery pathQuery(const Record &record, const Metadata &metadata);
/// From the journal. Errors: InvalidArgument for an entity without a status field, those of Workspace's readings. Takes
/// a few readings: not for the UI thread.
Result<StagePath> readStagePath(const Workspace &workspace, const Session &session, const Record &record);

} // namespace millrace
