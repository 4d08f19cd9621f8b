// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/program/data_folder.h"
#include "app/server/program/settings.h"
#include "core/base/platform/system_clock.h"
#include "core/workspace/workspace.h"

namespace millrace::server {

class StopSignal;

/// What a command found or did, in both forms; only one of them is printed.
struct Told
{
    QJsonObject document;
    QString text; ///< for a person, with line ends
    int exit = exits::done;
};

/// What a command works with.
struct Call
{
    Settings settings;
    DataFolder data;
    Clock &clock;
    IdSource &ids;
    QString locale;
    StopSignal &stop;
    bool json = false;

    /// Whether the data is in a database on a server; the folder, where there is one, then holds the key alone.
    bool isRemote() const { return settings.has("database"); }
    bool hasFolder() const { return settings.has("data"); }
    /// Of the workspace and of what is kept beside it, for opening.
    QString workspacePath() const { return isRemote() ? settings.value("database") : data.workspace(); }
    QString accountsPath() const { return isRemote() ? settings.value("database") : data.accounts(); }
    /// The same for messages: without a password.
    QString shownPlace() const;
    /// WorkspaceMissing where there is no server in the folder; a database is asked when it is opened.
    Attempt<void> require() const;
    /// The server's workspace; the sentences of the core say what is wrong with it.
    Attempt<std::unique_ptr<Workspace>> open(Workspace::Access access) const;
};

struct Command
{
    const char *name;
    const char *words; ///< what follows the name, as the help shows it
    const char *summary;
    const char *example;
    std::vector<Setting> settings;
    int minimum, maximum; ///< words after the name
    Attempt<Told> (*perform)(Call &call);
};

Command initCommand();
Command userCommand();
Command runCommand();
Command backupCommand();
Command restoreCommand();
Command verifyCommand();
Command statusCommand();

/// The first line of the standard input: usage where there is none.
Attempt<QString> passwordGiven();

} // namespace millrace::server
