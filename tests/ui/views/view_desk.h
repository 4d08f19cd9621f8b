// SPDX-License-Identifier: GPL-3.0-or-later
// The parts that pages are given, over an empty workspace.
#pragma once

#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"
#include "ui/models/draft_store.h"
#include "ui/shell/view_context.h"
#include "ui/views/undo/undo_commands.h"

#include <QTest>

namespace millrace::test {

struct ViewDesk
{
    TempWorkspace workspace;
    QTemporaryDir profile;
    Translations translations;
    CommandRegistry commands{translations};
    Settings settings{profile.path()};
    RecordSets sets;
    LiveData data{*workspace, QStringLiteral("en")};
    DraftStore drafts{workspace.path()};
    std::vector<Toast> toasts;
    UndoCommands undo{data, [this](Toast toast) { toasts.push_back(std::move(toast)); }, nullptr};
    ViewContext context{data,
                        commands,
                        settings,
                        sets,
                        [this](Toast toast) { toasts.push_back(std::move(toast)); },
                        [this](const RecordId &operation) { undo.undo(operation); }};

    RecordId customer(const QString &name) { return workspace.create(u"customer", {{"name", name}}); }
    RecordId activity(const RecordId &customer, const QString &subject, const QString &at, const QString &body = {})
    {
        return workspace.create(
            u"activity",
            {{"subject", subject}, {"at", at}, {"customer", customer.toString()}, {"kind", "call"}, {"body", body}});
    }
    RecordId task(const RecordId &customer, const QString &subject, const QString &due)
    {
        return workspace.create(u"task", {{"subject", subject}, {"due", due}, {"customer", customer.toString()}});
    }
};

/// Waits until something holds; ten seconds are enough for any machine.
template <class Holds> bool until(Holds holds)
{
    return QTest::qWaitFor(holds, 10000);
}

} // namespace millrace::test
