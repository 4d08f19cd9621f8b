// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/parts/workspace_window.h"
#include "ui/shell/checklist.h"

#include <QPointer>

namespace millrace {

/// The checklist of a first start: a customer, a follow-up, a moved opportunity, an import, the palette, a copy. Each
/// is ticked when it was really done, whichever way; what is ticked and whether the list is wanted is remembered.
class FirstSteps : public QObject
{
    Q_OBJECT

public:
    FirstSteps(WorkspaceWindow &window, Settings &settings, QObject *parent);

    /// Shows the list from now on: at a first start, or because it is asked for.
    void begin();
    void tick(const QString &id);
    bool isShown() const { return m_list != nullptr; }
    Checklist *list() const { return m_list; }

Q_SIGNALS:
    void looked();

private:
    void show();
    void hide();
    void run(const QString &id);
    void heard(const CommitNotice &notice);
    void retranslate();
    void store(bool shown);

    WorkspaceWindow &m_window;
    Settings &m_settings;
    LiveData &m_data;
    QStringList m_done;
    QPointer<Checklist> m_list;
};

} // namespace millrace
