// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/draft_store.h"
#include "ui/shell/main_window.h"
#include "ui/shell/view_context.h"
#include "ui/views/record/follow_up_commands.h"
#include "ui/views/search/record_provider.h"
#include "ui/views/undo/undo_commands.h"

namespace millrace {

/// What all windows share; outlives them. `data` and `drafts` are null while no workspace is open: such a window has
/// no pages.
struct WindowGround
{
    Theme &theme;
    Translations &translations;
    Settings &settings;
    LiveData *data = nullptr;
    DraftStore *drafts = nullptr;
    QString mappings; ///< the folder of kept import mappings
    std::function<void(const RecordId &user)> viewAs = {};
};

/// One window onto the workspace with pages, commands and places of its own. The composition makes the first one and
/// one more for each place that is wanted beside it.
class WorkspaceWindow : public QObject
{
    Q_OBJECT

public:
    explicit WorkspaceWindow(const WindowGround &ground);
    ~WorkspaceWindow() override;

    MainWindow &window() { return *m_window; }
    CommandRegistry &commands() { return m_commands; }
    const PageRegistry &pages() const { return m_pages; }
    const ViewContext &context() const { return *m_context; } ///< only with a workspace
    UndoCommands *undo() const { return m_undo; }
    FollowUpCommands *followUps() const { return m_followUps; }

    /// By entity, the page that lists its records.
    static QHash<QString, QString> pagesByEntity();
    /// What a working day adds: counted by the briefing, offered by the palette.
    static QStringList newOnes();

private:
    void addPages();
    void addBoard();
    void addCommands();

    WindowGround m_ground;
    CommandRegistry m_commands;
    PageRegistry m_pages;
    RecordSets m_sets;
    std::unique_ptr<Favourites> m_favourites;
    std::unique_ptr<ViewContext> m_context;
    std::unique_ptr<RecordProvider> m_provider;
    std::unique_ptr<MainWindow> m_window;
    UndoCommands *m_undo = nullptr;
    FollowUpCommands *m_followUps = nullptr;
};

} // namespace millrace
