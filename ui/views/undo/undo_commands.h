// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/live_data.h"
#include "ui/shell/toasts.h"

#include <QObject>

namespace millrace {

/// Undo and redo as commands: takes operations back off the UI thread, tells what was done, and knows what the next
/// undo and redo would do.
class UndoCommands : public QObject
{
    Q_OBJECT

public:
    UndoCommands(LiveData &data, std::function<void(Toast)> toast, QObject *parent);

    void undoLast();
    void redoLast();
    void undo(const RecordId &operation);

Q_SIGNALS:
    /// Names of the operations; empty where there is none.
    void namesChanged(const QString &undo, const QString &redo);
    void finished();

private:
    void refresh();
    using WhichOperation = std::function<Result<RecordId>(const Workspace &, const Session &)>;
    void takeBack(const WhichOperation &which, bool redo);

    LiveData &m_data;
    std::function<void(Toast)> m_toast;
    RecordId m_undo, m_redo;
    bool m_asking = false, m_again = false;
};

} // namespace millrace
