// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/temp_workspace.h"
#include "ui/language/translations.h"
#include "ui/shell/command_registry.h"
#include "ui/shell/settings.h"
#include "ui/shell/view_context.h"
#include "ui/views/undo/undo_commands.h"

#include <QTemporaryDir>

namespace millrace::test {

/// The parts that every page is given, over an empty workspace.
struct PageParts
{
    TempWorkspace workspace;
    QTemporaryDir profile;
    Translations translations;
    CommandRegistry commands{translations};
    Settings settings{profile.path()};
    RecordSets sets;
    LiveData data{*workspace, QStringLiteral("en")};
    std::vector<Toast> toasts;
    UndoCommands undo{data, [this](Toast toast) { toasts.push_back(std::move(toast)); }, nullptr};
    ViewContext context{data,
                        commands,
                        settings,
                        sets,
                        [this](Toast toast) { toasts.push_back(std::move(toast)); },
                        [this](const RecordId &operation) { undo.undo(operation); }};
};

} // namespace millrace::test
