// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace millrace::cli {

Command initCommand();
Command generateCommand();
Command importCommand();
Command importSetCommand();
Command queryCommand();
Command searchCommand();
Command readCommand();
Command createCommand();
Command updateCommand();
Command deleteCommand();
Command convertCommand();
Command duplicatesCommand();
Command mergeCommand();
Command unmergeCommand();
Command historyCommand();
Command undoCommand();
Command restoreCommand();
Command funnelCommand();
Command waterfallCommand();
Command reportCommand();
Command rfmCommand();
Command forecastCommand();
Command targetsCommand();
Command schedulesCommand();
Command exportCommand();
Command schemaCommand();
Command fieldCommand();
Command verifyCommand();
Command rebuildCommand();
Command reindexCommand();
Command backupCommand();
Command accessCommand();
Command loginCommand();
Command logoutCommand();
Command syncCommand();
Command syncStatusCommand();
Command conflictsCommand();

} // namespace millrace::cli
